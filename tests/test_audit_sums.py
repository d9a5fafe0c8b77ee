"""Totals and parts: what holds, what a slip breaks, and what claims nothing."""

from __future__ import annotations

import pytest

from audit.complements import (
    Complement,
    are_complements,
    packaged_complements,
    read_complements,
)
from audit.proof import is_whole
from audit.sums import check_sums
from tests.audit_render import passage_of, told

#: (text, [(outcome, expression)])
SUMS = [
    # all parts are told
    ("争取债券12.6亿元，包括一般债券2亿元、专项债券10.6亿元。", [("holds", "2+10.6 = 12.6")]),
    ("争取债券12.6亿元，包括一般债券2亿元、专项债券10.4亿元。", [("fails", "2+10.4 = 12.4")]),
    ("谋划项目20个，分别为：农业4个，工业9个，交通4个，水利3个。", [("holds", "4+9+4+3 = 20")]),
    ("谋划项目20个，分别为：农业4个，工业9个，交通4个，水利5个。", [("fails", "4+9+4+5 = 22")]),
    ("10家单位已提供，包括工业3家（北岭1家、南渡1家、东桥1家）、商贸7家。",
     [("holds", "3+7 = 10"), ("holds", "1+1+1 = 3")]),
    ("贸易5家（东山1家、南岭2家、北渡1家、西坪2家）。", [("fails", "1+2+1+2 = 6")]),
    ("入库债券10.6亿元。其中：（1）学校工程6.8亿元；（2）医院工程3.8亿元。", [("holds", "6.8+3.8 = 10.6")]),
    ("入库债券10.6亿元。其中：（1）学校工程6.8亿元；（2）医院工程3.5亿元。", [("fails", "6.8+3.5 = 10.3")]),
    # two halves of one thing
    ("供养对象168户，其中集中供养36户，分散供养132户。", [("holds", "36+132 = 168")]),
    ("供养对象168户，其中集中供养36户，分散供养122户。", [("fails", "36+122 = 158")]),
    ("涉及80户，其中已签协议61户，未签协议19户；已拆除10户，剩余70户。", [("holds", "61+19 = 80")]),
    ("涉及80户，其中已签协议61户，未签协议17户；已拆除10户，剩余70户。", [("fails", "61+17 = 78")]),
    # units mixed, rounding as written
    ("总投资1.242亿元，由中央资金7360万元、省级资金2944万元、县级配套2116万元三块构成。",
     [("holds", "0.736+0.2944+0.2116 = 1.242")]),
    ("总投资1.24亿元，由中央资金7360万元、省级资金2944万元、县级配套2116万元三块构成。",
     [("holds", "0.736+0.2944+0.2116 = 1.242")]),
    ("改造面积2.93万平方米，包括教学楼1.47万平方米、食堂1.36万平方米。", [("fails", "1.47+1.36 = 2.83")]),
    # words that blur
    ("受理案件280余起，包括平台线索150余起、热线交办30余起、直接受理90余起。",
     [("holds", "150+30+90 = 270～300")]),
    ("受理案件280余起，包括平台线索120余起、热线交办30余起、直接受理20余起。",
     [("fails", "120+30+20 = 170～200")]),
    ("10家单位已提供，其中：工业3家；贸易5家；服务业2家。", [("holds", "3+5+2 = 10")]),
    ("10家单位已提供，其中：工业3家；贸易5家；服务业1家。", [("fails", "3+5+1 = 9")]),
    ("供养对象168户168人，其中：集中供养36户36人，分散供养132户132人。",
     [("holds", "36+132 = 168"), ("holds", "36+132 = 168")]),
    # sums told behind their parts
    ("C级房屋132户、D级房屋47户，共179户。", [("holds", "132+47 = 179")]),
    ("C级房屋132户、D级房屋47户，合计189户。", [("fails", "132+47 = 179")]),
    # some of the parts: nothing is claimed, whether they add up or not
    ("公示数据2203条，其中甲类数据2160条，其他数据43条。", [("holds", "2160+43 = 2203")]),
    ("招聘教师486名，其中：硕士73名、特岗教师150名；引进名校长3名。", []),
    ("龙头企业15家，其中省级4家、市级11家。", []),
    ("龙头企业27家，其中省级4家、市级11家。", []),
    ("完成投资41亿元，包括道路12亿元、桥梁8亿元等。", []),
    # parts that overlap
    ("收集问题88个，其中区级问题87个，已解决86个。", []),
    ("借款人186人，其中返乡农民工91人、妇女73人、毕业生29人。", []),
    ("安排项目16个，其中产业类7个、基础设施类5个、民生类5个。", [("fails", "7+5+5 = 17")]),
    # a part, told with its total, that is more than it
    ("走访企业45家，其中规上企业54家。", [("fails", "54 <= 45")]),
    ("较年初净增5家，其中投产9家。", []),
    # another time, another account
    ("8月、9月分别完成投资5200万元、6100万元，1-9月合计4.01亿元。", []),
    # which of two figures is divided, the numbers tell
    ("118个项目已开工104个。按层级分，省级项目4个，市级项目19个，县级项目95个。", [("holds", "4+19+95 = 118")]),
    ("118个项目已开工104个。按层级分，省级项目4个，市级项目19个，县级项目59个。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SUMS)
def test_sums(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(check_sums, text) == wanted


def test_a_sum_names_every_number_that_takes_part() -> None:
    passage = passage_of("争取债券12.6亿元，包括一般债券2亿元、专项债券10.4亿元。")
    assert passage is not None
    (check,) = check_sums(passage)
    assert [passage.text[place.start : place.end] for place in check.places] == [
        "12.6亿元",
        "2亿元",
        "10.4亿元",
    ]
    assert check.message == (
        "第1项“12.6亿元”分项为2亿元、10.4亿元，2+10.4 = 12.4，不一致，请核对原文。"
    )


COMPLEMENTS = [
    (["分散供养", "集中供养"], True),
    (["已签约", "未开工"], False),
    (["已架设", "正在施工", "未开工"], True),
    (["中央", "省级"], False),
]


@pytest.mark.parametrize(("leads", "are"), COMPLEMENTS)
def test_complements_are_all_there_is(leads: list[str], are: bool) -> None:
    assert are_complements(leads, packaged_complements()) is are


@pytest.mark.parametrize("entry", read_complements(), ids=lambda entry: entry.name)
def test_the_example_of_every_complement_is_whole_by_its_words(
    entry: Complement,
) -> None:
    assert is_whole(entry)
    assert told(check_sums, entry.example + "。")[0][0] == "holds"
