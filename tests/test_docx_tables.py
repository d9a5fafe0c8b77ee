"""Word's tables on their grids: merged, shifted, nested, deleted."""

from __future__ import annotations

import pytest

from extract import Document, Paragraph, Table, UnreadableError, read
from tests.documents.word import p, r, tbl, tc, tr, word

START, ON = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
LEFT, RIGHT = "<w:hMerge w:val='restart'/>", "<w:hMerge/>"
LEDGER = tbl(tr("序号", "任务"), tr("1", "修路"))


def span(width: int) -> str:
    return f"<w:gridSpan w:val='{width}'/>"


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[document[cell.span] for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def shape(document: Document) -> list[str]:
    return [
        document[block.span] if isinstance(block, Paragraph) else "TABLE"
        for block in document.blocks
    ]


@pytest.mark.parametrize(
    ("table", "grid"),
    [
        (tbl(tr("甲", ""), tr("", "乙")), [["甲", ""], ["", "乙"]]),
        (
            tbl(tr(tc("台账", properties=span(2))), tr("甲", "乙")),
            [["台账", "台账"], ["甲", "乙"]],
        ),
        (
            tbl(
                tr(tc("1", properties=START), "甲"),
                tr(tc(properties=ON), "乙"),
                tr(tc("2", properties=START), "丙"),
            ),
            [["1", "甲"], ["1", "乙"], ["2", "丙"]],
        ),
        (tbl(tr(tc("1", properties=ON), "甲")), [["1", "甲"]]),
        (
            tbl(tr("1", "甲"), tr(tc("续", properties=ON), "乙")),
            [["1", "甲"], ["续", "乙"]],
        ),
        (
            tbl(
                tr(tc("块", properties=span(2) + START), "甲"),
                tr(tc(properties=span(2) + ON), "乙"),
                tr("丙", "丁", "戊"),
            ),
            [["块", "块", "甲"], ["块", "块", "乙"], ["丙", "丁", "戊"]],
        ),
        (
            tbl(tr("甲", "乙", "丙"), tr("丁", properties="<w:gridBefore w:val='2'/>")),
            [["甲", "乙", "丙"], ["", "", "丁"]],
        ),
        (
            tbl(
                tr("甲", "乙"),
                tr("丙", properties="<w:gridAfter w:val='1'/>"),
                tr("丁"),
            ),
            [["甲", "乙"], ["丙"], ["丁"]],
        ),
        (
            tbl(tr(tc("宽", properties=LEFT), tc(properties=RIGHT)), tr("甲", "乙")),
            [["宽", "宽"], ["甲", "乙"]],
        ),
        (
            tbl(tr("甲", "乙"), tr("删", "去", properties="<w:del/>"), tr("丙", "丁")),
            [["甲", "乙"], ["丙", "丁"]],
        ),
        (
            tbl(tr(tc("删", properties="<w:cellDel/>"), "甲", "乙")),
            [["甲", "乙"]],
        ),
        (
            tbl(
                tr(tc("甲") + f"<w:sdt><w:sdtContent>{tc('乙')}</w:sdtContent></w:sdt>")
            ),
            [["甲", "乙"]],
        ),
        (tbl(tr(tc("甲", "", " 乙 "), "丙")), [["甲\n乙", "丙"]]),
        (
            tbl(tr(tc("甲", tbl(tr("乙", "丙")), "丁"), "戊")),
            [["甲\n乙\n丙\n丁", "戊"]],
        ),
        (
            tbl(
                tr("外", ""),
                tr("", tc(tbl(tr(tc("1", properties=START)), tr(tc(properties=ON))))),
            ),
            [["外", ""], ["", "1"]],
        ),
    ],
)
def test_cells_stand_where_they_are_seen(table: str, grid: list[list[str]]) -> None:
    assert grids(read(word(table), "台账.docx")) == [grid]


def test_edges_drawn_beside_each_other_are_one() -> None:
    """序号 of the header ends 2 mm before that of the rows: Word counts three columns."""
    wide = span(2)
    table = tbl(
        tr("序号", tc("任务", properties=wide)),
        tr(tc("1", properties=wide), "修路"),
        widths=(800, 110, 4000),
    )
    assert grids(read(word(table), "x.docx")) == [[["序号", "任务"], ["1", "修路"]]]


def test_a_narrow_column_with_cells_of_its_own_stays() -> None:
    table = tbl(
        tr("序号", tc("任务", properties=span(2))),
        tr("1", "甲", "乙"),
        widths=(800, 110, 4000),
    )
    document = read(word(table), "x.docx")
    assert grids(document) == [[["序号", "任务", "任务"], ["1", "甲", "乙"]]]


@pytest.mark.parametrize(
    "layout",
    [
        tbl(tr(tc("标题", LEDGER))),
        tbl(tr("标题"), tr(tc(LEDGER))),
        tbl(tr("", tc("标题", LEDGER), "")),
        tbl(tr(tc(tbl(tr(tc("标题", LEDGER)))))),
    ],
)
def test_a_ledger_in_a_table_that_only_lays_it_out_is_a_table(layout: str) -> None:
    document = read(word(layout), "x.docx")
    assert shape(document) == ["标题", "TABLE"]
    assert grids(document) == [[["序号", "任务"], ["1", "修路"]]]


def test_text_under_a_merged_cell_is_left_out_and_told() -> None:
    table = tbl(tr(tc("1", properties=START)), tr(tc("藏", properties=ON)))
    document = read(word(table), "x.docx")
    assert "藏" not in document.text
    assert [note.code for note in document.notes] == ["cell_covered"]


def test_a_table_of_deleted_rows_is_gone() -> None:
    gone = tbl(tr("旧", properties="<w:del/>"))
    assert shape(read(word(p("甲") + gone + p("乙")), "x.docx")) == ["甲", "乙"]


@pytest.mark.parametrize(
    "table",
    [
        tbl(tr(tc("宽", properties=span(10**8)))),
        tbl(*[tr("甲", properties="<w:gridBefore w:val='150000'/>")] * 3),
        tbl(*[tr(tc("宽", properties=span(100_000)))] * 3),
    ],
)
def test_a_table_beyond_any_ledger_is_refused(table: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(word(table + p(r("末"))), "台账.docx")
    assert caught.value.code == "table_too_large"
    assert "台账.docx" in caught.value.message
