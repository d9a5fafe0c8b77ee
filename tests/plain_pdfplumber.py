"""What pdfplumber makes of a PDF by itself: the reading that ours is held against."""

import io
import logging
import unicodedata
from collections.abc import Iterator, Sequence

import pdfplumber

from extract.pages.page import Page, PageTable
from extract.pdf.radicals import unradical

#: It warns of every font without a box, on every page.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

#: Of each table, every cell's text in reading order.
Texts = list[list[str]]


def plain(text: str) -> str:
    """A text without what the two may differ in: white space, forms of a character.

    Where a font draws two characters alike, pdfplumber names the one, pdfium the other.
    """
    folded = unicodedata.normalize("NFKC", unradical("".join(text.split())))
    return unradical(folded).replace("―", "—")


def pdfplumber_cells(data: bytes) -> Iterator[Texts]:
    """Page by page; what pdfplumber finds no cell for is left out."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            yield [
                [plain(text) for row in table for text in row if text is not None]
                for table in page.extract_tables()
            ]
            page.close()


def our_cells(pages: Sequence[Page]) -> Iterator[Texts]:
    """Page by page; pdfplumber has no cells where the page cuts a row."""
    for page in pages:
        yield [
            [
                plain("".join(line.text for line in cell.lines))
                for cell in block.cells
                if not (cell.is_open_above or cell.is_open_below)
            ]
            for block in page.blocks
            if isinstance(block, PageTable)
        ]
