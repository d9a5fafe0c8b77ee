"""PDF files written operator by operator: what a page draws is said to the point.

Programs that print are asked elsewhere; here a test says which rule stands where.
Lengths are points from the page's top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Chinese by Adobe's own character set, as printers do without a font of their own.
SONG = "Song"
#: The same characters by number, with nothing that says what they are.
NAMELESS = "Nameless"
#: A font of drawings, as browsers embed what they cannot otherwise: "0" to "9".
DRAWN = "Drawn"

_FONTS = {
    SONG: "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding"
    " /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont"
    " /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4"
    " >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor << /Type /FontDescriptor"
    " /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
    " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>",
    NAMELESS: "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Nameless /Encoding"
    " /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont"
    " /ABCDEF+Nameless /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    " /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName"
    " /ABCDEF+Nameless /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800"
    " /Descent -200 /CapHeight 800 /StemV 80 >> >>] >>",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: operators in the order they are drawn, and how it is turned."""

    operators: Sequence[str]
    width: float = 595.0
    height: float = 842.0
    rotation: int = 0
    crop: tuple[float, float, float, float] | None = None


def write(
    x: float,
    baseline: float,
    text: str,
    size: float = 10.0,
    *,
    font: str = SONG,
    mode: int = 0,
    turn: tuple[float, float, float, float] = (1, 0, 0, 1),
    height: float = 842.0,
) -> str:
    """Text from a point on; ``turn`` is its direction, ``mode`` PDF's way to paint."""
    code = text if font == DRAWN else text.encode("utf-16-be").hex()
    shown = f"({code})" if font == DRAWN else f"<{code}>"
    matrix = " ".join(f"{one:g}" for one in (*turn, x, height - baseline))
    return f"BT {mode} Tr /{font} {size:g} Tf {matrix} Tm {shown} Tj ET"


def stroke(
    x0: float, y0: float, x1: float, y1: float, width: float = 0.5, *, dash: str = ""
) -> str:
    """A line from point to point."""
    pattern = f"[{dash}] 0 d"
    return f"q {width:g} w {pattern} {x0:g} {842 - y0:g} m {x1:g} {842 - y1:g} l S Q"


def box(
    x0: float, y0: float, x1: float, y1: float, paint: str = "f", colour: str = "0 g"
) -> str:
    """A rectangle, painted by PDF's operator: ``f`` filled, ``S`` stroked."""
    return f"q {colour} {x0:g} {842 - y1:g} {x1 - x0:g} {y1 - y0:g} re {paint} Q"


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """All rules of a table whose columns and rows meet there."""
    return [stroke(xs[0], y, xs[-1], y) for y in ys] + [
        stroke(x, ys[0], x, ys[-1]) for x in xs
    ]


def write_pdf(*papers: Paper, image: tuple[int, int] | None = None) -> bytes:
    """The file. ``image`` is the size in pixels of a grey image named ``Im``."""
    fonts = {**_FONTS, DRAWN: _drawn_font(_FIRST)}
    parts = [*map(_drawing, range(10)), _stream("", _DIGITS)]
    named = enumerate(fonts, start=_FIRST + len(parts))
    names = " ".join(f"/{name} {at} 0 R" for at, name in named)
    parts += [font.encode() for font in fonts.values()]
    images = f"/XObject << /Im {_FIRST + len(parts)} 0 R >>" if image else ""
    parts += _image(image)
    resources = f"<< /Font << {names} >> {images} >>"
    first = _FIRST + len(parts)
    for at, paper in enumerate(papers):
        parts += [_page(paper, resources, first + 2 * at + 1), _content(paper)]
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(papers)))
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {len(papers)} >>"
    return _file([b"<< /Type /Catalog /Pages 2 0 R >>", tree.encode(), *parts])


#: What the codes of the drawn font mean.
_DIGITS = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /D def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <30> <39> <0030> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
#: Number of the first object after the catalogue and the tree of pages.
_FIRST = 3


def _image(size: tuple[int, int] | None) -> list[bytes]:
    if size is None:
        return []
    width, height = size
    head = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
        " /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return [_stream(head, b"\x80" * (width * height))]


def _drawn_font(first: int) -> str:
    """Digits as bars that begin at different heights: their boxes say no line."""
    names = "zero one two three four five six seven eight nine".split()
    glyphs = " ".join(f"/{name} {first + at} 0 R" for at, name in enumerate(names))
    return (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0]"
        " /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 48 /LastChar 57"
        f" /Widths [{' '.join(['500'] * 10)}] /Encoding << /Type /Encoding"
        f" /Differences [48 {' '.join('/' + name for name in names)}] >>"
        f" /Resources << >> /CharProcs << {glyphs} >> /ToUnicode {first + 10} 0 R >>"
    )


def _drawing(at: int) -> bytes:
    bottom = at * 70
    return _stream(
        "", f"500 0 50 {bottom} 450 {bottom + 90} d1 50 {bottom} 400 90 re f".encode()
    )


def _page(paper: Paper, resources: str, content: int) -> bytes:
    crop = ""
    if paper.crop:
        crop = f"/CropBox [{' '.join(f'{edge:g}' for edge in paper.crop)}]"
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {paper.width:g} {paper.height:g}]"
        f" {crop} /Rotate {paper.rotation} /Resources {resources}"
        f" /Contents {content} 0 R >>"
    ).encode()


def _content(paper: Paper) -> bytes:
    return _stream("", "\n".join(paper.operators).encode())


def _stream(head: str, data: bytes) -> bytes:
    opening = f"<< {head} /Length {len(data)} >>\nstream\n".encode()
    return opening + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    """Objects by their numbers from 1, and where each of them begins."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    start = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    out += (
        f"xref\n0 {count}\n0000000000 65535 f \n{rows}trailer\n<< /Size {count}"
        f" /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ).encode()
    return bytes(out)
