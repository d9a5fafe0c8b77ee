"""What the prose states, held against the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from audit.check import Check, Outcome
from normalize.bodies import Bodies, same_body
from normalize.status import plain
from parse.bulletin import Bulletin, Task
from parse.columns import Role
from parse.doubt import Place
from parse.statements import Claim, Statement

PERCENT: Final = Decimal(100)
#: Rank of a task that is where it should be; ranks are told in normalize.status.
ON_SCHEDULE: Final = 4


def check_statements(bulletin: Bulletin, bodies: Bodies) -> Iterator[Check]:
    """A check for every statement that the ledger can answer."""
    for statement in bulletin.statements:
        tasks = [
            task
            for task in bulletin.tasks
            if statement.ledger in (None, task.row.ledger)
        ]
        match statement.claim:
            case Claim.ITEMS:
                yield _count(statement, len(_items(tasks)), "大项")
            case Claim.TASKS:
                yield _tasks(statement, tasks, bulletin.statements)
            case Claim.UNITS:
                yield _units(statement, tasks)
            case Claim.STATUS_COUNT:
                yield _status_count(statement, tasks)
            case Claim.STATUS_SHARE:
                yield _status_share(statement, tasks)
            case Claim.STATUS_UNITS | Claim.UNITS_AHEAD | Claim.UNITS_BEHIND:
                yield _status_units(statement, tasks, bulletin, bodies)
    yield from _sums(bulletin.statements)


def _place(statement: Statement) -> Place:
    return Place(None, "prose", statement.start, statement.end)


def _items(tasks: Sequence[Task]) -> list[str]:
    """Ids of items: rows of one item share what stands before the point."""
    return list(dict.fromkeys(task.row.item_id for task in tasks))


def _compare(
    statement: Statement, check: str, computed: int, message: str, expression: str
) -> Check:
    agrees = statement.value == computed
    return Check(
        check=check,
        outcome=Outcome.HOLDS if agrees else Outcome.FAILS,
        message=f"{message}，{'一致' if agrees else '不一致，请核对原文'}。",
        stated=statement.value,
        computed=Decimal(computed),
        expression=expression,
        places=(_place(statement),),
    )


def _count(statement: Statement, items: int, what: str) -> Check:
    message = f"正文称共{statement.text}，台账有{items}{what}"
    return _compare(statement, "items", items, message, f"count(items) = {items}")


def _tasks(
    statement: Statement, tasks: Sequence[Task], statements: Sequence[Statement]
) -> Check:
    """A single count may speak of items or of rows: it holds if it is either."""
    items, rows = len(_items(tasks)), len(tasks)
    paired = any(
        other.claim is Claim.ITEMS and other.ledger == statement.ledger
        for other in statements
    )
    computed = items if not paired and statement.value == items else rows
    kind = "项" if computed == rows else "大项"
    message = f"正文称共{statement.text}任务，台账有{computed}{kind}"
    return _compare(statement, "tasks", computed, message, f"count(tasks) = {computed}")


def _units(statement: Statement, tasks: Sequence[Task]) -> Check:
    """Offices count bodies in their own ways, so a difference is a question."""
    names = list(
        dict.fromkeys(
            body.name for task in tasks for body in task.parties.leads if not body.group
        )
    )
    groups = list(
        dict.fromkeys(
            body.name for task in tasks for body in task.parties.leads if body.group
        )
    )
    agrees = statement.value in (len(names), len(names) + len(groups))
    listed = "、".join(names)
    also = f"；另有{'、'.join(groups)}" if groups else ""
    return Check(
        check="units",
        outcome=Outcome.HOLDS if agrees else Outcome.DOUBT,
        message=f"正文称涉及{statement.text}单位，台账牵头单位按规范名称计有"
        f"{len(names)}家：{listed}{also}。",
        stated=statement.value,
        computed=Decimal(len(names)),
        expression=f"count(distinct units) = {len(names)}",
        places=(_place(statement),),
    )


def _with_status(tasks: Sequence[Task], word: str | None) -> list[Task]:
    """Rows of a status; a word that no scheme knows is compared as it is written."""
    return [task for task in tasks if _word(task) == word]


def _word(task: Task) -> str | None:
    return task.status.term if task.status else plain(task.row.text(Role.STATUS))


def _status_count(statement: Statement, tasks: Sequence[Task]) -> Check:
    count = len(_with_status(tasks, statement.status))
    message = f"正文称“{statement.status}”{statement.text}，台账有{count}项"
    expression = f"count(status = {statement.status}) = {count}"
    return _compare(statement, "status_count", count, message, expression)


def _status_share(statement: Statement, tasks: Sequence[Task]) -> Check:
    count, whole = len(_with_status(tasks, statement.status)), len(tasks)
    exact = PERCENT * count / whole
    stated = statement.value or Decimal(0)
    rounded, cut = (
        exact.quantize(_last_place(statement), rounding=mode)
        for mode in (ROUND_HALF_UP, ROUND_DOWN)
    )
    holds = stated in (rounded, cut)
    how = (
        "一致"
        if stated == rounded
        else "只舍不入，一致"
        if holds
        else "不一致，请核对原文"
    )
    return Check(
        check="status_share",
        outcome=Outcome.HOLDS if holds else Outcome.FAILS,
        message=f"正文称“{statement.status}”占{statement.text}，"
        f"按台账为{count}/{whole} = {rounded}%，{how}。",
        stated=stated,
        computed=rounded,
        expression=f"{count}/{whole} = {rounded}%",
        places=(_place(statement),),
    )


def _last_place(statement: Statement) -> Decimal:
    """One in the last place that is written: 0.1 for 12.5, 1 for 39."""
    decimals = statement.text.partition(".")[2]
    return Decimal(1).scaleb(-sum(c.isdecimal() for c in decimals))


def _status_units(
    statement: Statement, tasks: Sequence[Task], bulletin: Bulletin, bodies: Bodies
) -> Check:
    """Every body named must have a row that bears the prose out."""
    suggested = {slip.name: slip.suggestion for slip in bulletin.slips}
    suggested |= {slip.suggestion: slip.name for slip in bulletin.slips}
    wanted = [task for task in tasks if _bears_out(task, statement)]
    missing, by_slip = [], []
    for name in statement.names:
        if _has_row(name, wanted, bulletin, bodies):
            continue
        other = suggested.get(name)
        if other and _has_row(other, wanted, bulletin, bodies):
            by_slip.append(f"“{name}”在台账中写作“{other}”")
        else:
            missing.append(name)
    what = f"“{statement.status}”事项" if statement.status else _judged(statement)
    named = "、".join(statement.names)
    if missing:
        verdict = f"但台账中{'、'.join(missing)}没有这样的任务，请核对原文"
    else:
        verdict = "台账均有对应任务"
    note = f"（{'；'.join(by_slip)}）" if by_slip else ""
    return Check(
        check=str(statement.claim),
        # A list of bodies is words, not a figure: a difference is a question.
        outcome=Outcome.DOUBT if missing else Outcome.HOLDS,
        message=f"正文称{named}有{what}，{verdict}{note}。",
        stated=Decimal(len(statement.names)),
        computed=Decimal(len(statement.names) - len(missing)),
        expression=f"count(units with rows) = {len(statement.names) - len(missing)}",
        places=(_place(statement),),
    )


def _judged(statement: Statement) -> str:
    return "完成较好的任务" if statement.claim is Claim.UNITS_AHEAD else "滞后的任务"


def _bears_out(task: Task, statement: Statement) -> bool:
    """Whether a row is of the kind that the prose says the bodies have."""
    status = task.status
    if status is None or status.rank is None:
        return _word(task) == statement.status
    if statement.claim is Claim.UNITS_AHEAD:
        return status.rank >= ON_SCHEDULE
    if statement.claim is Claim.UNITS_BEHIND:
        return status.rank < ON_SCHEDULE
    return status.term == statement.status


def _has_row(
    name: str, tasks: Sequence[Task], bulletin: Bulletin, bodies: Bodies
) -> bool:
    return any(
        body.name == name or same_body(body.name, name, bodies, place=bulletin.place)
        for task in tasks
        for body in task.parties.leads
    )


def _sums(statements: Sequence[Statement]) -> Iterator[Check]:
    """The counts by status must add up to the tasks, where all are stated."""
    for ledger in dict.fromkeys(statement.ledger for statement in statements):
        own = [s for s in statements if s.ledger == ledger and s.value is not None]
        counts = [s for s in own if s.claim is Claim.STATUS_COUNT]
        wholes = [s for s in own if s.claim is Claim.TASKS]
        if len(counts) < 2 or not wholes or _repeats(counts):
            continue
        total = sum((s.value for s in counts if s.value is not None), Decimal(0))
        parts = "+".join(str(s.value) for s in counts)
        agrees = total == wholes[0].value
        yield Check(
            check="status_sum",
            outcome=Outcome.HOLDS if agrees else Outcome.FAILS,
            message=f"正文各类合计{parts} = {total}，正文称共{wholes[0].text}，"
            f"{'一致' if agrees else '不一致，请核对原文'}。",
            stated=wholes[0].value,
            computed=total,
            expression=f"{parts} = {total}",
            places=tuple(_place(s) for s in (wholes[0], *counts)),
        )


def _repeats(counts: Sequence[Statement]) -> bool:
    return max(Counter(s.status for s in counts).values()) > 1
