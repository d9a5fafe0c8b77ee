"""Ledgers printed without rules: tables found by the blank between columns and rows.

Columns are told over all pages of a table, from geometry alone: in a page's own
lines a blank may be chance, on every page it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.bands import (
    HAIR,
    Band,
    Rows,
    bands_of,
    blank_between_lines,
    is_centred,
    rows_of,
    texts_of,
)
from extract.chunks import Chunk, chunk_of, parted
from extract.document import Box
from extract.furniture import find_furniture
from extract.page import Line, Page, PageCell, PageNote, PageTable
from extract.rivers import (
    MIN_COLUMNS,
    River,
    crosses,
    edges_of,
    rivers_of,
)
from extract.stretches import Stretch, grouped, stretches_of


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
    furniture = find_furniture(pages)
    stretches = [one for page in pages for one in stretches_of(page, furniture)]
    tables: dict[int, list[tuple[Stretch, PageTable]]] = {}
    for group in grouped(stretches):
        for stretch, table in _tables(group):
            tables.setdefault(stretch.page.number, []).append((stretch, table))
    return tuple(
        _with_tables(page, tables[page.number]) if page.number in tables else page
        for page in pages
    )


def _tables(group: Sequence[Stretch]) -> Iterator[tuple[Stretch, PageTable]]:
    """The group's tables; none where there are too few columns."""
    chunks = [chunk for stretch in group for chunk in stretch.chunks]
    rivers = rivers_of(chunks)
    if len(rivers) < MIN_COLUMNS - 1:
        return
    edges = edges_of(chunks, rivers)
    pages = [_places(stretch.chunks, rivers, edges) for stretch in group]
    blank = blank_between_lines(
        column for places in pages for column in _columns(places, len(edges) - 1)
    )
    raised = [_raised(stretch, blank) for stretch in group]
    whole = [raised[0], *(_from_top(one, edges) for one in raised[1:])]
    placed = [_places(stretch.chunks, rivers, edges) for stretch in whole]
    for stretch, places in zip(whole, placed, strict=True):
        table = _table(stretch.page.number, places, edges, blank)
        if table.rows > 1 or len(whole) > 1:
            yield stretch, table


def _raised(stretch: Stretch, blank: float) -> Stretch:
    """The stretch with the lines above it that belong to its first row.

    A header's highest cell may begin above the first line of several chunks.
    """
    start = len(stretch.above)
    top = min(chunk.top for chunk in stretch.rows[0])
    while start and stretch.above[start - 1][0].bottom >= top - blank - HAIR:
        start -= 1
        top = stretch.above[start][0].top
    return _from(stretch, start)


def _from(stretch: Stretch, start: int) -> Stretch:
    rows = (*stretch.above[start:], *stretch.rows)
    return replace(stretch, above=stretch.above[:start], rows=rows)


def _from_top(stretch: Stretch, edges: Sequence[float]) -> Stretch:
    """A page on which the table goes on: lines above the first of several chunks.

    They are the rest of a long cell, as far as each stands within one column.
    """
    start = len(stretch.above)
    while start and all(_fits(chunk, edges) for chunk in stretch.above[start - 1]):
        start -= 1
    return _from(stretch, start)


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
                joined = chunk_of(piece.line, before.chunk.start, piece.end)
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
    kept = _headings(list(_unshadowed(cells)), box, len(edges) - 1)
    ordered = sorted(kept, key=lambda cell: (cell.row, cell.column))
    return PageTable(box, edges, len(bands), tuple(ordered))


def _headings(cells: list[PageCell], box: Box, columns: int) -> list[PageCell]:
    """A text that lies across columns and is alone in its row has the row for itself."""
    found = []
    for cell in cells:
        beside = [
            other
            for other in cells
            if other.row < cell.row + cell.row_span
            and cell.row < other.row + other.row_span
        ]
        if cell.column_span > 1 and sum(bool(one.lines) for one in beside) == 1:
            wide = replace(cell.box, x0=box.x0, x1=box.x1)
            found.append(replace(cell, box=wide, column=0, column_span=columns))
    rows = {one.row for one in found}
    return [*found, *(cell for cell in cells if cell.row not in rows)]


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


def _with_tables(page: Page, found: Sequence[tuple[Stretch, PageTable]]) -> Page:
    table_of = {
        id(row[0].line): table for stretch, table in found for row in stretch.rows
    }
    blocks: list[Line | PageTable] = []
    for block in page.blocks:
        table = table_of.get(id(block))
        if table is None:
            blocks.append(block)
        elif not blocks or blocks[-1] is not table:
            blocks.append(table)
    message = f"第{page.number}页的表格没有框线，各栏按文字间的空白划分，请核对。"
    note = PageNote("borderless_table", message)
    return replace(page, blocks=tuple(blocks), notes=(*page.notes, note))
