"""What the prose gives as the whole of a column, against the column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audit.amount import Amount
from audit.breakdowns import added
from audit.check import Check
from audit.columns import SUMMED, cells_of, column_of
from audit.passage import Passage
from audit.settle import settle
from parse.bulletin import Bulletin
from parse.statements import Claim

#: How much of the rows must have a number before their sum is the whole.
_FILLED: Final = 0.9


def check_prose_sums(
    bulletin: Bulletin, passages: Sequence[Passage]
) -> Iterator[Check]:
    """Totals that the prose tells with the number of all tasks, against the columns.

    市级重点项目16个，总投资127.3亿元: said of all, in one paragraph with their number.
    Of several such figures of one name the first is the total.
    """
    prose = next(
        (p for p in passages if p.task_id is None and p.field == "prose"), None
    )
    if prose is None or len(bulletin.ledgers) != 1:
        return
    cells = cells_of(passages)
    ledger = bulletin.ledgers[0]
    for column in (column.name for column in ledger.columns):
        parts = column_of(ledger.rows, column, cells)
        if len(parts) < max(2, _FILLED * len(ledger.rows)):
            continue
        if parts[0].one.kind not in SUMMED:
            continue
        stated = _whole(bulletin, prose, parts)
        if stated is not None:
            yield settle(
                "prose_total",
                prose,
                stated,
                added(parts),
                claim=f"称{stated.one.metric}{stated.text}，台账“{column}”{len(parts)}行",
                sum_of=f"sum({column})",
                others=parts,
            )


def _whole(
    bulletin: Bulletin, prose: Passage, parts: Sequence[Amount]
) -> Amount | None:
    """The figure of the prose that is said of all the tasks and named as the column."""
    counted = _counted(bulletin, prose)
    for amount in prose.amounts:
        begun = counted.get(_paragraph(prose.text, amount.one.start))
        if begun is None or amount.one.start < begun:
            continue
        if is_named_as(amount, parts[0]) and amount.unit == parts[0].unit:
            return amount
    return None


def _counted(bulletin: Bulletin, prose: Passage) -> dict[int, int]:
    """Where paragraphs give the number of all tasks, which opens the account of them."""
    numbers = {
        len(bulletin.tasks),
        len({task.row.item_id for task in bulletin.tasks}),
    }
    stated = [
        statement.start
        for statement in bulletin.statements
        if statement.claim in (Claim.TASKS, Claim.ITEMS)
    ]
    said = [
        amount.one.start
        for amount in prose.amounts
        if amount.value in numbers and _TASKS.search(amount.one.metric or "")
    ]
    return {
        _paragraph(prose.text, at): at for at in sorted({*stated, *said}, reverse=True)
    }


def _paragraph(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def is_named_as(amount: Amount, cell: Amount) -> bool:
    """Whether a figure of the prose is of what the column's header names."""
    said, header = amount.one, cell.one
    if not said.metric or not header.metric or said.subject or said.part_of is not None:
        return False
    periods = [one.period for one in (said, header) if one.period and one.period.end]
    if len({(period.start, period.end) for period in periods}) > 1:
        return False
    return _plain(said.metric) == _plain(header.metric)


def _plain(metric: str) -> str:
    """A name without what leads up to it: 累计完成投资 is 完成投资."""
    return _LEADING.sub("", metric)


_TASKS: Final = re.compile("项目|任务|事项|工作|工程|实事")
_LEADING: Final = re.compile("^(?:项目|累计|已|实际|共|估算|概算|年度|全年)+")
