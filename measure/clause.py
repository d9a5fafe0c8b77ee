"""Where a figure stands: paragraph, sentence and clause, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from measure.figure import Figure
from measure.indicator import Claim, ClaimKind
from normalize.value import value

#: Stops outside of titles, quotations and brackets without figures (（一期）), which
#: belong to the words before them. (A class first: ``re`` skips to it.)
_STOP: Final = re.compile(
    r"[《“（\n。！？；，：、）](?:(?<=《)[^《》\n]{0,80}》|(?<=“)[^“”\n]{0,40}”"
    r"|(?<=（)[^（）\n：；。0-9]{1,16}）|(?<![《“]))"
)

_PARAGRAPH, _SENTENCE, _SEGMENT, _CLAUSE, _ITEM = 5, 4, 3, 2, 1
_WEIGHT: Final = {
    "\n": _PARAGRAPH,
    "。": _SENTENCE,
    "！": _SENTENCE,
    "？": _SENTENCE,
    "；": _SEGMENT,
    "，": _CLAUSE,
    "：": _CLAUSE,
    "（": _CLAUSE,
    "）": _CLAUSE,
    "、": _ITEM,
}


@value
class Place:
    """The surroundings of one figure, as offsets into the text.

    ``paragraph``, ``sentence``, ``segment`` (；) and ``clause`` are where each begins;
    ``left`` is the start of the words that lead to the figure, behind the figure
    before it; ``right`` the end of those that follow, before the next figure or stop.
    ``head`` is the clause before this one, where no figure stands in it.
    ``bracket`` is where the bracket around the figure opens, ``marker`` the list
    marker that the figure's point begins with.
    """

    paragraph: int
    sentence: int
    segment: int
    clause: int
    left: int
    right: int
    head: tuple[int, int] | None
    bracket: int | None
    marker: Claim | None
    title: tuple[int, int] | None


def places(
    text: str, figures: Sequence[Figure], claims: Sequence[Claim]
) -> list[Place]:
    """The place of each figure."""
    marks = [claim for claim in claims if claim.kind is ClaimKind.MARKER]
    stops = [
        (stop.start(), _WEIGHT[mark], mark)
        for stop in _STOP.finditer(text)
        if (mark := stop[0]) in _WEIGHT
    ]
    walk = _Walk(text, stops, marks)
    found: list[Place] = []
    for index, figure in enumerate(figures):
        following = figures[index + 1].start if index + 1 < len(figures) else len(text)
        found.append(walk.to(figure, following))
    return found


class _Walk:
    """One walk over stops and markers, from figure to figure."""

    __slots__ = (
        "bracket",
        "clause",
        "figure_end",
        "head",
        "marker",
        "marks",
        "next_mark",
        "next_stop",
        "outside",
        "paragraph",
        "segment",
        "sentence",
        "stops",
        "text",
        "title",
        "titled_in",
    )

    def __init__(
        self, text: str, stops: list[tuple[int, int, str]], marks: list[Claim]
    ) -> None:
        self.text = text
        self.stops = stops
        self.marks = marks
        self.next_stop = self.next_mark = 0
        self.paragraph = self.sentence = self.segment = self.clause = 0
        self.figure_end = 0
        self.head: tuple[int, int] | None = None
        self.bracket: int | None = None
        self.outside: tuple[int, int] | None = None
        self.marker: Claim | None = None
        self.title: tuple[int, int] | None = None
        self.titled_in: str | None = None

    def to(self, figure: Figure, following: int) -> Place:
        while self.next_stop < len(self.stops):
            at, weight, mark = self.stops[self.next_stop]
            if at >= figure.start:
                break
            self.next_stop += 1
            if weight > _ITEM:
                self._pass(at, weight, mark)
        if self.next_mark < len(self.marks):
            self._mark(figure.start)
        right = min(following, self._stop_behind(figure.end))
        left = max(self.clause, self.figure_end)
        if self.marker is not None and self.marker.end > left:
            left = self.marker.end
        place = Place(
            self.paragraph,
            self.sentence,
            self.segment,
            self.clause,
            left,
            right,
            self.head,
            self.bracket,
            self.marker,
            self.title,
        )
        self.figure_end = figure.end
        return place

    def _stop_behind(self, end: int) -> int:
        """The stop that ends the words behind a figure; 23个省、市重点项目 go on."""
        for at, weight, _ in self.stops[self.next_stop : self.next_stop + 4]:
            if at >= end and not (weight == _ITEM and 0 < at - end <= 2):
                return at
        return len(self.text)

    def _pass(self, at: int, weight: int, mark: str) -> None:
        if self.next_mark < len(self.marks):
            self._mark(at)
        begun = max(self.clause, self.marker.end if self.marker else 0)
        words = (begun, at) if self.figure_end <= begun < at else None
        self.head = words if weight == _CLAUSE else None
        if mark == "：" and words and self._begins(begun):
            self.title = words
            self.titled_in = self.marker.rule if self.marker else None
        if mark == "（":
            self.bracket = at
            self.outside = (self.clause, self.figure_end)
        elif mark == "）":
            self.bracket = None
        if mark == "）" and self.outside is not None:
            # The words before the bracket go on behind it.
            self.clause, self.figure_end = self.outside
            self.outside = None
            return
        self.clause = at + 1
        if weight >= _SEGMENT:
            self.segment = at + 1
        if weight >= _SENTENCE:
            self.sentence = at + 1
            self.bracket = self.outside = None
            if self.title and self.titled_in is None and self.title[0] > self.paragraph:
                self.title = None
        if weight == _PARAGRAPH:
            self.paragraph = at + 1
            self.marker = self.title = None

    def _begins(self, at: int) -> bool:
        """Whether a sentence begins at ``at``, its list marker aside."""
        if self.marker is not None and self.marker.end == at:
            return True
        return at in (self.sentence, self.segment)

    def _mark(self, until: int) -> None:
        while (
            self.next_mark < len(self.marks)
            and self.marks[self.next_mark].start < until
        ):
            marker = self.marks[self.next_mark]
            self.next_mark += 1
            if self.titled_in == marker.rule:
                self.title = None
            self.marker = marker
