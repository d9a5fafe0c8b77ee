"""Ledgers printed without rules: tables found by the blank between columns and rows.

Columns are told over all pages of a table, from geometry alone: in a page's own
lines a blank may be chance, on every page it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from extract.bands import (
    Band,
    Rows,
    bands_of,
    blank_between_lines,
    is_centred,
    rows_of,
    texts_of,
)
from extract.chunks import Chunk, chunks_of, parted
from extract.document import Box
from extract.furniture import find_furniture
from extract.page import Line, Page, PageCell, PageNote, PageTable
from extract.rivers import MIN_COLUMNS, River, crosses, edges_of, rivers_of

#: A line of one chunk that reaches over this part of the text's width is prose.
_PROSE: Final = 0.6
#: How much of the rivers of two pages must be common to both to be one table's.
_COMMON: Final = 0.6

Row = list[Chunk]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines of a page, as chunks, that may be a table's; and those left above them."""

    page: Page
    above: tuple[Row, ...]
    rows: tuple[Row, ...]
    is_at_end: bool

    @property
    def chunks(self) -> list[Chunk]:
        return [chunk for row in self.rows for chunk in row]


@dataclass(frozen=True, slots=True)
class _Place:
    """A chunk, and the columns that it stands in: more than one if it lies across."""

    chunk: Chunk
    first: int
    last: int


