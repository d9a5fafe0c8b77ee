"""Counts and shares by status that the prose states, held against the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from audit.check import Check, Outcome
from normalize.status import plain
from parse.bulletin import Task
from parse.columns import Role
from parse.doubt import Place
from parse.statements import Claim, Statement

PERCENT: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the ledger has of one claim's words: by rows, or by items.

    An item of several rows may stand as its first row does, or as any other: between
    ``least`` items, all of whose rows are so, and ``most``, of which one row is.
    """

    rows: int
    first: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class View:
    """What the prose counts: the ledger's rows, its items, or (both) either."""

    rows: int
    items: int
    by_rows: bool
    by_items: bool


def word_of(task: Task) -> str | None:
    """A row's status; a word that no scheme knows is compared as it is written."""
    return task.status.term if task.status else plain(task.row.text(Role.STATUS))


def items_of(tasks: Sequence[Task]) -> dict[str, list[Task]]:
    """Rows by item: they share what stands before the point of their ids."""
    items: dict[str, list[Task]] = {}
    for task in tasks:
        items.setdefault(task.row.item_id, []).append(task)
    return items


def view_of(tasks: Sequence[Task], statements: Sequence[Statement]) -> View:
    """Whether the statements of one ledger count its rows or its items.

    The number of all tasks tells, or else what the counts by status come to.
    """
    rows, items = len(tasks), len(items_of(tasks))
    paired = any(s.claim is Claim.ITEMS for s in statements)
    stated = {s.value for s in statements if s.claim is Claim.TASKS}
    total = sum((s.value or Decimal(0) for s in _parts(statements)), Decimal(0))
    known = stated & {Decimal(rows), Decimal(items)} or {total}
    by_rows = rows == items or paired or rows in known
    by_items = rows != items and not paired and items in known
    if not by_rows and not by_items:
        return View(rows, items, by_rows=True, by_items=True)
    return View(rows, items, by_rows=by_rows, by_items=by_items and not by_rows)


def check_count(statement: Statement, tasks: Sequence[Task], view: View) -> Check:
    """A count that may be of items holds as the first rows have it, else is asked."""
    tally = _tally(statement, tasks)
    stated = statement.value or Decimal(0)
    computed = tally.rows if view.by_rows else tally.first
    outcome, how = Outcome.FAILS, "不一致，请核对原文"
    if view.by_rows and stated == tally.rows:
        outcome, how = Outcome.HOLDS, "一致"
    elif view.by_items and stated == tally.first:
        computed, outcome = tally.first, Outcome.HOLDS
        how = "按大项（各项首行）计，一致"
    elif view.by_items and tally.least <= stated <= tally.most:
        outcome = Outcome.DOUBT
        how = f"按大项计在{tally.least}至{tally.most}项之间，无法确定，请核对原文"
    unit = "项" if view.by_rows else "大项"
    return Check(
        check="status_count",
        outcome=outcome,
        message=f"正文称“{statement.status}”{statement.text}，台账有{computed}{unit}，{how}。",
        stated=statement.value,
        computed=Decimal(computed),
        expression=f"count(status = {statement.status}) = {computed}",
        places=(place_of(statement),),
    )


def check_share(statement: Statement, tasks: Sequence[Task], view: View) -> Check:
    """A share holds as rounded or cut off, of the rows or of the items."""
    tally = _tally(statement, tasks)
    stated = statement.value or Decimal(0)
    quantum = _last_place(statement)
    ways = [(tally.rows, view.rows)] if view.by_rows else []
    ways += [(tally.first, view.items)] if view.by_items else []
    matching = [way for way in ways if stated == _rounded(*way, quantum)]
    cut = [way for way in ways if stated == _rounded(*way, quantum, ROUND_DOWN)]
    count, whole = (matching or cut or ways)[0]
    rounded = _rounded(count, whole, quantum)
    outcome, how = Outcome.FAILS, "不一致，请核对原文"
    if matching:
        outcome, how = Outcome.HOLDS, "一致"
    elif cut:
        how = f"系舍去尾数所致，四舍五入应为{rounded}%，请核对原文"
    elif view.by_items and any(
        stated == _rounded(one, view.items, quantum)
        for one in range(tally.least, tally.most + 1)
    ):
        outcome, how = Outcome.DOUBT, "按大项计无法确定，请核对原文"
    return Check(
        check="status_share",
        outcome=outcome,
        message=f"正文称“{statement.status}”占{statement.text}，"
        f"按台账为{count}/{whole} = {rounded}%，{how}。",
        stated=stated,
        computed=rounded,
        expression=f"{count}/{whole} = {rounded}%",
        places=(place_of(statement),),
    )


