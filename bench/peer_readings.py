"""What our own code makes of a peer's case, in the form that the peer's cases have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from bench.peer_cases import Case, Span
from measure import Indicator, Kind, read_field
from measure.squeeze import squeeze
from normalize.fold import fold
from normalize.number import parse_number
from normalize.numerals import FORMAL, NUMERAL
from normalize.periods import Period, find_periods
from normalize.units import load_units

#: For cases that are not reckoned from a day of their own.
_SOME_DAY: Final = date(2022, 11, 12)

_NUMBER: Final = re.compile(f"[十百千]?[{FORMAL}百千万]万?万?分之|[$￥¥]|对|{NUMERAL}")

_TAKEN_IN: Final = re.compile(
    "(?:(?<![0-9A-Za-z一-龥])-|负|(?<![0-9])人民币 {0,2}|华氏温度)$"
)

#: What belongs to the number behind the unit: 三天半, 5元6角, 七成六.
_TAKEN_BEHIND: Final = re.compile(
    "半|又?[0-9一二三四五六七八九]+(?:[角毛]|美分)(?:[0-9一二三四五六七八九]分)?"
    "|[一二三四五六七八九]$"
)

_DEGREES: Final = frozenset({"度", "摄氏度", "℃", "°C", "华氏度"})
_PER_MILLE: Final = re.compile("[十百]?[千仟万]万?分之")
_PERCENT: Final = frozenset({"%", "个百分点", "百分点", "‰"})
_TENTHS: Final = frozenset({"成", "折"})
_MEASURED: Final = frozenset(
    {
        Kind.AREA,
        Kind.LENGTH,
        Kind.MASS,
        Kind.VOLUME,
        Kind.POWER,
        Kind.CONCENTRATION,
        Kind.OTHER,
    }
)

#: Approximators as the ends of an interval: whether it is open below, or above.
_FLOORS: Final = MappingProxyType(
    {"以上": "[", "不低于": "[", "不少于": "[", "不小于": "[", "至少": "[", "≥": "["}
    | dict.fromkeys(("超过", "超", "大于", "高于", "多于", "余", "多", "几", ">"), "(")
)
_CEILINGS: Final = MappingProxyType(
    {"以下": "]", "以内": "]", "不超过": "]", "不大于": "]", "最多": "]", "≤": "]"}
    | dict.fromkeys(("低于", "小于", "少于", "<"), ")")
)


def our_spans(row: str, case: Case) -> tuple[Span, ...]:
    """What we find of the kind that a row of cases is about."""
    return _READERS[row](case)


def _indicators(case: Case) -> tuple[Indicator, ...]:
    return read_field(
        case.text,
        role="progress",
        issued_on=case.issued_on or _SOME_DAY,
        carried=None,
        units=load_units(),
    ).indicators


def _core(case: Case, found: Indicator) -> tuple[int, int]:
    """The indicator as the peer ends it.

    It leaves out the approximators that are a part of our text, and takes in a sign,
    人民币 and 华氏温度, which by our guide are none.
    """
    squeezed = squeeze(found.text)
    shown = squeezed.text
    number = _NUMBER.search(shown)
    begin = number.start() if number else 0
    unit = fold(found.unit or "")
    end = shown.rfind(unit) + len(unit) if unit and unit in shown else len(shown)
    if behind := _TAKEN_BEHIND.match(shown, end):
        end = behind.end()
    before = _TAKEN_IN.search(fold(case.text[: found.start])) if not begin else None
    start = before.start() if before else found.start + squeezed.origin(begin)
    return start, found.start + squeezed.origin(end - 1) + 1


def _figure(case: Case, found: Indicator, value: Decimal | None) -> Span:
    values = () if value is None else (value,)
    return Span(*_core(case, found), values, found.unit)


def _money(case: Case) -> tuple[Span, ...]:
    return tuple(
        _figure(case, found, found.base_value)
        for found in _indicators(case)
        if found.kind is Kind.MONEY
    )


def _percent(case: Case) -> tuple[Span, ...]:
    return tuple(
        _figure(case, found, found.base_value)
        for found in _indicators(case)
        if found.kind in (Kind.RATIO, Kind.GROWTH)
        and (found.unit in _PERCENT or _PER_MILLE.match(fold(found.text)))
    )


def _tenths(case: Case) -> tuple[Span, ...]:
    return tuple(
        _figure(case, found, found.base_value)
        for found in _indicators(case)
        if found.unit in _TENTHS
    )


def _signed(found: Indicator) -> Decimal | None:
    """The value as written, with the sign that our tables have in the base value."""
    below = found.base_value is not None and found.base_value < 0
    return -found.value if below and found.value is not None else found.value


def _dimension(case: Case) -> tuple[Span, ...]:
    return tuple(
        _figure(case, found, _signed(found))
        for found in _indicators(case)
        if found.kind in _MEASURED and found.unit not in _DEGREES
    )


def _temperature(case: Case) -> tuple[Span, ...]:
    return tuple(
        _figure(case, found, _signed(found))
        for found in _indicators(case)
        if found.unit in _DEGREES
    )


def _duration(case: Case) -> tuple[Span, ...]:
    return tuple(
        _figure(case, found, found.value)
        for found in _indicators(case)
        if found.kind is Kind.DURATION
    )


def _rank(case: Case) -> tuple[Span, ...]:
    """Places, without the 位 or 名 that the peer leaves out."""
    return tuple(
        Span(
            found.start,
            found.start + len(found.text.rstrip("位名")),
            () if found.value is None else (found.value,),
            None,
        )
        for found in _indicators(case)
        if found.kind is Kind.RANK
    )


def _whole_numeral(case: Case) -> tuple[Span, ...]:
    """What ``parse_number`` reads, or a field as one number: 500余万.

    These cases are numbers by themselves, which are indicators of nothing: it is our
    reader of numbers that is held against them.
    """
    value = parse_number(squeeze(case.text).text)
    if value is not None:
        return (Span(0, len(case.text), (value,), None),)
    return tuple(
        Span(0, len(case.text), (_number(found),), None)
        for found in _indicators(case)
        if (found.start, found.end) == (0, len(case.text)) and found.value is not None
    )


def _number(found: Indicator) -> Decimal:
    """The value with its scale; a share stays one."""
    value = found.value if found.rule == "fraction" else found.base_value
    return value or Decimal(0)


def _range(case: Case) -> tuple[Span, ...]:
    """Two ends, or an approximator that gives one; the unit is left out."""
    spans: list[Span] = []
    for found in _indicators(case):
        interval = _interval(found)
        if interval is not None:
            spans.append(Span(found.start, _end_of_number(found), (interval,), None))
    return tuple(spans)


def _end_of_number(found: Indicator) -> int:
    """Where the unit begins, unless an approximator stands behind it."""
    if found.approx and found.text.endswith(found.approx):
        return found.end
    if found.rule == "number with scale":
        return found.end
    unit = found.unit or ""
    return found.end - (len(unit) if found.text.endswith(unit) else 0)


def _interval(found: Indicator) -> str | None:
    if found.value is None:
        return None
    scaled = found.rule == "number with scale"
    lower = (scaled and found.base_value) or found.value
    value = f"{lower.normalize():f}"
    if found.value_max is not None:
        return f"[{value},{found.value_max.normalize():f})"
    approx = found.approx or ""
    if approx in _FLOORS:
        return f"{_FLOORS[approx]}{value},)"
    if approx in _CEILINGS:
        return f"(,{value}{_CEILINGS[approx]}"
    return None


def _periods(case: Case) -> tuple[Span, ...]:
    """Periods of more than a day; a day by itself is another kind to the peer."""
    return tuple(
        Span(*found.at, _bounds(found), None)
        for found in find_periods(case.text, case.issued_on or _SOME_DAY)
        if found.start is None or found.start != found.end
    )


def _bounds(found: Period) -> tuple[tuple[str | None, str | None], ...]:
    """First day, and where the period ends.

    The peer ends a month or a year with the day after it, a range of days and what
    lasts until a day with that day itself.
    """
    start = found.start.isoformat() if found.start else None
    if found.end is None:
        return ((start, None),)
    after = (found.end + timedelta(days=1)).isoformat()
    return (start, after), (start, found.end.isoformat())


_READERS: Final[Mapping[str, Callable[[Case], tuple[Span, ...]]]] = MappingProxyType(
    {
        "currency": _money,
        "percent": _percent,
        "percent in tenths": _tenths,
        "dimension": _dimension,
        "temperature": _temperature,
        "number whole": _whole_numeral,
        "number range": _range,
        "ordinal": _rank,
        "date period": _periods,
        "date period extractor": _periods,
        "duration": _duration,
    }
)
