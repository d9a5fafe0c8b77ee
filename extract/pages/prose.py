"""Lines that stand in no table, measured between the margins of their pages."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from extract.pages.page import Line, Page
from extract.pages.setting import SetLine, set_between, usual_size
from extract.pages.wrapping import INDENT, are_centred, begins, flow_of

#: Type that differs so much is of another paragraph: a title and what is below it.
OTHER_SIZE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Margins:
    """Where prose begins and ends on pages of one width, and its usual pitch."""

    left: float
    right: float
    size: float
    pitch: float | None


def margins_of(pages: Sequence[Page], lines: Iterable[Line]) -> Mapping[float, Margins]:
    """The margins of each width of page, from the lines of prose on such pages."""
    widths = {page.number: page.width for page in pages}
    by_width: dict[float, list[Line]] = {}
    for line in lines:
        by_width.setdefault(widths[line.strip.page], []).append(line)
    return {width: _margins(width, found) for width, found in by_width.items()}


def _margins(width: float, lines: Sequence[Line]) -> Margins:
    """Full lines show the right margin; without them it is the left one's twin."""
    size = usual_size(lines)
    left = min(line.strip.edges[0] for line in lines)
    right = _right(lines, size, width - left)
    pitches = list(_pitches(lines, size))
    return Margins(left, right, size, median(pitches) if pitches else None)


def _right(lines: Sequence[Line], size: float, twin: float) -> float:
    """Where full lines end; ``twin`` is as far from the page's edge as they begin."""
    ends = sorted((line.strip.edges[-1] for line in lines), reverse=True)
    enough = max(2, len(ends) // 10)
    for at, end in enumerate(ends[: len(ends) - enough + 1]):
        if end - ends[at + enough - 1] < size / 2:
            return min(end, twin) if abs(end - twin) < size else end
    return twin


def _pitches(lines: Sequence[Line], size: float) -> Iterator[float]:
    for above, below in itertools.pairwise(lines):
        step = below.strip.top - above.strip.top
        if above.strip.page == below.strip.page and 0.5 * size < step < 4 * size:
            yield step / size


def prose_paragraphs(
    lines: Sequence[Line], pages: Mapping[int, Page], margins: Mapping[float, Margins]
) -> tuple[tuple[SetLine, ...], ...]:
    """The lines of each paragraph of a stretch of prose, over its pages."""
    measured = list(_measured(lines, pages, margins))
    found: list[list[SetLine]] = []
    for at, line in enumerate(measured):
        after = measured[at + 1] if at + 1 < len(measured) else None
        if at == 0 or _begins(measured[at - 1], line, after, pages, margins):
            found.append([])
        found[-1].append(line)
    return tuple(map(tuple, found))


def _begins(
    above: SetLine,
    below: SetLine,
    after: SetLine | None,
    pages: Mapping[int, Page],
    margins: Mapping[float, Margins],
) -> bool:
    if below.pitch is not None and below.pitch < 0.5:
        return False
    if abs(above.size - below.size) > OTHER_SIZE * above.size:
        return True
    margin = margins[pages[below.line.strip.page].width]
    both = above, below
    flow = replace(flow_of(both, margin.pitch), is_centred=are_centred(both))
    is_indented = below.indent > INDENT and not flow.is_centred
    return is_indented or begins(above, below, flow, after)


def _measured(
    lines: Sequence[Line], pages: Mapping[int, Page], margins: Mapping[float, Margins]
) -> Iterator[SetLine]:
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.strip.page, []).append(line)
    for number, found in by_page.items():
        margin = margins[pages[number].width]
        yield from set_between(found, margin.left, margin.right, margin.size)
