"""Which values a column takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from typing import Final, TypeAlias, cast

from publish.column import Column, Type

#: Says what is wrong with a value, or nothing.
Rule: TypeAlias = Callable[[object], str | None]

_INTEGERS: Final = {
    Type.INT8: (-(2**7), 2**7 - 1),
    Type.INT32: (-(2**31), 2**31 - 1),
    Type.INT64: (-(2**63), 2**63 - 1),
}

#: Greater numbers become infinite in a column of doubles.
_HUGE: Final = 10**300


@cache
def rule_of(column: Column) -> Rule:
    """The rule that every value of the column keeps; null is not its matter."""
    match column.type:
        case Type.STRING:
            return partial(_text_fault, frozenset(column.values))
        case Type.INT8 | Type.INT32 | Type.INT64:
            least, most = _INTEGERS[column.type]
            least, most = column.bounds or (least, most)
            return partial(_integer_fault, least, most)
        case Type.FLOAT | Type.DOUBLE:
            return partial(_number_fault, column.bounds)
        case Type.DATE:
            return _date_fault
        case Type.STRINGS:
            return partial(_list_fault, _any_text)
        case Type.MAP:
            return _map_fault
        case Type.BOXES:
            return partial(_list_fault, partial(_struct_fault, _BOX))
        case Type.SPANS:
            return partial(_list_fault, partial(_struct_fault, _SPAN))


def _text_fault(words: frozenset[str], value: object) -> str | None:
    if not isinstance(value, str):
        return f"{value!r} is not a string"
    if not value:
        return "an empty string: what is not stated is null"
    if words and value not in words:
        return f"{value!r} is none of {', '.join(sorted(words))}"
    if not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
        return f"{value!r} has half a character, which no file can hold"
    return None


def _integer_fault(least: int, most: int, value: object) -> str | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return f"{value!r} is not a whole number"
    if not least <= value <= most:
        return f"{value} does not lie between {least} and {most}"
    return None


def _number_fault(bounds: tuple[int, int] | None, value: object) -> str | None:
    if not isinstance(value, float | int | Decimal) or isinstance(value, bool):
        return f"{value!r} is not a number"
    least, most = bounds or (-_HUGE, _HUGE)
    if value != value or not least <= value <= most:  # NaN is not itself
        return f"{value} does not lie between {least} and {most}"
    return None


def _date_fault(value: object) -> str | None:
    if not isinstance(value, date) or isinstance(value, datetime):
        return f"{value!r} is not a day"
    return None


def _list_fault(rule: Rule, value: object) -> str | None:
    if not isinstance(value, list | tuple):
        return f"{value!r} is not a list"
    items = cast("Sequence[object]", value)
    return next((fault for item in items if (fault := rule(item))), None)


def _map_fault(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return f"{value!r} is not a mapping"
    items = cast("Mapping[object, object]", value)
    words = (*items.keys(), *items.values())
    return next((fault for word in words if (fault := _any_text(word))), None)


def _struct_fault(members: Mapping[str, Rule], value: object) -> str | None:
    if not isinstance(value, Mapping):
        return f"{value!r} is not a mapping"
    items = cast("Mapping[str, object]", value)
    if set(items) != set(members):
        return f"{value!r} does not have exactly {', '.join(members)}"
    faults = (rule(items[name]) for name, rule in members.items())
    return next((fault for fault in faults if fault), None)


def _text_or_null_fault(value: object) -> str | None:
    return None if value is None else _any_text(value)


_any_text: Final = partial(_text_fault, frozenset[str]())
_any_number: Final = partial(_number_fault, None)
_any_place: Final = partial(_integer_fault, 0, _INTEGERS[Type.INT32][1])
_BOX: Final[Mapping[str, Rule]] = {
    "page": _any_place,
    "x0": _any_number,
    "top": _any_number,
    "x1": _any_number,
    "bottom": _any_number,
}
_SPAN: Final[Mapping[str, Rule]] = {
    "task_id": _text_or_null_fault,
    "field": _any_text,
    "start": _any_place,
    "end": _any_place,
}
