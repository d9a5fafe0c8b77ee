"""Numeric columns: a bare number, whose header says what it is and in which unit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from measure.field import read_field
from measure.indicator import (
    Claim,
    ClaimKind,
    Direction,
    Indicator,
    Kind,
    Modality,
    Reading,
)
from measure.lexicon import Lexicon
from normalize.fold import fold
from normalize.number import parse_number
from normalize.periods import Period, find_periods
from normalize.units import Dimension, Unit, Units, unit_written

#: 总投资（万元）, 完成率(%), 面积/亩, 单位：万元, 占比%.
_UNITS_IN: Final = (
    re.compile("（(?:单位：)?(?P<unit>[^（）]{1,12})）$"),
    re.compile("(?:/|单位：|：)(?P<unit>[^（）：]{1,12})$"),
    re.compile("(?P<unit>[%‰])$"),
)
_NUMBER: Final = re.compile(
    r"(?P<before>约|近|不低于|不少于|不超过|≥|≤|>|<)?(?P<sign>[+负-]?)第?"
    r"(?P<number>(?:[0-9][0-9,.]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)(?P<percent>%?)(?P<after>余|左右|以上|以下|以内)?[位名]?"
)
_NOTHING: Final = re.compile(r"[-—/\\\s无]*")
_PLANNED: Final = re.compile("计划|拟|预计|谋划")
_TARGET: Final = re.compile("目标|任务|考核")
_DONE: Final = re.compile("完成|实际|累计|到位")
_GROWTH: Final = re.compile("同比|环比|增长|增速|增幅|较上年|较去年|下降|降幅")
_COMPARE: Final = re.compile("同比|环比|较(?:上年|去年)(?:同期)?")
_SHARE: Final = re.compile("^占|率$|占比|比例|比重")
_COUNTED: Final = re.compile("数量?$|人次$")
_RANK: Final = re.compile("排名|位次|名次")


def read_number(
    text: str,
    *,
    header: tuple[str, ...],
    issued_on: date | None,
    units: Units,
    lexicon: Lexicon | None = None,
) -> Reading:
    """The indicator of a cell in a numeric column.

    ``header`` is the path of header cells from the top, units in brackets; the unit
    nearest the cell counts. A cell with words is read as a field.

    >>> from normalize.units import load_units
    >>> found = read_number("1,250", header=("总投资（万元）",), issued_on=None,
    ...     units=load_units()).indicators[0]
    >>> str(found.value), found.unit, found.metric, found.kind.value
    ('1250', '万元', '总投资', 'money')
    """
    shown = fold(text)
    if _NOTHING.fullmatch(shown):
        return Reading((), (), (), None)
    cell = _NUMBER.fullmatch("".join(shown.split()))
    value = parse_number(cell["number"]) if cell else None
    if cell is None or value is None:
        return _worded(text, header, issued_on, units, lexicon)
    start = len(shown) - len(shown.lstrip())
    names, unit = _header(header, units)
    written = "%" if cell["percent"] else unit
    measure = unit_written(written, units) if written else None
    found = _indicator(
        (start, start + len(shown.strip())),
        text,
        value,
        written,
        measure,
        names,
        issued_on,
    )
    found = replace(found, approx=cell["before"] or cell["after"])
    if cell["sign"] in ("-", "负"):
        found = _declined(found)
    claim = Claim(found.start, found.end, ClaimKind.FIGURE, found.rule)
    return Reading((found,), (claim,), (), None)


def is_of_goals(header: str) -> bool:
    """Whether a column is of what is to be reached (年度目标), not of what was done.

    >>> is_of_goals("年度目标"), is_of_goals("目标完成情况"), is_of_goals("备注")
    (True, False, False)
    """
    return bool(_TARGET.search(header)) and not (
        _DONE.search(header) or _SHARE.search(header)
    )


def _worded(
    text: str,
    header: tuple[str, ...],
    issued_on: date | None,
    units: Units,
    lexicon: Lexicon | None,
) -> Reading:
    """A cell that says more than a number; what it leaves unnamed, the header names."""
    reading = read_field(
        text,
        role="progress",
        issued_on=issued_on,
        carried=None,
        units=units,
        lexicon=lexicon,
    )
    names, _ = _header(header, units)
    metric, period = _metric(names), _period(names, issued_on)
    return replace(
        reading,
        indicators=tuple(
            replace(
                found,
                metric=found.metric or metric,
                period=found.period or period,
                modality=_modality(names),
            )
            for found in reading.indicators
        ),
    )


def _indicator(
    span: tuple[int, int],
    text: str,
    value: Decimal,
    unit: str | None,
    measure: Unit | None,
    names: tuple[str, ...],
    issued_on: date | None,
) -> Indicator:
    said = "".join(names)
    kind = _kind(said, measure)
    growth = kind is Kind.GROWTH
    falls = "下降" in said or "降幅" in said
    direction = (Direction.DOWN if falls else Direction.UP) if growth else None
    compared = _COMPARE.search(said) if growth else None
    factor = measure.factor if measure else Decimal(1)
    signed = -value if direction is Direction.DOWN else value
    return Indicator(
        start=span[0],
        end=span[1],
        text=text[slice(*span)],
        value=value,
        value_max=None,
        unit="位" if kind is Kind.RANK else unit,
        base_value=signed * factor,
        base_unit=measure.base if measure else None,
        kind=kind,
        metric=_metric(names),
        subject=None,
        direction=direction,
        compare=compared[0] if compared else None,
        modality=_modality(names),
        approx=None,
        rank_of=None,
        period=_period(names, issued_on),
        part_of=None,
        rule="number in a column",
    )


def _declined(found: Indicator) -> Indicator:
    """The indicator of a number below zero."""
    growth = found.kind in (Kind.GROWTH, Kind.RATIO)
    base = found.base_value
    return replace(
        found,
        base_value=-abs(base) if base is not None else None,
        kind=Kind.GROWTH if growth else found.kind,
        direction=Direction.DOWN if growth else found.direction,
    )


def _header(
    header: tuple[str, ...], units: Units
) -> tuple[tuple[str, ...], str | None]:
    """The header's words without their units, and the unit nearest the cell."""
    names: list[str] = []
    unit: str | None = None
    for cell in header:
        words = fold("".join(cell.split()))
        for rule in _UNITS_IN:
            found = rule.search(words)
            if found and unit_written(found["unit"], units) is not None:
                unit, words = found["unit"], words[: found.start()]
                break
        if words and words not in names:
            names.append(words)
    if (
        unit is None
        and names
        and names[-1].endswith(("率", "占比", "比重", "增速", "增幅"))
    ):
        unit = "%"
    return tuple(names), unit


