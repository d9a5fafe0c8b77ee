"""The vocabulary of bodies: cores, their spellings, and what names end in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from normalize.fold import fold
from normalize.vocabulary import VocabularyError, entries

BODIES_FILE: Final = Path(__file__).with_name("bodies.toml")

#: What bodies are called by in front: 区 in 区发改委.
MARKS: Final = "省市县区旗州盟镇乡"


class Where(StrEnum):
    """Where a name without its level is taken for the body."""

    ANYWHERE = "anywhere"
    NAMED = "named"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Core:
    """A body without its level; ``kin`` is the name that its equals share."""

    name: str
    form: str
    kin: str
    where: Where


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """The vocabulary of bodies, ready for use.

    ``spellings`` holds the level too where a spelling has it inside: 团县委.
    ``skeletons`` are spellings without their fillers (和, 管理, 服务).
    """

    spellings: Mapping[str, tuple[Core, str]]
    skeletons: Mapping[str, Core]
    above: tuple[str, ...]
    endings: Mapping[str, str]
    longest: int


_BODY_KEYS: Final = {
    "name", "also", "form", "kin", "above", "where", "example", "reads",
}  # fmt: skip
_ENDING_KEYS: Final = {"name", "not_before", "example"}
FILLER: Final = re.compile("[和与及、]|管理|工作|服务|事业|事务|监督")


@lru_cache(maxsize=8)
def load_bodies(own: Path | None = None) -> Bodies:
    """Bodies of the packaged file and the user's own; raises ``VocabularyError``."""
    rows = entries("body", BODIES_FILE, own)
    kin = {row["name"]: row.get("kin", row["name"]) for row in rows}
    spellings: dict[str, tuple[Core, str]] = {}
    above: set[str] = set()
    for row in rows:
        _refuse_unknown(row, _BODY_KEYS)
        core = _core(row, kin)
        above.update(row.get("above", ()))
        for word, level in _written(core.name, *row.get("also", ())):
            if word in spellings or word != fold(word):
                raise VocabularyError(
                    f"{core.name}: {word} stands twice or is not folded"
                )
            spellings[word] = core, level
    endings = _endings(own)
    return Bodies(
        spellings,
        _skeletons(spellings),
        tuple(sorted(above, key=len, reverse=True)),
        endings,
        max(map(len, spellings)) + 12,
    )


def _refuse_unknown(row: Mapping[str, Any], keys: set[str]) -> None:
    if row.keys() - keys or "example" not in row:
        raise VocabularyError(
            f"{row['name']}: keys {sorted(row)}, known {sorted(keys)}"
        )


def _core(row: Mapping[str, Any], kin: Mapping[str, str]) -> Core:
    try:
        family = kin[kin[row["name"]]]
        where = Where(row.get("where", "anywhere"))
    except (KeyError, ValueError) as error:
        raise VocabularyError(
            f"{row['name']}: no such kin or place: {error}"
        ) from error
    return Core(row["name"], row.get("form", "{level}{name}"), family, where)


def _written(*spellings: str) -> Iterator[tuple[str, str]]:
    for spelling in spellings:
        if "{level}" not in spelling:
            yield spelling, ""
            if spelling.endswith("局"):
                # A city's department has a branch in each of its districts.
                yield f"{spelling[:-1]}分局", ""
            continue
        for mark in MARKS:
            yield spelling.format(level=mark), mark


def _skeletons(spellings: Mapping[str, tuple[Core, str]]) -> dict[str, Core]:
    """Cores by skeleton, where a skeleton is one core's alone and says enough."""
    found: dict[str, set[Core]] = {}
    for word, (core, _) in spellings.items():
        found.setdefault(FILLER.sub("", word), set()).add(core)
    return {
        bones: next(iter(cores))
        for bones, cores in found.items()
        if len(cores) == 1 and len(bones) > 3
    }


def _endings(own: Path | None) -> dict[str, str]:
    endings: dict[str, str] = {}
    for row in entries("ending", BODIES_FILE, own):
        _refuse_unknown(row, _ENDING_KEYS)
        endings[row["name"]] = "".join(row.get("not_before", ()))
    return endings
