"""A Word table's cells on its grid: what is merged with what, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from extract.grid import require_grid
from extract.office.docx_content import Merge, Standing, WordCell, WordRow, WordTable

#: Twentieths of a point that Word leaves free at both sides of a cell by default: a
#: column that is no wider has no room for a character. Such columns come of edges
#: that somebody drew by hand, a little beside those of the rows above.
_NO_ROOM: Final = 216


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell on the grid; a gap at the beginning of a row has no ``content``.

    One that is not shown (covered by a merge, deleted) covers nothing.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    content: WordCell | None
    standing: Standing = Standing.SHOWN


@dataclass(frozen=True, slots=True)
class _Edges:
    """A cell between two lines of the grid; a deleted one is between none."""

    left: int
    right: int
    content: WordCell | None


def place_cells(table: WordTable, name: str) -> tuple[tuple[PlacedCell, ...], ...]:
    """Rows of the table in the file's order, merged cells with all that they cover.

    Rows that are not shown have no number of their own. A cell that goes on from
    above where nothing began stands for itself. Raises ``UnreadableError`` for a
    table beyond the limit.
    """
    edges: list[tuple[_Edges, ...]] = []
    size = 0
    for number, row in enumerate(table.rows):
        size += row.before + sum(cell.width for cell in row.cells)
        require_grid(size, name, number)
        is_shown = row.standing is Standing.SHOWN
        edges.append(tuple(_edges(row)) if is_shown else ())
    columns = _columns(table.widths, edges)
    heights = _heights(edges, columns)
    placed: list[tuple[PlacedCell, ...]] = []
    number = 0
    for row, cells, spans in zip(table.rows, edges, heights, strict=True):
        if row.standing is Standing.SHOWN:
            placed.append(tuple(_placed_row(number, cells, spans, columns)))
            number += 1
        else:
            placed.append(
                tuple(
                    PlacedCell(number, 0, 0, 0, cell, row.standing)
                    for cell in row.cells
                )
            )
    return tuple(placed)


def _placed_row(
    number: int,
    cells: Sequence[_Edges],
    spans: Sequence[int],
    columns: Mapping[int, int],
) -> Iterator[PlacedCell]:
    for cell, height in zip(cells, spans, strict=True):
        column = columns[cell.left]
        width = columns[cell.right] - column
        if width and height:
            yield PlacedCell(number, column, height, width, cell.content)
        elif cell.content:
            is_deleted = cell.content.is_deleted
            standing = Standing.DELETED if is_deleted else Standing.COVERED
            yield PlacedCell(number, column, 0, 0, cell.content, standing)


def _edges(row: WordRow) -> Iterator[_Edges]:
    for at in range(row.before):
        yield _Edges(at, at + 1, None)
    left = row.before
    for cell in _merged_across(row.cells):
        width = 0 if cell.is_deleted else cell.width
        yield _Edges(left, left + width, cell)
        left += width


def _merged_across(cells: Sequence[WordCell]) -> Iterator[WordCell]:
    """Cells, those that go on from the one before as a part of it."""
    merged: list[WordCell] = []
    for cell in cells:
        if merged and (cell.across is not Merge.GO_ON or cell.is_deleted):
            yield _one_of(merged)
            merged = []
        merged.append(cell)
    if merged:
        yield _one_of(merged)


def _one_of(cells: Sequence[WordCell]) -> WordCell:
    if len(cells) == 1:
        return cells[0]
    blocks = tuple(block for cell in cells for block in cell.blocks)
    return replace(cells[0], blocks=blocks, width=sum(cell.width for cell in cells))


def _columns(
    widths: Sequence[int], rows: Sequence[tuple[_Edges, ...]]
) -> Mapping[int, int]:
    """The column that begins at each line of the grid.

    Lines where no cell begins or ends count for nothing; lines with no room between
    them are one, unless a cell stands there alone.
    """
    used: set[int] = {0}
    begun: dict[int, int] = {}
    for row in rows:
        for cell in row:
            used.update((cell.left, cell.right))
            if cell.content and cell.left < cell.right:
                begun[cell.right] = max(begun.get(cell.right, 0), cell.left)
    at = [0, *accumulate(widths)]
    columns: dict[int, int] = {}
    first = column = 0
    for edge in sorted(used):
        is_narrow = edge < len(at) and at[edge] - at[first] <= _NO_ROOM and at[-1] > 0
        if edge and (not is_narrow or begun.get(edge, -1) >= first):
            column, first = column + 1, edge
        columns[edge] = column
    return columns


def _heights(
    rows: Sequence[tuple[_Edges, ...]], columns: Mapping[int, int]
) -> list[list[int]]:
    """Rows that each cell covers; 0 for one that is covered from above."""
    heights = [[1] * len(row) for row in rows]
    begun: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        if not row:
            continue
        goes_on: dict[int, tuple[int, int]] = {}
        for at, cell in enumerate(row):
            if cell.content is None or cell.content.is_deleted:
                continue
            column, down = columns[cell.left], cell.content.down
            if down is Merge.GO_ON and column in begun:
                goes_on[column] = begun[column]
                above, beside = begun[column]
                heights[above][beside] += 1
                heights[number][at] = 0
            elif down:
                goes_on[column] = number, at
        begun = goes_on
    return heights
