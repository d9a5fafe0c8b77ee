"""A ledger in Word gives the tables that it gives as text, whoever wrote the file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from extract import Table, read
from pipeline import convert, load_tools
from tests.documents.content import Content, Sheet, content_of
from tests.documents.docx import render_docx
from tests.documents.html import render_html
from tests.documents.look import PORTRAIT
from tests.documents.programs import convert_with_libreoffice, needs_libreoffice
from tests.documents.tables import tables_of
from tests.documents.text import render_text

SAMPLES = Path(__file__).parents[1] / "samples"
#: With items of several rows; with two ledgers; with a title row over the header.
NAMES = (
    "xunhai-2024-09",
    "hewan-agriculture-2023-05",
    "qinghe-transport-2024-03",
)
WORD = "docx:MS Word 2007 XML"


def sample(name: str) -> Content:
    """A sample whose blanks are single, as HTML shows them."""
    return tuple(
        replace(
            block,
            entries=tuple(
                replace(entry, text=re.sub(r"[ \u3000]+", " ", entry.text))
                for entry in block.entries
            ),
        )
        if isinstance(block, Sheet)
        else re.sub(r"[ \u3000]+", " ", block)
        for block in content_of(SAMPLES / f"{name}.txt")
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_word_document_gives_the_tables_of_the_text(name: str) -> None:
    content = sample(name)
    expected = tables_of(render_text(content), "通报.txt")
    assert tables_of(render_docx(content, PORTRAIT), "通报.docx") == expected


@needs_libreoffice
@pytest.mark.parametrize("start", ["docx", "html"])
def test_a_document_that_another_program_wrote_gives_the_same(start: str) -> None:
    content = sample(NAMES[0])
    made = render_docx(content) if start == "docx" else render_html(content)
    saved = convert_with_libreoffice(made, start, WORD)
    assert tables_of(saved, "通报.docx") == tables_of(render_text(content), "通报.txt")


def test_characters_are_conserved_and_places_are_cells() -> None:
    data = render_docx(sample(NAMES[0]))
    tables = convert(data, "通报.docx", load_tools()).records.tables
    checks = {row["check"]: row["outcome"] for row in tables["checks"]}
    assert checks["characters_accounted"] == checks["characters_conserved"] == "holds"
    places = [str(task["place"]) for task in tables["tasks"]]
    assert all(re.fullmatch(r"第1个表格第\d+行第\d+列", place) for place in places)


def test_cells_are_those_that_python_docx_reads(tmp_path: Path) -> None:
    path = tmp_path / "通报.docx"
    path.write_bytes(render_docx(sample(NAMES[2])))
    document = read(path.read_bytes(), path.name)
    ours = [
        [[document[cell.span] for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]
    theirs = [
        [[cell.text.strip() for cell in row.cells] for row in table.rows]
        for table in docx.Document(str(path)).tables
    ]
    assert ours == theirs
