"""How officials write numbers: 1,234.5, ３万, 三万五千, 十二点五, 1亿5000万, 二〇二二.

Grammar, from the largest scale down: a numeral is ``head scale tail``, where the
scale is the largest one in it, the head says how many of it, and the tail is a
numeral below it. Arabic figures may stand wherever Chinese ones do.
"""

from __future__ import annotations

import re
from decimal import Decimal
from math import prod
from typing import Final

from normalize.fold import fold

_DIGITS: Final = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_DIGITS["〇"] = 0

#: Figures that cannot be altered (人民币大写), in either script.
_PLAIN: Final = str.maketrans(
    "壹贰叁肆伍陆柒捌玖拾佰仟〇貳參陸",
    "一二三四五六七八九十百千零二三六",
)
_SPELLED_OUT: Final = {"廿": "二十", "卅": "三十", "万万": "亿"}

_SCALES: Final = {
    "兆": 10**12,
    "亿": 10**8,
    "万": 10**4,
    "千": 1000,
    "百": 100,
    "十": 10,
}

_ZERO_TO_NINE: Final = "〇零一二三四五六七八九"

#: Figures that cannot be altered, as text has them.
FORMAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"

#: 千 and 百 that begin a unit (50万千瓦, 3千米, 2百分点) are no part of the numeral.
_SCALE: Final = "(?:[万亿]|千(?![瓦米克伏乏卡帕焦赫]|比特|字节)|百(?!分(?!之)|帕))"

#: 兆 is a million millions where a numeral or 元 goes on behind it; after Arabic
#: figures (500兆宽带) it is a million of something.
_TRILLIONS: Final = r"兆(?=[一二三四五六七八九十两零〇元]|\Z)"

#: 12 · 1,234 · 3.5. More than is well formed (1234,567 · 3.11.2), so that
#: ``parse_numeral`` refuses it whole and nobody reads a part of it. It begins where
#: the digits begin and gives none back: a unit may be asked for behind it at no cost.
ARABIC: Final = r"(?<![0-9])[0-9]++(?:,[0-9]{3})*+(?:\.[0-9]++)*+"

#: 三万五千 · 十二点五 · 三点五万 · 二〇二二 · 壹佰万. Whole, too: 万一 is another
#: word, and so are 陆 and 伍 by themselves. 两 at the end is a weight: 三十两.
CHINESE_NUMERAL: Final = (
    f"(?<![{_ZERO_TO_NINE}两十廿卅百千万亿{FORMAL}])"
    f"(?:[{_ZERO_TO_NINE}两十廿卅]|(?<![大队内登着水海])[{FORMAL}](?=[{FORMAL}零〇十百千万亿点]))"
    f"(?:[{_ZERO_TO_NINE}十廿卅{FORMAL}]|两(?=[百千万亿])|{_SCALE}|{_TRILLIONS})*+"
    f"(?:点[{_ZERO_TO_NINE}{FORMAL}]++[十百千万亿]{{0,3}})?+"
)

#: 3万 · 1.2万亿 · 12万5千 · 1亿5000万. Three tails are more than anyone writes.
_MIXED: Final = (
    f"{ARABIC}(?:{_SCALE}{{1,3}}+(?:{ARABIC}{_SCALE}{{1,2}}+){{0,3}}+(?:{ARABIC})?+)?+"
)

#: One numeral of any kind, in folded text. What it matches may still be no number
#: (十十, 三三百): ``parse_numeral`` decides.
NUMERAL: Final = f"(?:{_MIXED}|{CHINESE_NUMERAL})"

_WELL_FORMED_ARABIC: Final = re.compile(
    r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?"
)
#: Twice as long as 9999万9999亿 and so on can be spelled. What is longer (三十三十…) is
#: no number, and would be taken apart one call within another.
_LONGEST: Final = 64
#: Nothing is counted in more digits than this, before 万 or 亿; nor can ``Decimal``
#: divide them.
_MOST_DIGITS: Final = 20
_DIGIT_STRING: Final = re.compile(f"[{_ZERO_TO_NINE}]+")
_TRAILING_SCALE: Final = re.compile("[百千]?万?亿?$")


