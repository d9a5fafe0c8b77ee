"""How a document is printed."""

from __future__ import annotations

from dataclasses import dataclass


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
