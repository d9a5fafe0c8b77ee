"""Good files that were cut off, in which bits were turned, or that are something else."""

from __future__ import annotations

import base64
import gzip
import random
import struct
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from tests.documents.bad.corpus import EITHER, READ, REFUSED, BadFile, of_kind
from tests.documents.bad.made import docx, html, png, sheet, text, word_body, xlsx
from tests.documents.bad.made_pdf import compound, pdf


def _legacy() -> bytes:
    return compound({"WordDocument": b"\xec\xa5\xc1\x00" + b"\x00" * 5000})


def _jpeg() -> bytes:
    """The head of a JPEG of 8 by 8 pixels; no reader gets further."""
    frame = struct.pack(">HBHHB", 11, 8, 8, 8, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0"
        + frame
    )


#: A good file of each format.
WHOLE: Final[Mapping[str, Callable[[], bytes]]] = {
    "txt": text,
    "html": html,
    "docx": docx,
    "xlsx": xlsx,
    "pdf": pdf,
    "doc": _legacy,
    "png": partial(png, 400, 300),
}
#: Where files are cut, in parts of 64.
CUTS: Final = (1, 7, 24, 33, 58, 63)
FLIPS: Final = 5
#: Old Office files take a program of their own each.
_SLOW: Final = frozenset({"doc"})


