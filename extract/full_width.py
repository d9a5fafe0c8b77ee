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
HAN: Final = re.compile(r"[\u2e80-\u2fdf\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60“”]")


def as_chinese(text: str) -> str:
    """The text with full-width punctuation, character for character.

    A mark is Chinese beside a Chinese character or mark, on either side, white space
    aside; a pair of brackets is, where one of the two is or what it holds.
    """
    return _brackets(_marks(text))


def _marks(text: str) -> str:
    characters = list(text)
    for at, character in enumerate(characters):
        if character in FULL_WIDTH and _is_beside_han(characters, at):
            characters[at] = FULL_WIDTH[character]
    return "".join(characters)


def _is_beside_han(characters: list[str], at: int) -> bool:
    before = next((one for one in reversed(characters[:at]) if not one.isspace()), "")
    behind = next((one for one in characters[at + 1 :] if not one.isspace()), "")
    return bool(HAN.match(before) or HAN.match(behind))


def _brackets(text: str) -> str:
    characters = list(text)
    opened: list[int] = []
    for at, character in enumerate(characters):
        if character in OPENING:
            opened.append(at)
        elif character in BRACKETS and opened:
            start = opened.pop()
            inside = HAN.search(text, start, at + 1) is not None
            beside = _is_beside_han(characters, start) or _is_beside_han(characters, at)
            if inside or beside:
                characters[start] = OPENING[characters[start]]
                characters[at] = CLOSING[characters[start]]
        elif character == ")" and _is_beside_han(characters, at):
            characters[at] = "）"
    for at in opened:
        if characters[at] == "(" and _is_beside_han(characters, at):
            characters[at] = "（"
    return "".join(characters)
