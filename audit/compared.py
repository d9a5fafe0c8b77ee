"""Quantities against what they were at another time, told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audit.amount import Amount, Interval
from audit.check import Check
from audit.passage import Passage, squeezed
from audit.quotient import closer, divided, growth, minus, rounded
from audit.settle import in_unit, number, settle
from measure import Kind, Modality

_UP: Final = "增加|增长|提高|提升|上升|净增|新增|扩大|高|多|增|升|超"
_DOWN: Final = "减少|下降|降低|回落|缩短|缩小|减|降|少|低|差|短"
#: 148.92亿元，较年初增加11.20亿元，增长8.1%.
_BY: Final = re.compile(
    f"[，（]?(?:[较比](?!.*[计划目标序时全平均])[^，。；：、]{{1,8}}|同比|环比)(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?"
)
_RATE: Final = re.compile(
    f"[，、（]?(?:同比)?(?:(?P<up>{_UP}|增幅为?)|(?P<down>{_DOWN}|降幅为?))了?(?:达到?)?"
)
_YEAR_AGO: Final = re.compile("同比|去年|上年|同期")
#: 118.6%，比年初的124.9%下降6.3个百分点.
_THAN: Final = re.compile(
    "[，（]?(?:[比较离距与]|低于|高于)[^，。；：、]{1,10}|[，（]?(?:离|距|比|较)"
)
_OFF: Final = re.compile(
    f"(?:的[^，。；：、]{{1,8}})?(?:还|仍|相)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?"
)
#: ，去年同期为42微克/立方米，同比下降9.5%.
_THEN: Final = re.compile(
    "(?:[，；（）]|^)(?:去年|上年|上年度)(?:同期|全年)?(?:为|是|完成|实现|仅为?|只有)?$"
)
_NEW_YEAR: Final = re.compile("(20[0-9]{2})年[^，。；：]{0,12}$")


def check_compared(passage: Passage) -> Iterator[Check]:
    """Every pair of one quantity at two times with what is said of their difference."""
    amounts = passage.amounts
    for at, (now, other, told) in enumerate(
        zip(amounts, amounts[1:], amounts[2:], strict=False)
    ):
        check = (
            _growth_by(passage, now, other, told)
            or _off(passage, now, other, told)
            or _growth_than(passage, now, other, told)
            or _growth_since(passage, other, told)
            or _growth_of_years(passage, now, other, told)
        )
        if check is not None:
            yield check
        if check is not None and check.check == "difference":
            yield from _growth_too(passage, now, other, told, amounts[at + 3 : at + 4])


def _growth_by(passage: Passage, now: Amount, by: Amount, told: Amount) -> Check | None:
    """How many per cent the change is of what there was before it."""
    if now.unit != by.unit or now.unit == "%" or told.unit != "%":
        return None
    first = _BY.fullmatch(squeezed(passage.between(now, by)))
    second = _RATE.fullmatch(squeezed(passage.between(by, told)))
    if first is None or second is None or bool(first["up"]) != bool(second["up"]):
        return None
    if "同比" in second[0] and not _YEAR_AGO.search(first[0]):
        return None
    sharp, wide = (
        _of_change(a, b, rises=bool(first["up"]))
        for a, b in ((now.range, by.range), rounded(now, by))
    )
    sign = "-" if first["up"] else "+"
    here, change = (number(in_unit(by, a.value)) for a in (now, by))
    return settle(
        "growth",
        passage,
        told,
        closer(told, sharp, wide),
        claim=f"“{now.text}”变动“{by.text}”，幅度{told.text}",
        sum_of=f"{change}/({here}{sign}{change})",
        others=(now, by),
    )


def _of_change(now: Interval, by: Interval, *, rises: bool) -> Interval:
    """The share of a change in what was there before, from its ends."""
    ends = []
    for n in (now.low, now.high):
        for b in (by.low, by.high):
            if n is not None and b is not None:
                base = n - b if rises else n + b
                if base > 0:
                    ends.append(b * 100 / base)
    return Interval(min(ends), max(ends)) if ends else Interval(now.low * 0, None)


def _off(passage: Passage, now: Amount, other: Amount, told: Amount) -> Check | None:
    """By how much a quantity is off another of its kind that is told beside it."""
    points = now.unit == "%" and told.unit == "百分点"
    if now.unit != other.unit or not (points or told.unit == now.unit != "%"):
        return None
    if not _THAN.fullmatch(squeezed(passage.between(now, other))):
        return None
    way = _OFF.fullmatch(squeezed(passage.between(other, told)))
    if way is None:
        return None
    high, low = (now, other) if way["up"] else (other, now)
    return settle(
        "difference",
        passage,
        told,
        minus(high.range, low.range),
        claim=f"“{now.text}”与“{other.text}”相差“{told.text}”",
        sum_of=f"{number(in_unit(high, high.value))}-{number(in_unit(high, low.value))}",
        others=(now, other),
    )


def _growth_than(
    passage: Passage, now: Amount, then: Amount, told: Amount
) -> Check | None:
    """320件，较去年同期的400件下降20%."""
    if now.unit != then.unit or now.unit == "%" or told.unit != "%":
        return None
    if told.one.kind is not Kind.GROWTH:
        return None
    if not _THAN.fullmatch(squeezed(passage.between(now, then))):
        return None
    if not _OFF.fullmatch(squeezed(passage.between(then, told))):
        return None
    return _grown(passage, told, then, now)


def _growth_too(
    passage: Passage, now: Amount, then: Amount, by: Amount, rest: Sequence[Amount]
) -> Iterator[Check]:
    """比去年同期的400件减少80件，下降20%."""
    for told in rest:
        if told.unit == "%" != now.unit and _RATE.fullmatch(
            squeezed(passage.between(by, told))
        ):
            yield _grown(passage, told, then, now)


def _growth_since(passage: Passage, then: Amount, told: Amount) -> Check | None:
    """38微克（目标42微克），去年同期为42微克，同比下降9.5%: of the one before last."""
    if told.one.kind is not Kind.GROWTH or told.unit != "%" or then.unit == "%":
        return None
    if not _THEN.search(squeezed(passage.before(then))):
        return None
    if not _RATE.fullmatch(squeezed(passage.between(then, told))):
        return None
    begin = passage.sentence(then.one.start)
    for now in reversed(passage.amounts[: passage.amounts.index(then)]):
        if now.one.start < begin:
            return None
        if now.unit == then.unit and now.one.modality is not Modality.TARGET:
            return _grown(passage, told, then, now)
    return None


def _growth_of_years(
    passage: Passage, first: Amount, second: Amount, told: Amount
) -> Check | None:
    """2022年0.9亿元，2023年1.08亿元，增长20%."""
    if first.unit != second.unit or told.unit != "%" or first.unit == "%":
        return None
    if not _RATE.fullmatch(squeezed(passage.between(second, told))):
        return None
    years = [
        _NEW_YEAR.search(squeezed(passage.before(amount))) for amount in (first, second)
    ]
    if years[0] is None or years[1] is None:
        return None
    step = int(years[1][1]) - int(years[0][1])
    if abs(step) != 1 or first.one.kind is not second.one.kind:
        return None
    then, now = (first, second) if step > 0 else (second, first)
    return _grown(passage, told, then, now)


def _grown(passage: Passage, told: Amount, then: Amount, now: Amount) -> Check:
    pair = divided(now, then)
    falls = told.one.base_value is not None and told.one.base_value < 0
    return settle(
        "growth",
        passage,
        told,
        growth(told, then, now),
        claim=f"由“{then.text}”到“{now.text}”，变化{told.text}",
        sum_of=f"1-{pair}" if falls else f"{pair}-1",
        others=(now, then),
    )
