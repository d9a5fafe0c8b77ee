"""Sheets as prose and tables, by where their cells stand."""

from __future__ import annotations

from openpyxl import Workbook

from extract import Table
from tests.documents.workbooks import rows_of, saved, sheet


def laid_out(*rows: str, merges: tuple[str, ...] = ()) -> list[object]:
    """Blocks of a sheet drawn as text: cells parted by |, blank ones empty."""
    book = Workbook()
    page = sheet(book)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row.split("|"), start=1):
            if text:
                page.cell(number, column, int(text) if text.isdigit() else text)
    for merge in merges:
        page.merge_cells(merge)
    return rows_of(saved(book))


def test_a_title_and_notes_around_a_table_are_prose() -> None:
    got = laid_out(
        "重点工作台账",
        "单位：万元",
        "序号|任务|状态",
        "1|修路|正常",
        "注：截至八月",
        merges=("A1:C1", "A2:C2", "A5:C5"),
    )
    table = [["序号", "任务", "状态"], ["1", "修路", "正常"]]
    assert got == ["重点工作台账", "单位：万元", table, "注：截至八月"]


def test_what_is_not_merged_but_stands_alone_above_is_prose_too() -> None:
    got = laid_out("||单位：万元", "序号|任务|状态", "1|修路|正常")
    assert got == ["单位：万元", [["序号", "任务", "状态"], ["1", "修路", "正常"]]]


def test_a_group_of_columns_is_no_title() -> None:
    got = laid_out("||完成", "序号|任务|一季度|二季度", "1|修路|3|4", merges=("C1:D1",))
    assert got == [
        [
            ["", "", "完成", "完成"],
            ["序号", "任务", "一季度", "二季度"],
            ["1", "修路", "3", "4"],
        ]
    ]


def test_sections_stay_in_the_table() -> None:
    got = laid_out("序号|任务|状态", "一、交通", "1|修路|正常", merges=("A2:C2",))
    assert got == [[["序号", "任务", "状态"], ["一、交通"] * 3, ["1", "修路", "正常"]]]


def test_a_number_or_a_text_below_goes_on_with_the_table() -> None:
    got = laid_out("序号|任务|状态", "1|修路|正常", "|续修", "2")
    assert got == [
        [
            ["序号", "任务", "状态"],
            ["1", "修路", "正常"],
            ["", "续修", ""],
            ["2", "", ""],
        ]
    ]


def test_prose_between_what_has_several_cells_parts_tables() -> None:
    got = laid_out(
        "督查室|||八月五日",
        "通报",
        "各单位：",
        "现将情况\n通报如下。",
        "序号|任务|单位|状态",
        "1|修路|交通局|正常",
        merges=("A2:D2", "A3:D3", "A4:D4"),
    )
    assert got == [
        [["督查室", "八月五日"]],
        "通报",
        "各单位：",
        "现将情况",
        "通报如下。",
        [["序号", "任务", "单位", "状态"], ["1", "修路", "交通局", "正常"]],
    ]


def test_empty_rows_part_tables() -> None:
    got = laid_out("甲|乙", "1|2", "", "丙|丁|戊", "3|4|5")
    assert got == [[["甲", "乙"], ["1", "2"]], [["丙", "丁", "戊"], ["3", "4", "5"]]]


def test_a_row_within_merged_cells_parts_nothing_and_is_none() -> None:
    got = laid_out("甲|乙", "1|2", "", "3|4", merges=("A2:A3", "B2:B3"))
    assert got == [[["甲", "乙"], ["1", "2"], ["3", "4"]]]


def test_narrow_columns_that_every_cell_is_merged_over_are_one() -> None:
    got = laid_out(
        "序号|任务|||状态",
        "1|修路|||正常",
        "2|架桥|||正常",
        merges=("B1:D1", "B2:D2", "B3:D3"),
    )
    assert got == [
        [["序号", "任务", "状态"], ["1", "修路", "正常"], ["2", "架桥", "正常"]]
    ]


def test_merged_cells_are_the_same_cell_wherever_they_reach() -> None:
    book = Workbook()
    page = sheet(book)
    for row in (["序号", "任务", "状态"], [1, "修路", "正常"], [None, "架桥", "正常"]):
        page.append(row)
    page.merge_cells("A2:A3")
    (table,) = saved(book).blocks
    assert isinstance(table, Table)
    assert table.rows[1][0] is table.rows[2][0]
    assert (table.rows[1][0].row_span, table.rows[1][0].column_span) == (2, 1)


def test_lines_of_a_cell_are_trimmed_and_kept_apart() -> None:
    got = laid_out("序号|进展", "1| 一、开工 \r\n\n　二、完工\n\u200b")
    assert got == [[["序号", "进展"], ["1", "一、开工\n二、完工"]]]


def test_sheets_follow_each_other() -> None:
    book = Workbook()
    first = sheet(book)
    first.append(["通报"])
    book.create_sheet("空")
    book.create_sheet("附件").append(["甲", "乙"])
    document = saved(book)
    assert rows_of(document) == ["通报", [["甲", "乙"]]]
    assert document.place(document.text.index("乙")) == "工作表“附件”B1"
