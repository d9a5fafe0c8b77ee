"""The run against a peer's cases, on cases of our own in the peer's form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.peer_cases import ROWS
from bench.peers import (
    VERDICTS,
    Judgement,
    load_judged,
    outcomes,
    predictions,
    report,
    table,
)


def result(text: str, found: str, value: object, **more: object) -> dict[str, Any]:
    start = text.index(found)
    resolution = {"values": value} if isinstance(value, list) else {"value": value}
    end = start + len(found) - 1
    return {
        "Text": found,
        "Start": start,
        "End": end,
        "Resolution": resolution,
        "TypeName": "datetimeV2.daterange",
        **more,
    }


def case(text: str, found: str, value: object) -> dict[str, Any]:
    return {
        "Input": text,
        "Context": {"ReferenceDateTime": "2022-11-12T00:00:00"},
        "Results": [result(text, found, value)],
    }


CASES = {
    "NumberWithUnit/Chinese/CurrencyModel": [
        case("总投资约3.5亿元。", "3.5亿元", "350000000"),
        case("拨付人民币20万元。", "人民币20万元", "200000"),
        case("拨付20万元。", "20万元", "20"),
    ],
    "Number/Chinese/NumberModel": [case("三万五千", "三万五千", "35000")],
    "DateTime/Chinese/DateTimeModel": [
        case("1-9月完成", "1-9月", [{"start": "2022-01-01", "end": "2022-10-01"}]),
        case(
            "6月1日至30日",
            "6月1日至30日",
            [{"start": "2022-06-01", "end": "2022-06-30"}],
        ),
    ],
}


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    for row in ROWS.values():
        path = tmp_path / f"{row.spec}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(CASES.get(row.spec, [])), encoding="utf-8-sig")
    return tmp_path


def test_what_agrees_and_what_does_not(specs: Path) -> None:
    done = outcomes(specs)
    assert {one.case.key: one.agrees for one in done} == {
        "CurrencyModel 1": True,
        "CurrencyModel 2": True,
        "CurrencyModel 3": False,
        "NumberModel 1": True,
        "DateTimeModel 1": True,
        "DateTimeModel 2": True,
    }
    assert "disagreements not judged: 1" in report(done, {})


@pytest.mark.parametrize(
    ("verdict", "ours"), [("another meaning", "1  100.0"), ("ours", "2   50.0")]
)
def test_only_another_meaning_leaves_the_recall_of_ours(
    specs: Path, verdict: str, ours: str
) -> None:
    numerals = [case("三万五千", "三万五千", "35000"), case("40k", "40k", "40000")]
    path = specs / f"{ROWS['number whole'].spec}.json"
    path.write_text(json.dumps(numerals), encoding="utf-8-sig")
    judged = {"NumberModel 2": Judgement(verdict, "so")}
    row = next(
        line for line in table(outcomes(specs), judged) if line.startswith("number w")
    )
    assert " 50.0 " in row
    assert row.endswith(ours)


def test_predictions_point_into_the_input(specs: Path) -> None:
    for line in predictions(outcomes(specs)):
        read = json.loads(line)
        for span in read["spans"]:
            assert read["input"][span["start"] : span["end"]] == span["text"]


def test_every_judgement_has_a_reason() -> None:
    judged = load_judged()
    assert judged
    assert all(one.verdict in VERDICTS and one.reason for one in judged.values())


def test_a_case_is_judged_once(tmp_path: Path) -> None:
    twice = tmp_path / "judged.toml"
    group = (
        '[[judged]]\nverdict = "ours"\nreason = "so"\ncases.NumberModel = ["1-3", 2]\n'
    )
    twice.write_text(group, encoding="utf-8")
    with pytest.raises(ValueError, match="NumberModel 2"):
        load_judged(twice)
