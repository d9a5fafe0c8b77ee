"""``datapackage.json``: the contract as a Frictionless Data Package."""

from __future__ import annotations

import json
from typing import Final

from publish.column import Column, Table, Type
from publish.contract import CONTRACT

_FIELD_TYPES: Final = {
    Type.STRING: "string",
    Type.INT8: "integer",
    Type.INT32: "integer",
    Type.INT64: "integer",
    Type.FLOAT: "number",
    Type.DOUBLE: "number",
    Type.DATE: "date",
    Type.STRINGS: "array",
    Type.MAP: "object",
    Type.BOXES: "array",
    Type.SPANS: "array",
}


def datapackage() -> str:
    """The descriptor that stands beside the tables, the same for any tables.

    Each resource is a folder of Parquet files whose folders' names hold issuer and
    year, which all readers of Parquet take as columns.
    """
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tongbao",
        "title": "督查通报数据表",
        "description": "Supervision bulletins of Chinese local government as tables.",
        "resources": [_resource(table) for table in CONTRACT.values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(column) for column in (*table.columns, *table.partitions)]
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {"resource": key.table, "fields": list(key.columns)},
            }
            for key in table.foreign_keys
        ]
    return {
        "name": table.name,
        "type": "table",
        "path": table.name,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "title": table.label_zh,
        "description": table.description,
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _FIELD_TYPES[column.type],
        "title": column.label_zh,
        "description": column.description,
        "example": column.example,
        "arrowType": str(column.type),
    }
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, object] = {}
    if not column.nullable:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.bounds:
        constraints["minimum"], constraints["maximum"] = column.bounds
    if constraints:
        field["constraints"] = constraints
    return field
