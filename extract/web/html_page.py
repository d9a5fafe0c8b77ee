"""HTML pages as governments publish them: the text and tables, without the site."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from extract.assembly import SEEN, Assembly
from extract.document import (
    BLOCK_END,
    Document,
    Paragraph,
    Source,
    Span,
    Table,
)
from extract.errors import UnreadableError
from extract.limits import require_bytes, require_page, require_text
from extract.web.charset import decode_page
from extract.web.html_shape import shape_of
from extract.web.html_table import read_table
from extract.web.html_tags import attributes
from extract.web.html_tree import Begin, Element, End, Tree, parse_tree
from extract.web.markup import Close, Event, Open, Shown, add_paragraphs
from extract.web.page_notes import notes_of, places_of
from extract.web.surroundings import LeftOut, find_furniture
from extract.web.tags import BLOCKS

#: Smaller pictures are icons and rules.
MIN_PICTURE: Final = 200
#: Where a page says what program made it.
GENERATOR_WITHIN: Final = 4096
_WRAPS_AT_SPACES: Final = re.compile(
    r"<meta\s[^<>]*\bgenerator\b[^<>]*(?:LibreOffice|OpenOffice)", re.IGNORECASE
)
_LINE_END: Final = re.compile(r"\r\n|[\r\n]")
_DIGITS: Final = re.compile(r"-?\d{1,6}")


@dataclass(slots=True)
class _Reading:
    """What reading one page has come to.

    ``numbers`` are the next numbers of the ordered lists that are open, None for
    lists without; ``number`` stands before the next text of its item; ``stretches``
    is the prose since the last block.
    """

    name: str
    tree: Tree
    left: LeftOut
    layouts: frozenset[int]
    assembly: Assembly
    blocks: list[Paragraph | Table] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    number: Shown | None = None
    stretches: list[Span | Shown] = field(default_factory=list)
    left_out: list[Span] = field(default_factory=list)
    pictures: list[Span] = field(default_factory=list)
    preformatted: int = 0


def read_page(data: bytes, name: str) -> Document:
    """Document of an HTML page, whatever site it is from.

    Raises ``UnreadableError`` for bytes that are no text, for a page without any,
    and beyond the limits.
    """
    require_bytes(data, name)
    source, encoding, notes = decode_page(data, name)
    require_page(source, name)
    tree = parse_tree(source)
    shape = shape_of(tree)
    assembly = Assembly(source, wraps_at_spaces=_wraps_at_spaces(source))
    reading = _Reading(name, tree, find_furniture(shape), shape.layouts, assembly)
    for span in tree.markup:
        assembly.skip(span.start, span.end)
    _read(reading)
    text = assembly.text()
    if not reading.blocks:
        message = f"{name}：网页里没有任何文字。请确认保存的是通报正文所在的网页。"
        raise UnreadableError("extract", "empty", message)
    require_text(text, name)
    origin = Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        reader="html",
        encoding=encoding,
        text=source,
        markup=tuple(sorted(assembly.markup)),
        places=((0, "网页开头"),),
    )
    document = Document(text, tuple(reading.blocks), origin, tuple(assembly.runs))
    return replace(
        document,
        source=replace(origin, places=tuple(places_of(document))),
        notes=(*notes, *notes_of(document, reading.left_out, reading.pictures)),
    )


def _wraps_at_spaces(source: str) -> bool:
    """Whether a program made the page that writes a line end only for a space."""
    return _WRAPS_AT_SPACES.search(source, 0, GENERATOR_WITHIN) is not None


def _read(reading: _Reading) -> None:
    """Paragraphs and tables, in the order of the page."""
    steps, elements = reading.tree.steps, reading.tree.elements
    at = 0
    while at < len(steps):
        step = steps[at]
        if isinstance(step, Span):
            _take_text(reading, at, step)
        elif isinstance(step, Begin) and step.element in reading.left.elements:
            at = _leave_out(reading, elements[step.element])
        elif isinstance(step, Begin) and _is_table(reading, step.element):
            _end_paragraph(reading)
            last = elements[step.element].last
            events = _events(reading, at, last)
            reading.blocks += read_table(reading.assembly, events, reading.name)
            at = last
        else:
            if _tag(reading, step).name in BLOCKS:
                _end_paragraph(reading)
        at += 1
    _end_paragraph(reading)


def _is_table(reading: _Reading, element: int) -> bool:
    is_table = reading.tree.elements[element].name == "table"
    return is_table and element not in reading.layouts


def _take_text(reading: _Reading, at: int, text: Span) -> None:
    if at in reading.left.texts:
        _leave_text(reading, text)
        return
    for line in _lines(reading, text):
        if line is None:
            _end_paragraph(reading)
        else:
            reading.stretches.append(line)


def _lines(reading: _Reading, text: Span) -> Iterator[Span | Shown | None]:
    """A stretch, or where line ends are meant (``<pre>``) its lines, None between.

    The number of an item stands before its first text, in whatever block that is.
    """
    at = text.start
    if reading.number and SEEN.search(reading.tree.source, text.start, text.end):
        yield reading.number
        reading.number = None
    if reading.preformatted:
        for end in _LINE_END.finditer(reading.tree.source, text.start, text.end):
            yield Span(at, end.start())
            yield None
            at = end.end()
    yield Span(at, text.end)


def _end_paragraph(reading: _Reading) -> None:
    if not reading.stretches:
        return
    assembly = reading.assembly
    start = assembly.length
    add_paragraphs(assembly, reading.stretches)
    reading.stretches.clear()
    if assembly.length > start:
        reading.blocks.append(Paragraph(Span(start, assembly.length)))
        assembly.glue(BLOCK_END)


def _events(reading: _Reading, first: int, last: int) -> Iterator[Event]:
    """A table's elements and text; what is left out is accounted for on the way."""
    steps, elements = reading.tree.steps, reading.tree.elements
    at = first
    while at <= last:
        step = steps[at]
        if isinstance(step, Span):
            for line in _lines(reading, step):
                if line is None:
                    yield from (Open("br", None, None), Close("br"))
                else:
                    yield line
        elif isinstance(step, Begin) and step.element in reading.left.elements:
            at = _leave_out(reading, elements[step.element])
        else:
            yield _tag(reading, step)
        at += 1


