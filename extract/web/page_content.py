"""Whether a file is an HTML page, or a text that has HTML in its cells."""

from __future__ import annotations

import codecs
import re
from typing import Final

#: How far a page's own comments, scripts and blanks before its first element go.
OPENING_WITHIN: Final = 65_536
_OPENING: Final = re.compile(
    rb"(?:\s++|\xef\xbb\xbf|<!--.*?-->|<\?[^<>]*>)*+"
    rb"<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
#: What a piece of a page begins with when somebody saved the text's element alone.
_PIECE: Final = re.compile(
    rb"(?:\s++|\xef\xbb\xbf|<!--.*?-->)*+"
    rb"<(?:div|p|table|section|article|main|style|center|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(
    rb"<!--.*?-->|<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)\b[^<>]*>|<[!?/a-z][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
#: Elements that text of a piece must stand in.
_BLOCK_NAMES: Final = frozenset(
    b"div p table section article main style script center ul ol dl"
    b" h1 h2 h3 h4 h5 h6 span font".split()
)


def is_page(data: bytes) -> bool:
    """Whether bytes are a page, by how they begin; or a piece of one, by all of it.

    A piece is nothing but elements: a text whose lines stand between tables of HTML,
    or that has HTML in its cells, is a text.
    """
    data = _narrow(data)
    head = data[:OPENING_WITHIN]
    if _OPENING.match(head):
        return True
    return _PIECE.match(head) is not None and _is_nothing_but_elements(data)


def _narrow(data: bytes) -> bytes:
    """UTF-16 as bytes of ASCII, other characters as some letter."""
    for mark, encoding in (
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"<\x00", "utf-16-le"),
        (b"\x00<", "utf-16-be"),
    ):
        if data.startswith(mark):
            text = data.decode(encoding, errors="replace").lstrip("\ufeff")
            return text.encode("ascii", errors="replace")
    return data


def _is_nothing_but_elements(data: bytes) -> bool:
    """Whether all text stands inside of blocks that are opened and closed."""
    depth = at = 0
    for match in _TAG.finditer(data):
        gap = data[at : match.start()]
        is_row = b"\t" in gap and b"\n" not in gap
        if depth == 0 and (gap.strip() or is_row):
            return False
        at = match.end()
        name = (match["name"] or b"").lower()
        if name in _BLOCK_NAMES and not data.endswith(b"/>", at - 2, at):
            depth = max(0, depth + (-1 if match["close"] else 1))
    return at > 0 and depth == 0 and not data[at:].strip()
