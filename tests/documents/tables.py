"""The tables that come of a document, without where in the file they stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline import convert, load_tools

#: Columns that say where a value was read; they differ from format to format.
PROVENANCE = frozenset(
    {"place", "source_start", "source_end", "boxes", "page", "bulletin_id"}
)


Rows = Sequence[Mapping[str, object]]


def all_tables_of(data: bytes, name: str) -> Mapping[str, Rows]:
    """Every table of a file's bytes."""
    tables = convert(data, name, load_tools()).records.tables
    return {
        table: [
            {key: value for key, value in row.items() if key not in PROVENANCE}
            for row in rows
        ]
        for table, rows in tables.items()
    }


def tables_of(data: bytes, name: str) -> Mapping[str, Rows]:
    """Tasks, responsibilities, indicators and statements of a file's bytes."""
    tables = all_tables_of(data, name)
    names = ("tasks", "responsibilities", "indicators", "statements")
    return {table: tables[table] for table in names}
