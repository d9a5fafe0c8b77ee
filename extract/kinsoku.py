"""What of a line could not be parted: how much room the line before must have lacked.

The rules are those of Unicode's line breaking (UAX 14) on which offices' programs
agree: closing marks may not begin a line, opening marks may not end one, and a word
or number of Latin characters stays whole.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from extract.page import Line

#: Marks that may not begin a line, and marks that may not end one.
NOT_FIRST: Final = frozenset("，。、；：！？）》〉”’」』】〕］｝〗…—～·,.;:!?)]}%％‰℃°")
NOT_LAST: Final = frozenset("（《〈“‘「『【〔［｛〖([{￥¥$＄")


def is_wide(character: str) -> bool:
    """Whether a character fills a square of type."""
    return unicodedata.east_asian_width(character) in "WF"


def least_advance(line: Line) -> float:
    """Points that the line's first piece takes where a program parts even words."""
    return _width(line, _after_opening(line.text) + 1)


def most_advance(line: Line) -> float:
    """Points that the line's first piece takes where words and numbers stay whole."""
    text = line.text
    at = _after_opening(text)
    word = at
    while at < len(text) and is_word(text[at]):
        at += 1
    at = max(at, word + 1)
    while at < len(text) and text[at] in NOT_FIRST:
        at += 1
    return _width(line, at)


def is_word(character: str) -> bool:
    """Part of a Latin word or number, with the marks that are written inside one."""
    return (character.isascii() and not character.isspace()) or character in "％‰℃°"


def _after_opening(text: str) -> int:
    at = 0
    while at < len(text) and (text[at].isspace() or text[at] in NOT_LAST):
        at += 1
    return at


def _width(line: Line, count: int) -> float:
    edges = line.strip.edges
    return edges[min(count, len(line.text))] - edges[0]
