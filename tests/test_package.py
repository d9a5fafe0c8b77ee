"""Packages and their XML: what is well is read, what is hostile is refused in words."""

from __future__ import annotations

import random
import struct
import time
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from extract import UnreadableError
from extract.office.package import (
    MAX_PARTS,
    Kind,
    kind_of,
    main_part,
    open_package,
    refuse,
)
from extract.office.safe_xml import MAX_DEPTH, parse_tree, scan

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", method) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def parts_of(content_type: str, main: str = "xl/workbook.xml") -> dict[str, bytes]:
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELS}"><Relationship Id="r1" '
            f'Type="{OFFICE}/officeDocument" Target="{main}"/></Relationships>'
        ).encode(),
        main: b"<main/>",
    }


def refused(data: bytes, part: str = "a.xml") -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        open_package(data, "台账.xlsx").part(part)
    assert caught.value.message.startswith("台账.xlsx：")
    assert caught.value.message.endswith("。")
    return caught.value


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        (MAIN.format("spreadsheetml.sheet"), Kind.XLSX),
        (MAIN.format("wordprocessingml.document"), Kind.DOCX),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", Kind.XLSX),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", Kind.DOCX),
        (MAIN.format("presentationml.presentation"), Kind.OTHER),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", Kind.OTHER),
    ],
)
def test_a_package_is_what_its_main_part_is(content_type: str, kind: Kind) -> None:
    data = packed(parts_of(content_type))
    assert kind_of(data) is kind
    assert main_part(open_package(data, "x"))[1] == "xl/workbook.xml"


def test_a_zip_without_a_main_part_is_no_office_file() -> None:
    data = packed({"通报.txt": "一、".encode()})
    assert kind_of(data) is Kind.OTHER
    with pytest.raises(UnreadableError, match="压缩包"):
        refuse(data, "x.zip")


def test_a_cut_file_is_damaged_not_unsupported() -> None:
    data = packed(parts_of(MAIN.format("spreadsheetml.sheet")))[:-30]
    assert kind_of(data) is None
    with pytest.raises(UnreadableError) as caught:
        refuse(data, "x.xlsx")
    assert caught.value.code == "damaged"


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/worksheets/sheet1.xml", "../media/a%20b.png", "xl/media/a b.png"),
        ("xl/workbook.xml", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ("xl/workbook.xml", "../../../../etc/passwd", "etc/passwd"),
    ],
)
def test_targets_are_parts_of_the_package(source: str, target: str, found: str) -> None:
    folder, _, name = source.rpartition("/")
    listing = (
        f'<Relationships xmlns="{RELS}"><Relationship Id="r" Type="{STRICT}/x" '
        f'Target="{target}"/><Relationship Id="e" Type="{OFFICE}/x" '
        'TargetMode="External" Target="http://example.org/"/></Relationships>'
    )
    package = open_package(
        packed({f"{folder}/_rels/{name}.rels": listing.encode()}), ""
    )
    assert package.related(source, "x") == (found,)
    assert package.relationships(source)["e"].is_external


def test_names_are_the_same_in_either_case() -> None:
    package = open_package(packed({"XL\\Workbook.xml": b"<a/>"}), "x")
    assert package.part("xl/workbook.xml") == b"<a/>"


def test_a_name_that_stands_twice_is_damage() -> None:
    assert refused(packed({"a.xml": b"1", "A.xml": b"2"})).code == "damaged"


def test_a_part_that_is_not_there_is_named() -> None:
    assert "缺少部件 b.xml" in refused(packed({"a.xml": b""}), "b.xml").message


