"""Lines of a text: which are prose, which are rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from extract.document import Span

LINE: Final = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
PIPE: Final = re.compile(r"(?<!\\)[|｜]")
RULE_CELL: Final = re.compile(r"\s*:?[-—─=_]{2,}:?\s*")
RULE_LINE: Final = re.compile(r"\s*[-—─=_*+]{3,}\s*")
#: A cell that Excel quoted because of the line ends inside may go on this long.
MAX_QUOTED_LINES: Final = 200


class LineKind(StrEnum):
    """What separates the cells of a line, if anything does."""

    PROSE = "prose"
    TABS = "tabs"
    PIPES = "pipes"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """One or more source lines that belong together; ``cells`` are untrimmed.

    ``number`` counts source lines with anything on them; ``follows`` says that
    no blank line stands before.
    """

    span: Span
    kind: LineKind
    cells: tuple[Span, ...]
    follows: bool


def read_lines(source: str, span: Span) -> list[Line]:
    """Lines of a stretch of source, cells that run over line ends put together."""
    raw = [
        _line(source, Span(*match.span()), _follows(source, match.start()))
        for match in LINE.finditer(source, span.start, span.end)
        if not match[0].isspace()
    ]
    return list(_whole_rows(source, list(_unquoted(source, _indented(raw)))))


def _follows(source: str, start: int) -> bool:
    """Whether the line break before ``start`` is a single one."""
    before = source[max(0, start - 4) : start].replace("\r\n", "\n")
    return len(before) - len(before.rstrip("\n\r\x0b\x0c\x85\u2028\u2029")) == 1


def _line(source: str, span: Span, follows: bool) -> Line:
    text = source[span.start : span.end]
    if text.count("\t") >= 2 or ("\t" in text.strip() and not PIPE.search(text)):
        cells = tuple(_split(span, [m.start() for m in re.finditer("\t", text)]))
        kind = LineKind.TABS
    elif len(pipes := [m.start() for m in PIPE.finditer(text)]) >= 2:
        cells = tuple(_split(span, pipes))
        cells = cells[not text[: pipes[0]].strip() :]
        if not text[pipes[-1] + 1 :].strip():
            cells = cells[:-1]
        kind = LineKind.PIPES
    else:
        cells = (span,)
        kind = LineKind.RULE if RULE_LINE.fullmatch(text) else LineKind.PROSE
        return Line(span, kind, cells, follows)
    if all(_is_rule(source, cell) for cell in cells):
        kind = LineKind.RULE
    return Line(span, kind, cells, follows)


def _is_rule(source: str, cell: Span) -> bool:
    return RULE_CELL.fullmatch(source, cell.start, cell.end) is not None


def _split(span: Span, at: Sequence[int]) -> Iterator[Span]:
    """Stretches between one-character separators at offsets into ``span``."""
    start = span.start
    for offset in at:
        yield Span(start, span.start + offset)
        start = span.start + offset + 1
    yield Span(start, span.end)


def _indented(lines: list[Line]) -> list[Line]:
    """Before the first row of a table, leading tabs are an indent of prose."""
    table_seen = False
    result = []
    for line in lines:
        filled = sum(len(cell) > 0 for cell in line.cells)
        if line.kind is LineKind.TABS and filled < 2 and not table_seen:
            line = Line(line.span, LineKind.PROSE, (line.span,), line.follows)
        table_seen = table_seen or line.kind in (LineKind.TABS, LineKind.PIPES)
        result.append(line)
    return result


def _unquoted(source: str, lines: list[Line]) -> Iterator[Line]:
    """Join the lines of a quoted cell: ``"first line`` … ``last line"``."""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.kind is LineKind.TABS and _opens_quote(source, line.cells[-1]):
            for end in range(at, min(at + MAX_QUOTED_LINES, len(lines))):
                if _closes_quote(source, lines[end].cells[0]):
                    line = _joined([line, *lines[at : end + 1]])
                    at = end + 1
                    if not _opens_quote(source, line.cells[-1]):
                        break
        yield line


def _opens_quote(source: str, cell: Span) -> bool:
    text = source[cell.start : cell.end].strip()
    return text.startswith('"') and text.count('"') % 2 == 1


def _closes_quote(source: str, cell: Span) -> bool:
    text = source[cell.start : cell.end].strip()
    return text.endswith('"') and text.count('"') % 2 == 1


def _joined(lines: Sequence[Line]) -> Line:
    """One row of several lines: the last cell of each goes on in the next's first."""
    cells = list(lines[0].cells)
    for line in lines[1:]:
        cells[-1] = Span(cells[-1].start, line.cells[0].end)
        cells.extend(line.cells[1:])
    return Line(
        Span(lines[0].span.start, lines[-1].span.end),
        LineKind.TABS,
        tuple(cells),
        lines[0].follows,
    )


def _whole_rows(source: str, lines: list[Line]) -> Iterator[Line]:
    """Join a row with the lines after it that make up its missing cells.

    The table's width is that of its first row. A row is only joined when the lines
    that directly follow it bring exactly the cells it lacks.
    """
    width, at = 0, 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.kind is LineKind.TABS:
            width = width or len(line.cells)
            taken = _missing_lines(source, line, lines[at : at + 50], width)
            if taken:
                line = _joined([line, *lines[at : at + taken]])
                at += taken
        yield line


def _missing_lines(source: str, line: Line, after: Sequence[Line], width: int) -> int:
    """How many of the lines after it complete a row; 0 when none do."""
    total = len(line.cells)
    if total >= width or not source[line.cells[-1].start : line.cells[-1].end].strip():
        return 0
    for taken, more in enumerate(after, start=1):
        total += len(more.cells) - 1
        whole_row = len(more.cells) >= width - 1
        if not more.follows or whole_row or more.kind is LineKind.RULE or total > width:
            return 0
        if total == width:
            return taken
    return 0
