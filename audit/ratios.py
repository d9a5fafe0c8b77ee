"""Parts of wholes against the percentages that the text states of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.check import Check
from audit.hundred import check_hundred
from audit.passage import Passage
from audit.rates import check_rates
from audit.shares import check_shares


def check_ratios(row: Sequence[Passage]) -> Iterator[Check]:
    """Every rate and share of the fields of one row; the prose is a row of its own."""
    for passage in row:
        yield from check_rates(passage)
        yield from check_shares(passage, row)
        yield from check_hundred(passage)
