"""Every number is claimed once, as the kind of thing it is."""

from datetime import date

import pytest

from measure import read_field
from normalize.units import load_units

FIGURES = [
    # text, (figure as written, value, unit) ...
    ("总投资约3亿元", [("约3亿元", "3", "亿元")]),
    ("发放宣传资料3万余份", [("3万余份", "30000", "份")]),
    ("追讨清欠工资25万余元", [("25万余元", "25", "万元")]),
    ("完成产值约2100万。", [("约2100万", "2100", "万")]),
    ("计划两个月内拆除五栋楼", [("两个月内", "2", "个月"), ("五栋", "5", "栋")]),
    ("引进企业3-5家", [("3-5家", "3", "家")]),
    ("PM2.5浓度44微克/立方米", [("44微克/立方米", "44", "微克/立方米")]),
    ("尼龙66切片", []),
    ("“15分钟文化圈”建设", []),
    ("第六期“三个一批”活动", []),
    ("一次性补贴", []),
    ("排名6区第4位", [("第4位", "4", "位")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str, str]]) -> None:
    reading = read_field(
        text,
        role="progress",
        issued_on=date(2023, 7, 5),
        carried=None,
        units=load_units(),
    )
    found = [(i.text, str(i.value), i.unit) for i in reading.indicators]
    assert found == expected