def test_an_encrypted_entry_is_said_to_be() -> None:
    data = bytearray(packed({"a.xml": b"<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refused(bytes(data)).code == "encrypted"


def test_other_ways_of_packing_are_refused() -> None:
    assert refused(packed({"a.xml": b"<a/>"}, ZIP_BZIP2)).code == "damaged"


def test_a_bomb_is_stopped_early() -> None:
    data = packed({"a.xml": bytes(200_000_000)})
    start = time.process_time()
    assert refused(data).code == "too_large"
    assert time.process_time() - start < 2


def test_many_small_bombs_are_one_large_one() -> None:
    package = open_package(
        packed({f"{n}.xml": bytes(3_900_000) for n in range(40)}), "x"
    )
    for number in range(32):
        package.part(f"{number}.xml")
    with pytest.raises(UnreadableError, match="128 MB"):
        package.part("32.xml")


def test_a_size_that_lies_is_not_believed() -> None:
    """The directory says 1 byte; the stream goes on."""
    data = bytearray(packed({"a.xml": bytes(10_000)}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 1)
    assert refused(bytes(data)).code == "damaged"


def test_too_many_entries() -> None:
    made = packed({f"{number}.xml": b"" for number in range(MAX_PARTS + 1)}, ZIP_STORED)
    assert refused(made).code == "too_large"


def test_flipped_bytes_never_crash() -> None:
    whole = packed(
        parts_of(MAIN.format("spreadsheetml.sheet")) | {"a.xml": b"<a/>" * 99}
    )
    chance = random.Random(5)
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(UnreadableError):
            package = open_package(bytes(data), "x")
            main_part(package)
            package.part("a.xml")


def test_a_wrong_checksum_is_damage() -> None:
    data = bytearray(packed({"a.xml": b"<a/>"}, ZIP_STORED))
    data[data.index(b"<a/>") + 1] = ord("b")
    assert refused(bytes(data)).code == "damaged"


ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (ENTITY, "damaged"),
        (ENTITY.decode().encode("utf-16"), "damaged"),
        (b"<!DOCTYPE a><a/>", "damaged"),
        (b"<a>&x;</a>", "damaged"),
        (b"<a><b></a>", "damaged"),
        (b"<a", "damaged"),
        (b"", "damaged"),
        (b"<x:a/>", "damaged"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "damaged"),
        (b"<a>\xff</a>", "damaged"),
        (b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1), "too_large"),
        (b"<a>" * 1_000_000, "too_large"),
        (b"<a>" + b"<b/>" * 3_000_001 + b"</a>", "too_large"),
    ],
    ids=lambda value: (
        value[:24].decode("latin-1") if isinstance(value, bytes) else None
    ),
)
def test_xml_that_is_refused(xml: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        scan(xml, Silent(), "x.xlsx（a.xml）")
    assert caught.value.code == code
    assert caught.value.message.startswith("x.xlsx（a.xml）：")


class Silent:
    def start(self, tag: str, attrs: dict[str, str], /) -> None:
        pass

    def end(self, tag: str, /) -> None:
        pass

    def data(self, data: str, /) -> None:
        pass


def test_strict_names_are_read_as_transitional_ones() -> None:
    root = parse_tree(
        b'<w xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="'
        + STRICT.encode()
        + b'" r:id="1"/>',
        "x",
    )
    assert root.tag == "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}w"
    assert root.attrib == {f"{{{OFFICE}}}id": "1"}


@pytest.mark.parametrize(
    "xml",
    [
        b"<a>" + b"x" * 40_000_000 + b"</a>",
        b'<a b="' + b"x" * 40_000_000 + b'"/>',
        b"<a>" + b"&amp;" * 4_000_000 + b"</a>",
        b"<a><!--" + b"-x" * 20_000_000 + b"--></a>",
        b"<a>" + b"<b/>" * 2_000_000 + b"</a>",
        b"<a " + b" ".join(b'a%d="1"' % n for n in range(400_000)) + b"/>",
    ],
    ids=["text", "attribute", "references", "comment", "elements", "attributes"],
)
def test_time_grows_with_length_alone(xml: bytes) -> None:
    start = time.process_time()
    scan(xml, Silent(), "x")
    assert time.process_time() - start < 5
