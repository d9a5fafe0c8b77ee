"""Whether a figure is done, meant to be done, or set as a goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from measure.choice import choice
from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Modality
from normalize.units import Dimension

#: 计划 and 目标 are nouns too: 投资计划, 占年度目标的95%.
_PLANNED: Final = (
    "拟(?![定订稿])"
    "|(?<!投资)(?<!年度)(?<!行动)(?<!工作)(?<!发展)(?<!建设)(?<!生产)(?<!实施)(?<!财政)(?<!招生)(?<!按照)(?<!占全年)(?<!完成全年)(?<!占)(?<!按)(?<!用地)(?<!完成)"
    "计划(?!项目|资金|任务(?![0-9])|书|的|数|外|指标|生育|单|内)|年度计划(?=投资|总)"
    "|谋划(?![等工、，。方])|预计|预估|预期(?!目标)|下一?步|力争|打算|有望|争取(?=年|在|[0-9□])"
    "|(?<!已)申请(?=[^，。；0-9]{0,18}(?:资金|债|贷款|补助|补贴|经费|投资))"
    "|(?<!即)将(?=[于在建完新投实开达]|进一步|引进)"
)
_TARGET: Final = (
    "(?<!占)(?<!达到)(?<!超)(?<!完成)(?<!占年度)(?<!占全年)(?<!完成年度)(?<!完成全年)(?<!实现)(?<!预期)目标(?!的|任务的|责任|管理|完成|考核)|目标(?=[0-9])"
    "|考核标准|至少要|任务数|(?<!完成)(?<!占)(?:年度|全年)任务(?!的)|任务(?=[0-9为])|不得(?:低于|高于|少于|超过)"
)
_ACTUAL: Final = "已|现有|实际|目前|截至|截止|现已|获批"
_DONE: Final = "完成(?!率)|建成|到位|达到|累计|实有"
_WORDS: Final = re.compile(
    f"(?P<planned>{choice(_PLANNED)})|(?P<target>{choice(_TARGET)})"
    f"|(?P<actual>{choice(_ACTUAL)})|(?P<done>{choice(_DONE)})"
)

#: A figure and a stop after the plan: what is done now is another thing.
_APART: Final = re.compile("[0-9][^，；。]*[，；。]")

_NOT_AFTER: Final = frozenset({"最后", "滞后", "落后"})

#: 已向上级申请: what has been asked for is asked for.
_ASKED: Final = re.compile("已[^，。；]{0,8}$")

_DEFAULT: Final = {"task": Modality.TARGET, "next_step": Modality.PLANNED}


def find_modality(
    text: str, figures: Sequence[Figure], places: Sequence[Place], role: str
) -> list[Modality]:
    """The modality of each figure; ``text`` has its periods blanked out.

    The nearest word before it in the same sentence decides, else the field: in a
    ``task`` stands what is to be reached.
    """
    walk = _Walk(text, role)
    return [walk.of(f, p) for f, p in zip(figures, places, strict=True)]


class _Walk:
    """The last word that decides, and where it stands."""

    __slots__ = ("at", "default", "following", "modality", "text", "words")

    def __init__(self, text: str, role: str) -> None:
        self.text = text
        self.default = _DEFAULT.get(role, Modality.ACTUAL)
        self.words = _WORDS.finditer(text)
        self.following = next(self.words, None)
        self.at = -1
        self.modality = self.default

    def of(self, figure: Figure, place: Place) -> Modality:
        """The modality of the next figure."""
        while self.following is not None and self.following.start() < figure.start:
            self._pass(self.following.lastgroup or "", self.following.start())
            self.following = next(self.words, None)
        if self.default is Modality.TARGET:
            return self.modality if self.at >= place.sentence else self.default
        if (
            figure.dimension is Dimension.RATIO
            and self.text[place.left : figure.start] == "的"
        ):
            return Modality.ACTUAL
        behind = self._behind(figure, place)
        if behind is not None:
            return behind
        if self.at < place.sentence:
            return self.default
        measured = figure.dimension is Dimension.RATIO and self.at < place.clause
        noun = self.text.startswith(("计划", "年度计划", "目标", "任务"), self.at)
        return self.default if measured and noun else self.modality

    def _behind(self, figure: Figure, place: Place) -> Modality | None:
        """20个项目拟于年内开工; 10家单位已提供; 条件具备后一个月."""
        if self.following is not None and self.following.start() < place.right:
            match self.following.lastgroup:
                case "planned":
                    return Modality.PLANNED
                case "actual":
                    return Modality.ACTUAL
                case _:
                    pass
        lead = self.text[max(0, figure.start - 2) : figure.start]
        after = figure.dimension is Dimension.DURATION and lead.endswith("后")
        return Modality.PLANNED if after and lead not in _NOT_AFTER else None

    def _pass(self, word: str, at: int) -> None:
        if self.default is Modality.TARGET and word != "actual":
            return
        if word == "done":
            if self.default is not Modality.ACTUAL or self.at < 0:
                return
            if not _APART.search(self.text, self.at, at):
                return
            word = "actual"
        if self.text.startswith("申请", at) and _ASKED.search(
            self.text, max(0, at - 9), at
        ):
            word = "actual"
        self.at = at
        self.modality = Modality(word)
