"""Sentences as officials write them, and the indicators that are read from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from measure import Indicator, read_field
from normalize.units import load_units

#: The bulletin that the sentences might stand in was issued on this day.
ISSUED_ON: Final = date(2023, 11, 8)

#: Field and sentence; places and projects are invented.
SENTENCES: Final = (
    ("progress", "前三季度，地区生产总值完成186.4亿元，同比增长6.3%，增速居全市十县第三。"),
    ("progress", "截至10月底，全县开工项目42个，完成投资约37.5亿元，占年度计划的81.2%。"),
    ("progress", "累计争取专项债券12.6亿元，其中：青岚水库除险加固工程2.4亿元，县第二人民医院1.1亿元。"),
    ("progress", "发放宣传资料3万余份，受理群众投诉280余起，办结率98.6%。"),
    ("progress", "PM2.5平均浓度38微克/立方米，同比下降4.2%；优良天数比例提高2.3个百分点。"),
    ("progress", "云溪路改造工程：雨水管道完成1580米，路基完成九成，预计年底前建成通车。"),
    ("progress", "新建标准化厂房6.8万平方米，引进企业3—5家，新增就业不少于400人。"),
    ("progress", "规模以上工业增加值增速由去年同期的4.1%提高到7.5%，排名六区第4位。"),
    ("progress", "小学师生比达到1:16.5，文旅惠民券撬动比1:6.2。"),
    ("task", "年内新改建农村公路80公里以上，力争引进亿元以上项目20个。"),
    ("next_step", "拟于两个月内完成12户拆迁，计划申请中央预算内资金2300万元。"),
)  # fmt: skip


def example_lines() -> Iterator[str]:
    """A table in Markdown: each sentence, and a row for each figure in it."""
    yield "| text | value | unit | base value | kind | metric | subject | period | more |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for role, sentence in SENTENCES:
        yield f"| **{role}**：{sentence} | | | | | | | | |"
        reading = read_field(
            sentence, role=role, issued_on=ISSUED_ON, carried=None, units=load_units()
        )
        yield from (_row(one, reading.indicators) for one in reading.indicators)


def _row(one: Indicator, all_of_them: tuple[Indicator, ...]) -> str:
    whole = next((other for other in all_of_them if other.start == one.part_of), None)
    more = (
        one.modality if one.modality != "actual" else None,
        one.direction,
        one.compare,
        one.approx,
        f"of {one.rank_of}" if one.rank_of else None,
        f"part of {whole.text}" if whole else None,
    )
    value = _number(one.value) + (f"–{_number(one.value_max)}" if one.value_max else "")
    base = f"{_number(one.base_value)} {one.base_unit or ''}".strip()
    cells = (
        one.text,
        value,
        one.unit,
        base,
        one.kind,
        one.metric,
        one.subject,
        one.period.text if one.period else None,
        "; ".join(filter(None, more)),
    )
    return f"| {' | '.join(cell or '' for cell in cells)} |"


def _number(value: Decimal | None) -> str:
    """A number in full, without noughts after the point that say nothing."""
    shown = "" if value is None else f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
