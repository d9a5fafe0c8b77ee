"""Days and times as a number format shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from extract.office.number_code import Part, Section, Token, UnknownCodeError

#: 9999-12-31, the last day that Excel knows.
_LAST_DAY: Final = 2_958_465
#: Days from 1900-01-00 to the first day of a file in the 1904 date system.
_1904: Final = 1_462
_DAY_OF_WEEK: Final = "一二三四五六日"
_ENGLISH_DAYS: Final = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_ENGLISH_MONTHS: Final = (
    "January February March April May June July August September October November "
    "December"
).split()
#: PRC, Singapore, Taiwan, Hong Kong, Macao; names are the same in all.
_CHINESE: Final = frozenset({"804", "0804", "1004", "404", "0404", "C04", "1404"})
_ENGLISH: Final = frozenset({"", "409", "0409", "809", "0809"})
_DIGITS: Final = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Moment:
    """A serial number taken apart; ``elapsed`` are all its seconds."""

    year: int
    month: int
    day: int
    weekday: int
    elapsed: Decimal

    @property
    def seconds(self) -> int:
        """Whole seconds since midnight."""
        return int(self.elapsed) % 86_400


def show_moment(serial: Decimal, section: Section, *, from_1904: bool) -> str:
    """A serial number of days as shown.

    Raises ``UnknownCodeError`` for numbers that are no days (Excel shows ####) and for
    names of days and months in languages other than Chinese and English.
    """
    tokens = _with_minutes(section.tokens)
    moment = _moment(serial, _fraction_digits(tokens), from_1904)
    halves = any(token.part is Part.HALVES for token in tokens)
    shown = []
    for token in tokens:
        match token.part:
            case Part.DATE:
                shown.append(_unit(token.text, moment, section, halves))
            case Part.ELAPSED:
                shown.append(_elapsed(token.text, moment))
            case Part.HALVES:
                shown.append(_half(token.text, moment, section))
            case Part.FRACTION_OF_SECOND:
                shown.append(_fraction(len(token.text), moment))
            case Part.POINT | Part.COMMA | Part.SLASH | Part.LITERAL:
                shown.append(token.text)
            case Part.TEXT:
                pass
            case _:
                raise UnknownCodeError(token.text)
    return "".join(shown)


def _with_minutes(tokens: Sequence[Token]) -> list[Token]:
    """Tokens in lower case; m after hours or before seconds becomes n, minutes."""
    units = [
        Token(token.part, token.text.lower())
        if token.part in (Part.DATE, Part.ELAPSED)
        else token
        for token in tokens
    ]
    times = [
        at for at, unit in enumerate(units) if unit.part in (Part.DATE, Part.ELAPSED)
    ]
    for place, at in enumerate(times):
        before = units[times[place - 1]].text[0] if place else ""
        after = units[times[place + 1]].text[0] if place + 1 < len(times) else ""
        unit = units[at]
        is_minute = before == "h" or after == "s"
        if unit.part is Part.DATE and unit.text in {"m", "mm"} and is_minute:
            units[at] = Token(Part.DATE, unit.text.replace("m", "n"))
    return units


def _fraction_digits(tokens: Sequence[Token]) -> int:
    found = (len(t.text) for t in tokens if t.part is Part.FRACTION_OF_SECOND)
    return max(found, default=0)


def _moment(serial: Decimal, fraction: int, from_1904: bool) -> _Moment:
    """Day and time, seconds rounded to what is shown of them."""
    if serial < 0:
        raise UnknownCodeError(str(serial))
    exact = serial * 86_400
    elapsed = exact.quantize(Decimal(1).scaleb(-fraction), ROUND_HALF_UP)
    number = int(elapsed // 86_400) + (_1904 if from_1904 else 0)
    if number > _LAST_DAY:
        raise UnknownCodeError(str(serial))
    if number in (0, 60):
        # 1900-01-00 and 1900-02-29 are days in Excel alone.
        month, day = (1, 0) if number == 0 else (2, 29)
        return _Moment(1900, month, day, (number + 5) % 7, elapsed)
    on = date(1899, 12, 31 if number < 60 else 30) + timedelta(days=number)
    # Before that February 29th Excel's weekdays are a day off too.
    return _Moment(on.year, on.month, on.day, (number + 5) % 7, elapsed)


def _unit(letters: str, moment: _Moment, section: Section, halves: bool) -> str:
    length = len(letters)
    match letters[0]:
        case "y" | "e":
            if letters[0] == "y" and length <= 2:
                return _numeral(moment.year % 100, 2, section, by_digit=True)
            return _numeral(moment.year, 4, section, by_digit=True)
        case "m" if length > 2:
            return _month_name(moment.month, length, section)
        case "m":
            return _numeral(moment.month, length, section)
        case "d" if length > 2:
            return _day_name(moment.weekday, length, section)
        case "d":
            return _numeral(moment.day, length, section)
        case "a":
            return ("", "星期")[length - 3] + _DAY_OF_WEEK[moment.weekday]
        case "h":
            hour = moment.seconds // 3600
            return _numeral((hour + 11) % 12 + 1 if halves else hour, length, section)
        case "n":
            return _numeral(moment.seconds // 60 % 60, length, section)
        case _:
            return _numeral(moment.seconds % 60, length, section)


def _numeral(
    number: int, length: int, section: Section, *, by_digit: bool = False
) -> str:
    """At least ``length`` digits (two are the most but for years), or in Chinese."""
    if section.numerals > 1:
        raise UnknownCodeError(f"DBNum{section.numerals}")
    plain = f"{number:0{length if by_digit else min(length, 2)}d}"
    if not section.numerals:
        return plain
    if by_digit:
        return "".join(_DIGITS[int(digit)] for digit in plain)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def _month_name(month: int, length: int, section: Section) -> str:
    if section.locale in _CHINESE:
        if length == 3:
            return f"{month}月"
        return f"{_numeral(month, 1, Section((), numerals=1))}月"
    _require_english(section)
    name = _ENGLISH_MONTHS[month - 1]
    return {3: name[:3], 5: name[0]}.get(length, name)


def _day_name(weekday: int, length: int, section: Section) -> str:
    if section.locale in _CHINESE:
        return ("周" if length == 3 else "星期") + _DAY_OF_WEEK[weekday]
    _require_english(section)
    name = _ENGLISH_DAYS[weekday]
    return name[:3] if length == 3 else name


def _require_english(section: Section) -> None:
    if section.locale not in _ENGLISH:
        raise UnknownCodeError(section.locale)


def _half(letters: str, moment: _Moment, section: Section) -> str:
    is_afternoon = moment.seconds >= 43_200
    if letters.isascii() and section.locale in _CHINESE:
        letters = "上午/下午"
    return letters.split("/")[is_afternoon]


def _elapsed(letters: str, moment: _Moment) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}[letters[0]]
    return f"{int(moment.elapsed) // unit:0{len(letters)}d}"


def _fraction(digits: int, moment: _Moment) -> str:
    if not digits:
        return "."
    part = (moment.elapsed % 1).quantize(Decimal(1).scaleb(-digits), ROUND_DOWN)
    return f"{part:f}"[1:]
