"""Figures that people marked by hand, held against what the code reads.

``NAME.gold.jsonl`` beside a bulletin has a record for every quantity of some of its
cells: ``cell`` (task id and field), ``at`` (characters that are not white space before
it), its text, value, unit and what it measures. A record with ``sure: false`` may be
found or not.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Record = Mapping[str, Any]

#: What money and counts may carry in the unit rather than in the value.
SCALES: Final = {"亿元": 1e8, "万元": 1e4, "万": 1e4, "亿": 1e8}
#: Ways to write one unit that count as the same.
SAME_UNIT: Final = {"m²": "平方米", "m2": "平方米", "㎡": "平方米", "千米": "公里"}


@dataclass(frozen=True, slots=True)
class Scored:
    """How one bulletin's figures were read.

    ``found`` pairs a record with the indicator at its place with its value and unit;
    ``wrong`` has another value or unit; ``extra`` are indicators that no record has.
    """

    found: tuple[tuple[Record, Record], ...]
    missed: tuple[Record, ...]
    wrong: tuple[tuple[Record, Record], ...]
    extra: tuple[Record, ...]

    def figures(self) -> dict[str, float]:
        """F1 of finding, and the share right of each field among those found."""
        sure = [pair for pair in self.found if pair[0]["sure"]]
        expected = len(sure) + len(self.missed) + len(self.wrong)
        read = len(self.found) + len(self.wrong) + len(self.extra)
        precision = len(self.found) / max(1, read)
        recall = len(sure) / max(1, expected)
        shares = {
            name: sum(same(gold, one) for gold, one in self.found)
            / max(1, len(self.found))
            for name, same in FIELDS.items()
        }
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {"records": float(expected), "f1": f1, **shares}


def squeeze(text: str | None) -> str:
    """Text without white space, in one width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def similar(one: str | None, other: str | None) -> bool:
    """Whether two names say the same: one in the other, or half their pairs shared.

    >>> similar("完成投资", "累计完成投资额"), similar("总投资", "占地面积")
    (True, False)
    """
    a, b = squeeze(one), squeeze(other)
    if not a or not b:
        return a == b
    if a in b or b in a:
        return True
    pairs = [
        Counter(text[at : at + 2] for at in range(len(text) - 1)) for text in (a, b)
    ]
    shared = (pairs[0] & pairs[1]).total()
    return 2 * shared / max(1, pairs[0].total() + pairs[1].total()) >= 0.5


FIELDS: Final[Mapping[str, Callable[[Record, Record], bool]]] = {
    "kind": lambda gold, one: gold["kind"] == one["kind"],
    "metric": lambda gold, one: similar(gold["metric"], one["metric"]),
    "subject": lambda gold, one: similar(gold["subject"], one["subject"]),
    "direction": lambda gold, one: gold["direction"] == one["direction"],
    "compare": lambda gold, one: (gold["compare"] or None) == one["compare"],
    "modality": lambda gold, one: gold["modality"] in (None, one["modality"]),
    "approx": lambda gold, one: (gold["approx"] or None) == one["approx"],
    "period": lambda gold, one: similar(gold["period"], one["period_text"]),
    "part_of": lambda gold, one: (gold["part_of"] is None) == (one["part_of"] is None),
}


def read_gold(path: Path) -> list[Record]:
    """Records of a file of annotations, those of the prose left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    return [record for record in records if not record["cell"].startswith("prose")]


def score(
    gold: Sequence[Record], tasks: Sequence[Record], indicators: Sequence[Record]
) -> Scored:
    """Pair records with indicators cell by cell."""
    texts = {task["task_id"]: task for task in tasks}
    read: dict[str, list[tuple[int, Record]]] = defaultdict(list)
    for one in indicators:
        if one["task_id"] is not None:
            row = texts[one["task_id"]]
            text = row.get(one["field"]) or row["other"].get(one["field"]) or ""
            at = len(squeeze(str(text)[: one["start"]]))
            read[f"{one['task_id']}:{one['field']}"].append((at, one))
    found, missed, wrong = [], [], []
    for record in gold:
        if record.get("empty"):
            continue
        near = next(_overlapping(record, read[record["cell"]]), None)
        if near is None:
            missed += [record] if record["sure"] else []
            continue
        read[record["cell"]].remove(near)
        if _same_number(record, near[1]):
            found.append((record, near[1]))
        elif record["sure"]:
            wrong.append((record, near[1]))
    extra = [
        one for cell in dict.fromkeys(r["cell"] for r in gold) for _, one in read[cell]
    ]
    return Scored(tuple(found), tuple(missed), tuple(wrong), tuple(extra))


def _overlapping(
    record: Record, near: Sequence[tuple[int, Record]]
) -> Iterator[tuple[int, Record]]:
    start = record["at"]
    end = start + len(squeeze(record["text"]))
    for at, one in near:
        if at < end and start < at + len(squeeze(one["text"])):
            yield at, one


def _same_number(record: Record, one: Record) -> bool:
    in_words = record["kind"] == "rank" and not re.search(r"\d", record["text"])
    value = in_words or _close(record["value"], one["value"])
    unit = record["unit"] is None or record["kind"] == one["kind"] == "rank"
    if value and (unit or _unit(record["unit"]) == _unit(one["unit"])):
        return True
    scale = SCALES.get(str(record["unit"]), 1.0)
    stated = record["value"]
    return stated is not None and _close(stated * scale, one["base_value"])


def _unit(unit: str | None) -> str:
    return SAME_UNIT.get(squeeze(unit), squeeze(unit))


def _close(stated: float | None, read: Any) -> bool:
    if stated is None or read is None:
        return stated is None and read is None
    return abs(float(read) - stated) <= 1e-9 * max(1.0, abs(stated))