def check_sum(
    statements: Sequence[Statement], tasks: Sequence[Task], view: View
) -> Iterator[Check]:
    """The counts by status of one ledger must add up to the tasks.

    Where the prose leaves out a word that the ledger has, the rest must be its rows;
    if not, the prose may have said so in other words, which is asked.
    """
    counts = _parts(statements)
    wholes = [s for s in statements if s.claim is Claim.TASKS and s.value is not None]
    if len(counts) < 2 or not wholes:
        return
    stated = wholes[0].value or Decimal(0)
    total = sum((s.value or Decimal(0) for s in counts), Decimal(0))
    counted = {word for s in counts for word in _words(s)}
    left = [task for task in tasks if word_of(task) not in counted]
    agrees = total == stated
    covered = not left
    if not agrees and left and view.by_rows and total + len(left) == stated:
        return
    parts = "+".join(str(s.value) for s in counts)
    how = (
        "一致"
        if agrees
        else "不一致，请核对原文"
        if covered
        else "其余未按台账的评价列出，请核对原文"
    )
    failed = Outcome.FAILS if covered else Outcome.DOUBT
    yield Check(
        check="status_sum",
        outcome=Outcome.HOLDS if agrees else failed,
        message=f"正文各类合计{parts} = {total}，正文称共{wholes[0].text}，{how}。",
        stated=stated,
        computed=total,
        expression=f"{parts} = {total}",
        places=tuple(place_of(s) for s in (wholes[0], *counts)),
    )


def place_of(statement: Statement) -> Place:
    """Where in the prose a statement stands."""
    return Place(None, "prose", statement.start, statement.end)


def _words(statement: Statement) -> list[str]:
    """The status words of a claim; several may share one count."""
    return (statement.status or "").split("、")


def _parts(statements: Sequence[Statement]) -> list[Statement]:
    """Counts by status that no word is counted twice in, those of one word first."""
    counts = [s for s in statements if s.claim is Claim.STATUS_COUNT]
    kept: list[Statement] = []
    seen: set[str] = set()
    for statement in sorted(counts, key=lambda s: len(_words(s))):
        if seen.isdisjoint(_words(statement)):
            kept.append(statement)
            seen.update(_words(statement))
    return sorted(kept, key=lambda s: s.start)


def _tally(statement: Statement, tasks: Sequence[Task]) -> Tally:
    words = _words(statement)
    items = [[word_of(t) in words for t in rows] for rows in items_of(tasks).values()]
    return Tally(
        rows=sum(map(sum, items)),
        first=sum(rows[0] for rows in items),
        least=sum(map(all, items)),
        most=sum(map(any, items)),
    )


def _rounded(
    count: int, whole: int, quantum: Decimal, mode: str = ROUND_HALF_UP
) -> Decimal:
    exact = PERCENT * count / max(whole, 1)
    return (exact / quantum).quantize(Decimal(1), rounding=mode) * quantum


def _last_place(statement: Statement) -> Decimal:
    """One in the last place that is written: 0.1 for 12.5, 1 for 39, 10 for 两成."""
    if statement.text.endswith("成"):
        return Decimal(10)
    decimals = statement.text.partition(".")[2]
    return Decimal(1).scaleb(-sum(c.isdecimal() for c in decimals))
