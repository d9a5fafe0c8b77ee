"""What a bulletin says, without any format: paragraphs, and tables with merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

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


def content_of(path: Path, *, merged: bool = True) -> Content:
    """A text bulletin's content; tables that nothing parts are one.

    With ``merged`` a row without the leading cells of its item (序号, 工作任务) shares
    the ones above, as such ledgers are printed.
    """
    document = read(path.read_bytes(), path.name)
    blocks: list[str | Sheet] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            blocks.append(document[block.span])
            continue
        sheet = _sheet(document, block)
        last = blocks[-1] if blocks else None
        if isinstance(last, Sheet) and last.columns == sheet.columns:
            blocks[-1] = _stacked(last, sheet)
        else:
            blocks.append(sheet)
    return tuple(
        _merged(block) if merged and isinstance(block, Sheet) else block
        for block in blocks
    )


def _sheet(document: Document, table: Table) -> Sheet:
    columns = max(map(len, table.rows))
    entries: list[Entry] = []
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if (cell.row, cell.column) == (number, column):
                spans = cell.row_span, cell.column_span
                entries.append(Entry(document[cell.span], number, column, *spans))
        entries += [Entry("", number, at) for at in range(len(row), columns)]
    header = max(entry.row + entry.row_span for entry in entries if entry.row == 0)
    return Sheet(len(table.rows), columns, tuple(entries), header)


def _stacked(above: Sheet, below: Sheet) -> Sheet:
    moved = (replace(entry, row=entry.row + above.rows) for entry in below.entries)
    return replace(
        above, rows=above.rows + below.rows, entries=(*above.entries, *moved)
    )


def _merged(sheet: Sheet) -> Sheet:
    """Leading cells that a row leaves empty become part of the cells above."""
    if any(entry.row_span > 1 or entry.column_span > 1 for entry in sheet.entries):
        return sheet
    grid = {(entry.row, entry.column): entry for entry in sheet.entries}
    owner: dict[int, Entry] = {}
    for row in range(sheet.header_rows, sheet.rows):
        shared = _leading_empty(grid, row, sheet.columns)
        for column in range(sheet.columns):
            if column < shared and column in owner:
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
