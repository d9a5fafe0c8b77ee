"""How a document is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.documents.content import Sheet

#: The narrowest column, for 序号, in widths of a character.
NARROW: Final = 2.6


@dataclass(frozen=True, slots=True)
class Look:
    """Paper, type and manners of a rendering; lengths in points.

    ``repeats_header`` prints a table's header on every page, ``splits_rows`` lets a
    page break go through a row, ``indents`` begins a cell's paragraphs with two
    characters of blank, ``is_ruled`` draws the table's lines.
    """

    width: float = 841.9
    height: float = 595.3
    margin: float = 50.0
    font: str = "Noto Serif CJK SC"
    size: float = 10.5
    repeats_header: bool = True
    splits_rows: bool = True
    indents: bool = True
    is_ruled: bool = True
    numbers_pages: bool = True

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


LANDSCAPE = Look()
PORTRAIT = Look(width=595.3, height=841.9)


def column_widths(sheet: Sheet, look: Look) -> list[float]:
    """Widths in points that suit a ledger and fill the paper: 序号 narrow, 进展情况 wide."""
    longest = [1] * sheet.columns
    for entry in sheet.entries:
        if entry.column_span == 1:
            longest[entry.column] = max(longest[entry.column], len(entry.text))
    wanted = [max(NARROW, length**0.6) for length in longest]
    narrow = (NARROW + 1) * look.size
    rest = look.width - 2 * look.margin - narrow * sheet.columns
    share = [wish - NARROW for wish in wanted]
    total = sum(share) or 1
    return [narrow + rest * one / total for one in share]
