"""The bulletin held against itself: totals, names, and doubts of the reading."""

from __future__ import annotations

from audit.check import Check, Outcome
from audit.columns import check_columns
from audit.passage import passages_of
from audit.prose_sums import check_prose_sums
from audit.reading import Readings, check_reading
from audit.stated import check_statements
from audit.sums import check_sums
from normalize.bodies import Bodies
from parse.bulletin import Bulletin

__all__ = ["Check", "Outcome", "Readings", "audit"]


def audit(bulletin: Bulletin, readings: Readings, bodies: Bodies) -> tuple[Check, ...]:
    """Every check of a bulletin: what it states of itself, then what was doubtful."""
    passages = tuple(passages_of(readings))
    return (
        *check_statements(bulletin, bodies),
        *check_prose_sums(bulletin, passages),
        *check_columns(bulletin, passages),
        *(check for passage in passages for check in check_sums(passage)),
        *check_reading(bulletin, readings),
    )
