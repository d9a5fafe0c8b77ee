"""What a figure takes from the words before it: its period, and whether it is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Modality
from normalize.periods import Period

#: 目前, 9月28日: true of what is said in the same breath.
_MOMENT: Final = re.compile(
    "(?:目前|现在|现|当前|近期|近日|日前|当日|当天|(?<!至)(?<!止).*[0-9]日?)"
)
_AS_OF: Final = re.compile("截至|截止|以来|来$|[-~至到]")
_DEADLINE: Final = re.compile(".*(?<!以)(?<!目)(?<!提)前")
_COMPARED_WITH: Final = frozenset("比较与同是占")
_BEGINS_CLAUSE: Final = frozenset("\n。！？；，：（、")


def find_scope(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    periods: Sequence[Period],
    issued_on: date | None,
    carried: Period | None,
) -> list[Period | None]:
    """The period of each figure.

    A period in the figure's own clause comes first, then one that opens the
    sentence or the paragraph (the later of the two), then ``carried``.
    """
    walk = _Periods(text, periods, issued_on, carried)
    return [walk.of(f, p) for f, p in zip(figures, places, strict=True)]


class _Periods:
    """The periods passed so far, by how far they reach."""

    __slots__ = (
        "carried",
        "clause",
        "issued_on",
        "next",
        "paragraph",
        "periods",
        "sentence",
        "text",
    )

    def __init__(
        self,
        text: str,
        periods: Sequence[Period],
        issued_on: date | None,
        carried: Period | None,
    ) -> None:
        self.text = text
        self.periods = [p for p in periods if not _is_comparison(text, p)]
        self.issued_on = issued_on
        self.carried = carried
        self.next = 0
        self.clause: Period | None = None
        self.sentence: Period | None = None
        self.paragraph: Period | None = None

    def of(self, figure: Figure, place: Place) -> Period | None:
        while (
            self.next < len(self.periods)
            and self.periods[self.next].at[0] < figure.start
        ):
            self._pass(self.periods[self.next])
            self.next += 1
        if self.clause and self.clause.at[0] >= place.clause:
            return self.clause
        sentence = (
            self.sentence
            if self.sentence and self.sentence.at[0] >= place.sentence
            else None
        )
        paragraph = self.paragraph if self.paragraph and self._reaches(place) else None
        if sentence and paragraph:
            return max(sentence, paragraph, key=lambda period: period.at[0])
        return sentence or paragraph or self._behind(figure, place) or self.carried

    def _reaches(self, place: Place) -> bool:
        """Whether the period opens this paragraph, or a heading over it."""
        if self.paragraph is None or self.paragraph.at[0] >= place.paragraph:
            return True
        return self.text[place.paragraph - 2 : place.paragraph - 1] == "："

    def _behind(self, figure: Figure, place: Place) -> Period | None:
        """60米目前正在施工, 34公里（截至10月底）."""
        if self.next < len(self.periods):
            period = self.periods[self.next]
            if figure.end <= period.at[0] <= min(
                place.right, figure.end + 1
            ) and not _DEADLINE.fullmatch(period.text):
                return period
        return None

    def _pass(self, period: Period) -> None:
        self.clause = period
        if _DEADLINE.fullmatch(period.text) or self._is_to_come(period):
            return
        at = period.at[0]
        opens = (
            at == 0
            or self.text[at - 1] in _BEGINS_CLAUSE
            or self.text.startswith(("其中", "在"), at - 2)
        )
        if _MOMENT.fullmatch(period.text) and not _AS_OF.search(period.text):
            if opens:
                self.sentence = period
        else:
            self.paragraph = period

    def _is_to_come(self, period: Period) -> bool:
        return bool(self.issued_on and period.start and period.start > self.issued_on)


def _is_comparison(text: str, period: Period) -> bool:
    """Whether a figure is compared with the period (较2021年, 是2021年的5倍)."""
    start, end = period.at
    before = text[start - 1] if start else ""
    return (
        before in _COMPARED_WITH
        and before != ""
        and (
            before in "比较" or text.startswith(("的", "相比", "同期", "末", "底"), end)
        )
    )


_WORDS: Final = re.compile(
    "(?P<planned>拟(?![定订稿])|(?<![投资年度行动工作发展建设生产实施规划])计划(?!项目|资金|任务|书|的|数|外|指标)|年度计划(?=投资)|谋划|预计|预估|预期|(?<!已)申请(?![书人表材])|(?<!即)将(?=[于在建完新投实开达]|进|引)|力争|打算|有望|争取(?=年|到|在|[0-9]))"
    "|(?P<next>下一?步)"
    "|(?P<target>(?<!占)(?<!达到)(?<!超)(?<!完成)(?<!占年度)(?<!占全年)(?<!完成年度)(?<!完成全年)(?<!实现)目标(?!的|任务的|责任|管理)|考核标准|任务数|年度任务|全年任务|任务(?=[0-9为]))"
    "|(?P<actual>已|现有|实际|累计|目前|截至|截止|均为|现已|获批)"
    "|(?P<done>完成(?!率)|建成|到位|达到)"
)

_LIKE: Final = {"task": Modality.TARGET, "next_step": Modality.PLANNED}


def find_modality(
    text: str, figures: Sequence[Figure], places: Sequence[Place], role: str
) -> list[Modality]:
    """Whether each figure is done, meant to be done or set as a goal.

    The nearest word before it in the same sentence decides, else the field.
    """
    walk = _Modality(text, role)
    return [walk.of(f, p) for f, p in zip(figures, places, strict=True)]


class _Modality:
    """The last word of each kind passed so far."""

    __slots__ = ("at", "default", "found", "from_here", "modality", "text", "words")

    def __init__(self, text: str, role: str) -> None:
        self.text = text
        self.default = _LIKE.get(role, Modality.ACTUAL)
        self.words = _WORDS.finditer(text)
        self.found = next(self.words, None)
        self.at = -1
        self.from_here = -1
        self.modality = self.default

    def of(self, figure: Figure, place: Place) -> Modality:
        while self.found is not None and self.found.start() < figure.start:
            self._pass(self.found.lastgroup or "", self.found.start())
            self.found = next(self.words, None)
        if self.at >= place.sentence:
            return self.modality
        if self._follows(figure, place):
            return Modality.PLANNED
        if self.from_here >= place.paragraph:
            return Modality.PLANNED
        return self.default

    def _follows(self, figure: Figure, place: Place) -> bool:
        """20个项目拟于年内开工; 条件具备后一个月."""
        behind = (
            self.found is not None
            and self.found.lastgroup == "planned"
            and (self.found.start() < place.right)
        )
        later = self.text[figure.start - 1 : figure.start] == "后"
        return behind or later

    def _pass(self, word: str, at: int) -> None:
        if word == "next":
            self.from_here = at
            return
        if word == "done":
            if self.modality is not Modality.TARGET:
                return
            word = "actual"
        if self.default is Modality.TARGET and word != "actual":
            word = "target"
        self.at = at
        self.modality = Modality(word)
