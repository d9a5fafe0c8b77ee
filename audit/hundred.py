"""Shares of one whole that are all told: they make a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval, is_same
from audit.check import Check, Outcome
from audit.complements import are_complements
from audit.passage import Passage, squeezed
from audit.quotient import PERCENT
from audit.settle import number
from audit.wholes import wholes
from measure import Kind

_SHARE: Final = re.compile(
    "占比?(?:达到?|为|是|约)?$|(?:占比|比重|比例)(?:分别)?(?:为|达到?)$"
)
_NEXT: Final = re.compile("[、和，]|及|以及")
_ALL: Final = re.compile("分为|分成|由[^，。；]*组成|结构(?:调整)?[为是]")
_REST: Final = re.compile("(?:其余|其他|其它|剩余)[^，。；]{0,12}$")
_INDUSTRIES: Final = re.compile("(?:一产|第一产业|一二三|三次产业)")


def check_hundred(passage: Passage) -> Iterator[Check]:
    """Every list of shares that the words or the counts beside them call complete."""
    for shares in _lists(passage):
        if len(shares) > 1 and _is_complete(passage, shares):
            yield _check(passage, shares)


def _lists(passage: Passage) -> Iterator[list[Amount]]:
    """Runs of shares of a sentence, with nothing between them but what they are of."""
    found: list[Amount] = []
    for amount in passage.amounts:
        if amount.unit != "%":
            continue
        lead = squeezed(passage.before(amount))
        joined = found and passage.sentence(amount.one.start) == passage.sentence(
            found[-1].one.start
        )
        is_share = amount.one.kind is Kind.RATIO and (
            _SHARE.search(lead) or (joined and _NEXT.fullmatch(lead))
        )
        if not (joined and is_share) or "其中" in lead:
            yield found
            found = []
        if is_share:
            found.append(amount)
    yield found


def _is_complete(passage: Passage, shares: Sequence[Amount]) -> bool:
    first, last = shares[0].one.start, shares[-1].one.start
    begin = passage.sentence(first)
    lead = squeezed(passage.text[begin:first])
    if _REST.search(squeezed(passage.text[begin:last])) or _ALL.search(lead):
        return True
    if len(shares) == 3 and _INDUSTRIES.search(lead):
        return True
    leads = [squeezed(passage.before(one)) for one in shares]
    if are_complements(leads, passage.complements):
        return True
    return _counts_are_all(passage, shares)


def _counts_are_all(passage: Passage, shares: Sequence[Amount]) -> bool:
    """22件，占比39%；…: whether the counts before the shares make up a whole."""
    at = [passage.amounts.index(one) for one in shares]
    counts = [passage.amounts[i - 1] for i in at if i]
    if len(counts) != len(shares) or len({one.unit for one in counts}) != 1:
        return False
    if any(one.unit == "%" for one in counts) or len(counts) < 3:
        return False
    total = sum((one.value for one in counts), Decimal(0))
    return any(is_same(total, whole.value) for whole in _told(passage, counts[0]))


def _told(passage: Passage, first: Amount) -> Iterator[Amount]:
    """Figures that may be the whole; 56项 may be told of 22件."""
    yield from wholes(passage, first)
    for amount in passage.amounts:
        if amount.one.start < first.one.start and amount.unit in (
            "项",
            "件",
            "条",
            "个",
        ):
            yield amount


def _check(passage: Passage, shares: Sequence[Amount]) -> Check:
    slack = sum((one.step / 2 for one in shares), Decimal(0))
    low = sum((one.range.low for one in shares), Decimal(0))
    highs = [one.range.high for one in shares]
    high = (
        None if None in highs else sum((h for h in highs if h is not None), Decimal(0))
    )
    made = Interval(low - slack, None if high is None else high + slack)
    agrees = made.meets(Interval(PERCENT, PERCENT))
    listed = "+".join(number(one.value) for one in shares)
    total = number(sum((one.value for one in shares), Decimal(0)))
    return Check(
        check="shares_sum",
        outcome=Outcome.HOLDS if agrees else Outcome.FAILS,
        message=f"{passage.where}各项占比{'、'.join(one.text for one in shares)}，合计{total}%，"
        f"{'与100%一致' if agrees else '与100%不符，请核对原文'}。",
        task_id=passage.task_id,
        stated=PERCENT,
        computed=Decimal(total),
        expression=f"{listed} = {total}%",
        places=tuple(one.place for one in shares),
    )
