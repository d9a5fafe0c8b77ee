"""What stands on paper for the paper's sake: page numbers, running heads and feet."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from extract.pages.page import Line, Page
from extract.pages.setting import type_size, usual_size

#: A page number that says that it is one.
MARKED_NUMBER: Final = re.compile(
    r"[-—–―一·•.~]{1,3}(\d{1,4})[-—–―一·•.~]{1,3}|第(\d{1,4})页(?:[/,，]?共\d{1,4}页)?"
    r"|(\d{1,4})[/／]\d{1,4}页?|共\d{1,4}页[,，]?第(\d{1,4})页"
    r"|(?:page)(\d{1,4})(?:of\d{1,4})?",
    re.IGNORECASE,
)
BARE_NUMBER: Final = re.compile(r"\d{1,4}")
#: Furniture stands in the outer part of a page: the margins of official papers are
#: 37 mm and 35 mm of 297 mm, the page number within them (GB/T 9704).
MARGIN: Final = 0.14
#: How far apart, in points, the heights of one running head may be.
SAME_HEIGHT: Final = 4.0
#: How alike texts are that are one running head, misread characters allowed for.
ALIKE: Final = 0.8
#: Running heads are never set larger than the text; titles are.
LARGER: Final = 1.15


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines that are left out: page numbers, and running heads and feet."""

    numbers: frozenset[Line]
    running: frozenset[Line]

    def __contains__(self, line: Line) -> bool:
        return line in self.numbers or line in self.running


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at a page's outer edge, with nothing of the text beyond it."""

    page: Page
    line: Line
    is_head: bool

    @property
    def height(self) -> float:
        """Points from the edge of the page that it belongs to."""
        box = self.line.box
        return box.top if self.is_head else self.page.height - box.bottom


def find_furniture(pages: Sequence[Page]) -> Furniture:
    """Lines that repeat at the pages' edges, and the numbers there that count pages."""
    edges = [edge for page in pages for edge in _edges(page)]
    numbers = list(_numbers(edges))
    known = {id(edge) for edge in numbers}
    running = _running([edge for edge in edges if id(edge) not in known], pages)
    return Furniture(
        frozenset(edge.line for edge in numbers),
        frozenset(edge.line for edge in running),
    )


def furniture_note(furniture: Furniture) -> str:
    """What was left out, for a reader to see that it is no text; empty for nothing."""
    heads: dict[str, int] = defaultdict(int)
    for line in sorted(furniture.running, key=lambda line: line.strip.page):
        heads[line.text.strip()] += 1
    parts = [f"页码 {len(furniture.numbers)} 处"] if furniture.numbers else []
    parts += [f"页眉页脚“{text}”{count} 处" for text, count in list(heads.items())[:5]]
    return f"未读入正文：{'、'.join(parts)}。" if parts else ""


def _edges(page: Page) -> Iterator[_Edge]:
    """Lines in the margins before and behind everything else of the page."""
    limit = page.height * MARGIN
    lines = [block for block in page.blocks if isinstance(block, Line)]
    tables = [block.box for block in page.blocks if not isinstance(block, Line)]
    first = min((box.top for box in tables), default=page.height)
    last = max((box.bottom for box in tables), default=0.0)
    for line in lines:
        box = line.box
        if box.bottom <= limit and box.bottom <= first:
            yield _Edge(page, line, is_head=True)
        elif box.top >= page.height - limit and box.top >= last:
            yield _Edge(page, line, is_head=False)


def _numbers(edges: Iterable[_Edge]) -> Iterator[_Edge]:
    """Marked page numbers, and bare ones that count the pages."""
    bare: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        text = _plain(edge.line.text)
        if MARKED_NUMBER.fullmatch(text):
            yield edge
        elif BARE_NUMBER.fullmatch(text):
            bare[int(text) - edge.page.number].append(edge)
    for same in bare.values():
        if len({edge.page.number for edge in same}) > 1:
            yield from same


def _running(edges: Sequence[_Edge], pages: Sequence[Page]) -> Iterator[_Edge]:
    """Lines that say the same at the same height of pages that follow each other.

    A title that is printed above a table on every page is text the first time.
    """
    by_page: dict[int, list[_Edge]] = defaultdict(list)
    for edge in edges:
        by_page[edge.page.number].append(edge)
    repeated = [edge for edge in edges if _before(edge, by_page, (-3, 4))]
    lines = {id(edge.line) for edge in repeated}
    area = _text_area(pages, lines)
    size = usual_size(_all_lines(pages))
    for edge in repeated:
        is_title = edge.is_head and (
            edge.line.box.top >= area - SAME_HEIGHT
            or (type_size(edge.line) or size) >= LARGER * size
        )
        if not is_title or _before(edge, by_page, (-3, 0)):
            yield edge


def _before(
    edge: _Edge, by_page: Mapping[int, list[_Edge]], reach: tuple[int, int]
) -> bool:
    """Whether a page within reach, this one aside, has the same line in its place."""
    number = edge.page.number
    return any(
        other.is_head == edge.is_head
        and abs(other.height - edge.height) <= SAME_HEIGHT
        and _are_alike(other.line.text, edge.line.text)
        for at in range(number + reach[0], number + reach[1])
        if at != number
        for other in by_page.get(at, ())
    )


def _text_area(pages: Sequence[Page], lines: Set[int]) -> float:
    """Where the text of the pages begins, the lines with these ids left out."""
    tops = (
        block.box.top
        for page in pages
        for block in page.blocks
        if id(block) not in lines
    )
    return min(tops, default=0.0)


def _all_lines(pages: Sequence[Page]) -> Iterator[Line]:
    for page in pages:
        for block in page.blocks:
            if isinstance(block, Line):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.lines


def _are_alike(first: str, second: str) -> bool:
    """The same text but for the page's number in it, or a character misread."""
    first, second = (re.sub(r"\d+", "0", _plain(text)) for text in (first, second))
    return first == second or (
        min(len(first), len(second)) >= 5
        and SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE
    )


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
