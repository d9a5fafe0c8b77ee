"""Workbooks made cell by cell, and what is read of them."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from extract import Document, Paragraph, read


def rows_of(document: Document) -> list[object]:
    """Blocks as text: a paragraph is a string, a table a list of rows."""
    return [
        document[block.span]
        if isinstance(block, Paragraph)
        else [[document[cell.span] for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def saved(book: Workbook) -> Document:
    out = BytesIO()
    book.save(out)
    return read(out.getvalue(), "台账.xlsx")


def sheet(book: Workbook) -> Worksheet:
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "台账"
    return page
