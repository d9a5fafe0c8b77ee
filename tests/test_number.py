"""Numbers as they are written by themselves: signs, fractions, powers of ten."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.number import parse_number

READ = [
    ("1,234.5", "1234.5"),
    ("-3.2", "-3.2"),
    ("－3.2", "-3.2"),
    ("+3.2", "3.2"),
    ("负三十二", "-32"),
    ("負四百零五億", "-40500000000"),
    ("五分之一", "0.2"),
    ("五分之壹", "0.2"),
    ("千分之三", "0.003"),
    ("仟分之贰", "0.002"),
    ("万分之四", "0.0004"),
    ("百万分之七", "0.000007"),
    ("一百分之二", "0.02"),
    ("五百分之三", "0.006"),
    ("三又二分之一", "3.5"),
    ("负一又二分之一", "-1.5"),
    ("五分之负二", "-0.4"),
    ("3/5", "0.6"),
    ("1 3/5", "1.6"),
    (".5", "0.5"),
    ("2e5", "200000"),
    ("1.2E+05", "120000"),
    ("-12e-1", "-1.2"),
]

REFUSED = ["", "-", "负", "负负三", "分之三", "五分之", "零分之三", "3/0", "2^5", "40k"]


@pytest.mark.parametrize(("text", "value"), READ)
def test_reads(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", REFUSED)
def test_refuses(text: str) -> None:
    assert parse_number(text) is None


@given(st.text(alphabet="0123./eE+- 负正一十百万又分之壹", max_size=10))
def test_never_raises(text: str) -> None:
    value = parse_number(text)
    assert value is None or value.is_finite()
