"""The bulletin held against itself: totals, names, and doubts of the reading."""

from audit.auditing import audit
from audit.check import Check, Outcome
from audit.complements import Complements
from audit.proof import load_complements
from audit.reading import Readings

__all__ = [
    "Check",
    "Complements",
    "Outcome",
    "Readings",
    "audit",
    "load_complements",
]
