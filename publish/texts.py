"""The texts of a bulletin's records, by where the tables say they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from publish.contract import CONTRACT, Type
from publish.records import Records, Row

#: Where a number or a claim of the prose says it stands.
PROSE: Final = "prose"

_TASK_TEXTS: Final = tuple(
    column.name for column in CONTRACT["tasks"].columns if column.type is Type.STRING
)


def field_texts(records: Records) -> Mapping[tuple[object, object], str]:
    """Text of every field by task and field; the prose and totals have no task."""
    bulletin = records.tables["bulletins"][0]
    texts: dict[tuple[object, object], str] = {
        (None, name): text for name, text in _mapping(bulletin["totals"]).items()
    }
    if isinstance(bulletin["prose"], str):
        texts[None, PROSE] = bulletin["prose"]
    return texts | {
        (task["task_id"], name): text
        for task in records.tables["tasks"]
        for name, text in _texts(task)
    }


def _texts(task: Row) -> Iterator[tuple[str, str]]:
    yield from _mapping(task["other"]).items()
    for name in _TASK_TEXTS:
        if isinstance(task[name], str):
            yield name, str(task[name])


def _mapping(value: object) -> Mapping[str, str]:
    return dict(cast(Any, value) or {})
