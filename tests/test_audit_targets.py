"""Goals against what was reached of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from audit.targets import check_targets
from tests.audit_rows import passages, task

#: Task, progress, status -> outcome and expression of each check.
CASES = [
    ("建成农村公路34公里", "计划建设的13条、34公里农村公路，目前已建设完成20公里。", "滞后", ["holds 20/34 = 58.8%"]),
    ("改善空气质量", "PM10年考核目标值为83微克/立方米，年累计值为80微克/立方米。", "积极", ["holds 80/83 = 96.4%"]),
    ("完成年度投资40亿元以上", "1-8月完成投资47.1亿元。", "正常", ["holds 47.1/40 = 117.8%"]),
    ("力争全年引进亿元以上项目20个，兑现奖励", "签约亿元以上项目24个。", "一般", ["holds 24/20 = 120%"]),
    ("PM2.5平均浓度控制在40微克/立方米以下", "1-8月PM2.5平均浓度38微克/立方米。", "积极", ["holds 38/40 = 95%"]),
    ("优良天数比例不低于72%", "优良天数比例74.4%。", "正常", ["holds 74.4/72 = 103.3%"]),
    # The share that the text tells of the task's goal.
    ("城镇新增就业9000人", "1-8月城镇新增就业7128人，完成年度目标的79.2%。", "正常", ["holds 7128/9000 = 79.2%", "holds 7128/9000 = 79.2%"]),
    ("城镇新增就业9000人", "1-8月城镇新增就业7328人，完成年度目标的79.2%。", "正常", ["holds 7328/9000 = 81.4%", "fails 7328/9000 = 81.4%"]),
    ("完成投资40亿元以上", "1-8月完成投资30亿元，占年度目标的65%。", "正常", ["holds 30/40 = 75%", "doubt 30/40 = 75%"]),
    # The year's part of a running total.
    ("年度完成投资12亿元", "累计完成投资28.9亿元，其中今年完成9.2亿元。", "滞后", ["holds 9.2/12 = 76.7%"]),
    # A status, or the text, that says otherwise.
    ("新建口袋公园40个", "新建口袋公园2个。", "正常", ["doubt 2/40 = 5%"]),
    ("新建口袋公园40个", "新建口袋公园2个。", "滞后", ["holds 2/40 = 5%"]),
    ("新建口袋公园40个", "新建口袋公园42个。", "滞后", ["doubt 42/40 = 105%"]),
    ("新建口袋公园40个", "新建口袋公园32个，已完成全年任务。", "正常", ["fails 32/40 = 80%"]),
    ("新建口袋公园40个", "新建口袋公园32个，确保完成全年任务。", "正常", ["holds 32/40 = 80%"]),
    # Other quantities.
    ("改造老旧小区31个", "31个老旧小区已全部开工。", "正常", []),
    ("净增经营主体6000户", "新登记经营主体7920户。", "正常", []),
    ("新建公园8个", "全区公园达到36个。", "正常", []),
    ("改造危桥5座", "计划改造危桥5座。", "正常", []),
    ("新增学位2400个", "8月当月新增学位300个。", "正常", []),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "progress", "status", "expected"), CASES)
def test_goal_against_what_was_reached(
    goal: str, progress: str, status: str, expected: list[str]
) -> None:
    row = passages(task=goal, progress=progress)
    found = list(check_targets(task(status), row, Decimal("0.67")))
    assert [f"{c.outcome} {c.expression}" for c in found] == expected
    for check in found:
        assert check.places[0].field == "progress"
        assert (check.outcome == "doubt") == check.message.endswith("？")
