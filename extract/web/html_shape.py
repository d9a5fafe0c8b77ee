"""What parts of a page are like: how much text, how much of it links, which tables."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from extract.assembly import SEEN
from extract.document import Span
from extract.web.html_tags import attributes
from extract.web.html_tree import Begin, Element, End, Tree

#: A row with this many cells that say something is a row of data.
ROW_OF_DATA: Final = 3
#: Menus are links; the text of a bulletin links to a file or a law now and then.
LINK_SHARE: Final = 0.6
#: Elements that end a paragraph of a cell.
PARAGRAPHS: Final = frozenset("p div br li h1 h2 h3 h4 h5 h6".split())
#: Links to files are attachments, which are the text's.
_FILE: Final = re.compile(
    r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|zip|rar|7z|txt|pptx?|jpe?g|png)(?:$|[?#&])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Rows:
    """A table's own rows: cells of each, and those with text of their own."""

    cells: list[int] = field(default_factory=list)
    filled: list[int] = field(default_factory=list)
    in_cell: bool = False
    is_blank: bool = True
    holds: list[int] = field(default_factory=list)
    paragraphs: int = 0
    most_paragraphs: int = 0

    @property
    def is_grid(self) -> bool:
        """Whether there are several rows and several columns."""
        return len(self.cells) >= 2 and max(self.cells) >= 2

    @property
    def has_data(self) -> bool:
        """Whether at least half of the rows that say anything say several things."""
        rows = [count for count in self.filled if count]
        data = sum(count >= ROW_OF_DATA for count in rows)
        return bool(rows) and data * 2 >= len(rows)


@dataclass(frozen=True, slots=True)
class Shape:
    """Sums over the steps of a tree up to each step, and what its tables are.

    ``layouts`` are tables that only place what they hold; ``data`` the outermost
    tables of several rows and columns that are none.
    """

    tree: Tree
    characters: Sequence[int]
    linked: Sequence[int]
    links: Sequence[int]
    stops: Sequence[int]
    headings: Sequence[int]
    layouts: frozenset[int]
    data: frozenset[int]
    data_begun: Sequence[int]

    def size(self, element: Element) -> int:
        """Characters of text in an element, blanks aside."""
        return self.characters[element.last] - self.characters[element.first]

    def is_linked(self, element: Element) -> bool:
        """Whether an element is a list of links, all but a little of it."""
        links = self.links[element.last] - self.links[element.first]
        linked = self.linked[element.last] - self.linked[element.first]
        return links >= 3 and linked >= LINK_SHARE * self.size(element) > 0

    def has_sentences(self, element: Element) -> bool:
        """Whether a sentence ends in an element, outside of links."""
        return self.stops[element.last] > self.stops[element.first]

    def has_data(self, element: Element) -> bool:
        """Whether an element is or holds a table of data."""
        return self.data_begun[element.last] > self.data_begun[element.first]


def shape_of(tree: Tree) -> Shape:
    """Measure a tree, in time linear in its steps."""
    sums = _Sums()
    for step in tree.steps:
        if isinstance(step, Span):
            sums.take_text(tree.source[step.start : step.end])
        else:
            element = tree.elements[step.element]
            sums.take_tag(
                isinstance(step, Begin),
                is_link=_is_link(tree, element),
                is_heading=element.name in ("h1", "h2"),
            )
    rows = _rows_of_tables(tree)
    layouts = frozenset(_layouts(tree, rows, sums.characters))
    found = frozenset(_data(tree, rows, layouts))
    begins = (isinstance(step, Begin) and step.element in found for step in tree.steps)
    return Shape(
        tree=tree,
        characters=sums.characters,
        linked=sums.linked,
        links=sums.links,
        stops=sums.stops,
        headings=sums.headings,
        layouts=layouts,
        data=found,
        data_begun=list(accumulate(map(int, begins), initial=0)),
    )


