"""Old Office files: converted where LibreOffice is, refused in words where not."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import pytest

from extract import UnreadableError, read
from extract.office import legacy, libreoffice
from extract.office.compound import MAGIC, open_compound
from tests.documents.content import Content, content_of
from tests.documents.docx import render_docx
from tests.documents.programs import convert_with_libreoffice, needs_libreoffice
from tests.documents.tables import tables_of
from tests.documents.text import render_text
from tests.documents.xlsx import render_xlsx

SAMPLES = Path(__file__).parents[1] / "samples"
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE


@pytest.fixture(scope="module")
def content() -> Content:
    return content_of(SAMPLES / "shayuan-projects-2023-10.txt")


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of one directory sector: streams of a sector each."""
    names = ["Root Entry", *streams]
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB", 2 * len(name) + 2, 2 if at else 5, 1)
        + struct.pack(
            "<3I", FREE, at + 1 if 0 < at < len(streams) else FREE, FREE if at else 1
        )
        + bytes(36)
        + struct.pack("<IQ", at + 1 if at else END, 4096)
        for at, name in enumerate(names)
    )
    table = struct.pack("<128I", 0xFFFFFFFD, *[END] * 127)
    header = MAGIC + bytes(16) + struct.pack("<4HH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<7I", 1, 1, 0, 4096, END, 0, END)
    header += struct.pack("<I", 0) + struct.pack("<109I", 0, *[FREE] * 108)
    sectors = [table, entries, *streams.values()]
    return header + b"".join(sector.ljust(512, b"\0") for sector in sectors)


OFFICE_XML = b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>'
WORD = b"\xec\xa5" + bytes(8)
BOOK = struct.pack("<2H", 0x0809, 16) + bytes(16)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "encrypted"),
        (compound({"WordDocument": WORD + b"\x00\x03"}), "encrypted"),
        (compound({"Workbook": BOOK + struct.pack("<2H", 0x2F, 6)}), "encrypted"),
        (compound({"PowerPoint Document": b""}), "unsupported"),
        (compound({"WordDocument": WORD})[:600], "damaged"),
        (MAGIC, "damaged"),
        (MAGIC[:4] + bytes(2000), "damaged"),
        (b"{\\rtf1" + bytes(21_000_000), "too_large"),
        (OFFICE_XML + b"<!DOCTYPE w [<!ENTITY x 'y'>]><w/>", "damaged"),
    ],
)
def test_what_no_converter_can_help_is_refused_first(
    data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy, "find_libreoffice", lambda: pytest.fail("was asked"))
    with pytest.raises(UnreadableError) as caught:
        read(data, "通报.doc")
    assert caught.value.code == code
    assert caught.value.message.startswith("通报.doc：")


def test_lists_that_go_round_are_damage() -> None:
    data = bytearray(compound({"WordDocument": WORD}))
    data[512 + 4 : 512 + 8] = struct.pack("<I", 1)
    with pytest.raises(UnreadableError) as caught:
        open_compound(bytes(data), "通报.doc")
    assert caught.value.code == "damaged"


def test_without_libreoffice_a_person_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(legacy, "find_libreoffice", lambda: None)
    with pytest.raises(UnreadableError) as caught:
        read(compound({"WordDocument": WORD + bytes(2)}), "通报.doc")
    assert caught.value.code == "converter_missing"
    assert "另存为" in caught.value.message


@needs_libreoffice
@pytest.mark.parametrize("suffix", ["doc", "xls"])
def test_an_old_file_gives_the_tables_of_the_text(
    suffix: str, content: Content
) -> None:
    made = render_docx(content) if suffix == "doc" else render_xlsx(content)
    old = convert_with_libreoffice(made, f"{suffix}x", suffix)
    document = read(old, f"通报.{suffix}")
    assert document.source.reader == "legacy"
    assert document.source.sha256 == hashlib.sha256(old).hexdigest()
    assert "lost_in_conversion" not in {note.code for note in document.notes}
    # What comes after reading needs no second conversion.
    expected = tables_of(render_text(content), "通报.txt")
    assert tables_of(made, f"通报.{suffix}x") == expected
    assert document.text == read(made, f"通报.{suffix}x").text


@needs_libreoffice
def test_text_that_gets_lost_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def half(data: bytes, name: str) -> object:
        return read("一、总体\n".encode(), name)

    monkeypatch.setattr(legacy, "read_docx", half)
    rich = b"{\\rtf1 {\\u19968?\\u12289?\\u24635?\\u20307?2022}}"
    (note,) = read(rich, "通报.rtf").notes
    assert note.code == "lost_in_conversion"
    assert "缺了4字（20" in note.message


@needs_libreoffice
def test_a_file_that_can_not_be_opened_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(compound({"WordDocument": WORD + bytes(2)}), "通报.doc")
    assert caught.value.code in {"not_converted", "empty"}


@needs_libreoffice
def test_a_conversion_has_its_time(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "PATIENCE", 0.2)
    with pytest.raises(UnreadableError) as caught:
        read(b"{\\rtf1 2022}", "通报.rtf")
    assert caught.value.code == "too_slow"