def _cut(make: Callable[[], bytes], part: int) -> bytes:
    whole = make()
    return whole[: len(whole) * part // 64]


def _flipped(make: Callable[[], bytes], seed: int) -> bytes:
    """The file with a bit turned in some places, more with every seed."""
    draw, data = random.Random(seed), bytearray(make())
    for _ in range(4**seed):
        data[draw.randrange(8, len(data))] ^= 1 << draw.randrange(8)
    return bytes(data)


def damaged() -> Iterator[BadFile]:
    """Each format cut at many places, and with more and more bits turned."""
    for kind, make in WHOLE.items():
        for part in CUTS[::4] if kind in _SLOW else CUTS:
            yield BadFile(
                "truncated", f"cut{part:02}.{kind}", partial(_cut, make, part)
            )
        for seed in range(1 if kind in _SLOW else FLIPS):
            yield BadFile(
                "bit-flipped", f"bits{seed}.{kind}", partial(_flipped, make, seed)
            )


def empty() -> Iterator[BadFile]:
    """Nothing at all, in many ways."""
    nothing_word = word_body().partition("<w:body>")[0] + "<w:body/></w:document>"
    nothing_sheet = sheet().partition("<sheetData>")[0] + "<sheetData/></worksheet>"
    yield from of_kind(
        "empty",
        [
            ("nothing.txt", lambda: b"", REFUSED),
            ("nothing.pdf", lambda: b"", REFUSED),
            ("blanks.txt", lambda: b" " * 100_000, REFUSED),
            ("lines.txt", lambda: b"\r\n" * 50_000, REFUSED),
            ("wide-blanks.txt", lambda: "\u3000".encode() * 1000, REFUSED),
            ("unseen.txt", lambda: "\u200b\ufeff".encode() * 1000, REFUSED),
            ("mark.txt", lambda: b"\xef\xbb\xbf", REFUSED),
            ("mark16.txt", lambda: b"\xff\xfe", REFUSED),
            ("nul.txt", lambda: b"\x00", REFUSED),
            ("nuls.txt", lambda: b"\x00" * 1_000_000, REFUSED),
            ("ones.txt", lambda: b"\xff" * 1_000_000, REFUSED),
            ("tabs.txt", lambda: b"\t" * 50_000, REFUSED),
            ("page.html", lambda: b"<html><body></body></html>", REFUSED),
            (
                "table.html",
                lambda: b"<html><table><tr><td></td></tr></table></html>",
                REFUSED,
            ),
            ("document.docx", partial(docx, nothing_word), REFUSED),
            ("sheet.xlsx", partial(xlsx, nothing_sheet), REFUSED),
            ("zip.zip", lambda: b"PK\x05\x06" + b"\x00" * 18, REFUSED),
            ("zip.docx", lambda: b"PK\x03\x04", REFUSED),
        ],
    )


def misnamed() -> Iterator[BadFile]:
    """Formats are told by what files hold, not by what they are called."""
    rich = b"{\\rtf1\\ansi\\ansicpg936 \\'cd\\'a8\\'b1\\'a8\\par}"
    mail = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    yield from of_kind(
        "misnamed",
        [
            ("pdf.txt", pdf, READ),
            ("pdf.docx", pdf, READ),
            ("docx.pdf", docx, READ),
            ("docx.txt", docx, READ),
            ("docx.xlsx", docx, READ),
            ("docx.doc", docx, READ),
            ("xlsx.docx", xlsx, READ),
            ("xlsx.xls", xlsx, READ),
            ("xlsx.html", xlsx, READ),
            ("text.docx", text, READ),
            ("text.pdf", text, READ),
            ("text.html", text, READ),
            ("text", text, READ),
            ("html.xls", html, READ),
            ("html.doc", html, READ),
            ("html.txt", html, READ),
            ("png.html", partial(png, 40, 30), REFUSED),
            ("jpeg.html", _jpeg, REFUSED),
            ("doc.docx", _legacy, REFUSED),
            ("rich.doc", lambda: rich, REFUSED),
            ("mail.doc", lambda: mail + html(), EITHER),
            ("gzip.txt", lambda: gzip.compress(text(), mtime=0), REFUSED),
            ("base64.txt", lambda: base64.b64encode(text()), REFUSED),
            ("junk-before.pdf", lambda: b"\r\n" + pdf(), EITHER),
            ("junk-after.pdf", lambda: pdf() + b"\x00" * 5000, READ),
            ("pdf-and-zip.pdf", lambda: pdf() + docx(), READ),
            ("program.txt", lambda: b"\x7fELF" + bytes(range(256)) * 50, REFUSED),
            ("script.txt", lambda: b"#!/bin/sh\nrm -rf /\n", REFUSED),
        ],
    )


def encodings() -> Iterator[BadFile]:
    """Text in encodings that are wrong, mixed, or unknown."""
    whole = text()
    middle = len(whole) // 2
    overlong = b"\xe0\x80\xaf" + whole
    lone = "\ud800".encode("utf-8", "surrogatepass") + whole
    mixed = whole[:100] + text("gb18030")[100:]
    says_wrong = html().replace(b"utf-8", b"gb2312")
    yield from of_kind(
        "encoding",
        [
            ("utf-16-le.txt", partial(text, "utf-16-le"), READ),
            ("utf-16-be.txt", partial(text, "utf-16-be"), READ),
            ("utf-32.txt", partial(text, "utf-32"), READ),
            ("gb18030.txt", partial(text, "gb18030"), READ),
            ("odd.txt", lambda: text("utf-16")[:-1], REFUSED),
            ("broken.txt", lambda: whole[:middle] + b"\xff" + whole[middle:], REFUSED),
            ("broken-gb.txt", lambda: text("gb18030")[:-20] + b"\x81" * 3, REFUSED),
            ("lone.txt", lambda: lone, REFUSED),
            ("overlong.txt", lambda: overlong, REFUSED),
            ("mixed.txt", lambda: mixed, REFUSED),
            ("utf-7.txt", partial(text, "utf-7"), REFUSED),
            ("big5.txt", lambda: "關於重點工作推進情況的通報".encode("big5"), EITHER),
            ("japanese.txt", lambda: "督査通報の進捗状況".encode("shift-jis"), EITHER),
            ("host.txt", lambda: b"\xc1\xc2\xc3\x40\x4b\x25" * 500, REFUSED),
            ("control.txt", lambda: whole[:100] + b"\x01" + whole[100:], REFUSED),
            ("says-wrong.html", lambda: says_wrong, EITHER),
            ("says-nothing.html", lambda: html().replace(b"utf-8", b"x-no-such"), EITHER),
            ("xml-wrong.docx", lambda: docx(word_body().encode("gb18030")), REFUSED),
            ("xml-unknown.docx", lambda: docx(word_body().replace("UTF-8", "x-no-such")), REFUSED),
            ("xml-16.docx", lambda: docx(word_body().replace("UTF-8", "UTF-16").encode("utf-16")), EITHER),
        ],
    )  # fmt: skip


def pictures() -> Iterator[BadFile]:
    """Pictures of more pixels than a page has, or that say so."""
    jpeg = _jpeg().replace(struct.pack(">HH", 8, 8), b"\xff\xff\xff\xff")
    bitmap = b"BM" + struct.pack(
        "<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, 50_000, 50_000, 1, 24, 0, 0, 0, 0, 0, 0
    )
    entries = struct.pack("<HHIIHHII", 256, 4, 1, 50_000, 257, 4, 1, 50_000)
    tiff = b"II*\x00" + struct.pack("<IH", 8, 2) + entries + b"\x00" * 4
    loop = b"II*\x00" + struct.pack("<IH", 8, 0) + struct.pack("<I", 8)
    yield from of_kind(
        "picture",
        [
            ("large.png", partial(png, 50_000, 50_000), REFUSED),
            ("says-large.png", partial(png, 50_000, 50_000, b""), REFUSED),
            ("says-most.png", partial(png, 2**31 - 1, 2**31 - 1, b""), REFUSED),
            ("says-none.png", partial(png, 0, 0, b""), REFUSED),
            ("line.png", partial(png, 1_000_000, 1), REFUSED),
            ("dot.png", partial(png, 1, 1), REFUSED),
            ("large.jpg", lambda: jpeg, REFUSED),
            ("cut.jpg", _jpeg, REFUSED),
            ("large.bmp", lambda: bitmap, REFUSED),
            ("large.tif", lambda: tiff, REFUSED),
            ("loop.tif", lambda: loop, REFUSED),
        ],
    )
