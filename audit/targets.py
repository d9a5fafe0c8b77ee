"""Goals against what was reached of them, and statuses that say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval, agreement
from audit.check import Check, Outcome
from audit.metrics import LEVELS, Likeness, around, is_bare, likeness
from audit.passage import Passage, squeezed
from audit.settle import factor_of, number
from measure import Kind, Modality
from normalize.status import Stage, Status
from parse.bulletin import Bulletin, Task
from parse.columns import Role

#: Fields that set the goal, and fields that tell what was done.
_GOALS: Final = re.compile("task|[^/]*目标[^/完]*")
_DONE: Final = frozenset({"progress"})
#: Before a figure: what is begun, planned, asked for or left over is not reached.
_NOT_YET: Final = re.compile(
    "开工|动工|启动|招标|开标|立项|申报|受理|排查|涉及|确定|评估|拟|计划(?!投资)|规划|在建|正在|尚|剩|其余|未|缺口"
    "|列入|安排|分解|纳入|下达|当月|单月|日均|平均每|每|预计|目标|任务|再|还|首批|设计|共有|现有|总数|其中"
    "|由[^，。；]*$|从[^，。；]*$|年初|去年|上年|同期"
)
#: Behind it: what was only begun.
_BEGUN: Final = re.compile(
    "[^，。；、]{0,8}(?:开工|动工|启动|招标|开标|立项|评审|审批|规划|选址|摸排|评估|入户|签约|正在|未|在建|中$)"
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
#: The goal is said to be reached: nothing that hopes for it.
_ALL_DONE: Final = re.compile(
    "(?:已|均已|已经)?(?:超额|提前|全面|全部)?完成(?:了)?(?:全年|年度)(?:目标)?(?:任务|目标)(?![的0-9数]|任务)"
    "|超额完成(?:了)?(?:目标|任务|年度|全年)"
)
_HOPED: Final = re.compile(
    "确保|力争|预计|将|可|压力|难度|有望|争取|努力|未|保证|为|难以"
)
#: 完成年度任务的73%: a share of the goal, told right behind the figure.
_SHARE: Final = re.compile(
    "，?(?:占|完成|为|达到?|仅完成|仅占)(?:了)?(?:年度|全年|年)?(?:目标任务|任务目标|目标|任务)(?:数|量|总数|总量)?(?:的)?"
)
_LATE: Final = Decimal("0.2")
_PERCENT: Final = Decimal(100)
_YEAR: Final = re.compile(r"20\d{2}")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A goal and the figure that says how far it was reached."""

    goal: Amount
    actual: Amount
    passage: Passage
    like: Likeness

    @property
    def share(self) -> Decimal:
        return self.actual.value / self.goal.value * _PERCENT

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


def check_targets(
    task: Task, passages: Sequence[Passage], elapsed: Decimal | None
) -> Iterator[Check]:
    """The goals of a row, from its item's task and its own fields, against its figures.

    ``elapsed`` is how much of the year the bulletin covers, 0 to 1.
    """
    goals = [p for p in passages if _GOALS.fullmatch(p.field)]
    told = [p for p in passages if p.field in _DONE and p.task_id == task.row.task_id]
    pairs = list(_pairs(goals, told))
    for pair in pairs:
        yield _judged(task, pair, _doubt(task, pair, pairs, goals, elapsed))
        yield from _share_told(pair)


def elapsed_share(bulletin: Bulletin) -> Decimal | None:
    """How much of the year had passed at the end of the bulletin's period."""
    header = bulletin.header
    end = header.period.end if header.period else None
    last = end or header.issued_on
    if last is None:
        return None
    return Decimal((last - date(last.year, 1, 1)).days + 1) / 365


def _pairs(goals: Sequence[Passage], told: Sequence[Passage]) -> Iterator[_Pair]:
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


def _reached_in(goal: Amount, told: Sequence[Passage]) -> _Pair | None:
    """The first figure of the goal's own name, else one whose name holds it.

    A goal that the text repeats leads to what is told of it there.
    """
    found: _Pair | None = None
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
                found = _Pair(goal, actual, passage, like)
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


def _in_text(passage: Passage) -> Iterator[_Pair]:
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
            yield _Pair(goal, actual, passage, like)


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


def _doubt(
    task: Task,
    pair: _Pair,
    pairs: Sequence[_Pair],
    goals: Sequence[Passage],
    elapsed: Decimal | None,
) -> str | None:
    """Why a status is hard to believe, as a question; nothing where it is not."""
    status = task.status
    if status is None:
        return None
    said = f"状态为“{status.term}”"
    if (
        not pair.reached
        and not pair.is_rough
        and status.stage in (Stage.COMPLETED, Stage.CLOSED)
    ):
        return f"{said}，是否与数据相符？"
    if _is_far_behind(task, pair, status, elapsed):
        return f"{said}，明显低于序时进度，是否与数据相符？"
    if (
        pair.reached
        and pair.like is Likeness.SAME
        and len(pairs) == 1
        and status.pace is not None
        and status.pace < 0
        and _is_only_goal(goals)
    ):
        return f"已达到目标，而{said}，是否与数据相符？"
    return None


