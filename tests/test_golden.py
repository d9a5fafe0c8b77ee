"""Every row of every table of every sample, as it was last accepted.

A changed row is a decision: look at the difference, then ``pytest --accept``.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import convert, load_tools

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
GOLDEN = Path(__file__).parent / "golden"


def plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


def lines(rows: Mapping[str, object]) -> str:
    """One row as JSON, what is not stated left out."""
    stated = {
        key: value
        for key, value in rows.items()
        if value is not None and value != [] and value != {} and key != "bulletin_id"
    }
    return json.dumps(stated, ensure_ascii=False, default=plain)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_tables_are_as_accepted(sample: Path, accept: bool) -> None:
    converted = convert(sample.read_bytes(), sample.name, load_tools())
    for table, rows in converted.records.tables.items():
        path = GOLDEN / sample.stem / f"{table}.jsonl"
        text = "".join(lines(row) + "\n" for row in rows)
        if accept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden {path}: run pytest --accept and look at it"
        assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_no_golden_without_a_sample() -> None:
    stems = {sample.stem for sample in SAMPLES}
    assert {path.name for path in GOLDEN.iterdir()} == stems
