"""Numeric columns: the header says what a bare number is, and in which unit."""

from datetime import date

import pytest

from measure import Reading, read_number
from normalize.units import load_units
from tests.measure_render import plain

#: Header path, cell, and: value, unit, base value and unit, kind, metric, modality.
COLUMNS = [
    (("接待游客（万人次）",), "12.5", "12.5 万人次 125000 人次 count 接待游客 actual"),
    (("总投资（万元）",), "1,250", "1250 万元 12500000 元 money 总投资 actual"),
    (("总投资(万元)",), "１２５０", "1250 万元 12500000 元 money 总投资 actual"),
    (("总投资/万元",), "85", "85 万元 850000 元 money 总投资 actual"),
    (("投资额",), "5000万元", "5000 万元 50000000 元 money 投资额 actual"),
    (("1-10月完成投资（亿元）",), "8.6", "8.6 亿元 860000000 元 money 完成投资 actual"),
    (("年度计划投资（亿元）",), "3", "3 亿元 300000000 元 money 计划投资 planned"),
    (("投资（万元）", "总投资"), "500", "500 万元 5000000 元 money 总投资 actual"),
    (("投资（万元）", "完成"), "90", "90 万元 900000 元 money 投资完成 actual"),
    (("完成率（%）",), "85.6", "85.6 % 85.6 % ratio 完成率 actual"),
    (("完成率",), "12.5%", "12.5 % 12.5 % ratio 完成率 actual"),
    (("占年度目标%",), "85", "85 % 85 % ratio 占目标 actual"),
    (("同比增长（%）",), "-3.2", "3.2 % -3.2 % growth 同比增长 actual"),
    (("同比增长（%）",), "3.2", "3.2 % 3.2 % growth 同比增长 actual"),
    (("全市排名",), "第3", "3 位 3 - rank 全市排名 actual"),
    (("排名",), "3", "3 位 3 - rank 排名 actual"),
    (("项目个数",), "12", "12 - 12 - count 项目个数 actual"),
    (("目标任务", "新增就业（人）"), "6000", "6000 人 6000 人 count 新增就业 target"),
    (("目标任务", "新增就业（人）"), "0", "0 人 0 人 count 新增就业 target"),
    (
        ("PM2.5（微克/立方米）", "1-10月均值"),
        "38",
        "38 微克/立方米 38 微克/立方米 concentration PM2.5均值 actual",
    ),
]


def number(header: tuple[str, ...], text: str) -> Reading:
    return read_number(
        text, header=header, issued_on=date(2022, 11, 12), units=load_units()
    )


@pytest.mark.parametrize(("header", "text", "expected"), COLUMNS)
def test_a_cell_is_read_by_its_header(
    header: tuple[str, ...], text: str, expected: str
) -> None:
    [found] = number(header, text).indicators
    assert text[found.start : found.end] == found.text
    assert (
        " ".join(
            [
                plain(found.value),
                found.unit or "-",
                plain(found.base_value),
                found.base_unit or "-",
                found.kind,
                found.metric or "-",
                found.modality or "-",
            ]
        )
        == expected
    )


@pytest.mark.parametrize("text", ["", "—", "/", " ", "无", "--"])
def test_an_empty_cell_says_nothing(text: str) -> None:
    assert number(("总投资（万元）",), text) == Reading((), (), (), None)


def test_the_period_of_the_header_is_that_of_the_cell() -> None:
    [found] = number(("1-10月完成投资（万元）",), "8600").indicators
    assert found.period is not None
    assert found.period.end == date(2022, 10, 31)


def test_what_stands_around_a_number_is_kept() -> None:
    [found] = number(("总投资（亿元）",), "约3.5").indicators
    assert (found.approx, found.text, found.unit) == ("约", "约3.5", "亿元")


def test_a_cell_of_words_is_read_as_a_field() -> None:
    found = number(("建设规模",), "新建厂房6栋、道路3公里").indicators
    assert [each.text for each in found] == ["6栋", "3公里"]
