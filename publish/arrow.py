"""Python values to Arrow arrays, by column, and Arrow's types of the contract.

Arrow's own conversion of Python sequences imports pandas when that is installed
(0.2 s in every run of the command line), so that columns are built from buffers.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from itertools import accumulate, chain
from typing import Any, Final

from publish.column import Column, Type

#: Arrow comes without types; as ``Any`` it says so to every checker.
pa: Final[Any] = import_module("pyarrow")
parquet: Final[Any] = import_module("pyarrow.parquet")

_BOX: Final = pa.struct(
    [("page", pa.int32())]
    + [(side, pa.float64()) for side in ("x0", "top", "x1", "bottom")]
)
_SPAN: Final = pa.struct(
    [
        ("task_id", pa.string()),
        ("field", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
    ]
)
ARROW_TYPES: Final[Mapping[Type, Any]] = {
    Type.STRING: pa.string(),
    Type.INT8: pa.int8(),
    Type.INT32: pa.int32(),
    Type.INT64: pa.int64(),
    Type.FLOAT: pa.float32(),
    Type.DOUBLE: pa.float64(),
    Type.DATE: pa.date32(),
    Type.STRINGS: pa.list_(pa.string()),
    Type.MAP: pa.map_(pa.string(), pa.string()),
    Type.BOXES: pa.list_(_BOX),
    Type.SPANS: pa.list_(_SPAN),
}

#: How the standard library calls the numbers of an Arrow type.
_NUMBERS: Final = {
    pa.int8(): "b",
    pa.int32(): "i",
    pa.int64(): "q",
    pa.float32(): "f",
    pa.float64(): "d",
}
_DAY_ZERO: Final = date(1970, 1, 1).toordinal()


def struct_array(
    columns: Sequence[Column], rows: Sequence[Mapping[str, object]]
) -> Any:
    """Rows as one Arrow array of structs, a field a column."""
    arrays = [
        arrow_array([row[column.name] for row in rows], ARROW_TYPES[column.type])
        for column in columns
    ]
    return pa.StructArray.from_arrays(arrays, names=[column.name for column in columns])


def arrow_array(values: Sequence[Any], kind: Any) -> Any:
    """Values, none of them in doubt, as an Arrow array of ``kind``.

    >>> arrow_array([1, None, 3], pa.int8()).to_pylist()
    [1, None, 3]
    """
    if kind in _NUMBERS:
        return _numbers(values, kind)
    if pa.types.is_string(kind):
        return _strings(values)
    if pa.types.is_date32(kind):
        days = [None if day is None else day.toordinal() - _DAY_ZERO for day in values]
        return _numbers(days, pa.int32()).view(kind)
    if pa.types.is_struct(kind):
        fields = [
            arrow_array([value[field.name] for value in values], field.type)
            for field in kind
        ]
        return pa.StructArray.from_arrays(fields, fields=list(kind))
    return _lists(values, kind)


def _numbers(values: Sequence[Any], kind: Any) -> Any:
    numbers = array(_NUMBERS[kind], [0 if value is None else value for value in values])
    return _from_buffers(kind, values, numbers)


def _strings(values: Sequence[str | None]) -> Any:
    texts = [b"" if value is None else value.encode() for value in values]
    return _from_buffers(pa.string(), values, _offsets(texts), b"".join(texts))


def _lists(values: Sequence[Any], kind: Any) -> Any:
    """Lists, and maps, which Arrow holds as lists of key and value; empty is null."""
    values = [value or None for value in values]
    if pa.types.is_map(kind):
        pairs = [list(value.items()) if value else () for value in values]
        keys, items = (
            [pair[side] for pair in chain.from_iterable(pairs)] for side in (0, 1)
        )
        entries = [_strings(keys), _strings(items)]
        fields = [kind.key_field, kind.item_field]
        child = pa.StructArray.from_arrays(entries, fields=fields)
        return _from_buffers(kind, values, _offsets(pairs), children=[child])
    lists = [value or () for value in values]
    child = arrow_array(list(chain.from_iterable(lists)), kind.value_type)
    return _from_buffers(kind, values, _offsets(lists), children=[child])


def _offsets(sized: Sequence[Any]) -> array[int]:
    return array("i", accumulate(map(len, sized), initial=0))


def _from_buffers(
    kind: Any, values: Sequence[Any], *data: Any, children: Sequence[Any] = ()
) -> Any:
    buffers = [_validity(values), *map(pa.py_buffer, data)]
    return pa.Array.from_buffers(kind, len(values), buffers, children=list(children))


def _validity(values: Sequence[Any]) -> Any:
    """One bit a value, the first the lowest; nothing where no value is null."""
    if None not in values:
        return None
    bits = "".join("0" if value is None else "1" for value in reversed(values))
    return pa.py_buffer(int(bits, 2).to_bytes((len(bits) + 7) // 8, "little"))
