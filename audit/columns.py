"""Numeric columns of a ledger: their totals, their rates, and what the prose sums up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval
from audit.breakdowns import added
from audit.check import Check
from audit.passage import Passage
from audit.settle import in_unit, number, settle
from measure import Kind
from parse.bulletin import Bulletin
from parse.ledger import Ledger, Row
from parse.totals import NamedTotal, named_totals

#: Kinds that are added up over rows.
SUMMED: Final = frozenset(
    {Kind.MONEY, Kind.COUNT, Kind.AREA, Kind.LENGTH, Kind.MASS, Kind.VOLUME, Kind.POWER}
)
_RATE: Final = re.compile(
    "(?:完成|进度|到位|支付|开工|完工|执行)[^/]*(?:率|比例?|占比)|^占.*(?:计划|任务|目标)"
)
_PLAN: Final = re.compile("年度|全年|计划|目标|任务|应")
_DONE: Final = re.compile("完成|实际|累计|到位|支付|已")
#: So many rows, and this share of them, must bear a rate out before it is held to be
#: of two columns: headers alone do not always say of which.
_ROWS: Final = 3
_SHARE: Final = Decimal("0.6")

#: The single amount of a cell, by row and column.
Cells = Mapping[tuple[str | None, str], Amount]


@dataclass(frozen=True, slots=True)
class Rate:
    """Three columns of which the first is the second as a share of the third."""

    rate: str
    done: str
    plan: str


def cells_of(passages: Sequence[Passage]) -> Cells:
    """Cells that are one number under a header."""
    return {
        (passage.task_id, passage.field): passage.amounts[0]
        for passage in passages
        if len(passage.amounts) == 1
        and passage.amounts[0].one.rule == "number in a column"
    }


def check_columns(bulletin: Bulletin, passages: Sequence[Passage]) -> Iterator[Check]:
    """Total rows against their rows, and rates against the columns they are made of."""
    cells = cells_of(passages)
    totals = list(named_totals(bulletin.ledgers))
    for named in totals:
        yield from _total_row(named, cells)
    for ledger in bulletin.ledgers:
        ids = [row.task_id for row in ledger.rows]
        for rate in _rates(ledger, cells):
            own: list[tuple[str | None, Rate, str]] = [
                (task_id, rate, "") for task_id in ids
            ]
            own += [(None, rate, t.name) for t in totals if t.ledger is ledger]
            for task_id, columns, name in own:
                yield from _rate(task_id, columns, name, cells)


def _total_row(named: NamedTotal, cells: Cells) -> Iterator[Check]:
    for column in named.total.other:
        total = cells.get((None, named.field(column)))
        if total is None or total.one.kind not in SUMMED:
            continue
        parts = column_of(named.rows, column, cells)
        if len(parts) < 2 or any(part.unit != total.unit for part in parts):
            continue
        yield settle(
            "column_total",
            Passage(None, named.field(column), total.one.text, (total,)),
            total,
            added(parts),
            claim=f"“{named.name}”行“{column}”为{total.text}，以上各行",
            sum_of=_sum_shown(total, parts),
            others=parts,
        )


def column_of(rows: Sequence[Row], column: str, cells: Cells) -> list[Amount]:
    """The numbers of one column, rows without one left out."""
    found = (cells.get((row.task_id, column)) for row in rows)
    return [amount for amount in found if amount is not None]


def _sum_shown(total: Amount, parts: Sequence[Amount]) -> str:
    return "+".join(number(in_unit(total, part.value)) for part in parts)


def _rates(ledger: Ledger, cells: Cells) -> Iterator[Rate]:
    """The rate columns with the two columns that most rows show them to be made of."""
    names = [column.name for column in ledger.columns]
    for rate in names:
        if not _RATE.search(rate):
            continue
        pairs = [
            Rate(rate, done, plan)
            for done in names
            for plan in names
            if rate not in (done, plan)
            and done != plan
            and _DONE.search(done)
            and _PLAN.search(plan)
            and not _RATE.search(done + plan)
        ]
        shares = {pair: _borne_out(pair, ledger.rows, cells) for pair in pairs}
        best = max(shares, key=lambda pair: shares[pair], default=None)
        if best is not None and shares[best] >= _SHARE:
            yield best


def _borne_out(rate: Rate, rows: Sequence[Row], cells: Cells) -> Decimal:
    """The share of the rows with all three numbers that agree; 0 where they are few."""
    found = [check for row in rows for check in _rate(row.task_id, rate, "", cells)]
    good = sum(check.outcome == "holds" for check in found)
    return Decimal(good) / len(found) if len(found) >= _ROWS else Decimal(0)


def _rate(task_id: str | None, rate: Rate, total: str, cells: Cells) -> Iterator[Check]:
    key = (lambda name: f"{total}/{name}") if total else str
    stated, done, plan = (
        cells.get((task_id, key(name))) for name in (rate.rate, rate.done, rate.plan)
    )
    if stated is None or done is None or plan is None or stated.one.unit != "%":
        return
    if done.unit != plan.unit or not plan.value:
        return
    where = f"“{total}”行" if total else ""
    yield settle(
        "column_rate",
        Passage(task_id, rate.rate, stated.one.text, (stated,)),
        stated,
        share_of(done, plan),
        claim=f"{where}“{rate.rate}”为{stated.text}，“{rate.done}”与“{rate.plan}”之比",
        sum_of=f"{number(in_unit(plan, done.value))}/{number(in_unit(plan, plan.value))}",
        others=(done, plan),
    )


def share_of(part: Amount, whole: Amount) -> Interval:
    """One amount as a percentage of another, both as finely as they are written."""
    low, high = part.rounded, whole.rounded
    if low.high is None or high.high is None or not high.low:
        return Interval(Decimal(0), None)
    return Interval(100 * low.low / high.high, 100 * low.high / high.low)
