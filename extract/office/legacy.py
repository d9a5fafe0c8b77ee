"""DOC, WPS, XLS, RTF and Office 2003 XML, read as what LibreOffice makes of them."""

from __future__ import annotations

import csv
import hashlib
import io
import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from extract.document import Document, Note, Span
from extract.errors import UnreadableError
from extract.limits import require_bytes
from extract.office.compound import Compound, open_compound
from extract.office.docx import read_docx
from extract.office.libreoffice import Conversion, convert, find_libreoffice
from extract.office.xlsx import read_xlsx

#: Characters that are told of those lost on the way.
_TOLD: Final = 20
#: An encrypted Word file says so in the flags of its first block (MS-DOC 2.5.2).
_WORD_FLAGS, _WORD_ENCRYPTED = 10, 0x0100
#: A record of that type among the first of an encrypted workbook (MS-XLS 2.4.117).
_FILE_PASS: Final = 0x002F


@dataclass(frozen=True, slots=True)
class _Old:
    """An old format: what it is converted to, and what its plain text is made by."""

    suffix: str
    media_type: str
    modern: str
    plain: str


_WORD: Final = _Old(
    "doc",
    "application/msword",
    "docx:MS Word 2007 XML",
    "txt:Text (encoded):UTF8",
)
#: Fields parted by commas in UTF-8, as they are shown, of all sheets.
_CSV: Final = "44,34,76,1,,0,false,true,false,false,false,-1"
_EXCEL: Final = _Old(
    "xls",
    "application/vnd.ms-excel",
    "xlsx:Calc MS Excel 2007 XML",
    f"csv:Text - txt - csv (StarCalc):{_CSV}",
)
#: Old formats that are text, by what stands at their beginning.
_TEXTS: Final = (
    (b"{\\rtf", replace(_WORD, suffix="rtf", media_type="application/rtf")),
    (b'progid="Word.Document"', replace(_WORD, suffix="xml")),
    (b'progid="Excel.Sheet"', replace(_EXCEL, suffix="xml")),
)
#: Bytes at the beginning of a file where its mark stands.
_BEGINNING: Final = 1024


def read_legacy(data: bytes, name: str) -> Document:
    """Document of an old file, with a note of characters that got lost on the way.

    Raises ``UnreadableError``: encrypted, no document or workbook, without
    LibreOffice, and when it can't convert the file.
    """
    require_bytes(data, name)
    old = _text_format(data, name) or _format(open_compound(data, name), name)
    program = find_libreoffice()
    if program is None:
        message = f"{name}：读取 DOC、WPS、XLS、RTF 需要 LibreOffice，本机没有找到 soffice。请安装 LibreOffice，或用 Office、WPS 另存为 DOCX、XLSX 再导入。"
        raise UnreadableError("extract", "converter_missing", message)
    modern = convert(Conversion(data, old.suffix, old.modern), program, name)[0]
    document = (read_xlsx if old.plain == _EXCEL.plain else read_docx)(modern, name)
    plain = convert(Conversion(data, old.suffix, old.plain), program, name)
    notes = (*document.notes, *_lost("".join(_plain(plain, old)), document))
    source = replace(
        document.source,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=old.media_type,
        reader="legacy",
    )
    return replace(document, source=source, notes=notes)


def _text_format(data: bytes, name: str) -> _Old | None:
    beginning = data[:_BEGINNING]
    old = next((old for mark, old in _TEXTS if mark in beginning), None)
    if old and old.suffix == "xml" and b"<!DOCTYPE" in data:
        message = f"{name}：XML 中有文档类型声明（DTD），正常的文件不会有，不能读取。请用 Office 或 WPS 另存为 DOCX、XLSX 再导入。"
        raise UnreadableError("extract", "damaged", message)
    return old


def _format(compound: Compound, name: str) -> _Old:
    if "EncryptedPackage" in compound or _is_encrypted(compound):
        message = f"{name}：文件已加密。请用 Office、WPS 打开，去掉密码后再导入。"
        raise UnreadableError("extract", "encrypted", message)
    if "WordDocument" in compound:
        return _WORD
    if "Workbook" in compound or "Book" in compound:
        return _EXCEL
    message = f"{name}：这不是 DOC、WPS 文档或 XLS 表格，目前不能读取。请另存为 DOCX、XLSX 再导入。"
    raise UnreadableError("extract", "unsupported", message)


def _is_encrypted(compound: Compound) -> bool:
    word = compound.heads.get("WordDocument", b"")
    if len(word) > _WORD_FLAGS + 1:
        (flags,) = struct.unpack_from("<H", word, _WORD_FLAGS)
        return bool(flags & _WORD_ENCRYPTED)
    book = compound.heads.get("Workbook", b"")
    return any(kind == _FILE_PASS for kind in _records(book))


def _records(book: bytes) -> Iterator[int]:
    """Types of the records that stand in a workbook's first block."""
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<2H", book, at)
        yield kind
        at += 4 + length


def _plain(files: list[bytes], old: _Old) -> Iterator[str]:
    """What the plain files say, without the marks of their format."""
    for data in files:
        text = data.decode("utf-8-sig", "replace")
        if old.plain == _EXCEL.plain:
            for row in csv.reader(io.StringIO(text)):
                yield from row
        else:
            yield text


def _lost(plain: str, document: Document) -> Iterator[Note]:
    """Characters that LibreOffice sees in the old file and we do not in the new."""
    lost = Counter("".join(plain.split()))
    lost -= Counter("".join(document.source.text.split()))
    if lost:
        told = "".join(lost)[:_TOLD]
        message = f"转换旧格式时缺了{lost.total()}字（{told}），请对照原件核对。"
        end = len(document.source.text)
        yield Note("lost_in_conversion", message, Span(end, end))
