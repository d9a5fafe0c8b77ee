"""Numbers as people write them when nothing else is said: -3.2, 负五, 五分之一, 1.2E+05."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from normalize.fold import fold
from normalize.numerals import parse_numeral

_SIGNS: Final = {"-": -1, "负": -1, "+": 1, "正": 1}

#: .5 and 1.2E+05, as sheets export them.
_EXPORTED: Final = re.compile(r"([0-9]*\.?[0-9]+)(?:[eE]([+-]?[0-9]{1,3}))?")

#: 3/5 and 1 3/5.
_SLASHED: Final = re.compile(
    "(?:(?P<whole>[0-9]+) +)?(?P<of>[0-9]+) */ *(?P<parts>[0-9]+)"
)

#: Scales that by themselves are the denominator: 千分之, 百万分之.
_ONE: Final = "十百千万亿拾佰仟"


def parse_number(text: str) -> Decimal | None:
    """The number that the whole text is: a numeral, its sign, a fraction, a power.

    >>> [str(parse_number(text)) for text in ("负三十二", "五分之一", "三又二分之一", "2e5")]
    ['-32', '0.2', '3.5', '2E+5']
    >>> [str(parse_number(text)) for text in ("千分之三", "3/5", "1 3/5", ".5")]
    ['0.003', '0.6', '1.6', '0.5']
    >>> [parse_number(text) for text in ("负", "分之一", "3/0", "2^5", "40k", "--3")]
    [None, None, None, None, None, None]
    """
    folded = fold(text)
    sign = _SIGNS.get(folded[:1])
    value = _unsigned(folded[1:] if sign else folded)
    return None if value is None else value * (sign or 1)


def _unsigned(text: str) -> Decimal | None:
    if "分之" in text:
        return _fraction(text)
    value = parse_numeral(text)
    if value is not None:
        return value
    if exported := _EXPORTED.fullmatch(text):
        return Decimal(exported[1]).scaleb(int(exported[2] or 0))
    slashed = _SLASHED.fullmatch(text)
    if slashed is None or not int(slashed["parts"]):
        return None
    whole = int(slashed["whole"] or 0)
    return whole + Decimal(slashed["of"]) / Decimal(slashed["parts"])


def _fraction(text: str) -> Decimal | None:
    """五分之一, 千分之三, 三又二分之一; either part may be below zero."""
    head, _, of = text.partition("分之")
    whole, again, parts = head.rpartition("又")
    if parts[:1] in tuple(_ONE):
        parts = f"一{parts}"
    many = parse_numeral(whole) if again else Decimal(0)
    above, below = parse_number(of), parse_number(parts)
    if many is None or above is None or not below:
        return None
    return many + above / below
