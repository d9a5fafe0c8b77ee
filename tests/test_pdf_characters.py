"""Characters of a text layer: what is read of each, where it stands, what is said of it."""

from itertools import pairwise

import pytest

from extract.pages.page import Line, Page, PageTable
from extract.pdf.pdf_page import read_pages_of
from tests.documents.pdf import DRAWN, NAMELESS, Paper, grid, write, write_pdf


def page_of(*operators: str, image: tuple[int, int] | None = None) -> Page:
    (page,) = read_pages_of(write_pdf(Paper(operators), image=image))
    return page


def lines_of(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Line)]


def codes_of(page: Page) -> list[str]:
    return [note.code for note in page.notes]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("序号（一）①％㎡…", "序号（一）①％㎡…"),
        ("⽉底⻓效⼾籍⺠政", "月底长效户籍民政"),
        ("𠮷村", "𠮷村"),
        ("ﬁﬂ", "fifl"),
        ("AA 评级 3.5 亿元", "AA 评级 3.5 亿元"),
        ("罗\u3000毅", "罗\u3000毅"),
        ("1\xa02", "1\xa02"),
    ],
)
def test_characters_are_read_as_what_they_show(drawn: str, read: str) -> None:
    page = page_of(write(50, 50, drawn))
    assert lines_of(page) == [read]
    assert "".join(page.characters.split()) == "".join(read.split())
    assert not page.notes


def test_edges_are_where_each_character_begins_and_the_last_ends() -> None:
    (line,) = page_of(write(50, 50, "共12项", 10)).blocks
    assert isinstance(line, Line)
    assert line.strip.edges == pytest.approx((50, 60, 65, 70, 80), abs=0.5)
    assert (line.strip.top, line.strip.bottom) == (41.5, 51.5)


def test_edges_never_go_back() -> None:
    (line,) = page_of(write(50, 50, "oﬃce ﬁle", 10)).blocks
    assert isinstance(line, Line)
    assert len(line.strip.edges) == len(line.text) + 1
    assert all(one <= other for one, other in pairwise(line.strip.edges))


def test_what_is_drawn_twice_to_look_bold_is_there_once() -> None:
    page = page_of(
        write(50, 50, "督查通报"),
        write(50.4, 50, "督查通报"),
        write(50, 50.2, "督查通报"),
        write(50, 80, "人人"),
    )
    assert lines_of(page) == ["督查通报", "人人"]
    assert page.characters == "督查通报人人"


def test_lines_stand_on_baselines_whatever_boxes_the_font_draws() -> None:
    """A Type 3 font's glyphs may be boxes anywhere: 1 low, 9 high."""
    page = page_of(
        write(50, 50, "1995", 10, font=DRAWN), write(50, 62, "20", font=DRAWN)
    )
    assert lines_of(page) == ["1995", "20"]


def test_a_raised_figure_stays_in_its_line() -> None:
    page = page_of(
        write(50, 50, "面积120m"),
        write(94, 46.5, "2", 6),
        write(100, 50, "以上"),
        write(50, 62, "第二行"),
    )
    assert lines_of(page)[1] == "第二行"
    assert "".join(lines_of(page)[0].split()) == "面积120m2以上"


def test_glyphs_are_read_from_left_to_right_whatever_their_order() -> None:
    page = page_of(write(70, 50, "通报"), write(50, 50, "督查"))
    assert lines_of(page) == ["督查通报"]


def test_words_far_apart_are_parted_by_a_space() -> None:
    page = page_of(write(50, 50, "张三"), write(100, 50, "李四"))
    assert lines_of(page) == ["张三 李四"]


def test_spaces_between_the_characters_of_a_spread_heading_are_none() -> None:
    spread = [write(50 + 14 * at, 50, one) for at, one in enumerate("牵头单位")]
    assert lines_of(page_of(*spread)) == ["牵头单位"]


