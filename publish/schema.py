"""Arrow schemas of the contract: what every file of a table carries."""

from __future__ import annotations

from functools import cache
from typing import Any

from publish.arrow import ARROW_TYPES, pa
from publish.column import Column
from publish.contract import CONTRACT


@cache
def arrow_schema(table: str) -> Any:
    """Schema of a table's files; label, description and unit are field metadata."""
    spec = CONTRACT[table]
    return pa.schema(
        [_field(column) for column in spec.columns],
        metadata={"label": spec.label_zh, "description": spec.description},
    )


def _field(column: Column) -> Any:
    metadata = {"label": column.label_zh, "description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    kind = ARROW_TYPES[column.type]
    return pa.field(column.name, kind, nullable=column.nullable, metadata=metadata)
