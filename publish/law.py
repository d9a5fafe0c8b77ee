"""The law that records keep as they are written; a breach is a programming error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from publish.contract import BULLETIN_TABLES, CONTRACT, PARTITIONS, Table
from publish.records import Failure, Records, Row
from publish.texts import PROSE, field_texts
from publish.values import rule_of


class ContractError(AssertionError):
    """Records that are not what the contract says: somebody's program is wrong."""

    def __init__(
        self, table: str, row: int | None, column: str | None, reason: str
    ) -> None:
        at = "" if row is None else f", row {row}"
        of = "" if column is None else f", column {column}"
        super().__init__(f"{table}{at}{of}: {reason}")
        self.table = table
        self.row = row
        self.column = column


def check_records(records: Records) -> None:
    """Hold a bulletin's records against the contract.

    Raises ``ContractError``, naming table, row and column, for the first breach:
    of columns, types, closed sets, keys, or of the law that every text is what
    stands at its offsets.
    """
    _check_identity(records)
    if set(records.tables) != set(BULLETIN_TABLES):
        raise ContractError(
            "records", None, None, f"holds the tables {', '.join(records.tables)}"
        )
    for name in BULLETIN_TABLES:
        table, rows = CONTRACT[name], records.tables[name]
        _check_rows(table, rows)
        _check_key(table, rows)
        _check_bulletin_id(table, rows, records.bulletin_id)
        _check_source(table, rows, records.source_text)
    _check_bulletin(records)
    _check_tasks_exist(records)
    _check_spans(records)


def check_failures(failures: Sequence[Failure]) -> None:
    """Hold rows of ``failures`` against the contract."""
    _check_rows(CONTRACT["failures"], [asdict(failure) for failure in failures])


def _check_identity(records: Records) -> None:
    values = (records.issuer, records.year)
    for column, value in zip(PARTITIONS, values, strict=True):
        fault = None if value is None else rule_of(column)(value)
        if fault:
            raise ContractError("records", None, column.name, fault)
    if not records.key:
        raise ContractError("records", None, "key", "an empty key")


def _check_rows(table: Table, rows: Sequence[Row]) -> None:
    names = {column.name for column in table.columns}
    for at, row in enumerate(rows):
        if set(row) != names:
            strange = ", ".join(sorted(set(row) ^ names))
            raise ContractError(table.name, at, None, f"unknown or missing: {strange}")
    for column in table.columns:
        rule = rule_of(column)
        for at, row in enumerate(rows):
            value = row[column.name]
            if value is None:
                fault = None if column.nullable else "null, which it never is"
            else:
                fault = rule(value)
            if fault:
                raise ContractError(table.name, at, column.name, fault)


def _check_key(table: Table, rows: Sequence[Row]) -> None:
    if not table.key:
        return
    seen: set[tuple[object, ...]] = set()
    for at, row in enumerate(rows):
        key = tuple(row[name] for name in table.key)
        if key in seen:
            raise ContractError(table.name, at, table.key[-1], f"{key} comes twice")
        seen.add(key)


def _check_bulletin_id(table: Table, rows: Sequence[Row], bulletin_id: str) -> None:
    for at, row in enumerate(rows):
        if row["bulletin_id"] != bulletin_id:
            reason = f"{row['bulletin_id']!r} in the records of {bulletin_id!r}"
            raise ContractError(table.name, at, "bulletin_id", reason)


def _check_source(table: Table, rows: Sequence[Row], source: str | None) -> None:
    if all(column.name != "source_start" for column in table.columns):
        return
    for at, row in enumerate(rows):
        start, end = row["source_start"], row["source_end"]
        stated = start is not None or end is not None
        if stated and _cut(source, start, end) is None:
            reason = f"({start}, {end}) does not lie in the source's text"
            raise ContractError(table.name, at, "source_start", reason)


def _check_bulletin(records: Records) -> None:
    tables = records.tables
    if len(tables["bulletins"]) != 1:
        raise ContractError("bulletins", None, None, "not exactly one row")
    counts = {
        "tasks": len(tables["tasks"]),
        "indicators": len(tables["indicators"]),
        "checks_failed": sum(row["outcome"] == "fails" for row in tables["checks"]),
    }
    for name, count in counts.items():
        if tables["bulletins"][0][name] != count:
            raise ContractError("bulletins", 0, name, f"there are {count}")


def _check_tasks_exist(records: Records) -> None:
    known = {row["task_id"] for row in records.tables["tasks"]} | {None}
    for name in BULLETIN_TABLES:
        if not any(key.table == "tasks" for key in CONTRACT[name].foreign_keys):
            continue
        for at, row in enumerate(records.tables[name]):
            if row["task_id"] not in known:
                reason = f"no task {row['task_id']!r}"
                raise ContractError(name, at, "task_id", reason)


def _check_spans(records: Records) -> None:
    texts = field_texts(records)
    indicators, statements = records.tables["indicators"], records.tables["statements"]
    starts = {(row["task_id"], row["field"], row["start"]) for row in indicators}
    for at, row in enumerate(indicators):
        _check_text("indicators", at, row, texts.get((row["task_id"], row["field"])))
        total = row["task_id"], row["field"], row["part_of"]
        if row["part_of"] is not None and total not in starts:
            reason = f"no indicator of that field starts at {row['part_of']}"
            raise ContractError("indicators", at, "part_of", reason)
    for at, row in enumerate(statements):
        _check_text("statements", at, row, texts.get((None, PROSE)))
    for at, row in enumerate(records.tables["checks"]):
        spans: Any = row["spans"] or ()
        for span in spans:
            text = texts.get((span["task_id"], span["field"]))
            if _cut(text, span["start"], span["end"]) is None:
                reason = f"{span} lies in no text"
                raise ContractError("checks", at, "spans", reason)


def _check_text(table: str, at: int, row: Row, text: object) -> None:
    stands = _cut(text, row["start"], row["end"])
    if stands != row["text"]:
        reason = f"{row['text']!r}, but {stands!r} stands there"
        raise ContractError(table, at, "text", reason)


def _cut(text: object, start: object, end: object) -> str | None:
    """Text between two offsets; nothing where they do not lie in it."""
    if isinstance(text, str) and isinstance(start, int) and isinstance(end, int):
        return text[start:end] if start < end <= len(text) else None
    return None
