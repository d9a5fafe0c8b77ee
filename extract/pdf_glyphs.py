"""The characters of a PDF's page, by pdfium, as they are seen."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from extract.glyphs import Glyph
from extract.pdf_space import Affine
from extract.radicals import IDEOGRAPHS

#: What stands for a character that the file does not name.
UNMAPPED: Final = "\ufffd"
#: How far a line of text may lean and still be read across the page, in radians.
_LEAN: Final = math.radians(5)
#: What pdfium writes for the hyphen at the end of a line.
_LINE_END_HYPHEN: Final = 2
#: What it adds of its own: marks of soft hyphens.
_MADE_UP: Final = frozenset({9, 10, 13, 0xFFFE, 0xFFFF})
#: Far beyond what can be read on one page.
MAX_CHARACTERS: Final = 50_000
#: How near the same character is drawn again to look bold, in parts of its size.
_TWICE: Final = 0.12


@dataclass(frozen=True, slots=True)
class Characters:
    """What a page's text layer says.

    ``glyphs`` are read across the page; ``turned`` is what is written in another
    direction. ``text`` is all of it as pdfium lists it, an unmapped character as
    U+FFFD; a character drawn twice on one spot is in it once.
    """

    glyphs: tuple[Glyph, ...]
    turned: str
    text: str
    unmapped: int


class _Set(NamedTuple):
    """A character with how it is set: ``owner`` is the text object that draws it."""

    glyph: Glyph
    owner: int
    is_upright: bool


def read_characters(page: Any, to_seen: Affine, blanks: list[Glyph]) -> Characters:
    """All characters of a page; ``blanks`` are spaces that pdfium leaves out."""
    handle = pdfium.FPDFText_LoadPage(page)
    try:
        count = min(pdfium.FPDFText_CountChars(handle), MAX_CHARACTERS + 1)
        found = list(_once(_place(handle, range(count), to_seen)))
    finally:
        pdfium.FPDFText_ClosePage(handle)
    text = "".join(one.glyph.text for one in found)
    return Characters(
        glyphs=(*(one.glyph for one in found if one.is_upright), *blanks),
        turned="".join(one.glyph.text for one in found if not one.is_upright),
        text=text,
        unmapped=text.count(UNMAPPED),
    )


def _codes(handle: Any, places: range) -> Iterator[tuple[int, str]]:
    """Characters by their place in pdfium's list, surrogates as what they stand for.

    Left out is what pdfium makes up: ends of lines, spaces where there is a gap.
    """
    high = 0
    for at in places:
        code = pdfium.FPDFText_GetUnicode(handle, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if code <= 32 and pdfium.FPDFText_IsGenerated(handle, at):
            continue
        if pdfium.FPDFText_HasUnicodeMapError(handle, at) == 1:
            yield at, UNMAPPED
        elif code not in _MADE_UP:
            yield at, _character(code)


def _character(code: int) -> str:
    """A character as it is read: radicals as ideographs, private ones as unknown."""
    if code == _LINE_END_HYPHEN:
        return "-"
    if code < 32 or 0xD800 <= code < 0xF900:
        return UNMAPPED
    return IDEOGRAPHS.get(code) or chr(code)


def _place(handle: Any, places: range, to_seen: Affine) -> Iterator[_Set]:
    """Each character where it stands, as the page is seen."""
    a, b, c, d, e, f = to_seen
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    settings: dict[int, tuple[float, bool]] = {}
    for at, text in _codes(handle, places):
        one = pdfium.FPDFText_GetTextObject(handle, at)
        owner = ctypes.cast(one, ctypes.c_void_p).value or 0
        if owner not in settings:
            settings[owner] = _setting(handle, at, to_seen)
        size, is_upright = settings[owner]
        pdfium.FPDFText_GetLooseCharBox(handle, at, box)
        pdfium.FPDFText_GetCharOrigin(handle, at, x, y)
        left = a * box.left + c * box.bottom + e
        right = a * box.right + c * box.top + e
        baseline = b * x.value + d * y.value + f
        glyph = Glyph(text, min(left, right), max(left, right), baseline, size)
        yield _Set(glyph, owner, is_upright)


def _setting(handle: Any, at: int, to_seen: Affine) -> tuple[float, bool]:
    """Type size as seen, and whether the text runs from left to right."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, at, matrix)
    size = pdfium.FPDFText_GetFontSize(handle, at)
    height = math.hypot(*to_seen.vector(matrix.c, matrix.d))
    across, down = to_seen.vector(matrix.a, matrix.b)
    return size * height, abs(math.atan2(down, across)) < _LEAN


def _once(found: Iterator[_Set]) -> Iterator[_Set]:
    """Characters less those drawn again on their own spot, to look bold."""
    drawn: dict[tuple[str, int], list[_Set]] = {}
    for one in found:
        text, x0, _, baseline, size = one.glyph
        height = int(baseline / 2)
        near = [
            other
            for key in (height - 1, height, height + 1)
            for other in drawn.get((text, key), ())
            if other.owner != one.owner
            and abs(other.glyph.x0 - x0) < _TWICE * size
            and abs(other.glyph.baseline - baseline) < _TWICE * size
        ]
        if not near or text == UNMAPPED:
            drawn.setdefault((text, height), []).append(one)
            yield one
