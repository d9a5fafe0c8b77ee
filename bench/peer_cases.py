"""Cases of microsoft/Recognizers-Text (MIT) as its Specs folder has them.

The folder is the user's own copy; none of it is part of this project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias

#: A number, or the first day of a period and the day after its last.
Value: TypeAlias = Decimal | tuple[str | None, str | None] | str


@dataclass(frozen=True, slots=True)
class Span:
    """What somebody found in a text; ``values`` are the readings that are right."""

    start: int
    end: int
    values: tuple[Value, ...]
    unit: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One input of a spec and what must be found in it; ``number`` counts from 1."""

    spec: str
    number: int
    text: str
    reference: str | None
    expected: tuple[Span, ...]

    @property
    def issued_on(self) -> date | None:
        """The day that its dates are reckoned from."""
        return date.fromisoformat(self.reference[:10]) if self.reference else None

    @property
    def key(self) -> str:
        """The name that the list of judged disagreements knows the case by."""
        return f"{self.spec} {self.number}"


def _anything(raw: Mapping[str, Any]) -> bool:
    return True


def _without_tenths(raw: Mapping[str, Any]) -> bool:
    """折 and 成 are a row of their own."""
    return not re.search("[折成]", raw["Input"])


def _in_tenths(raw: Mapping[str, Any]) -> bool:
    return not _without_tenths(raw)


def _whole(raw: Mapping[str, Any]) -> bool:
    """The whole input is one numeral."""
    results = raw["Results"]
    return len(results) == 1 and _at(results[0]) == (0, len(raw["Input"]))


def _with_periods(raw: Mapping[str, Any]) -> bool:
    return any("daterange" in result["TypeName"] for result in raw["Results"])


@dataclass(frozen=True, slots=True)
class Row:
    """Cases that are counted together: of one spec, those that ``keep`` keeps."""

    spec: str
    keep: Callable[[Mapping[str, Any]], bool] = _anything


ROWS: Final[Mapping[str, Row]] = {
    "currency": Row("NumberWithUnit/Chinese/CurrencyModel"),
    "percent": Row("Number/Chinese/PercentModel", _without_tenths),
    "percent in tenths": Row("Number/Chinese/PercentModel", _in_tenths),
    "dimension": Row("NumberWithUnit/Chinese/DimensionModel"),
    "temperature": Row("NumberWithUnit/Chinese/TemperatureModel"),
    "number whole": Row("Number/Chinese/NumberModel", _whole),
    "number range": Row("Number/Chinese/NumberRangeModel"),
    "ordinal": Row("Number/Chinese/OrdinalModel"),
    "date period": Row("DateTime/Chinese/DateTimeModel", _with_periods),
    "date period extractor": Row("DateTime/Chinese/DatePeriodExtractor"),
    "duration": Row("DateTime/Chinese/DurationExtractor"),
}


def read_cases(specs: Path, row: str) -> Iterator[Case]:
    """The cases of a row; a result without a number (人民币 by itself) is no case."""
    path = specs / f"{ROWS[row].spec}.json"
    listed: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8-sig"))
    for number, raw in enumerate(listed, 1):
        if not ROWS[row].keep(raw):
            continue
        expected = tuple(
            span
            for result in raw["Results"]
            if row != "date period" or "daterange" in result["TypeName"]
            if (span := _span(result, row)) is not None
        )
        yield Case(
            path.stem,
            number,
            raw["Input"],
            (raw.get("Context") or {}).get("ReferenceDateTime"),
            expected,
        )


def _at(result: Mapping[str, Any]) -> tuple[int, int]:
    start = int(result["Start"])
    if "End" in result:
        return start, int(result["End"]) + 1
    return start, start + int(result["Length"])


def _span(result: Mapping[str, Any], row: str) -> Span | None:
    resolution = result.get("Resolution") or {}
    start, end = _at(result)
    if row == "date period":
        periods = [(one.get("start"), one.get("end")) for one in resolution["values"]]
        return Span(start, end, tuple(periods), None)
    written = resolution.get("value")
    if written is None:
        return None if "value" in resolution else Span(start, end, (), None)
    if row == "number range":
        return Span(start, end, (written.replace(" ", ""),), None)
    value = Decimal(written.rstrip("%"))
    return Span(start, end, (value,), resolution.get("unit"))
