"""Tables by their rules: grids of the cells that a page's rules enclose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extract.pdf.cells import TOLERANCE, Quad, find_cells, merged, tables_of
from extract.pdf.rules import Rule

#: A loose end is this far from the last rule across: less is a rule drawn too long,
#: or the padding of a row that begins on the next page.
_LOOSE: Final = 4.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A cell's place: on the page, on its table's grid, and where nothing closes it."""

    box: Quad
    row: int
    column: int
    row_span: int
    column_span: int
    is_open_above: bool
    is_open_below: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without its text: where columns and rows meet, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    frames: tuple[Frame, ...]


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """The page's tables from top to bottom; a box of one cell is none.

    Raises ``TooManyRulesError`` beyond what any ledger has.
    """
    drawn = merged(rules)
    across = [rule for rule in drawn if not rule.is_vertical]
    down = [rule for rule in drawn if rule.is_vertical]
    above = list(_closing(across, [(rule.start, rule.at) for rule in down]))
    below = list(_closing(across, [(rule.end, rule.at) for rule in down]))
    cells = find_cells([*drawn, *above, *below])
    return [_grid(quads, above, below) for quads in tables_of(cells)]


def _closing(
    across: Sequence[Rule], ends: Iterable[tuple[float, float]]
) -> Iterator[Rule]:
    """Rules that close cells where the page ended: several columns end at one height.

    Browsers draw no rule where they cut a row. ``ends`` are heights and places of
    the ends of rules that go down.
    """
    group: list[tuple[float, float]] = []
    for height, x in sorted(end for end in ends if _is_loose(*end, across)):
        if group and height - group[-1][0] > TOLERANCE:
            yield from _close(group, across)
            group = []
        group.append((height, x))
    yield from _close(group, across)


def _is_loose(height: float, x: float, across: Sequence[Rule]) -> bool:
    return not any(
        abs(rule.at - height) < _LOOSE
        and rule.start - TOLERANCE <= x <= rule.end + TOLERANCE
        for rule in across
    )


def _close(
    group: Sequence[tuple[float, float]], across: Sequence[Rule]
) -> Iterator[Rule]:
    """One rule to close the group, up to the rules that close its neighbours."""
    if not group:
        return
    heights, xs = zip(*group, strict=True)
    height, x0, x1 = sum(heights) / len(group), min(xs), max(xs)
    level = [rule for rule in across if abs(rule.at - height) < _LOOSE]
    if level:
        height = level[0].at
        x0 = max((rule.end for rule in level if rule.end < x1), default=x0)
        x1 = min((rule.start for rule in level if rule.start > x0), default=x1)
    if x1 > x0:
        yield Rule(False, height, x0, x1)


def _grid(quads: list[Quad], above: Sequence[Rule], below: Sequence[Rule]) -> Grid:
    xs = sorted({x for quad in quads for x in (quad[0], quad[2])})
    ys = sorted({y for quad in quads for y in (quad[1], quad[3])})
    frames = [
        Frame(
            box=quad,
            row=bisect_left(ys, quad[1]),
            column=bisect_left(xs, quad[0]),
            row_span=bisect_left(ys, quad[3]) - bisect_left(ys, quad[1]),
            column_span=bisect_left(xs, quad[2]) - bisect_left(xs, quad[0]),
            is_open_above=_is_open(quad, quad[1], above),
            is_open_below=_is_open(quad, quad[3], below),
        )
        for quad in quads
    ]
    frames.sort(key=lambda frame: (frame.row, frame.column))
    return Grid(tuple(xs), tuple(ys), tuple(frames))


def _is_open(quad: Quad, height: float, closing: Sequence[Rule]) -> bool:
    """Whether it is one of our own rules that closes the cell there."""
    return any(
        rule.at == height
        and rule.start <= quad[0] + TOLERANCE
        and rule.end >= quad[2] - TOLERANCE
        for rule in closing
    )
