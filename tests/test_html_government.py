"""A ledger on a county's page gives the tables that its text gives."""

from pathlib import Path

import pytest

from extract import Paragraph, read
from tests.documents.content import content_of
from tests.documents.government import PUBLISHINGS, government_page
from tests.documents.html import render_html
from tests.documents.programs import convert_with_libreoffice, needs_libreoffice
from tests.documents.tables import tables_of
from tests.documents.text import render_text

SAMPLES = Path(__file__).parents[1] / "samples"
#: Merged cells and group headers; a ledger in pieces with groups between them; cells
#: that a page break cut.
CHOSEN = ("linzhou-education-2023-11", "xishan-city-2024-08", "yunling-2023-06")


@pytest.mark.parametrize("sample", CHOSEN)
def test_every_page_gives_the_tables_of_the_text(sample: str) -> None:
    path = SAMPLES / f"{sample}.txt"
    content = content_of(path)
    expected = tables_of(path.read_bytes(), path.name)
    assert tables_of(render_text(content), "text.txt") == expected
    assert tables_of(render_html(content), "plain.html") == expected
    for name, how in PUBLISHINGS.items():
        page = government_page(content, how)
        assert tables_of(page, f"{name}.html") == expected, name


@pytest.mark.parametrize("name", PUBLISHINGS)
def test_nothing_of_the_site_is_read_and_all_of_the_text(name: str) -> None:
    content = content_of(SAMPLES / "xunhai-2024-09.txt")
    got = read(government_page(content, PUBLISHINGS[name]), "page.html")
    prose = [got[b.span] for b in got.blocks if isinstance(b, Paragraph)]
    said = [
        line
        for block in content
        if isinstance(block, str)
        for line in block.split("\n")
    ]
    assert ["".join(line.split()) for line in prose] == [
        "".join(line.split()) for line in said
    ]
    assert "临岫" not in got.text
    notes = {note.code for note in got.notes}
    assert notes - {"picture_not_read"} == {"page_furniture"}


@needs_libreoffice
def test_a_page_that_libreoffice_made() -> None:
    path = SAMPLES / "linzhou-education-2023-11.txt"
    page = render_html(content_of(path))
    made = convert_with_libreoffice(page, "html", "html:HTML (StarWriter)")
    assert tables_of(made, "made.html") == tables_of(path.read_bytes(), path.name)
