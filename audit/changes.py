"""Quantities before and after a change, against what is said of the difference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from audit.additions import check_additions
from audit.amount import Amount, Interval
from audit.check import Check, Outcome
from audit.compared import check_compared
from audit.passage import Passage, squeezed
from audit.quotient import divided, growth, minus, share
from audit.remainders import check_remainders
from audit.settle import in_unit, number, settle
from audit.transitions import FALLS, RISES, Transition, transitions

_BY: Final = f"(?:{RISES}|{FALLS}|清退|化解|偿还|消化|处置|节约|节省|退出|核减|核销|清理|归还|腾退|去化)"
#: ，累计清退融资额: the words before a difference.
_DIFFERENCE: Final = re.compile(
    f"[，、（]?(?:累计|共|净|实际|合计|已|共计|相当于)*{_BY}(?:了)?(?P<of>[^，。；：、（）0-9]{{0,6}})"
)
#: ，增长: the words before a growth, which names nothing else.
_GROWTH: Final = re.compile(
    f"[，、（]?(?P<than>同比|环比|较[^，。；]{{1,8}})?(?:累计|平均|实际)?(?:{RISES}|{FALLS}|[增涨降减跌]幅|下降率|增长率)(?:了|为|达到?|幅度)*"
)
_TIMES: Final = re.compile(f"[，（]?(?:{RISES})(?:了)?")
_TIMES_OF: Final = re.compile(
    "[，（]?(?:是|为|达到?)(?:原来|原有|原先|过去|之前|此前|当初|改造前)的"
)
_LAST_YEAR: Final = re.compile("去年|上年|同期")


def check_changes(passage: Passage) -> Iterator[Check]:
    """Every relation of a passage in which a quantity is told twice."""
    for change in transitions(passage):
        yield _direction(passage, change)
        yield from _told_of(passage, change)
    yield from check_compared(passage)
    yield from check_additions(passage)
    yield from check_remainders(passage)


def _direction(passage: Passage, change: Transition) -> Check:
    """下降到 a larger number cannot be."""
    before, after = change.before, change.after
    agrees = change.goes_as_said
    sign = ">" if change.rises else "<"
    words = f"由{before.text}{change.verb}到{after.text}"
    return Check(
        check="direction",
        outcome=Outcome.HOLDS if agrees else Outcome.FAILS,
        message=f"{passage.where}称“{words}”，"
        f"{'方向一致' if agrees else '与数字的升降方向不符，请核对原文'}。",
        task_id=passage.task_id,
        stated=after.one.value,
        computed=in_unit(after, before.value),
        expression=f"{number(in_unit(after, after.value))} {sign} {number(in_unit(after, before.value))}",
        places=(after.place, before.place),
    )


def _told_of(passage: Passage, change: Transition) -> Iterator[Check]:
    """The difference, growth or multiple that is told right behind a change."""
    at = passage.amounts.index(change.after)
    end = passage.text.find("。", change.after.one.end)
    last = change.after
    for amount in passage.amounts[at + 1 : at + 4]:
        if 0 <= end < amount.one.start:
            return
        words = squeezed(passage.between(last, amount))
        check = _check(passage, change, amount, words)
        if check is None:
            return
        yield check
        last = amount


def _check(
    passage: Passage, change: Transition, told: Amount, words: str
) -> Check | None:
    before, after = change.before, change.after
    points = after.unit == "%" and told.unit == "百分点"
    if told.unit == after.unit != "%" or points:
        found = _DIFFERENCE.fullmatch(words)
        if found and _is_of(passage, change, found["of"]):
            return _difference(passage, change, told)
    if told.unit == "%" != after.unit and _is_growth(change, words):
        claim = f"由“{before.text}”到“{after.text}”，变化{told.text}"
        pair = divided(after, before)
        text = f"{pair}-1" if change.rises else f"1-{pair}"
        return settle(
            "growth",
            passage,
            told,
            growth(told, before, after),
            claim=claim,
            sum_of=text,
            others=(after, before),
        )
    if told.unit == "倍":
        return _multiple(passage, change, told, words)
    return None


def _is_of(passage: Passage, change: Transition, name: str) -> bool:
    """企业由15家增至22家，新增规上企业3家: a name that is another is of some of them."""
    at = change.before.one.start
    return name in squeezed(passage.text[passage.segment(at) : at])


def _is_growth(change: Transition, words: str) -> bool:
    """Whether a growth is against what was before: 同比 only if that was last year."""
    found = _GROWTH.fullmatch(words)
    if found is None:
        return False
    return not found["than"] or (
        "环比" not in found["than"] and _LAST_YEAR.search(change.since) is not None
    )


def _difference(passage: Passage, change: Transition, told: Amount) -> Check:
    high, low = change.before, change.after
    if change.rises:
        high, low = low, high
    return settle(
        "difference",
        passage,
        told,
        minus(high.range, low.range),
        claim=f"由“{change.before.text}”到“{change.after.text}”，相差“{told.text}”",
        sum_of=f"{number(in_unit(high, high.value))}-{number(in_unit(high, low.value))}",
        others=(change.after, change.before),
    )


def _multiple(
    passage: Passage, change: Transition, told: Amount, words: str
) -> Check | None:
    whole = _TIMES_OF.fullmatch(words) is not None
    if not whole and not (change.rises and _TIMES.fullmatch(words)):
        return None
    one = Decimal(1)
    found = share(told, change.after, change.before, one)
    if not whole:
        found = Interval(
            found.low - one, None if found.high is None else found.high - one
        )
    pair = divided(change.after, change.before)
    return settle(
        "multiple",
        passage,
        told,
        found,
        claim=f"由“{change.before.text}”到“{change.after.text}”，变化{told.text}",
        sum_of=pair if whole else f"{pair}-1",
        others=(change.after, change.before),
    )
