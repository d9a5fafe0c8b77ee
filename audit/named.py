"""Wholes that are called by their name: 占年度任务, 占总投资."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.amount import Amount, Interval
from audit.passage import Passage, squeezed
from audit.wholes import NO_QUANTITY
from measure import Modality

_GOAL: Final = re.compile(
    "(?:今年|本年|年度|全年|年内|年|目标|省定|市定|县定|下达)*(?:目标|任务|计划|预算|指标)(?:任务|目标|投资|投资额|总投资|总数|总量|总额|数|量|额)?"
)
_INVESTMENT: Final = re.compile(
    "(?:项目|计划|工程|概算|估算)?(?:总投资|投资总额|总概算|概算)(?:额)?"
)
#: A goal as it leads to its figure: 年度计划投资3.5亿元, 今年任务4000户.
_TELLS_GOAL: Final = re.compile(
    "(?:目标|任务|预算(?!内)|指标|(?:年度|全年|今年|年|年内)计划|计划(?:投资|新建|改造|完成|实施))[^，。；：、]{0,12}$"
)
_TELLS_INVESTMENT: Final = re.compile("(?:总投资|投资总额|概算)[^，。；：、]{0,4}$")
#: Columns of a ledger that tell the year's goal, and the whole investment.
_GOAL_COLUMN: Final = re.compile(
    "(?:年度|全年|本年|年)[^率%％]{0,4}(?:计划|目标|任务)|(?:计划|目标|任务)(?:投资|任务|数)?(?:（[^）]*）)?$"
)
_INVESTMENT_COLUMN: Final = re.compile("总投资|投资总额|概算")
#: 临漠县到位9.1亿元: of one place, whose own goal is not told.
_OF_ONE: Final = re.compile(
    "(?:^|[，。；：、（])(?!全)[一-龥]{1,6}(?:县|区|镇|乡|街道|片区|标段)(?=[一-龥]*$)|其中(?![0-9])|当月"
)
_COMMON: Final = frozenset("完成 新增 新建 建设 投资 改造 实施 目前 累计".split())
_INVESTED: Final = re.compile("完成(?:固定资产)?投资$")
_INVESTS: Final = re.compile("(?:年度|全年|今年|当年)(?:计划|完成)?(?:投资|完成投资)$")
_YEAR_GOAL: Final = frozenset({"task"})


@dataclass(frozen=True, slots=True)
class Named:
    """A figure that a name may mean; ``sure`` where it can mean no other.

    ``open`` where it is all that the row sets, but for something a little else, or
    as a bound (40亿元以上): worth a question.
    """

    amount: Amount
    sure: bool
    open: bool = False


def called(
    name: str, part: Amount, passage: Passage, row: Sequence[Passage]
) -> tuple[Named, ...]:
    """The figures of a row that ``name`` may mean as the whole of ``part``."""
    if _INVESTMENT.fullmatch(name):
        return _found(part, passage, row, _TELLS_INVESTMENT, _INVESTMENT_COLUMN)
    if _GOAL.fullmatch(name):
        inside = _found(part, passage, row, _TELLS_GOAL, _GOAL_COLUMN)
        return inside or tuple(_in_task(part, passage, row))
    return tuple(_by_name(name, part, passage))


def _found(
    part: Amount,
    passage: Passage,
    row: Sequence[Passage],
    tells: re.Pattern[str],
    column: re.Pattern[str],
) -> tuple[Named, ...]:
    """Figures whose words say what they are: before the part, then in columns."""
    near = [
        a
        for a in reversed(passage.amounts)
        if a.one.start < part.one.start
        and a.unit == part.unit
        and tells.search(squeezed(passage.before(a)))
    ]
    line = passage.text.rfind("\n", 0, part.one.start)
    inside = [
        Named(a, at == 0 and (a.one.start > line or len(near) == 1))
        for at, a in enumerate(near)
    ]
    columns = [
        p.amounts[0]
        for p in row
        if p is not passage
        and column.search(p.field)
        and len(p.amounts) == 1
        and p.amounts[0].unit == part.unit
    ]
    told = [Named(a, len(columns) == 1 and not inside) for a in columns]
    return (*inside, *told)


def _in_task(part: Amount, passage: Passage, row: Sequence[Passage]) -> Iterator[Named]:
    """The goal as the task or the goal's column sets it for the same thing."""
    goals = [
        (other, goal)
        for other in row
        if other is not passage
        and (other.field in _YEAR_GOAL or _GOAL_COLUMN.search(other.field))
        for goal in other.amounts
        if goal.unit == part.unit and goal.one.kind not in NO_QUANTITY
    ]
    lead = _clause(passage, part)
    scores = [
        _likeness(squeezed(other.before(goal)), squeezed(other.behind(goal, 8)), lead)
        for other, goal in goals
    ]
    of_all = part.one.subject is None and not _OF_ONE.search(lead)
    top = max(scores, default=0)
    for (_, goal), score in zip(goals, scores, strict=True):
        alike = of_all and scores.count(top) == 1 and score == top > 0
        only = of_all and len(goals) == 1
        sure = alike and goal.range.is_exact
        yield Named(_as_goal(goal), sure, open=(alike or only) and not sure)


def _as_goal(goal: Amount) -> Amount:
    """40亿元以上 is 40亿元 to those who reckon how much of it was reached."""
    return replace(goal, range=Interval(goal.value, goal.value))


def _clause(passage: Passage, part: Amount) -> str:
    """The words of the part's clause; 培训73期3860人次 shares its name."""
    begin = max(passage.segment(part.one.start), part.one.start - 40)
    return re.split("[，。；：（）]", squeezed(passage.text[begin : part.one.start]))[
        -1
    ]


def _likeness(lead: str, tail: str, clause: str) -> int:
    """How much of a name the words about two figures share: 停车泊位 of both."""
    if _INVESTED.search(clause) and _INVESTS.search(lead):
        return 2
    goal = lead + tail
    pairs = {clause[at : at + 2] for at in range(len(clause) - 1)} - _COMMON
    return sum(pair in goal for pair in pairs)


def _by_name(name: str, part: Amount, passage: Passage) -> Iterator[Named]:
    """占排查总数: a figure whose own words end like the name."""
    for amount in reversed(passage.amounts):
        if amount.one.start >= part.one.start or amount.unit != part.unit:
            continue
        lead = squeezed(passage.before(amount))
        if lead.endswith(name) or amount.one.metric == name:
            yield Named(amount, sure=amount.one.modality is not Modality.PLANNED)
