"""Numbers as a spreadsheet shows them, by the code of their number format.

Excel keeps fifteen significant digits and rounds halves away from zero; the code's
grammar is that of ISO/IEC 29500-1, 18.8.31.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

from extract.office.built_in_formats import LONG_DATE, LONG_TIME
from extract.office.date_format import show_moment
from extract.office.number_code import Part, Section, Token, UnknownCodeError, read_code

_SIGNIFICANT: Final = 15
#: Room for 1E+308 to be written out.
_EXACT: Final = Context(prec=400, rounding=ROUND_HALF_UP)
_FIFTEEN: Final = Context(prec=_SIGNIFICANT, rounding=ROUND_HALF_UP)
#: Characters that General takes, the sign aside.
_GENERAL_WIDTH: Final = 11
_GENERAL_DIGITS: Final = 6
#: Formats that follow the machine's settings, whatever their code says.
_OF_THE_MACHINE: Final = {
    "F800": LONG_DATE,
    "X-SYSDATE": LONG_DATE,
    "F400": LONG_TIME,
    "X-SYSTIME": LONG_TIME,
}


def show_number(value: Decimal, code: str, *, from_1904: bool = False) -> str:
    """A finite number as its cell shows it in a column that is wide enough.

    Raises ``UnknownCodeError`` where that can't be told.

    >>> show_number(Decimal("0.1256"), "0.0%"), show_number(Decimal(45143), "m月d日")
    ('12.6%', '8月5日')
    """
    with localcontext(_EXACT):
        value = _FIFTEEN.create_decimal(value)
        section, shown = _choose(value, read_code(code))
        if section.locale in _OF_THE_MACHINE:
            section = read_code(_OF_THE_MACHINE[section.locale])[0]
        if section.is_date:
            return show_moment(value, section, from_1904=from_1904).strip()
        sign = "-" if shown < 0 else ""
        return (sign + _number(abs(shown), section)).strip()


def show_text(text: str, code: str) -> str:
    """A text as its cell shows it: ``"第"@"号"`` puts words around it.

    Raises ``UnknownCodeError`` as ``show_number`` does.

    >>> show_text("3", '"第"@"号"'), show_text("正常", "0.00")
    ('第3号', '正常')
    """
    sections = read_code(code)
    section = sections[-1]
    if len(sections) < 4 and not section.has(Part.TEXT):
        return text
    shown = {Part.TEXT: text}
    return "".join(shown.get(token.part, token.text) for token in section.tokens)


def _choose(value: Decimal, sections: Sequence[Section]) -> tuple[Section, Decimal]:
    """The section for a number, and the number with the sign that is left to show."""
    numbers = [
        section
        for at, section in enumerate(sections)
        if at < 3 and (at == 0 or not section.has(Part.TEXT))
    ]
    if any(section.condition for section in numbers):
        return _by_condition(value, numbers)
    if value < 0 and len(numbers) > 1:
        return numbers[1], abs(value)
    if value == 0 and len(numbers) > 2:
        return numbers[2], value
    if numbers[0].has(Part.TEXT):
        return replace(numbers[0], tokens=_as_general(numbers[0].tokens)), value
    return numbers[0], value


def _as_general(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A number in a cell of text is shown as General, within the words around it."""
    return tuple(
        Token(Part.GENERAL, token.text) if token.part is Part.TEXT else token
        for token in tokens
    )


def _by_condition(
    value: Decimal, sections: Sequence[Section]
) -> tuple[Section, Decimal]:
    for at, section in enumerate(sections):
        condition = section.condition
        if condition is None:
            # [>=100]0;0.0 leaves the rest to the last; a middle one has the negative.
            if at == len(sections) - 1 or value < 0:
                return section, value
        elif condition.holds(value, condition.bound):
            only_negative = condition.bound <= 0 and not condition.holds(
                Decimal(1), condition.bound
            )
            return section, abs(value) if only_negative else value
    raise UnknownCodeError(str(value))


def _number(value: Decimal, section: Section) -> str:
    if section.numerals:
        raise UnknownCodeError(f"DBNum{section.numerals}")
    tokens = section.tokens
    if section.has(Part.GENERAL):
        scale = sum(token.part is Part.PERCENT for token in tokens)
        general = show_general(value.scaleb(2 * scale))
        return "".join(
            general if token.part is Part.GENERAL else token.text for token in tokens
        )
    digits = [at for at, token in enumerate(tokens) if token.part is Part.DIGIT]
    if not digits:
        return "".join(token.text for token in tokens)
    if section.has(Part.SLASH) and not _is_beside(tokens, digits):
        raise UnknownCodeError("/")
    return _figures(value, tokens, digits)


