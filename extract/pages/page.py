"""What a page shows, whether its characters were printed or recognised.

Readers of PDF and of scans end here; joining over pages begins here.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.document import Box, Strip


@dataclass(frozen=True, slots=True)
class Line:
    """Characters on one line of a page or of a cell, from left to right.

    ``strip`` has an edge more than ``text`` has characters. ``confidence`` is the
    recognition's, from 0 to 1; None for a printed text layer.
    """

    text: str
    strip: Strip
    confidence: float | None = None

    @property
    def box(self) -> Box:
        """The rectangle around the line."""
        strip = self.strip
        return Box(strip.page, strip.edges[0], strip.top, strip.edges[-1], strip.bottom)


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell as it stands on one page.

    ``is_open_above`` and ``is_open_below`` say that no rule closes the cell there:
    it can only go on over the page's edge.
    """

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...]
    is_open_above: bool = False
    is_open_below: bool = False


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table's part on one page; ``edges`` are where its columns meet, left to right.

    ``cells`` stand in reading order, each once, whatever it covers.
    """

    box: Box
    edges: tuple[float, ...]
    rows: int
    cells: tuple[PageCell, ...]


@dataclass(frozen=True, slots=True)
class PageNote:
    """Something about a page that a reader of the tables ought to know."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its tables, and the lines that stand in none, in reading order.

    ``characters`` are all characters that the page has, in the order of its file:
    what is made of it is held against them. Width and height are in points, as the
    page is seen, rotation applied.
    """

    number: int
    width: float
    height: float
    blocks: tuple[Line | PageTable, ...]
    characters: str
    notes: tuple[PageNote, ...] = ()
