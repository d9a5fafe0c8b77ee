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

from extract.assembly import Assembly
from extract.document import BLOCK_END, Span

#: Elements that begin and end a paragraph of the text around them.
BLOCKS: Final = frozenset(
    "address article blockquote body br caption center dd div dl dt fieldset figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table"
    " tbody td tfoot th thead title tr ul".split()
)
INLINE: Final = frozenset(
    "a abbr b big cite code col colgroup del em font head html i img input ins"
    " label link mark meta nobr o s script small span strike strong style sub sup"
    " tt u wbr".split()
)
#: Elements whose content is not text for a reader.
HIDDEN: Final = frozenset(("script", "style"))
#: Elements that stay open when the source forgets to close them.
CLOSED_BY_HAND: Final = frozenset(("p", "div", "span", "td", "th", "tr", "table", "b"))

TAG: Final = re.compile(
    r"<!--[^>]*-->|<![A-Za-z\[][^<>]*>|<\?[^<>]*>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?::[a-z]+)?(?P<rest>[\s/][^<>]*)?>"
)
ENTITY: Final = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
)
WHITE: Final = re.compile(r"\s+")
PLACE: Final = re.compile("\ue000([0-9]+)\ue001")


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


def has_markup(text: str) -> bool:
    """Whether the text holds a tag or an entity that HTML knows.

    >>> has_markup("PM2.5<50"), has_markup("<p>一</p>"), has_markup("A&amp;B")
    (False, True, True)
    """
    return any(_is_tag(match) for match in TAG.finditer(text)) or any(
        html.unescape(match[0]) != match[0] for match in ENTITY.finditer(text)
    )


def unclosed(text: str) -> tuple[str, ...]:
    """Names of elements that are opened more often than closed.

    >>> unclosed("<p>一<p>二</p>")
    ('p',)
    """
    open_count: dict[str, int] = {}
    for match in TAG.finditer(text):
        name = (match["name"] or "").lower()
        if name in CLOSED_BY_HAND and not (match["rest"] or "").endswith("/"):
            open_count[name] = open_count.get(name, 0) + (-1 if match["close"] else 1)
    return tuple(name for name, count in open_count.items() if count > 0)


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
    stretches: list[Span] = []
    parts: list[str] = []

    def place(start: int, end: int) -> None:
        if assembly.source[start:end].strip():
            parts.append(f"\ue000{len(stretches)}\ue001")
            stretches.append(Span(start, end))

    at = span.start
    for match in TAG.finditer(assembly.source, span.start, span.end):
        if not _is_tag(match):
            continue
        place(at, match.start())
        assembly.skip(match.start(), match.end())
        parts.append(match[0])
        at = match.end()
    place(at, span.end)
    return stretches, "".join(parts)


def _is_tag(match: re.Match[str]) -> bool:
    name = match["name"]
    return name is None or name.lower() in BLOCKS or name.lower() in INLINE


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
        if not span:
            return
        if self.pending:
            self.assembly.glue(BLOCK_END)
            self.pending = False
        self.written = True
        add_text(self.assembly, span)

    def _trimmed(self, span: Span) -> Span:
        text = self.assembly.source[span.start : span.end]
        return Span(span.start + len(text) - len(text.lstrip()), span.end)


def add_text(assembly: Assembly, span: Span) -> None:
    """Add HTML text: entities resolved, line ends of the source folded away."""
    at = span.start
    for match in re.finditer(
        rf"{ENTITY.pattern}|[ \t]*[\r\n]\s*", assembly.source[span.start : span.end]
    ):
        start, end = span.start + match.start(), span.start + match.end()
        assembly.copy(at, start)
        at = end
        if match[0].startswith("&"):
            assembly.spell(html.unescape(match[0]), start, end)
        elif _between_latin(assembly.source, start, end):
            assembly.spell(" ", start, end)
    assembly.copy(at, span.end)


def _between_latin(source: str, start: int, end: int) -> bool:
    """Whether a line end parts two words of a script that has spaces."""
    return source[start - 1 : start].isascii() and source[end : end + 1].isascii()
