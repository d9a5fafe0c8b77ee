"""A ledger's column of rates against its columns of plans and of what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audit.amount import Amount
from audit.check import Check
from audit.passage import Passage
from audit.quotient import divided, share
from audit.settle import settle

_RATE: Final = re.compile("(?:完成|投资|支出|拨付|开工)[^/]{0,4}(?:率|比例|进度)|占[^/]{0,6}(?:计划|任务|目标)")
_PLAN: Final = re.compile("(?:年度|全年|本年|当年)?[^/]{0,4}(?:计划|目标|任务|预算)")
_DONE: Final = re.compile("完成|已投|支出|拨付")
_TOTAL: Final = re.compile("累计|总投资|开工以来")


def check_columns(row: Sequence[Passage]) -> Iterator[Check]:
    """The rate of a row, if one column tells the plan and one what was done of it."""
    cells = [p for p in row if _is_cell(p)]
    for cell in cells:
        if cell.amounts[0].unit != "%" or not _RATE.search(cell.field):
            continue
        group = cell.field.rpartition("/")[0]
        near = [p for p in cells if p is not cell and p.field.startswith(group)]
        plans = [p for p in near if _is_amount(p, _PLAN)]
        dones = [p for p in near if _is_amount(p, _DONE) and p not in plans]
        if len(plans) == len(dones) == 1 and plans[0].amounts[0].value:
            yield _settled(cell, dones[0].amounts[0], plans[0].amounts[0])


def _is_cell(passage: Passage) -> bool:
    """Whether a field is one bare number."""
    if len(passage.amounts) != 1:
        return False
    one = passage.amounts[0].one
    return not passage.text[: one.start].strip() and not passage.text[one.end :].strip()


def _is_amount(passage: Passage, named: re.Pattern[str]) -> bool:
    return (
        passage.amounts[0].unit != "%"
        and named.search(passage.field) is not None
        and _TOTAL.search(passage.field) is None
    )


def _settled(cell: Passage, part: Amount, whole: Amount) -> Check:
    stated = cell.amounts[0]
    return settle(
        "rate",
        cell,
        stated,
        share(stated, part, whole),
        claim=f"“{cell.field}”为{stated.text}，按“{part.text}”与“{whole.text}”计算",
        sum_of=divided(part, whole),
        others=(part, whole),
    )
