"""Text that does not run across the page: columns of vertical text, stamps, watermarks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import Final, NamedTuple

from extract.document import Strip
from extract.pages.page import Line
from extract.pdf.glyphs import Glyph

#: How far text may lean and still run along an axis, in radians.
_LEAN: Final = math.radians(5)
#: How far the next character of a run may be, in parts of its size.
_NEAR: Final = 2.0


class Direction(Enum):
    """Where a line of text runs to, as the page is seen."""

    ACROSS = auto()
    DOWN = auto()
    UP = auto()
    ASLANT = auto()


class Turned(NamedTuple):
    """A character of text that does not run across."""

    glyph: Glyph
    direction: Direction


def direction_of(across: float, down: float) -> Direction:
    """Direction of a vector, in points from the top left."""
    angle = math.atan2(down, across)
    if abs(angle) < _LEAN:
        return Direction.ACROSS
    if abs(angle - math.pi / 2) < _LEAN:
        return Direction.DOWN
    if abs(angle + math.pi / 2) < _LEAN:
        return Direction.UP
    return Direction.ASLANT


def runs_of(turned: Sequence[Turned]) -> list[list[Turned]]:
    """Characters that follow each other in one direction, in the file's order."""
    if not turned:
        return []
    runs = [[turned[0]]]
    for one, other in pairwise(turned):
        if _follows(one, other):
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def _follows(one: Turned, other: Turned) -> bool:
    (x, y), (next_x, next_y) = one.glyph.middle, other.glyph.middle
    distance = math.hypot(next_x - x, next_y - y)
    return one.direction is other.direction and distance < _NEAR * other.glyph.size


def upward_line(run: Sequence[Turned], page: int) -> Line:
    """Text that runs upwards as a line, its characters side by side in its box."""
    glyphs = [one.glyph for one in run]
    x0 = min(glyph.x0 for glyph in glyphs)
    x1 = max(glyph.x1 for glyph in glyphs)
    heights = [glyph.middle[1] for glyph in glyphs]
    half = glyphs[0].size / 2
    step = (x1 - x0) / len(glyphs)
    edges = tuple(round(x0 + at * step, 2) for at in range(len(glyphs) + 1))
    strip = Strip(
        page, round(min(heights) - half, 2), round(max(heights) + half, 2), edges
    )
    return Line("".join(glyph.text for glyph in glyphs), strip)
