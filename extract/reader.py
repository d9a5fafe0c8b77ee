"""Which reader reads what: decided by content, never by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from extract.document import Document
from extract.errors import UnreadableError
from extract.text import read_text

Reader = Callable[[bytes, str], Document]

#: First bytes of formats that are recognised but not read.
FOREIGN: Final = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "DOCX、XLSX 或压缩包"),
    (b"\xd0\xcf\x11\xe0", "DOC、WPS 或 XLS"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
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
    for magic, what in FOREIGN:
        if data.startswith(magic):
            raise UnreadableError(
                "extract",
                "unsupported",
                f"{name}：这是{what}文件，目前只读取文本。请先另存为文本再导入。",
            )
    return read_text(data, name)
