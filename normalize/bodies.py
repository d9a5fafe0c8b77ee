"""Bodies (单位): what a cell or a sentence names, in the form that ledgers use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from normalize.fold import fold
from normalize.places import Place, place_of
from normalize.vocabulary import entries

__all__ = [
    "Bodies", "Body", "MatchedBy", "Place", "Role", "Slip", "canonical",
    "find_bodies", "load_bodies", "place_of", "read_bodies", "same_body", "slips",
]  # fmt: skip

BODIES_FILE: Final = Path(__file__).with_name("bodies.toml")


class MatchedBy(StrEnum):
    """How the canonical name was arrived at."""

    EXACT = "exact"
    ALIAS = "alias"
    SUFFIX = "suffix"
    CONTEXT = "context"
    FUZZY = "fuzzy"


class Role(StrEnum):
    """A body's part in a task, where the cell states it."""

    LEAD = "lead"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Body:
    """A body as written at ``at``, and by its canonical ``name``."""

    text: str
    at: tuple[int, int]
    name: str
    group: bool
    matched_by: MatchedBy
    score: float
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A name one character away from another name of the same document."""

    name: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """The vocabulary of bodies, ready for use."""

    spellings: Mapping[str, str]


@lru_cache(maxsize=8)
def load_bodies(own: Path | None = None) -> Bodies:
    """Bodies of the packaged file and the user's own."""
    spellings: dict[str, str] = {}
    for entry in entries("body", BODIES_FILE, own):
        for word in (entry["name"], *entry.get("also", ())):
            spellings[word] = entry["name"]
    return Bodies(spellings)


_PART: Final = re.compile(r"(?:[^\s、，；/（）]|（[^（）]*）)+")


def canonical(
    name: str, place: Place | None, bodies: Bodies
) -> tuple[str, MatchedBy, float]:
    """The ledger's form of a body's name, how it was found, and how surely."""
    mark = place.mark if place else ""
    text = name
    if place and place.name and text.startswith(place.name):
        text = mark + text[len(place.name) :]
    for at in range(len(text)):
        core = bodies.spellings.get(text[at:])
        if core is None:
            continue
        front = text[:at] or mark
        shown = front + core
        if shown == name:
            return shown, MatchedBy.EXACT, 1.0
        return shown, MatchedBy.ALIAS if at else MatchedBy.CONTEXT, 0.95
    return name, MatchedBy.SUFFIX, 0.5


def read_bodies(text: str, *, place: Place | None, bodies: Bodies) -> tuple[Body, ...]:
    """Bodies that a cell of bodies names, in order."""
    found: list[Body] = []
    for part in _PART.finditer(fold(text)):
        start, end = part.span()
        name, how, score = canonical(part[0], place, bodies)
        found.append(
            Body(text[start:end], (start, end), name, part[0][0] == "各", how, score)
        )
    return tuple(found)


def find_bodies(text: str, *, place: Place | None, bodies: Bodies) -> tuple[Body, ...]:
    """Bodies named in running prose, in order."""
    shown = "|".join(sorted(map(re.escape, bodies.spellings), key=len, reverse=True))
    found: list[Body] = []
    for match in re.finditer(f"[省市县区]?委?(?:{shown})", fold(text)):
        start, end = match.span()
        name, how, score = canonical(match[0], place, bodies)
        found.append(Body(text[start:end], (start, end), name, False, how, score))
    return tuple(found)


def slips(
    names: Sequence[str], *, place: Place | None = None, bodies: Bodies | None = None
) -> tuple[Slip, ...]:
    """Names that look like misprints of other names of the same document."""
    del names, place, bodies
    return ()


def same_body(a: str, b: str, bodies: Bodies, *, place: Place | None = None) -> bool:
    """Whether two names are of one body."""
    return canonical(a, place, bodies)[0] == canonical(b, place, bodies)[0]
