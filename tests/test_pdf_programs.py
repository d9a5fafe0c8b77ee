"""PDF files that programs print: our cells against pdfplumber's, characters, speed."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from extract import Table, read
from extract.pages.page import Page, PageTable
from extract.pdf.reader import read_pages
from tests.documents.content import Content, Sheet, content_of, texts
from tests.documents.docx import render_docx
from tests.documents.html import render_html
from tests.documents.look import LANDSCAPE, PORTRAIT, Look
from tests.documents.programs import (
    convert_with_libreoffice,
    needs_chromium,
    needs_libreoffice,
    print_with_chromium,
)
from tests.plain_pdfplumber import our_cells, pdfplumber_cells, plain

SAMPLE = Path(__file__).parent.parent / "samples" / "shuoquan-key-projects-2023-10.txt"
ROWS = 10


def beginning(content: Content) -> Content:
    """Prose and the ledger's first rows: three pages and more."""
    return tuple(
        replace(
            block,
            rows=ROWS,
            entries=tuple(
                replace(entry, row_span=min(entry.row_span, ROWS - entry.row))
                for entry in block.entries
                if entry.row < ROWS
            ),
        )
        if isinstance(block, Sheet)
        else block
        for block in content
    )


CONTENT = beginning(content_of(SAMPLE))


@cache
def by_libreoffice(look: Look) -> bytes:
    return convert_with_libreoffice(render_docx(CONTENT, look), "docx", "pdf")


@cache
def by_chromium(look: Look) -> bytes:
    return print_with_chromium(render_html(CONTENT, look))


@cache
def pages_of(data: bytes) -> tuple[Page, ...]:
    return tuple(read_pages(data, "通报.pdf"))


PRINTED = [
    pytest.param(by_libreoffice, LANDSCAPE, marks=needs_libreoffice, id="lo-landscape"),
    pytest.param(by_libreoffice, PORTRAIT, marks=needs_libreoffice, id="lo-portrait"),
    pytest.param(by_chromium, LANDSCAPE, marks=needs_chromium, id="cr-landscape"),
    pytest.param(by_chromium, PORTRAIT, marks=needs_chromium, id="cr-portrait"),
]
printed = pytest.mark.parametrize(("print_", "look"), PRINTED)
Print = Callable[[Look], bytes]


@printed
def test_cells_are_those_that_pdfplumber_finds(print_: Print, look: Look) -> None:
    data = print_(look)
    ours = [
        [cell for table in page for cell in table] for page in our_cells(pages_of(data))
    ]
    theirs = [
        [cell for table in page for cell in table] for page in pdfplumber_cells(data)
    ]
    assert sum(map(len, theirs)) > 60
    assert ours == theirs


@printed
def test_every_character_of_the_bulletin_is_read(print_: Print, look: Look) -> None:
    """Repeated headers and page numbers are there besides."""
    written = Counter(plain("".join(texts(CONTENT))))
    for pages in (pages_of(print_(look)),):
        assert not written - Counter(plain("".join(page.characters for page in pages)))
        assert not [note for page in pages for note in page.notes]


@printed
def test_every_character_of_a_page_stands_in_a_line(print_: Print, look: Look) -> None:
    for page in pages_of(print_(look)):
        lines = [
            line.text
            for block in page.blocks
            for line in (
                [line for cell in block.cells for line in cell.lines]
                if isinstance(block, PageTable)
                else [block]
            )
        ]
        assert Counter(plain("".join(lines))) == Counter(plain(page.characters))


@printed
def test_columns_stand_where_they_stood_on_the_page_before(
    print_: Print, look: Look
) -> None:
    edges = [
        block.edges
        for page in pages_of(print_(look))
        for block in page.blocks
        if isinstance(block, PageTable)
    ]
    assert len(edges) > 1
    assert all(one == pytest.approx(edges[0], abs=1) for one in edges)


@printed
def test_spaces_that_were_written_are_read(print_: Print, look: Look) -> None:
    """Programs leave a gap between 汉字 and Latin that is no space."""
    document = read(print_(look), "通报.pdf")
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    read_texts = {
        " ".join(document[cell.span].split()) for row in table.rows for cell in row
    }
    sheet = next(block for block in CONTENT if not isinstance(block, str))
    short = {entry.text for entry in sheet.entries if len(entry.text) < 4}
    assert short <= read_texts