@dataclass(slots=True)
class _Sums:
    """Sums over the steps so far; each list has one entry more than there are steps."""

    characters: list[int] = field(default_factory=lambda: [0])
    linked: list[int] = field(default_factory=lambda: [0])
    links: list[int] = field(default_factory=lambda: [0])
    stops: list[int] = field(default_factory=lambda: [0])
    headings: list[int] = field(default_factory=lambda: [0])
    depth: int = 0

    def take_text(self, text: str) -> None:
        size = len("".join(text.split()))
        ends = text.count("。") + text.count("；")
        self._add(size, size if self.depth else 0, 0 if self.depth else ends)

    def take_tag(self, begins: bool, *, is_link: bool, is_heading: bool) -> None:
        if is_link:
            self.depth += 1 if begins else -1
        self._add(0, 0, 0, int(begins and is_link), int(begins and is_heading))

    def _add(
        self, size: int, linked: int, stops: int, links: int = 0, headings: int = 0
    ) -> None:
        self.characters.append(self.characters[-1] + size)
        self.linked.append(self.linked[-1] + linked)
        self.stops.append(self.stops[-1] + stops)
        self.links.append(self.links[-1] + links)
        self.headings.append(self.headings[-1] + headings)


def _is_link(tree: Tree, element: Element) -> bool:
    if element.name != "a":
        return False
    href = attributes(tree.source, element.tag).get("href")
    return href is not None and _FILE.search(href) is None


def _rows_of_tables(tree: Tree) -> dict[int, _Rows]:
    """Of every table its own rows, those of tables in its cells aside."""
    found: dict[int, _Rows] = {}
    stack: list[_Rows] = []
    for step in tree.steps:
        name = "" if isinstance(step, Span) else tree.elements[step.element].name
        if isinstance(step, Begin) and name == "table":
            for outer in stack[-1:]:
                outer.holds.append(step.element)
            found[step.element] = _Rows()
            stack.append(found[step.element])
        elif isinstance(step, End) and name == "table":
            stack.pop()
        elif stack and not isinstance(step, Span):
            _take_tag(stack[-1], name, begins=isinstance(step, Begin))
        elif stack and isinstance(step, Span) and stack[-1].in_cell:
            _take_text(stack[-1], tree.source[step.start : step.end])
    return found


def _take_text(rows: _Rows, text: str) -> None:
    if rows.is_blank and SEEN.search(html.unescape(text)):
        rows.is_blank = False
        rows.filled[-1] += 1


def _take_tag(rows: _Rows, name: str, *, begins: bool) -> None:
    if name == "tr" and begins:
        rows.cells.append(0)
        rows.filled.append(0)
    elif name in ("td", "th"):
        rows.in_cell = begins
        rows.is_blank, rows.paragraphs = True, 0
        if rows.in_cell:
            if not rows.cells:
                rows.cells.append(0)
                rows.filled.append(0)
            rows.cells[-1] += 1
    elif name in PARAGRAPHS and rows.in_cell and not begins:
        rows.paragraphs += 1
        rows.most_paragraphs = max(rows.most_paragraphs, rows.paragraphs)


def _layouts(
    tree: Tree, tables: dict[int, _Rows], characters: Sequence[int]
) -> Iterator[int]:
    """Tables that place other tables, or text in one column.

    A table of data may have small tables in its cells: they hold the lesser part of
    it. The inner tables come first, so that a table in a table in a table counts.
    """
    grids: dict[int, int] = {}

    def size(number: int) -> int:
        element = tree.elements[number]
        return characters[element.last] - characters[element.first]

    for number in reversed(tables):
        rows = tables[number]
        inner = sum(grids.get(held, 0) for held in rows.holds)
        placed = inner and (not rows.has_data or 2 * inner > size(number))
        columns = max(rows.cells, default=0)
        held = sum(map(size, rows.holds))
        in_one_row = len(rows.cells) == 1 and columns < ROW_OF_DATA
        is_layout = (
            placed
            or (columns <= 1 and (bool(rows.holds) or rows.most_paragraphs >= 2))
            or (in_one_row and (2 * held > size(number) or rows.most_paragraphs >= 3))
        )
        grids[number] = max(inner, 0 if is_layout or not rows.is_grid else size(number))
        if is_layout:
            yield number


def _data(
    tree: Tree, tables: dict[int, _Rows], layouts: frozenset[int]
) -> Iterator[int]:
    """The outermost tables with rows and columns."""
    end = -1
    for number, rows in tables.items():
        element = tree.elements[number]
        if element.first < end or number in layouts:
            continue
        if rows.is_grid or rows.has_data:
            end = element.last
            yield number
