"""The ledger's own word for how a task stands, and what the word means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from normalize.fold import fold
from normalize.vocabulary import VocabularyError, entries

SCHEMES_FILE: Final = Path(__file__).with_name("schemes.toml")


class Stage(StrEnum):
    """How far a task has come."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CLOSED = "closed"
    CONTINUOUS = "continuous"
    ADJUSTED = "adjusted"
    CANCELLED = "cancelled"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a scheme; ``None`` is "the word does not say"."""

    word: str
    stage: Stage | None
    pace: int | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scale of status words that some ledgers use together."""

    name: str
    terms: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Schemes:
    """All known scales, by name."""

    by_name: Mapping[str, Scheme]


@dataclass(frozen=True, slots=True)
class Status:
    """A status as a ledger gives it: ``term`` in one form, ``text`` as written."""

    term: str
    text: str
    stage: Stage | None
    pace: int | None
    rank: int | None
    scheme: str


@lru_cache(maxsize=8)
def load_schemes(own: Path | None = None) -> Schemes:
    """Scales of the packaged file and the user's own; raises ``VocabularyError``."""
    schemes = (_scheme(entry) for entry in entries("scheme", SCHEMES_FILE, own))
    return Schemes({scheme.name: scheme for scheme in schemes})


def _scheme(entry: Mapping[str, Any]) -> Scheme:
    terms: dict[str, Term] = {}
    for row in entry["term"]:
        stage = Stage(row["stage"]) if "stage" in row else None
        for word in (row["name"], *row.get("also", ())):
            if word in terms:
                raise VocabularyError(f"{entry['name']}: {word} stands twice")
            terms[word] = Term(row["name"], stage, row.get("pace"), row.get("rank"))
    return Scheme(entry["name"], terms)


_NOISE: Final = re.compile(r"[\s“”\"'‘’「」『』]+")
_CLAUSE: Final = re.compile(r"[，。；：（,;]")


def plain(text: str) -> str:
    """A status cell without inner spaces and quotes.

    >>> plain("“滞 后”")
    '滞后'
    """
    return _NOISE.sub("", fold(text))


def status_words(schemes: Schemes) -> frozenset[str]:
    """Every spelling of every scheme, to know a status column by."""
    return frozenset(w for s in schemes.by_name.values() for w in s.terms)


def choose_scheme(words: Sequence[str], schemes: Schemes) -> Scheme | None:
    """The scheme that knows the most of ``words``; ``None`` when two know as many."""
    used = {plain(word) for word in words} - {""}
    known = [(len(used & s.terms.keys()), s) for s in schemes.by_name.values()]
    best = max((count for count, _ in known), default=0)
    winners = [scheme for count, scheme in known if count == best]
    return winners[0] if best and len(winners) == 1 else None


def read_status(text: str, scheme: Scheme | None, schemes: Schemes) -> Status | None:
    """The status that a cell states in ``scheme``, or ``None`` for an unknown word."""
    del schemes
    if scheme is None:
        return None
    whole = plain(text)
    for candidate in (whole, _CLAUSE.split(whole)[0]):
        term = scheme.terms.get(candidate)
        if term is not None:
            return Status(
                term.word, text, term.stage, term.pace, term.rank, scheme.name
            )
    return None
