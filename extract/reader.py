"""Which reader reads what: decided by content, never by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from extract.document import Document
from extract.errors import UnreadableError
from extract.package import Kind, kind_of, refuse
from extract.text import read_text

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


def _read_xlsx(data: bytes, name: str) -> Document:
    from extract.xlsx import read_xlsx

    return read_xlsx(data, name)


#: What is looked for in turn; a file that is none of these is read as text.
FORMATS: Final = (
    Format("PDF", _begins(b"%PDF-")),
    Format("XLSX", _is_package(Kind.XLSX), _read_xlsx),
    Format("DOCX、XLSX 或压缩包", _begins(b"PK\x03\x04"), refuse),
    Format("DOC、WPS 或 XLS", _begins(b"\xd0\xcf\x11\xe0")),
    Format("图片", _begins(b"\x89PNG", b"\xff\xd8\xff")),
)


def read(data: bytes, name: str) -> Document:
    """Document of a file's bytes; ``name`` is what messages and tables call it."""
    for known in FORMATS:
        if known.recognise(data):
            return _known(known, data, name)
    return read_text(data, name)


def _known(known: Format, data: bytes, name: str) -> Document:
    if known.reader is None:
        message = f"{name}：这是{known.name}文件，目前不能读取。{known.advice}。"
        raise UnreadableError("extract", "unsupported", message)
    return known.reader(data, name)
