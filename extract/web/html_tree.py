"""A page's elements, closed where browsers close them.

``html.parser`` lets any end tag close what was opened before it; in pages put
together by hand a stray ``</div>`` in a cell would end the row and the table. Here
a cell is a wall for the end tags inside it (HTML standard, 13.2.4.2), and rows,
cells and tables that nobody closes end where the next begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from extract.document import Span
from extract.web.html_tags import page_tags
from extract.web.markup import is_text

#: Elements without content.
VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
#: What may stand in a head; anything else ends it.
IN_HEAD: Final = frozenset("title meta link base noscript template bgsound".split())
_ROW_GROUPS: Final = frozenset(("thead", "tbody", "tfoot"))
_CELLS: Final = frozenset(("td", "th", "caption"))
_TABLE_PARTS: Final = _ROW_GROUPS | _CELLS | {"tr", "table"}
#: Whose start ends one of the same that is open, unless the other stands between.
_ENDS_OWN: Final = {
    "li": ("ul", "ol", "menu", "table", "td", "th"),
    "dt": ("dl", "table", "td", "th"),
    "dd": ("dl", "table", "td", "th"),
    "p": ("table", "td", "th", "div", "li", "section", "article"),
    "option": ("select",),
}


@dataclass(frozen=True, slots=True)
class Begin:
    """The start of the element of this number."""

    element: int


@dataclass(frozen=True, slots=True)
class End:
    """The end of the element of this number."""

    element: int


Step = Begin | End | Span


@dataclass(frozen=True, slots=True)
class Element:
    """An element; ``tag`` is its start tag in the source, ``parent`` a number or -1.

    ``first`` and ``last`` are the steps where it begins and ends.
    """

    name: str
    tag: Span
    parent: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Tree:
    """A page as steps in reading order, and its elements in order of their starts.

    ``markup`` is what is neither text nor a start tag of an element.
    """

    source: str
    steps: tuple[Step, ...]
    elements: tuple[Element, ...]
    markup: tuple[Span, ...]


def parse_tree(source: str) -> Tree:
    """Elements and stretches of text of a page, in time linear in its length."""
    builder = _Builder(source)
    at = 0
    for tag in page_tags(source):
        builder.add_text(at, tag.span.start)
        at = tag.span.end
        if not tag.name:
            builder.markup.append(tag.span)
        elif tag.closes:
            builder.markup.append(tag.span)
            builder.close(tag.name)
        else:
            builder.open(tag.name, tag.span)
    builder.add_text(at, len(source))
    builder.close_from(0)
    elements = tuple(
        Element(opened.name, opened.tag, opened.parent, opened.first, opened.last)
        for opened in builder.elements
    )
    return Tree(source, tuple(builder.steps), elements, tuple(builder.markup))


@dataclass(slots=True)
class _Opened:
    name: str
    tag: Span
    parent: int
    first: int
    last: int = -1


@dataclass(slots=True)
class _Builder:
    """Elements so far; ``open_at`` has for every name where on the stack it is open."""

    source: str
    steps: list[Step] = field(default_factory=list)
    elements: list[_Opened] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    open_at: defaultdict[str, list[int]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add_text(self, start: int, end: int) -> None:
        if is_text(self.source[start:end]):
            self.steps.append(Span(start, end))

    def open(self, name: str, tag: Span) -> None:
        self._make_room(name)
        number = len(self.elements)
        parent = self.stack[-1] if self.stack else -1
        self.elements.append(_Opened(name, tag, parent, len(self.steps)))
        self.steps.append(Begin(number))
        self.open_at[name].append(len(self.stack))
        self.stack.append(number)
        by_itself = ":" in name and self.source.endswith("/>", tag.start, tag.end)
        if name in VOID or by_itself:
            self.close_from(len(self.stack) - 1)

    def close(self, name: str) -> None:
        """End an element; a cell's end tags reach no further than the cell."""
        if name in ("body", "html"):
            return  # text that follows is still the page's
        at = self._nearest((name,))
        if name == "br" or (name == "p" and at <= self._nearest(_CELLS)):
            end = len(self.source)
            self.open("br", Span(end, end))
            return
        wall = ("table",) if name in _TABLE_PARTS - {"table"} else _CELLS | {"table"}
        if at >= 0 and (name == "table" or at > self._nearest(wall)):
            self.close_from(at)

    def close_from(self, at: int) -> None:
        """End every element from that place of the stack on, the last first."""
        while len(self.stack) > at:
            number = self.stack.pop()
            element = self.elements[number]
            element.last = len(self.steps)
            self.steps.append(End(number))
            self.open_at[element.name].pop()

    def _make_room(self, name: str) -> None:
        """End what the start of an element ends without an end tag."""
        if "head" in self.open_at and name not in IN_HEAD:
            self._close_above(("head",), ("body",))
        if name == "body":
            self._close_above(("head",), ())
        elif name in ("td", "th"):
            self._close_above(_CELLS, ("table",))
        elif name == "tr":
            self._close_above(("tr", "caption"), ("table",))
        elif name in _ROW_GROUPS:
            self._close_above((*_ROW_GROUPS, "tr", "caption"), ("table",))
        elif name == "table":
            self._close_above(("table",), _CELLS)
        elif name in _ENDS_OWN:
            self._close_above((name,), _ENDS_OWN[name])

    def _close_above(self, names: Iterable[str], walls: Iterable[str]) -> None:
        """End the outermost element of these names that no wall stands above of."""
        wall = self._nearest(walls)
        inside = [
            at for name in names for at in self.open_at.get(name, ())[-1:] if at > wall
        ]
        if inside:
            self.close_from(min(inside))

    def _nearest(self, names: Iterable[str]) -> int:
        """Where on the stack the last of these names is open; -1 if none is."""
        return max(
            (places[-1] for name in names if (places := self.open_at.get(name))),
            default=-1,
        )