def with_borderless_tables(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, lines that stand in columns as tables; pages with tables as they are.

    A note says on which pages columns were told by blanks.
    """
    found = {
        page.number: page
        for group in _groups(list(_stretches(pages)))
        for page in _tabled(group)
    }
    return tuple(found.get(page.number, page) for page in pages)


def _stretches(pages: Sequence[Page]) -> Iterator[_Stretch]:
    furniture = find_furniture(pages)
    for page in pages:
        if any(isinstance(block, PageTable) for block in page.blocks):
            continue
        lines = [block for block in page.blocks if isinstance(block, Line)]
        # What stands in columns on every page is a table's header, no running head.
        rows = [
            row
            for line in lines
            if line not in furniture.numbers
            and ((row := chunks_of(line))[1:] or line not in furniture.running)
        ]
        stretch = _stretch(page, rows)
        if stretch:
            yield stretch


def _stretch(page: Page, rows: list[Row]) -> _Stretch | None:
    """From the first line of three chunks on, to where prose begins again."""
    if not rows:
        return None
    left = min(chunk.x0 for row in rows for chunk in row)
    right = max(chunk.x1 for row in rows for chunk in row)
    prose = [
        len(row) == 1 and row[0].x1 - row[0].x0 > _PROSE * (right - left)
        for row in rows
    ]
    start = next((at for at, row in enumerate(rows) if len(row) >= MIN_COLUMNS), None)
    if start is None:
        return None
    end = start
    while end < len(rows) and not (prose[end] and all(prose[end : end + 2])):
        end += 1
    held = tuple(rows[start:end])
    if sum(len(row) >= MIN_COLUMNS for row in held) < MIN_COLUMNS:
        return None
    return _Stretch(page, tuple(rows[:start]), held, end == len(rows))


def _groups(stretches: Sequence[_Stretch]) -> list[list[_Stretch]]:
    """Stretches of pages in a row whose rivers are largely the same."""
    groups: list[list[_Stretch]] = []
    for stretch in stretches:
        if groups and _goes_on(groups[-1], stretch):
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return groups


def _goes_on(group: Sequence[_Stretch], stretch: _Stretch) -> bool:
    last = group[-1]
    if not last.is_at_end or last.page.number + 1 != stretch.page.number:
        return False
    above = [chunk for one in group for chunk in one.chunks]
    both = len(rivers_of([*above, *stretch.chunks]))
    fewer = min(len(rivers_of(above)), len(rivers_of(stretch.chunks)))
    return both >= max(MIN_COLUMNS - 1, _COMMON * fewer)


def _tabled(group: Sequence[_Stretch]) -> Iterator[Page]:
    """The group's pages with their tables; none where there are too few columns."""
    chunks = [chunk for stretch in group for chunk in stretch.chunks]
    rivers = rivers_of(chunks)
    if len(rivers) < MIN_COLUMNS - 1:
        return
    edges = edges_of(chunks, rivers)
    whole = [group[0], *(_from_top(one, edges) for one in group[1:])]
    placed = [_places(stretch.chunks, rivers, edges) for stretch in whole]
    columns = [_columns(places, len(edges) - 1) for places in placed]
    blank = blank_between_lines(one for page in columns for one in page)
    for stretch, places in zip(whole, placed, strict=True):
        table = _table(stretch.page.number, places, edges, blank)
        if table.rows > 1 or len(whole) > 1:
            yield _with_table(stretch, table)


def _from_top(stretch: _Stretch, edges: Sequence[float]) -> _Stretch:
    """A page on which the table goes on: lines above the first of several chunks.

    They are the rest of a long cell, as far as each stands within one column.
    """
    start = len(stretch.above)
    while start and all(_fits(chunk, edges) for chunk in stretch.above[start - 1]):
        start -= 1
    rows = (*stretch.above[start:], *stretch.rows)
    return replace(stretch, above=stretch.above[:start], rows=rows)


def _fits(chunk: Chunk, edges: Sequence[float]) -> bool:
    return _column(chunk.x0 + 1, edges) == _column(chunk.x1 - 1, edges)


def _column(x: float, edges: Sequence[float]) -> int:
    return sum(x >= edge for edge in edges[1:-1])


def _places(
    chunks: Iterable[Chunk], rivers: Sequence[River], edges: Sequence[float]
) -> list[_Place]:
    """Chunks by the columns that they stand in, those of one line and cell joined."""
    found: list[_Place] = []
    for chunk in chunks:
        for piece in _cut(chunk, rivers):
            middle = _column((piece.x0 + piece.x1) / 2, edges)
            over = [at for at, river in enumerate(rivers) if crosses(piece, river)]
            first, last = (over[0], over[-1] + 1) if over else (middle, middle)
            before = found[-1] if found else None
            if (
                before
                and before.chunk.line is piece.line
                and (before.first, before.last) == (first, last)
            ):
                joined = Chunk(piece.line, before.chunk.start, piece.end)
                found[-1] = replace(before, chunk=joined)
            else:
                found.append(_Place(piece, first, last))
    return found


def _cut(chunk: Chunk, rivers: Sequence[River]) -> list[Chunk]:
    """A chunk cut at the rivers that none of its characters stands in."""
    cuts = []
    for river in rivers:
        if crosses(chunk, river):
            middle = (river.x0 + river.x1) / 2
            pieces = parted(chunk, [middle])
            if len(pieces) == 2 and pieces[1].x0 - pieces[0].x1 > 0.5 * (
                river.x1 - river.x0
            ):
                cuts.append(middle)
    return parted(chunk, cuts)


def _columns(places: Sequence[_Place], count: int) -> list[list[Chunk]]:
    """Chunks column by column, from top to bottom."""
    return [
        [one.chunk for one in places if one.first <= column <= one.last]
        for column in range(count)
    ]


def _table(
    number: int, places: Sequence[_Place], edges: tuple[float, ...], blank: float
) -> PageTable:
    columns = _columns(places, len(edges) - 1)
    bands = bands_of(columns, blank)
    centred = is_centred(columns, bands, blank)
    texts = [texts_of(column, blank) for column in columns]
    lead = rows_of(texts[0], bands, None, centred=centred)
    covered = [
        lead, *(rows_of(text, bands, lead, centred=centred) for text in texts[1:])
    ]  # fmt: skip
    cells = [
        _cell(number, places, edges, bands, rows, column)
        for column, tiled in enumerate(covered)
        for rows in tiled
    ]
    box = Box(number, edges[0], bands[0].top, edges[-1], bands[-1].bottom)
    ordered = sorted(_unshadowed(cells), key=lambda cell: (cell.row, cell.column))
    return PageTable(box, edges, len(bands), tuple(ordered))


def _cell(
    number: int,
    places: Sequence[_Place],
    edges: Sequence[float],
    bands: Sequence[Band],
    rows: Rows,
    column: int,
) -> PageCell:
    """A cell with the chunks that begin in its column, and as wide as the widest."""
    top, bottom = bands[rows.first].top, bands[rows.end - 1].bottom
    held = [
        one
        for one in places
        if one.first == column
        and top <= (one.chunk.top + one.chunk.bottom) / 2 < bottom
    ]
    last = max((one.last for one in held), default=column)
    box = Box(number, edges[column], top, edges[last + 1], bottom)
    lines = tuple(one.chunk.cut() for one in held)
    spans = rows.end - rows.first, last - column + 1
    return PageCell(box, rows.first, column, *spans, lines)


def _unshadowed(cells: Sequence[PageCell]) -> Iterator[PageCell]:
    """The cells less the empty ones that a wider one covers; none covers text."""
    taken: dict[tuple[int, int], PageCell] = {}
    for cell in sorted(cells, key=lambda cell: not cell.lines):
        places = [
            (row, column)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        free = [place for place in places if place not in taken]
        if not cell.lines and len(free) < len(places):
            continue
        taken.update((place, cell) for place in free)
        yield cell


def _with_table(stretch: _Stretch, table: PageTable) -> Page:
    held = {id(row[0].line) for row in stretch.rows}
    page = stretch.page
    blocks: list[Line | PageTable] = []
    for is_held, group in groupby(page.blocks, lambda block: id(block) in held):
        blocks += [table] if is_held else list(group)
    message = f"第{page.number}页的表格没有框线，各栏按文字间的空白划分，请核对。"
    note = PageNote("borderless_table", message)
    return replace(page, blocks=tuple(blocks), notes=(*page.notes, note))
