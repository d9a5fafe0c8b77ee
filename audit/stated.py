"""What the prose states, held against the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.check import Check, Outcome
from audit.statuses import (
    View,
    check_count,
    check_share,
    check_sum,
    place_of,
    view_of,
    word_of,
)
from normalize.bodies import Bodies, same_body
from parse.bulletin import Bulletin, Task
from parse.statements import Claim, Statement

#: Rank of a task that is where it should be; ranks are told in normalize.status.
ON_SCHEDULE: Final = 4


def check_statements(bulletin: Bulletin, bodies: Bodies) -> Iterator[Check]:
    """A check for every statement that the ledger can answer."""
    ledgers = dict.fromkeys(statement.ledger for statement in bulletin.statements)
    asked = {ledger: _Asked.of(bulletin, ledger) for ledger in ledgers}
    for statement in bulletin.statements:
        own = asked[statement.ledger]
        match statement.claim:
            case Claim.ITEMS:
                yield _count(statement, own.view.items, "大项")
            case Claim.TASKS:
                yield _tasks(statement, own)
            case Claim.UNITS:
                yield _units(statement, own.tasks)
            case Claim.STATUS_COUNT:
                yield check_count(statement, own.tasks, own.view)
            case Claim.STATUS_SHARE:
                yield check_share(statement, own.tasks, own.view)
            case Claim.STATUS_UNITS | Claim.UNITS_AHEAD | Claim.UNITS_BEHIND:
                yield _status_units(statement, own.tasks, bulletin, bodies)
    for own in asked.values():
        yield from check_sum(own.statements, own.tasks, own.view)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One ledger's rows (those of all, where the prose speaks of all) and claims."""

    tasks: tuple[Task, ...]
    statements: tuple[Statement, ...]
    view: View

    @classmethod
    def of(cls, bulletin: Bulletin, ledger: int | None) -> _Asked:
        tasks = tuple(
            task for task in bulletin.tasks if ledger in (None, task.row.ledger)
        )
        statements = tuple(s for s in bulletin.statements if s.ledger == ledger)
        return cls(tasks, statements, view_of(tasks, statements))


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
        places=(place_of(statement),),
    )


def _count(statement: Statement, items: int, what: str) -> Check:
    message = f"正文称共{statement.text}，台账有{items}{what}"
    return _compare(statement, "items", items, message, f"count(items) = {items}")


def _tasks(statement: Statement, own: _Asked) -> Check:
    """A single count may speak of items or of rows: it holds if it is either."""
    items, rows = own.view.items, own.view.rows
    paired = any(other.claim is Claim.ITEMS for other in own.statements)
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
        places=(place_of(statement),),
    )


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
        places=(place_of(statement),),
    )


def _judged(statement: Statement) -> str:
    return "完成较好的任务" if statement.claim is Claim.UNITS_AHEAD else "滞后的任务"


def _bears_out(task: Task, statement: Statement) -> bool:
    """Whether a row is of the kind that the prose says the bodies have."""
    status = task.status
    if status is None or status.rank is None:
        return word_of(task) == statement.status
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
