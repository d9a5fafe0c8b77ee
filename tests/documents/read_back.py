"""What a document says, as the content that it was made of."""

from __future__ import annotations

from extract import Document, Paragraph, Table
from tests.documents.content import Content, Entry, Sheet


def content_read(document: Document) -> Content:
    """Paragraphs and tables with their cells; that of headers a document can't tell."""
    return tuple(
        document[block.span]
        if isinstance(block, Paragraph)
        else _sheet(document, block)
        for block in document.blocks
    )


def _sheet(document: Document, table: Table) -> Sheet:
    cells = {(cell.row, cell.column): cell for row in table.rows for cell in row}
    entries = [
        Entry(document[cell.span], *place, cell.row_span, cell.column_span)
        for place, cell in sorted(cells.items())
    ]
    return Sheet(len(table.rows), max(map(len, table.rows)), tuple(entries))
