"""Tables of the ledger: tasks, and who answers for them."""

from __future__ import annotations

from typing import Final

from publish.column import date32, float32, int8, int32, string, string_map, strings
from publish.columns_shared import (
    BOXES,
    BULLETIN_ID,
    FAR,
    PLACE,
    SOURCE_END,
    SOURCE_START,
    TASK_ID,
)

TASKS: Final = (
    BULLETIN_ID,
    TASK_ID,
    int32("item_no", "序号", "Number of the item, as printed", "8"),
    int32("sub_no", "子序号", "Place among the item's rows", "3", bounds=(1, FAR)),
    int32("ledger", "台账序", "Place among the bulletin's ledgers", "1"),
    string("ledger_title", "台账标题", "Title above the ledger", "重点工作推进台账"),
    string("section", "分组", "Group heading above the row", "一、交通项目"),
    string("task", "工作任务", "Task, handed down to every row of it", "新建学校两所"),
    strings("units", "责任单位", "Lead units by their canonical names", '["县教育局"]'),
    string("unit_text", "责任单位原文", "Lead units as written", "教育局"),
    string("support_text", "配合单位原文", "Other units as written", "青溪街道"),
    strings("persons", "责任人", "Persons who answer for it", '["林远舟"]'),
    string("person_text", "责任人原文", "Persons as written", "林远舟（规划）"),
    string(
        "progress",
        "进展情况",
        "Progress; a line an original paragraph",
        "已完成投资1.2亿元。",
    ),
    string("problem", "存在问题", "Problems, as written", "用地手续未办结"),
    string("next_step", "下步措施", "Next steps, as written", "11月底前开工"),
    string("deadline_text", "完成时限原文", "Time limit as written", "12月底前"),
    date32("deadline", "完成时限", "Last day of the time limit", "2022-12-31"),
    string("status", "状态", "The ledger's own word, normalised in form", "滞后"),
    string("status_text", "状态原文", "Status as written", "滞 后"),
    string(
        "status_stage",
        "状态阶段",
        "How far the task has come",
        "in_progress",
        values=(
            "not_started",
            "in_progress",
            "completed",
            "closed",
            "continuous",
            "adjusted",
            "cancelled",
            "other",
        ),
    ),
    int8(
        "status_pace",
        "状态快慢",
        "Pace, from -3 (stopped) over 0 (on schedule) to 2 (early)",
        "-2",
        bounds=(-3, 2),
    ),
    int8(
        "status_rank",
        "状态位次",
        "Order of status words, from 0 (worst) to 6 (done)",
        "2",
        bounds=(0, 6),
    ),
    string("status_scheme", "状态体系", "Vocabulary that decided", "four-words"),
    string_map(
        "other",
        "其他栏",
        "Columns of no known role, by their headers",
        '{"备注": "市级重点"}',
    ),
    int32("page", "页码", "Page, where the source is paged", "3", bounds=(1, FAR)),
    PLACE,
    SOURCE_START,
    SOURCE_END,
    BOXES,
)

RESPONSIBILITIES: Final = (
    BULLETIN_ID,
    TASK_ID,
    string("unit", "单位", "Unit by its canonical name", "县交通运输局"),
    string("unit_text", "单位原文", "Unit as written", "交通局"),
    string(
        "role",
        "牵头或配合",
        "The unit's part in the task",
        "lead",
        nullable=False,
        values=("lead", "support"),
    ),
    string("person", "责任人", "Person who answers for the task there", "林远舟"),
    string("person_note", "责任人备注", "What stands in brackets", "规划"),
    string(
        "paired_by",
        "配对依据",
        "What made unit and person belong together",
        "position",
        values=("sole", "position", "elsewhere", "title", "all"),
    ),
    string(
        "matched_by",
        "匹配依据",
        "How the canonical name was arrived at",
        "alias",
        values=("exact", "alias", "suffix", "context", "fuzzy"),
    ),
    float32(
        "score",
        "匹配度",
        "Trust in the canonical name, from 0 to 1",
        "0.95",
        bounds=(0, 1),
    ),
)
