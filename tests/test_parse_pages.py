"""A ledger cut by page breaks, wherever and however, is the same ledger."""

import random
from collections.abc import Iterator, Sequence

import pytest

from extract import read
from parse import Bulletin, Role, load_vocabulary, parse

HEADER = ["序号", "工作任务", "牵头单位", "责任人", "进展情况", "完成情况"]
ROWS = [
    ["1", "推进云溪公园二期建设，年底前建成开放", "区住建局", "罗毅", "截至10月底，完成绿化面积3.5万平方米，占总量的62%，园路铺装已进场施工；管理用房主体封顶，正在进行二次结构砌筑。", "正常"],
    ["2", "实施老旧小区改造12个，惠及群众3200户，完善配套设施", "区住建局", "罗毅", "12个小区已全部开工，其中完工5个，完成投资4300万元。剩余7个小区正在进行外墙保温施工，预计12月底前完工。", "积极"],
    ["", "", "区财政局", "沈嘉禾", "争取上级补助资金1860万元，已拨付1200万元，其余资金按照工程进度拨付到位。", "正常"],
    ["", "", "区民政局", "乔木", "建成社区养老服务站6处，另有2处因选址问题未能开工，正在协调街道办事处另行选址。", "滞后"],
    ["3", "稳定经济增长，确保主要指标位居全市前列", "区工信局 区商务局 区统计局", "樊宁 赵强 徐光", "1、前三季度地区生产总值完成181.24亿元，增长2.2%，排名全市第4。（责任单位：区统计局）", "一般"],
    ["", "", "", "", "2、规模以上工业增加值增长7%，排名全市第3。（责任单位：区工信局）", "积极"],
    ["", "", "", "", "3、社会消费品零售总额完成70.27亿元，增长3.9%。（责任单位：区商务局）", "正常"],
    ["4", "推动农村公路提档升级，新改建农村公路86公里", "区交通局", "严守", "新改建农村公路51.6公里，占年度任务的60%，其中硬化路面38公里，危桥改造3座，均已完成交工验收", "正常"],
    ["5", "开展非法集资专项处置工作", "区金融局", "杨辉", "一是加大追赃挽损力度，累计追缴涉案资金2300万元；二是排查风险企业45家，列入重点监控名单6家。", "正常"],
]  # fmt: skip
TITLE = "云溪区2022年重点工作任务8-10月份推进情况台账"
FRAME = "督查通报\n第8期\n云溪区政府督查室\n2022年11月12日\n现将情况通报如下：\n\n"
Lines = list[str | list[str]]
#: What stands between the last row of a page and the first of the next.
BREAKS: dict[str, Lines] = {
    "nothing": [],
    "blank": [""],
    "header": [HEADER],
    "number": ["", "— 3 —", ""],
    "number and header": ["", "第 3 页 共 9 页", HEADER],
    "all": ["", "-3-", "", TITLE, "", HEADER],
}
TASK, PROGRESS, STATUS = 1, 4, 5


def bulletin(lines: Lines, separator: str = "\t") -> Bulletin:
    def line(cells: str | list[str]) -> str:
        if isinstance(cells, str):
            return cells
        return (
            separator.join(cells) if separator == "\t" else f"| {' | '.join(cells)} |"
        )

    text = FRAME + TITLE + "\n\n" + "\n".join(map(line, lines)) + "\n"
    return parse(read(text.encode(), "x.txt"), load_vocabulary())


def rows(got: Bulletin) -> list[tuple[str, ...]]:
    """Every row, white space aside: where a page ends, a paragraph may or may not."""
    roles = (Role.TASK, Role.LEAD, Role.PERSON, Role.PROGRESS, Role.STATUS)
    return [
        (task.row.task_id, *("".join(task.row.text(role).split()) for role in roles))
        for task in got.tasks
    ]


WHOLE = rows(bulletin([HEADER, *ROWS]))


def test_the_ledger_has_nine_rows_of_five_items() -> None:
    ids = [row[0] for row in WHOLE]
    assert ids == ["1", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4", "5"]


@pytest.mark.parametrize("between", BREAKS.values(), ids=BREAKS)
@pytest.mark.parametrize("at", range(1, len(ROWS)))
def test_cut_between_rows(at: int, between: Lines) -> None:
    assert rows(bulletin([HEADER, *ROWS[:at], *between, *ROWS[at:]])) == WHOLE


def pieces(
    row: Sequence[str], column: int, at: int
) -> Iterator[tuple[list[str], list[str]]]:
    """The row to the end of the page, and each form that its rest may come in."""
    for late in (False, True):
        first, rest = list(row), [""] * len(row)
        first[column], rest[column] = row[column][:at], row[column][at:]
        if late:
            first[STATUS], rest[STATUS] = "", row[STATUS]
        yield first, rest
        for missing in range(column):
            yield first, rest[:missing] + rest[missing + 1 :]
        if not late:
            yield first, rest[: column + 1]


def cuts(column: int) -> Iterator[tuple[int, int]]:
    """Every place inside every text of a column; within "2、" there is no telling."""
    for number, row in enumerate(ROWS):
        for at in range(2, len(row[column])):
            yield number, at


@pytest.mark.parametrize("separator", ["\t", "|"])
@pytest.mark.parametrize("column", [TASK, PROGRESS])
def test_cut_inside_a_text(column: int, separator: str) -> None:
    chance = random.Random(f"{column}{separator}")
    for number, at in cuts(column):
        if ROWS[number][column][at - 1 : at + 2] == "；二是":
            continue  # a point of its own, or the rest: nobody can tell
        name, between = chance.choice(list(BREAKS.items()))
        first, rest = chance.choice(list(pieces(ROWS[number], column, at)))
        lines = [HEADER, *ROWS[:number], first, *between, rest, *ROWS[number + 1 :]]
        assert rows(bulletin(lines, separator)) == WHOLE, (name, first, rest)


def test_cut_in_two_columns_at_once() -> None:
    row = ROWS[0]
    first = ["1", row[1][:9], row[2], row[3], row[4][:30], row[5]]
    rest = ["", row[1][9:], "", "", row[4][30:], ""]
    for again in (rest, rest[1:]):
        lines = [HEADER, first, *BREAKS["all"], again, *ROWS[1:]]
        assert rows(bulletin(lines)) == WHOLE


def test_a_moved_rest_is_a_doubt_with_its_line_and_place() -> None:
    row = ROWS[0]
    first, rest = [*row[:4], row[4][:30], row[5]], ["", "", "", row[4][30:], ""]
    got = bulletin([HEADER, first, "", "— 3 —", "", rest, *ROWS[1:]])
    (doubt,) = [doubt for doubt in got.doubts if doubt.code == "row_shifted"]
    assert doubt.task_id == "1"
    assert "第14行" in doubt.message
    (place,) = doubt.places
    assert (place.task_id, place.field) == ("1", "progress")
    text = got.tasks[0].row.text(Role.PROGRESS)
    assert text[place.start : place.end] == row[4][30:]
