"""A sheet as prose and tables, by where its cells stand, never by what they say.

Rows and columns in which nothing begins do not count, so that forms whose cells are
merged over several narrow ones become plain grids. Rows that nothing covers part
tables. Before and after a table, a row with one cell is a line of prose, where that
cell is merged over more than half of the table or stands alone; so are several rows
of such merged cells within.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from extract.grid import require_grid
from extract.office.cell_reference import Area
from extract.office.sheet import Sheet, SheetCell

#: Sections of a ledger, and of a section, follow each other; more lines are prose.
MIN_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """A cell in a table's grid: what it covers, and the sheet's cell, if any."""

    row: int
    column: int
    row_span: int
    column_span: int
    cell: SheetCell | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``tiles`` cover each place of it once, in reading order."""

    rows: int
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A cell that is prose."""

    cell: SheetCell


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """``covered`` are cells under a merged one: what they hold is not shown."""

    blocks: tuple[Line | Grid, ...]
    covered: tuple[SheetCell, ...]


def lay_out_sheet(sheet: Sheet, name: str) -> SheetLayout:
    """Blocks of a sheet from top to bottom.

    Raises ``UnreadableError`` for a sheet that spreads over too many places.
    """
    covering = _covering(sheet, name)
    seen = [cell for cell in sheet.cells if _anchors(cell, covering)]
    covered = tuple(cell for cell in sheet.cells if not _anchors(cell, covering))
    areas = {
        (cell.row, cell.column): covering.get((cell.row, cell.column), _alone(cell))
        for cell in seen
    }
    blocks = tuple(
        block
        for stretch in _stretches(seen, areas)
        for block in _blocks(stretch, areas, name)
    )
    return SheetLayout(blocks, covered)


def _alone(cell: SheetCell) -> Area:
    return Area(cell.row, cell.column, cell.row, cell.column)


def _anchors(cell: SheetCell, covering: Mapping[tuple[int, int], Area]) -> bool:
    area = covering.get((cell.row, cell.column))
    return area is None or (area.top, area.left) == (cell.row, cell.column)


def _covering(sheet: Sheet, name: str) -> dict[tuple[int, int], Area]:
    """The merged area of each place that has a cell; of areas that overlap, the first.

    A merged area may reach over the whole sheet: only rows and columns with cells
    are gone through.
    """
    rows = sorted({cell.row for cell in sheet.cells})
    columns = sorted({cell.column for cell in sheet.cells})
    places = {(cell.row, cell.column) for cell in sheet.cells}
    covering: dict[tuple[int, int], Area] = {}
    gone_through = 0
    for area in sheet.merges:
        over = rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]
        across = columns[
            bisect_left(columns, area.left) : bisect_right(columns, area.right)
        ]
        gone_through += len(over) * len(across)
        require_grid(gone_through, name, area.top)
        for row in over:
            for column in across:
                if (row, column) in places:
                    covering.setdefault((row, column), area)
    return covering


def _stretches(
    cells: Sequence[SheetCell], areas: Mapping[tuple[int, int], Area]
) -> Iterator[list[SheetCell]]:
    """Cells between rows that nothing covers."""
    stretch: list[SheetCell] = []
    bottom = -1
    for cell in cells:
        if stretch and cell.row > bottom + 1:
            yield stretch
            stretch = []
        stretch.append(cell)
        bottom = max(bottom, areas[cell.row, cell.column].bottom)
    if stretch:
        yield stretch


def _blocks(
    cells: Sequence[SheetCell], areas: Mapping[tuple[int, int], Area], name: str
) -> Iterator[Line | Grid]:
    """Lines and tables of a stretch: several lines one after another part tables."""
    columns = _columns(cells)
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    piece: list[list[SheetCell]] = []
    is_line = (
        len(row) == 1 and _is_wide(areas[row[0].row, row[0].column], columns)
        for row in rows
    )
    marked = zip(rows, is_line, strict=True)
    for are_lines, group in groupby(marked, key=lambda pair: pair[1]):
        run = [row for row, _ in group]
        if are_lines and len(run) >= MIN_LINES:
            yield from _piece(piece, areas, name)
            yield from (Line(row[0]) for row in run)
            piece = []
        else:
            piece += run
    yield from _piece(piece, areas, name)


def _piece(
    rows: Sequence[Sequence[SheetCell]],
    areas: Mapping[tuple[int, int], Area],
    name: str,
) -> Iterator[Line | Grid]:
    """Lines of prose, the table, lines of prose; or lines alone."""
    core = [at for at, row in enumerate(rows) if len(row) > 1]
    if not core:
        yield from (Line(row[0]) for row in rows)
        return
    columns = _columns(cell for row in rows for cell in row)
    first = core[0]
    top, bottom = first, core[-1] + 1
    while top and not _is_prose(rows[top - 1][0], rows[first][0].row, areas, columns):
        top -= 1
    while bottom < len(rows) and not _is_note(rows[bottom][0], areas, columns):
        bottom += 1
    yield from (Line(row[0]) for row in rows[:top])
    yield _grid([cell for row in rows[top:bottom] for cell in row], areas, name)
    yield from (Line(row[0]) for row in rows[bottom:])


def _columns(cells: Iterable[SheetCell]) -> list[int]:
    return sorted({cell.column for cell in cells})


def _is_prose(
    cell: SheetCell,
    table: int,
    areas: Mapping[tuple[int, int], Area],
    columns: Sequence[int],
) -> bool:
    """Whether the one cell of a row above a table's first row is no part of it."""
    area = areas[cell.row, cell.column]
    return area.bottom < table and (area == _alone(cell) or _is_wide(area, columns))


def _is_note(
    cell: SheetCell, areas: Mapping[tuple[int, int], Area], columns: Sequence[int]
) -> bool:
    """Whether the one cell of a row below a table is no part of it.

    A number in the first column is an item whose other cells are empty; text in
    another column goes on from the row above.
    """
    area = areas[cell.row, cell.column]
    if area == _alone(cell):
        return cell.is_text and cell.column == columns[0]
    return _is_wide(area, columns)


def _is_wide(area: Area, columns: Sequence[int]) -> bool:
    return 2 * len(_within(area.left, area.right, columns)) > len(columns)


def _within(first: int, last: int, ranks: Sequence[int]) -> range:
    """Which of the counted rows or columns lie between two of the sheet's."""
    return range(bisect_left(ranks, first), bisect_right(ranks, last))


def _grid(
    cells: Sequence[SheetCell], areas: Mapping[tuple[int, int], Area], name: str
) -> Grid:
    rows, columns = sorted({cell.row for cell in cells}), _columns(cells)
    require_grid(len(rows) * len(columns), name, rows[0])
    tiles: dict[tuple[int, int], Tile] = {}
    taken: set[tuple[int, int]] = set()
    for cell in cells:
        area = areas[cell.row, cell.column]
        over = _within(area.top, area.bottom, rows)
        across = _within(area.left, area.right, columns)
        free = [(row, column) for row in over for column in across]
        tiles[free[0]] = Tile(*free[0], len(over), len(across), cell)
        taken.update(free)
    for row in range(len(rows)):
        for column in range(len(columns)):
            if (row, column) not in taken:
                tiles[row, column] = Tile(row, column, 1, 1, None)
    return Grid(len(rows), tuple(tiles[place] for place in sorted(tiles)))
