"""A page that is a picture: its tables by the rules drawn, its text recognised.

The whole page is recognised once; text goes to the cell that holds its middle.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from extract.document import Box, Strip
from extract.pages.page import Line, Page, PageCell, PageNote, PageTable
from extract.scans.full_width import as_chinese
from extract.scans.grid_lines import find_rules
from extract.scans.picture import POINTS_PER_INCH, Picture, straightened
from extract.scans.recognition import Recognised, is_upside_down, recognise
from extract.scans.ruled_cells import Face, Grid, find_grids
from extract.scans.scan_doubts import doubts
from extract.scans.scan_lines import cut_at, in_lines
from extract.scans.scan_spaces import with_spaces
from extract.scans.unread_ink import read_missed

#: The engine's measure of a text that is none: dirt, a seal's edge.
LEAST_CONFIDENT: Final = 0.5
#: A page of which text has less than this on average may stand on its head.
DOUBTFUL_PAGE: Final = 0.9


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page's picture, level and upright, and what was recognised on it."""

    picture: Picture
    dpi: float
    number: int
    lines: tuple[Recognised, ...]

    def points(self, *lengths: float) -> tuple[float, ...]:
        return tuple(length * POINTS_PER_INCH / self.dpi for length in lengths)


def read_scan_page(picture: Picture, dpi: float, number: int) -> Page:
    """The page of a grey picture; places are in points of the levelled page."""
    sheet = _recognised(picture, number, dpi)
    rules = find_rules(sheet.picture, dpi)
    height, width = sheet.picture.shape
    grids = tuple(find_grids(rules, (height, width), dpi))
    lines = read_missed(sheet.picture, dpi, grids, _kept(sheet.lines))
    held, rest = _sort(grids, lines)
    tables = [
        _table(sheet, grid, cells) for grid, cells in zip(grids, held, strict=True)
    ]
    prose = [_line(sheet, line) for line in in_lines(rest, is_prose=True)]
    blocks: list[Line | PageTable] = [*tables, *prose]
    blocks.sort(key=lambda block: (block.box.top, block.box.x0))
    across, down = sheet.points(width, height)
    return Page(
        number,
        across,
        down,
        tuple(blocks),
        "".join(line.text for line in lines),
        tuple(_notes(sheet, blocks)),
    )


def _recognised(picture: Picture, number: int, dpi: float) -> _Sheet:
    """The page as it is read: turned by a quarter or a half where its text is."""
    level, _ = straightened(picture, dpi)
    lines = recognise(level)
    if 2 * sum(not line.is_upright for line in lines) > len(lines):
        level, _ = straightened(np.ascontiguousarray(np.rot90(picture)), dpi)
        lines = recognise(level)
    if _is_doubtful(lines) and is_upside_down(level, lines):
        level = np.ascontiguousarray(np.rot90(level, 2))
        lines = recognise(level)
    spaced = with_spaces(level, dpi, lines)
    lines = [line.spelled(as_chinese(line.text)) for line in spaced]
    return _Sheet(level, dpi, number, tuple(lines))


def _is_doubtful(lines: Sequence[Recognised]) -> bool:
    sure = [value for line in lines for value in line.confidences]
    return bool(sure) and sum(sure) / len(sure) < DOUBTFUL_PAGE


def _kept(lines: Iterable[Recognised]) -> list[Recognised]:
    return [line for line in lines if line.mean_confidence >= LEAST_CONFIDENT]


def _sort(
    grids: Sequence[Grid], lines: Iterable[Recognised]
) -> tuple[list[dict[Face, list[Recognised]]], list[Recognised]]:
    """Text by table and cell, and the text that stands in none.

    What was found as one text over several cells is cut at the rules between them.
    """
    held: list[dict[Face, list[Recognised]]] = [{} for _ in grids]
    rest: list[Recognised] = []
    for line in lines:
        at = _table_of(grids, line)
        if at is None:
            rest.append(line)
            continue
        places = _places(grids[at])
        row = bisect_right(grids[at].rows, line.middle[1]) - 1
        for piece in cut_at(line, _sides(grids[at], places, row)):
            column = bisect_right(grids[at].columns, piece.middle[0]) - 1
            column = min(max(column, 0), len(grids[at].columns) - 2)
            held[at].setdefault(places[row, column], []).append(piece)
    return held, rest


def _table_of(grids: Sequence[Grid], line: Recognised) -> int | None:
    """Which table a text stands in, by its middle."""
    x, y = line.middle
    for at, grid in enumerate(grids):
        if (
            grid.columns[0] <= x < grid.columns[-1]
            and grid.rows[0] <= y < grid.rows[-1]
        ):
            return at
    return None


def _places(grid: Grid) -> dict[tuple[int, int], Face]:
    return {
        (row, column): face
        for face in grid.faces
        for row in range(face.row, face.row + face.row_span)
        for column in range(face.column, face.column + face.column_span)
    }


def _sides(
    grid: Grid, places: dict[tuple[int, int], Face], row: int
) -> Iterator[float]:
    """Where rules part a row."""
    for column in range(1, len(grid.columns) - 1):
        if places[row, column] != places[row, column - 1]:
            yield grid.columns[column]


def _table(sheet: _Sheet, grid: Grid, held: dict[Face, list[Recognised]]) -> PageTable:
    columns, rows = sheet.points(*grid.columns), sheet.points(*grid.rows)
    cells = tuple(
        PageCell(
            box=Box(
                sheet.number,
                columns[face.column],
                rows[face.row],
                columns[face.column + face.column_span],
                rows[face.row + face.row_span],
            ),
            row=face.row,
            column=face.column,
            row_span=face.row_span,
            column_span=face.column_span,
            lines=tuple(_line(sheet, line) for line in in_lines(held.get(face, ()))),
            is_open_above=face.is_open_above,
            is_open_below=face.is_open_below,
        )
        for face in grid.faces
    )
    box = Box(sheet.number, columns[0], rows[0], columns[-1], rows[-1])
    return PageTable(box, columns, len(rows) - 1, cells)


def _line(sheet: _Sheet, line: Recognised) -> Line:
    top, bottom = sheet.points(line.top, line.bottom)
    strip = Strip(sheet.number, top, bottom, sheet.points(*line.edges))
    return Line(line.text, strip, line.confidence)


def _notes(sheet: _Sheet, blocks: Sequence[Line | PageTable]) -> Iterator[PageNote]:
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
        else:
            lines += (line for cell in block.cells for line in cell.lines)
    boxes = [line.box for line in lines]
    left_out = [
        line.text
        for line in sheet.lines
        if line.mean_confidence < LEAST_CONFIDENT
        and not _is_covered(boxes, *sheet.points(*line.middle))
    ]
    yield from doubts(lines, left_out, sheet.number)


def _is_covered(boxes: Sequence[Box], x: float, y: float) -> bool:
    """Whether a line was read where the recognition was unsure of one."""
    return any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in boxes)
