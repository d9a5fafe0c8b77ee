"""Bytes of an HTML page to characters: what it declares, held against what it is."""

from __future__ import annotations

import codecs
import re
from typing import Final

from extract.decode import BYTE_ORDER_MARKS, decode
from extract.document import Note, Span

#: How far into a page its declaration is looked for; browsers stop after 1024.
DECLARED_WITHIN: Final = 8192
_DECLARED: Final = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_:.-]+)", re.IGNORECASE
)
#: Pages that declare an older standard use characters of the newer ones (镕, 〇):
#: browsers read all three as the newest (Encoding Standard, 4.2).
_SUPERSETS: Final = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
}


def decode_page(data: bytes, name: str) -> tuple[str, str, tuple[Note, ...]]:
    """Characters, the encoding's name, and a note where the page declares another.

    Raises ``UnreadableError`` as ``decode`` does.
    """
    declared = declared_encoding(data)
    if declared not in (None, "utf-8", "gb18030") and not _is_utf8(data):
        text = _attempt(data, declared or "")
        if text is not None:
            return text, declared or "", ()
    text, encoding = decode(data, name)
    if declared is None or declared == encoding or text.isascii():
        return text, encoding, ()
    if encoding.startswith(("utf-16", "utf-32")) and declared == "utf-8":
        return text, encoding, ()
    message = (
        f"网页标明的编码是 {declared.upper()}，实际内容是 {encoding.upper()}，"
        f"已按 {encoding.upper()} 读入，请留意有无乱码。"
    )
    return text, encoding, (Note("wrong_charset", message, Span(0, min(1, len(text)))),)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's ``<meta>`` declares; unknown names as they stand.

    >>> declared_encoding(b'<meta http-equiv=x content="text/html; charset=gb2312">')
    'gb18030'
    """
    head = data[:DECLARED_WITHIN].replace(b"\x00", b"")
    match = _DECLARED.search(head)
    if match is None:
        return None
    name = match["name"].decode("ascii").lower()
    try:
        known = codecs.lookup(name).name
    except LookupError:
        # Of one that nobody knows the note says the name; the content decides.
        return _SUPERSETS.get(name, name)
    return _SUPERSETS.get(known, known)


def _is_utf8(data: bytes) -> bool:
    if data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _attempt(data: bytes, encoding: str) -> str | None:
    """The text if the bytes are text in an encoding that may be unknown."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None  # the declaration is wrong: the content decides
    return text if isinstance(text, str) else None
