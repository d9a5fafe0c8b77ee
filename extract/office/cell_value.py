"""What one cell of a sheet shows, from what its file stores for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from extract.office.number_code import UnknownCodeError
from extract.office.number_format import show_number, show_text
from extract.office.workbook import Workbook, unescaped

#: Numbers of double precision; longer ones no spreadsheet has written.
_NUMBER: Final = re.compile(
    r"[+-]?(?=\.?\d)\d{0,330}(?:\.\d{0,330})?(?:E[+-]?\d{1,3})?",
    re.ASCII | re.IGNORECASE,
)
#: Of ten, in the largest number of double precision.
MAX_POWER: Final = 308
#: Kinds of cells that hold their text themselves.
_OWN_TEXT: Final = frozenset({"str", "inlineStr"})
_GENERAL: Final = "General"


@dataclass(frozen=True, slots=True)
class StoredCell:
    """A cell with a value or a formula; ``kind`` is the file's ``t``.

    ``value`` is None where there is only the formula.
    """

    kind: str
    style: int
    value: str | None
    shows_zeros: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows, and what ought to be known of that.

    ``doubt`` is a note's code, and ``detail`` what its message tells: the format's
    code, the error.
    """

    text: str
    is_text: bool = True
    doubt: str | None = None
    detail: str = ""


def shown(cell: StoredCell, workbook: Workbook) -> Shown:
    """What the cell shows. Raises ``ValueError`` for a string that is not there."""
    if cell.value is None:
        return Shown("", doubt="formula_without_value")
    if not cell.value.strip() and cell.kind not in _OWN_TEXT:
        return Shown("")
    match cell.kind:
        case "s":
            return _text(_shared(cell.value.strip(), workbook), cell, workbook)
        case kind if kind in _OWN_TEXT:
            return _text(unescaped(cell.value), cell, workbook)
        case "b":
            return Shown("TRUE" if cell.value.strip() == "1" else "FALSE", False)
        case "e":
            return Shown(cell.value, doubt="cell_error", detail=cell.value)
        case "d":
            return _iso_date(cell, workbook)
        case _:
            return _number(cell.value.strip(), cell, workbook)


def _shared(number: str, workbook: Workbook) -> str:
    is_there = number.isascii() and number.isdigit() and len(number) < 10
    if not is_there or int(number) >= len(workbook.strings):
        raise ValueError(f"shared string {number[:20]}")
    return workbook.strings[int(number)]


def _code(cell: StoredCell, workbook: Workbook) -> str | None:
    """The number format; General for a style that the file does not have."""
    if 0 <= cell.style < len(workbook.formats):
        return workbook.formats[cell.style]
    return _GENERAL


def _text(text: str, cell: StoredCell, workbook: Workbook) -> Shown:
    code = _code(cell, workbook)
    if code is None or code == _GENERAL or not text:
        return Shown(text)
    try:
        seen = show_text(text, code)
    except UnknownCodeError:
        return Shown(text, doubt="number_format_unknown", detail=code)
    return _unless_hidden(seen, text, code, is_text=True)


def _number(text: str, cell: StoredCell, workbook: Workbook) -> Shown:
    code = _code(cell, workbook)
    if not _NUMBER.fullmatch(text) or code is None:
        return Shown(text, False, "number_format_unknown", code or "")
    value = Decimal(text)
    if value.adjusted() > MAX_POWER:
        return Shown(text, False, "number_format_unknown", code)
    if not value and not cell.shows_zeros:
        return Shown("", False)
    try:
        seen = show_number(value, code, from_1904=workbook.from_1904)
    except UnknownCodeError:
        plain = show_number(value, _GENERAL)
        return Shown(plain, False, "number_format_unknown", code)
    return _unless_hidden(seen, text if value else "", code, is_text=False)


def _unless_hidden(seen: str, stored: str, code: str, *, is_text: bool) -> Shown:
    """A format that shows nothing of what is stored (``;;;``) is told; zeros aside."""
    hides = stored.strip() and not seen.strip()
    return Shown(seen, is_text, "value_not_shown" if hides else None, code)


def _iso_date(cell: StoredCell, workbook: Workbook) -> Shown:
    """A day in ISO 8601, which strict files may store, by its serial number."""
    text = (cell.value or "").strip()
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return Shown(text, False, "number_format_unknown", "ISO 8601")
    epoch = datetime(1904, 1, 1) if workbook.from_1904 else datetime(1899, 12, 30)
    since = moment - epoch
    seconds = Decimal(since.seconds) + Decimal(since.microseconds).scaleb(-6)
    serial = since.days + seconds / 86_400
    return _number(f"{serial:f}", cell, workbook)