def test_a_space_by_itself_parts_words_also_at_the_end_of_a_line() -> None:
    page = page_of(
        write(50, 50, "县发改局"), write(90, 50, " "), write(92.6, 50, "县城投集团")
    )
    assert lines_of(page) == ["县发改局 县城投集团"]
    (line,) = page_of(write(50, 50, "县发改局"), write(90, 50, " ")).blocks
    assert isinstance(line, Line)
    assert line.text == "县发改局 "
    assert line.strip.edges == (50, 60, 70, 80, 90, 90)


def test_a_hyphen_at_the_end_of_a_line_is_a_hyphen() -> None:
    page = page_of(write(50, 50, "A2023-"), write(50, 62, "B2024"))
    assert lines_of(page) == ["A2023-", "B2024"]


def test_what_a_font_does_not_name_is_reported_and_not_read() -> None:
    page = page_of(write(50, 50, "123", font=NAMELESS), write(50, 80, "\ue0055项"))
    assert lines_of(page) == ["���", "�5项"]
    assert page.characters == "����5项"
    assert codes_of(page) == ["unmapped_characters"]
    assert "第1页有 4 个字" in page.notes[0].message


@pytest.mark.parametrize(
    "turn",
    [(0, 1, -1, 0), (0, -1, 1, 0), (-1, 0, 0, -1), (0.7, 0.7, -0.7, 0.7)],
    ids=["up", "down", "upside down", "aslant"],
)
def test_text_in_another_direction_is_in_no_cell_and_no_line(
    turn: tuple[float, float, float, float],
) -> None:
    page = page_of(
        *grid([50, 150, 300], [100, 130, 160]),
        write(55, 120, "序号"),
        write(160, 150, "内部", 20, turn=turn),
    )
    (table,) = page.blocks
    assert isinstance(table, PageTable)
    assert [cell.lines[0].text for cell in table.cells if cell.lines] == ["序号"]
    assert page.characters == "序号内部"
    assert codes_of(page) == ["turned_text"]


@pytest.mark.parametrize(
    ("turn", "at", "text"),
    [((0, -1, 1, 0), (70, 110), "1/2/%"), ((0, 1, -1, 0), (80, 185), "12%")],
    ids=["down", "up"],
)
def test_vertical_text_in_one_cell_is_the_cells(
    turn: tuple[float, float, float, float], at: tuple[float, float], text: str
) -> None:
    page = page_of(
        *grid([50, 100, 300], [100, 200, 230]), write(*at, "12%", 20, turn=turn)
    )
    (table,) = page.blocks
    assert isinstance(table, PageTable)
    assert "/".join(line.text for line in table.cells[0].lines) == text
    assert not page.notes
    box = table.cells[0].box
    for line in table.cells[0].lines:
        assert box.x0 < line.box.x0 < line.box.x1 < box.x1
        assert box.top < line.box.top < line.box.bottom < box.bottom


def test_an_image_without_text_is_a_scan() -> None:
    scan = "q 595 0 0 842 0 0 cm /Im Do Q"
    assert codes_of(page_of(scan, image=(8, 8))) == ["scanned_page"]
    assert codes_of(page_of(scan, write(290, 800, "12"), image=(8, 8))) == [
        "scanned_page"
    ]


def test_text_that_lies_unseen_over_a_scan_is_read_and_reported() -> None:
    scan = "q 595 0 0 842 0 0 cm /Im Do Q"
    long = "县政府督查室对上半年重点工作推进情况进行了集中督查"
    page = page_of(scan, write(50, 50, long, mode=3), image=(8, 8))
    assert lines_of(page) == [long]
    assert codes_of(page) == ["text_over_scan"]
    assert "扫描" in page.notes[0].message


def test_a_seal_or_a_logo_makes_no_scan() -> None:
    seal = "q 120 0 0 120 400 100 cm /Im Do Q"
    assert codes_of(page_of(seal, write(50, 50, "某县人民政府"), image=(8, 8))) == []


def test_drawings_without_a_character_are_reported() -> None:
    assert codes_of(page_of(*grid([50, 150], [100, 130]))) == ["page_without_text"]


def test_an_empty_page_is_an_empty_page() -> None:
    page = page_of()
    assert (page.blocks, page.characters, page.notes) == ((), "", ())
