"""The bulletin held against itself, as a clerk would: by hand, from its own words."""

from decimal import Decimal

import pytest

from audit import Check, Outcome, audit
from extract import read
from parse import load_vocabulary, parse

FRAME = ["督查通报", "第8期", "云溪区政府督查室", "2024年8月12日", "关于工作的通报"]
HEADER = "序号\t工作任务\t牵头单位\t责任人\t进展情况\t完成情况"
ROWS = [
    "1\t修路\t区交通局\t罗毅\t已完成路基。\t正常",
    "2\t造林\t区林业局\t乔木\t已栽植一半。\t滞后",
    "\t\t区水利局\t严守\t已清淤。\t正常",
    "3\t治水\t区水利局\t严守\t已清淤。\t正常",
]


def checks(prose: str, *rows: str) -> tuple[Check, ...]:
    lines = [*FRAME, prose, "", HEADER, *(rows or ROWS)]
    vocabulary = load_vocabulary()
    bulletin = parse(read("\n".join(lines).encode(), "x.txt"), vocabulary)
    return audit(bulletin, {}, vocabulary.bodies)


def outcomes(prose: str, code: str) -> list[Outcome]:
    return [check.outcome for check in checks(prose) if check.check == code]


HOLDS, FAILS, DOUBT = Outcome.HOLDS, Outcome.FAILS, Outcome.DOUBT
STATED = [
    ("全区共3大项4项任务，现通报如下。", "items", [HOLDS]),
    ("全区共3大项4项任务，现通报如下。", "tasks", [HOLDS]),
    ("全区共5大项4项任务，现通报如下。", "items", [FAILS]),
    ("全区共3大项6项任务，现通报如下。", "tasks", [FAILS]),
    # a single count may be of items or of rows
    ("全区共3项重点任务，现通报如下。", "tasks", [HOLDS]),
    ("全区共4项重点任务，现通报如下。", "tasks", [HOLDS]),
    ("正常3项，占75%；滞后1项，占25%。", "status_count", [HOLDS, HOLDS]),
    ("正常3项，占75%；滞后1项，占25%。", "status_share", [HOLDS, HOLDS]),
    ("正常2项，占50%；滞后2项，占50%。", "status_count", [FAILS, FAILS]),
    # where the prose counts items, an item stands as its first row, or is asked about
    ("3项任务中，正常2项、占66.7%，滞后1项、占三成。", "status_count", [HOLDS, HOLDS]),
    ("3项任务中，正常2项、占66.7%，滞后1项、占三成。", "status_share", [HOLDS, HOLDS]),
    ("3项任务中，正常2项，滞后1项。", "status_sum", [HOLDS]),
    ("3项任务中，正常3项。", "status_count", [DOUBT]),
    ("3项任务中，正常3项，占100%。", "status_share", [DOUBT]),
    ("3项任务中，正常1项。", "status_count", [FAILS]),
    # one count of two statuses
    ("4项任务中，正常和滞后合计4项，占100%。", "status_count", [HOLDS]),
    ("4项任务中，正常和滞后合计4项，占100%。", "status_share", [HOLDS]),
    ("4项任务中，正常3项、滞后1项，正常与滞后共4项。", "status_sum", [HOLDS]),
    ("正常3项，占76%；滞后1项，占25%。", "status_share", [FAILS, HOLDS]),
    ("4项任务中，正常3项，滞后1项。", "status_sum", [HOLDS]),
    ("4项任务中，正常3项，滞后2项。", "status_sum", [FAILS]),
    # a status that the prose leaves out is no contradiction, if the rest are its rows
    ("4项任务中，正常3项。", "status_sum", []),
    ("区林业局任务滞后。", "status_units", [HOLDS]),
    # lists of bodies are words: a difference is asked about, not called wrong
    ("区交通局任务滞后。", "status_units", [DOUBT]),
    ("涉及3家责任单位。", "units", [HOLDS]),
    ("涉及9家责任单位。", "units", [DOUBT]),
    # counts of a part are not held against the whole
    ("区水利局承担的2项任务中，正常2项。", "status_count", []),
]


def test_words_of_no_scheme_are_counted_as_written() -> None:
    rows = ["1\t修路\t区交通局\t罗毅\t已完成路基。\t上上",
            "2\t造林\t区林业局\t乔木\t已栽植一半。\t中 中"]  # fmt: skip
    found = checks("上上1项，占50%；中中1项，占50%。区林业局任务中中。", *rows)
    held = [(check.check, check.outcome) for check in found if "status_" in check.check]
    assert held == [
        *[("status_count", HOLDS), ("status_share", HOLDS)] * 2,
        ("status_units", HOLDS),
    ]


LEFT_OUT = [
    ("6项任务中，优秀3项，良好2项。", []),
    ("6项任务中，优秀3项，良好1项，其余2项。", [DOUBT]),
    ("6项任务中，优秀3项，良好2项，较差2项。", [FAILS]),
    ("6项任务中，优秀3项，良好2项，较差1项。", [HOLDS]),
]


@pytest.mark.parametrize(("prose", "wanted"), LEFT_OUT)
def test_a_sum_fails_only_where_every_status_is_counted(
    prose: str, wanted: list[Outcome]
) -> None:
    words = ["优秀", "优秀", "优秀", "良好", "良好", "较差"]
    rows = [
        f"{at}\t任务{at}\t区交通局\t罗毅\t已动工。\t{w}"
        for at, w in enumerate(words, 1)
    ]
    found = [check for check in checks(prose, *rows) if check.check == "status_sum"]
    assert [check.outcome for check in found] == wanted


@pytest.mark.parametrize(("prose", "code", "wanted"), STATED)
def test_what_the_prose_states(prose: str, code: str, wanted: list[Outcome]) -> None:
    assert outcomes(prose, code) == wanted


def test_a_statement_shows_where_it_stands_and_what_was_counted() -> None:
    prose = "全区共3大项4项任务，现通报如下。"
    (check,) = [check for check in checks(prose) if check.check == "tasks"]
    assert check.stated == check.computed == Decimal(4)
    assert check.expression == "count(tasks) = 4"
    assert [place.field for place in check.places] == ["prose"]


def test_every_character_is_accounted_for() -> None:
    (check,) = [c for c in checks("现通报如下。") if c.check == "characters_accounted"]
    assert check.outcome is HOLDS
    assert check.stated == check.computed


def test_a_doubt_of_extracting_has_its_line_and_row() -> None:
    broken = "4\t<p>挖井<p>打坝</p>\t区水利局\t严守\t已清淤。\t正常"
    found = checks("现通报如下。", *ROWS, broken)
    (check,) = [check for check in found if check.check == "unclosed_markup"]
    assert (check.outcome, check.task_id) == (DOUBT, "4")
    assert check.message.startswith("源文件第13行：")


FRAME_CHECKS = [
    ("现通报如下。\n云溪区政府督查室\n2024年8月12日", "issuer_agrees", [HOLDS]),
    ("现通报如下。\n云溪区委督查室\n2024年8月12日", "issuer_agrees", [DOUBT]),
    ("现通报如下。\n云溪区政府督查室\n2024年8月12日", "date_agrees", [HOLDS]),
    ("现通报如下。\n云溪区政府督查室\n2024年8月15日", "date_agrees", [DOUBT]),
]


@pytest.mark.parametrize(("prose", "code", "wanted"), FRAME_CHECKS)
def test_masthead_and_signature(prose: str, code: str, wanted: list[Outcome]) -> None:
    assert outcomes(prose, code) == wanted
