"""Marks that a recognition gives in their Western form."""

import pytest

from extract.scans.full_width import as_chinese

CASES = (
    ("完成投资35亿元,增长7%;其中:工业3家", "完成投资35亿元，增长7%；其中：工业3家"),
    ("同比增长11%;", "同比增长11%；"),
    ("产值1,234.5万元", "产值1,234.5万元"),
    ("上午9:30召开", "上午9:30召开"),
    ("指标包括GDP, CPI两项", "指标包括GDP, CPI两项"),
    ("(扩大)会议", "（扩大）会议"),
    ("平湛办〔2022]6号", "平湛办〔2022〕6号"),
    ("(1)全面完成", "（1）全面完成"),
    ("完成率(%)", "完成率（%）"),
    ("f(x)=3", "f(x)=3"),
    ("乡(街", "乡（街"),
    ("道)", "道）"),
    ("责任人:", "责任人："),
    ("1.总体情况", "1.总体情况"),
    ("", ""),
)


@pytest.mark.parametrize(("read", "meant"), CASES)
def test_marks_are_chinese_in_chinese(read: str, meant: str) -> None:
    assert as_chinese(read) == meant


@pytest.mark.parametrize(("read", "meant"), CASES)
def test_character_for_character_and_only_once(read: str, meant: str) -> None:
    assert len(as_chinese(read)) == len(read)
    assert as_chinese(meant) == meant
