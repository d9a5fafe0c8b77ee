"""A ledger in a workbook gives the tables that it gives as text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from extract import Cell, Paragraph, Table, read
from pipeline import convert, load_tools
from tests.documents.content import content_of
from tests.documents.programs import convert_with_libreoffice, needs_libreoffice
from tests.documents.tables import tables_of
from tests.documents.text import render_text
from tests.documents.xlsx import render_xlsx

SAMPLES = Path(__file__).parents[1] / "samples"
#: With section rows and totals; with two ledgers; with items of several rows.
NAMES = (
    "shayuan-projects-2023-10",
    "hewan-agriculture-2023-05",
    "qinghe-transport-2024-03",
)
EXCEL = "xlsx"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("apart", [False, True], ids=["one sheet", "several"])
def test_a_workbook_gives_the_tables_of_the_text(name: str, apart: bool) -> None:
    content = content_of(SAMPLES / f"{name}.txt")
    workbook = render_xlsx(content, prose_apart=apart, numbers=apart)
    assert tables_of(workbook, "台账.xlsx") == tables_of(
        render_text(content), "台账.txt"
    )


@needs_libreoffice
def test_a_workbook_that_another_program_saved_gives_the_same() -> None:
    content = content_of(SAMPLES / f"{NAMES[1]}.txt")
    saved = convert_with_libreoffice(render_xlsx(content, numbers=True), EXCEL, EXCEL)
    assert tables_of(saved, "台账.xlsx") == tables_of(render_text(content), "台账.txt")


def test_characters_are_conserved_and_places_are_cells() -> None:
    content = content_of(SAMPLES / f"{NAMES[0]}.txt")
    tables = convert(render_xlsx(content), "台账.xlsx", load_tools()).records.tables
    checks = {row["check"]: row["outcome"] for row in tables["checks"]}
    assert checks["characters_accounted"] == checks["characters_conserved"] == "holds"
    assert all(
        str(task["place"]).startswith("工作表“台账”") for task in tables["tasks"]
    )


def test_texts_are_those_that_calamine_and_openpyxl_read() -> None:
    data = render_xlsx(content_of(SAMPLES / f"{NAMES[2]}.txt"), numbers=True)
    document = read(data, "台账.xlsx")
    ours = [
        text
        for block in document.blocks
        for text in (
            [document[block.span]]
            if isinstance(block, Paragraph)
            else [document[cell.span] for cell in _cells(block)]
        )
        if text
    ]
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
    theirs = [value for row in rows.to_python() for value in row]
    page = load_workbook(BytesIO(data)).worksheets[0]
    others = [cell.value for row in page.iter_rows() for cell in row]
    assert ours == _shown(theirs) == _shown(others)


def _cells(table: Table) -> list[Cell]:
    cells = {
        (cell.row, cell.column): cell
        for number, row in enumerate(table.rows)
        for cell in row
        if cell.row == number
    }
    return [cells[place] for place in sorted(cells)]


def _shown(values: Sequence[object]) -> list[str]:
    """Values as General shows them, blank ones left out, lines trimmed."""
    texts = [
        f"{Decimal(value).normalize():f}" if isinstance(value, float) else str(value)
        for value in values
        if value not in (None, "")
    ]
    return ["\n".join(line.strip() for line in text.split("\n")) for text in texts]
