"""Tables out of the rules drawn on a page: which cells they make.

Nothing is asked of the text. Where a rule is missing between two places of the grid,
they are one cell; a rule counts where it is inked along half of a cell's side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from extract.scans.grid_lines import Profile, Rule, Rules
from extract.scans.picture import pixels

#: Rules no further apart than this, in points, are one line of the grid: double
#: borders, and a rule that a scan broke or bent.
SAME_LINE: Final = 3.0
#: How far from each other rules may end that meet.
MEETING: Final = 4.0
#: How far short of another rule a short one may end: strokes of text stay clear of it.
ENDING: Final = 2.5
#: Rules this long stand for themselves; shorter ones begin and end at others.
LONG: Final = 80.0
#: How much of a side is inked that has a rule.
LEAST_INKED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Face:
    """A cell on the grid: its place there, and how many rows and columns it covers.

    ``is_open_above`` and ``is_open_below`` say that no rule is drawn there: rules down
    the page end where the page does.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    is_open_above: bool = False
    is_open_below: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rules in pixels: where its columns and rows meet, and its cells."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """Rules of one line of the grid; ``inked`` is as long as the page."""

    at: float
    inked: Profile

    def parts(self, start: float, end: float) -> bool:
        """Whether there is a rule from ``start`` to ``end``."""
        side = self.inked[round(start) : round(end)]
        return bool(len(side)) and float(side.mean()) >= LEAST_INKED


def find_grids(rules: Rules, shape: tuple[int, int], dpi: float) -> Iterator[Grid]:
    """The tables of a page, from the top; frames around one text are none."""
    near = pixels(MEETING, dpi)
    grids = []
    for group in _connected(_ended(rules, dpi), near):
        grid = _grid(group, shape, dpi)
        if grid is not None and len(grid.faces) > 1:
            grids.append(grid)
    yield from sorted(grids, key=lambda grid: (grid.rows[0], grid.columns[0]))


def _ended(rules: Rules, dpi: float) -> Rules:
    """Without short rules that do not begin and end at others: strokes, underlines."""
    long, near = pixels(LONG, dpi), pixels(ENDING, dpi)
    while True:
        across = _kept(rules.across, rules.down, long, near)
        down = _kept(rules.down, across, long, near)
        if (across, down) == (rules.across, rules.down):
            return rules
        rules = Rules(across, down)


def _kept(
    rules: tuple[Rule, ...], others: tuple[Rule, ...], long: int, near: int
) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in rules
        if len(rule.inked) >= long or _has_ends(rule, rules, others, near)
    )


def _has_ends(
    rule: Rule, beside: tuple[Rule, ...], others: tuple[Rule, ...], near: int
) -> bool:
    """Whether a rule ends at others, or at one end with the rules beside it.

    The latter is the page's edge, which cuts all columns at one height.
    """
    begins, ends = (
        any(
            abs(other.at - end) <= near
            and other.start - near <= rule.at <= other.end + near
            for other in others
        )
        for end in (rule.start, rule.end)
    )
    if begins == ends:
        return begins
    cut = [
        one.at
        for one in beside
        if abs((one.end - rule.end) if begins else (one.start - rule.start)) <= near
    ]
    widest = max(len(other.inked) for other in others)
    return len(cut) > 2 and 2 * (max(cut) - min(cut)) >= widest


def _connected(rules: Rules, near: int) -> Iterator[Rules]:
    """Rules that meet, directly or through others."""
    left = list(rules.down)
    across = list(rules.across)
    while left:
        down, touching = [left.pop()], list[Rule]()
        for one in down:
            for other in [rule for rule in across if _meet(rule, one, near)]:
                across.remove(other)
                touching.append(other)
                beside = [rule for rule in left if _meet(other, rule, near)]
                down += beside
                left = [rule for rule in left if rule not in beside]
        yield Rules(tuple(touching), tuple(down))


def _meet(across: Rule, down: Rule, near: int) -> bool:
    return (
        across.start - near <= down.at <= across.end + near
        and down.start - near <= across.at <= down.end + near
    )


def _grid(rules: Rules, shape: tuple[int, int], dpi: float) -> Grid | None:
    """The table that a group of rules makes, if they make one."""
    height, width = shape
    rows = _lines(rules.across, width, dpi)
    columns = _lines(rules.down, height, dpi)
    if not rows or len(columns) < 2:
        return None
    near = pixels(MEETING, dpi)
    top = min(rule.start for rule in rules.down)
    bottom = max(rule.end for rule in rules.down)
    rows = _framed(rows, top, bottom, width, near)
    left = min(rule.start for rule in rules.across)
    right = max(rule.end for rule in rules.across)
    columns = _framed(columns, left, right, height, near)
    return _trimmed(rows, columns, _faces(rows, columns))


def _lines(rules: Sequence[Rule], length: int, dpi: float) -> list[_Line]:
    """Lines of the grid, in order; each has the ink of the rules that lie on it."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lines and rule.at - lines[-1][-1].at <= pixels(SAME_LINE, dpi):
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [_line(line, length) for line in lines]


