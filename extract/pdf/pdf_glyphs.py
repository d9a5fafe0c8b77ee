"""The characters of a PDF's page, by pdfium, as they are seen."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from extract.pdf.glyphs import Glyph, standing_baseline
from extract.pdf.pdf_space import Affine
from extract.pdf.radicals import IDEOGRAPHS
from extract.pdf.turned import Direction, Turned, direction_of

#: What stands for a character that the file does not name.
UNMAPPED: Final = "\ufffd"
#: What pdfium writes for the hyphen at the end of a line.
_LINE_END_HYPHEN: Final = 2
#: What it adds of its own: marks of soft hyphens.
_MADE_UP: Final = frozenset({9, 10, 13, 0xFFFE, 0xFFFF})
#: Far beyond what can be read on one page.
MAX_CHARACTERS: Final = 50_000
#: How near the same character is drawn again to look bold, in parts of its size.
_TWICE: Final = 0.12
#: What can stand on one spot and be several: pdfium parts ﬀ into two f of its box.
_SEVERAL_ON_A_SPOT: Final = frozenset({"f", UNMAPPED})


@dataclass(frozen=True, slots=True)
class Characters:
    """What a page's text layer says.

    ``glyphs`` are read across the page; ``turned`` are written in another direction.
    ``text`` is all of it as pdfium lists it, an unmapped character as
    U+FFFD; a character drawn twice on one spot is in it once.
    """

    glyphs: tuple[Glyph, ...]
    turned: tuple[Turned, ...]
    text: str
    unmapped: int


class _Set(NamedTuple):
    """A character, and the direction that it is written in."""

    glyph: Glyph
    direction: Direction


def read_characters(page: Any, to_seen: Affine, blanks: list[Glyph]) -> Characters:
    """All characters of a page; ``blanks`` are spaces that pdfium leaves out."""
    handle = pdfium.FPDFText_LoadPage(page)
    try:
        count = min(pdfium.FPDFText_CountChars(handle), MAX_CHARACTERS + 1)
        found = _once(list(_place(handle, range(count), to_seen)))
    finally:
        pdfium.FPDFText_ClosePage(handle)
    text = "".join(one.glyph.text for one in found)
    return Characters(
        glyphs=(
            *(one.glyph for one in found if one.direction is Direction.ACROSS),
            *blanks,
        ),
        turned=tuple(
            Turned(*one) for one in found if one.direction is not Direction.ACROSS
        ),
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
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    to_box, to_matrix = ctypes.byref(box), ctypes.byref(matrix)
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    settings: dict[tuple[float, ...], tuple[float, Direction]] = {}
    for at, text in _codes(handle, places):
        pdfium.FPDFText_GetLooseCharBox(handle, at, to_box)
        pdfium.FPDFText_GetCharOrigin(handle, at, to_x, to_y)
        pdfium.FPDFText_GetMatrix(handle, at, to_matrix)
        size = pdfium.FPDFText_GetFontSize(handle, at)
        key = size, matrix.a, matrix.b, matrix.c, matrix.d
        if key not in settings:
            settings[key] = _setting(*key, to_seen)
        size, direction = settings[key]
        x0 = a * box.left + c * box.bottom + e
        x1 = a * box.right + c * box.top + e
        if x0 > x1:
            x0, x1 = x1, x0
        if direction is Direction.ACROSS:
            baseline = b * x.value + d * y.value + f
        else:
            y0, y1 = b * box.left + d * box.bottom + f, b * box.right + d * box.top + f
            baseline = standing_baseline((y0 + y1) / 2, size)
        yield _Set(Glyph(text, x0, x1, baseline, size), direction)


def _setting(
    size: float, a: float, b: float, c: float, d: float, to_seen: Affine
) -> tuple[float, Direction]:
    """Type size as seen, and where text of this matrix runs."""
    height = math.hypot(*to_seen.vector(c, d))
    return size * height, direction_of(*to_seen.vector(a, b))


def _once(found: Sequence[_Set]) -> list[_Set]:
    """Characters less those drawn again on their own spot, to look bold."""
    alike: dict[str, list[int]] = {}
    for at, one in enumerate(found):
        alike.setdefault(one.glyph.text, []).append(at)
    again: set[int] = set()
    for text, places in alike.items():
        if len(places) > 1 and text not in _SEVERAL_ON_A_SPOT:
            again.update(_repeated(found, places))
    return [one for at, one in enumerate(found) if at not in again]


def _repeated(found: Sequence[_Set], places: list[int]) -> Iterator[int]:
    """Which of these, all the same character, lie on one that was drawn before."""
    order = sorted(places, key=lambda at: found[at].glyph.x0)
    for number, at in enumerate(order):
        one = found[at].glyph
        for before in reversed(order[:number]):
            other = found[before].glyph
            if one.x0 - other.x0 >= _TWICE * one.size:
                break
            if abs(one.baseline - other.baseline) < _TWICE * one.size:
                yield max(at, before)
