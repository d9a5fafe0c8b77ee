"""Dates and periods in running text, with the year supplied from the bulletin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from normalize.fold import fold


@dataclass(frozen=True, slots=True)
class Period:
    """A date or period as written; ``at`` is where it stands in the searched text.

    A side that the text leaves open is ``None``.
    """

    text: str
    start: date | None
    end: date | None
    at: tuple[int, int]


_DATE: Final = re.compile(r"(?:([0-9]{4})[年.\-/])?([0-9]{1,2})[月.\-/]([0-9]{1,2})日?")


def find_periods(text: str, issued_on: date | None) -> tuple[Period, ...]:
    """Every date or period in the text, disjoint and in order."""
    found: list[Period] = []
    for match in _DATE.finditer(fold(text)):
        day = _day(match, issued_on)
        found.append(Period(text[slice(*match.span())], day, day, match.span()))
    return tuple(found)


def parse_period(text: str, issued_on: date | None) -> Period | None:
    """The period that the whole text is."""
    found = find_periods(text, issued_on)
    return found[0] if found and found[0].at == (0, len(text)) else None


def parse_date(text: str, issued_on: date | None = None) -> date | None:
    """The one day that the whole text names."""
    period = parse_period(text, issued_on)
    return period.start if period and period.start == period.end else None


def _day(match: re.Match[str], issued_on: date | None) -> date | None:
    year = int(match[1]) if match[1] else issued_on.year if issued_on else None
    if year is None:
        return None
    try:
        return date(year, int(match[2]), int(match[3]))
    except ValueError:  # the 31st of a month of thirty days
        return None
