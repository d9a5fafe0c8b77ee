"""A bulletin as a text file: prose lines, and rows of cells parted by tabs."""

from __future__ import annotations

from tests.documents.content import SHARED, Content, Sheet


def render_text(content: Content) -> bytes:
    """UTF-8 text; a merged cell stands in its first column.

    Of merged rows it stands in the first where readers take blanks for what stands
    above (headers, number and task of an item), and in each of them elsewhere.
    """
    parts = [_rows(block) if isinstance(block, Sheet) else block for block in content]
    return "\n\n".join(parts).encode()


def _rows(sheet: Sheet) -> str:
    grid = [[""] * sheet.columns for _ in range(sheet.rows)]
    for entry in sheet.entries:
        said_once = entry.row < sheet.header_rows or entry.column < SHARED
        for row in range(entry.row, entry.row + (1 if said_once else entry.row_span)):
            grid[row][entry.column] = _quoted(entry.text)
    return "\n".join("\t".join(row) for row in grid)


def _quoted(text: str) -> str:
    """As spreadsheets write a cell of several lines, or with quotes."""
    if "\n" in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text
