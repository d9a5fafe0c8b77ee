"""Names of files and folders from text that anyone may have written."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from unicodedata import category

#: Room for `.parquet` and the marks of a file in the making, where names may have
#: 255 bytes.
LONGEST: Final = 200

#: Marks that shells, Windows, globs or folders of partitions read as their own, and
#: the one that a shortened name ends with.
_MARKS: Final = frozenset('<>:"/\\|?*%=[]{}~')

_DEVICE: Final = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


def quoted(text: str) -> str:
    """A file's name for a text, another one for every text.

    What a file system may object to is percent-encoded, as readers of partitions
    decode it; a long name ends in a hash instead.

    >>> quoted("青岚县-2022-8"), quoted("../a b"), quoted("CON")
    ('青岚县-2022-8', '%2E.%2Fa b', '%43ON')
    """
    parts = [_quoted(sign) if _is_unsafe(sign) else sign for sign in text]
    if text[0] in ". " or _DEVICE.match(text):
        parts[0] = _quoted(text[0])
    if text[-1] in ". ":
        parts[-1] = _quoted(text[-1])
    name = "".join(parts)
    return name if _size(name) <= LONGEST else _shortened(parts, text)


def _is_unsafe(sign: str) -> bool:
    return sign in _MARKS or (sign != " " and category(sign)[0] in "CZ")


def _quoted(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in _bytes(sign))


def _shortened(parts: list[str], text: str) -> str:
    tail = "~" + hashlib.sha256(_bytes(text)).hexdigest()[:16]
    name = ""
    for part in parts:
        if _size(name) + _size(part) + len(tail) > LONGEST:
            break
        name += part
    return name + tail


def _size(name: str) -> int:
    return len(name.encode())


def _bytes(text: str) -> bytes:
    # Half a character is no text, but a name made of it is still a name.
    return text.encode(errors="surrogatepass")
