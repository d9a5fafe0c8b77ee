"""Units of measure and measure words: what may stand after a number.

The list is ``units.toml``; a user's own file of the same form adds to it. Each
entry proves itself: its example must be read as that entry, as ``equals`` says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from normalize.fold import fold
from normalize.numerals import ARABIC, parse_numeral
from normalize.vocabulary import VocabularyError, entries


class Dimension(StrEnum):
    """What kind of quantity a unit measures.

    A rate has the dimension of what stands above the line (元/平方米 is money,
    吨/日 is mass) and a base of its own; speeds and energies are ``OTHER``.
    """

    MONEY = "money"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    POWER = "power"
    CONCENTRATION = "concentration"
    DURATION = "duration"
    RATIO = "ratio"
    COUNT = "count"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; ``factor`` takes a number of it to a number of ``base``.

    Units with the same base can be added up; no currency is converted to another.
    """

    name: str
    dimension: Dimension
    factor: Decimal
    base: str


@dataclass(frozen=True, slots=True)
class Units:
    """Every way a unit is spelled.

    ``pattern`` is the source of a regex over folded text, longest spelling first,
    without groups. Spellings that after a number are more often something else
    (年, 日) are in ``by_spelling`` alone.
    """

    by_spelling: Mapping[str, Unit]
    pattern: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of the vocabulary as it was written there."""

    unit: Unit
    spellings: tuple[str, ...]
    sought: bool
    not_before: str
    example: str
    equals: Decimal | None


_PACKAGED: Final = Path(__file__).with_name("units.toml")

_KEYS: Final = frozenset(
    {"name", "also", "dimension", "factor", "base", "sought", "not_before"}
    | {"example", "equals"}
)


@cache
def load_units(own: Path | None = None) -> Units:
    """The packaged units, with a user's own file over them.

    Raises ``VocabularyError``, naming the entry, for an unknown key or dimension, a
    factor that is no positive number, a spelling that two entries claim or that
    folding would change, and an own entry whose example is not read as itself.
    """
    listed = unit_entries(own)
    by_spelling: dict[str, Unit] = {}
    for entry in listed:
        for spelling in entry.spellings:
            if spelling in by_spelling:
                first = by_spelling[spelling].name
                raise VocabularyError(
                    f"unit {entry.unit.name}: {spelling} is {first}'s spelling already"
                )
            by_spelling[spelling] = entry.unit
    sought = [
        (spelling, entry)
        for entry in listed
        if entry.sought
        for spelling in entry.spellings
    ]
    sought.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    pattern = "|".join(_source(*pair) for pair in sought)
    return Units(MappingProxyType(by_spelling), f"(?:{pattern})")


def _source(spelling: str, entry: Entry) -> str:
    """Regex for one spelling: not where it begins a longer word."""
    source = re.escape(spelling)
    if spelling[-1].isascii() and spelling[-1].isalpha():
        source += "(?![A-Za-z])"
    return f"{source}(?![{entry.not_before}])" if entry.not_before else source


def unit_entries(own: Path | None = None) -> tuple[Entry, ...]:
    """The entries behind ``load_units``, each checked by itself."""
    return tuple(_entry(raw) for raw in entries("unit", _PACKAGED, own))


def _entry(raw: Mapping[str, Any]) -> Entry:
    name = raw["name"]
    if unknown := sorted(raw.keys() - _KEYS):
        raise VocabularyError(f"unit {name}: unknown key {unknown[0]}")
    if not isinstance(raw.get("example"), str):
        raise VocabularyError(f"unit {name}: no example")
    spellings = (name, *raw.get("also", ()))
    for spelling in spellings:
        if not spelling or fold(spelling) != spelling:
            raise VocabularyError(f"unit {name}: folding changes {spelling!r}")
    dimension = raw.get("dimension")
    if dimension not in tuple(Dimension):
        raise VocabularyError(f"unit {name}: unknown dimension {dimension!r}")
    factor = _decimal(raw, "factor", Decimal(1))
    if factor is None or factor <= 0:
        raise VocabularyError(f"unit {name}: factor {raw['factor']!r} is not positive")
    unit = Unit(name, Dimension(dimension), factor, raw.get("base", name))
    return Entry(
        unit,
        spellings,
        raw.get("sought", True),
        raw.get("not_before", ""),
        raw["example"],
        _decimal(raw, "equals", None),
    )


def _decimal(
    raw: Mapping[str, Any], key: str, missing: Decimal | None
) -> Decimal | None:
    """A number or fraction written as a string, so that 0.1 stays 0.1."""
    written = raw.get(key)
    if written is None:
        return missing
    if not isinstance(written, str):
        raise VocabularyError(f"unit {raw['name']}: {key} is not a string")
    above, _, below = written.partition("/")
    try:
        return Decimal(above) / Decimal(below or "1")
    except (InvalidOperation, ZeroDivisionError) as error:
        raise VocabularyError(f"unit {raw['name']}: {key} {written!r}") from error
