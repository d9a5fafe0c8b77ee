"""Records of an invented county, of any size, for the tests of publishing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from publish.contract import CONTRACT
from publish.records import Records, record_key

PROSE = "一、基本情况\n全县重点推进的3项工作中，滞后事项1件。"


def row(table: str, **values: object) -> dict[str, object]:
    """A row that states nothing but these values."""
    return dict.fromkeys(column.name for column in CONTRACT[table].columns) | values


def made(
    bulletin_id: str = "青岚县督查室-2022-8",
    *,
    issuer: str | None = "青岚县督查室",
    year: int | None = 2022,
    issue_no: int | None = 8,
    tasks: int = 3,
    figures: int = 2,
    source: str | None = None,
) -> Records:
    """A bulletin of that many tasks, with as many figures in each."""
    source_text = PROSE + "\n" + "\n".join(_progress(figures) for _ in range(tasks))
    tables: dict[str, list[dict[str, object]]] = {
        "tasks": [_task(at, figures) for at in range(1, tasks + 1)],
        "responsibilities": [_charge(at) for at in range(1, tasks + 1)],
        "indicators": [
            indicator
            for at in range(1, tasks + 1)
            for indicator in _indicators(at, figures)
        ],
        "statements": [_statement()],
        "checks": [_check(), *([_doubt()] if tasks else [])],
    }
    tables["bulletins"] = [
        row(
            "bulletins",
            title="关于2022年重点工作进展情况的通报",
            issue_no=issue_no,
            issued_on=date(2022, 11, 12),
            doc_refs=["青办〔2022〕6号"],
            source=source or f"{bulletin_id}.txt",
            source_sha256="0" * 64,
            media_type="text/plain",
            reader="text",
            encoding="utf-8",
            items=tasks,
            tasks=tasks,
            indicators=len(tables["indicators"]),
            checks_failed=0,
            prose=PROSE,
        )
    ]
    for rows in tables.values():
        for one in rows:
            one["bulletin_id"] = bulletin_id
    key = record_key("0" * 64, "0.1.0", "1" * 64)
    return Records(bulletin_id, issuer, year, tables, source_text, key)


def changed(records: Records, table: str, at: int, **values: object) -> Records:
    """The same records but for some values of one row."""
    rows: list[Mapping[str, object]] = list(records.tables[table])
    rows[at] = {**rows[at], **values}
    return replace(records, tables={**records.tables, table: rows})


def as_read(records: Records) -> Records:
    """The same records as files give them back: numbers as floats."""

    def plain(value: Any) -> Any:
        return float(value) if isinstance(value, Decimal) else value

    tables = {
        name: [{key: plain(value) for key, value in one.items()} for one in rows]
        for name, rows in records.tables.items()
    }
    return replace(records, tables=tables)


def _progress(figures: int) -> str:
    return "".join(f"第{at}段完成投资{at}.5亿元。" for at in range(figures))


def _task(at: int, figures: int) -> dict[str, object]:
    return row(
        "tasks",
        task_id=str(at),
        item_no=at,
        ledger=1,
        task=f"新建青溪大桥{at}标段",
        units=["县交通运输局", "青溪街道"],
        unit_text="交通局 青溪街道",
        persons=["林远舟"],
        progress=_progress(figures) or None,
        status="滞后",
        status_text="滞 后",
        status_stage="in_progress",
        status_pace=-2,
        status_rank=2,
        other={"备注": "市级重点", "年度投资": "12.6亿元"} if at == 1 else None,
        place=f"第{at + 1}行",
        source_start=len(PROSE) + 1,
        source_end=len(PROSE) + 3,
        boxes=[{"page": 1, "x0": 72.0, "top": 9.5, "x1": 99.0, "bottom": 20.0}],
    )


def _charge(at: int) -> dict[str, object]:
    return row(
        "responsibilities",
        task_id=str(at),
        unit="县交通运输局",
        unit_text="交通局",
        role="lead",
        person="林远舟",
        matched_by="alias",
        score=0.5,
    )


def _indicators(task: int, figures: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    progress = _progress(figures)
    for at in range(figures):
        text = f"{at}.5亿元"
        start = progress.index(f"投资{text}") + 2
        found.append(_indicator(str(task), "progress", start, text, Decimal(f"{at}.5")))
    if task == 1:
        found.append(_indicator("1", "年度投资", 0, "12.6亿元", Decimal("12.6")))
        start = PROSE.index("1件")
        found.append(_indicator(None, "prose", start, "1件", Decimal(1)))
    return found


def _indicator(
    task_id: str | None, field: str, start: int, text: str, value: Decimal
) -> dict[str, object]:
    money = text.endswith("亿元")
    return row(
        "indicators",
        indicator_id=f"{task_id or 'prose'}:{field}:{start}",
        task_id=task_id,
        field=field,
        start=start,
        end=start + len(text),
        text=text,
        value=value,
        unit="亿元" if money else "件",
        base_value=value * 10**8 if money else value,
        base_unit="元" if money else "件",
        kind="money" if money else "count",
        metric="完成投资",
        modality="actual",
        period_text="截至10月底",
        period_end=date(2022, 10, 31),
        place="第3行",
        rule="money",
    )


def _statement() -> dict[str, object]:
    start = PROSE.index("滞后")
    return row(
        "statements",
        claim="status_count",
        status="滞后",
        value=1,
        unit="件",
        names=["青溪街道"],
        text="滞后事项1件",
        start=start,
        end=start + 6,
    )


def _check() -> dict[str, object]:
    return row(
        "checks",
        check="items",
        outcome="holds",
        stated=3,
        computed=Decimal(3),
        expression="3",
        message="正文称3项，台账3项，一致",
        spans=[{"task_id": None, "field": "prose", "start": 0, "end": 2}],
    )


def _doubt() -> dict[str, object]:
    return row(
        "checks",
        task_id="1",
        check="unknown_body",
        outcome="doubt",
        message="青溪街道未在名录中",
        spans=[{"task_id": "1", "field": "task", "start": 2, "end": 4}],
    )
