"""PDF files and compound files put together byte by byte."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tests.documents.bad.made import PROSE, ROWS

#: Objects 1 and 2 are the catalog and the page tree, 3 and 4 the font.
_FONT: Final = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[4 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4"
    b"/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
    b"/CapHeight 880/StemV 93>>>>",
)
_WIDTHS: Final = (40, 160, 100, 160, 60)
_LEFT, _TOP, _STEP = 40, 720, 30


def drawn() -> bytes:
    """The bulletin on one page: two lines of prose and a ruled table."""
    parts = [_shown(line, _LEFT, _TOP + 60 - 20 * at) for at, line in enumerate(PROSE)]
    edges = [_LEFT + sum(_WIDTHS[:at]) for at in range(len(_WIDTHS) + 1)]
    bottom = _TOP - _STEP * len(ROWS)
    for at in range(len(ROWS) + 1):
        y = _TOP - _STEP * at
        parts.append(f"{edges[0]} {y} m {edges[-1]} {y} l S")
    parts += [f"{x} {_TOP} m {x} {bottom} l S" for x in edges]
    for at, row in enumerate(ROWS):
        y = _TOP - _STEP * at - 20
        parts += [
            _shown(cell, x + 4, y) for cell, x in zip(row, edges[:-1], strict=True)
        ]
    return "\n".join(parts).encode()


def _shown(words: str, x: float, y: float) -> str:
    return f"BT /F 10 Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET"


def stream(data: bytes, more: str = "", length: int | None = None) -> bytes:
    """A stream object's body; ``more`` goes into its dictionary."""
    said = len(data) if length is None else length
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (said, more.encode(), data)


def pdf(
    content: bytes | None = None,
    *,
    page: str = "",
    box: str = "0 0 595 842",
    pages: int = 1,
    catalog: str = "",
    objects: Mapping[int, bytes] | None = None,
    trailer: str = "",
) -> bytes:
    """A PDF of the bulletin, or of another content stream's object body.

    The page is object 5, its content 6; ``objects`` come on top of these.
    """
    kids = " ".join(["5 0 R"] * pages)
    numbered = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        3: _FONT[0],
        4: _FONT[1],
        5: (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents 6 0 R{page}>>"
        ).encode(),
        6: stream(drawn()) if content is None else content,
    }
    return assembled(numbered | dict(objects or {}), trailer)


def assembled(objects: Mapping[int, bytes], trailer: str = "") -> bytes:
    """Objects by number with a table of where they are."""
    parts, size, places = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], 15, dict[int, int]()
    for number, body in sorted(objects.items()):
        places[number] = size
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        size += len(parts[-1])
    last = max(objects)
    lines = ["0000000000 65535 f "]
    for number in range(1, last + 1):
        at = places.get(number)
        lines.append("0000000000 00000 f " if at is None else f"{at:010} 00000 n ")
    table = "\n".join(lines)
    parts.append(
        f"xref\n0 {last + 1}\n{table}\ntrailer\n<</Size {last + 1}/Root 1 0 R{trailer}>>\n"
        f"startxref\n{size}\n%%EOF\n".encode()
    )
    return b"".join(parts)


_SECTOR: Final = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (MS-CFB) of a few streams, as old Office files are."""
    padded = [_padded(data, 4096) for data in streams.values()]
    directory = _directory(list(streams), [len(data) for data in padded])
    chains = [len(data) // _SECTOR for data in (directory, *padded)]
    fat = _fat(chains)
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, len(fat) // _SECTOR, len(fat) // _SECTOR, 0, 4096,
        _END, 0, _END, 0,
    )  # fmt: skip
    listed = range(len(fat) // _SECTOR)
    head += struct.pack("<109I", *listed, *[_FREE] * (109 - len(listed)))
    return b"".join([head, fat, directory, *padded])


def _fat(chains: Sequence[int]) -> bytes:
    """The allocation table, of sectors of its own first, then a chain a stream."""
    own = -(-(sum(chains) + 1) // (_SECTOR // 4 - 1))
    entries = [_FAT] * own
    for length in chains:
        at = len(entries)
        entries += [*range(at + 1, at + length), _END]
    return _padded(
        b"".join(struct.pack("<I", one) for one in entries), _SECTOR, b"\xff"
    )


def _directory(names: Sequence[str], sizes: Sequence[int]) -> bytes:
    own = -(-(sum(sizes) // _SECTOR + 1 + len(names)) // (_SECTOR // 4 - 1))
    entries = [_entry("Root Entry", 5, _END, 0, 1 if names else _FREE, _FREE)]
    count = len(names) + 1
    at = own + -(-count // 4)
    for number, (name, size) in enumerate(zip(names, sizes, strict=True), 1):
        right = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, at, size, _FREE, right))
        at += size // _SECTOR
    entries += [_entry("", 0, 0, 0, _FREE, _FREE)] * (-count % 4)
    return b"".join(entries)


def _entry(
    name: str, kind: int, start: int, size: int, child: int, right: int
) -> bytes:
    spelled = name.encode("utf-16-le") + b"\x00\x00" if name else b""
    return struct.pack(
        "<64sHBBIII16x4x8x8xIQ",
        spelled, len(spelled), kind, 1, _FREE, right, child, start, size,
    )  # fmt: skip


def _padded(data: bytes, to: int, mark: bytes = b"\x00") -> bytes:
    return data + mark * (-len(data) % to or (0 if data else to))


def joined(pieces: Iterable[bytes]) -> bytes:
    """Pieces one after the other, a line each."""
    return b"\n".join(pieces)
