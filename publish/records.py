"""What is published of one file: its records, or why there are none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

#: One row of a table: every column by its name.
Row: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Records:
    """All rows of one bulletin, by table, in document order.

    Rows hold what the contract names, numbers as ``Decimal``, ``float`` or
    ``int``; an empty list or mapping is written as null. ``source_text`` is what
    source offsets count in, where the source is text. Records of one ``key`` are the
    same.
    """

    bulletin_id: str
    issuer: str | None
    year: int | None
    tables: Mapping[str, Sequence[Row]]
    source_text: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, as a row of ``failures``."""

    source: str
    source_sha256: str | None
    stage: str
    error: str
    message: str


def record_key(source_sha256: str, version: str, vocabulary_sha256: str) -> str:
    """The key of what this version and vocabulary make of a source.

    >>> record_key("ab", "0.1.0", "cd") == record_key("ab", "0.1.0", "ce")
    False
    """
    return hashlib.sha256(
        "\n".join((source_sha256, version, vocabulary_sha256)).encode()
    ).hexdigest()
