"""Zips that unpack to more than they look, lie, or are locked."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import Final

from tests.documents.bad.corpus import EITHER, READ, REFUSED, BadFile, of_kind
from tests.documents.bad.made import (
    docx,
    packed,
    related,
    sheet_parts,
    text,
    word_parts,
    xlsx,
)

GIBIBYTE: Final = 1 << 30
_STORED, _DEFLATED = 0, 8
#: Name, packed bytes, size when unpacked, method, flags, attributes of the file.
Entry = tuple[str, bytes, int, int, int, int]


@cache
def deflated_zeros(size: int, before: bytes = b"") -> bytes:
    """A raw deflate stream of that many spaces after ``before``, made in no time."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = squeeze.compress(before) + squeeze.flush(zlib.Z_FULL_FLUSH)
    block = squeeze.compress(b" " * (1 << 24)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return (
        first + block * (size >> 24) + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    )


def zipped(entries: Sequence[Entry], *, says: int | None = None) -> bytes:
    """A zip as its directory would have it, true or not; ``says`` how many there are."""
    body, listing = bytearray(), bytearray()
    for name, data, size, method, flags, attributes in entries:
        spelled, at = name.encode(), len(body)
        checksum = zlib.crc32(data) if method == _STORED else 0
        common = struct.pack(
            "<HHHHHIIIHH",
            20, flags, method, 0, 33, checksum, len(data), size, len(spelled), 0,
        )  # fmt: skip
        body += b"PK\x03\x04" + common + spelled + data
        listing += b"PK\x01\x02\x14\x03" + common
        listing += struct.pack("<HHHII", 0, 0, 0, attributes, at) + spelled
    return bytes(body + listing) + _directory_end(
        len(entries), len(listing), len(body), says
    )


def _directory_end(count: int, size: int, at: int, says: int | None) -> bytes:
    said = (count if says is None else says) & 0xFFFF
    return struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, said, said, size, at, 0)


def stored(name: str, data: bytes | str, flags: int = 0, attributes: int = 0) -> Entry:
    """An entry as it is."""
    raw = data.encode() if isinstance(data, str) else data
    return name, raw, len(raw), _STORED, flags, attributes


def _bomb(parts: dict[str, bytes | str], part: str, says: int = GIBIBYTE) -> bytes:
    """An Office file with a part of a gibibyte."""
    entries = [stored(name, data) for name, data in parts.items() if name != part]
    before = str(parts.get(part, "")).encode()
    zeros = deflated_zeros(GIBIBYTE, before)
    return zipped([*entries, (part, zeros, says, _DEFLATED, 0, 0)])


def _many_large() -> bytes:
    """Each part is within bounds, together they are not."""
    large = deflated_zeros(1 << 26)
    parts = [
        (f"word/header{at}.xml", large, 1 << 26, _DEFLATED, 0, 0) for at in range(200)
    ]
    return zipped([*(stored(*part) for part in word_parts().items()), *parts])


def _nested(levels: int) -> bytes:
    inner = deflated_zeros(GIBIBYTE)
    data = zipped([("0.txt", inner, GIBIBYTE, _DEFLATED, 0, 0)])
    for level in range(levels):
        data = packed({f"{level}-{copy}.zip": data for copy in range(8)})
    return data


def _many(count: int) -> bytes:
    return zipped([stored(f"word/{at}.xml", b"") for at in range(count)])


def _overlapping() -> bytes:
    """A thousand entries of the directory lie in the same bytes (Fifield 2019)."""
    whole = zipped(
        [("word/document.xml", deflated_zeros(1 << 26), 1 << 26, _DEFLATED, 0, 0)]
    )
    start = whole.index(b"PK\x01\x02")
    one = whole[start : whole.index(b"PK\x05\x06")]
    listing = b"".join(
        one[:46] + f"word/documen{at:04}"[: len(one) - 46].ljust(len(one) - 46).encode()
        for at in range(1000)
    )
    return whole[:start] + listing + _directory_end(1000, len(listing), start, None)


def _locked(parts: dict[str, bytes | str]) -> bytes:
    return zipped([stored(name, data, flags=1) for name, data in parts.items()])


def _twice() -> bytes:
    parts = [*word_parts().items()]
    return zipped([stored(*part) for part in [*parts, parts[-1]]])


