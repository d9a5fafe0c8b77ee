"""Ledgers without rules: columns and rows by blank alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract import Table
from extract.borderless import with_borderless_tables
from extract.document import Strip
from extract.page import Line, Page, PageTable
from extract.paged import document_of_pages
from extract.pdf import read_pages
from tests.documents.content import Content, Sheet, content_of
from tests.documents.html import render_html
from tests.documents.look import LANDSCAPE
from tests.documents.programs import needs_chromium, print_with_chromium

SAMPLES = Path(__file__).parent.parent / "samples"
BORDERLESS = replace(LANDSCAPE, is_ruled=False)
SIZE, PITCH = 10.0, 15.0
Words = tuple[float, float, str]


def line(top: float, *words: tuple[float, str]) -> Line:
    """Words at their places on one line, as a PDF's reader gives them."""
    text = ""
    edges: list[float] = []
    for x, word in words:
        if text:
            text += " "
            edges.append(edges[-1] + SIZE)
        edges += [x + SIZE * at for at in range(len(word))]
        text += word
    edges.append(edges[-1] + SIZE)
    return Line(text, Strip(1, top, top + SIZE, tuple(edges)))


def page(*lines: Line) -> Page:
    ordered = sorted(lines, key=lambda one: one.strip.top)
    return Page(1, 600, 800, tuple(ordered), "".join(one.text for one in lines))


#: A header, rows of one line, and between them an item of two rows whose number and
#: task stand in the middle of both.
LEDGER = page(
    line(100, (50, "序号"), (100, "工作任务"), (200, "进展情况"), (400, "评价")),
    line(120, (55, "一"), (100, "修路"), (200, "已完成路基，正在铺油面。"), (400, "正常")),
    line(140, (200, "已开工三个小区，完工两个。"), (400, "正常")),
    line(155, (200, "其余正在设计。")),
    line(157.5, (55, "二"), (100, "改造小区")),
    line(175, (200, "已招标，月底开工。"), (400, "滞后")),
    line(195, (55, "三"), (100, "造林"), (200, "已完成。"), (400, "正常")),
)  # fmt: skip


@pytest.mark.xfail(reason="a short header above a short ledger stays outside its table")
def test_columns_rows_and_merged_cells() -> None:
    (made,) = with_borderless_tables([LEDGER])
    (table,) = made.blocks
    assert isinstance(table, PageTable)
    cells = {
        (cell.row, cell.column): (cell.row_span, "".join(x.text for x in cell.lines))
        for cell in table.cells
    }
    assert len(table.edges) == 5
    assert table.rows == 5
    assert cells[1, 0] == (1, "一")
    assert cells[2, 0] == (2, "二")
    assert cells[2, 1] == (2, "改造小区")
    assert cells[2, 2] == (1, "已开工三个小区，完工两个。其余正在设计。")
    assert cells[3, 3] == (1, "滞后")
    assert [note.code for note in made.notes] == ["borderless_table"]


@pytest.mark.xfail(reason="a short header above a short ledger stays outside its table")
def test_every_character_stays() -> None:
    (made,) = with_borderless_tables([LEDGER])
    (table,) = made.blocks
    assert isinstance(table, PageTable)
    held = "".join(one.text for cell in table.cells for one in cell.lines)
    assert sorted(held) == sorted("".join(LEDGER.characters.split()))


@pytest.mark.parametrize(
    "lines",
    [
        [line(100 + PITCH * at, (50, "各乡镇人民政府，县直各单位：" * 3)) for at in range(20)],
        [line(100, (50, "第三期"), (250, "县政府督查室"), (450, "六月八日"))],
        [line(100 + PITCH * at, (50, "发：" + "甲" * at), (300, "送：")) for at in range(9)],
    ],
)  # fmt: skip
def test_prose_is_no_table(lines: list[Line]) -> None:
    assert with_borderless_tables([page(*lines)]) == (page(*lines),)


def cells_of(content: Content) -> list[list[str]]:
    rows: list[list[str]] = []
    for sheet in content:
        if isinstance(sheet, Sheet):
            grid = [[""] * sheet.columns for _ in range(sheet.rows)]
            for entry in sheet.entries:
                for row in range(entry.row, entry.row + entry.row_span):
                    for at in range(entry.column, entry.column + entry.column_span):
                        grid[row][at] = "".join(entry.text.split())
            rows += grid
    return rows


@needs_chromium
def test_a_sample_without_rules_gives_its_cells() -> None:
    content = content_of(SAMPLES / "linzhou-education-2023-11.txt")
    pdf = print_with_chromium(render_html(content, BORDERLESS))
    pages = with_borderless_tables(tuple(read_pages(pdf, "x")))
    document = document_of_pages(pages, "x", pdf, "application/pdf", "pdf")
    found = [
        ["".join(document[cell.span].split()) for cell in row]
        for table in document.blocks
        if isinstance(table, Table)
        for row in table.rows
    ]
    wanted = cells_of(content)
    assert len(found) == len(wanted)
    pairs = [
        (one, other)
        for ours, theirs in zip(found, wanted, strict=True)
        for one, other in zip(ours, theirs, strict=True)
    ]
    assert sum(one == other for one, other in pairs) >= 0.99 * len(pairs)


@needs_chromium
def test_prose_pages_stay_as_they_are() -> None:
    content = content_of(SAMPLES / "yunling-2023-06.txt")
    prose = tuple(block for block in content if isinstance(block, str))
    pages = tuple(read_pages(print_with_chromium(render_html(prose, BORDERLESS)), "x"))
    assert with_borderless_tables(pages) == pages
