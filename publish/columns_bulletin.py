"""Tables of the bulletin as a whole: bulletins, statements, checks, failures."""

from __future__ import annotations

from typing import Final

from publish.column import (
    Column,
    Type,
    date32,
    double,
    int32,
    string,
    string_map,
    strings,
)
from publish.columns_shared import BULLETIN_ID, FAR, TASK_ID_IF_ANY

BULLETINS: Final = (
    BULLETIN_ID,
    string(
        "issuer_text",
        "发文单位原文",
        "Issuer as the masthead or the signature writes it",
        "中共青岚县委县政府督查室",
    ),
    string("title", "标题", "Title", "关于2022年重点工作进展情况的通报"),
    int32("issue_no", "期号", "Number of the issue", "8", bounds=(0, FAR)),
    date32("issued_on", "印发日期", "Day of issue", "2022-11-12"),
    string("period_text", "通报时段", "What is covered, as written", "8-10月份"),
    date32("period_start", "时段起", "First day covered", "2022-08-01"),
    date32("period_end", "时段止", "Last day covered", "2022-10-31"),
    strings(
        "doc_refs",
        "引用文号",
        "Numbers of documents referred to",
        '["青办〔2022〕6号"]',
    ),
    string("source", "来源文件", "File name", "2022-08.txt", nullable=False),
    string(
        "source_sha256",
        "来源校验码",
        "SHA-256 of the file",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        nullable=False,
    ),
    string("media_type", "来源类型", "Media type", "text/plain", nullable=False),
    string("reader", "读取程序", "What read the file", "text", nullable=False),
    string("encoding", "字符编码", "Encoding of a file of text", "gb18030"),
    int32("pages", "页数", "Pages, where it is paged", "12", bounds=(1, FAR)),
    int32(
        "items",
        "事项数",
        "Items of the ledger, each of one or more tasks",
        "48",
        nullable=False,
        bounds=(0, FAR),
    ),
    int32("tasks", "任务数", "Rows of `tasks`", "56", nullable=False, bounds=(0, FAR)),
    int32(
        "indicators",
        "指标数",
        "Rows of `indicators`",
        "412",
        nullable=False,
        bounds=(0, FAR),
    ),
    int32(
        "checks_failed",
        "不符数",
        "Rows of `checks` whose outcome is fails",
        "1",
        nullable=False,
        bounds=(0, FAR),
    ),
    string(
        "prose",
        "正文",
        "The prose: what statements and prose indicators count their offsets in",
        "一、基本情况\n全县重点推进的48项工作……",
    ),
    string_map(
        "totals",
        "合计栏",
        "Cells of the ledgers' total rows, by the row's and the column's name; what"
        " indicators and checks without a task and of such a field count their offsets in",
        '{"合计/总投资（万元）": "1273000"}',
    ),
)

STATEMENTS: Final = (
    BULLETIN_ID,
    string(
        "claim",
        "陈述事项",
        "What is claimed: items, tasks, units, status_count, status_share, ...",
        "status_count",
        nullable=False,
    ),
    string("status", "状态", "Status that the claim is about", "滞后"),
    double("value", "数值", "Number claimed, in the unit as written", "10"),
    string("unit", "单位", "Unit as written", "件"),
    strings("names", "点名单位", "Bodies named", '["县教育局", "县应急管理局"]'),
    string("text", "原文", "Text of the claim", "滞后事项10件", nullable=False),
    int32(
        "start",
        "起",
        "First character in the prose",
        "83",
        unit="characters",
        nullable=False,
        bounds=(0, FAR),
    ),
    int32(
        "end",
        "止",
        "Character after the last in the prose",
        "90",
        unit="characters",
        nullable=False,
        bounds=(0, FAR),
    ),
)

CHECKS: Final = (
    BULLETIN_ID,
    TASK_ID_IF_ANY,
    string(
        "check",
        "核对项",
        "What was checked or doubted: a stable code",
        "status_count",
        nullable=False,
    ),
    string(
        "outcome",
        "结果",
        "Whether it holds; doubt is a reading to look at",
        "holds",
        nullable=False,
        values=("holds", "fails", "doubt"),
    ),
    double("stated", "所称", "Number that the bulletin states", "10"),
    double("computed", "实算", "Number that follows from the rest of it", "10"),
    string("expression", "算式", "How it was computed", "6.8+0.4+1 = 8.2"),
    string(
        "message",
        "说明",
        "One sentence for a clerk",
        "正文称滞后10件，台账10件，一致",
        nullable=False,
    ),
    Column(
        Type.SPANS,
        "spans",
        "依据位置",
        "Texts it rests on: start and end in the field, as indicators count them",
        '[{"task_id": "8.3", "field": "progress", "start": 21, "end": 28}]',
        unit="characters",
    ),
)

FAILURES: Final = (
    string("source", "来源文件", "File name", "2022-09.txt", nullable=False),
    string(
        "source_sha256",
        "来源校验码",
        "SHA-256 of the file, where it could be read at all",
        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
    ),
    string("stage", "环节", "Room that gave up", "extract", nullable=False),
    string("error", "错误代码", "Cause: a stable code", "empty", nullable=False),
    string(
        "message",
        "说明",
        "One sentence for a clerk: what is wrong, where, what to do",
        "文件是空的：请检查来源文件",
        nullable=False,
    ),
)
