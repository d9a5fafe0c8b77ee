"""Characters that Word documents spell as a place in a font of symbols."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

#: Fonts of symbols take their characters from here on, as do some documents that
#: spell the character itself.
_PRIVATE: Final = 0xF000
#: What ledgers and lists use, by font and the character's number in it, as the
#: fonts' own tables have them.
_WINGDINGS: Final[Mapping[int, str]] = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢",
    0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Final[Mapping[int, str]] = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●",
    0xA2: "■", 0xA3: "□", 0xA4: "□",
}  # fmt: skip
_SYMBOL: Final[Mapping[int, str]] = {
    **{number: chr(number) for number in (*range(0x30, 0x3C), 0x25, 0x28, 0x29)},
    0x2B: "+", 0x2E: ".", 0x3D: "=", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→",
}  # fmt: skip
_FONTS: Final[Mapping[str, Mapping[int, str]]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL,
}


def symbol(font: str, number: str) -> str:
    """The character at a hexadecimal number of a font; U+FFFD where it isn't known."""
    try:
        code = int(number, 16)
    except ValueError:
        return "\ufffd"
    known = _FONTS.get(font.strip().lower(), {})
    if code >= _PRIVATE or code in known:
        return known.get(code % _PRIVATE, "\ufffd")
    return chr(code) if 0x20 <= code < 0xD800 else "\ufffd"


def as_shown(text: str, font: str) -> str:
    """Text with characters of symbol fonts as what they look like."""
    return "".join(
        symbol(font, f"{ord(character):x}")
        if _PRIVATE <= ord(character) < _PRIVATE + 0x100
        else character
        for character in text
    )
