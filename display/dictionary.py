"""The columns of the tables, for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from display.terminal import Terminal, table_lines
from publish import CONTRACT


def schema_lines(name: str | None, terminal: Terminal) -> Iterator[str]:
    """Every column of one table, or of all: name, type, label, meaning.

    Raises ``KeyError`` for a table that does not exist.
    """
    for table in [CONTRACT[name]] if name else CONTRACT.values():
        yield f"{table.name}  {table.label_zh}：{table.description}"
        rows = [
            (c.name, str(c.type), c.label_zh, c.unit or "", c.description)
            for c in (*table.partitions, *table.columns)
        ]
        header, *lines = table_lines(
            ("column", "type", "标签", "unit", "description"),
            rows,
            (20, 26, 20, 14, 90),
        )
        yield "  " + terminal.paint(header, "faint")
        yield from (f"  {line}" for line in lines)
        yield ""
