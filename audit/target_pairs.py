"""Which figure says how far which goal was reached."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.amount import Amount
from audit.metrics import LEVELS, Likeness, around, is_bare, likeness
from audit.passage import Passage, squeezed
from measure import Kind, Modality

#: Before a figure: what is begun, planned, asked for or left over is not reached.
_NOT_YET: Final = re.compile(
    "开工|动工|启动|招标|开标|立项|申报|受理|排查|涉及|确定|评估|拟|计划(?!投资)|规划|在建|正在|尚|剩|其余|未|缺口"
    "|列入|安排|分解|纳入|下达|当月|单月|日均|平均每|每|预计|目标|任务|再|还|首批|设计|共有|现有|总数|其中"
    "|由[^，。；]*$|从[^，。；]*$|年初|去年|上年|同期"
)
#: Behind it: what was only begun.
_BEGUN: Final = re.compile(
    "[^，。；、]{0,14}(?:开工|动工|启动|招标|开标|立项|评审|审批|规划|选址|摸排|评估|入户|签约|正在|未|在建|中$)"
)
#: Counts, lengths and areas stand for the whole plan as well, if nothing is done to them.
_RESULT: Final = re.compile(
    "完工|建成|竣工|投用|交付|完成|验收|投产|到位|新增|净增|新建|改建|扩建|改造|引进|签约|实现|发放|登记|认定|争取"
    "|达|培训|治理|整治|接待|累计|处置|供应|供地|加固|铺筑|更新|就业|培育|招聘|开工|种植|植|退出|淘汰|搬迁|合计"
)
_THINGS: Final = frozenset((Kind.COUNT, Kind.LENGTH, Kind.AREA))
#: 累计完成28.9亿元，其中今年完成9.2亿元: the year's goal is for the year's part.
_YEARS_PART: Final = re.compile("其中，?(?:今年|本年|1[-—~～至])[^，。；]*$")
#: The less, the better.
_LOWER: Final = re.compile(
    "以内|以下|之内|之下|不超过|不高于|不多于|低于|小于|少于|≤|<|不大于|最多"
)
_LOWER_METRIC: Final = re.compile(
    "投诉|空置|漏损|失业|不良|受害|死亡|能耗|污染天数|漏统|反应时间|余额"
)
PERCENT: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Pair:
    """A goal and the figure that says how far it was reached."""

    goal: Amount
    actual: Amount
    passage: Passage
    like: Likeness

    @property
    def share(self) -> Decimal:
        """How much of the goal was reached, in percent."""
        return self.actual.value / self.goal.value * PERCENT

    @property
    def lower(self) -> bool:
        """Whether less is better."""
        one = self.goal.one
        return (
            one.kind is Kind.CONCENTRATION
            or (one.approx is not None and self.goal.range.low == 0)
            or _LOWER_METRIC.search(one.metric or "") is not None
        ) and one.direction is None

    @property
    def reached(self) -> bool:
        """Whether the goal may be called reached, approximators allowed for."""
        if self.lower:
            top = self.goal.range.high
            limit = self.goal.value if top is None else top
            return self.actual.range.low <= limit
        high = self.actual.range.high
        least = self.goal.value if self.is_rough else self.goal.range.low
        return high is None or high >= least

    @property
    def is_rough(self) -> bool:
        """Whether the goal is a number or so (7%左右): nobody can say that it is missed."""
        return self.goal.one.approx in ("左右", "上下", "约", "大约", "近")


def pairs_of(goals: Sequence[Passage], told: Sequence[Passage]) -> Iterator[Pair]:
    """A pair for each goal that has its figure, then those that the text sets itself.

    No figure is taken for two goals; values are never looked at to choose one.
    """
    taken: set[tuple[str, int]] = set()
    for goal in (a for p in goals for a in p.amounts):
        if goal.one.part_of is not None or not goal.value or goal.one.value_max:
            continue
        pair = _reached_in(goal, told)
        if (
            pair is not None
            and (pair.passage.field, pair.actual.one.start) not in taken
        ):
            taken.add((pair.passage.field, pair.actual.one.start))
            yield pair
    for passage in told:
        for pair in _in_text(passage):
            if (passage.field, pair.actual.one.start) not in taken:
                yield pair


def _reached_in(goal: Amount, told: Sequence[Passage]) -> Pair | None:
    """The first figure of the goal's own name, else one whose name holds it.

    A goal that the text repeats leads to what is told of it there.
    """
    found: Pair | None = None
    for passage in told:
        for amount in passage.amounts:
            like = likeness(goal, amount)
            if like is Likeness.NONE:
                continue
            follower = None
            if not _is_reached(passage, amount):
                follower = _follower(passage, amount)
            actual = follower or _of_this_year(passage, goal, amount)
            if _is_reached(passage, actual) and (found is None or like > found.like):
                found = Pair(goal, actual, passage, like)
    return found


def _of_this_year(passage: Passage, goal: Amount, amount: Amount) -> Amount:
    """The part of a running total that is the year's, where the text tells it."""
    at = passage.amounts.index(amount)
    for part in passage.amounts[at + 1 : at + 3]:
        words = squeezed(passage.text[amount.one.end : part.one.start])
        if (
            "。" not in words
            and part.unit == goal.unit
            and re.search(_YEARS_PART, words)
        ):
            return part
    return amount


