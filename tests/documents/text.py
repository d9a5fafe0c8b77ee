"""A bulletin as a text file: prose lines, and rows of cells parted by tabs."""

from __future__ import annotations

from tests.documents.content import Content, Sheet


def render_text(content: Content) -> bytes:
    """UTF-8 text; a merged cell stands in its first row and column."""
    parts = [_rows(block) if isinstance(block, Sheet) else block for block in content]
    return "\n\n".join(parts).encode()


def _rows(sheet: Sheet) -> str:
    grid = [[""] * sheet.columns for _ in range(sheet.rows)]
    for entry in sheet.entries:
        grid[entry.row][entry.column] = _quoted(entry.text)
    return "\n".join("\t".join(row) for row in grid)


def _quoted(text: str) -> str:
    """As spreadsheets write a cell of several lines, or with quotes."""
    if "\n" in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text
