"""What of a page is not its text: menus, bars, footers, what nobody sees.

Sites of local governments differ in their class names, but not in their elements,
in how links crowd in menus, and in the words on every page (``extract.web.page_words``).
Where there is doubt an element stays: it is left out with neither a table of data
nor a sentence in it.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from extract.document import Span
from extract.web.html_shape import Shape
from extract.web.html_tags import attributes
from extract.web.html_tree import Element
from extract.web.page_words import (
    is_bar,
    is_catalogue,
    is_entry,
    is_foot,
    is_foot_mark,
    is_index_number,
    is_label,
)
from extract.web.tags import BLOCKS

#: Elements whose content a browser does not show as text.
UNSHOWN: Final = frozenset(
    "head template noscript select button datalist svg object video audio canvas"
    " math map".split()
)
LANDMARKS: Final = frozenset(("nav", "aside", "form", "menu"))
LANDMARK_ROLES: Final = frozenset(
    "navigation banner contentinfo search menu menubar toolbar complementary".split()
)
_UNSEEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
)
#: Blocks that may be a menu, a bar or a footer as a whole.
CONTAINERS: Final = frozenset(
    "div ul ol dl table tbody tr td p section li span center header footer".split()
)
#: The longest catalogues and footers seen have a third of it.
MAX_SMALL: Final = 1500


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Elements and, by their steps, stretches of text that are none of a page's text."""

    elements: frozenset[int]
    texts: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that a page shows: its text without blanks, and the steps it is made of."""

    text: str
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's lines with their starts, and sums over them of what their words say.

    ``content_end`` is the step after the last table of data and the last sentence.
    """

    shape: Shape
    lines: Sequence[_Line]
    starts: Sequence[int]
    feet: Sequence[int]
    entries: Sequence[int]
    attachments: Sequence[int]
    content_end: int

    def within(self, element: Element) -> slice:
        """The lines that begin in an element."""
        starts = self.starts
        return slice(
            bisect_left(starts, element.first), bisect_left(starts, element.last)
        )


def find_furniture(shape: Shape) -> LeftOut:
    """What to leave out of a page."""
    page = _page(shape)
    elements = frozenset(_elements(page))
    texts = {at for line in _bars(page, elements) for at in line.steps}
    return LeftOut(elements, frozenset(texts))


def _page(shape: Shape) -> _Page:
    lines = tuple(_lines(shape))
    return _Page(
        shape,
        lines,
        [line.steps[0] for line in lines],
        list(accumulate((is_foot(line.text) for line in lines), initial=0)),
        list(
            accumulate(
                (is_label(line.text) or is_entry(line.text) for line in lines),
                initial=0,
            )
        ),
        list(accumulate((line.text.startswith("附") for line in lines), initial=0)),
        _content_end(shape),
    )


def _lines(shape: Shape) -> Iterator[_Line]:
    tree = shape.tree
    line: list[int] = []
    for at, step in enumerate(tree.steps):
        if isinstance(step, Span):
            line.append(at)
        elif line and tree.elements[step.element].name in BLOCKS:
            yield _line(shape, line)
            line = []
    if line:
        yield _line(shape, line)


def _line(shape: Shape, steps: list[int]) -> _Line:
    source = shape.tree.source
    spans = (step for at in steps if isinstance(step := shape.tree.steps[at], Span))
    text = "".join(html.unescape(source[span.start : span.end]) for span in spans)
    return _Line("".join(text.split()), tuple(steps))


def _content_end(shape: Shape) -> int:
    """After the last table of data, and the last sentence outside of links."""
    ends = (shape.tree.elements[number].last for number in shape.data)
    return max(bisect_left(shape.stops, shape.stops[-1]), max(ends, default=0))


def _elements(page: _Page) -> Iterator[int]:
    """The outermost elements that are furniture, in order."""
    tree, data = page.shape.tree, page.shape.data
    left_end = data_end = -1
    for number, element in enumerate(tree.elements):
        if element.first < left_end:
            continue
        in_data = element.first < data_end
        if _is_unseen(page, element) or (not in_data and _is_furniture(page, element)):
            left_end = element.last
            yield number
        elif number in data:
            data_end = max(data_end, element.last)


