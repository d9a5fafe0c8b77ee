"""Rows of the tables as people read them, or as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from display.terminal import Terminal, table_lines
from publish import CONTRACT

#: Columns shown of each table, and how wide they may be.
SHOWN: Final[Mapping[str, Mapping[str, int]]] = {
    "bulletins": {
        "bulletin_id": 48, "title": 44, "issued_on": 10, "tasks": 6, "indicators": 6,
        "checks_failed": 6,
    },
    "tasks": {
        "task_id": 8, "task": 36, "units": 30, "persons": 18, "progress": 40, "status": 14,
    },
    "indicators": {
        "indicator_id": 22, "text": 16, "kind": 8, "metric": 26, "subject": 26,
        "period_text": 14, "modality": 8,
    },
    "checks": {"outcome": 6, "check": 20, "task_id": 6, "message": 110},
}  # fmt: skip
OUTCOMES: Final = {"fails": "不符", "doubt": "存疑", "holds": "相符"}


def list_rows(
    name: str,
    rows: Sequence[Mapping[str, object]],
    terminal: Terminal,
    *,
    as_json: bool,
) -> Iterator[str]:
    """Rows of a table; as JSON every column, for people the most important ones."""
    if as_json:
        for row in rows:
            yield json.dumps(row, ensure_ascii=False, default=_plain)
        return
    columns = SHOWN[name]
    labels = {column.name: column.label_zh for column in CONTRACT[name].columns}
    shown = [[_cell(column, row.get(column)) for column in columns] for row in rows]
    header, *lines = table_lines(
        [labels[column] for column in columns], shown, list(columns.values())
    )
    yield terminal.paint(header, "faint")
    for line, row in zip(lines, rows, strict=True):
        yield terminal.paint(line, _manner(row)) if _manner(row) else line


def _manner(row: Mapping[str, object]) -> str:
    return {"fails": "bad", "doubt": "doubt"}.get(str(row.get("outcome")), "")


def _cell(column: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "、".join(map(str, value))
    return OUTCOMES.get(str(value), str(value)) if column == "outcome" else str(value)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
