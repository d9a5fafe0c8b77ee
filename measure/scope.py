"""The period of a figure, taken from the words before it as a reader would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from measure.clause import Place
from measure.compared import OF_PLAN, is_attribute, is_cause, is_compared, is_due
from measure.figure import Figure
from measure.indicator import Claim, ClaimKind, Modality
from normalize.periods import Period

#: 目前, 9月28日, 10月中旬: when something happened, true of what is said in the same
#: breath. Reporting periods (1-9月, 截至10月底, 前三季度, 2022年) hold on.
_MOMENT: Final = re.compile(
    "(?:(?:19|20)[0-9]{2}年|今年|去年)?[0-9]{1,2}月(?:份|[上中下]旬|初|[0-9]{1,2}日?(?:[、和至-].*日)?)?"
    "|[0-9]{1,2}日|目前|现在|当前|近期|近日|日前|当[日天月]|今[日天]"
    "|.*(?:节|会|期间|前夕|汛期|(?:采暖|供暖|灌溉|生长)[季期])"
)
_WHOLE_YEAR: Final = re.compile("(?:(?:19|20)[0-9]{2}|今|本)年度?")
#: Of a change, the figure behind these words is the new one.
_TURNED: Final = re.compile("[增降升提压缩扩减涨跌退][一-龥]?[至到为]")
_TURNS: Final = re.compile(f"[^，。；0-9]{{0,6}}?{_TURNED.pattern}")
_FROM: Final = re.compile("[由从](?=[^，。；、由从0-9]{0,12}$)")
_AT_FIRST: Final = re.compile("(?:最初|起初|原来|原先)(?=的?约?近?$)")
_LAST_YEAR: Final = re.compile("(?:去年|上年|前年)(?:同期|末|底)?")
_SAME_DAYS: Final = frozenset({"当月", "当日", "当天", "当年"})
_NOW: Final = frozenset({"目前", "现在", "当前"})
_BEGINS_CLAUSE: Final = frozenset("\n。！？；，：（、")


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
    sentence or the paragraph (the later of the two), then ``carried``.
    """
    marks = [claim for claim in claims if claim.kind is ClaimKind.MARKER]
    walk = _Periods(text, periods, marks, issued_on, carried)
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
        "marker",
        "marks",
        "next",
        "next_mark",
        "now",
        "paragraph",
        "periods",
        "sentence",
        "text",
    )

    def __init__(
        self,
        text: str,
        periods: Sequence[Period],
        marks: Sequence[Claim],
        issued_on: date | None,
        carried: Period | None,
    ) -> None:
        self.text = text
        self.compared = {
            period.at[1]: period for period in periods if is_compared(text, period)
        }
        self.periods = [
            period
            for period in periods
            if period.at[1] not in self.compared
            and not is_attribute(text, period)
            and not is_cause(text, period)
        ]
        self.marks = [*marks, None]
        self.next_mark = 0
        self.marker: Claim | None = None
        self.issued_on = issued_on
        self.carried = carried
        self.next = 0
        self.first = (-1, -1)
        self.clause: Period | None = None
        self.sentence: Period | None = None
        self.paragraph: Period | None = None
        self.now: Period | None = None
        self.deadline: Period | None = None

    def of(self, figure: Figure, place: Place, modality: Modality) -> Period | None:
        """The period of the next figure; 目前 is not when a plan comes true."""
        if self.first[0] != place.paragraph:
            self.first = (place.paragraph, place.sentence)
        while (
            self.next < len(self.periods)
            and self.periods[self.next].at[0] < figure.start
        ):
            self._pass(self.periods[self.next], place)
            self.next += 1
        if first := _AT_FIRST.search(self.text, max(0, figure.start - 6), figure.start):
            return Period(first[0], None, None, first.span())
        if self.text[figure.start - 1 : figure.start] == "的":
            compared = self.compared.get(figure.start - 1)
            if compared and self.text[compared.at[0] - 1] in "比较与":
                return compared
        if self._is_outset(figure):
            clause = self._in_clause(figure, place)
            outset = _FROM.search(self.text, max(0, figure.start - 16), figure.start)
            own = clause and outset and clause.at[0] >= outset.start()
            return clause if own else None
        clause = self._in_clause(figure, place)
        if clause and modality is Modality.ACTUAL and is_due(self.text, clause):
            clause = None
        return clause or self._around(figure, place, modality)

    def _in_clause(self, figure: Figure, place: Place) -> Period | None:
        """The period in the words that lead to the figure."""
        clause = self.clause
        if clause is None or clause.at[0] < place.clause:
            return None
        if _TURNED.search(self.text, clause.at[1], figure.start):
            return None
        if self.text.startswith("的", figure.start - 1) and clause.text in OF_PLAN:
            return None
        aside = self.text.find("）", clause.at[1], figure.start)
        if aside > clause.at[1] and "（" not in self.text[clause.at[1] : aside]:
            return None
        return clause

    def _is_outset(self, figure: Figure) -> bool:
        """Whether a change begins at the figure (由15分钟缩短至6分钟)."""
        lead = self.text[max(0, figure.start - 16) : figure.start]
        if ("由" not in lead and "从" not in lead) or not _FROM.search(lead):
            return False
        return _TURNS.match(self.text, figure.end) is not None

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
            or self.carried
        )

    def _holds(self, period: Period, place: Place, modality: Modality) -> bool:
        if period.text in _NOW and modality is not Modality.ACTUAL:
            return False
        if place.title and place.title[0] > period.at[0]:
            return False
        if self.text.startswith("其中", period.at[0] - 2):
            return period.at[0] >= place.segment
        return period.at[0] >= place.sentence

    def _reaches(self, period: Period, place: Place, modality: Modality) -> bool:
        """Whether the period is in this paragraph, or in a heading over it.

        One of another point of the same list is not, and what is planned has not
        come true in the time reported on.
        """
        mine, its = place.marker, self.marker
        if mine and its and mine.rule == its.rule and mine.start != its.start:
            return False
        at, begins = period.at[0], place.paragraph
        if modality is Modality.PLANNED and at < place.sentence and mine is its:
            return at >= begins and _WHOLE_YEAR.fullmatch(period.text) is not None
        headed = self.text[begins - 2 : begins - 1] == "："
        return at >= begins or headed or (mine is None and its is None)

    def _due(self, place: Place, modality: Modality) -> Period | None:
        """年底前完成12家改造，建成2个中心: both are due by then."""
        due = self.deadline
        if due and modality is Modality.TARGET and due.at[0] >= place.sentence:
            return due
        return None

    def _still(self, place: Place, modality: Modality) -> Period | None:
        """目前 at the head of a sentence before, where no other period is in force."""
        now = self.now
        if now and modality is Modality.ACTUAL and now.at[0] >= place.paragraph:
            return now
        return None

    def _behind(
        self, figure: Figure, place: Place, modality: Modality
    ) -> Period | None:
        """60米目前正在施工, 34公里（截至10月底）, 6条道路年内建成."""
        if self.next == len(self.periods):
            return None
        period = self.periods[self.next]
        if period.text in OF_PLAN:
            due = modality is not Modality.ACTUAL and period.at[0] <= place.right + 1
            return period if due and figure.end <= period.at[0] else None
        near = figure.end <= period.at[0] <= min(place.right, figure.end + 1)
        past = _LAST_YEAR.fullmatch(period.text)
        return period if near and not past and not is_due(self.text, period) else None

    def _pass(self, period: Period, place: Place) -> None:
        if self._says_no_more(period, place):
            return
        self.clause, self.now = period, None
        if is_due(self.text, period) or self._is_to_come(period):
            self.deadline = period if self._opens_clause(period.at[0]) else None
            return
        was = self.text[period.at[0] - 1 : period.at[0]] in ("由", "从")
        if period.text in OF_PLAN:
            self.deadline = period
        if was or period.text in OF_PLAN or _LAST_YEAR.fullmatch(period.text):
            return
        if not _MOMENT.fullmatch(period.text):
            if self._is_wide(period, place):
                self.paragraph = period
                self.marker = self._marker_before(period.at[0])
            else:
                self.sentence = period
        elif self._opens_clause(period.at[0]):
            self.sentence = period
            if period.text in _NOW and period.at[0] == place.sentence:
                self.now = period

    def _says_no_more(self, period: Period, place: Place) -> bool:
        """截至6月底，2023年债券, 6月份当月: a wider or the same time, said once more."""
        if period.text in _SAME_DAYS:
            return self.clause is not None and self.clause.at[1] == period.at[0]
        if not _WHOLE_YEAR.fullmatch(period.text):
            return False
        narrow = self.paragraph
        if narrow is None or narrow.at[0] < place.sentence or not narrow.end:
            return False
        if period.start is None or period.end is None or narrow.text == period.text:
            return False
        return period.start <= narrow.end <= period.end

    def _is_wide(self, period: Period, place: Place) -> bool:
        """Whether the period holds for the paragraph rather than for its sentence."""
        at, end = period.at
        if _WHOLE_YEAR.fullmatch(period.text) and at > max(place.sentence, 0):
            return at < self.first[1]
        if self.text.startswith(("，", "（", "："), end) or period.text[0] == "截":
            return True
        return self.first[1] == place.sentence or at < self.first[1]

    def _marker_before(self, at: int) -> Claim | None:
        """The marker of the list point that ``at`` is in."""
        following = self.marks[self.next_mark]
        while following is not None and following.start < at:
            self.next_mark += 1
            following = self.marks[self.next_mark]
        return self.marks[self.next_mark - 1] if self.next_mark else None

    def _opens_clause(self, at: int) -> bool:
        if self.text.startswith("其中", at - 2):
            return True
        if self.text[at - 1 : at] == "在":
            at -= 1
        return at <= 0 or self.text[at - 1] in _BEGINS_CLAUSE

    def _is_to_come(self, period: Period) -> bool:
        return bool(self.issued_on and period.start and period.start > self.issued_on)
