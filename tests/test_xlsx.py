"""Workbooks as they are shown: values, places, layout, and notes of every doubt."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from extract import Document, Paragraph, Table, read
from tests.documents.raw_xlsx import MAIN, inline, packed, raw_parts, raw_xlsx


def rows_of(document: Document) -> list[object]:
    """Blocks as text: a paragraph is a string, a table a list of rows."""
    return [
        document[block.span]
        if isinstance(block, Paragraph)
        else [[document[cell.span] for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def saved(book: Workbook) -> Document:
    out = BytesIO()
    book.save(out)
    return read(out.getvalue(), "台账.xlsx")


def sheet(book: Workbook) -> Worksheet:
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "台账"
    return page


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


def one_row(cells: str, **others: object) -> list[str]:
    """What the cells of a row show."""
    document = read(raw_xlsx(f'<row r="1">{cells}</row>', **others), "x.xlsx")
    (table,) = document.blocks
    assert isinstance(table, Table)
    return [document[cell.span] for cell in table.rows[0]]


def test_values_of_every_kind() -> None:
    shown = one_row(
        '<c r="A1" t="s"><v>0</v></c>'
        '<c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>'
        '<c r="D1" t="str"><f>A1</f><v>丙</v></c>'
        '<c r="E1" t="b"><v>1</v></c>'
        '<c r="F1" t="e"><v>#DIV/0!</v></c>'
        '<c r="G1"><v>18.600000000000001</v></c>'
        '<c r="H1" s="1"><v>0.1256</v></c>'
        '<c r="I1" s="2" t="d"><v>2023-08-05T00:00:00Z</v></c>'
        '<c r="J1" t="s"><v>2</v></c>',
        strings=[
            "正常",
            '<si><r><t>东</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 湖</t></r>'
            '<rPh sb="0" eb="1"><t>ドン</t></rPh></si>',
            "a_x000D_&_x005F_x000D_",
        ],
        formats=["0.0%", 'yyyy"年"m"月"d"日"'],
    )
    assert shown == [
        "正常",
        "东 湖",
        "甲乙",
        "丙",
        "TRUE",
        "#DIV/0!",
        "18.6",
        "12.6%",
        "2023年8月5日",
        "a\n&_x000D_",
    ]


def test_rows_and_cells_may_leave_out_where_they_stand() -> None:
    document = read(
        raw_xlsx(
            "<row><c><v>1</v></c><c><v>2</v></c></row>"
            '<row><c r="B2"><v>3</v></c><c><v>4</v></c></row>'
        ),
        "x.xlsx",
    )
    assert rows_of(document) == [[["1", "2", ""], ["", "3", "4"]]]
    assert document.place(document.text.index("4")) == "工作表“台账”C2"


def test_what_openpyxl_writes() -> None:
    book = Workbook()
    page = sheet(book)
    page.append(["序号", "完成率", "日期", "金额", "时间", "备注"])
    page.append(
        [1, 0.856, date(2023, 8, 5), 1234.5, datetime(2023, 8, 5, 14, 30), "'无"]
    )
    for column, code in zip(
        "BCDE", ("0.0%", 'm"月"d"日"', "¥#,##0.00", "h:mm"), strict=True
    ):
        page[f"{column}2"].number_format = code
    page["A2"].comment = Comment("不读", "甲")
    document = saved(book)
    assert rows_of(document) == [
        [
            ["序号", "完成率", "日期", "金额", "时间", "备注"],
            ["1", "85.6%", "8月5日", "¥1,234.50", "14:30", "'无"],
        ]
    ]
    assert document.source.media_type.endswith("spreadsheetml.sheet")
    assert document.notes == ()
    assert document.place(document.text.index("85.6")) == "工作表“台账”B2"


def test_strict_files_and_files_without_styles_or_strings() -> None:
    parts = raw_parts(f'<row r="1">{inline("A1", "甲")}{inline("B1", "乙")}</row>')
    del parts["xl/styles.xml"], parts["xl/sharedStrings.xml"]
    strict = {
        name: str(text)
        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, text in parts.items()
    }
    strict["xl/_rels/workbook.xml.rels"] = "".join(
        piece
        for piece in strict["xl/_rels/workbook.xml.rels"].partition("</Relationships>")
    )
    for version in (parts, strict):
        kept = str(version["xl/_rels/workbook.xml.rels"])
        for kind in ("sharedStrings", "styles"):
            start = kept.index("<Relationship ", kept.index(f"/{kind}") - 120)
            kept = kept[:start] + kept[kept.index("/>", start) + 2 :]
        version["xl/_rels/workbook.xml.rels"] = kept
        assert rows_of(read(packed(version), "x.xlsx")) == [[["甲", "乙"]]]


# --- layout ---------------------------------------------------------------------


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


# --- notes ----------------------------------------------------------------------


def test_what_is_hidden_is_read_and_told() -> None:
    book = Workbook()
    page = sheet(book)
    for row in (["甲", "乙", "丙"], [1, 2, 3], [4, 5, 6], [7, 8, 9]):
        page.append(row)
    page.row_dimensions[2].hidden = page.row_dimensions[3].hidden = True
    page.row_dimensions[9].hidden = True
    page.column_dimensions["B"].hidden = True
    other = book.create_sheet("底稿")
    other.append(["x", "y"])
    other.sheet_state = "veryHidden"
    document = saved(book)
    assert len(rows_of(document)) == 2
    assert codes(document) == ["hidden_columns", "hidden_rows", "hidden_sheet"]
    assert [note.message[:6] for note in document.notes][:2] == [
        "B列是隐藏的",
        "第2至3行是",
    ]
    places = [document.source.place(note.source.start) for note in document.notes]
    assert places == ["工作表“台账”B1", "工作表“台账”A2", "工作表“底稿”A1"]


def test_a_formula_without_its_result_is_told() -> None:
    document = read(
        raw_xlsx(
            f'<row r="1">{inline("A1", "甲")}{inline("B1", "乙")}</row>'
            '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>A2*2</f></c></row>'
        ),
        "x.xlsx",
    )
    assert rows_of(document) == [[["甲", "乙"], ["1", ""]]]
    assert codes(document) == ["formula_without_value"]
    assert document.source.place(document.notes[0].source.start) == "工作表“台账”B2"


def test_formats_that_cannot_be_followed_are_told_once_each() -> None:
    row = "".join(
        f'<c r="{letter}1" s="1"><v>0.5</v></c>' for letter in ("A", "B", "C", "D")
    )
    document = read(
        raw_xlsx(
            f'<row r="1">{row}<c r="E1" s="2"><v>7</v></c><c r="F1" s="2"><v>0</v></c></row>',
            formats=["# ?/?", ";;;"],
        ),
        "x.xlsx",
    )
    assert rows_of(document) == [[["0.5", "0.5", "0.5", "0.5", ""]]]
    assert codes(document) == ["number_format_unknown", "value_not_shown"]
    assert document.notes[0].message.startswith("A1、B1、C1等 4 格的数字格式“# ?/?”")


def test_what_stands_under_a_merged_cell_is_left_out_and_told() -> None:
    cells = f"{inline('A1', '甲')}{inline('B1', '藏')}"
    document = read(
        raw_xlsx(
            f'<row r="1">{cells}</row><row r="2">{inline("A2", "1")}{inline("B2", "2")}</row>',
            around='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        ),
        "x.xlsx",
    )
    assert "藏" not in document.text
    assert "藏" in document.source.text
    assert codes(document) == ["cell_covered"]
    assert document.source.place(document.notes[0].source.start) == "工作表“台账”B1"


def test_errors_are_read_and_told() -> None:
    document = read(
        raw_xlsx('<row><c t="e"><v>#REF!</v></c><c><v>1</v></c></row>'), "x"
    )
    assert codes(document) == ["cell_error"]


def test_zeros_that_a_sheet_hides_are_not_shown() -> None:
    data = raw_xlsx(
        "<row><c><v>0</v></c><c><v>5</v></c><c><v>6</v></c></row>",
        before='<sheetViews><sheetView showZeros="0"/></sheetViews>',
    )
    assert rows_of(read(data, "x")) == [[["5", "6"]]]


# --- laws -----------------------------------------------------------------------

CELLS = st.text(alphabet="甲乙12.%，\n \u200b\u3000_x\t", max_size=6)
GRIDS = st.lists(st.lists(CELLS, max_size=5), max_size=7)


@settings(max_examples=150)
@given(GRIDS, st.lists(st.tuples(*[st.integers(1, 6)] * 4), max_size=4))
def test_every_character_is_read_once_or_told(
    grid: list[list[str]], merges: list[tuple[int, int, int, int]]
) -> None:
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            inline(f"{'ABCDEF'[at]}{number}", text) for at, text in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate([["首"], *grid], start=1)
    )
    listed = "".join(
        f'<mergeCell ref="{"ABCDEF"[min(a, b) - 1]}{min(c, d)}:'
        f'{"ABCDEF"[max(a, b) - 1]}{max(c, d)}"/>'
        for a, b, c, d in merges
    )
    document = read(raw_xlsx(rows, around=f"<mergeCells>{listed}</mergeCells>"), "x")
    source = document.source
    claims = Counter(
        at
        for span in (*(run.source for run in document.runs), *source.markup)
        for at in range(span.start, span.end)
    )
    assert max(claims.values()) == 1
    left = "".join(c for at, c in enumerate(source.text) if at not in claims)
    assert not left.strip()
    assert source.characters is not None
    there = Counter("".join(source.characters.split()))
    assert there == Counter("".join(source.text.split()))
    for run in document.runs:
        assert document[run.text] == source.text[run.source.start : run.source.end]
    for block in document.blocks:
        if isinstance(block, Table):
            assert len({len(row) for row in block.rows}) == 1
