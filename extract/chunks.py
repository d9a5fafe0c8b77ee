"""Lines of a page cut where there is more blank than words leave."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extract.page import Line

#: Parts of the type's size: blank that no two characters of one cell leave between
#: them, and how wide characters are.
GAP: Final = 0.28
_WIDE, _NARROW, _THIN, _HALF = 1.0, 0.58, 0.35, 0.5
_THIN_ONES: Final = frozenset(".,:;'!|()[]ijlI ")
_CLOSING: Final = frozenset("，。、；：！？）】〕》〉」』”’")
#: From one character to the next, if nothing is between them.
_APART: Final = 1.15


@dataclass(frozen=True, slots=True)
class Chunk:
    """Characters of a line from ``start`` to ``end``, blank at neither.

    ``x0`` is where its first character begins, ``x1`` where its last one ends.
    """

    line: Line
    start: int
    end: int
    x0: float
    x1: float

    @property
    def top(self) -> float:
        """Of its line."""
        return self.line.strip.top

    @property
    def bottom(self) -> float:
        """Of its line."""
        return self.line.strip.bottom

    @property
    def size(self) -> float:
        """Of its type, in points."""
        return self.bottom - self.top

    def cut(self) -> Line:
        """The chunk as a line of its own."""
        line = self.line
        strip = line.strip.cut(self.start, self.end)
        edges = (*strip.edges[:-1], self.x1)
        text = line.text[self.start : self.end]
        return replace(line, text=text, strip=replace(strip, edges=edges))


def chunk_of(line: Line, start: int, end: int) -> Chunk:
    """The line's characters from ``start`` to ``end``, neither of which is blank."""
    return Chunk(line, start, end, line.strip.edges[start], right_of(line, end - 1))


def chunks_of(line: Line) -> list[Chunk]:
    """The line's chunks from left to right."""
    shown = [at for at, character in enumerate(line.text) if not character.isspace()]
    if not shown:
        return []
    gap = GAP * (line.strip.bottom - line.strip.top)
    edges = line.strip.edges
    cuts = [b for a, b in pairwise(shown) if edges[b] - right_of(line, a) > gap]
    return _pieces(line, shown, cuts)


def parted(chunk: Chunk, places: Sequence[float]) -> list[Chunk]:
    """The chunk cut at those places that lie between the middles of its characters."""
    line = chunk.line
    shown = [at for at in range(chunk.start, chunk.end) if not line.text[at].isspace()]
    middles = {at: (line.strip.edges[at] + right_of(line, at)) / 2 for at in shown}
    cuts = [
        b
        for a, b in pairwise(shown)
        if any(middles[a] <= place < middles[b] for place in places)
    ]
    return _pieces(line, shown, cuts)


def right_of(line: Line, at: int) -> float:
    """Where a character ends: a line says only where the next one begins.

    Of a closing mark at the end of a cell's line only the half that is inked counts:
    that is what it is set on there.
    """
    edges, size = line.strip.edges, line.strip.bottom - line.strip.top
    character = line.text[at]
    step = edges[at + 1] - edges[at]
    if character in _CLOSING and (at + 1 == len(line.text) or step > _APART * size):
        width = _HALF
    elif unicodedata.east_asian_width(character) in "WFA":
        width = _WIDE
    else:
        width = _THIN if character in _THIN_ONES else _NARROW
    return edges[at] + min(step, width * size)


def _pieces(line: Line, shown: Sequence[int], cuts: Iterable[int]) -> list[Chunk]:
    """Chunks that begin with the first shown character and at each cut."""
    starts = [shown[0], *cuts]
    ends = [*starts[1:], shown[-1] + 1]
    last = {
        at: max(one for one in shown if one < end) + 1
        for at, end in zip(starts, ends, strict=True)
    }
    return [chunk_of(line, start, last[start]) for start in starts]