def _tag(reading: _Reading, step: Begin | End) -> Open | Close:
    """A tag as an event, accounted for unless it spells the number of an item."""
    element = reading.tree.elements[step.element]
    if element.name == "pre":
        reading.preformatted += 1 if isinstance(step, Begin) else -1
    if isinstance(step, End):
        if element.name in ("ol", "ul"):
            reading.numbers.pop()
        elif element.name == "li":
            _drop_number(reading)
        return Close(element.name)
    number = _item_number(reading, element)
    if number is None:
        reading.assembly.skip(element.tag.start, element.tag.end)
    else:
        _drop_number(reading)
        reading.number = Shown(f"{number}. ", element.tag)
    given = _given(reading, element, ("td", "th", "img"))
    if element.name == "img" and _is_picture(given):
        reading.pictures.append(element.tag)
    return Open(element.name, given.get("rowspan"), given.get("colspan"))


def _drop_number(reading: _Reading) -> None:
    """Of an item without text no number is told."""
    if reading.number:
        tag = reading.number.source
        reading.assembly.skip(tag.start, tag.end)
        reading.number = None


def _given(
    reading: _Reading, element: Element, names: tuple[str, ...]
) -> dict[str, str]:
    """Attributes of elements of these names; nobody asks for those of others."""
    if element.name not in names:
        return {}
    return dict(attributes(reading.tree.source, element.tag))


def _item_number(reading: _Reading, element: Element) -> int | None:
    """The number that browsers put before an item of an ordered list."""
    given = _given(reading, element, ("ol", "li"))
    numbers = reading.numbers
    if element.name in ("ol", "ul"):
        start = given.get("start", "1")
        first = int(start) if _DIGITS.fullmatch(start) else 1
        style = given.get("style", "").replace(" ", "")
        is_bare = element.name == "ul" or "list-style:none" in style
        numbers.append(None if is_bare or "list-style-type:none" in style else first)
    if element.name != "li" or not numbers or numbers[-1] is None:
        return None
    stated = given.get("value", "")
    number = int(stated) if _DIGITS.fullmatch(stated) else numbers[-1]
    numbers[-1] = number + 1
    return number


def _is_picture(given: dict[str, str]) -> bool:
    """Whether an image may hold text: not one that is said to be small."""
    sides = (given.get("width", ""), given.get("height", ""))
    stated = [int(side) for side in sides if _DIGITS.fullmatch(side)]
    return all(side >= MIN_PICTURE for side in stated)


def _leave_out(reading: _Reading, element: Element) -> int:
    """Account for an element that is no part of the text; the step where it ends."""
    for at in range(element.first, element.last + 1):
        step = reading.tree.steps[at]
        if isinstance(step, Span):
            _leave_text(reading, step)
        elif isinstance(step, Begin):
            tag = reading.tree.elements[step.element].tag
            reading.assembly.skip(tag.start, tag.end)
    return element.last


def _leave_text(reading: _Reading, text: Span) -> None:
    reading.assembly.skip(text.start, text.end)
    reading.left_out.append(text)
