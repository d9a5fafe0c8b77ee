"""What a PDF's page draws besides characters: rules, images, blank text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

from extract.pdf.pdf_space import Affine
from extract.pdf.rules import Rule, rules_of_path

#: Far beyond any page of a bulletin, a map included.
MAX_OBJECTS: Final = 50_000
#: Forms in forms in forms.
MAX_DEPTH: Final = 12
#: Text drawn neither filled nor stroked: what OCR lays over a scan.
_INVISIBLE: Final = frozenset(
    {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
)


@dataclass(slots=True)
class Drawing:
    """What stands on a page besides its characters, as it is collected.

    ``blanks`` are points where text without a glyph begins: spaces that stand alone.
    ``image_area`` is the largest image's, in square points. ``is_complete`` is False
    where the page has more objects than are looked at.
    """

    rules: list[Rule] = field(default_factory=list)
    blanks: list[tuple[float, float]] = field(default_factory=list)
    image_area: float = 0.0
    has_invisible_text: bool = False
    paths: int = 0
    objects: int = 0
    is_complete: bool = True


class _Buffers:
    """What pdfium's functions write to, made once: a page has a thousand objects."""

    def __init__(self) -> None:
        self.matrix = pdfium.FS_MATRIX()
        self.left, self.bottom, self.right, self.top = (
            ctypes.c_float() for _ in range(4)
        )
        edges = self.left, self.bottom, self.right, self.top
        self.bounds = tuple(ctypes.byref(edge) for edge in edges)


def draw(page: Any, to_seen: Affine) -> Drawing:
    """The page's objects, those in its forms included."""
    drawing = Drawing()
    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, at) for at in range(count))
    _walk(objects, to_seen, drawing, _Buffers(), 0)
    return drawing


def _walk(
    objects: Iterator[Any],
    space: Affine,
    drawing: Drawing,
    buffers: _Buffers,
    depth: int,
) -> None:
    for one in objects:
        drawing.objects += 1
        if drawing.objects > MAX_OBJECTS:
            drawing.is_complete = False
            return
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _text(one, space, drawing, buffers)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            drawing.paths += 1
            drawing.rules.extend(_rules(one, space, buffers.matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            area = _area(_matrix(one, buffers.matrix).then(space))
            drawing.image_area = max(drawing.image_area, area)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            count = pdfium.FPDFFormObj_CountObjects(one)
            inner = _matrix(one, buffers.matrix).then(space)
            parts = (pdfium.FPDFFormObj_GetObject(one, at) for at in range(count))
            _walk(parts, inner, drawing, buffers, depth + 1)


def _matrix(one: Any, matrix: Any) -> Affine:
    pdfium.FPDFPageObj_GetMatrix(one, matrix)
    return Affine(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _area(space: Affine) -> float:
    """An image is the unit square under its matrix."""
    return abs(space.a * space.d - space.b * space.c)


def _text(one: Any, space: Affine, drawing: Drawing, buffers: _Buffers) -> None:
    """Note text that cannot be seen.

    pdfium leaves text objects without a glyph out of a page's characters: where a
    program sets a space by itself, only the object says so.
    """
    if pdfium.FPDFTextObj_GetTextRenderMode(one) in _INVISIBLE:
        drawing.has_invisible_text = True
    pdfium.FPDFPageObj_GetBounds(one, *buffers.bounds)
    if buffers.right.value - buffers.left.value < 0.01:
        origin = _matrix(one, buffers.matrix)
        drawing.blanks.append(space.point(origin.e, origin.f))


def _rules(one: Any, space: Affine, matrix: Any) -> Iterator[Rule]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(one, fill, stroke)
    if not fill.value and not stroke.value:
        return
    placed = _matrix(one, matrix).then(space)
    for points, is_curved in _subpaths(one, placed):
        if not is_curved:
            yield from rules_of_path(points, bool(stroke.value))


def _subpaths(
    one: Any, placed: Affine
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Every stretch of a path that is drawn in one go, and whether it has a curve."""
    points: list[tuple[float, float]] = []
    is_curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(one)):
        segment = pdfium.FPDFPath_GetPathSegment(one, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, is_curved
            points, is_curved = [], False
        is_curved |= kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(placed.point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, is_curved
