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
#: One character in ten or twenty of every text is one of these, and hardly one of
#: what comes out when other bytes are read as UTF-16, or UTF-16 in the wrong order.
COMMON_SHARE: Final = 100
COMMON: Final = "\n\r\t ，。、的1"
#: How much around a damaged place is looked at, in bytes.
AROUND: Final = 2000
#: In the wrong encoding, hardly any two characters in a row come out as Han.
HAN_TO_DAMAGE: Final = 4


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Characters without the byte-order mark, and the encoding's name.

    A mark decides; then UTF-8, UTF-16 without a mark, GB18030. Raises
    ``UnreadableError`` for bytes that are not text in any of them: a guess would
    put wrong characters into the tables.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data, len(mark), encoding, name), encoding
    # UTF-16 gives itself away by the NUL bytes of its digits and line ends.
    candidates = ("utf-16-le", "utf-16-be") if b"\x00" in data else ("utf-8", "gb18030")
    for encoding in candidates:
        text = _attempt(data, encoding)
        if text is not None:
            return text, encoding
    if not data:
        return "", "utf-8"
    for encoding in ("utf-8", "gb18030"):
        _refuse_damaged(data, encoding, name)
    raise UnreadableError(
        "extract",
        "not_text",
        f"{name}：不是文本文件（既不是 UTF-8、UTF-16，也不是 GB18030）。"
        "请先把通报另存为文本再导入。",
    )


def _attempt(data: bytes, encoding: str) -> str | None:
    """The text if the bytes are good text in the encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None  # not this encoding: the caller tries the next, then refuses
    if CONTROL.search(text) or (encoding != "utf-8" and not HAN.search(text)):
        return None
    if encoding.startswith("utf-16"):
        common = sum(map(text.count, COMMON))
        return text if common * COMMON_SHARE >= len(text) else None
    return text


def _strict(data: bytes, start: int, encoding: str, name: str) -> str:
    """The text after a byte-order mark, which leaves no doubt about the encoding."""
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[start : start + error.start].decode(encoding, errors="replace")
        raise _bad_bytes(name, encoding, before, start + error.start) from error
    _refuse_control(text, name)
    return text


def _refuse_damaged(data: bytes, encoding: str, name: str) -> None:
    """Refuse with the place if the bytes are this encoding but for a few."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        around = data[max(0, error.start - AROUND) : error.start + AROUND]
        shown = around.decode(encoding, errors="replace")
        damage = shown.count("\ufffd") + len(CONTROL.findall(shown))
        if len(HAN.findall(shown)) > HAN_TO_DAMAGE * damage:
            before = data[: error.start].decode(encoding, errors="replace")
            raise _bad_bytes(name, encoding, before, error.start) from error
    else:
        if len(HAN.findall(text)) > HAN_TO_DAMAGE * len(CONTROL.findall(text)):
            _refuse_control(text, name)


def _bad_bytes(name: str, encoding: str, before: str, at: int) -> UnreadableError:
    return UnreadableError(
        "extract",
        "bad_bytes",
        f"{name}：第 {_line_after(before)} 行（第 {at + 1} 个字节）有无法解码的字节，"
        f"其余为 {encoding.upper()}。请改正该处，或用原软件重新另存为 UTF-8 文本。",
    )


def _refuse_control(text: str, name: str) -> None:
    control = CONTROL.search(text)
    if control is not None:
        raise UnreadableError(
            "extract",
            "control_character",
            f"{name}：第 {_line_after(text[: control.start()])} 行有文本里不应有的控制字符"
            f"（U+{ord(control[0]):04X}），文件可能已损坏。请删去该字符或重新导出后再试。",
        )


def _line_after(before: str) -> int:
    """Number of the line that comes after the text given."""
    return len(re.findall(r"\r\n|[\r\n]", before)) + 1
