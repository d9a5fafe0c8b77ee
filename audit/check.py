"""One relation held against the bulletin, or one doubt about its reading."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parse.doubt import Place


class Outcome(StrEnum):
    """How a check came out; a doubt is a question to a person."""

    HOLDS = "holds"
    FAILS = "fails"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Check:
    """A row of ``checks``: ``check`` is a stable code, ``message`` a Chinese sentence.

    ``expression`` is what was computed, ``places`` every number that took part.
    """

    check: str
    outcome: Outcome
    message: str
    task_id: str | None = None
    stated: Decimal | None = None
    computed: Decimal | None = None
    expression: str | None = None
    places: tuple[Place, ...] = ()
