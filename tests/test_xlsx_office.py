"""Ledgers as offices keep them in workbooks: what each layout gives as tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pytest
from openpyxl import Workbook

from pipeline import convert, load_tools

HEADER = "序号|工作任务|牵头单位|进展情况|存在问题|完成情况"
ROAD = "1|修建滨河路3公里|区交通局|已完成2公里。|无|正常"
SCHOOL = "2|新建学校2所|区教育局|已开工1所。|资金未到位。|滞后"
TWO = (("1", "修建滨河路3公里", "正常"), ("2", "新建学校2所", "滞后"))
TITLE = "东湖区2023年重点工作台账"


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet's rows, cells parted by |; what comes of them.

    ``tasks`` are id, task and status; ``prose`` what is read outside of the ledgers.
    """

    rows: Sequence[str]
    merges: Sequence[str] = ()
    tasks: Sequence[tuple[str, str, str]] = TWO
    titles: Sequence[str] = (TITLE,)
    prose: str | None = None
    sections: Sequence[str] = ()
    before: Sequence[str] = ()


LAYOUTS = {
    "title, unit and note merged over the columns": Layout(
        [TITLE, "单位：万元", HEADER, ROAD, SCHOOL, "注：截至8月底。"],
        ["A1:F1", "A2:F2", "A6:F6"],
        prose="注：截至8月底。",
    ),
    "who reports and when, beside each other": Layout(
        [TITLE, "填报单位：区政府办|||填报日期：2023年8月5日", HEADER, ROAD, SCHOOL],
        ["A1:F1", "A2:C2", "D2:F2"],
        prose="填报单位：区政府办\n填报日期：2023年8月5日",
    ),
    "a second ledger right below": Layout(
        [
            "附件1：重点工作台账",
            HEADER,
            ROAD,
            SCHOOL,
            "附件2：民生实事台账",
            "填报单位：督查室||||单位：万元",
            HEADER,
            ROAD,
            SCHOOL,
        ],
        ["A1:F1", "A5:F5", "A6:D6", "E6:F6"],
        tasks=[*TWO, *((f"2-{at}", task, status) for at, task, status in TWO)],
        titles=["附件1：重点工作台账", "附件2：民生实事台账"],
        prose="填报单位：督查室",
    ),
    "a header of two rows": Layout(
        [
            TITLE,
            "序号|工作任务|责任分工||进展情况|存在问题|完成情况",
            "||牵头单位|责任人",
            "1|修建滨河路3公里|区交通局|张三|已完成2公里。|无|正常",
            "2|新建学校2所|区教育局|李四|已开工1所。|资金未到位。|滞后",
        ],
        ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3"],
    ),
    "sections merged over the columns, numbered and not": Layout(
        [TITLE, HEADER, "一、交通", ROAD, "民生类", SCHOOL],
        ["A1:F1", "A3:F3", "A5:F5"],
        sections=["一、交通", "民生类"],
    ),
    "an item of several bodies": Layout(
        [TITLE, HEADER, ROAD, "||区水利局|已完成1公里。|无|滞后", SCHOOL],
        ["A1:F1", "A3:A4", "B3:B4"],
        tasks=[
            ("1.1", "修建滨河路3公里", "正常"),
            ("1.2", "修建滨河路3公里", "滞后"),
            ("2", "新建学校2所", "滞后"),
        ],
    ),
    "an empty row within": Layout([TITLE, HEADER, ROAD, "", SCHOOL], ["A1:F1"]),
    "the header again": Layout([TITLE, HEADER, ROAD, HEADER, SCHOOL], ["A1:F1"]),
    "who made it, right below": Layout(
        [TITLE, HEADER, ROAD, SCHOOL, "制表人：张三|||审核：李四"],
        ["A1:F1"],
        prose="制表人：张三\n审核：李四",
    ),
    "a signature to the right": Layout(
        [
            TITLE,
            HEADER,
            ROAD,
            SCHOOL,
            "",
            "制表人：张三|||审核：李四",
            "||||东湖区督查室",
            "||||2023年8月5日",
        ],
        ["A1:F1"],
        prose="制表人：张三\n审核：李四\n东湖区督查室\n2023年8月5日",
    ),
    "narrow columns, every cell merged over two": Layout(
        [
            TITLE,
            "序号|工作任务||牵头单位||进展情况||存在问题|完成情况",
            "1|修建滨河路3公里||区交通局||已完成2公里。||无|正常",
            "2|新建学校2所||区教育局||已开工1所。||资金未到位。|滞后",
        ],
        ["A1:I1", *(f"{a}{row}:{b}{row}" for row in (2, 3, 4) for a, b in ("BC", "DE", "FG"))],
    ),
    "every item two rows high": Layout(
        [TITLE, HEADER, ROAD, "", SCHOOL, ""],
        ["A1:F1", *(f"{a}{row}:{a}{row + 1}" for row in (3, 5) for a in "ABCDEF")],
    ),
    "prose on a sheet of its own": Layout(
        [TITLE, HEADER, ROAD, SCHOOL],
        ["A1:F1"],
        before=["关于重点工作的通报", "各单位：", "今年以来，全区正常1项、滞后1项。"],
        prose="关于重点工作的通报\n各单位：\n今年以来，全区正常1项、滞后1项。",
    ),
    "the title where it stands in the middle": Layout(
        [f"|||{TITLE}", "|||||单位：万元", HEADER, ROAD, SCHOOL]
    ),
}  # fmt: skip


def workbook(layout: Layout) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    if layout.before:
        for line in layout.before:
            page.append([line])
        page = book.create_sheet("附件")
    for number, row in enumerate(layout.rows, start=1):
        for column, text in enumerate(row.split("|"), start=1):
            if text:
                page.cell(number, column, int(text) if text.isdigit() else text)
    for merge in layout.merges:
        page.merge_cells(merge)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_layout(layout: Layout) -> None:
    tables: Mapping[str, Sequence[Mapping[str, object]]] = convert(
        workbook(layout), "台账.xlsx", load_tools()
    ).records.tables
    tasks = tables["tasks"]
    found = [(task["task_id"], task["task"], task["status_text"]) for task in tasks]
    assert found == list(layout.tasks)
    assert list(dict.fromkeys(task["ledger_title"] for task in tasks)) == list(
        layout.titles
    )
    assert tables["bulletins"][0]["prose"] == layout.prose
    if layout.sections:
        assert [task["section"] for task in tasks] == list(layout.sections)
    wrong = {"line_joined", "stray_text", "row_shifted", "item_no_repeats"}
    assert not wrong & {str(check["check"]) for check in tables["checks"]}
