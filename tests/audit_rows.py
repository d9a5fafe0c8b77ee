"""Rows to audit: a task, its fields as passages, and a status."""

from __future__ import annotations

from datetime import date

from audit.passage import Passage, passages_of
from extract import Span
from measure import Reading, read_field
from normalize.status import load_schemes, read_status
from normalize.units import load_units
from parse.bulletin import Task
from parse.ledger import Row
from parse.parties import Parties

ISSUED = date(2024, 9, 10)


def passages(**fields: str) -> list[Passage]:
    """The fields of row 1 as they are measured."""
    readings: dict[tuple[str | None, str], tuple[str, Reading]] = {
        ("1", name): (
            text,
            read_field(
                text,
                role=name if name in ("task", "progress") else "other",
                issued_on=ISSUED,
                carried=None,
                units=load_units(),
                task=fields.get("task", ""),
            ),
        )
        for name, text in fields.items()
    }
    return list(passages_of(readings))


def task(status: str) -> Task:
    """Row 1 with a status of the most common scale."""
    schemes = load_schemes()
    row = Row(
        task_id="1",
        ledger=1,
        item_no=1,
        sub_no=None,
        section=None,
        fields={},
        other={},
        handed_down=frozenset(),
        span=Span(0, 1),
    )
    read = read_status(status, schemes.by_name["four-words"], schemes)
    return Task(row, Parties((), (), (), (), ()), read)
