"""Numbers whose unit is no word behind them: 39亿, ￥300, 安装2990, （万元）：一期1860."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from measure.figure import Figure, number, scaled
from normalize.numerals import split_scale
from normalize.units import Units

#: What a number without a unit must stand between to be a figure: something that is
#: counted or done before it, a stop behind it.
_AFTER: Final = re.compile(
    r"[，。；、）\n]|\Z|以上|左右|(?:缩小|扩大|提高|下降|降低|上升|提升|增加|减少)[至到]"
)
_BEFORE: Final = re.compile(
    "(?:[一-龥]{2}[为达至共计数量额率值度分]|安装|铺设|完成|建成|约|指数|系数|(?<![同环对相])比|缩小|扩大|面积|长度|里程|总长|合计|总计"
    "|累计|达到|不低于|余|近|由|从|缩小至|扩大到|提高到|下降到|[一-龥]：)$"
)
#: 铺设污水管2.3千米、通信管980: the unit is said once for several.
_LISTED: Final = re.compile("[0-9][^，。；：、（）\\n0-9]{1,5}、[一-龥]{2,8}$")
#: （单位：米）：给水2860、燃气1940: the unit is stated before a list.
_STATED: Final = re.compile(
    "（(?:单位：?)?(?P<unit>[^（）：，。\\n0-9]{1,8})）[：:]?[^。；（）\\n]{0,80}$"
)
_REACH: Final = 96
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_SIGNS: Final = {"￥": "元", "¥": "元", "$": "美元", "€": "欧元", "£": "英镑"}
_DIGIT: Final = "[0-9一二三四五六七八九]"
_CENTS: Final = re.compile(
    f"又?(?P<cents>{_DIGIT}{{1,2}}|十{_DIGIT}?|{_DIGIT}十{_DIGIT}?)[美欧]?分"
)
#: What goes on behind a whole amount and is a part of it.
_SMALL: Final = {
    "元": re.compile(f"又?(?P<tenths>{_DIGIT})[角毛](?:(?P<cents>{_DIGIT})分)?"),
    "美元": _CENTS,
    "欧元": _CENTS,
    "成": re.compile("(?P<tenths>[一二三四五六七八九])(?=[，。；、）的左以\\n]|\\Z)"),
}
_NOTHING: Final = "零"


def bare_figure(
    text: str,
    start: int,
    end: int,
    numeral: str,
    more: str | None,
    scale: str,
    units: Units,
) -> Figure | None:
    """A number without a unit behind it, where the words around it make it a figure."""
    if not text[start].isdecimal() and not (more and scale):
        return None
    if currency := _SIGNS.get(text[start - 1 : start]):
        return _signed(start, end, numeral, more, scale, currency, units)
    head, own = split_scale(numeral)
    whole = number(numeral)
    times = number(f"1{scale}") if scale else Decimal(1)
    if whole is None or times is None:
        return None
    if scale or own in ("万", "亿", "万亿"):
        return Figure(
            start,
            end,
            number(head) if not scale else whole,
            None,
            scale or own,
            None,
            times if scale else whole / (number(head) or 1),
            more,
            "number with scale",
        )
    if not _AFTER.match(text, end):
        return None
    bare = Figure(start, end, whole, None, None, None, Decimal(1), more, "bare number")
    words = text[max(0, start - _REACH) : start]
    stated = _STATED.search(words) if words[-1:] >= "一" else None
    measure = units.by_spelling.get(stated["unit"]) if stated else None
    if stated and measure:
        return replace(
            bare,
            unit=stated["unit"],
            measure=measure,
            factor=measure.factor,
            rule="unit stated before",
        )
    if _YEAR.fullmatch(numeral):
        return None
    return bare if _BEFORE.search(words[-4:]) or _LISTED.search(words[-16:]) else None


def _signed(
    start: int,
    end: int,
    numeral: str,
    more: str | None,
    scale: str,
    currency: str,
    units: Units,
) -> Figure | None:
    """￥300, $20: the currency stands before the number."""
    read = scaled(numeral, scale, currency, units)
    if read is None:
        return None
    value, unit, measure, factor = read
    return Figure(
        start - 1, end, value, None, unit, measure, factor, more, "currency sign"
    )


def small_change(text: str, unit: str, end: int) -> re.Match[str] | None:
    """The part of an amount that stands behind its unit: 5角 of 3元5角."""
    small = _SMALL.get(unit)
    return small.match(text, end) if small else None


def with_small_change(text: str, figure: Figure) -> Figure:
    """3元5角, 两美元三美分, 七成六: one amount.

    >>> from normalize.units import load_units
    >>> yuan = load_units().by_spelling["元"]
    >>> three = Figure(0, 2, Decimal(3), None, "元", yuan, Decimal(1), None, "")
    >>> str(with_small_change("3元5角", three).value)
    '3.5'
    """
    small = small_change(text, figure.unit or "", figure.end)
    if small is None or figure.value is None:
        return figure
    parts = small.groupdict()
    tenths = number(parts.get("tenths") or _NOTHING)
    cents = number(parts.get("cents") or _NOTHING)
    if tenths is None or cents is None:
        return figure
    value = figure.value + tenths / 10 + cents / 100
    return replace(figure, end=small.end(), value=value)
