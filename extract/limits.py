"""How large a text can be before it is no bulletin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from extract.errors import UnreadableError

#: A bulletin of a hundred pages is under 1 MB of text.
MAX_BYTES: Final = 20_000_000
#: Cells that something is written in: a ledger of ten thousand rows.
MAX_CELLS: Final = 60_000
#: What a text may hold of each thing that costs time, and the characters that it is
#: counted by. The longest bulletins seen have a fiftieth of it.
MAX_COUNTS: Final = (
    ("行", 100_000, "\n"),
    ("行", 100_000, "\r"),
    ("个单元格", MAX_CELLS, "\t|｜"),
    ("个 HTML 标签", 40_000, "<"),
    ("个 HTML 字符", 100_000, "&"),
)
#: The same for an HTML page: programs put five tags and more around each word of a
#: cell, and line ends mean nothing.
MAX_PAGE_COUNTS: Final = (
    ("行", 400_000, "\n"),
    ("行", 400_000, "\r"),
    ("个 HTML 标签", 150_000, "<"),
    ("个 HTML 字符", 300_000, "&"),
)
#: Some two thousand pages.
MAX_TEXT: Final = 2_000_000


def require_bytes(data: bytes, name: str) -> None:
    """Refuse a file that is too large to be worth decoding."""
    if len(data) > MAX_BYTES:
        megabytes = f"{len(data) // 1_000_000} MB"
        raise _too_large(name, megabytes, f"{MAX_BYTES // 1_000_000} MB")


def require_counts(source: str, name: str) -> None:
    """Refuse a source with more lines, cells or tags than any bulletin has."""
    _require(MAX_COUNTS, source, name)


def require_page(source: str, name: str) -> None:
    """Refuse an HTML page with more lines or tags than any bulletin has."""
    _require(MAX_PAGE_COUNTS, source, name)


def _require(counts: Sequence[tuple[str, int, str]], source: str, name: str) -> None:
    for what, most, characters in counts:
        count = sum(source.count(character) for character in characters)
        if count > most:
            raise _too_large(name, f"{count} {what}", f"{most} {what}")


def require_cells(count: int, name: str) -> None:
    """Refuse more cells than any bulletin has."""
    if count > MAX_CELLS:
        raise _too_large(name, f"{count} 个单元格", f"{MAX_CELLS} 个单元格")


def require_text(text: str, name: str) -> None:
    """Refuse more text than any bulletin has."""
    require_length(len(text), name)


def require_length(length: int, name: str) -> None:
    """Refuse a text of that many characters, before it is put together."""
    if length > MAX_TEXT:
        raise _too_large(name, f"{length} 字", f"{MAX_TEXT} 字")


def _too_large(name: str, size: str, most: str) -> UnreadableError:
    return UnreadableError(
        "extract",
        "too_large",
        f"{name}：文件有 {size}，超过通报的上限 {most}。"
        "请确认是否选错文件，或分开导入。",
    )
