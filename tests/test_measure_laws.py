"""What holds of every reading, whatever the text."""

import re
import time
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measure import ClaimKind, Indicator, Modality, Reading, read_field
from normalize.periods import Period
from normalize.units import load_units

ISSUED_ON = date(2023, 7, 5)

#: What officials write with, in pieces small enough to meet in every way.
PIECES = [
    *"，。；：、（）\n“”《》〔〕第约近余多万亿元个家项户名亩吨米%-~至到由从共已拟",
    *("0123456789", "12", "3.5", "1,234", "两", "一", "三十", "百分之六十", "半"),
    *("总投资", "完成", "新增", "同比增长", "下降", "排名", "末位", "其中", "包括"),
    *("分别为", "截至6月底", "1-5月", "目前", "今年以来", "较上年", "年度", "全年"),
    *("项目", "企业", "东关镇", "滨河路改造工程", "公里", "平方米", "个百分点"),
    *("以上", "左右", "不低于", "（一）", "1、", "2.", "PM2.5", "G107", "5A级", "①"),
    *("计划", "目标", "为", "发放", "的", "和", "占", "率", "人次", "个月", "内", "后"),
    *("六区第二", "第3位", "三个一批", "7×24小时", "微克/立方米", "分之", "增至"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
WIDE = str.maketrans("0123456789%.()", "０１２３４５６７８９％．（）")


def read(text: str, role: str = "progress") -> Reading:
    return read_field(
        text, role=role, issued_on=ISSUED_ON, carried=None, units=load_units()
    )


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_claims_are_disjoint_ordered_and_complete(text: str) -> None:
    reading = read(text)
    spans = [(claim.start, claim.end) for claim in reading.claims]
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    known = [*spans, *reading.unclaimed]
    for digit in re.finditer("[0-9]", text):
        owners = [1 for start, end in known if start <= digit.start() < end]
        assert len(owners) == 1, (digit, known)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_indicators_are_claims_and_quote_the_text(text: str) -> None:
    reading = read(text)
    figures = {
        (claim.start, claim.end, claim.rule)
        for claim in reading.claims
        if claim.kind is ClaimKind.FIGURE
    }
    for found in reading.indicators:
        assert text[found.start : found.end] == found.text
        assert (found.start, found.end, found.rule) in figures
        assert found.rule
        starts = {other.start for other in reading.indicators}
        assert found.part_of is None or found.part_of in starts - {found.start}
        assert found.value is None or found.value >= 0
        assert found.metric != ""
        assert found.subject != ""


def said(found: Indicator) -> Indicator:
    """The indicator without its place."""
    period = found.period and replace(found.period, at=(0, 0), text="")
    return replace(found, start=0, end=0, text="", period=period, part_of=None)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_full_width_digits_and_brackets_change_nothing(text: str) -> None:
    plain, wide = read(text), read(text.translate(WIDE))
    assert [said(found) for found in wide.indicators] == [
        said(found) for found in plain.indicators
    ]
    assert wide.unclaimed == plain.unclaimed


@given(TEXTS, st.data())
@settings(max_examples=300, deadline=None)
def test_blanks_change_nothing(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    around = text[max(0, at - 1) : at + 1]
    if re.search("[0-9.,A-Za-z]", around):
        return  # between digits or letters a blank parts two words
    spaced = f"{text[:at]}  {text[at:]}"
    assert [said(found) for found in read(spaced).indicators] == [
        said(found) for found in read(text).indicators
    ]


SENTENCES = [
    "完成投资3.2亿元，同比增长8.6%。",
    "新增规上企业12家，其中工业8家、贸易4家。",
    "截至6月底，清理河道36公里。",
    "排名8个乡镇第2位。",
    "拟申请专项债券资金2亿元。",
    "1.滨河路改造工程：铺设管网588米。",
]


def after(found: Indicator, held: Period | None) -> Indicator:
    """The figure below a paragraph whose period holds on."""
    if found.period is not None or found.modality is Modality.PLANNED:
        return found
    return replace(found, period=held)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_two_paragraphs_are_read_one_after_the_other(first: str, second: str) -> None:
    both, one, two = read(f"{first}\n{second}"), read(first), read(second)
    held = next((found.period for found in one.indicators), None)
    assert [said(found) for found in both.indicators] == [
        *(said(found) for found in one.indicators),
        *(said(after(found, held)) for found in two.indicators),
    ]
    shift = len(first) + 1
    assert [found.start for found in both.indicators] == [
        *(found.start for found in one.indicators),
        *(found.start + shift for found in two.indicators),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1",
            "1,",
            "1.",
            "9-",
            "三",
            "三个",
            "一",
            "第",
            "第一",
            "（",
            "（1",
            "《",
            "“",
        ),
        *("1个", "万", "增长", "较", "，", "、", "。", "  ", "1 ", "A", "A1", "项目"),
        *("1-", "1至", "百分之", "分之", "排名", "其中1个", "同比", "为", "约", "1万"),
        *("的1个", "分别1个、", "县（市、区）", "1、", "计划", "1亿", "目标", "拟"),
    ],
)
def test_no_text_is_slower_than_linear(piece: str) -> None:
    """100 KB of the same few characters, some of them a figure every three."""
    text = piece * (100_000 // len(piece))
    read(text[:100])
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 6
