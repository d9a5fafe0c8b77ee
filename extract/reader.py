"""Which reader reads what: decided by content, never by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extract.document import Document
from extract.errors import UnreadableError
from extract.page_content import is_page
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


def _read_page(data: bytes, name: str) -> Document:
    from extract.html_page import read_page

    return read_page(data, name)


#: What is looked for in turn; a file that is none of these is read as text.
FORMATS: Final = (
    Format("PDF", _begins(b"%PDF-")),
    Format("DOCX、XLSX 或压缩包", _begins(b"PK\x03\x04")),
    Format("DOC、WPS 或 XLS", _begins(b"\xd0\xcf\x11\xe0")),
    Format("网页", is_page, _read_page),
    Format("图片", _begins(b"\x89PNG", b"\xff\xd8\xff")),
)


def load(path: Path) -> bytes:
    """A file's bytes. Raises ``UnreadableError`` when it can't be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        reason, code = "找不到这个文件，请检查路径", "missing"
        raise UnreadableError("extract", code, f"{path}：{reason}。") from error
    except IsADirectoryError as error:
        reason, code = "这是文件夹，请给出通报文件", "directory"
        raise UnreadableError("extract", code, f"{path}：{reason}。") from error
    except PermissionError as error:
        reason, code = "没有读取权限，请检查文件属性", "not_permitted"
        raise UnreadableError("extract", code, f"{path}：{reason}。") from error
    except OSError as error:
        reason = f"读取失败（{error.strerror}）"
        raise UnreadableError("extract", "io", f"{path}：{reason}。") from error


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
