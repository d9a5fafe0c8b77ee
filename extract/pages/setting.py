"""How lines are set between the edges of their column: indents, gaps, what is centred."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from extract.pages.kinsoku import is_wide
from extract.pages.page import Line

#: Squares of type from which their width is sure, and how large fewer must be.
SURE: Final = 6
OTHER: Final = 1.35
#: What a space between Han takes where none is printed that shows it.
USUAL_SPACE: Final = 0.3
#: Padding that is not the table's, and no indent, in squares of type.
INSET: Final = 0.5


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


@dataclass(frozen=True, slots=True)
class Flow:
    """What lines of a column are measured by: how they align, and their usual pitch.

    ``spaces`` are those that the column parts words by, as lists of names do, and
    ``space`` is how wide a plain one is.
    """

    is_centred: bool
    is_hanging: bool
    base: float
    pitch: float | None
    spaces: str = ""
    space: float = USUAL_SPACE


def room(line: SetLine, flow: Flow) -> float:
    """Blank that the line leaves; a column narrower on the left is so on the right."""
    if flow.is_centred:
        return line.slack + line.indent
    return line.slack - (flow.base if 0 < flow.base < INSET else 0.0)


def width(line: SetLine, count: int) -> float:
    """Squares of type that the line's first characters take."""
    return advance(line.line, count, line.size) / line.size


def type_size(line: Line) -> float | None:
    """Points of a square of the line's type; None for a line without Han."""
    widths = _widths(line)
    return median(widths) if widths else None


def own_size(line: Line, usual: float) -> float:
    """Points of a square of the line's type, where the lines around have the usual.

    A few characters are not taken for smaller ones: some fonts give the ink's box.
    """
    widths = _widths(line)
    if not widths:
        return usual
    size = median(widths)
    is_sure = len(widths) >= SURE or size > OTHER * usual
    return size if is_sure else usual


def _widths(line: Line) -> list[float]:
    edges = line.strip.edges
    return [
        edges[at + 1] - edges[at]
        for at, character in enumerate(line.text)
        if is_wide(character)
    ]


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
        own = own_size(line, size)
        pitch = (line.strip.top - above.strip.top) / own if above else None
        blanks = (line.strip.edges[0] - left) / own, (right - line_end(line, own)) / own
        found.append(SetLine(line, own, *blanks, pitch))
        above = line
    return tuple(found)


def line_end(line: Line, size: float) -> float:
    """Where the line's last square of type ends; some fonts give the ink's box."""
    last = len(line.text.rstrip()) or 1
    start, end = line.strip.edges[last - 1 : last + 1]
    return max(end, start + size) if is_wide(line.text[last - 1]) else end


def advance(line: Line, count: int, size: float) -> float:
    """Points that the line's first characters take, squares of type in full."""
    edges = line.strip.edges
    return sum(
        max(end - start, size if is_wide(character) else 0.0)
        for character, start, end in zip(
            line.text[:count], edges, edges[1:], strict=False
        )
    )
