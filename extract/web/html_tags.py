"""The tags of a whole HTML page, found as browsers find them.

Here every tag is mark-up, known or not; in a text that only has fragments
(``extract.web.tags``) an unknown one is text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from extract.document import Span

#: A quoted value may hold anything but the ends of blocks: a quote that somebody
#: forgot to close would take the text of the next cells with it.
_NOT_BLOCK_END: Final = r"<(?!/(?:td|th|tr|table|p|div)\b)"
_QUOTED: Final = (
    rf'(?:"(?:[^"<]++|{_NOT_BLOCK_END})*+"' rf"|'(?:[^'<]++|{_NOT_BLOCK_END})*+')"
)
#: A tag is looked at for so many attributes with their quotes; beyond them, and where
#: its quotes do not close, it goes to the next ``>``.
_ATTRIBUTES: Final = rf"(?:[^<>=]++|=\s*+{_QUOTED}?+){{0,200}}+"
_TAG: Final = re.compile(
    r"<!--|<[!?][^<>]*>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s<>/\"'=]*)"
    rf"(?:>|[\s/]{_ATTRIBUTES}>|[\s/][^<>]*+>)",
    re.IGNORECASE,
)
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[^\s<>/\"'=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>[^\s>\"']*)))?"
)
#: Elements that hold no other elements: their content runs to their end tag.
RAW: Final = frozenset("script style textarea title iframe noframes noembed".split())
#: Attributes beyond this many are a bomb, or nothing that a reader needs.
MAX_ATTRIBUTES: Final = 100


@dataclass(frozen=True, slots=True)
class PageTag:
    """A start or end tag; a comment, a declaration or a raw element has no name."""

    span: Span
    name: str
    closes: bool


def page_tags(source: str) -> Iterator[PageTag]:
    """Tags in order; comments, scripts and the like whole, with what they hold.

    What never ends hides nothing: of an endless comment or script only the opening
    is mark-up.
    """
    at = 0
    ends = _Ends(source)
    while match := _TAG.search(source, at):
        start, at = match.span()
        name = (match["name"] or "").lower()
        if match[0] == "<!--":
            at = ends.after("-->", start + 2) or at
        elif name in RAW and not match["close"]:
            at = ends.after(f"</{name}", at) or at
            at = max(at, match.end())
            name = ""
        yield PageTag(Span(start, at), name, bool(match["close"]))


@dataclass(slots=True)
class _Ends:
    """Looks for ends; one that is not found is not looked for again."""

    source: str
    lowered: str = ""
    missing: frozenset[str] = frozenset()

    def after(self, mark: str, at: int) -> int | None:
        """Offset after the next mark, whatever its case, and after its ``>``."""
        if mark in self.missing:
            return None
        if not self.lowered:
            self.lowered = _ascii_lower(self.source)
        found = self.lowered.find(mark, at)
        if found < 0:
            self.missing |= {mark}
            return None
        end = found + len(mark)
        if mark == "-->":
            return end
        close = self.source.find(">", end, end + 100)
        return close + 1 if close >= 0 else end


def _ascii_lower(text: str) -> str:
    """Small letters for ASCII alone: offsets stay what they are."""
    return text.translate({code: code + 32 for code in range(ord("A"), ord("Z") + 1)})


def attributes(source: str, tag: Span) -> Mapping[str, str]:
    """Attributes of a start tag by name in small letters; the first of a name holds.

    >>> dict(attributes('<td rowspan=2 STYLE="a:b">', Span(0, 26)))
    {'rowspan': '2', 'style': 'a:b'}
    """
    name = re.compile(r"<[^\s<>/\"'=]*").match(source, tag.start, tag.end)
    at = name.end() if name else tag.start
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source, at, tag.end):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), html.unescape(value))
        if len(found) >= MAX_ATTRIBUTES:
            break
    return found
