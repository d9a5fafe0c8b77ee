"""What a bulletin says, without any format: paragraphs, and tables with merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from extract import Document, Paragraph, Table, read


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell where it starts; ``text`` has a line a paragraph."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its size, each cell once in reading order, how many rows are header."""

    rows: int
    columns: int
    entries: tuple[Entry, ...]
    header_rows: int = 1


Content = tuple[str | Sheet, ...]

#: What a row of items begins with, and no header.
_NUMBER: Final = re.compile(r"[0-9０-９.\-—]*")
#: Columns of an item, which its rows share: number and task. Whether a name that is
#: blank in a text is the one above, the text does not say.
SHARED = 2


def content_of(path: Path, *, merged: bool = True) -> Content:
    """A text bulletin's content as it was before pages cut it.

    Tables that nothing parts are one: a header that a page repeats stands once, and a
    cell that a page break cut in two is whole. With ``merged`` a row without number
    and task shares the ones above, as such ledgers are printed.
    """
    document = read(path.read_bytes(), path.name)
    blocks: list[str | Sheet] = []
    width = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(document[block.span])
            continue
        sheet = _sheet(document, block, width)
        width = sheet.columns
        last = blocks[-1] if blocks else None
        if isinstance(last, Sheet) and last.columns == sheet.columns:
            blocks[-1] = _stacked(last, sheet)
        else:
            blocks.append(sheet)
    return tuple(
        _merged(block) if merged and isinstance(block, Sheet) else block
        for block in blocks
    )


def _sheet(document: Document, table: Table, width: int) -> Sheet:
    """A table; stray separators at the ends of rows make no column of their own."""
    entries = [
        Entry(document[cell.span], number, at, cell.row_span, cell.column_span)
        for number, row in enumerate(table.rows)
        for at, cell in enumerate(row)
        if (cell.row, cell.column) == (number, at)
    ]
    written = max((e.column + e.column_span for e in entries if e.text), default=1)
    columns = max(written, width or len(table.rows[0]))
    entries = [entry for entry in entries if entry.column < columns]
    entries += [
        Entry("", number, at)
        for number, row in enumerate(table.rows)
        for at in range(len(row), columns)
    ]
    ordered = sorted(entries, key=lambda entry: (entry.row, entry.column))
    header = max(entry.row_span for entry in entries if entry.row == 0)
    if _NUMBER.fullmatch(ordered[0].text):
        header = 0  # the ledger goes on below a line that parts its sections
    return Sheet(len(table.rows), columns, tuple(ordered), header)


def _stacked(above: Sheet, below: Sheet) -> Sheet:
    """One table of two pieces, what the page break between them did undone."""
    entries, repeated = below.entries, _repeated(above, below)
    if not repeated and (cut := _cut(above, below)):
        above, repeated = _joined(above, cut), 1
    moved = tuple(
        replace(entry, row=entry.row + above.rows - repeated)
        for entry in entries
        if entry.row >= repeated
    )
    rows = above.rows + below.rows - repeated
    return replace(above, rows=rows, entries=(*above.entries, *moved))


def _repeated(above: Sheet, below: Sheet) -> int:
    """How many rows of the header stand again at the head of the piece below."""
    height = above.header_rows
    head, again = (
        [entry for entry in sheet.entries if entry.row < height]
        for sheet in (above, below)
    )
    return height if head == again else 0


def _cut(above: Sheet, below: Sheet) -> tuple[Entry, ...]:
    """What the first row below has of cells that the last row above began.

    Number and task are blank, and no cell above ends its sentence. A rest that is
    alone is the longest cell's, wherever its row has lost a separator.
    """
    rest = [entry for entry in below.entries if entry.row == 0 and entry.text]
    begun = {e.column: e.text for e in above.entries if e.row == above.rows - 1}
    if len(rest) == 1 and rest[0].column >= SHARED:
        rest = [replace(rest[0], column=max(begun, key=lambda at: len(begun[at])))]
    is_rest = all(
        entry.column >= SHARED
        and begun.get(entry.column)
        and not begun[entry.column].endswith(("。", "；", "！"))
        for entry in rest
    )
    return tuple(rest) if is_rest else ()


def _joined(sheet: Sheet, rest: tuple[Entry, ...]) -> Sheet:
    added = {entry.column: entry.text for entry in rest}
    entries = (
        replace(entry, text=entry.text + added.get(entry.column, ""))
        if entry.row == sheet.rows - 1
        else entry
        for entry in sheet.entries
    )
    return replace(sheet, entries=tuple(entries))


def _merged(sheet: Sheet) -> Sheet:
    """Number and task that a row leaves empty become part of the cells above."""
    if any(entry.row_span > 1 or entry.column_span > 1 for entry in sheet.entries):
        return sheet
    grid = {(entry.row, entry.column): entry for entry in sheet.entries}
    owner: dict[int, Entry] = {}
    for row in range(sheet.header_rows, sheet.rows):
        shared = _leading_empty(grid, row, sheet.columns)
        for column in range(sheet.columns):
            if column < min(shared, SHARED) and column in owner:
                above = owner[column]
                grown = replace(above, row_span=row - above.row + 1)
                owner[column] = grid[above.row, column] = grown
                del grid[row, column]
            else:
                owner[column] = grid[row, column]
    return replace(sheet, entries=tuple(grid[place] for place in sorted(grid)))


def _leading_empty(grid: dict[tuple[int, int], Entry], row: int, columns: int) -> int:
    """How many cells at the row's beginning are empty; none of a row without text."""
    for column in range(columns):
        if grid[row, column].text:
            return column
    return 0


def texts(content: Content) -> Iterator[str]:
    """Every text of the content, in reading order."""
    for block in content:
        if isinstance(block, str):
            yield block
        else:
            yield from (entry.text for entry in block.entries)
