"""One quantity told twice."""

from __future__ import annotations

import pytest

from audit.restatements import check_prose_restatements, check_row_restatements
from tests.audit_rows import passages

IN_ROW = [
    ("抓好23个省、市重点项目建设", "共安排重点项目66个，其中列入省、市重点项目23个。", ["holds 23 = 23"]),
    ("抓好23个省、市重点项目建设", "共安排重点项目66个，其中列入省、市重点项目25个。", ["doubt 25 = 23"]),
    ("建成农村公路34公里", "计划建设的13条、34公里农村公路，已建设20公里。", ["holds 34 = 34"]),
    ("建成农村公路34公里", "计划建设的13条、36公里农村公路，已建设20公里。", ["fails 36 = 34"]),
    ("建成9个街道养老服务中心，完善36个社区养老服务设施", "已建成9个街道养老服务中心，36个社区日间照料中心。", ["holds 9 = 9", "holds 36 = 36"]),
    ("建成9个街道养老服务中心", "已建成8个街道养老服务中心。", []),
    ("新增城区公共停车泊位600个", "新增公共停车泊位517个，完成年度目标650个的79.5%。", ["doubt 650 = 600"]),
    ("完成投资40亿元以上", "完成投资47亿元。", []),
]  # fmt: skip
IN_PROSE = [
    ("1-8月城镇新增就业4268人。", "1-8月城镇新增就业4268人。", ["holds 4268 = 4268"]),
    ("1-8月城镇新增就业4286人。", "1-8月城镇新增就业4268人。", ["fails 4286 = 4268"]),
    ("1-8月一般公共预算收入8.33亿元。", "1-8月一般公共预算收入83268万元。", ["holds 8.33 = 8.3268"]),
    ("1-7月城镇新增就业4000人。", "1-8月城镇新增就业4268人。", []),
    ("1-8月完成投资36亿元。", "1-8月完成投资4亿元。", []),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "progress", "expected"), IN_ROW)
def test_goal_told_again(goal: str, progress: str, expected: list[str]) -> None:
    found = check_row_restatements(passages(task=goal, progress=progress))
    assert [f"{c.outcome} {c.expression}" for c in found] == expected


@pytest.mark.parametrize(("prose", "progress", "expected"), IN_PROSE)
def test_prose_tells_what_a_row_tells(
    prose: str, progress: str, expected: list[str]
) -> None:
    (text,) = passages(prose=prose)
    found = check_prose_restatements(text, passages(progress=progress))
    assert [f"{c.outcome} {c.expression}" for c in found] == expected
