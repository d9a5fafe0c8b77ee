"""Rules of a page: straight strokes, and rectangles thin enough to be strokes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple


class Rule(NamedTuple):
    """A stroke along an axis, in points from the page's top left."""

    is_vertical: bool
    at: float
    start: float
    end: float


Point = tuple[float, float]

#: What is filled and wider is an area that is shaded. Word's widest border is 6 pt.
MAX_THICKNESS: Final = 6.0
#: What is stroked and wider is a box: a row of cells can be as low as that.
_THIN_BOX: Final = 1.0
#: How far a stroke may lean and still be along an axis.
_LEAN: Final = 0.5


def rules_of_path(points: Sequence[Point], is_stroked: bool) -> Iterator[Rule]:
    """Rules that a path of straight lines draws.

    A filled path is a rule when it is thin; without a stroke a larger one is shading.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    width, height = x1 - x0, y1 - y0
    thickest = _THIN_BOX if is_stroked else MAX_THICKNESS
    if min(width, height) <= thickest and width != height:
        if len(points) == 2 and min(width, height) > _LEAN:
            return
        if width < height:
            yield Rule(True, (x0 + x1) / 2, y0, y1)
        else:
            yield Rule(False, (y0 + y1) / 2, x0, x1)
    elif is_stroked:
        for one, other in pairwise(points):
            yield from _stroke(one, other)


def _stroke(one: Point, other: Point) -> Iterator[Rule]:
    (xa, ya), (xb, yb) = one, other
    if abs(xa - xb) <= _LEAN and ya != yb:
        yield Rule(True, (xa + xb) / 2, min(ya, yb), max(ya, yb))
    elif abs(ya - yb) <= _LEAN and xa != xb:
        yield Rule(False, (ya + yb) / 2, min(xa, xb), max(xa, xb))
