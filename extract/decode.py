"""Bytes of a text file to characters."""

from __future__ import annotations

import codecs
import re
from typing import Final

from extract.errors import UnreadableError

#: Longest marks first: the UTF-32 mark begins with the UTF-16 one.
BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HAN: Final = re.compile(r"[\u4e00-\u9fff]")
#: Control characters that no text editor writes; form feeds are page breaks.
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
#: Of a damaged UTF-8 file nearly all still decodes; of a GB18030 file nearly nothing.
DAMAGED_SHARE: Final = 0.02


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Characters without the byte-order mark, and the encoding's name.

    A mark decides; then UTF-8, UTF-16 without a mark, GB18030. Raises
    ``UnreadableError`` for bytes that are not text in any of them: a guess would
    put wrong characters into the tables.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data, mark, encoding, name), encoding
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged_utf8(data, error, name)
        text, encoding = _without_mark(data, name)
    if CONTROL.search(text):
        text, encoding = _without_mark(data, name)
    return text, encoding


def _strict(data: bytes, mark: bytes, encoding: str, name: str) -> str:
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "extract",
            "bad_bytes",
            f"{name}：文件标明为 {encoding.upper()}，但第 {len(mark) + error.start + 1}"
            " 个字节起无法解码。请用原软件重新另存为 UTF-8 文本。",
        ) from error
    if CONTROL.search(text):
        raise _binary(name)
    return text


def _refuse_damaged_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> None:
    rest = data.decode("utf-8", errors="replace")
    if rest.count("\ufffd") <= DAMAGED_SHARE * len(rest) and HAN.search(rest):
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            "extract",
            "bad_bytes",
            f"{name}：第 {line} 行（第 {error.start + 1} 个字节）有无法解码的字节，"
            "其余为 UTF-8。请改正该处或重新导出后再试。",
        ) from error


def _without_mark(data: bytes, name: str) -> tuple[str, str]:
    """UTF-16 gives itself away by the NUL bytes of its digits and line ends."""
    candidates = ("utf-16-le", "utf-16-be") if b"\x00" in data else ("gb18030",)
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue  # not this encoding: the next candidate, or the refusal below
        if HAN.search(text) and not CONTROL.search(text):
            return text, encoding
    raise _binary(name)


def _binary(name: str) -> UnreadableError:
    return UnreadableError(
        "extract",
        "not_text",
        f"{name}：不是文本文件（既不是 UTF-8、UTF-16，也不是 GB18030）。"
        "请先把通报另存为文本再导入。",
    )
