"""Tables by their rules: which cells a page's rules enclose, and on what grid.

Finding cells is pdfplumber's; here are the rules it is given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from extract.rules import Rule

#: Rules that miss each other by less than this meet, in points: pdfplumber's own.
TOLERANCE: Final = 3.0
#: Rules shorter than this are dots, as pdfplumber has it.
_SHORTEST: Final = 3.0
#: A loose end is this far from the last rule across: less is a rule drawn too long,
#: or the padding of a row that begins on the next page.
_LOOSE: Final = 4.0
#: What finding cells can be given, as it takes the square of it.
MAX_MEETINGS: Final = 4_000
MAX_PAIRS: Final = 2_000_000

Edge = dict[str, Any]
Quad = tuple[float, float, float, float]


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


class TooManyRulesError(ValueError):
    """A page has more rules than can be made into cells in bearable time."""


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """The page's tables from top to bottom; a box of one cell is none.

    Raises ``TooManyRulesError`` beyond what any ledger has.
    """
    edges = _merged(rules)
    closing = list(_closing(edges))
    edges += closing
    across = sum(edge["orientation"] == "h" for edge in edges)
    if across * (len(edges) - across) > MAX_PAIRS:
        raise TooManyRulesError
    meetings = edges_to_intersections(edges, TOLERANCE, TOLERANCE)
    if len(meetings) > MAX_MEETINGS:
        raise TooManyRulesError
    cells = intersections_to_cells(meetings)
    return [_grid(quads, closing) for quads in cells_to_tables(cells)]


def _merged(rules: Iterable[Rule]) -> list[Edge]:
    """Rules as pdfplumber's edges, those that lie on each other made one."""
    tolerances = (TOLERANCE,) * 4
    edges: list[Edge] = merge_edges([_edge(rule) for rule in rules], *tolerances)
    return [edge for edge in edges if _length(edge) >= _SHORTEST]


def _edge(rule: Rule) -> Edge:
    if rule.is_vertical:
        x0 = x1 = rule.at
        top, bottom = rule.start, rule.end
    else:
        x0, x1 = rule.start, rule.end
        top = bottom = rule.at
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "v" if rule.is_vertical else "h",
    }


def _length(edge: Edge) -> float:
    return float(max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]))


def _closing(edges: list[Edge]) -> Iterator[Edge]:
    """Rules that close cells where the page ended: several columns end at one height.

    Browsers draw no rule where they cut a row.
    """
    across = [edge for edge in edges if edge["orientation"] == "h"]
    down = [edge for edge in edges if edge["orientation"] == "v"]
    for end in ("top", "bottom"):
        loose = [edge for edge in down if _is_loose(edge, end, across)]
        loose.sort(key=lambda edge: float(edge[end]))
        group: list[Edge] = []
        for edge in loose:
            if group and edge[end] - group[-1][end] > TOLERANCE:
                yield from _close(group, end, across)
                group = []
            group.append(edge)
        yield from _close(group, end, across)


def _is_loose(edge: Edge, end: str, across: list[Edge]) -> bool:
    x, y = edge["x0"], edge[end]
    return not any(
        abs(rule["top"] - y) < _LOOSE
        and rule["x0"] - TOLERANCE <= x <= rule["x1"] + TOLERANCE
        for rule in across
    )


def _close(group: list[Edge], end: str, across: list[Edge]) -> Iterator[Edge]:
    """One rule to close the group, up to the rules that close its neighbours."""
    if not group:
        return
    xs = [edge["x0"] for edge in group]
    height = sum(edge[end] for edge in group) / len(group)
    x0, x1 = min(xs), max(xs)
    level = [edge for edge in across if abs(edge["top"] - height) < _LOOSE]
    if level:
        height = level[0]["top"]
        x0 = max((edge["x1"] for edge in level if edge["x1"] < x1), default=x0)
        x1 = min((edge["x0"] for edge in level if edge["x0"] > x0), default=x1)
    if x1 > x0:
        yield _edge(Rule(False, height, x0, x1))


def _grid(quads: list[Quad], closing: list[Edge]) -> Grid:
    xs = sorted({x for quad in quads for x in (quad[0], quad[2])})
    ys = sorted({y for quad in quads for y in (quad[1], quad[3])})
    frames = [
        Frame(
            box=quad,
            row=bisect_left(ys, quad[1]),
            column=bisect_left(xs, quad[0]),
            row_span=bisect_left(ys, quad[3]) - bisect_left(ys, quad[1]),
            column_span=bisect_left(xs, quad[2]) - bisect_left(xs, quad[0]),
            is_open_above=_is_open(quad, quad[1], closing),
            is_open_below=_is_open(quad, quad[3], closing),
        )
        for quad in quads
    ]
    frames.sort(key=lambda frame: (frame.row, frame.column))
    return Grid(tuple(xs), tuple(ys), tuple(frames))


def _is_open(quad: Quad, height: float, closing: list[Edge]) -> bool:
    return any(
        edge["top"] == height
        and edge["x0"] <= quad[0] + TOLERANCE
        and edge["x1"] >= quad[2] - TOLERANCE
        for edge in closing
    )
