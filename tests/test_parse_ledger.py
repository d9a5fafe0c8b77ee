"""Rows of a ledger: forms that rows come in, and what bad ones are told."""

import pytest

from extract import UnreadableError, read
from parse import Bulletin, Role, load_vocabulary, parse

HEADER = "序号\t工作任务\t牵头单位\t责任人\t进展情况\t完成情况"


def bulletin(text: str) -> Bulletin:
    return parse(read(text.encode(), "x.txt"), load_vocabulary())


def ledger(*rows: str) -> Bulletin:
    return bulletin("\n".join([HEADER, *rows]))


def row(
    number: str, task: str = "修路", lead: str = "区交通局", status: str = "正常"
) -> str:
    return f"{number}\t{task}{number}\t{lead}\t罗毅\t已完成路基{number}公里。\t{status}"


def ids(got: Bulletin) -> list[str]:
    return [task.row.task_id for task in got.tasks]


FORMS = {
    "tabs": ("", "\t", "", ""),
    "pipes": ("| ", " | ", " |", ""),
    "pipes without ends": ("", " | ", "", ""),
    "html": ("<tr><td>", "</td><td>", "</td></tr>", "table"),
    "html that nobody closes": ("<tr><td>", "<td>", "", "table"),
    "html in paragraphs": (
        "<tr><td><p>",
        "</p></td><td><p>",
        "</p></td></tr>",
        "table",
    ),
}
SAME = [HEADER, row("1"), row("2", "造林", "区林业局", "滞后"), "\t\t区水利局\t乔木\t已栽植。\t正常",
        "合计\t\t\t\t\t", row("3", "清淤", "区水利局")]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_same_ledger_in_another_form_has_the_same_rows(form: str) -> None:
    before, between, after, tag = FORMS[form]
    lines = [before + line.replace("\t", between) + after for line in SAME]
    text = "\n".join(lines)
    got = bulletin(f"<{tag}>\n{text}\n</{tag}>" if tag else text)
    plain = ledger(*SAME[1:])
    assert ids(got) == ids(plain) == ["1", "2.1", "2.2", "3"]
    for one, other in zip(got.tasks, plain.tasks, strict=True):
        assert [one.row.text(r) for r in Role] == [other.row.text(r) for r in Role]
        assert one.status == other.status
        assert one.parties.leads == other.parties.leads


NUMBERS = [
    (["1", "2", "3"], ["1", "2", "3"], []),
    (["1", "2", "4"], ["1", "2", "4"], ["item_no_skips"]),
    (["1", "2", "2"], ["1", "2", "2b"], ["item_no_repeats"]),
    (["1", "3", "2"], ["1", "3", "2"], ["item_no_backwards"]),
    (["一", "二", "三"], ["1", "2", "3"], []),
    (["1.", "2、", "（3）"], ["1", "2", "3"], []),
]


@pytest.mark.parametrize(("numbers", "wanted", "doubts"), NUMBERS)
def test_item_numbers(numbers: list[str], wanted: list[str], doubts: list[str]) -> None:
    got = ledger(*(row(number, f"任务{at}") for at, number in enumerate(numbers)))
    assert ids(got) == wanted
    told = [d for d in got.doubts if d.code.startswith("item_no")]
    assert [doubt.code for doubt in told] == doubts
    assert all(doubt.task_id in wanted for doubt in told)


def test_groups_head_rows_and_totals_are_no_tasks() -> None:
    got = ledger(
        "一、交通项目\t\t\t\t\t", row("1"), row("2"), "合计\t\t\t\t\t",
        "二、林业项目\t\t\t\t\t", row("3"), "\t小计\t\t\t\t",
    )  # fmt: skip
    assert [task.row.section for task in got.tasks] == ["一、交通项目"] * 2 + [
        "二、林业项目"
    ]
    assert [total.label for total in got.ledgers[0].totals] == ["合计", "小计"]


MULTI = [
    ("blank", ["", ""]),
    ("repeated", ["1", "1"]),
    ("numbered", ["1-2", "1-3"]),
]


@pytest.mark.parametrize(("how", "numbers"), MULTI)
def test_an_item_of_several_bodies(how: str, numbers: list[str]) -> None:
    first = "1-1" if how == "numbered" else "1"
    more = [f"{n}\t\t区{b}局\t{p}\t已完成。\t正常" for n, b, p in
            zip(numbers, ("林业", "水利"), ("乔木", "严守"), strict=True)]  # fmt: skip
    got = ledger(f"{first}\t修路\t区交通局\t罗毅\t已完成。\t正常", *more)
    assert ids(got) == ["1.1", "1.2", "1.3"]
    assert {task.row.text(Role.TASK) for task in got.tasks} == {"修路"}
    assert [task.row.text(Role.PERSON) for task in got.tasks] == [
        "罗毅",
        "乔木",
        "严守",
    ]


