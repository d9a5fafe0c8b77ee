"""The bulletin held against itself: totals, names, and doubts of the reading."""

from audit.auditing import audit
from audit.check import Check, Outcome
from audit.reading import Readings

__all__ = ["Check", "Outcome", "Readings", "audit"]
