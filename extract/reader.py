"""Which reader reads what: decided by content, never by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from extract.document import Document
from extract.errors import UnreadableError
from extract.office.package import Kind, kind_of, refuse
from extract.web.page_content import is_page

Reader = Callable[[bytes, str], Document]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by what its files hold; without a reader it is only recognised.

    ``advice`` says what a person can do with such a file.
    """

    name: str
    recognise: Callable[[bytes], bool]
    reader: Reader | None = None
    advice: str = "请先另存为文本再导入"


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _is_package(kind: Kind) -> Callable[[bytes], bool]:
    return lambda data: kind_of(data) is kind


def _is_pdf(data: bytes) -> bool:
    """Mail and portals put lines of their own before a PDF; readers look 1 KB far."""
    return re.search(rb"%PDF-\d\.\d", data[:1024]) is not None


def _is_image(data: bytes) -> bool:
    """A PNG, JPEG, TIFF or BMP; a BMP's header says where its pixels begin."""
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")):
        return True
    return data.startswith(b"BM") and data[6:10] == bytes(4) and len(data) > 26


def _reader(module: str, function: str) -> Reader:
    """A reader that is imported when a file of its format is read: some are heavy."""

    def read_with(data: bytes, name: str) -> Document:
        reader = cast(Reader, getattr(import_module(module), function))
        return reader(data, name)

    return read_with


def _is_office_xml(data: bytes) -> bool:
    """Office 2003 saved documents and workbooks as XML, also under .doc and .xls."""
    return b'<?mso-application progid="' in data[:1024]


#: What is looked for in turn; a file that is none of these is read as text.
FORMATS: Final = (
    Format("PDF", _is_pdf, _reader("extract.pdf.reader", "read_pdf")),
    Format("DOCX", _is_package(Kind.DOCX), _reader("extract.office.docx", "read_docx")),
    Format("XLSX", _is_package(Kind.XLSX), _reader("extract.office.xlsx", "read_xlsx")),
    Format("压缩包", _begins(b"PK\x03\x04"), refuse),
    Format(
        "DOC、WPS、XLS 或 RTF",
        _begins(b"\xd0\xcf\x11\xe0", b"{\\rtf"),
        _reader("extract.office.legacy", "read_legacy"),
    ),
    Format(
        "Office 2003 XML",
        _is_office_xml,
        _reader("extract.office.legacy", "read_legacy"),
    ),
    Format("网页", is_page, _reader("extract.web.html_page", "read_page")),
    Format("图片", _is_image, _reader("extract.scans.ocr", "read_image")),
)


def read(data: bytes, name: str) -> Document:
    """Document of a file's bytes; ``name`` is what messages and tables call it."""
    for known in FORMATS:
        if known.recognise(data):
            return _known(known, data, name)
    return _reader("extract.text", "read_text")(data, name)


def _known(known: Format, data: bytes, name: str) -> Document:
    if known.reader is None:
        message = f"{name}：这是{known.name}文件，目前不能读取。{known.advice}。"
        raise UnreadableError("extract", "unsupported", message)
    return known.reader(data, name)