def _is_reached(passage: Passage, amount: Amount) -> bool:
    one = amount.one
    if one.modality is not Modality.ACTUAL or one.value_max:
        return False
    part = _YEARS_PART.search(squeezed(passage.before(amount))) is not None
    if one.part_of is not None and not part:
        return False
    if one.compare is not None and one.kind is not Kind.GROWTH:
        return False
    if not _is_cumulative(amount):
        return False
    before, behind = around(passage, amount)
    if (_NOT_YET.search(before) and not part) or _BEGUN.match(behind):
        return False
    return one.kind not in _THINGS or _RESULT.search(before + behind) is not None


def _is_cumulative(amount: Amount) -> bool:
    """Whether a figure is of the year so far, not of a month or a quarter."""
    period = amount.one.period
    if period is None or period.start is None or period.end is None:
        return True
    if amount.one.kind in LEVELS:
        return True
    return (period.start.month, period.start.day) == (1, 1) or (
        period.end - period.start
    ).days < 1


def _follower(passage: Passage, goal: Amount) -> Amount | None:
    """计划建设34公里，已建设20公里: the next figure of the unit that names nothing else."""
    at = passage.amounts.index(goal)
    for amount in passage.amounts[at + 1 : at + 3]:
        words = passage.text[goal.one.end : amount.one.start]
        if "。" in words or "；" in words or "\n" in words:
            return None
        if amount.unit == goal.unit and amount.one.kind == goal.one.kind:
            bare = is_bare(amount) and amount.one.part_of is None
            return amount if bare and _is_reached(passage, amount) else None
    return None


def _in_text(passage: Passage) -> Iterator[Pair]:
    """目标值83微克，累计值80微克: a goal and its figure side by side in one sentence."""
    for at, goal in enumerate(passage.amounts):
        if not goal.value or not _is_goal(passage, goal):
            continue
        actual = _follower(passage, goal)
        like = Likeness.WITHIN
        for amount in passage.amounts[at + 1 :]:
            if (
                actual is not None
                or "。" in passage.text[goal.one.end : amount.one.start]
            ):
                break
            like = likeness(goal, amount)
            if like is not Likeness.NONE and _is_reached(passage, amount):
                actual = amount
        if actual is not None:
            yield Pair(goal, actual, passage, like)


def _is_goal(passage: Passage, amount: Amount) -> bool:
    """Whether the text sets a figure as the goal of the year; a plan may be of anything."""
    if amount.one.modality is Modality.ACTUAL or amount.one.value_max:
        return False
    words = passage.before(amount, 16)
    return re.search(
        "(?:目标|任务|考核|控制|计划)(?:值|数|值为|为|[^，。；、]{0,12})$", words
    ) is not None and not re.search(
        "低于|高于|超过?|距|比(?![例重率])|较|占|下一?步", words
    )
