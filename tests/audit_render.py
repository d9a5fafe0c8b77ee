"""A field's text as the audit sees it: measured, without the document around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from audit import Check
from audit.passage import Passage, passages_of
from measure import read_field
from normalize.units import load_units

DAY = date(2024, 11, 12)


def passage_of(text: str, *, role: str = "progress") -> Passage | None:
    reading = read_field(
        text, role=role, issued_on=DAY, carried=None, units=load_units()
    )
    return next(iter(passages_of({("1", role): (text, reading)})), None)


def told(
    check: Callable[[Passage], Iterator[Check]], text: str
) -> list[tuple[str, str]]:
    """Outcome and expression of each check of a progress cell."""
    passage = passage_of(text)
    found = check(passage) if passage else ()
    return [(one.outcome.value, one.expression or "") for one in found]
