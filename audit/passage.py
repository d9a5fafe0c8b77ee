"""The text of a field with its figures, as the audit's rules walk over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from audit.amount import Amount, amount_of
from audit.complements import Complements, packaged_complements
from audit.reading import Readings
from parse.doubt import Place

_SENTENCE_ENDS: Final = frozenset("。！？\n")
_SEGMENT_ENDS: Final = _SENTENCE_ENDS | {"；"}
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A field's text and its amounts in order; ``task_id`` is None for the prose.

    ``complements`` are the sets of words that name all there is of something.
    """

    task_id: str | None
    field: str
    text: str
    amounts: tuple[Amount, ...]
    complements: Complements = ()

    def between(self, first: Amount, second: Amount) -> str:
        """The words from the end of one figure to the start of a later one."""
        return self.text[first.one.end : second.one.start]

    def before(self, amount: Amount, reach: int = 24) -> str:
        """The words that lead to a figure: back to the figure before it, or ``reach``."""
        at = self.amounts.index(amount)
        begin = max(0, amount.one.start - reach)
        if at:
            begin = max(begin, self.amounts[at - 1].one.end)
        return self.text[begin : amount.one.start]

    def behind(self, amount: Amount, reach: int = 24) -> str:
        """The words behind a figure: on to the figure after it, or ``reach``."""
        at = self.amounts.index(amount)
        end = amount.one.end + reach
        if at + 1 < len(self.amounts):
            end = min(end, self.amounts[at + 1].one.start)
        return self.text[amount.one.end : end]

    def sentence(self, at: int) -> int:
        """Where the sentence begins that ``at`` is in."""
        return self._back_to(at, _SENTENCE_ENDS)

    def segment(self, at: int) -> int:
        """Where the part of a sentence between semicolons begins that ``at`` is in."""
        return self._back_to(at, _SEGMENT_ENDS)

    def _back_to(self, at: int, stops: frozenset[str]) -> int:
        while at and self.text[at - 1] not in stops:
            at -= 1
        return at

    @property
    def where(self) -> str:
        """How a sentence to a clerk begins: 第7项, 正文, or 台账 for a total row."""
        if self.task_id:
            return f"第{self.task_id}项"
        return "正文" if self.field == "prose" else "台账"


def passages_of(
    readings: Readings, complements: Complements | None = None
) -> Iterator[Passage]:
    """Every field that was measured and has figures, in document order.

    ``complements`` are the packaged ones unless given.
    """
    if complements is None:
        complements = packaged_complements()
    for (task_id, name), (text, reading) in readings.items():
        amounts = tuple(
            amount
            for one in reading.indicators
            if (amount := amount_of(one, Place(task_id, name, one.start, one.end)))
        )
        if amounts:
            yield Passage(task_id, name, text, amounts, complements)


def squeezed(words: str) -> str:
    """Words without white space."""
    return _BLANK.sub("", words)
