"""A value in its line, its characters marked, and where the source has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from display.terminal import Terminal, width_of
from publish import CONTRACT
from publish.records import Records, Row
from publish.texts import field_texts

#: Characters of the line shown on either side of the value.
AROUND: Final = 36
#: Columns of an indicator that are told, after its text.
TOLD: Final = (
    "value", "value_max", "unit", "base_value", "base_unit", "kind", "metric", "subject",
    "direction", "compare", "modality", "approx", "rank_of", "period_text",
    "period_start", "period_end", "part_of", "rule",
)  # fmt: skip


def explain(records: Records, identifier: str, terminal: Terminal) -> Iterator[str]:
    """Lines that show where an indicator or a task was read, and what was read.

    Raises ``KeyError`` for an id that the bulletin does not have.
    """
    row = _find(records, identifier)
    yield f"{records.bulletin_id}  {identifier}"
    yield f"  {records.tables['bulletins'][0]['source']} {_place(row)}"
    yield from _marked(*_stretch(records, row), terminal)
    labels = {column.name: column.label_zh for column in CONTRACT["indicators"].columns}
    for column in TOLD:
        if row.get(column) is not None:
            yield f"  {labels[column]}（{column}）  {_plain(row[column])}"


def _place(row: Row) -> str:
    """The place in words, then in characters or in points."""
    where = str(row["place"])
    if row["source_start"] is not None:
        where += f"，第{row['source_start']}至{row['source_end']}字"
    for box in cast("Sequence[Mapping[str, float]]", row["boxes"] or ())[:1]:
        corners = "，".join(
            f"{box[edge]:.1f}" for edge in ("x0", "top", "x1", "bottom")
        )
        where += f"（左、上、右、下：{corners} 点）"
    return where


def _stretch(records: Records, row: Row) -> tuple[str, int, int]:
    """A text of the tables, and the stretch of it that the row was read from."""
    if "indicator_id" not in row:
        text = str(row["task"] or row["progress"] or "")
        return text, 0, len(text)
    start, end = cast(int, row["start"]), cast(int, row["end"])
    return field_texts(records)[row["task_id"], row["field"]], start, end


def _plain(value: object) -> str:
    """A number without the decimals it does not have."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _find(records: Records, identifier: str) -> Row:
    for row in records.tables["indicators"]:
        if row["indicator_id"] == identifier:
            return row
    for row in records.tables["tasks"]:
        if row["task_id"] == identifier:
            return row
    raise KeyError(identifier)


def _marked(text: str, start: int, end: int, terminal: Terminal) -> Iterator[str]:
    """The line of a text, cut to the value's neighbourhood, and a line of marks."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    left = max(begin, start - AROUND)
    right = min(len(text) if stop < 0 else stop, end + AROUND)
    before, value, after = (
        _flat(text[a:b]) for a, b in ((left, start), (start, end), (end, right))
    )
    lead = ("…" if left > begin else "") + before
    yield f"  {lead}{terminal.paint(value, 'mark')}{after}"
    yield f"  {' ' * width_of(lead)}{'^' * min(width_of(value), 120)}"


def _flat(text: str) -> str:
    return text.replace("\t", " ").replace("\r", "").replace("\n", " ")