def _is_far_behind(
    task: Task, pair: _Pair, status: Status, elapsed: Decimal | None
) -> bool:
    """Whether hardly anything is done of what should be, though it is said to be in time."""
    if elapsed is None or pair.goal.one.kind in LEVELS or pair.lower:
        return False
    if status.pace is None or status.pace < 0 or status.stage is Stage.NOT_STARTED:
        return False
    deadline = _YEAR.findall(task.row.text(Role.DEADLINE))
    period = pair.actual.one.period
    year = period.end.year if period and period.end else None
    if deadline and year and int(deadline[-1]) > year:
        return False
    return pair.share < _LATE * elapsed * _PERCENT


def _is_only_goal(goals: Sequence[Passage]) -> bool:
    """Whether the figure is all that the row is to reach: one figure in one clause."""
    amounts = [a for p in goals for a in p.amounts]
    stops = [s for p in goals for s in re.findall("[，。；、]", p.text.rstrip("。 "))]
    return len(amounts) == 1 and not stops


def _judged(task: Task, pair: _Pair, doubt: str | None) -> Check:
    goal, actual = pair.goal, pair.actual
    expression = _expression(pair)
    claimed = None if pair.reached else _claims_all(pair)
    if claimed is not None:
        outcome, verdict = Outcome.FAILS, f"文中称“{claimed}”，不一致，请核对原文。"
    elif doubt is not None:
        outcome, verdict = Outcome.DOUBT, doubt
    else:
        outcome = Outcome.HOLDS
        verdict = "已达到目标。" if pair.reached else "尚未达到目标。"
    return Check(
        check="target",
        outcome=outcome,
        message=f"{pair.passage.where}目标“{goal.text}”，实际“{actual.text}”，{expression}，{verdict}",
        task_id=task.row.task_id,
        stated=actual.one.value,
        computed=Decimal(_shown(pair.share)),
        expression=expression,
        places=(actual.place, goal.place),
    )


def _claims_all(pair: _Pair) -> str | None:
    """The words of the figure's own sentence that say the goal was reached."""
    text, start = pair.passage.text, pair.actual.one.start
    if pair.actual.one.period and pair.like is not Likeness.SAME:
        return None
    begin = pair.passage.segment(start)
    stop = re.compile("[。；\n]").search(text, pair.actual.one.end)
    end = stop.start() if stop else len(text)
    for clause in re.split("[，：]", squeezed(text[begin:end])):
        found = _ALL_DONE.search(clause)
        if found and not _HOPED.search(clause):
            return found[0]
    return None


def _share_told(pair: _Pair) -> Iterator[Check]:
    """7128人，完成年度任务的79.2%, where the task sets the 9000人 that are meant."""
    goal, actual, passage = pair.goal, pair.actual, pair.passage
    at = passage.amounts.index(actual)
    told = next(iter(passage.amounts[at + 1 :]), None)
    if (
        told is None
        or told.one.kind is not Kind.RATIO
        or pair.like is not Likeness.SAME
    ):
        return
    words = squeezed(passage.between(actual, told))
    if not _SHARE.fullmatch(words) or goal.place.field == actual.place.field:
        return
    yield _told(pair, told)


def _told(pair: _Pair, told: Amount) -> Check:
    """The share as told against the pair's own; of 40亿元以上 it may be of more than 40."""
    goal, actual = pair.goal, pair.actual
    low, high = actual.rounded, goal.rounded
    exact = goal.range.is_exact and actual.range.is_exact
    around_it = Interval(pair.share, pair.share)
    if exact and low.high is not None and high.high is not None:
        ends = (low.low / high.high, low.high / high.low)
        around_it = Interval(ends[0] * _PERCENT, ends[1] * _PERCENT)
    holds = (
        agreement(told, Interval(pair.share, pair.share)).holds
        or agreement(told, around_it).holds
    )
    expression = _expression(pair)
    wrong = Outcome.FAILS if exact else Outcome.DOUBT
    verdict = "一致。" if holds else "不一致，请核对原文。"
    if not holds and not exact:
        verdict = "两处所称目标是否同一数？"
    return Check(
        check="target_told",
        outcome=Outcome.HOLDS if holds else wrong,
        message=f"{pair.passage.where}“{actual.text}”称占目标的“{told.text}”，任务所列目标为“{goal.text}”，"
        f"{expression}，{verdict}",
        task_id=pair.passage.task_id,
        stated=told.one.value,
        computed=Decimal(_shown(pair.share)),
        expression=expression,
        places=(told.place, actual.place, goal.place),
    )


def _expression(pair: _Pair) -> str:
    goal = pair.goal
    shown = _short(number(pair.actual.value / factor_of(goal)))
    whole = number(goal.one.value or goal.value)
    return f"{shown}/{whole} = {_shown(pair.share)}%"


def _shown(share: Decimal) -> str:
    return number(share.quantize(Decimal("0.1")))


def _short(shown: str) -> str:
    return (
        number(Decimal(shown).quantize(Decimal("0.0001"))) if len(shown) > 12 else shown
    )
