"""Numerals: proven against a generator written the other way round."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.numerals import (
    ARABIC,
    CHINESE_NUMERAL,
    NUMERAL,
    parse_numeral,
    split_scale,
)

# -- The generator: from a number to every way of writing it ------------------------

DIGITS = "零一二三四五六七八九"


def spelled(value: int) -> str:
    """The schoolbook spelling, 一万零五百; 零 wherever a place is skipped."""
    if value < 10:
        return DIGITS[value]
    unit, mark = max(
        (unit, mark)
        for unit, mark in (
            (10, "十"),
            (100, "百"),
            (1000, "千"),
            (10**4, "万"),
            (10**8, "亿"),
        )
        if unit <= value
    )
    many, rest = divmod(value, unit)
    if rest == 0:
        return spelled(many) + mark
    gap = "零" if rest < unit // 10 else ""
    return spelled(many) + mark + gap + spelled(rest)


def spellings(value: int) -> Iterator[str]:
    """The schoolbook spelling and what officials write for it."""
    plain = spelled(value)
    yield plain
    yield plain.replace("零", "〇")
    if plain.startswith("一十"):
        yield plain[1:]
    liang = re.sub("二(?=[百千万亿])", "两", plain)
    liang = re.sub("(?<=[十零])两(?=[万亿])", "二", liang)
    yield liang
    for last, unit in (("百", "十"), ("千", "百"), ("万", "千")):
        if re.search(f"{last}[一二三四五六七八九]{unit}$", plain):
            yield plain[:-1]


def test_every_number_below_a_hundred_thousand() -> None:
    wrong = [
        (spelling, value)
        for value in (*range(10_000), *range(10_000, 100_000, 7))
        for spelling in spellings(value)
        if parse_numeral(spelling) != value
    ]
    assert wrong == []


def test_no_two_numbers_share_a_spelling() -> None:
    of: dict[str, int] = {}
    for value in range(20_000):
        for spelling in spellings(value):
            assert of.setdefault(spelling, value) == value


@given(st.integers(0, 10**12 - 1))
def test_larger_numbers(value: int) -> None:
    for spelling in spellings(value):
        assert parse_numeral(spelling) == value


@given(st.integers(0, 10**7), st.integers(1, 4))
def test_decimals(value: int, places: int) -> None:
    number = Decimal(value).scaleb(-places)
    whole, _, decimals = f"{number:f}".partition(".")
    digits = "".join(DIGITS[int(digit)] for digit in decimals)
    assert parse_numeral(f"{spelled(int(whole))}点{digits}") == number
    assert parse_numeral(f"{number:f}") == number
    assert parse_numeral(f"{number:,f}") == number


@given(st.integers(0, 9999))
def test_years_digit_by_digit(value: int) -> None:
    digits = f"{value:04d}"
    assert parse_numeral("".join(DIGITS[int(digit)] for digit in digits)) == value
    assert (
        parse_numeral("".join("〇一二三四五六七八九"[int(d)] for d in digits)) == value
    )


# -- Lines -----------------------------------------------------------------------------

FIGURES = [
    ("1,234,567", "1234567"),
    ("435397", "435397"),
    ("10753", "10753"),
    ("0.06", "0.06"),
    ("05", "5"),
    ("１８．６", "18.6"),
    ("１,２３４", "1234"),
    ("1,234.5", "1234.5"),
]

MIXED = [
    ("3万", "30000"),
    ("1.2亿", "120000000"),
    ("3.5千", "3500"),
    ("1千", "1000"),
    ("12万5千", "125000"),
    ("3千5百万", "35000000"),
    ("1.2万亿", "1200000000000"),
    ("5百万", "5000000"),
    ("1亿5000万", "150000000"),
    ("2亿3千万", "230000000"),
    ("1万2000", "12000"),
    ("1,500万", "15000000"),
    ("12000万", "120000000"),
    ("0万", "0"),
    ("0.00亿", "0"),
]

CHINESE = [
    ("两", "2"),
    ("〇", "0"),
    ("○", "0"),
    ("廿三", "23"),
    ("卅", "30"),
    ("一百廿五", "125"),
    ("一百十五", "115"),
    ("一千五十", "1050"),
    ("十万", "100000"),
    ("三点五万", "35000"),
    ("十二点五亿", "1250000000"),
    ("一百二十点零五", "120.05"),
    ("一亿五", "150000000"),
    ("两亿三千万", "230000000"),
    ("三万亿", "3000000000000"),
    ("二〇二二", "2022"),
    ("一九四九", "1949"),
    ("二〇", "20"),
    ("壹佰贰拾万", "1200000"),
    ("貳佰陸拾萬", "2600000"),
    ("兩千三百點五", "2300.5"),
    ("四千万零六千", "40006000"),  # the last place of 四千 is zero
    ("十万零三千五百", "103500"),
    ("四万万", "400000000"),
    ("五兆六十二亿四万五千二", "5006200045200"),
    ("壹拾万零伍佰", "100500"),
    ("陸點五", "6.5"),
]


@pytest.mark.parametrize(("text", "value"), FIGURES + MIXED + CHINESE)
def test_reads(text: str, value: str) -> None:
    assert parse_numeral(text) == Decimal(value)


ILL_FORMED = [
    "",
    " ",
    "十十",
    "三三百",
    "1,23",
    "1234,567",
    "12,3456",
    "3.11.2",
    "百",
    "千",
    "万",
    "百万",
    "零万",
    "十两",
    "二十两",
    "两十",
    "三百零五十",
    "一万零三千",
    "一百零一万零三千",
    "一百零",
    "零零五百",
    "三万五万",
    "一亿万",
    "三万五亿",
    "点五",
    "三点",
    "三点五十",
    "3点5",
    "3万5",  # 35,000 or a slip: officials write 3.5万
    "3.5万2千",
    "3万万5",
    "三五",  # three to five
    "七八百",
    "一二三",  # first, second and third
    "数百",
    "十几",
    "半",
    "3家",
    "-3",
    "三 百",
]


@pytest.mark.parametrize("text", ILL_FORMED)
def test_refuses(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.text(alphabet="0123456789.,零〇一二两三九十廿百千万亿点", max_size=12))
def test_never_raises_and_never_reads_less_than_nothing(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0


FOUND = [
    ("完成投资12.6亿元", ["12.6亿"]),
    ("总装机50万千瓦", ["50万"]),
    ("全长3千米", ["3"]),
    ("用电5万千瓦时", ["5万"]),
    ("提高2百分点", ["2"]),
    ("发放1,234,567份", ["1,234,567"]),
    ("全部3,4名", ["3", "4"]),
    ("两家五栋三个项目", ["两", "五", "三"]),
    ("第3.11.2版", ["3.11.2"]),
    ("三万五千人", ["三万五千"]),
    ("二〇二二年", ["二〇二二"]),
    ("1亿5000万元", ["1亿5000万"]),
    ("万人助企", []),
    ("壹佰贰拾万元整", ["壹佰贰拾万"]),
    ("大陆百家企业", []),
    ("黄金三十两", ["三十"]),
    ("三两天", ["三"]),
    ("三千比特", ["三"]),
    ("五百分之三", ["五百", "三"]),
    ("五百分点", ["五"]),
    ("四十九兆九千五百亿", ["四十九兆九千五百亿"]),
    ("500兆宽带", ["500"]),
]


@pytest.mark.parametrize(("text", "numerals"), FOUND)
def test_finds(text: str, numerals: list[str]) -> None:
    text = text.replace("3,4", "3，4")  # as folding leaves it
    assert re.findall(NUMERAL, text) == numerals


@given(st.integers(0, 10**9))
def test_what_is_spelled_is_found_whole(value: int) -> None:
    for spelling in spellings(value):
        assert re.fullmatch(CHINESE_NUMERAL, spelling)
    assert re.fullmatch(ARABIC, f"{value:,}")


SCALES = [
    ("118亿", ("118", "亿")),
    ("1.2万亿", ("1.2", "万亿")),
    ("3千万", ("3", "千万")),
    ("两千万", ("两", "千万")),
    ("三万五千", ("三万五千", "")),
    ("1亿5000万", ("1亿5000万", "")),
    ("35", ("35", "")),
    ("0万", ("0", "万")),
    ("十", ("十", "")),
    ("百", ("百", "")),
]


@pytest.mark.parametrize(("numeral", "parts"), SCALES)
def test_splits_the_scale(numeral: str, parts: tuple[str, str]) -> None:
    assert split_scale(numeral) == parts


@pytest.mark.parametrize("piece", ["三十", "三千", "一万", "1万", "十", "百", "一点"])
def test_long_runs_are_no_numbers(piece: str) -> None:
    assert parse_numeral(piece * 10_000) is None


def test_more_digits_than_can_be_divided_are_no_number() -> None:
    assert parse_numeral("1" * 40 + "亿") is None


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1.", "1万", "一", "十", "点", "一点", "1,111"]
)
def test_linear(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    re.findall(NUMERAL, text)
    assert time.process_time() - begun < 0.5
