"""From what the grammar found to a figure: value, unit, range, approximators."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from measure.bare import bare_figure, small_change, with_small_change
from measure.chinese import counts
from measure.figure import (
    Figure,
    approximator_after,
    approximator_ahead,
    approximator_before,
    number,
    scaled,
)
from normalize.number import parse_number
from normalize.numerals import split_scale
from normalize.units import Dimension, Units

#: 提高1.2个、3.5个和2.8个百分点: the last unit is that of all.
_SHARES_POINTS: Final = re.compile(
    "(?:[、，和及][0-9.]{1,8}个)*[、，和及][0-9.]{1,8}个百分点"
)
#: A size that names a kind of thing, which is what is counted: 50公斤钢瓶20支.
_KIND_OF_THING: Final = re.compile(
    "[^，。；、：（）的\\n0-9]{1,8}[0-9]+[余多]?[支个只座台套辆瓶罐桶箱组孔处条根块袋]"
)
#: 5亿元以上项目6个, 60岁以上老人1200人: a threshold in the name of what is counted.
_THRESHOLD: Final = re.compile(
    "(?:及?以[上下内])的?(?:[^，。；、：（）的0-9]{2,12})[0-9]+(?:\\.[0-9]+)?[余多]?[万千]?"
    "[个家户人名座台项处所只头条辆]"
)
_BOUND: Final = ("及", "以")
_HEAT: Final = re.compile("温[^，。；、]{0,6}\\Z")
_HALF: Final = Decimal("0.5")
#: 花费三块, 停车收费5块: money, where a block of something has a noun behind it.
_PAID: Final = re.compile("(?:花费?|付|收费|缴费|罚款|[售票单]价)[了为我]?\\Z")
_STOP: Final = re.compile("[，。；、）\\n]|\\Z")
_TWO_DIGITS: Final = re.compile("[1-9一二三四五六七八九]{2}")
_FIGURES: Final = str.maketrans("一二三四五六七八九", "123456789")
_BELOW_ZERO: Final = (Dimension.RATIO, Dimension.MONEY, Dimension.OTHER)
#: 5亿元至10亿元项目3个: between thresholds.
_COUNTED_WORKS: Final = re.compile(
    "的?(?:[^，。；、：（）的0-9]{0,6})(?:项目|企业)[0-9]+[个家]"
)
_SIZES: Final = (Dimension.MASS, Dimension.VOLUME, Dimension.POWER)


def read_figure(text: str, found: re.Match[str], units: Units) -> Figure | None:
    """The figure that the grammar found, or nothing where it is no quantity."""
    if found["percent"]:
        return _percent(text, found)
    if found["parts"]:
        return _fraction(text, found)
    if found["years"]:
        return _years(text, found, units)
    if found["n2"]:
        if is_size(text, found, units):
            return None
        return _range(text, found, units) or _single(
            text, found, units, until_dash=True
        )
    return _single(text, found, units)


def _percent(text: str, found: re.Match[str]) -> Figure | None:
    value = number(found["percent"])
    if value is None:
        return None
    return _blurred(
        text,
        Figure(
            found.start(),
            found.end(),
            value,
            None,
            "%",
            None,
            Decimal(1),
            None,
            "percent in words",
            sign=-1 if found["minus"] else _sign(text, found.start(), Dimension.RATIO),
        ),
    )


def _years(text: str, found: re.Match[str], units: Units) -> Figure | None:
    """建设期3年: a number of years only where it says how long something lasts."""
    value, year = number(found["years"]), units.by_spelling.get("年")
    if value is None or year is None:
        return None
    start, end = found.span()
    return _blurred(
        text,
        Figure(start, end, value, None, "年", year, year.factor, None, "years"),
    )


def _fraction(text: str, found: re.Match[str]) -> Figure | None:
    share = parse_number(found["figure"])
    if share is None:
        return None
    return _blurred(
        text,
        Figure(
            found.start(),
            found.end(),
            abs(share),
            None,
            None,
            None,
            Decimal(100),
            None,
            "fraction",
            sign=-1 if share < 0 else _sign(text, found.start(), Dimension.RATIO),
        ),
    )


def _single(
    text: str, found: re.Match[str], units: Units, *, until_dash: bool = False
) -> Figure | None:
    start, end_of_numeral = found.span("n")
    of = "unit1" if until_dash else "unit"
    numeral, more, scale, unit = found.group("n", "more", "scale", of)
    if more == "几":
        numeral = numeral.removesuffix("零")
    scale = scale or ""
    if unit is None:
        end = max(end_of_numeral, found.end("more"), found.end("scale"))
        figure = bare_figure(text, start, end, numeral, more, scale, units)
        return _blurred(text, figure) if figure else None
    end = found.end(of)
    half = not until_dash and (unit.startswith("个半") or found["half"] is not None)
    meant = _meant(text, start, end, unit, numeral)
    if unit == "折":
        numeral = _tenths(numeral)
    read = scaled(numeral, scale, meant, units)
    if read is None:
        return None
    value, written, measure, factor = read
    if half:
        value, end = value + _HALF, max(end, found.end("half"))
    before = approximator_before(text, start)
    if not text[start].isdecimal() and not counts(
        text,
        start,
        end_of_numeral,
        end,
        measure.dimension,
        blurred=bool(
            before or more or half or meant == "块钱" or small_change(text, unit, end)
        ),
    ):
        return None
    if not before and is_size(text, found, units):
        return None
    figure = Figure(
        start,
        end,
        value,
        None,
        written,
        measure,
        factor,
        more,
        "number with unit",
        sign=_sign(text, start, measure.dimension),
    )
    return _blurred(text, with_small_change(text, figure), before)


def _meant(text: str, start: int, end: int, unit: str, numeral: str) -> str:
    """The spelling whose entry is meant where it depends on the words around."""
    if unit == "个" and "." in numeral and _SHARES_POINTS.match(text, end):
        return "个百分点"
    if unit == "度":
        if "华氏" in text[max(0, start - 4) : start]:
            return "华氏度"
        return "摄氏度" if _HEAT.search(text, max(0, start - 8), start) else unit
    if unit == "块" and _PAID.search(text, max(0, start - 4), start):
        return "块钱" if _STOP.match(text, end) else unit
    return unit.replace("个半", "个", 1)


def _tenths(numeral: str) -> str:
    """75折 and 七五折 are 7.5 of ten, not 75.

    >>> _tenths("75"), _tenths("七五"), _tenths("八")
    ('7.5', '7.5', '八')
    """
    if not _TWO_DIGITS.fullmatch(numeral):
        return numeral
    return f"{numeral[0]}.{numeral[1]}".translate(_FIGURES)


def is_size(text: str, found: re.Match[str], units: Units) -> bool:
    """50公斤钢瓶20支: the mass says what kind of bottle is counted."""
    unit, end = found["unit"], found.end()
    if unit is None:
        return False
    if text[end : end + 1] in _BOUND and _THRESHOLD.match(text, end):
        return True
    if found["n2"] and found["unit1"] and _COUNTED_WORKS.match(text, end):
        return True
    measure = units.by_spelling.get(unit)
    sized = measure is not None and measure.dimension in _SIZES
    return sized and _KIND_OF_THING.match(text, end) is not None


def _sign(text: str, start: int, dimension: Dimension) -> int:
    """-3.2% and 负3.2% are below zero where the dash joins no two things."""
    if not start or dimension is Dimension.COUNT:
        return 1
    if text[start - 1] == "负":
        return -1 if text[start - 2 : start - 1] not in tuple("抱担肩自") else 1
    if text[start - 1] != "-" or dimension not in _BELOW_ZERO:
        return 1
    before = text[start - 2 : start - 1]
    joins = before.isalnum() and not "一" <= before <= "龥"
    return 1 if joins else -1


def _blurred(text: str, figure: Figure, before: str | None = "?") -> Figure:
    """The figure with the approximators around it, which belong to its text."""
    if before == "?":  # not looked for yet
        before = approximator_before(text, figure.start)
    after = approximator_after(text, figure.end)
    ahead = None
    if before is None and after is None:
        ahead = approximator_ahead(text, figure.start)
        if ahead is None:
            return figure
    return Figure(
        figure.start - len(before or ""),
        figure.end + len(after or ""),
        figure.value,
        figure.value_max,
        figure.unit,
        figure.measure,
        figure.factor,
        (before or "").rstrip("有了为是") or figure.approx or after or ahead,
        figure.rule,
        figure.sign,
    )


def _range(text: str, found: re.Match[str], units: Units) -> Figure | None:
    """3-5家, 5%-8%, 3至5万元; not the two ends of a change (从3家到5家)."""
    start, unit = found.start("n"), found["unit"]
    if unit is None or text[max(0, start - 1) : start] in ("从", "由"):
        return None
    if found["unit1"] not in (None, unit):
        return None
    scale = found["scale2"] or ""
    upper = scaled(found["n2"], scale, unit, units)
    if upper is None:
        return None
    value_max, written, measure, factor = upper
    lower = scaled(found["n"], found["scale"] or "", unit, units)
    if lower is None:
        return None
    value = lower[0]
    if measure.dimension is Dimension.MONEY:
        if lower[3] > factor:
            return None
    elif (
        not found["scale"]
        and value < value_max
        and _same_scale(found["n"], found["n2"], scale)
    ):
        own = split_scale(found["n2"])[1] or scale
        value *= number(f"1{own}") or 1
    if value >= value_max:
        return None
    if not text[start].isdecimal() and not counts(
        text, start, found.end("n"), found.end(), measure.dimension, blurred=True
    ):
        return None
    return _blurred(
        text,
        Figure(
            start,
            found.end(),
            value,
            value_max,
            written,
            measure,
            factor,
            found["more2"],
            "range",
        ),
    )


def _same_scale(lower: str, upper: str, scale: str) -> bool:
    """3-5万人: the scale of the upper end is meant for both."""
    own = split_scale(upper)[1] or scale
    return own in ("万", "亿") and not split_scale(lower)[1]
