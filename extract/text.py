"""Text files: prose lines mixed with rows of cells, HTML fragments and tables."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Final

from extract.assembly import SEEN, UNSEEN, Assembly
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
from extract.limits import require_bytes, require_counts, require_text
from extract.lines import LINE_END, Line, LineKind, read_lines
from extract.web.html_table import read_table
from extract.web.markup import add_fragment, events
from extract.web.tags import has_markup, html_tables, unclosed

#: In a quoted cell a doubled quote is one; a Markdown cell escapes its pipes.
_PLAIN_MARK: Final = re.compile(rf"[\r\n]\s*|\\[|｜]|[{UNSEEN}]+")
_QUOTED_MARK: Final = re.compile(rf'""|{_PLAIN_MARK.pattern}')
#: Line ends that editors count.
_NEW_LINE: Final = re.compile(r"\r\n|[\r\n]")


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
    require_bytes(data, name)
    source, encoding = decode(data, name)
    require_counts(source, name)
    reading = _Reading(name, Assembly(source))
    at = 0
    for table in html_tables(source):
        _add_lines(reading, Span(at, table.start))
        _add_html_table(reading, table)
        at = table.end
    _add_lines(reading, Span(at, len(source)))
    text = reading.assembly.text()
    if not reading.blocks:
        message = f"{name}：文件是空的，没有任何文字。请确认是否选错文件。"
        raise UnreadableError("extract", "empty", message)
    require_text(text, name)
    _note_replaced(reading)
    return Document(
        text=text,
        blocks=tuple(reading.blocks),
        source=Source(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="text/plain",
            reader="text",
            encoding=encoding,
            text=source,
            markup=tuple(sorted(reading.assembly.markup)),
            places=line_places(source),
        ),
        runs=tuple(reading.assembly.runs),
        notes=tuple(reading.notes),
    )


def line_places(source: str) -> tuple[tuple[int, str], ...]:
    """Where the lines of a text begin, and what they are called."""
    starts = (0, *(end.end() for end in _NEW_LINE.finditer(source)))
    return tuple((start, f"第{line}行") for line, start in enumerate(starts, 1))


def _add_html_table(reading: _Reading, span: Span) -> None:
    assembly = reading.assembly
    _note_unclosed(reading, span)
    reading.blocks.extend(read_table(assembly, events(assembly, span), reading.name))


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
    quoted = _is_quoted(assembly.source[span.start : span.end])
    if quoted:
        assembly.skip(span.start, span.start + 1)
        assembly.skip(span.end - 1, span.end)
        span = _trimmed(assembly.source, Span(span.start + 1, span.end - 1))
    if has_markup(assembly.source[span.start : span.end]):
        _note_unclosed(reading, span)
        add_fragment(assembly, span)
    else:
        _add_plain(assembly, span, _QUOTED_MARK if quoted else _PLAIN_MARK)
    return Span(start, assembly.length)


def _is_quoted(text: str) -> bool:
    """Whether Excel put quotes around a cell, for line ends or quotes inside."""
    if len(text) < 3 or not text[0] == text[-1] == '"':
        return False
    inside = text[1:-1]
    if '"' in inside.replace('""', ""):
        return False
    return '""' in inside or LINE_END.search(inside) is not None


def _add_plain(assembly: Assembly, span: Span, mark: re.Pattern[str]) -> None:
    """Add text without HTML, its lines trimmed and blank ones left out."""
    at, line_start = span.start, assembly.length
    for match in mark.finditer(assembly.source, span.start, span.end):
        start, end = match.span()
        match match[0][0]:
            case '"' | "\\":
                assembly.copy(at, start)
                assembly.spell(match[0][1], start, end)
            case "\r" | "\n":
                assembly.copy(at, _trimmed(assembly.source, Span(at, start)).end)
                more = SEEN.search(assembly.source, end, span.end)
                if assembly.length > line_start and more:
                    assembly.glue(BLOCK_END)
                    line_start = assembly.length
            case _:
                assembly.copy(at, start)
                assembly.skip(start, end)
        at = end
    assembly.copy(at, span.end)


def _trimmed(source: str, span: Span) -> Span:
    text = source[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def _note_replaced(reading: _Reading) -> None:
    """Characters that an earlier conversion could not read and put a mark for."""
    for match in re.finditer("\ufffd+", reading.assembly.source):
        message = "有转换时丢失的字（显示为“\ufffd”），请对照原件补正。"
        reading.notes.append(Note("lost_character", message, Span(*match.span())))


def _note_unclosed(reading: _Reading, span: Span) -> None:
    names = unclosed(reading.assembly.source[span.start : span.end])
    if names:
        listed = "、".join(f"<{name}>" for name in names)
        message = f"HTML 标签 {listed} 没有闭合，已按段落读入，请核对该处文字是否完整。"
        reading.notes.append(Note("unclosed_markup", message, span))
