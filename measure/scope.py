"""The period of a figure, taken from the words before it as a reader would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from measure.clause import Place
from measure.compared import (
    FROM,
    OF_PLAN,
    TURNED,
    hands_down,
    is_compared,
    is_due,
    is_outset,
    is_told,
)
from measure.figure import Figure
from measure.indicator import Claim, ClaimKind, Modality
from measure.reach import (
    LAST_YEAR,
    MOMENT,
    NOW,
    WHOLE_YEAR,
    is_apart,
    is_aside,
    is_for,
    is_year_of,
    opens_clause,
    opens_text,
    stands_behind,
    told_behind,
)
from normalize.periods import Period

#: (A class first: ``re`` skips to it.)
_AT_FIRST: Final = re.compile("[最起原](?:(?<=[最起])初|(?<=原)[来先])(?=的?约?近?$)")
_SAME_DAYS: Final = frozenset({"当月", "当日", "当天", "当年"})
_PLANNED_FOR: Final = frozenset({"拟于", "将于", "划于", "拟在"})


def find_scope(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    periods: Sequence[Period],
    modalities: Sequence[Modality],
    claims: Sequence[Claim],
    issued_on: date | None,
    carried: Period | None,
) -> list[Period | None]:
    """The period of each figure.

    A period in the figure's own clause comes first, then one that opens the
    sentence or the paragraph (the later of the two), then the one that the whole
    text opens with, then ``carried``.
    """
    marks = (claim for claim in claims if claim.kind is ClaimKind.MARKER)
    walk = _Periods(text, periods, next(marks, None), issued_on, carried)
    return [walk.of(*row) for row in zip(figures, places, modalities, strict=True)]


class _Periods:
    """The periods passed so far, by how far they reach.

    ``first`` is where the first sentence with figures of the paragraph begins: a
    period in it holds for the paragraph, a later one for its own sentence, unless a
    comma sets it off (截至10月底，…).
    """

    __slots__ = (
        "carried",
        "clause",
        "compared",
        "deadline",
        "first",
        "issued_on",
        "mark",
        "marker",
        "next",
        "now",
        "opening",
        "paragraph",
        "periods",
        "sentence",
        "text",
    )

    def __init__(
        self,
        text: str,
        periods: Sequence[Period],
        mark: Claim | None,
        issued_on: date | None,
        carried: Period | None,
    ) -> None:
        self.text = text
        self.compared = {
            period.at[1]: period for period in periods if is_compared(text, period)
        }
        told = (p for p in periods if p.at[1] not in self.compared)
        self.periods = [*(p for p in told if is_told(text, p)), None]
        self.mark = mark
        self.marker: Claim | None = None
        self.issued_on = issued_on
        self.carried = carried
        self.next = 0
        self.first = (-1, -1)
        self.clause: Period | None = None
        self.sentence: Period | None = None
        self.paragraph: Period | None = None
        self.opening: Period | None = None
        self.now: Period | None = None
        self.deadline: Period | None = None

    def of(self, figure: Figure, place: Place, modality: Modality) -> Period | None:
        """The period of the next figure; 目前 is not when a plan comes true."""
        if self.first[0] != place.paragraph:
            self.first = (place.paragraph, place.sentence)
        while (period := self.periods[self.next]) and period.at[0] < figure.start:
            self._pass(period, place)
            self.next += 1
        if first := _AT_FIRST.search(self.text, max(0, figure.start - 6), figure.start):
            return Period(first[0], None, None, first.span())
        if self.text[figure.start - 1 : figure.start] == "的":
            compared = self.compared.get(figure.start - 1)
            if compared and self.text[compared.at[0] - 1] in "比较与":
                return compared
        if is_outset(self.text, figure.start, figure.end):
            clause = self._in_clause(figure, place)
            outset = FROM.search(self.text, max(0, figure.start - 16), figure.start)
            own = clause and outset and clause.at[0] >= outset.start()
            return clause if own else None
        following = self.periods[self.next]
        if following and told_behind(self.text, figure, place, following):
            return following
        clause = self._in_clause(figure, place)
        if clause and modality is Modality.ACTUAL and is_due(self.text, clause):
            clause = None
        return clause or self._around(figure, place, modality)

    def _in_clause(self, figure: Figure, place: Place) -> Period | None:
        """The period in the words that lead to the figure."""
        clause = self.clause
        if clause is None or clause.at[0] < place.clause:
            return None
        if is_due(self.text, clause):
            return clause
        if TURNED.search(self.text, clause.at[1], figure.start):
            return None
        if self.text.startswith("的", figure.start - 1) and clause.text in OF_PLAN:
            return clause if clause.text == "年内" else None
        aside = self.text.find("）", clause.at[1], figure.start)
        if aside > clause.at[1] and "（" not in self.text[clause.at[1] : aside]:
            return None
        return clause

    def _around(
        self, figure: Figure, place: Place, modality: Modality
    ) -> Period | None:
        """The period of the sentence, of the paragraph or of what was said before."""
        sentence, paragraph = self.sentence, self.paragraph
        if sentence and not self._holds(sentence, place, modality):
            sentence = None
        if paragraph and not self._reaches(paragraph, place, modality):
            paragraph = None
        if sentence and paragraph:
            return max(sentence, paragraph, key=lambda period: period.at[0])
        return (
            sentence
            or paragraph
            or self._due(place, modality)
            or self._behind(figure, place, modality)
            or self._still(place, modality)
            or self._of_row(modality)
            or self.carried
        )

    def _holds(self, period: Period, place: Place, modality: Modality) -> bool:
        if period.text in NOW and modality is not Modality.ACTUAL:
            return False
        if place.title and place.title[0] > period.at[0]:
            return False
        if self.text.startswith("其中", period.at[0] - 2):
            return period.at[0] >= place.segment
        return period.at[0] >= place.sentence

    def _reaches(self, period: Period, place: Place, modality: Modality) -> bool:
        """Whether the period is in this paragraph, or in a heading over it.

        What is planned is of that time only as a point of the list told there.
        """
        at, begins = period.at[0], place.paragraph
        if self.text[begins - 2 : begins - 1] == "：":
            return True
        if place.marker and self.marker and is_apart(place.marker, self.marker):
            return False
        in_list = place.marker is not None and place.marker.start > at
        if at < place.sentence and not in_list and not is_for(period, modality):
            return False
        listed = place.marker or (self.mark and self.mark.start < at)
        return at >= begins or not listed

    def _of_row(self, modality: Modality) -> Period | None:
        """2022年… at the head of a row holds for the points of the list after it."""
        opening = self.opening
        return opening if opening and is_for(opening, modality) else None

    def _due(self, place: Place, modality: Modality) -> Period | None:
        """年底前完成12家改造，建成2个中心: both are due by then; 拟于9月赴沪，拜访5家."""
        due = self.deadline
        if due is None or due.at[0] < place.sentence or modality is Modality.ACTUAL:
            return None
        goal = modality is Modality.TARGET or not is_due(self.text, due)
        return due if goal else None

    def _still(self, place: Place, modality: Modality) -> Period | None:
        """目前 at the head of a sentence before, where no other period is in force."""
        now = self.now
        if now and modality is Modality.ACTUAL and now.at[0] >= place.paragraph:
            return now
        return None

    def _behind(
        self, figure: Figure, place: Place, modality: Modality
    ) -> Period | None:
        """The next period, where it stands right behind the figure."""
        period = self.periods[self.next]
        near = period and stands_behind(self.text, figure, place, period, modality)
        return period if near else None

    def _pass(self, period: Period, place: Place) -> None:
        if hands_down(self.text, period):
            self.carried = period
        if self._says_no_more(period, place):
            return
        self.clause, self.now = period, None
        if is_due(self.text, period) or self._is_to_come(period):
            when = self.text[period.at[0] - 2 : period.at[0]] in _PLANNED_FOR
            opens = when or opens_clause(self.text, period.at[0])
            self.deadline = period if opens else None
            return
        was = self.text[period.at[0] - 1 : period.at[0]] in ("由", "从")
        if period.text in OF_PLAN:
            self.deadline = period
        past = was or LAST_YEAR.fullmatch(period.text)
        if not past and period.text not in OF_PLAN:
            self._hold(period, place)

    def _hold(self, period: Period, place: Place) -> None:
        """Let the period reach as far as its place in the text says.

        One in brackets is of what they are about: 增长3.2%（1-8月为-1.5%）.
        """
        if is_aside(self.text, period.at[0]) and not hands_down(self.text, period):
            return
        if not MOMENT.fullmatch(period.text):
            if opens_text(self.text, period.at[0], self.mark):
                self.opening = period
            elif not self._is_wide(period, place):
                self.sentence = period
                return
            mark = place.marker
            self.paragraph = period
            self.marker = mark if mark and mark.start < period.at[0] else None
        elif opens_clause(self.text, period.at[0]):
            self.sentence = period
            if period.text in NOW and period.at[0] == place.sentence:
                self.now = period

    def _says_no_more(self, period: Period, place: Place) -> bool:
        """6月份当月, 截至6月底，2023年债券: the time in force, said once more."""
        if period.text in _SAME_DAYS:
            return self.clause is not None and self.clause.at[1] == period.at[0]
        narrow = self.paragraph
        if narrow is None or narrow.at[0] < place.sentence:
            return False
        return is_year_of(self.text, period, narrow)

    def _is_wide(self, period: Period, place: Place) -> bool:
        """Whether the period holds for the paragraph rather than for its sentence."""
        at, end = period.at
        if WHOLE_YEAR.fullmatch(period.text) and at > max(place.sentence, 0):
            return at < self.first[1]
        if self.text.startswith(("，", "（", "："), end) or period.text[0] == "截":
            return True
        return self.first[1] == place.sentence or at < self.first[1]

    def _is_to_come(self, period: Period) -> bool:
        return bool(self.issued_on and period.start and period.start > self.issued_on)
