"""A figure as what it says of the true value: an interval, and how finely it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import Final

from measure import Indicator
from normalize.numerals import parse_numeral
from parse.doubt import Place

#: How far an approximator lets the true value lie from the number, as shares of it
#: (low, high). None on the high side is no bound at all; 余 is told by its digits.
BLUR: Final[dict[str, tuple[Decimal, Decimal | None]]] = {
    **dict.fromkeys(("约", "大约", "左右", "上下"), (Decimal("0.9"), Decimal("1.1"))),
    **dict.fromkeys(
        ("近", "将近", "接近", "不足", "不到"), (Decimal("0.9"), Decimal(1))
    ),
    **dict.fromkeys(
        "以上 之上 不低于 不少于 不小于 至少 最少 高于 大于 多于 多达 超过 超 逾 ≥ >= >".split(),
        (Decimal(1), None),
    ),
    **dict.fromkeys(
        "以下 之下 以内 之内 内 不超过 不高于 不大于 不多于 最多 低于 小于 少于 ≤ <= <".split(),
        (Decimal(0), Decimal(1)),
    ),
}
#: 120余起 is 120 to 130: one more in the last place that is not a nought.
MORE: Final = frozenset({"余", "多", "来"})
#: Figures of officials have fewer digits than this.
_ROUGH: Final = Context(prec=12)
_WRITTEN: Final = re.compile(
    r"[0-9０-９]+(?:[.．](?P<decimals>[0-9０-９]+))?[余多来]?(?P<scale>[十百千]?[万亿]|千(?![瓦米克伏]))?"
)


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a value lies, ends included; ``high`` is None where nothing bounds it."""

    low: Decimal
    high: Decimal | None

    @property
    def is_exact(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high

    def __add__(self, other: Interval) -> Interval:
        high = (
            None if self.high is None or other.high is None else self.high + other.high
        )
        return Interval(self.low + other.low, high)

    def meets(self, other: Interval) -> bool:
        """Whether one value could be both."""
        return _reaches(self.low, other.high) and _reaches(other.low, self.high)


def _reaches(low: Decimal, high: Decimal | None) -> bool:
    return high is None or low <= high or is_same(low, high)


def is_same(one: Decimal, other: Decimal) -> bool:
    """Whether two values are one, but for what units like 亩 leave behind the comma.

    >>> is_same(Decimal(1) / 3 * 3, Decimal(1)), is_same(Decimal("1.001"), Decimal(1))
    (True, False)
    """
    return _ROUGH.plus(one) == _ROUGH.plus(other)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure of a passage in its base unit, without sign (元, %, the measure word).

    ``step`` is one in the last place that is written: 1000万 for 12.6亿元. ``range``
    is where an approximator lets the value lie; a plain number is what it says.
    ``scale`` is what one of the number as written is worth: 亿 for 12.6亿元.
    """

    one: Indicator
    place: Place
    value: Decimal
    step: Decimal
    range: Interval
    scale: Decimal

    @property
    def text(self) -> str:
        """The figure as written, white space aside."""
        return "".join(self.one.text.split())

    @property
    def unit(self) -> str | None:
        """The base unit, by which figures can be added up."""
        return self.one.base_unit

    @property
    def rounded(self) -> Interval:
        """What the number may have been before it was rounded to its last place.

        Whole numbers of things are counted, not rounded.
        """
        if not self.range.is_exact or (
            self.step <= 1 and self.value == self.value.to_integral_value()
        ):
            return self.range
        half = self.step / 2
        return Interval(self.value - half, self.value + half)


def amount_of(one: Indicator, place: Place) -> Amount | None:
    """The figure as an amount; nothing for one without a value (末位)."""
    if one.value is None or one.base_value is None:
        return None
    value = abs(one.base_value)
    factor = value / one.value if one.value else Decimal(1)
    scale, decimals = _scale(one)
    step = scale * factor * Decimal(1).scaleb(-decimals)
    return Amount(one, place, value, step, _range(one, value, factor), scale * factor)


def _scale(one: Indicator) -> tuple[Decimal, int]:
    """What the value carries of the 万 written behind the number, and its decimals.

    Money leaves 万 and 亿 in its unit; counts and measures carry them in the value.
    """
    written = _WRITTEN.search("".join(one.text.split()))
    if written is None:
        return Decimal(1), 0
    carried = one.unit is None or not one.unit.startswith(("万", "亿", "千", "百"))
    scale = written["scale"] and carried and parse_numeral(f"1{written['scale']}")
    return scale or Decimal(1), len(written["decimals"] or "")


def _range(one: Indicator, value: Decimal, factor: Decimal) -> Interval:
    if one.value_max is not None:
        return Interval(value, abs(one.value_max) * factor)
    if one.approx is None:
        return Interval(value, value)
    if one.approx in MORE:
        return Interval(value, value + _last_digit(value))
    low, high = BLUR.get(one.approx, (Decimal(1), Decimal(1)))
    return Interval(value * low, None if high is None else value * high)


def _last_digit(value: Decimal) -> Decimal:
    """One in the place of the last digit that is not nought: 10 for 120.

    >>> _last_digit(Decimal(120)), _last_digit(Decimal("250000"))
    (Decimal('1E+1'), Decimal('1E+4'))
    """
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


class Agreement(StrEnum):
    """How a stated number agrees with what was computed."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    BLURRED = "blurred"
    CUT = "cut"
    NONE = "none"

    @property
    def holds(self) -> bool:
        """Whether the statement is right; a number cut off instead of rounded is not."""
        return self in (Agreement.EQUAL, Agreement.ROUNDED, Agreement.BLURRED)


def agreement(stated: Amount, computed: Interval) -> Agreement:
    """How ``stated`` agrees with a value that lies in ``computed``.

    A value known exactly must round (halves up) to the number as written; a range
    must reach what rounds to it. ``CUT``: the last places were left away instead.
    """
    if not stated.range.is_exact:
        return Agreement.BLURRED if stated.range.meets(computed) else Agreement.NONE
    if computed.is_exact:
        if is_same(computed.low, stated.value):
            return Agreement.EQUAL
        for mode, how in (
            (ROUND_HALF_UP, Agreement.ROUNDED),
            (ROUND_DOWN, Agreement.CUT),
        ):
            if is_same(in_steps(computed.low, stated.step, mode), stated.value):
                return how
        return Agreement.NONE
    half = stated.step / 2
    around = Interval(stated.value - half, stated.value + half)
    return Agreement.BLURRED if around.meets(computed) else Agreement.NONE


def in_steps(value: Decimal, step: Decimal, mode: str = ROUND_HALF_UP) -> Decimal:
    """A value in whole steps, halves up: 98.85 in steps of 0.1 is 98.9.

    >>> in_steps(Decimal("98.85"), Decimal("0.1"))
    Decimal('98.9')
    """
    return _ROUGH.plus(value / step).quantize(Decimal(1), rounding=mode) * step
