"""The period of a figure, taken from the words before it as a reader would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Claim, ClaimKind, Modality
from normalize.periods import Period

#: 目前, 9月28日, 10月中旬: when something happened, true of what is said in the same
#: breath. Reporting periods (1-9月, 截至10月底, 前三季度, 2022年) hold on.
_MOMENT: Final = re.compile(
    "(?:(?:19|20)[0-9]{2}年|今年|去年)?[0-9]{1,2}月(?:份|[上中下]旬|初|[0-9]{1,2}日?(?:[、和至-].*日)?)?"
    "|[0-9]{1,2}日|目前|现在|当前|近期|近日|日前|当[日天月]|今[日天]|.*(?:节|会|期间|前夕)"
)
#: 全年, 年度: of the plan spoken of, not of what is reported after it.
_OF_PLAN: Final = frozenset({"年度", "全年", "年内", "本年度"})
#: Of a change, the figure behind these words is the new one.
_TURNED: Final = re.compile("[增降升提压缩扩减涨跌][一-龥]?[至到为]")
_AT_FIRST: Final = re.compile("(?:最初|起初|原来|原先)(?=的?约?近?$)")
_LAST_YEAR: Final = re.compile("(?:去年|上年|前年)(?:同期|末|底)?")
_NOW: Final = frozenset({"目前", "现在", "当前"})
_PLAN: Final = re.compile("(?:目标|任务|预算|指标|考核|计划(?!投资|完成|总))(?![0-9])")
_DEADLINE: Final = re.compile(".*(?<!以)(?<!目)(?<!提)前")
_COMPARED_WITH: Final = frozenset("比较与同是占")
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
    """The periods passed so far, by how far they reach."""

    __slots__ = (
        "carried",
        "clause",
        "issued_on",
        "marker",
        "marks",
        "next",
        "next_mark",
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
        self.periods = [
            period
            for period in periods
            if not _is_comparison(text, period) and not is_attribute(text, period)
        ]
        self.marks = [*marks, None]
        self.next_mark = 0
        self.marker: Claim | None = None
        self.issued_on = issued_on
        self.carried = carried
        self.next = 0
        self.clause: Period | None = None
        self.sentence: Period | None = None
        self.paragraph: Period | None = None

    def of(self, figure: Figure, place: Place, modality: Modality) -> Period | None:
        """The period of the next figure; 目前 is not when a plan comes true."""
        while (
            self.next < len(self.periods)
            and self.periods[self.next].at[0] < figure.start
        ):
            self._pass(self.periods[self.next])
            self.next += 1
        if first := _AT_FIRST.search(self.text, max(0, figure.start - 6), figure.start):
            return Period(first[0], None, None, first.span())
        clause = self.clause
        if clause and clause.at[0] >= place.clause:
            if not _TURNED.search(self.text, clause.at[1], figure.start):
                return clause
            return self.carried
        sentence, paragraph = self.sentence, self.paragraph
        if sentence and not self._holds(sentence, place, modality):
            sentence = None
        if paragraph and not self._reaches(paragraph, place):
            paragraph = None
        if sentence and paragraph:
            return max(sentence, paragraph, key=lambda period: period.at[0])
        return sentence or paragraph or self._behind(figure, place) or self.carried

    def _holds(self, period: Period, place: Place, modality: Modality) -> bool:
        if period.text not in _NOW:
            return period.at[0] >= place.sentence
        return period.at[0] >= place.segment and modality is Modality.ACTUAL

    def _reaches(self, period: Period, place: Place) -> bool:
        """Whether the period is in this paragraph, or in a heading over it.

        One of another point of the same list is not.
        """
        mine, its = place.marker, self.marker
        if mine and its and mine.rule == its.rule and mine.start != its.start:
            return False
        begins = place.paragraph
        return period.at[0] >= begins or self.text[begins - 2 : begins - 1] == "："

    def _behind(self, figure: Figure, place: Place) -> Period | None:
        """60米目前正在施工, 34公里（截至10月底）."""
        if self.next < len(self.periods):
            period = self.periods[self.next]
            near = figure.end <= period.at[0] <= min(place.right, figure.end + 1)
            if near and not _DEADLINE.fullmatch(period.text):
                return period
        return None

    def _pass(self, period: Period) -> None:
        self.clause = period
        if _DEADLINE.fullmatch(period.text) or self._is_to_come(period):
            return
        was = self.text[period.at[0] - 1 : period.at[0]] in ("由", "从")
        if was or _LAST_YEAR.fullmatch(period.text):
            return
        if period.text in _OF_PLAN:
            self.sentence = period
        elif not _MOMENT.fullmatch(period.text):
            self.paragraph = period
            self.marker = self._marker_before(period.at[0])
        elif self._opens_clause(period.at[0]):
            self.sentence = period

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


def is_attribute(text: str, period: Period) -> bool:
    """Whether 年度 only says which plan or goal is meant (完成年度任务的85%)."""
    if period.text not in _OF_PLAN:
        return False
    return _PLAN.match(text, period.at[1]) is not None


def _is_comparison(text: str, period: Period) -> bool:
    """Whether a figure is compared with the period (较2021年, 是2021年的5倍)."""
    start, end = period.at
    before = text[start - 1] if start else ""
    if before not in _COMPARED_WITH:
        return False
    return before in "比较" or text.startswith(("的", "相比", "同期", "末", "底"), end)