def _line(rules: list[Rule], length: int) -> _Line:
    inked = np.zeros(length, np.bool_)
    for rule in rules:
        inked[rule.start : rule.end] |= rule.inked
    longest = max(rules, key=lambda rule: len(rule.inked))
    return _Line(longest.at, inked)


def _framed(
    lines: list[_Line], first: int, last: int, length: int, near: int
) -> list[_Line]:
    """With lines where rules of the other direction end without one."""
    bare = np.zeros(length, np.bool_)
    before = [_Line(float(first), bare)] if lines[0].at - first > near else []
    behind = [_Line(float(last), bare)] if last - lines[-1].at > near else []
    return before + lines + behind


def _faces(rows: list[_Line], columns: list[_Line]) -> list[Face]:
    """Cells in reading order.

    Places of a row that no rule parts are one; such stretches that are as wide as the
    one above, without a rule between them, are one with it.
    """
    above: dict[tuple[int, int], Face] = {}
    done: list[Face] = []
    for row in range(len(rows) - 1):
        here: dict[tuple[int, int], Face] = {}
        for start, end in _stretches(rows, columns, row):
            upper = above.pop((start, end), None)
            place = columns[start].at, columns[end].at
            if upper is not None and not rows[row].parts(*place):
                here[start, end] = Face(
                    upper.row, start, upper.row_span + 1, end - start
                )
            else:
                done += [upper] if upper is not None else []
                here[start, end] = Face(row, start, 1, end - start)
        done += above.values()
        above = here
    done += above.values()
    return sorted(done, key=lambda face: (face.row, face.column))


def _stretches(
    rows: list[_Line], columns: list[_Line], row: int
) -> Iterator[tuple[int, int]]:
    """Columns from which and up to which nothing parts a row."""
    place = rows[row].at, rows[row + 1].at
    start = 0
    for column in range(1, len(columns)):
        if column == len(columns) - 1 or columns[column].parts(*place):
            yield start, column
            start = column


def _trimmed(rows: list[_Line], columns: list[_Line], faces: list[Face]) -> Grid:
    """Without lines at which no cell begins or ends."""
    ys = sorted({y for face in faces for y in (face.row, face.row + face.row_span)})
    xs = sorted(
        {x for face in faces for x in (face.column, face.column + face.column_span)}
    )
    moved = []
    for face in faces:
        end, right = face.row + face.row_span, face.column + face.column_span
        place = columns[face.column].at, columns[right].at
        row, column = ys.index(face.row), xs.index(face.column)
        moved.append(
            Face(
                row,
                column,
                ys.index(end) - row,
                xs.index(right) - column,
                face.row == 0 and not rows[0].parts(*place),
                end == len(rows) - 1 and not rows[-1].parts(*place),
            )
        )
    columns_at = tuple(columns[x].at for x in xs)
    return Grid(columns_at, tuple(rows[y].at for y in ys), tuple(moved))