def _metric(names: tuple[str, ...]) -> str | None:
    """The header's words without the period that they may hold: 1-10月完成投资."""
    if not names:
        return None
    words = names[-1]
    for period in reversed(find_periods(words, None)):
        start, end = period.at
        words = words[:start] + words[end:]
    words = words.strip("（）、，：的 ")
    over = names[-2:-1]
    if over and (not words or _GENERIC.fullmatch(words)):
        return over[0] + words
    return words or names[-1]


_GENERIC: Final = re.compile(
    "均值|年均值|目标值|标准值|累计|累计值|当月|本月|本期|年度|上年同期|去年同期|完成|累计完成|计划|目标|任务|实际|完成率|完成情况|增长|增速|增幅|同比增长|同比|占比|排名|合计|小计|总数|数量|金额"
)


def _kind(said: str, measure: Unit | None) -> Kind:
    if _RANK.search(said):
        return Kind.RANK
    if measure is None:
        return Kind.COUNT if _COUNTED.search(said) else Kind.OTHER
    if measure.dimension is Dimension.RATIO:
        return Kind.GROWTH if _GROWTH.search(said) else Kind.RATIO
    return Kind(measure.dimension.value)


def _modality(names: tuple[str, ...]) -> Modality:
    """A share of a goal is done already; a goal over several columns holds for all."""
    last, said = names[-1] if names else "", "".join(names)
    if _DONE.search(last) or _SHARE.search(last):
        return Modality.ACTUAL
    if _TARGET.search(said):
        return Modality.TARGET
    return Modality.PLANNED if _PLANNED.search(said) else Modality.ACTUAL


def _period(names: tuple[str, ...], issued_on: date | None) -> Period | None:
    for words in reversed(names):
        if found := find_periods(words, issued_on):
            return found[-1]
    return None
