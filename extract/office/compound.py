"""Compound files (MS-CFB), which old Office programs write: what their root holds."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from extract.errors import UnreadableError

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY: Final = 128
#: Numbers from here on name no sector.
_NO_SECTOR: Final = 0xFFFFFFFA
_NO_ENTRY: Final = 0xFFFFFFFF
#: Numbers of the table's sectors that the header itself holds.
_IN_HEADER: Final = 109
#: Streams and storages of a document with thousands of embedded objects.
_MOST_ENTRIES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound file's root: the first bytes of each stream in it, by name.

    A storage in it has none.
    """

    heads: Mapping[str, bytes]

    def __contains__(self, name: str) -> bool:
        return name in self.heads


def open_compound(data: bytes, name: str) -> Compound:
    """What the root holds. Raises ``UnreadableError`` where the lists are damaged."""
    try:
        return _opened(data)
    except (struct.error, _Cyclic) as error:
        message = f"{name}：文件不完整或已损坏。请重新获取文件，或用 Office、WPS 打开并另存后再导入。"
        raise UnreadableError("extract", "damaged", message) from error


class _Cyclic(ValueError):
    """A list of the file leads back to itself, or is longer than the file."""


def _opened(data: bytes) -> Compound:
    (shift,) = struct.unpack_from("<H", data, 30)
    if data[: len(MAGIC)] != MAGIC or shift not in {9, 12}:
        raise _Cyclic
    size = 1 << shift
    table = _table(data, size)
    (first,) = struct.unpack_from("<I", data, 48)
    directory = b"".join(_sector(data, at, size) for at in _chain(first, table))
    heads: dict[str, bytes] = {}
    (child,) = struct.unpack_from("<I", directory, 76)
    for offset in _siblings(directory, child):
        (length,) = struct.unpack_from("<H", directory, offset + 64)
        (start,) = struct.unpack_from("<I", directory, offset + 116)
        spelt = directory[offset : offset + max(0, min(length, 64) - 2)]
        is_there = start < _NO_SECTOR
        head = _sector(data, start, size) if is_there else b""
        heads[spelt.decode("utf-16-le", "replace")] = head
    return Compound(heads)


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _table(data: bytes, size: int) -> list[int]:
    """For each sector the one that follows it."""
    numbers = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    (more,) = struct.unpack_from("<I", data, 68)
    seen = 0
    while more < _NO_SECTOR:
        seen += size
        if seen > len(data):
            raise _Cyclic
        *listed, more = struct.unpack(f"<{size // 4}I", _sector(data, more, size))
        numbers += listed
    table: list[int] = []
    for number in numbers:
        if number < _NO_SECTOR:
            sector = _sector(data, number, size)
            table += struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) & ~3])
    return table


def _chain(first: int, table: list[int]) -> Iterator[int]:
    at, seen = first, 0
    while at < _NO_SECTOR:
        seen += 1
        if at >= len(table) or seen > len(table):
            raise _Cyclic
        yield at
        at = table[at]


def _siblings(directory: bytes, child: int) -> Iterator[int]:
    """Offsets of the entries of a tree that begins at ``child``."""
    left, seen = [child], 0
    while left:
        entry = left.pop()
        if entry == _NO_ENTRY:
            continue
        seen += 1
        if seen > min(_MOST_ENTRIES, len(directory) // _ENTRY):
            raise _Cyclic
        offset = entry * _ENTRY
        left += struct.unpack_from("<2I", directory, offset + 68)
        yield offset
