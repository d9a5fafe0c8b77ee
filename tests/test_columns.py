"""Headers: every spelling of the vocabulary is read as its role, in any order."""

import itertools
from pathlib import Path

import pytest

from extract import read
from normalize.vocabulary import VocabularyError, entries
from parse import Role, load_vocabulary, parse
from parse.columns import (
    COLUMNS_FILE,
    header_unit,
    load_columns,
    plain_header,
    wishes_of,
)

COLUMNS = load_columns()
ENTRIES = entries("column", COLUMNS_FILE)
SPELLINGS = [
    (spelling, entry["roles"][0].partition(":")[0])
    for entry in ENTRIES
    for spelling in (entry["name"], *entry.get("also", ()), entry["example"])
]


@pytest.mark.parametrize(("spelling", "role"), SPELLINGS)
def test_every_spelling_is_read_as_its_first_role(spelling: str, role: str) -> None:
    assert wishes_of(spelling, COLUMNS)[0].role == role


@pytest.mark.parametrize(("spelling", "role"), SPELLINGS)
def test_white_space_period_and_brackets_do_not_matter(
    spelling: str, role: str
) -> None:
    for written in (" ".join(spelling), f"8-10 月份{spelling}", f"{spelling}（　）"):
        assert wishes_of(written, COLUMNS)[0].role == role


PLAIN = [
    ("8-10月份推进情况", "推进情况", None),
    ("8-10 月份 推进情况", "推进情况", None),
    ("总投资（万元）", "总投资", "万元"),
    ("总投资(单位：亿元)", "总投资", "亿元"),
    ("截至10月底进展", "进展", None),
    ("2022年度目标任务", "目标任务", None),
    ("责任单位及责任人", "责任单位责任人", None),
]


@pytest.mark.parametrize(("header", "plain", "unit"), PLAIN)
def test_plain_header(header: str, plain: str, unit: str | None) -> None:
    assert (plain_header(header), header_unit(header)) == (plain, unit)


CELLS = {
    "序号": "1",
    "工作任务": "修建云溪公园，年底前建成开放",
    "牵头单位": "区住建局",
    "责任人": "罗毅",
    "进展情况": "截至10月底，完成绿化面积3.5万平方米，占总量的62%。",
    "完成情况": "正常",
}


def test_columns_in_any_order() -> None:
    for order in itertools.permutations(CELLS):
        text = "\t".join(order) + "\n" + "\t".join(CELLS[header] for header in order)
        (task,) = parse(read(text.encode(), "x"), load_vocabulary()).tasks
        roles = (
            Role.NUMBER,
            Role.TASK,
            Role.LEAD,
            Role.PERSON,
            Role.PROGRESS,
            Role.STATUS,
        )
        assert [task.row.text(role) for role in roles] == list(CELLS.values()), order


def test_progress_in_a_few_set_words_is_still_progress() -> None:
    rows = ["序号\t工作任务\t进展情况\t评价",
            "1\t修路\t完成路基\t正常", "2\t造林\t已完成\t滞后"]  # fmt: skip
    tasks = parse(read("\n".join(rows).encode(), "x"), load_vocabulary()).tasks
    assert [task.row.text(Role.PROGRESS) for task in tasks] == ["完成路基", "已完成"]
    assert [task.row.text(Role.STATUS) for task in tasks] == ["正常", "滞后"]


def test_a_users_own_header(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[column]]\nname = "本周动态"\nroles = ["progress:1"]\nexample = "本周动态"\n',
        encoding="utf-8",
    )
    assert wishes_of("本周动态", load_columns(own))[0].role is Role.PROGRESS


@pytest.mark.parametrize("roles", ['["weather:1"]', '["task:first"]', '["task"]'])
def test_a_role_that_is_none_is_refused(tmp_path: Path, roles: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        f'[[column]]\nname = "天气"\nroles = {roles}\nexample = "天气"\n', "utf-8"
    )
    with pytest.raises(VocabularyError, match="天气"):
        load_columns(own)
