"""A value in its source line, its characters marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from display.terminal import Terminal, width_of
from publish import CONTRACT
from publish.records import Records

#: Characters of the source line shown on either side of the value.
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
    source = str(records.tables["bulletins"][0]["source"])
    start, end = row["source_start"], row["source_end"]
    yield f"{records.bulletin_id}  {identifier}"
    if (
        records.source_text is not None
        and isinstance(start, int)
        and isinstance(end, int)
    ):
        yield from _source_lines(records.source_text, source, start, end, terminal)
    labels = {column.name: column.label_zh for column in CONTRACT["indicators"].columns}
    for column in TOLD:
        if row.get(column) is not None:
            yield f"  {labels[column]}（{column}）  {_plain(row[column])}"


def _plain(value: object) -> str:
    """A number without the decimals it does not have."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _find(records: Records, identifier: str) -> Mapping[str, object]:
    for row in records.tables["indicators"]:
        if row["indicator_id"] == identifier:
            return row
    for row in records.tables["tasks"]:
        if row["task_id"] == identifier:
            return row
    raise KeyError(identifier)


def _source_lines(
    text: str, name: str, start: int, end: int, terminal: Terminal
) -> Iterator[str]:
    """The line of the source, cut to the value's neighbourhood, and a line of marks."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line_no = text.count("\n", 0, start) + 1
    left = max(begin, start - AROUND)
    right = min(len(text) if stop < 0 else stop, end + AROUND)
    before, value, after = (
        _flat(text[a:b]) for a, b in ((left, start), (start, end), (end, right))
    )
    lead = ("…" if left > begin else "") + before
    yield f"  {name} 第{line_no}行，第{start}至{end}字"
    yield f"  {lead}{terminal.paint(value, 'mark')}{after}"
    yield f"  {' ' * width_of(lead)}{'^' * min(width_of(value), 120)}"


def _flat(text: str) -> str:
    return text.replace("\t", " ").replace("\r", "").replace("\n", " ")
