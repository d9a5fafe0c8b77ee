"""One quantity told twice: in the task and the progress, in the prose and a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.amount import Amount, Interval, agreement, is_same
from audit.check import Check, Outcome
from audit.metrics import LEVELS, Likeness, around, core, likeness
from audit.passage import Passage, squeezed
from audit.settle import in_unit, number
from measure import Kind, Modality

#: Words by which a row's text tells the whole that the task set, not what is done.
_WHOLE: Final = re.compile(
    "列入|纳入|安排|任务|目标|计划(?!投资)|分解|确定|共有|下达|应"
)
#: Words by which it tells some of it, or another plan.
_SOME: Final = re.compile(
    "再|还|尚|剩|其余|预计|拟|力争|有望|占|完成|已|新?开工|首批|第[一二三]批|较|比(?![例重率])"
)
#: 年度目标650个: the goal of the row itself.
_YEARS_GOAL: Final = re.compile(
    "(?:年度|全年)(?:目标任务|任务目标|目标|任务)(?:数|值)?(?:为|是)?$"
)
_GOAL_FIELD: Final = re.compile("task|[^/]*目标[^/完]*")
#: Too common to be one thing in two places: each row has its own.
_COMMON: Final = frozenset(
    "总投资 投资 计划投资 完成投资 面积 项目 建筑面积 总建筑面积 资金 到位资金 企业 占地 人员 收入 产值".split()
)
_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class _Twice:
    """Two places that tell one quantity; ``sure`` where the words leave no other."""

    first: Amount
    second: Amount
    passage: Passage
    sure: bool
    only_equal: bool
    rounds: bool = False


def check_row_restatements(passages: Sequence[Passage]) -> Iterator[Check]:
    """What the task (or the goal's column) of a row sets, told again in its progress."""
    goals = [p for p in passages if _GOAL_FIELD.fullmatch(p.field)]
    for told in (p for p in passages if p.field == "progress"):
        for goal in goals:
            for twice in _in_row(goal, told):
                yield from _settled(twice)


def check_prose_restatements(
    prose: Passage, rows: Sequence[Passage]
) -> Iterator[Check]:
    """A figure of the prose that a row's progress tells in the same words."""
    told = [p for p in rows if p.field == "progress"]
    for amount in prose.amounts:
        found = [
            (row, other)
            for row in told
            for other in row.amounts
            if _is_one_thing(amount, other)
        ]
        if len(found) == 1:
            _, other = found[0]
            sure = amount.one.modality is other.one.modality
            yield from _settled(_Twice(other, amount, prose, sure, False, True))


def _is_one_thing(one: Amount, other: Amount) -> bool:
    """Word for word one name, kind and time, and a name that no other row has."""
    name = squeezed(one.one.metric or "")
    if name != squeezed(other.one.metric or "") or len(name) < _LEAST:
        return False
    if core(name) in _COMMON or len(core(name)) < _LEAST:
        return False
    if (one.one.subject, one.one.compare, one.one.direction) != (
        other.one.subject, other.one.compare, other.one.direction,
    ):  # fmt: skip
        return False
    if one.unit != other.unit or one.one.kind != other.one.kind:
        return False
    if one.one.approx is not None or other.one.approx is not None:
        return False
    if one.one.part_of is not None or other.one.part_of is not None:
        return False
    return one.one.kind is not Kind.RANK and _is_one_time(one, other)


def _is_one_time(one: Amount, other: Amount) -> bool:
    first, second = one.one.period, other.one.period
    if first is None or second is None:
        return False
    return (first.end, first.start) == (second.end, second.start)


def _in_row(goal: Passage, told: Passage) -> Iterator[_Twice]:
    """The pairs of a row, each figure once, in the order of the task."""
    taken: set[int] = set()
    before: Amount | None = None
    for set_amount in goal.amounts:
        if set_amount.one.kind in LEVELS or not set_amount.range.is_exact:
            continue
        for other in told.amounts:
            if other.one.start in taken:
                continue
            twice = _of_pair(set_amount, other, told)
            if twice is None and before is not None:
                twice = _next_of_list(set_amount, before, other, told)
            if twice is not None:
                taken.add(other.one.start)
                before = other
                yield twice
                break
        else:
            before = None


def _of_pair(goal: Amount, other: Amount, told: Passage) -> _Twice | None:
    """A whole must be the task's; what is done may be it, and then it is said twice."""
    like = likeness(goal, other)
    if like is Likeness.NONE or other.one.value_max is not None:
        return None
    if _YEARS_GOAL.search(squeezed(told.before(other, 12))):
        return _Twice(goal, other, told, like is Likeness.SAME, False)
    if like is not Likeness.SAME:
        return None
    whole = _tells_whole(told, other)
    planned = other.one.modality is not Modality.ACTUAL
    return _Twice(goal, other, told, whole and planned, not whole)


def _tells_whole(told: Passage, other: Amount) -> bool:
    before, _ = around(told, other)
    before = before.rpartition("、")[0] + told.before(other, 12)
    return _WHOLE.search(before) is not None and not _SOME.search(
        told.before(other, 12)
    )


def _next_of_list(
    goal: Amount, before: Amount, other: Amount, told: Passage
) -> _Twice | None:
    """建成9个甲、36个乙 told again in the same order: the second goes by its place."""
    at = told.amounts.index(before)
    if told.amounts.index(other) != at + 1 or "。" in told.between(before, other):
        return None
    names = [squeezed(a.one.metric or "") for a in (goal, other)]
    alike = names[0][:2] == names[1][:2] and len(names[0]) > 2
    if goal.unit != other.unit or not alike:
        return None
    return _Twice(goal, other, told, False, True)


def _settled(twice: _Twice) -> Iterator[Check]:
    first, second = twice.first, twice.second
    holds = is_same(first.value, second.value) or (
        _rounds(first, second)
        if twice.rounds
        else not second.range.is_exact and second.range.meets(first.range)
    )
    if not holds and twice.only_equal:
        return
    where = f"第{first.place.task_id}项" if first.place.task_id else "正文"
    verdict = "一致。" if holds else "不一致，请核对原文。"
    if not holds and not twice.sure:
        verdict = "两处是否同一数？请核对。"
    wrong = Outcome.FAILS if twice.sure else Outcome.DOUBT
    yield Check(
        check="restated",
        outcome=Outcome.HOLDS if holds else wrong,
        message=f"{twice.passage.where}“{_named(second)}”，{where}"
        f"{'工作任务或目标' if _GOAL_FIELD.fullmatch(first.place.field) else ''}为“{first.text}”，{verdict}",
        task_id=twice.passage.task_id or first.place.task_id,
        stated=second.one.value,
        computed=in_unit(second, first.value),
        expression=f"{number(in_unit(second, second.value))} = {number(in_unit(second, first.value))}",
        places=(second.place, first.place),
    )


def _rounds(one: Amount, other: Amount) -> bool:
    """8.33亿元 in one place, 83268万元 in the other."""
    return any(
        agreement(a, Interval(b.value, b.value)).holds
        for a, b in ((one, other), (other, one))
    )


def _named(amount: Amount) -> str:
    return squeezed(amount.one.metric or "") + amount.text
