"""Lines of a text: which are prose, which are rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from extract.document import Span

LINE: Final = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
PIPE: Final = re.compile(r"(?<!\\)[|｜]")
RULE_CELL: Final = re.compile(r"\s*:?[-—─=_]{2,}:?\s*")
LINE_END: Final = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
RULE_LINE: Final = re.compile(r"\s*[-—─=_*+]{3,}\s*")
NUMBER_OR_BLANK: Final = re.compile(r"\s*\d{0,4}\s*")
#: A cell that Excel quoted because of the line ends inside may go on this long.
MAX_QUOTED_LINES: Final = 200
#: A cell of several lines without quotes.
MAX_CELL_LINES: Final = 50


class LineKind(StrEnum):
    """What separates the cells of a line, if anything does."""

    PROSE = "prose"
    TABS = "tabs"
    PIPES = "pipes"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """One or more source lines that belong together; ``cells`` are untrimmed.

    ``follows`` says that no blank line stands before.
    """

    span: Span
    kind: LineKind
    cells: tuple[Span, ...]
    follows: bool


def read_lines(source: str, span: Span) -> list[Line]:
    """Lines of a stretch of source, cells that run over line ends put together."""
    raw: list[Line] = []
    before = span.start
    for match in LINE.finditer(source, span.start, span.end):
        if not match[0].isspace():
            follows = len(LINE_END.findall(source, before, match.start())) == 1
            raw.append(_line(source, Span(*match.span()), follows))
            before = match.end()
    return list(
        _whole_rows(source, list(_unquoted(source, list(_indented(source, raw)))))
    )


def _line(source: str, span: Span, follows: bool) -> Line:
    text = source[span.start : span.end]
    tabs = text.rstrip().count("\t")
    pipes = [match.start() for match in PIPE.finditer(text)]
    if text.count("\t") >= 2 or (tabs and not pipes):
        cells = tuple(_split(span, _tabs(text)))
        kind = LineKind.TABS
    elif len(pipes) >= 2:
        cells = tuple(_split(span, pipes))
        cells = cells[not text[: pipes[0]].strip() :]
        if not text[pipes[-1] + 1 :].strip():
            cells = cells[:-1]
        kind = LineKind.PIPES
    else:
        kind = LineKind.RULE if RULE_LINE.fullmatch(text) else LineKind.PROSE
        return Line(span, kind, (span,), follows)
    if _is_ruled(source, cells):
        kind = LineKind.RULE
    return Line(span, kind, cells, follows)


def _is_ruled(source: str, cells: Sequence[Span]) -> bool:
    """Whether dashes fill the cells; a cell or two may have lost theirs."""
    filled = [cell for cell in cells if not _is_blank(source, cell)]
    return len(filled) * 2 >= len(cells) and all(_is_rule(source, c) for c in filled)


def _is_blank(source: str, cell: Span) -> bool:
    return not source[cell.start : cell.end].strip()


def _is_rule(source: str, cell: Span) -> bool:
    return RULE_CELL.fullmatch(source, cell.start, cell.end) is not None


def _split(span: Span, at: Sequence[int]) -> Iterator[Span]:
    """Stretches between one-character separators at offsets into ``span``."""
    start = span.start
    for offset in at:
        yield Span(start, span.start + offset)
        start = span.start + offset + 1
    yield Span(start, span.end)


def _indented(source: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Before the first row of a table, leading tabs are an indent of prose."""
    table_seen = False
    for line in lines:
        if line.kind is LineKind.TABS and not table_seen:
            filled = sum(not _is_blank(source, cell) for cell in line.cells)
            if filled < 2:
                yield replace(line, kind=LineKind.PROSE, cells=(line.span,))
                continue
        table_seen = table_seen or line.kind in (LineKind.TABS, LineKind.PIPES)
        yield line


def _unquoted(source: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Join the lines of a quoted cell: ``"first line`` … ``last line"``."""
    closing = _closing_lines(source, lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        joined = [line]
        while line.kind is LineKind.TABS and _opens_quote(source, joined[-1], line):
            end = closing[at] if at < len(lines) else None
            if end is None or end - at > MAX_QUOTED_LINES:
                break
            joined += lines[at : end + 1]
            at = end + 1
        yield _joined(source, joined) if len(joined) > 1 else line


def _closing_lines(source: str, lines: Sequence[Line]) -> list[int | None]:
    """For each line, the first from there on that closes a quoted cell."""
    closing: list[int | None] = [None] * len(lines)
    nearest = None
    for at in range(len(lines) - 1, -1, -1):
        nearest = at if _closes_quote(source, lines[at]) else nearest
        closing[at] = nearest
    return closing


def _opens_quote(source: str, line: Line, first: Line) -> bool:
    """Whether the last cell opens a quote; on a line after the ``first``, after a tab."""
    cells = _tabbed(source, line)
    if line is not first and len(cells) == 1:
        return False
    text = source[cells[-1].start : cells[-1].end].strip()
    return text.startswith('"') and text.count('"') % 2 == 1


def _closes_quote(source: str, line: Line) -> bool:
    cell = _tabbed(source, line)[0]
    text = source[cell.start : cell.end].strip()
    return text.endswith('"') and text.count('"') % 2 == 1


def _tabbed(source: str, line: Line) -> tuple[Span, ...]:
    """Cells as tabs part them: in a quoted cell, pipes and dashes are text."""
    if line.kind is LineKind.TABS:
        return line.cells
    return tuple(_split(line.span, _tabs(source[line.span.start : line.span.end])))


def _tabs(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\t", text)]


def _joined(source: str, lines: Sequence[Line]) -> Line:
    """One row of several lines: the last cell of each goes on in the next's first."""
    cells = list(lines[0].cells)
    for line in lines[1:]:
        first, *rest = _tabbed(source, line)
        cells[-1] = Span(cells[-1].start, first.end)
        cells.extend(rest)
    return Line(
        Span(lines[0].span.start, lines[-1].span.end),
        LineKind.TABS,
        tuple(cells),
        lines[0].follows,
    )


def _whole_rows(source: str, lines: Sequence[Line]) -> Iterator[Line]:
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
            if len(line.cells) < width and not _is_blank(source, line.cells[-1]):
                after = lines[at : at + MAX_CELL_LINES]
                taken = _missing_lines(source, line, after, width)
                if taken:
                    line = _joined(source, [line, *lines[at : at + taken]])
                    at += taken
        yield line


def _missing_lines(source: str, line: Line, after: Sequence[Line], width: int) -> int:
    """How many of the lines after it complete a row; 0 when none do."""
    total = len(line.cells)
    for taken, more in enumerate(after, start=1):
        cells = _tabbed(source, more)
        total += len(cells) - 1
        whole_row = len(cells) >= width - _begins_row(source, cells[0])
        if not more.follows or whole_row or more.kind is LineKind.RULE or total > width:
            return 0
        if total == width:
            return taken
    return 0


def _begins_row(source: str, cell: Span) -> bool:
    """Whether a cell is a number or blank, as the first of a row is."""
    return NUMBER_OR_BLANK.fullmatch(source, cell.start, cell.end) is not None
