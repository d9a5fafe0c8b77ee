"""What one number says by itself: its value, its unit, how exact it is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from normalize.numerals import parse_numeral, split_scale
from normalize.units import Dimension, Unit, Units
from normalize.value import value


@value
class Figure:
    """A number with its unit, before anything is asked of the words around it.

    ``measure`` is the vocabulary's entry for the unit; ``factor`` takes ``value`` to
    its base. A rank has ``rank`` set, and ``rank_of`` where the size is stated.
    """

    start: int
    end: int
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    measure: Unit | None
    factor: Decimal
    approx: str | None
    rule: str
    sign: int = 1
    rank: bool = False
    rank_of: int | None = None

    @property
    def dimension(self) -> Dimension | None:
        """What kind of quantity the unit measures, where there is a unit."""
        return self.measure.dimension if self.measure else None


#: Words before a number that blur it. 签约, 附近 and 赶超 are words of their own.
_BEFORE: Final = re.compile(
    "(?:(?:不(?:低于|少于|超过|高于|小于|大于|多于|足|到)|大约|将近|接近|超过)[有了为是]?"
    "|(?:至少|最多|最少)[有了为是]?|突破"
    "|高于|低于|大于|小于|少于|多于|多达|逾|≥|≤|>=|<=|>|<"
    "|(?<![签履违公条合契邀预特制节简集续])约|(?<![附最就靠临邻亲将])近|(?<![赶反])超)$"
)

#: 突破400亿元; what is broken through in 突破3个难题 is counted.
_MARK: Final = re.compile("[0-9.]+(?:[万亿%]|0)")
#: 至少再建成3家, 约占总数的8%: the word stands before the verb.
_AHEAD: Final = re.compile("(至少|最多|最少)[一-龥]{1,4}$|(约)占[^，。；0-9]{1,12}的$")

#: The last and the first characters of these words: most numbers have no such word.
_LAST: Final = frozenset("于少过足到约近超达多逾≥≤=><有了为是少破")
_FIRST: Final = frozenset("及以之左上内余多")

#: 余 inside, 以上 behind.
_AFTER: Final = re.compile(
    "及?以上|及?以下|以内|之内|左右|上下|内(?![部容外涵设需地蒙生])|余|多(?=[，。；、）\\n]|\\Z)"
)

#: What is a number only in 半年, 百分之百, 千分之三, 打对折.
_WORDS: Final = {
    "半": Decimal("0.5"),
    "百": Decimal(100),
    "千": Decimal(1000),
    "对": Decimal(5),
}

_WHOLE: Final = re.compile("[万亿]")
ONE: Final = Decimal(1)


@lru_cache(maxsize=4096)
def number(numeral: str) -> Decimal | None:
    """``parse_numeral``, remembered: the same few numerals come again and again."""
    return _WORDS.get(numeral) or parse_numeral(numeral)


def approximator_before(text: str, start: int) -> str | None:
    """The word right before ``start`` that blurs the number.

    >>> approximator_before("总投资约3亿元", 4), approximator_before("签约3个", 2)
    ('约', None)
    """
    if text[start - 1 : start] not in _LAST:
        return None
    found = _BEFORE.search(text[max(0, start - 5) : start])
    if found is None or (found[0] == "突破" and not _MARK.match(text, start)):
        return None
    return found[0]


def approximator_ahead(text: str, start: int) -> str | None:
    """The word that blurs the number from before a verb.

    >>> approximator_ahead("至少再建成3家", 5), approximator_ahead("约占总数的8%", 5)
    ('至少', '约')
    """
    lead = text[max(0, start - 16) : start]
    if "少" not in lead and "约占" not in lead and "最多" not in lead:
        return None
    found = _AHEAD.search(lead)
    return (found[1] or found[2]) if found else None


def approximator_after(text: str, end: int) -> str | None:
    """The word right after ``end`` that blurs the number.

    >>> approximator_after("两个月内", 3), approximator_after("3个内设机构", 2)
    ('内', None)
    """
    if text[end : end + 1] not in _FIRST:
        return None
    found = _AFTER.match(text, end)
    return found[0] if found else None


def scaled(
    numeral: str, scale: str, unit: str, units: Units
) -> tuple[Decimal, str, Unit, Decimal] | None:
    """Value, unit as written, vocabulary entry and factor of a number with its unit.

    Money leaves 万 and 亿 in the unit; everything else takes them into the value.

    >>> from normalize.units import load_units
    >>> [str(part) for part in scaled("960", "万", "元", load_units())[:2]]
    ['960', '万元']
    >>> [str(part) for part in scaled("4万", "", "吨", load_units())[:2]]
    ['40000', '吨']
    """
    measure = units.by_spelling[unit]
    if measure.dimension is not Dimension.MONEY:
        value = number(numeral)
        times = number(f"1{scale}") if scale else ONE
        if value is None or times is None:
            return None
        return value * times if scale else value, unit, measure, measure.factor
    head, own = split_scale(numeral)
    if own and not _WHOLE.search(own):
        head, own = numeral, ""
    scale = own or scale
    value = number(head)
    times = number(f"1{scale}") if scale else ONE
    if value is None or times is None:
        return None
    return value, scale + unit, measure, measure.factor * times
