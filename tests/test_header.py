"""The frame of a bulletin in the forms that offices give it."""

from datetime import date

import pytest

from extract import read
from parse import load_vocabulary, parse
from parse.header import Header

LEDGER = (
    "\n\n序号\t工作任务\t牵头单位\t责任人\t进展情况\t完成情况\n"
    "1\t修建道路\t区交通局\t罗毅\t完成5公里。\t正常\n"
)
OFFICE = "云溪区人民政府督查室"
DAY = date(2024, 8, 12)


def header(*lines: str) -> Header:
    text = "\n".join(lines) + LEDGER
    return parse(read(text.encode(), "x.txt"), load_vocabulary()).header


ISSUES = [
    ("第8期", 8),
    ("第 ８ 期", 8),
    ("（第 十 一 期）", 11),
    ("第十七期", 17),
    ("第〇九期", 9),
    ("2022年第6期", 6),
    ("（2024年第6期）", 6),
    ("2022年6期", 6),
    ("〔2022〕6号", 6),
    ("[2022]6号", 6),
    ("云督通〔2022〕6号", 6),
    ("二〇二四年第十六期", 16),
    ("督查专报第5号", 5),
    ("督查通报〔2024〕第3期", 3),
    ("第 十七 期（总第123期）", 17),
    ("（总第123期）第17期", 17),
    ("总第123期", 123),
    # the second phase of a project is not an issue
    ("云溪公园第二期工程进展", None),
]


@pytest.mark.parametrize(("line", "number"), ISSUES)
def test_issue(line: str, number: int | None) -> None:
    got = header("督查通报", line, OFFICE, "2024年8月12日", "现将情况通报如下。")
    assert got.issue_no == number


ISSUERS = [
    ([OFFICE, "2024年8月12日"], OFFICE),
    ([f"{OFFICE}　　2024年8月12日"], OFFICE),
    ([f"{OFFICE}\t2024年8月12日"], OFFICE),
    ([f"{OFFICE}　第5号　2024年8月12日"], OFFICE),
    ([f"{OFFICE}    2024-08-12"], OFFICE),
    ([f"{OFFICE} 2024.8.12"], OFFICE),
    ([f"{OFFICE}编发　第5期　2024年8月12日"], OFFICE),
    ([f"{OFFICE}　签发人：罗毅", "2024年8月12日"], OFFICE),
    (["中共云溪区委、区政府督查局", "2024年8月12日"], "中共云溪区委、区政府督查局"),
    (["三河县督查考核办公室", "2024年8月12日"], "三河县督查考核办公室"),
    (["各乡镇人民政府", OFFICE, "2024年8月12日"], OFFICE),
]


@pytest.mark.parametrize(("lines", "issuer"), ISSUERS)
def test_issuer(lines: list[str], issuer: str) -> None:
    got = header("督查通报", *lines, "关于一季度工作的通报", "现通报如下。")
    assert (got.issuer, got.issued_on) == (issuer, DAY)


def test_offices_that_sign_together() -> None:
    got = header(
        "关于工作的通报", "通报如下。", "云溪区委督查室", OFFICE, "2024年8月12日"
    )
    assert got.signature is not None
    assert got.issuer == f"云溪区委督查室{OFFICE}"


DATES = ["2024年8月12日", "2024 年 08 月 12 日", "二〇二四年八月十二日", "2024-08-12",
         "2024.8.12", "2024/8/12", "（2024年8月12日）", "2024年8月12日印发"]  # fmt: skip


@pytest.mark.parametrize("day", DATES)
def test_date(day: str) -> None:
    assert header("督查通报", OFFICE, day, "现通报如下。").issued_on == DAY


TITLES = [
    (["关于重点工作推进情况的通报"], "关于重点工作推进情况的通报"),
    (["关于全县一季度", "重点项目建设", "推进情况的通报"], "关于全县一季度重点项目建设推进情况的通报"),
    (["1-6月份重点工作督查情况通报"], "1-6月份重点工作督查情况通报"),
    (["2022年民生实事推进情况"], "2022年民生实事推进情况"),
    (["工 作 简 报", "全县重点项目一季度推进情况通报"], "全县重点项目一季度推进情况通报"),
    (["重点工作推进情况通报（8-10月份）"], "重点工作推进情况通报（8-10月份）"),
    (["# 关于重点工作推进情况的通报"], "关于重点工作推进情况的通报"),
    (["督 查 动 态"], None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_title(lines: list[str], title: str | None) -> None:
    got = header(
        "第8期", OFFICE, "2024年8月12日", *lines, "各有关单位：", "现通报如下。"
    )
    assert got.title == title


PERIODS = [
    ("关于今年6月份以来重点任务推进情况的通报", date(2024, 6, 1), DAY),
    ("关于1—6月重点任务推进情况的通报", date(2024, 1, 1), date(2024, 6, 30)),
    ("重点任务6-7月份推进情况通报", date(2024, 6, 1), date(2024, 7, 31)),
    ("关于上半年重点任务推进情况的通报", date(2024, 1, 1), date(2024, 6, 30)),
    ("关于截至二季度重点任务推进情况的通报", None, date(2024, 6, 30)),
    ("关于2024年重点任务推进情况的通报", date(2024, 1, 1), date(2024, 12, 31)),
]


@pytest.mark.parametrize(("title", "start", "end"), PERIODS)
def test_period(title: str, start: date | None, end: date) -> None:
    period = header("第8期", OFFICE, "2024年8月12日", title, "现通报如下。").period
    assert period is not None
    assert (period.start, period.end) == (start, end)


def test_references_and_attachments() -> None:
    got = header(
        "云督通〔2024〕6号", OFFICE, "2024年8月12日", "关于工作的通报",
        "根据《方案》（云办发〔2023〕17 号）和云政〔2024〕2号要求，现通报如下。",
        "附件1：重点工作台账", "附件2：考核办法",
    )  # fmt: skip
    assert got.doc_refs == ("云办发〔2023〕17号", "云政〔2024〕2号")
    assert got.attachments == ("重点工作台账", "考核办法")
