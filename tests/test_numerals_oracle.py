"""Numerals held against cn2an: it writes them for us, and it reads what we read.

Every disagreement is judged: a form that one of the two does not read, with the
reason. A form that is judged and agreed on fails, too.
"""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import pytest

from normalize.numerals import parse_numeral

cn2an = importlib.import_module("cn2an")

CHANCE: Final = random.Random(2022)

#: Around every power of ten, where zeros are skipped and scales change, and between.
VALUES: Final = sorted(
    {
        *range(120),
        *(10**k + d for k in range(2, 12) for d in (-1, 0, 1, 5, 10, 50)),
        *(CHANCE.randrange(10 ** CHANCE.randint(2, 12)) for _ in range(900)),
    }
)


def whole_numbers() -> Iterator[str]:
    """As cn2an writes them, in plain figures and in those of receipts."""
    for value in VALUES:
        yield cn2an.an2cn(value)
        yield cn2an.an2cn(value, "up")


def as_spoken() -> Iterator[str]:
    """What officials make of them: 十五, 两千, 一百二, 廿三."""
    for value in VALUES:
        written: str = cn2an.an2cn(value)
        yield written.removeprefix("一") if written.startswith("一十") else written
        yield re.sub("(?<![十零])二(?=[百千万亿])", "两", written)
        yield re.sub("(?:(?<=百)(.)十|(?<=千)(.)百|(?<=万)(.)千)$", r"\1\2\3", written)
        yield written.replace("二十", "廿")


def decimals() -> Iterator[str]:
    """12.5, 十二点五, 12.5万."""
    for _ in range(500):
        places = CHANCE.randint(1, 3)
        number = Decimal(CHANCE.randrange(10 ** CHANCE.randint(1, 8))).scaleb(-places)
        yield f"{number:f}"
        yield cn2an.an2cn(f"{number:f}")
        yield f"{number:f}{CHANCE.choice(('万', '亿'))}"


def mixed() -> Iterator[str]:
    """3万5千, 3亿5000万, 3千万, 12万3456."""
    for _ in range(300):
        many, digit = CHANCE.randint(1, 999), CHANCE.randint(1, 9)
        four = CHANCE.randint(1000, 9999)
        yield f"{many}万{digit}千"
        yield f"{many}亿{four}万"
        yield f"{many}万{four}"
        yield f"{digit}{CHANCE.choice('百千')}万"
        yield f"{many}{CHANCE.choice(('万', '亿', '万亿'))}"


def years() -> Iterator[str]:
    """二〇二二, 二零二二."""
    for year in range(1900, 2100):
        digits = [int(digit) for digit in str(year)]
        yield "".join("〇一二三四五六七八九"[digit] for digit in digits)
        yield "".join("零一二三四五六七八九"[digit] for digit in digits)


READ_ALIKE: Final = [*whole_numbers(), *as_spoken(), *decimals(), *mixed(), *years()]

#: What we read and cn2an does not, by form. cn2an raises, but for the last.
WE_READ: Final = {
    "卅 is not in its list of characters": ["卅", "卅一", "一百卅八", "三千零卅二"],
    "it takes no point before a scale": ["三点五万", "十二点五亿", "1.2万亿"],
    "it takes no comma between thousands": ["1,234", "47,271,152", "1,500万"],
    "it takes one figure before 百万": ["20百万", "317百万"],
    "it looks for the place below 亿 and finds none": ["一亿五", "两亿三"],
}

#: What cn2an reads and we refuse, by form.
IT_READS: Final = {
    "两 stands for 二 before a scale larger than 十 alone": ["十两", "二十两", "两十"],
    "零 where no place is zero is a slip": ["一万零三千", "一百零一万零三千"],
    "something is left out, and there is no telling what": ["一百零", "三点"],
    "three to five, and first, second and third": ["三五", "一二三"],
    "a point among Arabic figures is 3.5": ["3点5"],
    "35,000 or a slip for 3.5万": ["3万5", "12万3"],
    "a sign stands before a numeral": ["负三", "-3", "负一百二"],
}

NEITHER_READS: Final = (
    "十十 三三百 1,23 3.11.2 百 万 百万 三百零五十 零零五百 三万五万 一亿万 三万五亿 点五 "
    "三点五十 3.5万2千 七八百 数百 十几 半"
).split()


def oracle(text: str) -> Decimal | None:
    """What cn2an reads; it refuses with ``ValueError`` and stumbles over a key."""
    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError):
        return None


def close(one: Decimal | None, other: Decimal | None) -> bool:
    """Equal, but for cn2an's binary fractions."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= abs(other) * Decimal("1e-12")


def test_there_are_enough_of_them() -> None:
    assert len(set(READ_ALIKE)) > 5000


def test_read_alike() -> None:
    wrong = [
        (text, parse_numeral(text), oracle(text))
        for text in READ_ALIKE
        if parse_numeral(text) is None or not close(parse_numeral(text), oracle(text))
    ]
    assert wrong == []


@pytest.mark.parametrize("text", [text for texts in WE_READ.values() for text in texts])
def test_we_alone_read(text: str) -> None:
    assert parse_numeral(text) is not None
    assert oracle(text) is None


@pytest.mark.parametrize(
    "text", [text for texts in IT_READS.values() for text in texts]
)
def test_it_alone_reads(text: str) -> None:
    assert parse_numeral(text) is None
    assert oracle(text) is not None


@pytest.mark.parametrize("text", NEITHER_READS)
def test_neither_reads(text: str) -> None:
    assert parse_numeral(text) is None
    assert oracle(text) is None
