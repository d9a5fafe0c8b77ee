"""Cells that rules enclose, found as pdfplumber finds them, which is as Nurminen does.

Rules are snapped together and joined; where two cross there is a meeting; a cell is
the smallest rectangle whose four corners are meetings along common rules. pdfplumber
itself would do: it takes longer to load than most bulletins take to read. The tests
hold the two against each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from extract.pdf.rules import Rule

#: Rules nearer than this are one, and meet; in points, pdfplumber's own.
TOLERANCE: Final = 3.0
#: Rules shorter than this are dots, as pdfplumber has it.
_SHORTEST: Final = 3.0
#: Some two hundred rows of fifty columns on one page.
MAX_MEETINGS: Final = 10_000

#: Left, top, right and bottom of a cell.
Quad = tuple[float, float, float, float]
Point = tuple[float, float]


class TooManyRulesError(ValueError):
    """A page has more rules than can be made into cells in bearable time."""


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that lie on each other, or next to, made one; what stays short is dropped."""
    found: list[Rule] = []
    by_direction: dict[bool, list[Rule]] = {True: [], False: []}
    for rule in rules:
        if rule.end - rule.start >= 1.0:
            by_direction[rule.is_vertical].append(rule)
    for parallel in by_direction.values():
        for line in _lines(sorted(parallel, key=lambda rule: rule.at)):
            found += _joined(line)
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def _lines(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    """Rules by the line that they are on, from line to line."""
    line: list[Rule] = []
    for rule in rules:
        if line and rule.at - line[-1].at > TOLERANCE:
            yield line
            line = []
        line.append(rule)
    if line:
        yield line


def _joined(line: Sequence[Rule]) -> list[Rule]:
    """Rules on one line, those that touch made one."""
    at = sum(rule.at for rule in line) / len(line)
    found: list[Rule] = []
    for rule in sorted(line, key=lambda rule: rule.start):
        last = found[-1] if found else None
        if last and rule.start <= last.end + TOLERANCE:
            found[-1] = last._replace(end=max(last.end, rule.end))
        else:
            found.append(rule._replace(at=at))
    return found


@dataclass(slots=True)
class _Meetings:
    """Where rules cross, and which rules do, by their number."""

    down: dict[Point, set[int]] = field(default_factory=lambda: defaultdict(set))
    across: dict[Point, set[int]] = field(default_factory=lambda: defaultdict(set))

    def meets_below(self, one: Point, other: Point) -> bool:
        """Whether a rule goes down from one to the other."""
        return not self.down[one].isdisjoint(self.down[other])

    def meets_right(self, one: Point, other: Point) -> bool:
        """Whether a rule goes across from one to the other."""
        return not self.across[one].isdisjoint(self.across[other])


def find_cells(rules: Sequence[Rule]) -> list[Quad]:
    """Cells of merged rules, column by column.

    Raises ``TooManyRulesError`` beyond what any ledger has.
    """
    meetings = _meetings(rules)
    xs: dict[float, list[float]] = defaultdict(list)
    ys: dict[float, list[float]] = defaultdict(list)
    points = sorted(meetings.down)
    for x, y in points:
        xs[y].append(x)
        ys[x].append(y)
    found = (_cell(point, meetings, xs[point[1]], ys[point[0]]) for point in points)
    return [cell for cell in found if cell is not None]


def _meetings(rules: Sequence[Rule]) -> _Meetings:
    meetings = _Meetings()
    across = [(rule.at, number) for number, rule in enumerate(rules) if not rule[0]]
    across.sort()
    for number, rule in enumerate(rules):
        if not rule.is_vertical:
            continue
        first = bisect_left(across, (rule.start - TOLERANCE, -1))
        last = bisect_right(across, (rule.end + TOLERANCE, len(rules)))
        for y, other in across[first:last]:
            if (
                rules[other].start - TOLERANCE
                <= rule.at
                <= rules[other].end + TOLERANCE
            ):
                meetings.down[rule.at, y].add(number)
                meetings.across[rule.at, y].add(other)
        if len(meetings.down) > MAX_MEETINGS:
            raise TooManyRulesError
    return meetings


def _cell(
    corner: Point, meetings: _Meetings, xs: Sequence[float], ys: Sequence[float]
) -> Quad | None:
    """The smallest cell that has this for its top left corner."""
    x, y = corner
    right = [
        other
        for other in xs[bisect_right(xs, x) :]
        if meetings.meets_right(corner, (other, y))
    ]
    for bottom in ys[bisect_right(ys, y) :]:
        if not meetings.meets_below(corner, (x, bottom)):
            continue
        for other in right:
            end = other, bottom
            if (
                end in meetings.down
                and meetings.meets_below(end, (other, y))
                and meetings.meets_right(end, (x, bottom))
            ):
                return x, y, other, bottom
    return None


def tables_of(cells: Sequence[Quad]) -> list[list[Quad]]:
    """Cells that share corners, as tables from top to bottom; one cell is no table."""
    at_corner: dict[Point, list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for corner in _corners(cell):
            at_corner[corner].append(number)
    left = set(range(len(cells)))
    tables = []
    while left:
        table, reached = [], [left.pop()]
        while reached:
            cell = cells[reached.pop()]
            table.append(cell)
            near = {one for corner in _corners(cell) for one in at_corner[corner]}
            reached += near & left
            left -= near
        tables.append(table)
    found = [table for table in tables if len(table) > 1]
    return sorted(found, key=lambda table: min((cell[1], cell[0]) for cell in table))


def _corners(cell: Quad) -> tuple[Point, ...]:
    x0, y0, x1, y1 = cell
    return (x0, y0), (x0, y1), (x1, y0), (x1, y1)
