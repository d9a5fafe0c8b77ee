"""What a table of the contract is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial


class Type(StrEnum):
    """The types that occur, as Arrow writes them."""

    STRING = "string"
    INT8 = "int8"
    INT32 = "int32"
    INT64 = "int64"
    FLOAT = "float"
    DOUBLE = "double"
    DATE = "date32"
    STRINGS = "list<string>"
    MAP = "map<string, string>"
    BOXES = (
        "list<struct<page: int32, x0: double, top: double, x1: double, bottom: double>>"
    )
    SPANS = "list<struct<task_id: string, field: string, start: int32, end: int32>>"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what a value of it says, and which values can occur.

    Null is "not stated". ``example`` is a value as the dictionary shows it: lists
    and maps in JSON. ``values`` lists all words of a closed set; ``bounds`` are
    the least and the greatest number.
    """

    type: Type
    name: str
    label_zh: str
    description: str
    example: str
    unit: str | None = None
    nullable: bool = True
    values: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None


string = partial(Column, Type.STRING)
int8 = partial(Column, Type.INT8)
int32 = partial(Column, Type.INT32)
int64 = partial(Column, Type.INT64)
float32 = partial(Column, Type.FLOAT)
double = partial(Column, Type.DOUBLE)
date32 = partial(Column, Type.DATE)
strings = partial(Column, Type.STRINGS)
string_map = partial(Column, Type.MAP)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that name a row of another table."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: ``columns`` stand in its files, ``partitions`` in its folders' names.

    ``key`` names a row of it; a table without one can say the same thing twice.
    """

    name: str
    label_zh: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    partitions: tuple[Column, ...] = ()
