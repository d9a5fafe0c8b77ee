"""HTML, whole tables or fragments in cells: structure from beautifulsoup4.

The parser is given the tags of the source with a number in place of each stretch of
text, so that whatever it does to unclosed or badly nested tags, every stretch
comes back with the place it stood in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from extract.assembly import SEEN, UNSEEN, Assembly
from extract.document import BLOCK_END, Span
from extract.tags import BLOCKS, ENTITY, HIDDEN, marks

PLACE: Final = re.compile("\ue000([0-9]+)\ue001")
_UNSEEN_RUN: Final = re.compile(f"[{UNSEEN}]+")
#: Line ends of HTML source mean nothing; white space after them is indentation.
_TEXT_MARK: Final = re.compile(rf"{ENTITY.pattern}|[\r\n]\s*|[{UNSEEN}]+")


@dataclass(frozen=True, slots=True)
class Open:
    """The start of an element."""

    name: str
    row_span: str | None
    column_span: str | None


@dataclass(frozen=True, slots=True)
class Close:
    """The end of an element."""

    name: str


Event = Open | Close | Span


def events(assembly: Assembly, span: Span) -> Iterator[Event]:
    """Elements and stretches of source text, in reading order.

    Tags are accounted for in ``assembly`` as mark-up, and so is hidden text.
    """
    stretches, skeleton = _skeleton(assembly, span)
    soup = BeautifulSoup(skeleton, "html.parser")
    hidden = 0
    for step in _walk(soup):
        match step:
            case Span(start=at):
                if hidden:
                    assembly.skip(stretches[at].start, stretches[at].end)
                else:
                    yield stretches[at]
            case Open(name=name):
                hidden += name in HIDDEN
                yield step
            case Close(name=name):
                hidden -= name in HIDDEN
                yield step


def _skeleton(assembly: Assembly, span: Span) -> tuple[list[Span], str]:
    """Source stretches of text, and the tags with a number for each stretch."""
    source = assembly.source
    found = list(marks(source, span))
    last_close = {mark.name: mark.span.start for mark in found if mark.closes}
    stretches: list[Span] = []
    parts: list[str] = []

    def place(start: int, end: int) -> None:
        if source[start:end].strip():
            parts.append(f"\ue000{len(stretches)}\ue001")
            stretches.append(Span(start, end))

    at = span.start
    for mark in found:
        place(at, mark.span.start)
        at = mark.span.end
        assembly.skip(mark.span.start, at)
        # A script that is never closed would hide all that follows.
        endless = mark.name in HIDDEN and last_close.get(mark.name, 0) < at
        if mark.name and (mark.closes or not endless):
            parts.append(source[mark.span.start : at])
    place(at, span.end)
    return stretches, "".join(parts)


def _walk(soup: BeautifulSoup) -> Iterator[Event]:
    """Depth first without recursion: hostile nesting is deeper than the stack.

    A ``Span`` here is a stretch's number, not yet its place.
    """
    stack: list[Iterator[object]] = [iter(soup.contents)]
    names: list[str] = []
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if names:
                yield Close(names.pop())
        elif isinstance(node, Tag):
            yield Open(
                node.name, _attribute(node, "rowspan"), _attribute(node, "colspan")
            )
            stack.append(iter(node.contents))
            names.append(node.name)
        elif isinstance(node, NavigableString):
            for match in PLACE.finditer(node):
                yield Span(int(match[1]), int(match[1]) + 1)


def _attribute(node: Tag, name: str) -> str | None:
    value = node.get(name)
    return value if isinstance(value, str) else None


def add_fragment(assembly: Assembly, span: Span) -> None:
    """Add a cell or a line with HTML in it, its paragraphs on lines of their own."""
    writer = ParagraphWriter(assembly)
    for event in events(assembly, span):
        match event:
            case Span():
                writer.write(event)
            case Open(name=name) | Close(name=name):
                if name in BLOCKS:
                    writer.end_paragraph()


@dataclass(slots=True)
class ParagraphWriter:
    """Adds stretches of HTML text, with a line end between paragraphs."""

    assembly: Assembly
    written: bool = False
    pending: bool = False

    def end_paragraph(self) -> None:
        """What is written next starts a paragraph, unless nothing stands before it."""
        self.pending = self.written

    def write(self, span: Span) -> None:
        """Add one stretch, entities resolved."""
        span = self._trimmed(span) if self.pending or not self.written else span
        if not SEEN.search(self.assembly.source, span.start, span.end):
            self._skip(span)
            return
        if self.pending:
            self.assembly.glue(BLOCK_END)
            self.pending = False
        self.written = True
        add_text(self.assembly, span)

    def _skip(self, span: Span) -> None:
        """Keep blanks inside a line, account for what nobody sees, write no line."""
        if self.written and not self.pending:
            add_text(self.assembly, span)
            return
        for match in _UNSEEN_RUN.finditer(self.assembly.source, span.start, span.end):
            self.assembly.skip(*match.span())

    def _trimmed(self, span: Span) -> Span:
        text = self.assembly.source[span.start : span.end]
        return Span(span.start + len(text) - len(text.lstrip()), span.end)


def add_text(assembly: Assembly, span: Span) -> None:
    """Add HTML text: entities resolved, line ends of the source folded away."""
    source, at = assembly.source, span.start
    for match in _TEXT_MARK.finditer(source, span.start, span.end):
        start, end = match.span()
        line_end = match[0][0] in "\r\n"
        assembly.copy(at, _without_blanks(source, at, start) if line_end else start)
        at = end
        if match[0][0] == "&":
            assembly.spell(html.unescape(match[0]), start, end)
        elif not line_end:
            assembly.skip(start, end)
        elif _between_latin(source, start, end):
            assembly.glue(" ")
    assembly.copy(at, span.end)


def _without_blanks(source: str, start: int, end: int) -> int:
    """Where the spaces and tabs at the end of a stretch begin."""
    return start + len(source[start:end].rstrip(" \t"))


def _between_latin(source: str, start: int, end: int) -> bool:
    """Whether a line end parts two words of a script that has spaces."""
    return source[start - 1 : start].isascii() and source[end : end + 1].isascii()
