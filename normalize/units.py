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
from normalize.vocabulary import entries, refusal


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

#: What an entry may hold, and of what type. Numbers are strings, so that 0.1 is 0.1.
_KEYS: Final = MappingProxyType(
    {
        "name": str,
        "also": list,
        "dimension": str,
        "factor": str,
        "base": str,
        "sought": bool,
        "not_before": str,
        "example": str,
        "equals": str,
    }
)

#: How a value of each type is written.
_HOW: Final = {str: "写在引号里", list: '写成 ["……"]', bool: "写 true 或 false"}

#: A scale before a unit, as headers have it: 万人次, 百户.
_SCALED: Final = re.compile("([十百千]?[万亿]{0,2})(.+)")


@cache
def load_units(own: Path | None = None) -> Units:
    """The packaged units, with a user's own file over them.

    Raises ``VocabularyError``, naming the entry, for an unknown key or dimension, a
    factor that is no positive number, a spelling that two entries claim or that
    folding would change, and, where there is an own file, an example that is not
    read as its entry (the packaged examples are held by the tests).
    """
    listed = unit_entries(own)
    by_spelling: dict[str, Unit] = {}
    for entry in listed:
        for spelling in entry.spellings:
            if spelling in by_spelling:
                raise refusal(
                    "unit",
                    entry.unit.name,
                    f"“{spelling}”已是“{by_spelling[spelling].name}”的写法",
                    "删去其中一处",
                )
            by_spelling[spelling] = entry.unit
    units = Units(MappingProxyType(by_spelling), _pattern(listed))
    if own is not None:
        _prove(listed, units)
    return units


def unit_entries(own: Path | None = None) -> tuple[Entry, ...]:
    """The entries behind ``load_units``, each checked by itself."""
    return tuple(_entry(raw) for raw in entries("unit", _PACKAGED, own))


def unit_written(text: str, units: Units) -> Unit | None:
    """The unit that a header or caption names, a scale before it allowed.

    >>> unit_written("万人次", load_units()).factor
    Decimal('10000')
    >>> unit_written("万元", load_units()).base
    '元'
    """
    spelling = fold(text).strip()
    if spelling in units.by_spelling:
        return units.by_spelling[spelling]
    scaled = _SCALED.fullmatch(spelling)
    if scaled is None or scaled[2] not in units.by_spelling:
        return None
    scale, unit = parse_numeral(f"1{scaled[1]}"), units.by_spelling[scaled[2]]
    if scale is None:
        return None
    return Unit(spelling, unit.dimension, scale * unit.factor, unit.base)


def _pattern(listed: tuple[Entry, ...]) -> str:
    """Regex for every spelling that is sought, longest first.

    Told apart by their first characters: to try hundreds of spellings one by one
    behind every number is what most of the time to read it would go to.
    """
    sought = [
        (word, entry) for entry in listed if entry.sought for word in entry.spellings
    ]
    sought.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    by_first: dict[str, list[str]] = {}
    for spelling, entry in sought:
        rest = _rest(spelling, entry)
        by_first.setdefault(re.escape(spelling[0]), []).append(rest)
    each = (f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())
    return f"(?=[{''.join(by_first)}])(?:{'|'.join(each)})"


def _rest(spelling: str, entry: Entry) -> str:
    """Regex for one spelling behind its first character.

    It does not match where the spelling begins a longer word.
    """
    source = re.escape(spelling[1:])
    if spelling[-1].isascii() and spelling[-1].isalpha():
        source += "(?![A-Za-z])"
    longer = re.escape(entry.not_before)
    return f"{source}(?![{longer}])" if longer else source


def _prove(listed: tuple[Entry, ...], units: Units) -> None:
    """Each example read as its own entry, or a ``VocabularyError``."""
    figure = re.compile(f"({ARABIC})({units.pattern})")
    for entry in listed:
        if not entry.sought:
            continue
        found = figure.search(fold(entry.example))
        number = parse_numeral(found[1]) if found else None
        if found is None or number is None:
            raise refusal(
                "unit",
                entry.unit.name,
                f"example“{entry.example}”里没有读出数值",
                "写一句数值后跟着这个单位的例句",
            )
        read = units.by_spelling[found[2]]
        if read is not entry.unit:
            raise refusal(
                "unit",
                entry.unit.name,
                f"example 读成了单位“{read.name}”",
                "换一个 example",
            )
        if entry.equals is not None and float(number * read.factor) != float(
            entry.equals
        ):
            raise refusal(
                "unit",
                entry.unit.name,
                f"example 折合 {number * read.factor}，与 equals 不符",
                "改写 equals 或 factor",
            )


def _entry(raw: Mapping[str, Any]) -> Entry:
    name = str(raw["name"])
    for key, value in raw.items():
        if key not in _KEYS:
            raise refusal("unit", name, f"不认识 {key}", f"只写 {'、'.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            raise refusal("unit", name, f"{key} 的写法不对", f"{_HOW[_KEYS[key]]}")
    for key in ("dimension", "example"):
        if key not in raw:
            raise refusal("unit", name, f"没有 {key}", f"补上 {key}")
    spellings = (name, *map(str, raw.get("also", ())))
    for spelling in spellings:
        if not spelling or fold(spelling) != spelling:
            raise refusal(
                "unit",
                name,
                f"写法“{spelling}”是空的或带有全角字符",
                f"写成“{fold(spelling)}”",
            )
    if raw["dimension"] not in tuple(Dimension):
        raise refusal(
            "unit",
            name,
            f"没有 {raw['dimension']} 这种量",
            f"dimension 写 {'、'.join(Dimension)} 之一",
        )
    factor = _decimal(name, "factor", raw.get("factor", "1"))
    return Entry(
        Unit(name, Dimension(raw["dimension"]), factor, raw.get("base", name)),
        spellings,
        raw.get("sought", True),
        raw.get("not_before", ""),
        raw["example"],
        _decimal(name, "equals", raw["equals"]) if "equals" in raw else None,
    )


def _decimal(name: str, key: str, written: str) -> Decimal:
    """A positive number or fraction (2000/3)."""
    above, _, below = written.partition("/")
    try:
        value = Decimal(above) / Decimal(below or "1")
    except (InvalidOperation, ZeroDivisionError) as error:
        raise refusal(
            "unit", name, f"{key} = {written} 不是数", f"{key} 写成引号里的数"
        ) from error
    if not value.is_finite() or value <= 0:
        raise refusal("unit", name, f"{key} = {written} 不是正数", f"{key} 写成正数")
    return value
