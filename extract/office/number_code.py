"""The codes of number formats, taken apart (ISO/IEC 29500-1, 18.8.31)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import Final


class Part(Enum):
    """What a stretch of a code asks for."""

    LITERAL = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    GENERAL = auto()
    TEXT = auto()
    DATE = auto()
    ELAPSED = auto()
    HALVES = auto()
    FRACTION_OF_SECOND = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One request; ``text`` is what a literal shows, and the code's letters else."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """For which numbers a section holds: ``[>=10000]``."""

    holds: Callable[[Decimal, Decimal], bool]
    bound: Decimal


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four formats that a code holds.

    ``locale`` is a Windows language identifier in hexadecimal; ``numerals`` is the
    number of Excel's ``DBNum`` (1: 一二三, 2: 壹贰叁, 3: full width), 0 for none.
    """

    tokens: tuple[Token, ...]
    condition: Condition | None = None
    locale: str = ""
    numerals: int = 0

    @property
    def is_date(self) -> bool:
        """Whether numbers are shown as days and times."""
        times = (Part.DATE, Part.ELAPSED, Part.HALVES)
        return any(token.part in times for token in self.tokens)

    def has(self, part: Part) -> bool:
        """Whether anything of that kind is asked for."""
        return any(token.part is part for token in self.tokens)


#: A backslash, or ! in Chinese and Japanese editions, shows the next character as it
#: is; _ leaves the room of the next one, * fills the cell with it.
_TOKEN: Final = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.) | _(?P<room>.) | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\] | (?P<general>General|G/通用格式)
    | (?P<halves>AM/PM|A/P|上午/下午) | (?<=[0\#?.])(?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+|e+|aaaa?(?!a)) | (?P<digit>[0\#?]) | (?P<point>\.)
    | (?P<comma>,) | (?P<percent>%) | (?P<text>@) | (?P<slash>/) | (?P<end>;)
    | (?P<unknown>[a-z]) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PARTS: Final[Mapping[str, Part]] = {
    "quoted": Part.LITERAL,
    "escaped": Part.LITERAL,
    "literal": Part.LITERAL,
    "general": Part.GENERAL,
    "halves": Part.HALVES,
    "exponent": Part.EXPONENT,
    "date": Part.DATE,
    "digit": Part.DIGIT,
    "point": Part.POINT,
    "comma": Part.COMMA,
    "percent": Part.PERCENT,
    "text": Part.TEXT,
    "slash": Part.SLASH,
}
_COLOUR: Final = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+"
    r"|黑色|蓝色|青色|绿色|洋红色?|红色|白色|黄色|颜色\d+)",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
#: Currency and language; language may be preceded by a calendar and numerals.
_LOCALE: Final = re.compile(r"\$([^-]*)(?:-(?:0*([0-9a-f]{3,4})|([^\]]*)))?", re.I)
_NUMERALS: Final = re.compile(r"DBNum([123])", re.IGNORECASE)
_HOLDS: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
#: Excel takes no longer ones.
MAX_CODE: Final = 255


class UnknownCodeError(ValueError):
    """A code asks for what this module does not know."""


@lru_cache(maxsize=1024)
def read_code(code: str) -> tuple[Section, ...]:
    """Sections of a code. Raises ``UnknownCodeError`` for what can't be followed."""
    if len(code) > MAX_CODE:
        raise UnknownCodeError(code)
    sections: list[Section] = []
    matches: list[re.Match[str]] = []
    for match in _TOKEN.finditer(code):
        if match.lastgroup == "end":
            sections.append(_section(matches))
            matches = []
        else:
            matches.append(match)
    sections.append(_section(matches))
    if len(sections) > 4:
        raise UnknownCodeError(code)
    return tuple(sections)


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    section = Section(())
    for match in matches:
        group = match.lastgroup or ""
        text = match[group]
        if group == "unknown":
            raise UnknownCodeError(text)
        if group == "room":
            tokens.append(Token(Part.LITERAL, " "))
        elif group == "bracket":
            section = _bracket(section, text, tokens)
        elif group != "fill":
            tokens.append(Token(_PARTS[group], text))
    return Section(
        tuple(_with_fractions(tokens)),
        section.condition,
        section.locale,
        section.numerals,
    )


def _bracket(section: Section, text: str, tokens: list[Token]) -> Section:
    """The section with what stands in brackets; what it shows goes to ``tokens``."""
    condition, locale, numerals = section.condition, section.locale, section.numerals
    if _ELAPSED.fullmatch(text):
        tokens.append(Token(Part.ELAPSED, text))
    elif found := _CONDITION.fullmatch(text):
        condition = Condition(_HOLDS[found[1]], Decimal(found[2]))
    elif found := _LOCALE.fullmatch(text):
        tokens.append(Token(Part.LITERAL, found[1]))
        locale = (found[2] or found[3] or "").upper()
    elif found := _NUMERALS.fullmatch(text):
        numerals = int(found[1])
    elif not _COLOUR.fullmatch(text):
        raise UnknownCodeError(text)
    return Section((), condition, locale, numerals)


def _with_fractions(tokens: list[Token]) -> list[Token]:
    """Digits after the point that follows seconds are fractions of them."""
    if not any(token.part in (Part.DATE, Part.ELAPSED) for token in tokens):
        return tokens
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if token.part is Part.POINT and last and last.text.lower() in {"s", "ss"}:
            joined.append(Token(Part.FRACTION_OF_SECOND, ""))
        elif (
            last
            and last.part is Part.FRACTION_OF_SECOND
            and token == Token(Part.DIGIT, "0")
        ):
            joined[-1] = Token(Part.FRACTION_OF_SECOND, last.text + "0")
        else:
            joined.append(token)
    return joined