def parse_numeral(text: str) -> Decimal | None:
    """The number that the whole text spells, or nothing.

    >>> [str(parse_numeral(text)) for text in ("1,234.5", "三万五千", "1亿5000万")]
    ['1234.5', '35000', '150000000']
    >>> [str(parse_numeral(text)) for text in ("一百二", "二〇二二", "十二点五")]
    ['120', '2022', '12.5']
    >>> [parse_numeral(text) for text in ("十十", "三三百", "1,23", "百", "三五", "")]
    [None, None, None, None, None, None]
    """
    folded = fold(text)
    if _WELL_FORMED_ARABIC.fullmatch(folded):
        return Decimal(folded.replace(",", ""))
    if _is_digit_string(folded):
        return Decimal("".join(str(_DIGITS[digit]) for digit in folded))
    if len(folded) > _LONGEST:
        return None
    plain = folded.translate(_PLAIN)
    for written, spelled in _SPELLED_OUT.items():
        plain = plain.replace(written, spelled)
    if plain == "两":
        return Decimal(2)
    return _number(plain, final=True)


def split_scale(numeral: str) -> tuple[str, str]:
    """A numeral and the 万 or 亿 at its end, where the two multiply to it.

    Money keeps its scale in the unit: 118亿 元 is 118 亿元.

    >>> split_scale("118亿"), split_scale("1.2万亿"), split_scale("35")
    (('118', '亿'), ('1.2', '万亿'), ('35', ''))
    >>> split_scale("1亿5000万")  # 1亿5000 is no number: nothing to split off
    ('1亿5000万', '')
    """
    found = _TRAILING_SCALE.search(numeral)
    at = found.start() if found else len(numeral)
    head, scale = numeral[:at], numeral[at:]
    if not scale or _WELL_FORMED_ARABIC.fullmatch(head):  # nothing to prove
        return head, scale
    many, whole = parse_numeral(head), parse_numeral(numeral)
    one = prod(_SCALES[mark] for mark in scale)
    if many is None or whole is None or many * one != whole:
        return numeral, ""
    return head, scale


def _is_digit_string(text: str) -> bool:
    """Whether digits are read one by one, as in a year.

    Two or three of them without a zero are something else: 三五 (three to five),
    一二三 (first, second and third).
    """
    if not _DIGIT_STRING.fullmatch(text):
        return False
    return len(text) >= 4 or "零" in text or "〇" in text


def _number(text: str, *, final: bool) -> Decimal | None:
    """The number that ``text`` spells, split at its point or its largest scale.

    ``final`` says that nothing follows: only there may the last unit be left out.
    """
    whole, point, decimals = text.partition("点")
    if point and _DIGIT_STRING.fullmatch(decimals):
        number = _number(whole, final=False)
        digits = "".join(str(_DIGITS[digit]) for digit in decimals)
        return None if number is None else number + Decimal(f"0.{digits}")
    for mark, scale in _SCALES.items():
        head, found, tail = text.partition(mark)
        if found:
            many = _head(head, scale)
            if many is None or many.adjusted() > _MOST_DIGITS:
                return None
            rest = _tail(tail, scale, final=final, ends_in_zero=many % 10 == 0)
            if rest is None:
                return None
            # 3.5万2千 says twice what comes after 3万.
            return None if tail and many % 1 else many * scale + rest
    return _leaf(text)


def _head(text: str, scale: int) -> Decimal | None:
    """How many of ``scale``: a digit before 百 and 千, a numeral before 万 and 亿."""
    if scale == 10:
        return Decimal(1) if not text else _digit(text)
    if text == "两":
        return Decimal(2)
    many = _number(text, final=False)
    figures = text[:1].isdecimal()
    if many is None or not (many or figures):  # 0万 is in many a column, 零万 in none
        return None
    limit = scale if scale >= 10**4 else 10
    return many if figures or many < limit else None


def _tail(text: str, scale: int, *, final: bool, ends_in_zero: bool) -> Decimal | None:
    """What follows ``scale``: nothing, or a numeral below it.

    零 stands for at least one place that is zero, below the scale or the last one
    above it (四千万零六千); without it a last single digit is of the next place
    (一百二 is 120). Arabic figures fill all places (1万2000).
    """
    if not text:
        return Decimal(0)
    if text.isdecimal() and text.isascii():
        return Decimal(text) if 10 ** len(text) == scale else None
    if text[0] == "零":
        rest = _number(text[1:], final=final)
        limit = scale if ends_in_zero else scale // 10
        return rest if rest is not None and 0 < rest < limit else None
    digit = _digit(text)
    if digit is not None and scale > 10:
        return digit * (scale // 10) if final else None
    rest = _number(text, final=final)
    return rest if rest is not None and 0 < rest < scale else None


def _leaf(text: str) -> Decimal | None:
    """A numeral without a scale: Arabic figures, zero or one digit."""
    if _WELL_FORMED_ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return Decimal(0) if text == "零" else _digit(text)


def _digit(text: str) -> Decimal | None:
    """A single Chinese digit that counts something: not zero."""
    value = _DIGITS.get(text)
    return Decimal(value) if value else None
