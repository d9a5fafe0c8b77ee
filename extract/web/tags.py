"""HTML tags in a text: where they stand, and which elements they belong to."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extract.document import Span

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
CLOSED_BY_HAND: Final = HIDDEN | {"p", "div", "span", "td", "th", "tr", "table", "b"}

COMMENT_START: Final = "<!--"
COMMENT_END: Final = "-->"
TAG: Final = re.compile(
    rf"{COMMENT_START}|<![A-Za-z\[][^<>]*>|<\?[^<>]*>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?::[a-z]+)?(?P<rest>[\s/][^<>]*)?>"
)
ENTITY: Final = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A tag, or a comment or declaration, which has no ``name``."""

    span: Span
    name: str
    closes: bool


def marks(source: str, span: Span) -> Iterator[Mark]:
    """Tags and comments in order; ``<50`` and tags that HTML has not are text.

    A comment that never ends hides nothing: only its opening is a mark.
    """
    at, endless = span.start, False
    for match in TAG.finditer(source, span.start, span.end):
        if match.start() < at:
            continue  # inside the comment before
        at = match.end()
        if match[0] == COMMENT_START:
            end = -1 if endless else source.find(COMMENT_END, at, span.end)
            endless = end < 0
            at = at if endless else end + len(COMMENT_END)
            yield Mark(Span(match.start(), at), "", False)
        elif match["name"] is None:
            yield Mark(Span(*match.span()), "", False)
        elif (name := match["name"].lower()) in BLOCKS or name in INLINE:
            yield Mark(Span(*match.span()), name, bool(match["close"]))


def has_markup(text: str) -> bool:
    """Whether the text holds a tag or an entity that HTML knows.

    >>> has_markup("PM2.5<50"), has_markup("<p>一</p>"), has_markup("A&amp;B")
    (False, True, True)
    """
    if "<" in text and next(marks(text, Span(0, len(text))), None) is not None:
        return True
    return "&" in text and any(
        html.unescape(match[0]) != match[0] for match in ENTITY.finditer(text)
    )


def unclosed(text: str) -> tuple[str, ...]:
    """Names of elements that are opened more often than closed.

    >>> unclosed("<p>一<p>二</p>")
    ('p',)
    """
    opened: Counter[str] = Counter()
    for mark in marks(text, Span(0, len(text))):
        by_itself = text.endswith("/>", mark.span.start, mark.span.end)
        if mark.name in CLOSED_BY_HAND and not by_itself:
            opened[mark.name] += -1 if mark.closes else 1
    return tuple(name for name, count in opened.items() if count > 0)


#: What decides where a table of HTML begins and ends in a text.
_TABLE_MARK: Final = re.compile(
    r"(?P<separator>[\t|｜])|(?P<line>[\r\n])"
    r"|<(?P<close>/?)(?P<name>table|tr|td|th)\b[^<>]*>",
    re.IGNORECASE,
)


def html_tables(source: str) -> list[Span]:
    """Outermost ``<table>`` elements that are blocks of their own.

    A table in a cell of a row of tabs or pipes belongs to the cell. One that is not
    closed ends where the next begins between its rows, or with its last closed row.
    """
    if "<" not in source:
        return []
    scan = _TableScan([])
    for match in _TABLE_MARK.finditer(source):
        scan.take(match)
    if scan.depth:
        scan.tables.append(
            Span(scan.start, scan.closed if scan.closed else len(source))
        )
    return scan.tables


@dataclass(slots=True)
class _TableScan:
    """Tables found so far; ``closed`` is the end of a row or cell just closed."""

    tables: list[Span]
    start: int = 0
    depth: int = 0
    closed: int = 0
    in_row: bool = False

    def take(self, match: re.Match[str]) -> None:
        if match["line"]:
            self.in_row = False
        elif match["separator"]:
            self.in_row = self.in_row or self.depth == 0
        elif match["name"].lower() != "table":
            self.closed = match.end() if match["close"] and self.depth else 0
        elif self.in_row:
            return
        elif match["close"]:
            self._close(match.end())
        else:
            self._open(match.start())

    def _open(self, at: int) -> None:
        if self.depth == 1 and self.closed:
            self.tables.append(Span(self.start, self.closed))
            self.depth = 0
        self.start = self.start if self.depth else at
        self.depth += 1
        self.closed = 0

    def _close(self, end: int) -> None:
        if self.depth == 1:
            self.tables.append(Span(self.start, end))
        self.depth = max(0, self.depth - 1)
        self.closed = 0
