"""Cells on the grid that they cover, whatever format a table came in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from extract.document import Cell
from extract.errors import UnreadableError

#: Far above any ledger: some 2,000 rows of 100 columns.
MAX_GRID_CELLS: Final = 200_000


def lay_out(
    cells: Iterable[Cell], rows: int, name: str
) -> tuple[tuple[Cell, ...], ...]:
    """A grid of that many rows, every cell in each place that it covers.

    Where two cells claim one place, the first has it. Places that no cell covers
    are closed up. Raises ``UnreadableError`` for a grid beyond the limit.
    """
    grid: list[dict[int, Cell]] = [{} for _ in range(rows)]
    size = 0
    for cell in cells:
        size += cell.row_span * cell.column_span
        require_grid(size, name, cell.row)
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                grid[row].setdefault(column, cell)
    return tuple(tuple(row[column] for column in sorted(row)) for row in grid)


def require_grid(size: int, name: str, row: int) -> None:
    """Refuse a table of more places than any ledger has."""
    if size > MAX_GRID_CELLS:
        raise UnreadableError(
            "extract",
            "table_too_large",
            f"{name}：表格展开后超过 {MAX_GRID_CELLS} 格（第 {row + 1} 行起），"
            "请检查该处合并的单元格。",
        )
