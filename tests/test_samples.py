"""Our own bulletins, read whole, against what their writers expected by hand.

``NAME.expected.json`` was written with the bulletin, before any code read it. A new
case is a new pair of files in ``samples/``.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bench.annotations import squeeze
from pipeline import Converted, convert, load_tools

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = sorted(
    p.name.removesuffix(".expected.json") for p in SAMPLES.glob("*.expected.json")
)


@pytest.fixture(scope="module", params=NAMES)
def sample(request: pytest.FixtureRequest) -> tuple[Converted, dict[str, Any]]:
    name = request.param
    expected = json.loads((SAMPLES / f"{name}.expected.json").read_text("utf-8"))
    data = (SAMPLES / f"{name}.txt").read_bytes()
    return convert(data, f"{name}.txt", load_tools()), expected


def rows(converted: Converted, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in converted.records.tables[table]]


def test_there_are_samples() -> None:
    assert len(NAMES) >= 4


def test_header(sample: tuple[Converted, dict[str, Any]]) -> None:
    converted, expected = sample
    row = rows(converted, "bulletins")[0]
    wanted = expected["header"]
    read = {
        "issuer": row["issuer_text"],
        "title": squeeze(row["title"]),
        "issue_no": row["issue_no"],
        "issued_on": _iso(row["issued_on"]),
        "period_text": squeeze(row["period_text"]),
        "period_start": _iso(row["period_start"]),
        "period_end": _iso(row["period_end"]),
        "doc_refs": row["doc_refs"],
    }
    assert read == {
        key: squeeze(value) if key in ("title", "period_text") else value
        for key, value in wanted.items()
    }


def _iso(value: object) -> str | None:
    return value.isoformat() if isinstance(value, date) else None


def test_items(sample: tuple[Converted, dict[str, Any]]) -> None:
    converted, expected = sample
    assert rows(converted, "bulletins")[0]["items"] == expected["items"]


def test_every_row_is_read_and_no_other(
    sample: tuple[Converted, dict[str, Any]],
) -> None:
    converted, expected = sample
    read = [row["task_id"] for row in rows(converted, "tasks")]
    assert read == [row["task_id"] for row in expected["tasks"]]


TEXTS = ("task", "unit_text", "person_text", "status_text", "deadline_text", "problem",
         "next_step", "support_text", "section", "status")  # fmt: skip


@pytest.mark.parametrize("column", TEXTS)
def test_cells(sample: tuple[Converted, dict[str, Any]], column: str) -> None:
    converted, expected = sample
    read = {row["task_id"]: squeeze(row[column]) for row in rows(converted, "tasks")}
    wanted = {
        row["task_id"]: squeeze(row[column])
        for row in expected["tasks"]
        if column in row
    }
    assert {key: read.get(key) for key in wanted} == wanted


def test_progress_begins_and_ends_right(
    sample: tuple[Converted, dict[str, Any]],
) -> None:
    converted, expected = sample
    read = {
        row["task_id"]: squeeze(row["progress"]) for row in rows(converted, "tasks")
    }
    for row in expected["tasks"]:
        assert read[row["task_id"]].startswith(squeeze(row["progress_start"]))
        assert read[row["task_id"]].endswith(squeeze(row["progress_end"]))


@pytest.mark.parametrize("column", ["units", "persons"])
def test_names(sample: tuple[Converted, dict[str, Any]], column: str) -> None:
    converted, expected = sample
    read = {row["task_id"]: row[column] for row in rows(converted, "tasks")}
    wanted = {row["task_id"]: row[column] for row in expected["tasks"]}
    assert read == wanted


def test_other_columns(sample: tuple[Converted, dict[str, Any]]) -> None:
    converted, expected = sample
    read = {row["task_id"]: row["other"] for row in rows(converted, "tasks")}
    for row in expected["tasks"]:
        for header, value in (row.get("other") or {}).items():
            assert squeeze(read[row["task_id"]].get(header)) == squeeze(value)


def test_statements(sample: tuple[Converted, dict[str, Any]]) -> None:
    """Counts and shares by status, items, rows, bodies: each as the prose has them."""
    converted, expected = sample
    counted = {"items", "tasks", "units", "status_count", "status_share"}
    read = {
        (row["claim"], row["status"], float(row["value"]))
        for row in rows(converted, "statements")
        if row["claim"] in counted
    }
    wanted = {
        (one["claim"], one.get("status"), float(one["value"]))
        for one in expected["statements"]
        if one["claim"] in counted
    }
    assert read == wanted


def test_bodies_that_are_said_to_lag(sample: tuple[Converted, dict[str, Any]]) -> None:
    converted, expected = sample
    read = {
        (row["status"], tuple(row["names"]))
        for row in rows(converted, "statements")
        if row["claim"] == "status_units"
    }
    wanted = {
        (one["status"], tuple(one["names"]))
        for one in expected["statements"]
        if one["claim"] == "status_units"
    }
    assert read == wanted


def test_only_planted_totals_fail(sample: tuple[Converted, dict[str, Any]]) -> None:
    """What the prose states holds, unless the writer planted a contradiction."""
    converted, expected = sample
    failed = [check for check in converted.checks if check.outcome == "fails"]
    planted = [
        one
        for one in expected.get("planted") or []
        if one["what"] == "stated_total" and one["claim"] != "units"
    ]
    stated = {float(one["stated"]) for one in planted}
    assert {
        float(check.stated) for check in failed if check.stated is not None
    } >= stated
    assert len(failed) <= 3 * len(planted)
