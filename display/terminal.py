"""How wide text is in a terminal, and whether it may be coloured."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TextIO

_CODES: Final = {"bad": "31;1", "doubt": "33", "good": "32", "faint": "2", "mark": "7"}


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where lines go: its width in columns, and whether it shows colours."""

    width: int
    colour: bool

    @classmethod
    def of(cls, stream: TextIO = sys.stdout) -> Terminal:
        """A stream's terminal: colours only on a real one, and not under ``NO_COLOR``."""
        real = stream.isatty()
        colour = (
            real and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        )
        return cls(shutil.get_terminal_size((100, 24)).columns if real else 100, colour)

    def paint(self, text: str, manner: str) -> str:
        """Text in a manner: bad, doubt, good, faint, mark."""
        return f"\x1b[{_CODES[manner]}m{text}\x1b[0m" if self.colour else text


def width_of(text: str) -> int:
    """Columns a text takes: two for a Chinese character.

    >>> width_of("第8期")
    5
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Text filled with spaces to a width in columns, on the left if ``right``."""
    space = " " * max(0, width - width_of(text))
    return space + text if right else text + space


def cut(text: str, width: int) -> str:
    """Text on one line, shortened with … to a width in columns.

    >>> cut("重点工作任务", 7)
    '重点工…'
    """
    text = " ".join(text.split())
    if width_of(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += width_of(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept) + "…"


def table_lines(
    header: Sequence[str], rows: Sequence[Sequence[str]], limits: Sequence[int]
) -> list[str]:
    """Rows in columns as wide as what stands in them, up to a limit for each.

    Columns that hold nothing but figures are flush right.
    """
    shown = [
        [cut(text, limit) for text, limit in zip(row, limits, strict=True)]
        for row in rows
    ]
    columns = list(zip(header, *shown, strict=True))
    widths = [max(map(width_of, column)) for column in columns]
    figures = [all(map(_is_figure, column[1:])) for column in columns]
    return [
        "  ".join(
            pad(text, width, right=right)
            for text, width, right in zip(row, widths, figures, strict=True)
        ).rstrip()
        for row in (header, *shown)
    ]


def _is_figure(text: str) -> bool:
    return re.fullmatch(r"[-+]?[\d,]*(?:\.\d+)?%?", text) is not None
