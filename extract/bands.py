"""Rows of tables without rules: more blank between them than between lines.

In every row the highest cell fills it, so that between two rows there is their
padding beside what parts lines, and within a row no more than what parts lines. A
cell that covers several rows is told by text that lies across the blank between
them or, where cells are centred, by text in the middle of those rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from extract.chunks import Chunk

#: Points by which distances between lines differ for reasons of rounding alone.
HAIR: Final = 0.9
#: How far, in points, a centred text may stand from the middle of its cell.
_OFF: Final = 1.6
#: What it costs to take a place for empty; and each further row of a merged cell.
#: An item's number is hardly ever missing.
_NO_NUMBER, _NO_TEXT, _MERGED = 8.0, 1.0, 0.3
#: More rows than any item has on a page.
_MOST: Final = 40


class Band(NamedTuple):
    """A stretch of a page's height, in points."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Halfway down."""
        return (self.top + self.bottom) / 2


class Rows(NamedTuple):
    """Rows from ``first`` to before ``end`` that one cell covers."""

    first: int
    end: int

    def covers(self, other: Rows) -> bool:
        """Whether the other rows are among these."""
        return self.first <= other.first and other.end <= self.end


Column = Sequence[Chunk]


def blank_between_lines(columns: Iterable[Column]) -> float:
    """The usual blank between two lines of a cell, in points."""
    steps = Counter(
        round((below.top - above.bottom) * 2) / 2
        for column in columns
        for above, below in pairwise(column)
        if -1 < below.top - above.bottom < 2 * above.size
    )
    return steps.most_common(1)[0][0] if steps else 0.0


def texts_of(chunks: Iterable[Chunk], blank: float) -> list[Band]:
    """Where there is text, with no more blank in it than between lines."""
    found: list[Band] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.top):
        if found and chunk.top - found[-1].bottom <= blank + HAIR:
            bottom = max(found[-1].bottom, chunk.bottom)
            found[-1] = Band(found[-1].top, bottom)
        else:
            found.append(Band(chunk.top, chunk.bottom))
    return found


def bands_of(columns: Sequence[Column], blank: float) -> list[Band]:
    """Rows of a page's table, each to the middle of the blank around it."""
    whole = texts_of((chunk for column in columns for chunk in column), blank)
    gaps = list(pairwise(whole))
    for part in whole:
        inner = [_inside(column, part) for column in columns]
        split = [one for one in inner if len(texts_of(one, blank)) > 1]
        # A blank line in a single cell makes no rows.
        if len(split) > 1:
            gaps += pairwise(texts_of((c for one in split for c in one), blank))
    if not whole:
        return []
    edge = min((below.top - above.bottom for above, below in gaps), default=blank) / 2
    marks = sorted((above.bottom + below.top) / 2 for above, below in gaps)
    marks = [whole[0].top - edge, *marks, whole[-1].bottom + edge]
    return [Band(*pair) for pair in pairwise(marks)]


def _inside(column: Column, part: Band) -> list[Chunk]:
    return [one for one in column if part.top <= one.top and one.bottom <= part.bottom]


def is_centred(columns: Sequence[Column], bands: Sequence[Band], blank: float) -> bool:
    """Whether texts shorter than their row stand in its middle, not at its top."""
    centred = short = 0
    for column in columns:
        for text in texts_of(column, blank):
            band = next((b for b in bands if b.top <= text.middle < b.bottom), None)
            size = blank + text.bottom - text.top
            if band and band.bottom - band.top > size + 2 * _OFF:
                short += 1
                centred += abs(text.middle - band.middle) <= _OFF
    return 2 * centred > short


def rows_of(
    texts: Sequence[Band],
    bands: Sequence[Band],
    lead: Sequence[Rows] | None,
    *,
    centred: bool,
) -> list[Rows]:
    """The rows that each cell of a column covers, by where its texts stand.

    ``lead`` are the first column's: only rows that share a number share a cell, but
    for text that lies across the blank between them. None for the first column.
    """
    best: list[tuple[float, list[Rows]]] = [(0.0, [])]
    for end in range(1, len(bands) + 1):
        ways = []
        for first in range(max(0, end - _MOST), end):
            rows = Rows(first, end)
            cost = _cost(texts, bands, rows, lead, centred=centred)
            ways.append((best[first][0] + cost, [*best[first][1], rows]))
        best.append(min(ways, key=lambda way: way[0]))
    cost, found = best[-1]
    return found if cost < float("inf") else [Rows(a, a + 1) for a in range(len(bands))]


def _cost(
    texts: Sequence[Band],
    bands: Sequence[Band],
    rows: Rows,
    lead: Sequence[Rows] | None,
    *,
    centred: bool,
) -> float:
    """How unlikely it is that one cell covers these rows; lower is likelier."""
    covered = bands[rows.first : rows.end]
    cell = Band(covered[0].top, covered[-1].bottom)
    held = [text for text in texts if cell.top <= text.middle < cell.bottom]
    if any(_lies_across(text, mark) for text in held for mark in cell):
        return float("inf")
    if len(covered) == 1:
        return 0.0 if held else _NO_NUMBER if lead is None else _NO_TEXT
    if len(held) != 1:
        return float("inf")
    marks = [band.bottom for band in covered[:-1]]
    off = abs(held[0].middle - cell.middle)
    likely = lead is None or any(one.covers(rows) for one in lead)
    if any(_lies_across(held[0], mark) for mark in marks):
        return _MERGED * len(marks) + min(off / 10, 1.0)
    if centred and off <= _OFF and likely:
        return _MERGED * len(marks)
    return float("inf")


def _lies_across(text: Band, mark: float) -> bool:
    return text.top < mark - 1 and text.bottom > mark + 1
