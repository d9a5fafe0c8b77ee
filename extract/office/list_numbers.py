"""Numbers of lists, as Word spells them (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
#: Beyond it, numbers are decimal.
_MOST: Final = 9999
#: How often Word repeats a letter: zz…z is 780.
_MOST_LETTERS: Final = 30


def spelled(number: int, number_format: str) -> str | None:
    """A list's number in a format; None for a format that is not known here.

    A number that the format has no sign for is decimal, as Word shows it.
    """
    spell = _FORMATS.get(number_format)
    if spell is None:
        return None
    if not 0 <= number <= _MOST:
        return str(number)
    return spell(number) or str(number)


def _signs(signs: str) -> Callable[[int], str]:
    """One sign a number, from 1."""
    return lambda number: signs[number - 1 : number] if number else ""


def _letters(first: str) -> Callable[[int], str]:
    """A … z, aa, bb … zz, aaa."""

    def spell(number: int) -> str:
        times, letter = divmod(number - 1, 26)
        repeated = 0 <= times < _MOST_LETTERS
        return chr(ord(first) + letter) * (times + 1) if repeated else ""

    return spell


def _roman(number: int) -> str:
    spelt = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        spelt += letters * times
    return spelt


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _counted(digits: str, units: str, *, names_one: bool) -> Callable[[int], str]:
    """Numbers with 十百千 named: 一百零二, or 百二 where one of a unit is not named."""

    def spell(number: int) -> str:
        spelt, places = "", str(number)
        for at, character in enumerate(places):
            digit, unit = int(character), units[len(places) - at - 1].strip()
            if digit == 0:
                gap = names_one and bool(places[at + 1 :].strip("0"))
                spelt += digits[0] if gap and not spelt.endswith(digits[0]) else ""
            elif digit == 1 and unit and not names_one:
                spelt += unit
            else:
                spelt += digits[digit] + unit
        # 十二, not 一十二; legal numerals name the one.
        is_teen = len(places) == 2 and spelt.startswith("一十")
        return (spelt[1:] if is_teen else spelt) or digits[0]

    return spell


def _chinese_counting(number: int) -> str:
    return _THOUSANDS(number) if number < 100 else _by_digit(number).replace("〇", "○")


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_THOUSANDS: Final = _counted("零一二三四五六七八九", " 十百千", names_one=True)
_LEGAL: Final = _counted("零壹贰叁肆伍陆柒捌玖", " 拾佰仟", names_one=True)
_JAPANESE: Final = _counted("〇一二三四五六七八九", " 十百千", names_one=False)
_CIRCLES: Final = _signs(
    "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260))))
    + "".join(map(chr, range(0x32B1, 0x32C0)))
)
_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "numberInDash": lambda number: f"- {number} -",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "chineseCounting": _chinese_counting,
    "taiwaneseCounting": _chinese_counting,
    "chineseCountingThousand": _THOUSANDS,
    "taiwaneseCountingThousand": _THOUSANDS,
    "japaneseCounting": _JAPANESE,
    "chineseLegalSimplified": _LEGAL,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseDigital": _by_digit,
    "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedFullstop": _signs("".join(map(chr, range(0x2488, 0x249C)))),
    "decimalEnclosedParen": _signs("".join(map(chr, range(0x2474, 0x2488)))),
    "ideographEnclosedCircle": _signs("".join(map(chr, range(0x3280, 0x328A)))),
}
