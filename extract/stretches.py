"""Stretches of lines that stand in columns, on a page and over pages in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extract.chunks import Chunk, chunks_of
from extract.furniture import Furniture
from extract.page import Line, Page, PageTable
from extract.rivers import MIN_COLUMNS, are_alike, rivers_of

#: Parts of the type's size that no blank within prose reaches.
_WIDE: Final = 0.6
#: Parts of the type's size between the lines of one cell.
_NEAR: Final = 0.7
#: A line of one column that reaches over this part of the text's width is prose.
_PROSE: Final = 0.6

Row = list[Chunk]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a page, as chunks, that may be a table's.

    ``above`` are those before it; the table may go on from the page before where
    ``is_first``, and on the next page where ``is_last``.
    """

    page: Page
    above: tuple[Row, ...]
    rows: tuple[Row, ...]
    is_first: bool
    is_last: bool

    @property
    def chunks(self) -> list[Chunk]:
        """All of them, in reading order."""
        return [chunk for row in self.rows for chunk in row]


def stretches_of(page: Page, furniture: Furniture) -> Iterator[Stretch]:
    """The page's stretches of lines that may be tables, from top to bottom."""
    if any(isinstance(block, PageTable) for block in page.blocks):
        return
    rows = _rows(page, furniture)
    start = 0
    while start < len(rows):
        first, end = _reach(rows, start)
        if first == end:
            return
        end = first + _change(rows[first:end])
        held = tuple(rows[first:end])
        if sum(_columns_in(row) >= MIN_COLUMNS for row in held) >= MIN_COLUMNS:
            above = tuple(rows[start:first])
            yield Stretch(page, above, held, start == 0, end == len(rows))
        start = end


def _rows(page: Page, furniture: Furniture) -> list[Row]:
    """The page's lines as chunks, furniture aside.

    What stands in columns on every page, or right above what does, is a table's
    header, no running head.
    """
    lines = [
        block
        for block in page.blocks
        if isinstance(block, Line) and block not in furniture.numbers
    ]
    rows: list[Row] = []
    for line in reversed(lines):
        row = chunks_of(line)
        below = rows[-1][0].top if rows else float("inf")
        is_near = below - line.strip.bottom < _NEAR * (
            line.strip.bottom - line.strip.top
        )
        is_header = _columns_in(row) > 1 or is_near
        if row and (is_header or line not in furniture.running):
            rows.append(row)
    return rows[::-1]


def _reach(rows: Sequence[Row], start: int) -> tuple[int, int]:
    """From the first line of three chunks on, to where prose begins again."""
    left = min(chunk.x0 for row in rows for chunk in row)
    right = max(chunk.x1 for row in rows for chunk in row)
    prose = [
        _columns_in(row) == 1 and row[-1].x1 - row[0].x0 > _PROSE * (right - left)
        for row in rows
    ]
    places = range(start, len(rows))
    first = next(
        (at for at in places if _columns_in(rows[at]) >= MIN_COLUMNS), len(rows)
    )
    end = first
    while end < len(rows) and not (prose[end] and all(prose[end : end + 2])):
        end += 1
    return first, end


def _columns_in(row: Row) -> int:
    """How many columns a line stands in, for all that it shows."""
    return 1 + sum(b.x0 - a.x1 > _WIDE * a.size for a, b in pairwise(row))


def _change(rows: Sequence[Row]) -> int:
    """Where another table begins: behind it, the rivers run elsewhere."""
    best, found = 0, len(rows)
    for at in range(MIN_COLUMNS, len(rows) - MIN_COLUMNS):
        if _columns_in(rows[at]) > 1 and _columns_in(rows[at - 1]) > 1:
            continue
        above = rivers_of([chunk for row in rows[:at] for chunk in row])
        below = rivers_of([chunk for row in rows[at:] for chunk in row])
        fewer = min(len(above), len(below))
        together = len(above) + len(below)
        if fewer < MIN_COLUMNS - 1 or together <= best or are_alike(above, below):
            continue
        best, found = together, at
    return found


def grouped(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Stretches of pages in a row that are parts of one table."""
    groups: list[list[Stretch]] = []
    for stretch in stretches:
        if groups and _goes_on(groups[-1], stretch):
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return groups


def _goes_on(group: Sequence[Stretch], stretch: Stretch) -> bool:
    last = group[-1]
    if not (last.is_last and stretch.is_first):
        return False
    if last.page.number + 1 != stretch.page.number:
        return False
    above = rivers_of([chunk for one in group for chunk in one.chunks])
    return are_alike(above, rivers_of(stretch.chunks))
