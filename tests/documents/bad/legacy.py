"""Compound files: Office files with a password, and what is in none."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.documents.bad.corpus import REFUSED, BadFile, of_kind
from tests.documents.bad.made_pdf import compound

#: FIB of Word 97 with fEncrypted; BIFF8's BOF and FILEPASS.
_WORD: Final = struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0x0804, 0, 0x0100)
_SHEET: Final = struct.pack(
    "<HHHHHHII", 0x0809, 16, 0x0600, 5, 0, 0, 0, 0
) + struct.pack("<HHHHH", 0x002F, 6, 0, 0, 0)


def _package(size: int = 5000) -> bytes:
    """What Office writes for a DOCX or an XLSX with a password (MS-OFFCRYPTO)."""
    info = struct.pack("<HHI", 4, 4, 0x40) + b"<encryption/>"
    return compound({"EncryptedPackage": b"\x5a" * size, "EncryptionInfo": info})


def locked_office() -> Iterator[BadFile]:
    """Passwords of every age."""
    yield from of_kind(
        "encrypted",
        [
            ("password.docx", _package, "encrypted"),
            ("password.xlsx", partial(_package, 50_000), "encrypted"),
            ("password.doc", lambda: compound({"WordDocument": _WORD}), REFUSED),
            ("password.xls", lambda: compound({"Workbook": _SHEET}), REFUSED),
            ("streams.doc", lambda: compound({"Nonsense": b"x" * 9000}), REFUSED),
            ("none.doc", lambda: compound({}), REFUSED),
        ],
    )
