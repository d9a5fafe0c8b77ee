"""One amount as a share of another, in per cent or as a multiple."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from audit.amount import Agreement, Amount, Interval, agreement
from audit.settle import in_unit, number

PERCENT: Final = Decimal(100)
_SHARP: Final = (Agreement.EQUAL, Agreement.ROUNDED)


def share(
    stated: Amount, part: Amount, whole: Amount, scale: Decimal = PERCENT
) -> Interval:
    """``part`` of ``whole`` in ``scale`` parts, as it agrees best with ``stated``.

    The numbers as written are tried first. Where these do not round to what is
    stated, they may have been rounded themselves (亿元 with two decimals).
    """
    sharp = _divided(part.range, whole.range, scale)
    one, other = rounded(part, whole)
    return closer(stated, sharp, _divided(one, other, scale))


def growth(stated: Amount, before: Amount, after: Amount) -> Interval:
    """By how many per cent ``after`` is off ``before``, without sign."""
    sharp = _off(before.range, after.range)
    return closer(stated, sharp, _off(*rounded(before, after)))


def rounded(one: Amount, other: Amount) -> tuple[Interval, Interval]:
    """What two numbers may have been before they were rounded.

    Written in one unit they are of one make: 0.9亿元 beside 1.08亿元 is 0.90亿元.
    """
    if one.scale == other.scale:
        step = min(one.step, other.step)
        one, other = replace(one, step=step), replace(other, step=step)
    return one.rounded, other.rounded


def closer(stated: Amount, sharp: Interval, wide: Interval) -> Interval:
    """What the numbers give as written or, if only that agrees, as rounded ones."""
    if agreement(stated, sharp) in _SHARP:
        return sharp
    return wide if agreement(stated, wide).holds else sharp


def _divided(part: Interval, whole: Interval, scale: Decimal) -> Interval:
    low = part.low * scale / whole.high if whole.high else Decimal(0)
    if part.high is None or not whole.low:
        return Interval(low, None)
    return Interval(low, part.high * scale / whole.low)


def _off(before: Interval, after: Interval) -> Interval:
    """The distance of a quotient from one, as an interval of per cent."""
    ratio = _divided(after, before, PERCENT)
    if ratio.high is None:
        return Interval(max(ratio.low - PERCENT, Decimal(0)), None)
    ends = sorted((abs(ratio.low - PERCENT), abs(ratio.high - PERCENT)))
    spans_one = ratio.low < PERCENT < ratio.high
    return Interval(Decimal(0) if spans_one else ends[0], ends[1])


def divided(part: Amount, whole: Amount) -> str:
    """The quotient as people write it, both in the unit of the part: 6264/10800."""
    return f"{number(in_unit(part, part.value))}/{number(in_unit(part, whole.value))}"


def minus(high: Interval, low: Interval) -> Interval:
    """The interval of a difference."""
    least = high.low - (high.low if low.high is None else low.high)
    return Interval(least, None if high.high is None else high.high - low.low)
