"""What of a line could not be parted: how much room the line before must have lacked.

The rules are those of Unicode's line breaking (UAX 14), which browsers follow and
LibreOffice follows its own way. So there are two measures: where a program parts a
text that keeps to the rules of Chinese type, and what any of them keeps whole.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final
from unicodedata import category, east_asian_width

#: Marks that no text begins with, all that may not begin a line, and those that may
#: not end one.
CLOSING: Final = frozenset("，。、；：！？）》〉”’」』】〕］｝〗％‰℃")
NOT_FIRST: Final = CLOSING | frozenset("…—～·∶,.;:!?)]}%°")
NOT_LAST: Final = frozenset("（《〈“‘「『【〔［｛〖([{￥¥$＄")
#: Marks that some programs keep with what stands on either side.
QUOTES: Final = frozenset("“”‘’\"'")
SIGNS: Final = frozenset("+-/#&@~＋－／")


def is_wide(character: str) -> bool:
    """Whether a character fills a square of type."""
    return east_asian_width(character) in "WF"


def plain_piece(text: str) -> int:
    """Characters of a line's first piece by the rules of Chinese type.

    Marks keep to their places, Latin words and numbers stay whole.
    """
    return _piece(text, _is_plain_joint)


def longest_piece(text: str) -> int:
    """Characters of a line's first piece where a program parts the least.

    LibreOffice keeps 44.8%、25.5%、16% whole, and 到“应.
    """
    return _piece(text, _is_any_joint)


def _piece(text: str, is_joint: Callable[[str, str], bool]) -> int:
    for at, (first, second) in enumerate(pairwise(text), start=1):
        if not is_joint(first, second):
            return at
    return len(text)


def _is_plain_joint(first: str, second: str) -> bool:
    return (
        second in NOT_FIRST
        or first in NOT_LAST
        or first.isspace()
        or (is_word(first) and is_word(second))
    )


def _is_any_joint(first: str, second: str) -> bool:
    return (
        _is_plain_joint(first, second)
        or first in QUOTES
        or second in QUOTES
        or first in SIGNS
        or second in SIGNS
        or (first in NOT_FIRST and is_word(second))
        or (is_word(first) and second in NOT_LAST)
    )


def is_word(character: str) -> bool:
    """Part of a Latin word or number, with its marks; ① is such."""
    if character.isascii():
        return not character.isspace()
    return category(character) == "No"