def _is_unseen(page: _Page, element: Element) -> bool:
    """Whether nobody sees an element; what would be most of the page stays."""
    shape = page.shape
    if element.name == "head":
        return True
    if element.name not in UNSHOWN:
        given = attributes(shape.tree.source, element.tag)
        if "hidden" not in given and not _UNSEEN.search(given.get("style", "").lower()):
            return False
    return 2 * shape.size(element) <= shape.characters[-1]


def _is_furniture(page: _Page, element: Element) -> bool:
    """Whether an element outside of tables of data is none of the page's text."""
    shape = page.shape
    name, size = element.name, shape.size(element)
    if not size:
        return False
    is_linked = (
        name in CONTAINERS
        and shape.is_linked(element)
        and not _has_attachments(page, element)
    )
    if name == "table" and (is_linked or _is_catalogue(page, element)):
        return True
    if shape.has_data(element):
        return False
    if name in CONTAINERS and _is_foot(page, element):
        return True
    if shape.has_sentences(element):
        return False
    return is_linked or _is_landmark(page, element) or _is_catalogue(page, element)


def _has_attachments(page: _Page, element: Element) -> bool:
    """Whether a line announces attachments, which are links of the text's own."""
    within = page.within(element)
    return bool(page.attachments[within.stop] > page.attachments[within.start])


def _is_landmark(page: _Page, element: Element) -> bool:
    """Whether an element says that it is beside the text; with a title it is not."""
    shape = page.shape
    if shape.headings[element.last] > shape.headings[element.first]:
        return False
    if element.name in ("header", "footer"):
        return shape.links[element.last] - shape.links[element.first] >= 3
    given = attributes(shape.tree.source, element.tag)
    return element.name in LANDMARKS or given.get("role", "").lower() in LANDMARK_ROLES


def _is_foot(page: _Page, element: Element) -> bool:
    """Whether an element is the site's foot: after all text, with a foot's lines."""
    if element.first < page.content_end or page.shape.size(element) > MAX_SMALL:
        return False
    within = page.within(element)
    count = within.stop - within.start
    if not count or page.feet[within.stop] - page.feet[within.start] < count:
        return False
    return any(is_foot_mark(line.text) for line in page.lines[within])


def _is_catalogue(page: _Page, element: Element) -> bool:
    """Whether an element is nothing but the entries that a page has a 索引号 among."""
    if element.name not in ("table", "ul", "dl", "div"):
        return False
    within, shape = page.within(element), page.shape
    entries = page.entries[within.stop] - page.entries[within.start]
    count = within.stop - within.start
    if entries < 3 or 2 * entries < count or shape.size(element) > MAX_SMALL:
        return False
    if shape.headings[element.last] > shape.headings[element.first]:
        return False
    return is_catalogue([line.text for line in page.lines[within]])


def _bars(page: _Page, elements: frozenset[int]) -> Iterator[_Line]:
    """Lines that are bars by their words; those of a foot after all text alone."""
    lines = list(_outside(page, elements))
    has_catalogue = any(is_index_number(line.text) for line in page.lines)
    after = [at for at, line in enumerate(lines) if line.steps[0] >= page.content_end]
    is_marked = any(is_foot_mark(lines[at].text) for at in after)
    foot = after[0] if is_marked else len(lines)
    for at, line in enumerate(lines):
        if (
            is_bar(line.text)
            or (has_catalogue and is_entry(line.text))
            or (at >= foot and is_foot(line.text))
        ):
            yield line


def _outside(page: _Page, elements: frozenset[int]) -> Iterator[_Line]:
    """Lines in no table of data and in no element that is left out."""
    tree = page.shape.tree
    closed = sorted(elements | page.shape.data)
    ends = list(accumulate((tree.elements[number].last for number in closed), max))
    firsts = [tree.elements[number].first for number in closed]
    for line in page.lines:
        at = bisect_left(firsts, line.steps[0]) - 1
        if at < 0 or ends[at] < line.steps[0]:
            yield line
