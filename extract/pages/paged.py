"""A document of pages: what every paged format, printed or scanned, goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.document import Document
from extract.pages.chain import Chain, Part
from extract.pages.furniture import Furniture, find_furniture, furniture_note
from extract.pages.joining import Producer, Standing, joined
from extract.pages.page import Line, Page, PageTable
from extract.pages.paged_text import LeftOut, PagedText
from extract.pages.places import line_places, margin_place
from extract.pages.prose import margins_of, prose_paragraphs
from extract.transcript import Origin


def document_of_pages(
    pages: Iterable[Page], name: str, data: bytes, media_type: str, reader: str
) -> Document:
    """One document of all pages: lines unwrapped, tables joined, furniture left out.

    Raises ``UnreadableError`` for pages without a character, and beyond the limits.
    """
    pages = tuple(pages)
    furniture = find_furniture(pages)
    producer = Producer(_text_end(pages, furniture), _opens_cells(pages))
    blocks = joined(_standing(pages, furniture), producer)
    text = PagedText(
        name,
        line_places(pages, furniture),
        _left_out(pages, furniture, blocks),
        [(page.number, note) for page in pages for note in page.notes],
        furniture_note(furniture),
    )
    _write(blocks, pages, text)
    characters = "".join(page.characters for page in pages)
    origin = Origin(name, data, media_type, reader, characters, len(pages))
    return text.transcript.document(origin)


def _standing(pages: Sequence[Page], furniture: Furniture) -> Iterator[Standing]:
    for page in pages:
        blocks = [
            block
            for block in page.blocks
            if isinstance(block, PageTable) or block not in furniture
        ]
        tables = [block for block in blocks if isinstance(block, PageTable)]
        count = 0
        for at, block in enumerate(blocks):
            is_first, is_last = at == 0, at == len(blocks) - 1
            if isinstance(block, PageTable):
                count += 1
                ordinal = count if len(tables) > 1 else None
                part = Part(page.number, ordinal, block)
                yield Standing(part, is_first, is_last)
            else:
                yield Standing(block, is_first, is_last)


def _text_end(pages: Sequence[Page], furniture: Furniture) -> float:
    """How far down the fullest page reaches, furniture aside."""
    bottoms = (
        block.box.bottom
        for page in pages
        for block in page.blocks
        if isinstance(block, PageTable) or block not in furniture
    )
    return max(bottoms, default=0.0)


def _opens_cells(pages: Sequence[Page]) -> bool:
    """Whether a cell that a page cuts is left open, as browsers leave all of them."""
    return any(
        cell.is_open_below
        for page in pages
        for block in page.blocks
        if isinstance(block, PageTable)
        for cell in block.cells
    )


def _left_out(
    pages: Sequence[Page], furniture: Furniture, blocks: Sequence[Line | Chain]
) -> list[LeftOut]:
    """Furniture and repeated headers, as they stand from page to page."""
    by_number = {page.number: page for page in pages}
    found = [
        LeftOut(line, margin_place(line, by_number[line.strip.page]))
        for line in (*furniture.numbers, *furniture.running)
    ]
    found += [
        LeftOut(line, f"第{part.page}页表头")
        for block in blocks
        if isinstance(block, Chain)
        for part in block.parts
        for line in part.left_out
    ]
    return sorted(found, key=lambda one: (one.line.strip.page, one.line.strip.top))


def _write(
    blocks: Sequence[Line | Chain], pages: Sequence[Page], text: PagedText
) -> None:
    by_number = {page.number: page for page in pages}
    margins = margins_of(pages, (one for one in blocks if isinstance(one, Line)))
    for run in _runs(blocks):
        if isinstance(run, Chain):
            text.write_table(run)
        else:
            for paragraph in prose_paragraphs(run, by_number, margins):
                text.write_paragraph(paragraph)
    text.end()


def _runs(blocks: Sequence[Line | Chain]) -> Iterator[list[Line] | Chain]:
    """Stretches of prose, and tables."""
    prose: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            prose.append(block)
            continue
        if prose:
            yield prose
        prose = []
        yield block
    if prose:
        yield prose
