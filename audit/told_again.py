"""A cell of a numeric column, told again in the text of its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.amount import Amount
from audit.check import Check
from audit.columns import SUMMED, cells_of
from audit.passage import Passage
from audit.prose_sums import is_named_as
from audit.settle import number, settle


def check_told_again(passages: Sequence[Passage]) -> Iterator[Check]:
    """Figures of a row's progress that name a column and its period, against the cell.

    1-9月完成投资1.529亿元 beside a column 1-9月完成投资（万元）: where either names no
    period, or the figure is a part or of something narrower, they may be two things.
    """
    cells = [
        (column, cell)
        for (_, column), cell in cells_of(passages).items()
        if cell.one.kind in SUMMED and cell.one.period is not None
    ]
    for passage in passages:
        if passage.field != "progress":
            continue
        for column, cell in cells:
            told = _told(passage, cell)
            if told is not None:
                yield settle(
                    "column_told",
                    passage,
                    told,
                    cell.range,
                    claim=f"称{told.one.metric}{told.text}，“{column}”栏",
                    sum_of=number(cell.value / cell.scale),
                    others=(cell,),
                )


def _told(passage: Passage, cell: Amount) -> Amount | None:
    """The first figure of a text that is named as a cell, for the same time."""
    return next(
        (
            amount
            for amount in passage.amounts
            if amount.unit == cell.unit
            and amount.one.period is not None
            and amount.one.period.end is not None
            and amount.range.is_exact
            and is_named_as(amount, cell)
        ),
        None,
    )
