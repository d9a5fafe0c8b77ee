"""What a written number lets its value be, and when two numbers agree."""

from __future__ import annotations

from decimal import Decimal

import pytest

from audit.amount import Agreement, Amount, Interval, agreement
from tests.audit_render import passage_of


def amount(text: str) -> Amount:
    passage = passage_of(f"完成投资{text}。" if "元" in text else f"检查企业{text}。")
    assert passage is not None
    return passage.amounts[0]


RANGES = [
    ("120余家", "120", "130"),
    ("25万余元", "250000", "260000"),
    ("约30家", "27", "33"),
    ("近2000家", "1800", "2000"),
    ("3—5家", "3", "5"),
    ("不超过60家", "0", "60"),
    ("40家", "40", "40"),
    ("60家以上", "60", None),
    ("不低于40亿元", "4000000000", None),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_range(text: str, low: str, high: str | None) -> None:
    got = amount(text).range
    assert got == Interval(Decimal(low), None if high is None else Decimal(high))


STEPS = [
    ("12.6亿元", "10000000"),
    ("39家", "1"),
    ("3.12万家", "100"),
    ("7.40万元", "100"),
]


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_step_is_one_in_the_last_place_written(text: str, step: str) -> None:
    assert amount(text).step == Decimal(step)


AGREEMENTS = [
    ("98.9%", "98.8505747", Agreement.ROUNDED),
    ("98.8%", "98.8505747", Agreement.CUT),
    ("98.7%", "98.8505747", Agreement.NONE),
    ("39%", "39", Agreement.EQUAL),
    ("约39%", "41", Agreement.BLURRED),
    ("约39%", "51", Agreement.NONE),
]


@pytest.mark.parametrize(("text", "value", "how"), AGREEMENTS)
def test_agreement(text: str, value: str, how: Agreement) -> None:
    passage = passage_of(f"完成率{text}。")
    assert passage is not None
    exact = Interval(Decimal(value), Decimal(value))
    assert agreement(passage.amounts[0], exact) is how
