"""The total rows of a document: their names, their texts, and the rows they add up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from parse.field import Field
from parse.ledger import Ledger, Row, Total

#: A total of some rows; every other total is of all.
_OF_SOME: Final = re.compile("小计|分计")


@dataclass(frozen=True, slots=True)
class NamedTotal:
    """A total row with its name in the document and the rows that it adds up."""

    name: str
    total: Total
    ledger: Ledger
    rows: tuple[Row, ...]

    def field(self, column: str) -> str:
        """The name of one of its cells: 合计/总投资（万元）."""
        return f"{self.name}/{column}"


def named_totals(ledgers: Sequence[Ledger]) -> Iterator[NamedTotal]:
    """Every total row; a second of the same label is 小计2.

    A subtotal is of the rows of its group since the total before it or, where it
    stands right below one or at the top, of those down to the next.
    """
    labels: Counter[str] = Counter()
    for ledger in ledgers:
        for at, total in enumerate(ledger.totals):
            label = "".join(total.label.split())
            labels[label] += 1
            name = label if labels[label] == 1 else f"{label}{labels[label]}"
            yield NamedTotal(name, total, ledger, _added_up(ledger, at))


def _added_up(ledger: Ledger, at: int) -> tuple[Row, ...]:
    """The rows of a total; all of them for the one 合计 at the top or the bottom."""
    total = ledger.totals[at]
    others = [other for other in ledger.totals if other is not total]
    single = all(other.label != total.label for other in others)
    at_end = total.above in (0, len(ledger.rows))
    if not _OF_SOME.search(total.label) and single and at_end:
        return ledger.rows
    begin = max((t.above for t in ledger.totals[:at]), default=0)
    if begin < total.above:
        rows = ledger.rows[begin : total.above]
        return tuple(row for row in rows if row.section == rows[-1].section)
    end = min((t.above for t in ledger.totals[at + 1 :]), default=len(ledger.rows))
    return ledger.rows[total.above : end]


def total_fields(ledgers: Sequence[Ledger]) -> Mapping[str, Field]:
    """The cells of all total rows by their names."""
    return {
        named.field(column): field
        for named in named_totals(ledgers)
        for column, field in named.total.other.items()
    }
