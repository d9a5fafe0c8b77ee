"""A table's header, printed again on each page: found, and left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from extract.pages.chain import Part
from extract.pages.page import Line, PageCell, PageTable

#: More rows of header than any ledger has.
MOST_ROWS: Final = 4
#: Points that the same header's height may differ by, and as a share of it (scans).
TOLERANCE: Final = 2.0
SHARE: Final = 0.03
#: How alike two readings of one header are; recognition may differ in a character,
#: but rows of data differ in digits.
ALIKE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Header:
    """A table's first rows, and their height in points."""

    rows: int
    height: float


def repeated_header(first: PageTable, below: PageTable) -> Header | None:
    """The rows of the first table that the one below repeats; None for none.

    Text and shape must be the same. The rows are told by height, for a row that a
    page break cut may stand below the header without a rule between.
    """
    found, above = None, 0.0
    for rows in range(1, min(MOST_ROWS, first.rows) + 1):
        if rows > 1 and not _goes_on(first, rows - 2):
            break
        cells = [cell for cell in first.cells if cell.row < rows]
        if any(cell.row + cell.row_span > rows for cell in cells):
            continue
        height = max(cell.box.bottom for cell in cells) - first.box.top
        if not _is_repeated(first, below, above, height):
            break
        found, above = Header(rows, height), height
    return found


def _goes_on(table: PageTable, row: int) -> bool:
    """Whether a header goes on below this row: a cell of it covers several columns."""
    return any(cell.column_span > 1 for cell in table.cells if cell.row == row)


def without_header(part: Part, header: Header) -> Part:
    """The part without its repeated header, whose lines are ``left_out``."""
    table, height = part.table, header.height
    line = table.box.top + height
    limit = line + _slack(height)
    whole = [cell for cell in table.cells if cell.box.bottom <= limit]
    gone = max((cell.row + cell.row_span for cell in whole), default=0)
    rest = tuple(
        _below(cell, line, limit, gone)
        for cell in table.cells
        if cell.box.bottom > limit
    )
    box = replace(table.box, top=line)
    kept = replace(table, box=box, rows=table.rows - gone, cells=rest)
    lines = tuple(_lines_between(table, 0.0, height))
    return replace(part, table=kept, left_out=lines, first_row=header.rows)


def _below(cell: PageCell, line: float, limit: float, gone: int) -> PageCell:
    """What of a cell is below the header; open where no rule parts them."""
    row = max(cell.row, gone)
    end = cell.row + cell.row_span
    is_fused = cell.box.top < line - _slack(0)
    return replace(
        cell,
        box=replace(cell.box, top=max(cell.box.top, line)),
        row=row - gone,
        row_span=end - row,
        lines=tuple(one for one in cell.lines if _middle(one) > limit)
        if is_fused
        else cell.lines,
        is_open_above=cell.is_open_above or is_fused,
    )


def _is_repeated(first: PageTable, below: PageTable, start: float, end: float) -> bool:
    """Whether both say the same from one height below their top to another."""
    if below.box.bottom - below.box.top < end - _slack(end):
        return False
    ours = _text(_lines_between(first, start, end))
    theirs = _text(_lines_between(below, start, end))
    if ours == theirs:
        return bool(ours)
    if re.findall(r"\d", ours) != re.findall(r"\d", theirs):
        return False
    ratio = SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
    return min(len(ours), len(theirs)) >= 10 and ratio >= ALIKE


def _lines_between(table: PageTable, start: float, end: float) -> Iterator[Line]:
    top = table.box.top
    for cell in table.cells:
        for line in cell.lines:
            if start and _middle(line) <= top + start + _slack(start):
                continue
            if _middle(line) <= top + end + _slack(end):
                yield line


def _text(lines: Iterator[Line]) -> str:
    return "".join("".join(line.text.split()) for line in lines)


def _middle(line: Line) -> float:
    return (line.strip.top + line.strip.bottom) / 2


def _slack(height: float) -> float:
    return TOLERANCE + SHARE * height
