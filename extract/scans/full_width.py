"""Punctuation as Chinese writes it, where a recognition gives the Western form.

The two differ on paper by a blank that engines don't look at.
"""

from __future__ import annotations

import re
from typing import Final

#: What stands beside Chinese characters and has a full-width form there. Full stops
#: are not in it: engines tell 。 by its shape, and a point is in numbers.
FULL_WIDTH: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
#: Brackets go by pairs: how one opens is how it closes.
OPENING: Final = {"(": "（", "[": "［", "（": "（", "〔": "〔", "【": "【", "［": "［"}
CLOSING: Final = {"（": "）", "〔": "〕", "【": "】", "［": "］"}
BRACKETS: Final = frozenset("()[]（）〔〕【】［］")
HAN: Final = re.compile(
    r"[\u2e80-\u2fdf\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60“”]"
)


def as_chinese(text: str) -> str:
    """The text with full-width punctuation, character for character.

    A pair of brackets is Chinese where it holds Chinese or stands beside it. Other
    marks are in any line of Chinese, but for those between Western letters or digits.
    """
    if not HAN.search(text):
        return text
    return _marks(_brackets(text))


def _marks(text: str) -> str:
    characters = list(text)
    for at, character in enumerate(characters):
        if character in FULL_WIDTH:
            around = _neighbours(text, at)
            if not all(one.isascii() and one.isalnum() for one in around):
                characters[at] = FULL_WIDTH[character]
    return "".join(characters)


def _neighbours(text: str, at: int) -> tuple[str, str]:
    """The characters before and behind, white space aside; empty at the ends."""
    return text[:at].rstrip()[-1:], text[at + 1 :].lstrip()[:1]


def _is_beside_han(text: str, at: int) -> bool:
    return any(HAN.match(one) for one in _neighbours(text, at))


def _brackets(text: str) -> str:
    characters = list(text)
    opened: list[int] = []
    for at, character in enumerate(characters):
        if character in OPENING:
            opened.append(at)
        elif character in BRACKETS and opened:
            start = opened.pop()
            inside = HAN.search(text, start, at + 1) is not None
            beside = _is_beside_han(text, start) or _is_beside_han(text, at)
            if inside or beside:
                characters[start] = OPENING[characters[start]]
                characters[at] = CLOSING[characters[start]]
        elif character == ")" and _is_beside_han(text, at):
            characters[at] = "）"
    for at in opened:
        if characters[at] == "(" and _is_beside_han(text, at):
            characters[at] = "（"
    return "".join(characters)