def _is_beside(tokens: Sequence[Token], digits: Sequence[int]) -> bool:
    """Whether slashes stand outside the digits: 0/月 is no fraction."""
    slashes = [at for at, token in enumerate(tokens) if token.part is Part.SLASH]
    return all(at < digits[0] or at > digits[-1] for at in slashes)


def _figures(value: Decimal, tokens: Sequence[Token], digits: Sequence[int]) -> str:
    """A number in the places that a code has for its digits."""
    parts = [token.part for token in tokens]
    power = parts.index(Part.EXPONENT) if Part.EXPONENT in parts else len(tokens)
    point = parts.index(Part.POINT) if Part.POINT in parts[:power] else power
    whole = [at for at in digits if at < point]
    decimals = [at for at in digits if point < at < power]
    last = max((at for at in digits if at < power), default=-1)
    commas = [at for at, part in enumerate(parts) if part is Part.COMMA]
    # A comma behind the last digit, or right before the point, is a thousandth.
    scaling = sum(
        at > last or (bool(whole) and whole[-1] < at < point) for at in commas
    )
    groups = any(whole and whole[0] < at < whole[-1] for at in commas)
    value = value.scaleb(2 * parts.count(Part.PERCENT) - 3 * scaling)
    exponent = 0
    if power < len(tokens):
        value, exponent = _mantissa(value, len(whole), len(decimals))
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    integer, _, fraction = f"{rounded:f}".partition(".")
    shown = _right_to_left(integer.lstrip("0"), tokens, whole, groups)
    shown |= _left_to_right(fraction, tokens, decimals)
    if power < len(tokens):
        shown |= _exponent(exponent, tokens, [at for at in digits if at > power], power)
    return "".join(
        shown.get(at, "" if token.part is Part.COMMA else token.text)
        for at, token in enumerate(tokens)
    )


def _mantissa(value: Decimal, whole: int, decimals: int) -> tuple[Decimal, int]:
    """Number and power of ten; the power is a multiple of the places before the point."""
    if not value:
        return value, 0
    step = max(whole, 1)
    exponent = value.adjusted() // step * step if step > 1 else value.adjusted()
    rounded = value.scaleb(-exponent).quantize(Decimal(1).scaleb(-decimals))
    if rounded >= Decimal(10) ** step:
        exponent += step
    return value.scaleb(-exponent), exponent


def _right_to_left(
    digits: str, tokens: Sequence[Token], places: Sequence[int], groups: bool
) -> dict[int, str]:
    """Digits before the point; the first place has all that are left."""
    shown: dict[int, str] = {}
    count = 0
    for number, at in enumerate(reversed(places)):
        is_first = number == len(places) - 1
        taken = digits if is_first else digits[-1:]
        digits = digits[: len(digits) - len(taken)]
        taken = taken or {"0": "0", "?": " "}.get(tokens[at].text, "")
        text = ""
        for digit in reversed(taken):
            comma = "," if groups and count and count % 3 == 0 and digit != " " else ""
            text = digit + comma + text
            count += 1
        shown[at] = text
    return shown


def _left_to_right(
    digits: str, tokens: Sequence[Token], places: Sequence[int]
) -> dict[int, str]:
    """Digits after the point; zeros at the end are left out where # stands."""
    significant = len(digits.rstrip("0"))
    blank = {"0": "0", "?": " ", "#": ""}
    return {
        at: digits[number] if number < significant else blank[tokens[at].text]
        for number, at in enumerate(places)
    }


def _exponent(
    exponent: int, tokens: Sequence[Token], places: Sequence[int], power: int
) -> dict[int, str]:
    always = tokens[power].text[1] == "+"
    sign = "-" if exponent < 0 else "+" if always else ""
    shown = _right_to_left(str(abs(exponent)).lstrip("0"), tokens, places, False)
    return {**shown, power: f"E{sign}"}


def show_general(value: Decimal) -> str:
    """A number that is not negative as General shows it, in eleven characters.

    >>> [show_general(Decimal(n)) for n in ("18.60", "123456789012", "0.00001234567")]
    ['18.6', '1.23457E+11', '1.23457E-05']
    """
    whole = max(value.adjusted() + 1, 1)
    places = max(_GENERAL_WIDTH - 1 - whole, 0)
    fixed = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    is_small = value < Decimal("1E-4") and fixed != value
    if fixed >= Decimal(10) ** _GENERAL_WIDTH or is_small:
        return _scientific(value)
    text = f"{fixed:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scientific(value: Decimal) -> str:
    mantissa, exponent = _mantissa(value, 1, _GENERAL_DIGITS - 1)
    rounded = mantissa.quantize(Decimal(1).scaleb(1 - _GENERAL_DIGITS), ROUND_HALF_UP)
    shown = f"{rounded:f}".rstrip("0").rstrip(".")
    return f"{shown}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
