"""How lines are set between the edges of their column: indents, gaps, what is centred."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from extract.kinsoku import is_wide
from extract.page import Line


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line in its column, measured in squares of its own type.

    ``indent`` and ``slack`` are the blanks to its left and right, ``pitch`` how far
    below the line before it stands; None for the first of a page.
    """

    line: Line
    size: float
    indent: float
    slack: float
    pitch: float | None


def type_size(line: Line) -> float | None:
    """Points of a square of the line's type; None for a line without Han."""
    edges = line.strip.edges
    widths = [
        edges[at + 1] - edges[at]
        for at, character in enumerate(line.text)
        if is_wide(character)
    ]
    return median(widths) if widths else None


def usual_size(lines: Iterable[Line]) -> float:
    """Points of a square of most lines' type; from their height where none has Han."""
    lines = list(lines)
    sizes = [size for line in lines if (size := type_size(line))]
    if sizes:
        return median(sizes)
    heights = [line.strip.bottom - line.strip.top for line in lines]
    return median(heights) if heights else 1.0


def set_between(
    lines: Sequence[Line], left: float, right: float, size: float
) -> tuple[SetLine, ...]:
    """One page's lines of a column that reaches from ``left`` to ``right``."""
    above: Line | None = None
    found = []
    for line in lines:
        own = type_size(line) or size
        pitch = (line.strip.top - above.strip.top) / own if above else None
        edges = line.strip.edges
        blanks = (edges[0] - left) / own, (right - edges[-1]) / own
        found.append(SetLine(line, own, *blanks, pitch))
        above = line
    return tuple(found)
