"""Columns of tables without rules: the blank that runs down between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from extract.chunks import GAP, Chunk

#: What share of the chunks may lie across a river: headers of several columns, names
#: of groups over the whole table. Few first: in a column that is almost empty, more
#: would hide where it ends.
_ACROSS: Final = (0.0, 0.005, 0.01, 0.03)
#: What share of the rivers two parts of one table have in common; some are chance.
_ALIKE: Final = 0.75
#: How much of the narrower of two rivers lies in the other one, if they are the same.
_SAME: Final = 0.6
#: Fewer columns are a list, or prose with blanks in it.
MIN_COLUMNS: Final = 3


@dataclass(frozen=True, slots=True)
class River:
    """Blank from ``x0`` to ``x1`` on every page of a table."""

    x0: float
    x1: float

    @property
    def width(self) -> float:
        """From bank to bank."""
        return self.x1 - self.x0


def rivers_of(chunks: Sequence[Chunk]) -> list[River]:
    """Blank between the first and the last column that no chunk but a few lie across."""
    if not chunks:
        return []
    least = GAP * median(chunk.size for chunk in chunks)
    within = list(chunks)
    for share in _ACROSS:
        few = max(1, int(share * len(chunks)))
        wide = [one for one in _blank(within, few) if one.width >= least]
        within = [one for one in within if not any(crosses(one, r) for r in wide)]
    return [river for river in _blank(within, 0) if river.width >= least]


def crosses(chunk: Chunk, river: River) -> bool:
    """Whether a chunk lies across a river, from one bank to the other."""
    return chunk.x0 < river.x0 and chunk.x1 > river.x1


def _blank(chunks: Iterable[Chunk], most: int) -> list[River]:
    """Stretches over which at most so many chunks lie."""
    marks = sorted(mark for chunk in chunks for mark in ((chunk.x0, 1), (chunk.x1, -1)))
    found: list[River] = []
    depth, began = 0, None
    for x, step in marks:
        depth += step
        if depth <= most and began is None:
            began = x
        elif depth > most and began is not None:
            found.append(River(began, x))
            began = None
    inner = [river for river in found if river.x0 > marks[0][0]]
    return [river for river in inner if river.x1 > river.x0]


def common_rivers(some: Sequence[River], others: Sequence[River]) -> int:
    """How many of the rivers run where one of the others does."""
    return sum(
        any(_overlap(a, b) >= _SAME * min(a.width, b.width) for b in others)
        for a in some
    )


def _overlap(one: River, other: River) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def are_alike(some: Sequence[River], others: Sequence[River]) -> bool:
    """Whether two stretches of text are parted as one table's are."""
    fewer, more = sorted((some, others), key=len)
    return common_rivers(fewer, more) >= _ALIKE * len(fewer)


def edges_of(chunks: Sequence[Chunk], rivers: Sequence[River]) -> tuple[float, ...]:
    """Where the columns meet: as far from their text as the narrowest river allows.

    A column whose lines all begin at one place begins half a river before it; any
    other ends half a river after the longest line to its left.
    """
    pad = min(river.width for river in rivers) / 2
    inner = [
        river.x1 - pad if _is_aligned(chunks, river.x1) else river.x0 + pad
        for river in rivers
    ]
    left = min(chunk.x0 for chunk in chunks) - pad
    right = max(chunk.x1 for chunk in chunks) + pad
    return (left, *inner, right)


def _is_aligned(chunks: Sequence[Chunk], x: float) -> bool:
    return sum(abs(chunk.x0 - x) < 1.0 for chunk in chunks) >= 3
