"""Goals against what was reached of them, and statuses that say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval, agreement
from audit.check import Check, Outcome
from audit.metrics import LEVELS, Likeness
from audit.passage import Passage, squeezed
from audit.settle import in_unit, number
from audit.target_pairs import PERCENT, Pair, pairs_of
from measure import Kind
from normalize.status import Status
from normalize.status_parts import Stage
from parse.bulletin import Bulletin, Task
from parse.columns import Role

#: Fields that set the goal, and fields that tell what was done.
_GOALS: Final = re.compile("task|[^/]*目标[^/完]*")
_DONE: Final = frozenset({"progress"})
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
_YEAR: Final = re.compile(r"20\d{2}")


def check_targets(
    task: Task, passages: Sequence[Passage], elapsed: Decimal | None
) -> Iterator[Check]:
    """The goals of a row, from its item's task and its own fields, against its figures.

    ``elapsed`` is how much of the year the bulletin covers, 0 to 1.
    """
    goals = [p for p in passages if _GOALS.fullmatch(p.field)]
    told = [p for p in passages if p.field in _DONE and p.task_id == task.row.task_id]
    pairs = list(pairs_of(goals, told))
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


def _doubt(
    task: Task,
    pair: Pair,
    pairs: Sequence[Pair],
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
    task: Task, pair: Pair, status: Status, elapsed: Decimal | None
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
    return pair.share < _LATE * elapsed * PERCENT


def _is_only_goal(goals: Sequence[Passage]) -> bool:
    """Whether the figure is all that the row is to reach: one figure in one clause."""
    amounts = [a for p in goals for a in p.amounts]
    stops = [s for p in goals for s in re.findall("[，。；、]", p.text.rstrip("。 "))]
    return len(amounts) == 1 and not stops


def _judged(task: Task, pair: Pair, doubt: str | None) -> Check:
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


def _claims_all(pair: Pair) -> str | None:
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


def _share_told(pair: Pair) -> Iterator[Check]:
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


def _told(pair: Pair, told: Amount) -> Check:
    """The share as told against the pair's own; of 40亿元以上 it may be of more than 40."""
    goal, actual = pair.goal, pair.actual
    exact = goal.range.is_exact and actual.range.is_exact
    about = Interval(pair.share, pair.share)
    rounded = actual.rounded
    if exact and rounded.high is not None:
        # A goal is set, not rounded; what was reached of it may be.
        low, high = (end / goal.value for end in (rounded.low, rounded.high))
        about = Interval(low * PERCENT, high * PERCENT)
    holds = (
        agreement(told, Interval(pair.share, pair.share)).holds
        or agreement(told, about).holds
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


def _expression(pair: Pair) -> str:
    goal = pair.goal
    shown = _short(number(in_unit(goal, pair.actual.value)))
    whole = number(in_unit(goal, goal.value))
    return f"{shown}/{whole} = {_shown(pair.share)}%"


def _shown(share: Decimal) -> str:
    return number(share.quantize(Decimal("0.1")))


def _short(shown: str) -> str:
    return (
        number(Decimal(shown).quantize(Decimal("0.0001"))) if len(shown) > 12 else shown
    )
