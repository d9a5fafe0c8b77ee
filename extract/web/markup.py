"""HTML, whole tables or fragments in cells: structure from beautifulsoup4.

The parser is given the tags of the source with a number in place of each stretch of
text, so that whatever it does to unclosed or badly nested tags, every stretch
comes back with the place it stood in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from extract.assembly import SEEN, UNSEEN, Assembly
from extract.document import BLOCK_END, Span
from extract.web.tags import BLOCKS, ENTITY, HIDDEN, marks

PLACE: Final = re.compile("\ue000([0-9]+)\ue001")
_SEEN_PART: Final = re.compile(rf"{ENTITY.pattern}|[^\s{UNSEEN}&]+|&")
_LINE_END: Final = re.compile(r"[\r\n]")
_BLANK_PART: Final = re.compile(r"\S+")
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


@dataclass(frozen=True, slots=True)
class Shown:
    """Text that mark-up makes a reader see: the number of a list's item."""

    text: str
    source: Span


Event = Open | Close | Span | Shown


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
            case Shown():
                yield step


def is_text(stretch: str) -> bool:
    """Whether what stands between two tags is text: a space is, a line end is not.

    >>> is_text("字"), is_text(" "), is_text(chr(10)), is_text("")
    (True, True, False, False)
    """
    return bool(stretch.strip()) or (
        bool(stretch) and _LINE_END.search(stretch) is None
    )


def _skeleton(assembly: Assembly, span: Span) -> tuple[list[Span], str]:
    """Source stretches of text, and the tags with a number for each stretch."""
    source = assembly.source
    found = list(marks(source, span))
    last_close = {mark.name: mark.span.start for mark in found if mark.closes}
    stretches: list[Span] = []
    parts: list[str] = []

    def place(start: int, end: int) -> None:
        if is_text(source[start:end]):
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


#: Stretches of HTML text in reading order; None is the end of a paragraph.
Stretches = Sequence[Span | Shown | None]


def add_fragment(assembly: Assembly, span: Span) -> None:
    """Add a cell or a line with HTML in it, its paragraphs on lines of their own."""
    stretches: list[Span | Shown | None] = []
    for event in events(assembly, span):
        match event:
            case Span() | Shown():
                stretches.append(event)
            case Open(name=name) | Close(name=name):
                if name in BLOCKS:
                    stretches.append(None)
    add_paragraphs(assembly, stretches)


def add_paragraphs(assembly: Assembly, stretches: Stretches) -> None:
    """Add HTML text, a line a paragraph; their blank ends and blank ones are left out."""
    is_first = True
    for paragraph in _paragraphs(stretches):
        pieces = _without_blank_ends(assembly, paragraph)
        if pieces and not is_first:
            assembly.glue(BLOCK_END)
        is_first = is_first and not pieces
        for piece in pieces:
            if isinstance(piece, Shown):
                assembly.spell(piece.text, piece.source.start, piece.source.end)
            else:
                add_text(assembly, piece)


def _paragraphs(stretches: Stretches) -> Iterator[list[Span | Shown]]:
    paragraph: list[Span | Shown] = []
    for stretch in (*stretches, None):
        if stretch is not None:
            paragraph.append(stretch)
        elif paragraph:
            yield paragraph
            paragraph = []


def _without_blank_ends(
    assembly: Assembly, paragraph: Sequence[Span | Shown]
) -> list[Span | Shown]:
    """From the first to the last character that is seen; the rest accounted for.

    An item's number alone is nothing to see.
    """
    seen = [_seen(assembly.source, piece) for piece in paragraph]
    texts = [at for at, span in enumerate(seen) if span is not None]
    first, last = (texts[0], texts[-1]) if texts else (len(paragraph), -1)
    kept: list[Span | Shown] = []
    for at, (piece, own) in enumerate(zip(paragraph, seen, strict=True)):
        if isinstance(piece, Shown):
            if at < last:
                kept.append(piece)
            else:
                assembly.skip(piece.source.start, piece.source.end)
        elif first <= at <= last:
            start = own.start if own and at == first else piece.start
            end = own.end if own and at == last else piece.end
            _skip_blanks(assembly, piece.start, start)
            _skip_blanks(assembly, end, piece.end)
            kept.append(Span(start, end))
        else:
            _skip_blanks(assembly, piece.start, piece.end)
    return kept


def _seen(source: str, piece: Span | Shown) -> Span | None:
    """From the first to the last character of a stretch that a person sees."""
    if isinstance(piece, Shown):
        return None
    first = last = -1
    for match in _SEEN_PART.finditer(source, piece.start, piece.end):
        if match[0][0] == "&" and not SEEN.search(html.unescape(match[0])):
            continue
        first = match.start() if first < 0 else first
        last = match.end()
    return Span(first, last) if last >= 0 else None


def _skip_blanks(assembly: Assembly, start: int, end: int) -> None:
    """Account for what in a blank stretch is no white space: ``&nbsp;``, unseen."""
    for match in _BLANK_PART.finditer(assembly.source, start, end):
        assembly.skip(*match.span())


def add_text(assembly: Assembly, span: Span) -> None:
    """Add HTML text: entities resolved, line ends of the source folded away.

    Between Han characters a browser shows a space for a line end, or nothing (CSS
    Text 3, 4.1.3). Editors that wrap Chinese do it anywhere, so it is nothing here
    unless the source is known to wrap at spaces.
    """
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
        elif assembly.wraps_at_spaces:
            assembly.spell(" ", start, end)
        elif _between_latin(source, start, end):
            assembly.glue(" ")
    assembly.copy(at, span.end)


def _without_blanks(source: str, start: int, end: int) -> int:
    """Where the spaces and tabs at the end of a stretch begin."""
    return start + len(source[start:end].rstrip(" \t"))


def _between_latin(source: str, start: int, end: int) -> bool:
    """Whether a line end parts two words of a script that has spaces."""
    return source[start - 1 : start].isascii() and source[end : end + 1].isascii()
