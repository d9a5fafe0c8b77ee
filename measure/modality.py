"""Whether a figure is done, meant to be done, or set as a goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from measure.choice import beginnings, choice
from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Modality
from normalize.skim import places_of, skim
from normalize.units import Dimension

#: 计划 and 目标 are nouns too: 投资计划, 占年度目标的95%.
_PLANNED: Final = (
    "拟(?![定订稿])"
    "|(?<!投资)(?<!年度)(?<!行动)(?<!工作)(?<!发展)(?<!建设)(?<!生产)(?<!实施)(?<!财政)(?<!招生)(?<!按照)(?<!占全年)(?<!完成全年)(?<!占)(?<!按)(?<!用地)(?<!完成)(?<!后)(?<!于)(?<!较)(?<!比)(?<!超)(?<!占年度)(?<!占全年)(?<!完成年度)(?<!完成全年)(?<!占□□)(?<!完成□□)"
    "计划(?!值|项目|资金|任务(?![0-9])|书|的|数|外|指标|生育|单|内)|年度计划(?=投资|总)"
    "|谋划(?![等工、，。方])|预计|预估|预期(?!目标)|下一?步|打算|有望|争取(?=年|在|[0-9□])"
    "|(?<!已)申请(?=[^，。；0-9]{0,18}(?:资金|债|贷款|补助|补贴|经费|投资))"
    "|规划(?=用地|占地|面积|总?建筑面积)|设计(?=年|日|新增|近期|远期)"
    "|(?:建成|投产|达产|完工|竣工|改造|投用)后，?(?=[预可年将]|全[厂年])|每?年可(?!研)"
    "|(?<!即)将(?=[于在建完新投实开达]|进一步|引进)"
)
_TARGET: Final = (
    "(?<!占)(?<!达到)(?<!超)(?<!完成)(?<!占年度)(?<!占全年)(?<!完成年度)(?<!完成全年)(?<!实现)(?<!预期)目标(?!的|任务的|责任|管理|完成|考核)|目标(?=[0-9])"
    "|力争|确保(?=[^，。；]{0,18}[0-9])|考核标准|至少要|任务数|(?<!完成)(?<!占)(?:年度|全年)任务(?!的)|任务(?=[0-9为])|不得(?:低于|高于|少于|超过)"
)
_ACTUAL: Final = "已|现有|实际(?!利用|使用)|目前|截至|截止|现已|获批"
_DONE: Final = "完成(?!率)|建成|到位|达到|累计|实有"
_WORDS: Final = re.compile(
    f"(?P<planned>{choice(_PLANNED)})|(?P<target>{choice(_TARGET)})"
    f"|(?P<actual>{choice(_ACTUAL)})|(?P<done>{choice(_DONE)})"
)

_PLACES: Final = places_of(
    beginnings(f"{_PLANNED}|{_TARGET}|{_ACTUAL}|{_DONE}"), _WORDS.pattern
)

#: A figure and a stop after the plan: what is done now is another thing.
_APART: Final = re.compile("[0-9][^，；。]*[，；。]")

_NOT_AFTER: Final = frozenset({"最后", "滞后", "落后"})

#: 已向上级申请: what has been asked for is asked for.
_ASKED: Final = re.compile("已[^，。；]{0,8}$")

#: 占年度计划3.5亿元的20.9%, 年度目标值42: the goal itself, which nothing else is.
_GOAL: Final = re.compile(
    "(?:目标|任务|预算|指标|计划|限值)(?:任务|投资|数|值|额)?(?:为|是|的)?[（]?$"
)
_MEASURED: Final = re.compile("(?:占|完成|为|超|达到?)[^，。；]{0,10}$")
#: 90%的考核要求, 15万元标准.
_GOAL_BEHIND: Final = re.compile(
    "的?(?:年度|全年|考核|控制|省定|市定)*(?:目标|要求|任务)(?!完成)|的?标准(?!地|化|厂)"
)
_SET: Final = re.compile("[国省市县区]定[^，。；]{0,10}$|[与较比距][^，。；]{0,6}$")
_NOUN: Final = re.compile("(?:年度|全年)?(?:目标|任务)")
_BESIDE: Final = re.compile(
    "(?:低于|高于|超过?|距离?|比|较)(?:年度|全年|[国省市县区]定|□)*$"
)
#: 年产20万吨工业硅项目: how large a work is to be, not how much of it to reach.
_SIZES: Final = frozenset({Dimension.MASS, Dimension.POWER})
_WORKS: Final = re.compile("[^，。；：（）]{0,40}?(?:项目|工程|基地|电站|生产线|工厂)")
_BOUNDS: Final = frozenset({"以上", "以内", "以下", "不低于", "不高于", "不超过"})
_DESIGNED: Final = ("规划", "设计")
_HELD_AGAINST: Final = re.compile("[低高多少差慢快](?!于)")
_SCHEME: Final = re.compile("[^，。；0-9]{0,16}方案(?:已报|待|正|尚|未)")
_LEFT: Final = frozenset({"剩余", "其余"})

_MODALITIES: Final = {each.value: each for each in Modality}
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

    __slots__ = ("at", "default", "following", "goal", "modality", "text", "words")

    def __init__(self, text: str, role: str) -> None:
        self.text = text
        self.default = _DEFAULT.get(role, Modality.ACTUAL)
        self.words = skim(_WORDS, _PLACES, text)
        self.following = next(self.words, None)
        self.at = self.goal = -1
        self.modality = self.default

    def of(self, figure: Figure, place: Place) -> Modality:
        """The modality of the next figure."""
        while self.following is not None and self.following.start() < figure.start:
            self._pass(self.following.lastgroup or "", self.following.start())
            self.following = next(self.words, None)
        if self.default is Modality.TARGET:
            return self._in_task(figure, place)
        if self._is_goal(figure, place) or self._is_bound(figure):
            return Modality.TARGET
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
        if measured and noun:
            return self.default
        if self.modality is Modality.PLANNED and not self._still_plan(place):
            return self.default
        if self.modality is Modality.TARGET and not self._still_goal(figure, place):
            return self.default
        return self.modality

    def _in_task(self, figure: Figure, place: Place) -> Modality:
        """What is to be reached, but for the size of the works that it speaks of."""
        if figure.dimension in _SIZES and _WORKS.match(self.text, figure.end):
            return Modality.PLANNED
        return self.modality if self.at >= place.sentence else self.default

    def _is_bound(self, figure: Figure) -> bool:
        """开工率提高到65%以上, of a step to come: a rate held to a bound."""
        share = figure.dimension is Dimension.RATIO
        coming = self.default is Modality.PLANNED
        return share and coming and figure.approx in _BOUNDS

    def _is_goal(self, figure: Figure, place: Place) -> bool:
        """占年度计划3.5亿元的20.9%, 与60%的目标仍有差距: what is to be reached."""
        text, start = self.text, figure.start
        before = text[max(place.clause, start - 24) : start]
        if _GOAL_BEHIND.match(text, figure.end):
            return _SET.search(before) is not None
        shared = text.startswith("的", figure.end)
        stated = "值" in before[-4:] or before.endswith("（")
        if figure.rank or not (shared or stated):
            return False
        found = _GOAL.search(before)
        if found is None:
            return False
        if shared:
            return _MEASURED.search(before[: found.start()]) is not None
        return found[0].startswith("目标值") or found[0].endswith("（")

    def _still_plan(self, place: Place) -> bool:
        """Whether a plan reaches this far: to the stop, as a design to the comma."""
        designed = self.text.startswith(_DESIGNED, self.at)
        return self.at >= (place.clause if designed else place.segment)

    def _still_goal(self, figure: Figure, place: Place) -> bool:
        """Whether the goal spoken of is this number, not one held against it."""
        noun = _NOUN.match(self.text, self.at)
        if noun is None:
            return self.at >= place.segment
        if self.at == self.goal and "其中" in self.text[noun.end() : figure.start]:
            return True
        if self.at < place.left or _HELD_AGAINST.search(
            self.text, noun.end(), figure.start
        ):
            return False
        if _BESIDE.search(self.text, max(0, self.at - 8), self.at):
            return False
        share = figure.dimension is Dimension.RATIO
        before = self.text[max(place.clause, self.at - 10) : self.at]
        if share and _MEASURED.search(before):
            return False
        self.goal = self.at
        return True

    def _behind(self, figure: Figure, place: Place) -> Modality | None:
        """20个项目拟于年内开工; 10家单位已提供; 条件具备后一个月."""
        scheme = "方案" in self.text[figure.end : figure.end + 20]
        if scheme and _SCHEME.match(self.text, figure.end):
            return Modality.PLANNED
        left = self.text[max(place.clause, figure.start - 2) : figure.start]
        if left in _LEFT and self.default is Modality.ACTUAL:
            return Modality.ACTUAL
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
        self.modality = _MODALITIES[word]
