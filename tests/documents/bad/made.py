"""Small files of each format, put together byte by byte so that any part can be wrong."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

PROSE: Final = (
    "关于2023年上半年重点工作推进情况的通报",
    "截至6月底，3项重点工作中，正常2项、滞后1项。",
)
ROWS: Final = (
    ("序号", "工作任务", "责任单位", "进展情况", "完成情况"),
    ("1", "新建改建农村公路32公里", "县交通局", "已完成路基18公里。", "正常"),
    ("2", "改造老旧小区12个", "县住建局", "已开工9个，完工3个。", "正常"),
    ("3", "新增公共停车位600个", "县城管局", "正在选址。", "滞后"),
)
#: One table of nothing but text, a cell a place.
Rows = Sequence[Sequence[str]]


def text(encoding: str = "utf-8") -> bytes:
    """The bulletin as text, with tabs."""
    rows = "\n".join("\t".join(row) for row in ROWS)
    return "\n\n".join((*PROSE, rows)).encode(encoding)


def html(table: str | None = None, head: str = "") -> bytes:
    """The bulletin as a page, or a page around another table."""
    if table is None:
        rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
        table = "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    prose = "".join(f"<p>{line}</p>" for line in PROSE)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head>'
        f"<body>{prose}{table}</body></html>"
    ).encode()


_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FORMATS: Final = "application/vnd.openxmlformats-officedocument"
_GRID: Final = '<w:gridCol w:w="1800"/>' * len(ROWS[0])
Parts = Mapping[str, bytes | str]


def packed(parts: Parts) -> bytes:
    """A zip of parts, the same every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def types(main: str, kind: str) -> str:
    """The list of content types with a main part."""
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
    )


def related(*targets: tuple[str, str], external: bool = False) -> str:
    """Relationships by kind and target, identified as r1, r2 and so on."""
    mode = ' TargetMode="External"' if external else ""
    lines = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
    )


WORD_KIND: Final = f"{_FORMATS}.wordprocessingml.document.main+xml"
SHEET_KIND: Final = f"{_FORMATS}.spreadsheetml.sheet.main+xml"


def paragraph(words: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def word_row(cells: Sequence[str], properties: str = "") -> str:
    """A row of a Word table; ``properties`` go into its first cell."""
    marks = [properties, *[""] * (len(cells) - 1)]
    return (
        "<w:tr>"
        + "".join(
            f"<w:tc><w:tcPr>{mark}</w:tcPr>{paragraph(cell)}</w:tc>"
            for cell, mark in zip(cells, marks, strict=True)
        )
        + "</w:tr>"
    )


def word_body(before: str = "", rows: str = "", after: str = "") -> str:
    """The main part of a Word document: the bulletin, with something put in."""
    prose = "".join(map(paragraph, PROSE))
    table = "".join(map(word_row, ROWS)) + rows
    return (
        f'{_XML}<w:document xmlns:w="{_WORD}" xmlns:r="{OFFICE}"><w:body>{before}{prose}'
        f"<w:tbl><w:tblPr/><w:tblGrid>{_GRID}</w:tblGrid>{table}</w:tbl>{after}<w:sectPr/></w:body></w:document>"
    )


def word_parts(document: bytes | str | None = None) -> dict[str, bytes | str]:
    """The parts of a Word document, to be changed before they are packed."""
    return {
        "[Content_Types].xml": types("word/document.xml", WORD_KIND),
        "_rels/.rels": related(("officeDocument", "word/document.xml")),
        "word/document.xml": word_body() if document is None else document,
    }


def docx(document: bytes | str | None = None, more: Parts | None = None) -> bytes:
    """A Word document; ``more`` adds parts or takes the place of them."""
    return packed(word_parts(document) | dict(more or {}))


def sheet(rows: str = "", after: str = "", before: str = "") -> str:
    """A worksheet: the bulletin from row 1, then ``rows``, then ``after``."""
    lines = [(line,) for line in PROSE] + list(ROWS)
    cells = "".join(
        f'<row r="{at}">{"".join(_cell(at, c, words) for c, words in enumerate(line))}</row>'
        for at, line in enumerate(lines, 1)
    )
    return (
        f'{_XML}<worksheet xmlns="{_SHEET}" xmlns:r="{OFFICE}">{before}'
        f"<sheetData>{cells}{rows}</sheetData>{after}</worksheet>"
    )


def _cell(row: int, column: int, words: str) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(words)}</t></is></c>'


def sheet_parts(worksheet: bytes | str | None = None) -> dict[str, bytes | str]:
    """The parts of a workbook with one sheet."""
    listed = '<sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets>'
    return {
        "[Content_Types].xml": types("xl/workbook.xml", SHEET_KIND),
        "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'{_XML}<workbook xmlns="{_SHEET}" xmlns:r="{OFFICE}">{listed}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": related(("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet() if worksheet is None else worksheet,
    }


def xlsx(worksheet: bytes | str | None = None, more: Parts | None = None) -> bytes:
    """A workbook; ``more`` adds parts or takes the place of them."""
    return packed(sheet_parts(worksheet) | dict(more or {}))


def png(width: int, height: int, pixels: bytes | None = None) -> bytes:
    """A PNG of one bit a pixel; ``pixels`` is its compressed data, white without."""
    if pixels is None:
        squeeze = zlib.compressobj(9)
        line = b"\x00" + b"\xff" * -(-width // 8)
        pixels = b"".join(
            [*(squeeze.compress(line) for _ in range(height)), squeeze.flush()]
        )
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