def bombs() -> Iterator[BadFile]:
    """Zips that unpack to more than a machine has, or list more than it can hold."""
    document, strings = "word/document.xml", "xl/sharedStrings.xml"
    first = "xl/worksheets/sheet1.xml"
    yield from of_kind(
        "zip bomb",
        [
            ("gibibyte.docx", partial(_bomb, word_parts(), document), "too_large"),
            ("gibibyte.xlsx", partial(_bomb, sheet_parts(), first), "too_large"),
            (
                "types.docx",
                partial(_bomb, word_parts(), "[Content_Types].xml"),
                REFUSED,
            ),
            ("relations.docx", partial(_bomb, word_parts(), "_rels/.rels"), REFUSED),
            ("strings.xlsx", partial(_bomb, sheet_parts(), strings), EITHER),
            (
                "workbook.xlsx",
                partial(_bomb, sheet_parts(), "xl/workbook.xml"),
                REFUSED,
            ),
            ("says-little.docx", partial(_bomb, word_parts(), document, 100), REFUSED),
            ("says-none.xlsx", partial(_bomb, sheet_parts(), first, 0), REFUSED),
            ("styles.docx", partial(_bomb, word_parts(), "word/styles.xml"), EITHER),
            ("many-large.docx", _many_large, EITHER),
            ("nested.zip", partial(_nested, 3), REFUSED),
            ("nested.docx", partial(_nested, 1), REFUSED),
            ("entries.docx", partial(_many, 100_000), "too_large"),
            ("entries.zip", partial(_many, 4_999), REFUSED),
            ("overlapping.docx", _overlapping, REFUSED),
            ("twice.docx", _twice, REFUSED),
            ("says-many.zip", lambda: zipped([stored("a", b"")], says=0xFFFF), REFUSED),
            ("says-no.zip", lambda: zipped([stored("a", b"")], says=0), REFUSED),
            ("long-name.zip", lambda: zipped([stored("长" * 21_000, b"")]), REFUSED),
            ("zip-of-text.zip", lambda: packed({"通报.txt": text()}), REFUSED),
        ],
    )


def locked() -> Iterator[BadFile]:
    """Zips with passwords."""
    yield from of_kind(
        "encrypted",
        [
            ("locked.docx", partial(_locked, word_parts()), "encrypted"),
            ("locked.xlsx", partial(_locked, sheet_parts()), "encrypted"),
            ("locked.zip", partial(_locked, {"通报.txt": text()}), "encrypted"),
        ],
    )


#: Names that would lie elsewhere if they were unpacked to a folder.
_NAMES: Final = (
    ("up", "../../../escaped.txt"),
    ("up-windows", "..\\..\\..\\escaped.txt"),
    ("absolute", "/tmp/escaped.txt"),
    ("drive", "C:\\escaped.txt"),
    ("device", "word/CON"),
    ("nul", "word/a\x00b.xml"),
    ("line-end", "word/a\nb.xml"),
    ("empty", "//"),
    ("dots", "word/../word/./styles.xml"),
)
_TARGETS: Final = (
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "/../../etc/passwd",
    "\\\\host\\share",
)


def outside() -> Iterator[BadFile]:
    """Office files with parts whose names lead out of the package."""
    for what, name in _NAMES:
        more = stored(name, b"escaped")
        for kind, parts in (("docx", word_parts()), ("xlsx", sheet_parts())):
            entries = [*(stored(*part) for part in parts.items()), more]
            make = partial(zipped, entries)
            yield BadFile(
                "path", f"{what}.{kind}", make, READ if what != "nul" else EITHER
            )
    link = stored("word/link", "/etc/passwd", attributes=0o120777 << 16)
    folder = stored("word/media/", b"", attributes=0o40777 << 16)
    entries = [stored(*part) for part in word_parts().items()]
    yield BadFile("path", "link.docx", partial(zipped, [*entries, link]), READ)
    yield BadFile("path", "folder.docx", partial(zipped, [*entries, folder]), READ)
    main_link = stored("word/document.xml", "/etc/passwd", attributes=0o120777 << 16)
    yield BadFile(
        "path", "main.docx", partial(zipped, [*entries[:-1], main_link]), REFUSED
    )
    for at, target in enumerate(_TARGETS):
        more_parts = {"_rels/.rels": related(("officeDocument", target))}
        yield BadFile(
            "path", f"target{at}.docx", partial(docx, None, more_parts), REFUSED
        )
        yield BadFile(
            "path", f"target{at}.xlsx", partial(xlsx, None, more_parts), REFUSED
        )
