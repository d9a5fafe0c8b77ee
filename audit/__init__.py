"""The bulletin held against itself: totals, names, and doubts of the reading."""

from __future__ import annotations

from audit.check import Check, Outcome
from audit.reading import Readings, check_reading
from audit.stated import check_statements
from normalize.bodies import Bodies
from parse.bulletin import Bulletin

__all__ = ["Check", "Outcome", "Readings", "audit"]


def audit(bulletin: Bulletin, readings: Readings, bodies: Bodies) -> tuple[Check, ...]:
    """Every check of a bulletin: what it states of itself, then what was doubtful."""
    return (*check_statements(bulletin, bodies), *check_reading(bulletin, readings))
