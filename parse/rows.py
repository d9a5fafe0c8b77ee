"""Rows of cells to rows of a ledger: what begins an item, and what only goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from extract import Cell, Document
from normalize.fold import fold
from normalize.numerals import parse_numeral
from parse.align import MAX_HEADING, TOP, Above, align
from parse.columns import TEXTS, Role
from parse.region import GridRow

#: What may stand at the end of a finished text.
FINISHED: Final = re.compile(r"[。！？；;.…）”》%][”』）\s]*$")
SENTENCE_END: Final = re.compile(r"[。！？；;.…”》%][”』\s]*$")
HEADING: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|（[一二三四五六七八九十]{1,3}）"
    r"|第[一二三四五六七八九十]{1,3}(?:部分|类|章)|[IVX]{1,4}[、.])"
)
POINT: Final = re.compile(
    r"\s*(?:\d{1,2}[、.．](?!\d)|（\d{1,2}）|[①-⑳]|[一二三四五六七八九十]是)"
)
TOTAL: Final = re.compile(r"(?:合|总|小|共)\s*计|总\s*数|合计数")
NUMBER: Final = re.compile(
    r"[（〔第]?\s*(?P<item>\d{1,4}|[一二三四五六七八九十百]{1,4})(?:[-.·](?P<sub>\d{1,3}))?\s*[）〕、.．项]?"
)


class Kind(Enum):
    """What a row of cells is to the ledger."""

    BLANK = auto()
    TOTAL = auto()
    SECTION = auto()
    ITEM = auto()
    SUB = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A row's cells by column; ``shared`` columns are merged with the row above.

    ``width`` is how many cells the source has; ``moved`` whether any stands in a
    column other than the one it is counted out to.
    """

    cells: Mapping[int, Cell]
    texts: Mapping[int, str]
    shared: Set[int]
    width: int
    moved: bool
    broken: bool

    def own(self, column: int | None) -> str:
        """Text that stands in this very row, folded; blank where merged from above."""
        if column is None or column in self.shared:
            return ""
        return self.texts.get(column, "")


#: More cells than this beyond the columns are not a row that slipped.
MAX_SPARE_CELLS: Final = 30


def align_row(
    document: Document,
    row: GridRow,
    roles: Sequence[Role],
    words: Set[str],
    above: Above,
) -> AlignedRow:
    """A row's cells in the columns they belong to."""
    texts = [document[cell.span].strip() for cell in row.cells]
    while len(texts) > len(roles) and not texts[-1]:
        texts.pop()
    columns: tuple[int | None, ...] = tuple(range(len(texts)))
    if len(texts) <= len(roles) + MAX_SPARE_CELLS:
        columns = align(texts, roles, words, above)
    placed: dict[int, Cell] = {}
    for column, cell, text in zip(columns, row.cells[: len(texts)], texts, strict=True):
        if column is not None:
            placed[column] = cell
        elif text:
            placed[max([len(roles) - 1, *placed]) + 1] = cell
    return AlignedRow(
        cells=placed,
        texts={
            column: fold(document[cell.span].strip()) for column, cell in placed.items()
        },
        shared={column for column, cell in placed.items() if cell.row < row.row},
        width=len(texts),
        moved=any(
            column not in (at, None) for at, column in enumerate(columns) if texts[at]
        ),
        broken=row.broken,
    )


def kind_of(
    row: AlignedRow, above: AlignedRow | None, by_role: Mapping[Role, int]
) -> Kind:
    """What a row is, seen from the row above it."""
    filled = {column for column in row.texts if row.own(column)}
    if not filled:
        return Kind.BLANK
    distinct = {(row.cells[column].span.start, row.texts[column]) for column in filled}
    first = row.own(min(filled))
    if TOTAL.match(first):
        return Kind.TOTAL
    if len(distinct) == 1 and _is_heading(row, first, filled, by_role):
        return Kind.SECTION
    if NUMBER.fullmatch(row.own(by_role.get(Role.NUMBER))):
        return Kind.ITEM
    return _unnumbered(row, above, by_role)


def _is_heading(
    row: AlignedRow, text: str, filled: Set[int], by_role: Mapping[Role, int]
) -> bool:
    """Whether the only text of a row is the name of the group below."""
    if POINT.match(text) or len(text) > MAX_HEADING:
        return False
    if len(filled) > 1 or row.cells[min(filled)].column_span > 1:
        return True
    early = min(filled) <= max(1, by_role.get(Role.TASK, 1))
    return early and bool(HEADING.match(text)) and not SENTENCE_END.search(text)


def _unnumbered(
    row: AlignedRow, above: AlignedRow | None, by_role: Mapping[Role, int]
) -> Kind:
    """A row without a number: an item's further row, or the rest of a cell."""

    def own(role: Role) -> str:
        return row.own(by_role.get(role))

    task, named = own(Role.TASK), own(Role.LEAD) or own(Role.PERSON)
    if above is None:
        return Kind.ITEM if task or Role.NUMBER not in by_role else Kind.REST
    if task and (named or own(Role.STATUS)):
        if Role.NUMBER not in by_role:
            return Kind.ITEM
        if not _goes_on(above, by_role[Role.TASK], task):
            return Kind.SUB
    if named:
        return Kind.SUB
    starts_point = any(POINT.match(own(role)) for role in TEXTS)
    cut = any(_goes_on(above, by_role.get(role), own(role)) for role in TEXTS)
    if own(Role.STATUS):
        late = not above.texts.get(by_role[Role.STATUS])
        goes_on = cut or row.broken or not starts_point
        return Kind.REST if late and goes_on else Kind.SUB
    # After a page break, a point without a status of its own goes on with the cell.
    own_point = not row.broken or Role.STATUS not in by_role
    return Kind.SUB if starts_point and not cut and own_point else Kind.REST


def _goes_on(above: AlignedRow, column: int | None, text: str) -> bool:
    """Whether the text above in a column breaks off and this may be its rest."""
    if column is None or not text or POINT.match(text):
        return False
    before = above.texts.get(column, "")
    return bool(before) and not FINISHED.search(before)


def open_columns(row: AlignedRow | None, by_role: Mapping[Role, int]) -> Above:
    """Columns of a row's texts, and of those that break off."""
    if row is None:
        return TOP
    filled = {at for role in TEXTS if row.texts.get(at := by_role.get(role, -1))}
    cut = {at for at in filled if not FINISHED.search(row.texts[at])}
    status = by_role.get(Role.STATUS)
    return Above(filled, cut, status is not None and not row.texts.get(status))


def read_number(text: str) -> tuple[int, int | None] | None:
    """Item and sub-item of a number cell.

    >>> read_number("（三）"), read_number("12"), read_number("3-2"), read_number("备注")
    ((3, None), (12, None), (3, 2), None)
    """
    match = NUMBER.fullmatch(fold(text).strip())
    value = parse_numeral(match["item"]) if match else None
    if match is None or value is None:
        return None
    return int(value), int(match["sub"]) if match["sub"] else None
