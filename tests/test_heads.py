"""Headers that no entry spells: each is read by the words it is built of."""

from pathlib import Path

import pytest

from normalize.vocabulary import VocabularyError, entries
from parse import Role
from parse.columns import load_columns, named_roles, spelled_wishes, wishes_of
from parse.heads import HEADS_FILE, head_of, load_heads

COLUMNS = load_columns()
EXAMPLES = [
    (example, entry["roles"])
    for entry in entries("head", HEADS_FILE)
    for example in entry["examples"]
]


@pytest.mark.parametrize(("header", "roles"), EXAMPLES)
def test_an_example_asks_for_the_roles_of_its_form(
    header: str, roles: list[str]
) -> None:
    head = head_of(header, COLUMNS.heads)
    assert head is not None
    asked = [f"{wish.role}:{wish.preference}" for wish in COLUMNS.built[head.name]]
    assert asked == roles


FIRST = [
    ("督办结论", Role.STATUS),
    ("县级分管领导", Role.PERSON),
    ("承办单位", Role.LEAD),
    ("县直配合部门", Role.SUPPORT),
    ("截至7月底推进成效", Role.PROGRESS),
    ("主要堵点及难点", Role.PROBLEM),
    ("存在问题及下步措施", Role.PROBLEM),
    ("进展情况和存在问题", Role.PROGRESS),
    ("下阶段重点任务", Role.NEXT_STEP),
    ("要求办结时限", Role.DEADLINE),
    ("【年度】重点攻坚任务", Role.TASK),
    ("责任单位及责任人", Role.LEAD),
    ("牵头领导、责任单位", Role.PERSON),
]
#: What is only like a header of the ledger's frame stays what it says it is.
NONE = [
    "计量单位",
    "施工单位",
    "开工时间",
    "上期评价",
    "资金到位情况",
    "计划进度",
    "年度投资",
    "排名",
    "得分",
    "电话",
    "合同金额",
    "七月份",
    "",
]


@pytest.mark.parametrize(("header", "role"), FIRST)
def test_what_a_header_asks_for_first(header: str, role: Role) -> None:
    assert wishes_of(header, COLUMNS)[0].role is role


@pytest.mark.parametrize("header", NONE)
def test_what_is_no_header_of_the_frame_asks_for_nothing(header: str) -> None:
    assert wishes_of(header, COLUMNS) == ()


def test_what_is_built_like_a_header_is_not_spelled() -> None:
    assert spelled_wishes("督办结论", COLUMNS) == ()


def test_brackets_name_a_second_role() -> None:
    assert named_roles("责任单位（责任人）", COLUMNS) == {Role.LEAD, Role.PERSON}


BAD = [
    ('form = ".*"\nroles = ["lead:1"]\nexamples = []', "各键"),
    ('form = "("\nroles = ["lead:1"]\nexamples = ["甲"]', "甲类"),
    ('form = "甲.*"\nroles = ["lead:1"]\nexamples = ["乙"]', "乙"),
    ('form = "甲.*"\nroles = ["weather:1"]\nexamples = ["甲乙"]', "weather"),
]


@pytest.mark.parametrize(("rest", "message"), BAD)
def test_a_bad_form_is_refused_by_name(rest: str, message: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f'[[head]]\nname = "甲类"\n{rest}\n', "utf-8")
    with pytest.raises(VocabularyError, match=message):
        load_columns(own)


def test_a_users_own_form(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[head]]\nname = "战果"\nform = ".*战果"\nroles = ["progress:2"]\n'
        'examples = ["本月战果"]\n',
        "utf-8",
    )
    assert wishes_of("年度战果", load_columns(own))[0].role is Role.PROGRESS
    assert len(load_heads(own)) == len(load_heads()) + 1
