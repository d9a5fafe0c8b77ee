"""Text files: prose lines mixed with rows of cells, HTML fragments and tables."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from extract.assembly import Assembly
from extract.decode import decode
from extract.document import (
    BLOCK_END,
    CELL_END,
    Cell,
    Document,
    Note,
    Paragraph,
    Source,
    Span,
    Table,
)
from extract.errors import UnreadableError
from extract.html_table import read_table
from extract.lines import Line, LineKind, read_lines
from extract.markup import add_fragment, has_markup, unclosed

#: A bulletin of a hundred pages is under 1 MB of text.
MAX_BYTES: Final = 20_000_000
TABLE_TAG: Final = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What reading one text has come to."""

    name: str
    assembly: Assembly
    blocks: list[Paragraph | Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_text(data: bytes, name: str) -> Document:
    """Document of a text file in any encoding that occurs.

    Raises ``UnreadableError`` for bytes that are no text, for nothing but white
    space, and beyond the limits.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            "extract",
            "too_large",
            f"{name}：文件有 {len(data) // 1_000_000} MB，超过文本通报的上限"
            f" {MAX_BYTES // 1_000_000} MB。请确认是否选错文件，或分开导入。",
        )
    source, encoding = decode(data, name)
    if not source.strip():
        raise UnreadableError("extract", "empty", f"{name}：文件是空的，没有任何文字。")
    reading = _Reading(name, Assembly(source))
    at = 0
    for table in _html_tables(source):
        _add_lines(reading, Span(at, table.start))
        _add_html_table(reading, table)
        at = table.end
    _add_lines(reading, Span(at, len(source)))
    return Document(
        text=reading.assembly.text(),
        blocks=tuple(reading.blocks),
        source=Source(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="text/plain",
            reader="text",
            encoding=encoding,
            text=source,
            markup=tuple(sorted(reading.assembly.markup)),
        ),
        runs=tuple(reading.assembly.runs),
        notes=tuple(reading.notes),
    )


def _html_tables(source: str) -> list[Span]:
    """Outermost ``<table>`` elements; one that is never closed ends with the text."""
    spans: list[Span] = []
    start, depth = 0, 0
    for match in TABLE_TAG.finditer(source):
        if not match[1]:
            start = start if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append(Span(start, match.end()))
    if depth:
        spans.append(Span(start, len(source)))
    return spans


def _add_html_table(reading: _Reading, span: Span) -> None:
    _note_unclosed(reading, span)
    strays, table = read_table(reading.assembly, span, reading.name)
    reading.blocks.extend(strays)
    if table is not None:
        reading.blocks.append(table)
        reading.assembly.glue(BLOCK_END)


def _add_lines(reading: _Reading, span: Span) -> None:
    """Paragraphs, and a table for each run of rows that no blank line parts."""
    rows: list[tuple[Cell, ...]] = []
    for line in read_lines(reading.assembly.source, span):
        if line.kind is LineKind.RULE:
            _skip_rule(reading.assembly, line)
            continue
        if rows and (line.kind is LineKind.PROSE or not line.follows):
            reading.blocks.append(_table(rows))
            rows = []
        if line.kind is LineKind.PROSE:
            _add_paragraph(reading, line)
        else:
            rows.append(_add_row(reading, line, len(rows)))
    if rows:
        reading.blocks.append(_table(rows))


def _table(rows: list[tuple[Cell, ...]]) -> Table:
    return Table(Span(rows[0][0].span.start, rows[-1][-1].span.end), tuple(rows))


def _skip_rule(assembly: Assembly, line: Line) -> None:
    start, text = line.span.start, assembly.source[line.span.start : line.span.end]
    for match in re.finditer(r"\S+", text):
        assembly.skip(start + match.start(), start + match.end())


def _add_paragraph(reading: _Reading, line: Line) -> None:
    span = _add_cell(reading, line.span)
    if span:
        reading.blocks.append(Paragraph(span))
        reading.assembly.glue(BLOCK_END)


def _add_row(reading: _Reading, line: Line, number: int) -> tuple[Cell, ...]:
    if line.kind is LineKind.PIPES:
        _skip_pipes(reading.assembly, line)
    cells = []
    for column, source_span in enumerate(line.cells):
        span = _add_cell(reading, source_span)
        cells.append(Cell(span, number, column))
        reading.assembly.glue(CELL_END)
    reading.assembly.glue(BLOCK_END)
    return tuple(cells)


def _skip_pipes(assembly: Assembly, line: Line) -> None:
    """Account for the separators: all that is in the line but in none of its cells."""
    at = line.span.start
    for cell in (*line.cells, Span(line.span.end, line.span.end)):
        assembly.skip(at, cell.start)
        at = cell.end


def _add_cell(reading: _Reading, source_span: Span) -> Span:
    """Add one cell's or paragraph's text; its span in the document."""
    assembly = reading.assembly
    span = _trimmed(assembly.source, source_span)
    start = assembly.length
    text = assembly.source[span.start : span.end]
    if has_markup(text):
        _note_unclosed(reading, span)
        add_fragment(assembly, span)
    else:
        _add_plain(assembly, span, text)
    return Span(start, assembly.length)


def _add_plain(assembly: Assembly, span: Span, text: str) -> None:
    """Add text without HTML; quotes around several lines are Excel's."""
    quoted = "\n" in text and text[0] == text[-1] == '"'
    if quoted:
        assembly.skip(span.start, span.start + 1)
        assembly.skip(span.end - 1, span.end)
        span = Span(span.start + 1, span.end - 1)
    at = span.start
    special = re.compile(
        r'\s*[\r\n]\s*|""|\\[|｜]' if quoted else r"\s*[\r\n]\s*|\\[|｜]"
    )
    for match in special.finditer(assembly.source, span.start, span.end):
        assembly.copy(at, match.start())
        if match[0] == '""':
            assembly.spell('"', match.start(), match.end())
        elif match[0].startswith("\\"):
            assembly.spell(match[0][1:], match.start(), match.end())
        elif at < match.start() and match.end() < span.end:
            assembly.spell(BLOCK_END, match.start(), match.end())
        at = match.end()
    assembly.copy(at, span.end)


def _trimmed(source: str, span: Span) -> Span:
    text = source[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(
        min(start, span.end), max(min(start, span.end), span.start + len(text.rstrip()))
    )


def _note_unclosed(reading: _Reading, span: Span) -> None:
    names = unclosed(reading.assembly.source[span.start : span.end])
    if names:
        listed = "、".join(f"<{name}>" for name in names)
        message = f"HTML 标签 {listed} 没有闭合，已按段落读入，请核对该处文字是否完整。"
        reading.notes.append(Note("unclosed_markup", message, span))
