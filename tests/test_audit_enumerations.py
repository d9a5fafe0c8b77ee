"""Names listed beside a count."""

from __future__ import annotations

from datetime import date

import pytest

from audit.enumerations import check_enumerations
from audit.passage import passages_of
from measure import read_field
from normalize.units import load_units

CASES = [
    # Names before the count.
    ("赴杭州、绍兴、宁波等3个城市招商。", [("holds", 3)]),
    ("赴杭州、绍兴、宁波等5个城市招商。", []),
    ("赴杭州、绍兴、宁波等2个城市招商。", [("fails", 3)]),
    ("抽查柳河小学、东岭中学、市三中3所学校。", [("holds", 3)]),
    ("抽查柳河小学、东岭中学、市三中4所学校。", [("fails", 3)]),
    ("摸清底数、建章立制走访柳河小学、东岭中学等2所学校。", [("holds", 2)]),
    ("签约了柳河仓储项目和东岭物流项目2个项目。", [("holds", 2)]),
    ("签约了柳河仓储项目和东岭物流项目3个项目。", [("fails", 2)]),
    ("县农业农村和水利局、县民政局两家单位", [("holds", 2)]),
    # Kinds, attributes and joints that can't be counted.
    ("走访各乡镇、街道16个单位。", []),
    ("建设供水、供热、燃气2个项目。", []),
    ("柳河工程和东岭工程、北山工程2个项目", []),
    ("对接甲银行、乙银行等6家单位。", []),
    ("建成教学楼、宿舍楼5栋。", []),
    # Brackets and 分别为.
    ("建成书房3座。（柳河驿站、东岭驿站、北山驿站）", [("holds", 3)]),
    ("建成书房4座。（柳河驿站、东岭驿站、北山驿站）", [("fails", 3)]),
    ("建成书房4座（柳河驿站、东岭驿站、北山驿站等）", []),
    ("改造桥梁2座，分别为柳河桥、东岭桥。", [("holds", 2)]),
    ("改造桥梁3座，分别为柳河桥、东岭桥。", [("doubt", 2)]),
    ("8个示范村已验收3个（柳镇大湾村、东乡小岭村），其余在建。", [("fails", 2)]),
    ("6个工地未达标3个（柳河街道、东岭镇）。", []),
    ("书房7座（九里2座、北山5座）。", []),
    ("停用机构4家（含柳河公司、东岭公司）。", []),
    # Days and times.
    ("2月3日、4月6日、5月8日举行3次开工仪式。", [("holds", 3)]),
    ("2月3日、4月6日、5月8日举行4次开工仪式。", [("fails", 3)]),
    ("2月3日、4月9日组织3次联合执法。", [("doubt", 2)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_against_their_count(text: str, expected: list[tuple[str, int]]) -> None:
    reading = read_field(
        text,
        role="progress",
        issued_on=date(2024, 9, 10),
        carried=None,
        units=load_units(),
    )
    passages = passages_of({("1", "progress"): (text, reading)})
    found = [c for passage in passages for c in check_enumerations(passage)]
    assert [(str(c.outcome), int(c.computed or 0)) for c in found] == expected
    for check in found:
        assert len(check.places) == 2
        assert text[check.places[0].start : check.places[0].end] in check.message
