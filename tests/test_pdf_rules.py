"""Cells by rules, however the rules are drawn: each page written operator by operator."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from extract.pages.page import Page, PageTable
from extract.pdf.pdf_page import read_pages_of
from tests.documents.pdf import Paper, box, grid, stroke, write, write_pdf

XS, YS = (50.0, 150.0, 300.0), (100.0, 130.0, 160.0)
TEXTS = [
    write(55, 120, "序号"),
    write(155, 120, "责任单位"),
    write(55, 150, "1"),
    write(155, 150, "县教育局"),
]
WHOLE = [
    (0, 0, 1, 1, "序号"),
    (0, 1, 1, 1, "责任单位"),
    (1, 0, 1, 1, "1"),
    (1, 1, 1, 1, "县教育局"),
]

Cells = list[tuple[int, int, int, int, str]]


def page_of(operators: Sequence[str], rotation: int = 0) -> Page:
    (page,) = read_pages_of(write_pdf(Paper(operators, rotation=rotation)))
    return page


def cells_of(page: Page) -> list[Cells]:
    """Of each table, what a cell covers and what it says."""
    return [
        [
            (
                cell.row,
                cell.column,
                cell.row_span,
                cell.column_span,
                "/".join(line.text for line in cell.lines),
            )
            for cell in block.cells
        ]
        for block in page.blocks
        if isinstance(block, PageTable)
    ]


def thin(xs: Sequence[float], ys: Sequence[float], width: float) -> list[str]:
    """Rules as filled rectangles, as office programs print them."""
    half = width / 2
    return [box(xs[0], y - half, xs[-1], y + half) for y in ys] + [
        box(x - half, ys[0], x + half, ys[-1]) for x in xs
    ]


def boxes(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    """A stroked box for every cell."""
    return [
        box(x0, y0, x1, y1, "S", "0 G")
        for x0, x1 in pairwise(xs)
        for y0, y1 in pairwise(ys)
    ]


def pieces(xs: Sequence[float], ys: Sequence[float], gap: float) -> list[str]:
    """Every cell with four strokes of its own that miss each other by a gap."""
    return [
        one
        for x0, x1 in pairwise(xs)
        for y0, y1 in pairwise(ys)
        for one in (
            stroke(x0 + gap, y0, x1 - gap, y0),
            stroke(x0 + gap, y1, x1 - gap, y1),
            stroke(x0, y0 + gap, x0, y1 - gap),
            stroke(x1, y0 + gap, x1, y1 - gap),
        )
    ]


DASHES = [stroke(50 + at, y, 52 + at, y) for y in YS for at in range(0, 250, 4)] + [
    stroke(x, 100 + at, x, 102 + at) for x in XS for at in range(0, 60, 4)
]
SHADING = [box(50, 100, 300, 130, "f", "0.8 g"), box(52, 132, 148, 158, "f", "0.9 g")]

DRAWN = {
    "strokes": grid(XS, YS),
    "wide strokes": [stroke(50, y, 300, y, 4) for y in YS]
    + [stroke(x, 100, x, 160, 4) for x in XS],
    "thin rectangles": thin(XS, YS, 0.5),
    "thick rectangles": thin(XS, YS, 3),
    "a box a cell": boxes(XS, YS),
    "strokes that miss each other by a point": pieces(XS, YS, 1),
    "strokes that go too far": [stroke(47, y, 303, y) for y in YS]
    + [stroke(x, 97.5, x, 162.5) for x in XS],
    "doubled": [*grid(XS, YS), *grid([x + 1.5 for x in XS], [y + 1.5 for y in YS])],
    "dash pattern": [stroke(50, y, 300, y, dash="3 2") for y in YS]
    + [stroke(x, 100, x, 160, dash="3 2") for x in XS],
    "dashes one by one": DASHES,
    "with shaded cells": [*SHADING, *grid(XS, YS)],
    "within a page border": [box(20, 20, 575, 822, "S", "0 G"), *grid(XS, YS)],
    "with words underlined": [*grid(XS, YS), stroke(55, 122, 75, 122)],
}


@pytest.mark.parametrize("rules", DRAWN.values(), ids=DRAWN)
def test_rules_make_cells_however_they_are_drawn(rules: list[str]) -> None:
    page = page_of([*rules, *TEXTS])
    assert cells_of(page) == [WHOLE]
    assert [round(edge) for table in page.blocks for edge in table.edges] == [  # type: ignore[union-attr]
        pytest.approx(edge, abs=1) for edge in XS
    ]


def test_merged_cells_cover_what_their_rules_enclose() -> None:
    rules = [
        stroke(50, 100, 350, 100),
        stroke(150, 130, 250, 130),
        stroke(50, 160, 350, 160),
        stroke(50, 190, 350, 190),
        stroke(50, 100, 50, 190),
        stroke(150, 100, 150, 160),
        stroke(250, 100, 250, 160),
        stroke(350, 100, 350, 190),
    ]
    texts = [write(60, 135, "高"), write(160, 120, "上"), write(60, 180, "宽")]
    assert cells_of(page_of([*rules, *texts])) == [
        [
            (0, 0, 2, 1, "高"),
            (0, 1, 1, 1, "上"),
            (0, 2, 2, 1, ""),
            (1, 1, 1, 1, ""),
            (2, 0, 1, 3, "宽"),
        ]
    ]


def test_columns_stay_without_a_character() -> None:
    page = page_of([*grid([50, 100, 150, 200], YS), write(55, 120, "一")])
    assert [cell[:2] for cell in cells_of(page)[0]] == [
        (row, column) for row in range(2) for column in range(3)
    ]


def test_rows_that_the_page_cuts_are_open() -> None:
    """A browser draws no rule where the page ends, above or below."""
    down = [stroke(x, 60, x, 200) for x in XS]
    page = page_of([*down, stroke(50, 100, 300, 100), *TEXTS])
    (table,) = page.blocks
    assert isinstance(table, PageTable)
    assert [(cell.is_open_above, cell.is_open_below) for cell in table.cells] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
    ]


def test_a_row_longer_than_a_page_is_open_on_both_sides() -> None:
    page = page_of([*(stroke(x, 40, x, 800) for x in XS), *TEXTS])
    (table,) = page.blocks
    assert isinstance(table, PageTable)
    assert [(cell.is_open_above, cell.is_open_below) for cell in table.cells] == [
        (True, True),
        (True, True),
    ]


def test_closed_cells_are_not_open() -> None:
    (table,) = page_of(grid(XS, YS)).blocks
    assert isinstance(table, PageTable)
    assert not any(cell.is_open_above or cell.is_open_below for cell in table.cells)


def test_tables_and_lines_stand_in_reading_order() -> None:
    page = page_of(
        [
            *grid(XS, (300, 330)),
            write(55, 320, "下"),
            write(50, 250, "中间一段话。"),
            *grid(XS, (100, 130)),
            write(55, 120, "上"),
            write(50, 60, "标题"),
            write(280, 800, "1"),
        ]
    )
    shown = [
        block.cells[0].lines[0].text if isinstance(block, PageTable) else block.text
        for block in page.blocks
    ]
    assert shown == ["标题", "上", "中间一段话。", "下", "1"]


@pytest.mark.parametrize(
    "drawn",
    [
        [box(20, 20, 575, 822, "S", "0 G")],
        [stroke(50, 100, 545, 100, 2), stroke(50, 104, 545, 104)],
        [stroke(40, 50, 40, 800), stroke(560, 50, 560, 800)],
        [box(50, 90, 300, 130, "f", "0.8 g"), box(50, 130, 300, 170, "f", "0.9 g")],
    ],
    ids=["a page border", "a red head's rules", "bars at the sides", "shading alone"],
)
def test_what_is_no_table(drawn: list[str]) -> None:
    page = page_of([*drawn, write(60, 120, "正文")])
    assert [
        block.text for block in page.blocks if not isinstance(block, PageTable)
    ] == ["正文"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(rotation: int) -> None:
    """The page is drawn so that it stands upright after its turn."""
    turns = {
        0: "1 0 0 1 0 0",
        90: "0 1 -1 0 595 0",
        180: "-1 0 0 -1 595 842",
        270: "0 -1 1 0 0 842",
    }
    # Drawn on 842 points of height; turned by a quarter, the sheet shows 595 of them.
    shift = "1 0 0 1 0 -247" if rotation in (90, 270) else "1 0 0 1 0 0"
    page = page_of(
        [f"{turns[rotation]} cm {shift} cm", *grid(XS, YS), *TEXTS], rotation=rotation
    )
    size = (842, 595) if rotation in (90, 270) else (595, 842)
    assert (page.width, page.height) == size
    assert cells_of(page) == [WHOLE]
    (table,) = page.blocks
    assert isinstance(table, PageTable)
    box_ = table.box
    assert (box_.x0, box_.top, box_.x1, box_.bottom) == pytest.approx(
        (50, 100, 300, 160), abs=0.1
    )
    strip = table.cells[1].lines[0].strip
    assert strip.edges == pytest.approx((155, 165, 175, 185, 195), abs=0.1)


def test_places_count_from_the_part_of_the_sheet_that_is_seen() -> None:
    """A crop box cuts the sheet; coordinates are the visible page's."""
    paper = Paper([*grid(XS, YS), *TEXTS], crop=(40, 100, 500, 800))
    (page,) = read_pages_of(write_pdf(paper))
    (table,) = page.blocks
    assert (page.width, page.height) == (460, 700)
    assert (table.box.x0, table.box.top) == pytest.approx((10, 58), abs=0.1)
