"""Records that break the contract are a programming error, and say where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

import pytest

from publish.law import ContractError, check_failures, check_records
from publish.records import Failure, Records
from tests.publish_made import changed, made


class Breach(NamedTuple):
    """One value of otherwise lawful records, and what is said of it."""

    table: str
    row: int
    column: str
    value: object
    said: str


TYPES = [
    Breach("tasks", 0, "task", "", "empty string"),
    Breach("tasks", 1, "task", 5, "not a string"),
    Breach("tasks", 0, "task", b"x", "not a string"),
    Breach("tasks", 0, "task", "\ud83d", "half a character"),
    Breach("tasks", 0, "item_no", "1", "not a whole number"),
    Breach("tasks", 0, "item_no", True, "not a whole number"),
    Breach("tasks", 0, "item_no", Decimal(1), "not a whole number"),
    Breach("tasks", 0, "item_no", 2**31, "between"),
    Breach("tasks", 0, "status_pace", 3, "between"),
    Breach("tasks", 0, "status_rank", -1, "between"),
    Breach("tasks", 0, "deadline", "2022-12-31", "not a day"),
    Breach("tasks", 0, "deadline", datetime(2022, 12, 31), "not a day"),
    Breach("tasks", 0, "units", "县教育局", "not a list"),
    Breach("tasks", 0, "units", ["县教育局", ""], "empty string"),
    Breach("tasks", 0, "units", [None], "not a string"),
    Breach("tasks", 0, "other", [("备注", "x")], "not a mapping"),
    Breach("tasks", 0, "other", {"备注": ""}, "empty string"),
    Breach("tasks", 0, "other", {"": "x"}, "empty string"),
    Breach("tasks", 0, "boxes", [{"page": 1}], "exactly page"),
    Breach("tasks", 0, "boxes", [5], "not a mapping"),
    Breach("indicators", 0, "value", "12.6", "not a number"),
    Breach("indicators", 0, "value", float("nan"), "between"),
    Breach("indicators", 0, "value", Decimal("NaN"), "between"),
    Breach("indicators", 0, "value", float("inf"), "between"),
    Breach("indicators", 0, "value", Decimal("1e400"), "between"),
    Breach("indicators", 0, "value", 10**400, "between"),
    Breach("responsibilities", 0, "score", 1.5, "between"),
]
WORDS = [
    Breach("tasks", 0, "status_stage", "done", "none of"),
    Breach("responsibilities", 0, "role", "leader", "none of"),
    Breach("indicators", 0, "kind", "percent", "none of"),
    Breach("indicators", 0, "modality", "wish", "none of"),
    Breach("checks", 0, "outcome", "passes", "none of"),
]
MISSING = [
    Breach("tasks", 0, "task_id", None, "null"),
    Breach("indicators", 0, "text", None, "null"),
    Breach("bulletins", 0, "source", None, "null"),
    Breach("checks", 1, "message", None, "null"),
]
KEYS = [
    Breach("tasks", 1, "task_id", "1", "twice"),
    Breach("indicators", 1, "indicator_id", "1:progress:7", "twice"),
    Breach("indicators", 0, "task_id", "99", "no task"),
    Breach("responsibilities", 0, "task_id", "99", "no task"),
    Breach("checks", 1, "task_id", "99", "no task"),
    Breach("statements", 0, "bulletin_id", "another", "in the records of"),
    Breach("indicators", 1, "part_of", 1, "no indicator"),
]
COUNTS = [
    Breach("bulletins", 0, "tasks", 4, "there are 3"),
    Breach("bulletins", 0, "indicators", 7, "there are 8"),
    Breach("bulletins", 0, "checks_failed", 1, "there are 0"),
]
SPANS = [
    Breach("indicators", 0, "text", "0.6亿元", "stands there"),
    Breach("indicators", 0, "field", "problem", "stands there"),
    Breach("indicators", 0, "field", "no such field", "stands there"),
    Breach("indicators", 2, "field", "没有的栏", "stands there"),
    Breach("indicators", 0, "task_id", None, "stands there"),
    Breach("statements", 0, "text", "滞后事项2件", "stands there"),
    Breach("tasks", 0, "progress", "改过的文字", "stands there"),
    Breach("bulletins", 0, "prose", "改过的正文", "stands there"),
    Breach("bulletins", 0, "prose", None, "stands there"),
    Breach("tasks", 0, "source_end", 10**6, "source's text"),
    Breach("tasks", 0, "source_end", None, "source's text"),
]
#: A breach that another place tells of.
ELSEWHERE = {"tasks.progress": "indicators", "bulletins.prose": "indicators"}
LAWFUL: list[tuple[str, int, str, object]] = [
    ("tasks", 0, "units", []),
    ("tasks", 0, "units", ("县教育局",)),
    ("tasks", 0, "boxes", ()),
    ("tasks", 1, "other", {}),
    ("indicators", 1, "part_of", 7),
    ("indicators", 0, "value", 0),
    ("indicators", 0, "value", -0.0),
    ("indicators", 0, "base_value", Decimal("-60.1")),
    ("tasks", 0, "deadline", date(1, 1, 1)),
]


@pytest.mark.parametrize("breach", [*TYPES, *WORDS, *MISSING, *KEYS, *COUNTS, *SPANS])
def test_a_breach_names_its_place(breach: Breach) -> None:
    records = changed(made(), breach.table, breach.row, **{breach.column: breach.value})
    with pytest.raises(ContractError, match=breach.said) as caught:
        check_records(records)
    named = ELSEWHERE.get(f"{breach.table}.{breach.column}", breach.table)
    assert caught.value.table == named


@pytest.mark.parametrize(("table", "at", "column", "value"), LAWFUL)
def test_what_is_lawful_passes(table: str, at: int, column: str, value: object) -> None:
    check_records(changed(made(), table, at, **{column: value}))


def test_the_place_is_table_row_and_column() -> None:
    with pytest.raises(ContractError) as caught:
        check_records(changed(made(), "tasks", 2, task=""))
    assert (caught.value.table, caught.value.row, caught.value.column) == (
        "tasks",
        2,
        "task",
    )
    assert isinstance(caught.value, AssertionError)


def test_unknown_columns_and_missing_ones_are_named() -> None:
    records = changed(made(), "checks", 1, note="x")
    with pytest.raises(ContractError, match="checks, row 1: unknown or missing: note"):
        check_records(records)
    row = {key: 1 for key in made().tables["checks"][0] if key != "spans"}
    records = replace(made(), tables={**made().tables, "checks": [row]})
    with pytest.raises(ContractError, match="missing: spans"):
        check_records(records)


def test_unknown_tables_and_missing_ones_are_refused() -> None:
    tables = dict(made().tables)
    with pytest.raises(ContractError, match="tables"):
        check_records(replace(made(), tables={**tables, "notes": []}))
    del tables["checks"]
    with pytest.raises(ContractError, match="tables"):
        check_records(replace(made(), tables=tables))


def test_there_is_one_row_a_bulletin() -> None:
    rows = made().tables["bulletins"]
    for wrong in (rows[:0], [*rows, *rows]):
        records = replace(made(), tables={**made().tables, "bulletins": wrong})
        with pytest.raises(ContractError, match=r"exactly one|twice"):
            check_records(records)


@pytest.mark.parametrize(
    "records",
    [
        replace(made(), issuer=""),
        replace(made(), year=10000),
        replace(made(), key=""),
        replace(made(), source_text=None),
    ],
)
def test_the_bulletin_s_own_identity_is_held_to_the_contract(records: Records) -> None:
    with pytest.raises(ContractError):
        check_records(records)


@pytest.mark.parametrize(
    ("field", "start", "end"),
    [("task", 0, 99), ("task", 4, 4), ("nothing", 0, 1), ("prose", 0, 1)],
)
def test_spans_of_checks_lie_in_texts(field: str, start: int, end: int) -> None:
    span = {"task_id": "1", "field": field, "start": start, "end": end}
    with pytest.raises(ContractError, match="lies in no text"):
        check_records(changed(made(), "checks", 1, spans=[span]))


def test_failures_are_held_to_the_contract() -> None:
    good = Failure("a.txt", None, "extract", "empty", "文件是空的")
    check_failures([good])
    with pytest.raises(ContractError, match="failures, row 1, column message"):
        check_failures([good, replace(good, message="")])
