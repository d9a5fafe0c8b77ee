"""Lists of a Word document: what numbers its paragraphs are shown with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from extract.office.docx_content import ListPlace
from extract.office.docx_names import VAL, W, is_on, value_at, whole
from extract.office.docx_symbols import as_shown
from extract.office.list_numbers import spelled

#: Levels of a list, by the standard.
LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
#: Characters of a pattern; Word's dialogue takes fewer.
_LONGEST: Final = 255
#: After these nothing has to part a number from the text.
_CLOSING: Final = "、，。：；）】〕》．"


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered.

    ``restarts_after`` is the level (from 1) after which it begins anew; None for
    any above it, 0 for never.
    """

    number_format: str = "decimal"
    pattern: str = ""
    start: int = 1
    restarts_after: int | None = None
    is_legal: bool = False
    is_parted: bool = True
    font: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name; lists of one ``family`` count on together."""

    family: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph; ``unknown`` is a format not known here."""

    text: str
    unknown: str | None = None


@dataclass(slots=True)
class Counters:
    """How far the lists have come; one reading of a document owns it."""

    lists: Mapping[str, List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next_mark(self, place: ListPlace) -> Mark | None:
        """The mark of the next paragraph at this place; None where there is no list."""
        found = self.lists.get(place.list_id)
        level = found.levels.get(place.level) if found else None
        if found is None or level is None:
            return None
        counts = self._counts.setdefault(found.family, {})
        counts[place.level] = self._counted(place, found, level, counts)
        for below in range(place.level + 1, LEVELS):
            lower = found.levels.get(below, _PLAIN)
            if lower.restarts_after is None or lower.restarts_after > place.level:
                counts.pop(below, None)
        return _mark(found, level, counts)

    def _counted(
        self, place: ListPlace, found: List, level: Level, counts: Mapping[int, int]
    ) -> int:
        key = place.list_id, place.level
        is_new = key not in self._begun
        self._begun.add(key)
        if is_new and place.level in found.starts:
            return found.starts[place.level]
        return counts.get(place.level, level.start - 1) + 1


_PLAIN: Final = Level()


def read_lists(root: Element) -> Mapping[str, List]:
    """Lists by identifier, of the root of a part ``numbering.xml``."""
    families = {
        element.get(f"{W}abstractNumId", ""): element
        for element in root.iter(f"{W}abstractNum")
    }
    linked = {
        style: element
        for element in families.values()
        if (style := value_at(element, "styleLink"))
    }
    levels = {family: dict(_levels(element)) for family, element in families.items()}
    return {
        number.get(f"{W}numId", ""): _list(
            number, _family(number, families, linked), levels
        )
        for number in root.iter(f"{W}num")
    }


def style_level(found: List | None, style: str, otherwise: int) -> int:
    """The level of a list that a paragraph style stands for."""
    levels = found.levels.items() if found else ()
    return next((at for at, level in levels if level.style == style), otherwise)


def _family(
    number: Element, families: Mapping[str, Element], linked: Mapping[str, Element]
) -> str:
    """The definition that a list has its levels from, perhaps through a style."""
    family = value_at(number, "abstractNumId") or ""
    link = value_at(families.get(family), "numStyleLink")
    if link and link in linked:
        return linked[link].get(f"{W}abstractNumId", "")
    return family


def _list(
    number: Element, family: str, defined: Mapping[str, Mapping[int, Level]]
) -> List:
    levels = defined.get(family, {})
    starts: dict[int, int] = {}
    for override in number.iter(f"{W}lvlOverride"):
        at = whole(override.get(f"{W}ilvl"), 0)
        levels = {**levels, **dict(_levels(override))}
        stated = value_at(override, "startOverride")
        if stated is not None:
            starts[at] = whole(stated, 1)
    return List(family, levels, starts)


def _levels(element: Element) -> Iterator[tuple[int, Level]]:
    for level in element.findall(f"{W}lvl")[:LEVELS]:
        legal = level.find(f"{W}isLgl")
        fonts = level.find(f"{W}rPr/{W}rFonts")
        restarts = value_at(level, "lvlRestart")
        yield (
            whole(level.get(f"{W}ilvl"), 0),
            Level(
                number_format=value_at(level, "numFmt") or "decimal",
                pattern=(value_at(level, "lvlText") or "")[:_LONGEST],
                start=whole(value_at(level, "start"), 0),
                restarts_after=None if restarts is None else whole(restarts, 0),
                is_legal=legal is not None and is_on(legal.get(VAL)),
                is_parted=value_at(level, "suff") != "nothing",
                font="" if fonts is None else fonts.get(f"{W}ascii", ""),
                style=value_at(level, "pStyle") or "",
            ),
        )


def _mark(found: List, level: Level, counts: Mapping[int, int]) -> Mark:
    if level.number_format == "bullet":
        text = as_shown(level.pattern, level.font).replace("\ufffd", "•")
        return Mark(_parted(text, level))
    unknown: list[str] = []

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shown = found.levels.get(at, _PLAIN)
        count = counts.get(at, shown.start)
        if shown.number_format in {"none", "bullet"}:
            return ""
        if level.is_legal:
            return str(count)
        spelt = spelled(count, shown.number_format)
        if spelt is None:
            unknown.append(shown.number_format)
        return str(count) if spelt is None else spelt

    text = _PLACE.sub(number, level.pattern)
    return Mark(_parted(text, level), unknown[0] if unknown else None)


def _parted(text: str, level: Level) -> str:
    """The mark with a blank where it would otherwise run into the text: 1. 5亿元."""
    text = text.strip()
    return f"{text} " if text and level.is_parted and text[-1] not in _CLOSING else text