def test_merged_cells_are_shared() -> None:
    head = "".join(f"<th>{name}</th>" for name in HEADER.split("\t"))
    got = bulletin(
        f"<table><tr>{head}</tr><tr><td rowspan=2>1<td rowspan=2>修路<td>区交通局<td>罗毅"
        "<td>已完成甲。<td>正常<tr><td>区林业局<td>乔木<td>已完成乙。<td>滞后</table>"
    )
    assert ids(got) == ["1.1", "1.2"]
    assert [task.row.text(Role.TASK) for task in got.tasks] == ["修路", "修路"]
    assert Role.TASK in got.tasks[1].row.handed_down


def test_headers_in_two_rows() -> None:
    got = bulletin(
        "<table><tr><th rowspan=2>序号<th rowspan=2>工作任务<th rowspan=2>牵头单位"
        "<th colspan=2>投资（万元）<th rowspan=2>进展情况<tr><th>计划<th>完成"
        "<tr><td>1<td>修路<td>区交通局<td>100<td>62<td>已完成路基。</table>"
    )
    assert dict(got.tasks[0].row.other.items()).keys() == {
        "投资（万元）/计划",
        "投资（万元）/完成",
    }
    assert [column.unit for column in got.ledgers[0].columns][3:5] == ["万元", "万元"]


SHORT = [
    ("1\t修路\t区交通局", {Role.TASK: "修路", Role.LEAD: "区交通局"}),
    (
        "1\t修路\t区交通局\t罗毅\t已完成。",
        {Role.PERSON: "罗毅", Role.PROGRESS: "已完成。"},
    ),
]


@pytest.mark.parametrize(("line", "fields"), SHORT)
def test_cells_missing_at_the_end(line: str, fields: dict[Role, str]) -> None:
    (task,) = ledger(line).tasks
    assert {role: task.row.text(role) for role in fields} == fields


def test_a_body_on_a_line_of_its_own_is_a_further_row() -> None:
    got = ledger(
        row("1"), "2\t造林\t区林业局\t乔木\t未启动\t滞后", "\t\t区水利局\t", row("3")
    )
    assert ids(got) == ["1", "2.1", "2.2", "3"]
    assert got.tasks[1].row.text(Role.PROGRESS) == "未启动"
    assert got.tasks[2].row.text(Role.LEAD) == "区水利局"


def test_done_is_progress_though_the_status_is_a_word_of_no_scheme() -> None:
    rows = [f"{row(n)}\t报备" for n in "123"]
    got = bulletin(
        "\n".join([HEADER + "\t备注", *rows, "4\t造林\t区林业局\t乔木\t办结\t甲等\t"])
    )
    fields = got.tasks[-1].row
    assert (fields.text(Role.PROGRESS), fields.text(Role.STATUS)) == ("办结", "甲等")
    assert not fields.other


def test_cells_missing_at_the_end_are_reported_with_the_line() -> None:
    got = ledger(row("1"), "2\t修路\t区交通局", row("3"))
    (doubt,) = [one for one in got.doubts if one.code == "cells_missing"]
    assert doubt.task_id == "2"
    assert "第3行" in doubt.message
    assert "“进展情况”“完成情况”" in doubt.message


def test_a_cell_too_many_is_kept_and_reported_with_its_place() -> None:
    got = ledger(row("1"), row("2") + "\t多出的说明")
    (doubt,) = [one for one in got.doubts if one.code == "cell_without_column"]
    assert "第3行" in doubt.message
    assert "多出的说明" in doubt.message
    (place,) = doubt.places
    assert (place.task_id, place.field) == ("2", "第7列")
    other = got.tasks[1].row.other["第7列"]
    assert other.text[place.start : place.end] == "多出的说明"


def test_lines_between_rows_are_furniture_joined_or_reported() -> None:
    got = ledger(row("1"), "", "— 2 —", "", row("2"), "注：以上为初步统计。", row("3"))
    (doubt,) = [one for one in got.doubts if one.code == "stray_text"]
    assert "第7行" in doubt.message
    assert ids(got) == ["1", "2", "3"]


def test_a_signature_set_with_tabs_is_no_row() -> None:
    got = ledger(row("1"), "", "\t\t\t云溪区政府督查室", "\t\t\t2024年8月12日")
    assert ids(got) == ["1"]
    assert got.header.issuer == "云溪区政府督查室"
    assert got.tasks[0].row.text(Role.PROGRESS) == "已完成路基1公里。"


UNREADABLE = [
    ("督查通报\n第8期\n没有台账。", "no_ledger", "台账"),
    ("\n".join([row("1"), row("2"), row("3")]), "no_header", "第1行"),
    ("序号,工作任务,责任单位,进展情况\n1,修路,交通局,完成", "no_ledger", "制表符"),
    (HEADER, "empty_ledger", "只有表头"),
    (f"{HEADER}\n{HEADER}\n— 1 —\n", "empty_ledger", "只有表头"),
    ("\t" * 50_000 + "甲", "no_ledger", "台账"),
]


@pytest.mark.parametrize(("text", "code", "place"), UNREADABLE)
def test_what_has_no_ledger_says_so(text: str, code: str, place: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        bulletin(text)
    assert (refused.value.stage, refused.value.code) == ("parse", code)
    assert place in refused.value.message
    assert refused.value.message.endswith("。")
