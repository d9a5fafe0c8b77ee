"""Pages put together again: wherever and however they were cut, the content is one."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Document
from extract.pages.page import Line, Page, PageTable
from extract.pages.paged import document_of_pages
from tests.documents.content import Content, Entry, Sheet
from tests.documents.look import LANDSCAPE, PORTRAIT, Look
from tests.documents.manner import CHROMIUM, FUSING, LIBREOFFICE, WORD, Manner, Setting
from tests.documents.pages import pages_of
from tests.documents.random_ledger import random_content
from tests.documents.read_back import content_read

MANNERS = {"libreoffice": LIBREOFFICE, "word": WORD, "chromium": CHROMIUM, "fusing": FUSING}  # fmt: skip


def read_pages(pages: list[Page]) -> Document:
    return document_of_pages(pages, "x.pdf", b"", "application/pdf", "pdf")


def random_look(chance: random.Random) -> Look:
    return replace(
        chance.choice((LANDSCAPE, PORTRAIT)),
        height=chance.choice((300.0, 360.0, 420.0, 595.0, 842.0)),
        size=chance.choice((9.0, 10.5, 12.0)),
        repeats_header=chance.random() < 0.6,
        splits_rows=chance.random() < 0.8,
    )


def differing(manner: Manner, count: int) -> list[tuple[int, bool]]:
    """Layouts that come out otherwise than they went in, and whether a note says so."""
    found = []
    for seed in range(count):
        chance = random.Random(f"{manner}{seed}")
        content = random_content(chance, chance.randrange(4, 14))
        document = read_pages(pages_of(content, Setting(random_look(chance), manner)))
        if content_read(document) != content:
            codes = {note.code for note in document.notes}
            found.append((seed, "joined_over_page" in codes))
    return found


@pytest.mark.parametrize("manner", [CHROMIUM, FUSING], ids=["chromium", "fusing"])
def test_layouts_that_leave_cut_cells_open_come_out_as_they_went_in(
    manner: Manner,
) -> None:
    assert differing(manner, 60) == []


@pytest.mark.parametrize("manner", [LIBREOFFICE, WORD], ids=["libreoffice", "word"])
def test_of_layouts_that_close_cut_cells_few_are_in_doubt(manner: Manner) -> None:
    """Where rules close every cell, a row cut between two paragraphs looks like two.

    The bound is what comes out wrong today; it may only fall.
    """
    assert len(differing(manner, 60)) <= 7


PARAGRAPH = "截至9月底完成投资1.24亿元，占年度任务的62.5%，实际使用外资4.8亿美元"
LEDGER = Sheet(
    5,
    4,
    (
        *(Entry(text, 0, at) for at, text in enumerate(("序号", "工作任务", "进展情况", "评价"))),
        Entry("1", 1, 0),
        Entry("推进老旧小区改造", 1, 1),
        Entry(f"1.{PARAGRAPH}。\n2.{PARAGRAPH}。", 1, 2),
        Entry("正常", 1, 3),
        Entry("2", 2, 0, 2),
        Entry("稳定经济增长，确保主要指标位居全市前列", 2, 1, 2),
        Entry(f"{PARAGRAPH}，{PARAGRAPH}。", 2, 2),
        Entry("滞后", 2, 3),
        Entry(f"{PARAGRAPH}。", 3, 2),
        Entry("正常", 3, 3),
        Entry("3", 4, 0),
        Entry("开展专项整治", 4, 1),
        Entry(f"{PARAGRAPH}。", 4, 2),
        Entry("超前", 4, 3),
    ),
)  # fmt: skip
WIDTHS = (30.0, 120.0, 200.0, 40.0)


@pytest.mark.parametrize("repeats", [True, False], ids=["repeated", "once"])
@pytest.mark.parametrize("manner", [CHROMIUM, FUSING], ids=["chromium", "fusing"])
def test_a_break_after_every_line_of_a_ledger(manner: Manner, repeats: bool) -> None:
    content: Content = (LEDGER,)
    look = replace(LANDSCAPE, repeats_header=repeats)
    breaks = set()
    for height in range(180, 560, 8):
        setting = Setting(replace(look, height=float(height)), manner)
        pages = pages_of(content, setting, WIDTHS)
        breaks.add(len(pages))
        assert content_read(read_pages(pages)) == content, height
    assert {1, 2, 3} <= breaks


def test_a_row_without_a_rule_above_is_new_beside_a_cell_that_goes_on() -> None:
    """A browser draws the rule between two rows at the end of the page above only."""
    content: Content = (LEDGER,)
    look = replace(LANDSCAPE, repeats_header=False)
    seen = 0
    for height in range(180, 560, 8):
        setting = Setting(replace(look, height=float(height)), CHROMIUM)
        pages = pages_of(content, setting, WIDTHS)
        turned = [pages[0], *(_without_rule_above(page) for page in pages[1:])]
        seen += turned != pages
        assert content_read(read_pages(turned)) == content, height
    assert seen


def _without_rule_above(page: Page) -> Page:
    """The page with no rule above its table, where a part of it goes on from above."""
    blocks = [
        replace(
            block,
            cells=tuple(
                replace(cell, is_open_above=cell.is_open_above or cell.row == 0)
                for cell in block.cells
            ),
        )
        if isinstance(block, PageTable)
        and any(cell.is_open_above for cell in block.cells)
        else block
        for block in page.blocks
    ]
    return replace(page, blocks=tuple(blocks))


@given(st.integers(200, 800), st.sampled_from(sorted(MANNERS)), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_character_is_kept_wherever_pages_end(
    height: int, manner: str, repeats: bool
) -> None:
    look = replace(LANDSCAPE, height=float(height), repeats_header=repeats)
    pages = pages_of(("标题", LEDGER), Setting(look, MANNERS[manner]), WIDTHS)
    source = read_pages(pages).source
    assert source.characters is not None
    assert sorted("".join(source.text.split())) == sorted(
        "".join(source.characters.split())
    )


def cut_ledger(manner: Manner) -> Document:
    look = replace(LANDSCAPE, height=250.0)
    return read_pages(pages_of(("台账", LEDGER), Setting(look, manner), WIDTHS))


@pytest.mark.parametrize("manner", MANNERS.values(), ids=MANNERS)
def test_a_joined_cell_has_boxes_on_both_pages(manner: Manner) -> None:
    document = cut_ledger(manner)
    (table,) = [block for block in document.blocks if not isinstance(block, str)][1:]
    pages = {
        box.page
        for row in table.rows  # type: ignore[union-attr]
        for cell in row
        if len(document[cell.span]) > 40
        for box in document.boxes(cell.span)
    }
    assert len(pages) > 1


def test_places_are_pages_lines_and_cells() -> None:
    document = cut_ledger(CHROMIUM)
    assert document.place(0) == "第1页第1行"
    table = document.blocks[1]
    assert document.place(table.span.start) == "第1页表格第1行第1列"
    last = document.text.index("超前")
    assert document.place(last).startswith(f"第{document.source.pages}页表格第")


def test_page_numbers_and_repeated_headers_are_left_out_and_accounted_for() -> None:
    document = cut_ledger(LIBREOFFICE)
    assert document.text.count("评价") == 1
    assert "—" not in document.text
    assert document.source.text.count("评价") == document.source.pages
    (note,) = [note for note in document.notes if note.code == "furniture_left_out"]
    assert f"页码 {document.source.pages} 处" in note.message


def headed(text: str, pages: int) -> Document:
    """Pages with a line of text at the top of each, and prose below."""
    content = tuple(f"{PARAGRAPH}，{number}。" for number in range(pages * 40))
    laid = pages_of(content, Setting(replace(LANDSCAPE, numbers_pages=False)))[:pages]
    return read_pages(
        [
            replace(page, blocks=(_line(text, page.number), *page.blocks))
            for page in laid
        ]
    )


def _line(text: str, page: int) -> Line:
    (whole,) = pages_of((text,), Setting(replace(LANDSCAPE, numbers_pages=False)))
    line = whole.blocks[0]
    assert isinstance(line, Line)
    return Line(line.text, replace(line.strip, page=page, top=20.0, bottom=30.5))


def test_a_running_head_is_no_text() -> None:
    document = headed("云溪区人民政府督查室", 3)
    assert "督查室" not in document.text
    assert document.source.text.count("督查室") == 3


def test_a_head_of_one_page_is_text() -> None:
    assert "督查室" in headed("云溪区人民政府督查室", 1).text


def test_numbers_that_count_nothing_are_text() -> None:
    pages = pages_of(("合计", "37"), Setting(replace(LANDSCAPE, numbers_pages=False)))
    assert read_pages(pages).text.split() == ["合计", "37"]


def test_tables_with_prose_between_stay_apart() -> None:
    content: Content = (LEDGER, "二、民生实事", LEDGER)
    for height in range(300, 560, 20):
        look = replace(LANDSCAPE, height=float(height))
        pages = pages_of(content, Setting(look, CHROMIUM), WIDTHS)
        assert content_read(read_pages(pages)) == content


def test_a_table_of_other_columns_on_the_next_page_is_another() -> None:
    look = replace(LANDSCAPE, height=2000.0, numbers_pages=False)
    first, second = (
        pages_of((LEDGER,), Setting(look), widths)[0]
        for widths in (WIDTHS, (60.0, 120.0, 200.0, 90.0))
    )
    moved = _on_page(second, 2)
    assert len(read_pages([first, moved]).blocks) == 2


def _on_page(page: Page, number: int) -> Page:
    blocks = []
    for block in page.blocks:
        assert isinstance(block, PageTable)
        cells = tuple(
            replace(
                cell,
                box=replace(cell.box, page=number),
                lines=tuple(
                    replace(line, strip=replace(line.strip, page=number))
                    for line in cell.lines
                ),
            )
            for cell in block.cells
        )
        blocks.append(replace(block, box=replace(block.box, page=number), cells=cells))
    return replace(page, number=number, blocks=tuple(blocks))
