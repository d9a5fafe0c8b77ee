"""One pass over a field: every number is claimed once, as the kind of thing it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final

from measure.figure import Figure
from measure.grammar import grammar
from measure.indicator import Claim, ClaimKind
from measure.lexicon import Lexicon
from measure.proportion import read_proportion
from measure.rank import read_rank
from measure.reading import is_size, read_figure
from measure.words import is_verb, name_after
from normalize.periods import Period
from normalize.units import Units

_QUOTES: Final = frozenset({"title", "quote"})
#: These own the dates in them; everything else ends where a period begins.
_OVER_PERIODS: Final = frozenset({"title", "quote", "reference", "name"})
_DIGITS: Final = re.compile("[0-9]+")
_NOUN: Final = re.compile("[一-龥](?![为达至共计约余近到是有于由从及和第])[一-龥]")
_ORDINALS: Final = re.compile("[一二三四五六七八九十]+")

_KINDS: Final = {
    "title": ClaimKind.REFERENCE,
    "quote": ClaimKind.NAME,
    "reference": ClaimKind.REFERENCE,
    "marker": ClaimKind.MARKER,
    "name": ClaimKind.NAME,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What one pass finds; ``unclaimed`` are digits that no rule knows."""

    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    claims: tuple[Claim, ...]
    unclaimed: tuple[tuple[int, int], ...]


def find_claims(
    text: str, periods: Sequence[Period], units: Units, lexicon: Lexicon
) -> Found:
    """Claims over squeezed text; ``periods`` are those of the same text.

    A title, a quoted name or a document number owns the dates in it; a period owns
    the digits that a figure would begin with.
    """
    scan = _Scan(text, periods, units, lexicon)
    scan.run()
    return scan.found()


class _Scan:
    """The state of the pass: where it is and what it has found so far."""

    __slots__ = (
        "at",
        "claims",
        "figures",
        "kept",
        "lexicon",
        "pending",
        "periods",
        "text",
        "units",
    )

    def __init__(
        self, text: str, periods: Sequence[Period], units: Units, lexicon: Lexicon
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.units = units
        self.periods = periods
        self.pending = 0
        self.at = 0
        self.claims: list[Claim] = []
        self.figures: list[Figure] = []
        self.kept: list[Period] = []

    def run(self) -> None:
        search = grammar(self.units.pattern).search
        text = self.text
        while (found := search(text, self.at)) is not None:
            kind = found.lastgroup or "figure"
            period = None
            if kind not in _OVER_PERIODS or self._is_inside(found):
                period = self._period_within(found)
            if period is not None:
                begins = period.at[0]
                ahead = found.start() < begins
                inside = search(text, self.at, begins) if ahead else None
                if inside is None:
                    self._keep(period)
                    continue
                found, kind = inside, inside.lastgroup or "figure"
            self._claim(found, kind)
        self._period_within(None)

    def _claim(self, found: re.Match[str], kind: str) -> None:
        start, end = found.span()
        self.at = end
        if kind in _KINDS:
            self._drop_periods(start, end)
            if kind == "name" and (ratio := read_proportion(self.text, start, end)):
                self.figures.append(ratio)
                return
            if kind in _QUOTES and not _DIGITS.search(self.text, start, end):
                return
            marker = kind == "marker"
            rule = marker_style(self.text[start:end]) if marker else kind
            self.claims.append(Claim(start, end, _KINDS[kind], rule))
        elif kind == "rank":
            self._rank(start, end)
        elif kind == "figure":
            self._figure(found)

    def found(self) -> Found:
        claims = sorted(
            [
                *self.claims,
                *(
                    Claim(f.start, f.end, ClaimKind.FIGURE, f.rule)
                    for f in self.figures
                ),
                *(Claim(*p.at, ClaimKind.PERIOD, "period") for p in self.kept),
            ],
            key=attrgetter("start"),
        )
        return Found(
            tuple(self.figures),
            tuple(self.kept),
            tuple(claims),
            tuple(_unclaimed(self.text, claims)),
        )

    def _period_within(self, found: re.Match[str] | None) -> Period | None:
        """Take the periods before what was found; the one that it runs into."""
        while self.pending < len(self.periods):
            period = self.periods[self.pending]
            if period.at[0] < self.at:
                self.pending += 1
            elif found is not None and period.at[1] > found.start():
                return period if period.at[0] < found.end() else None
            else:
                self.pending += 1
                self.kept.append(period)
        return None

    def _is_inside(self, found: re.Match[str]) -> bool:
        """“7·23”强降雨期间: the next period owns the name that it begins with."""
        if self.pending == len(self.periods):
            return False
        start, end = self.periods[self.pending].at
        return start <= found.start() and found.end() < end

    def _keep(self, period: Period) -> None:
        self.pending += 1
        self.kept.append(period)
        self.at = period.at[1]

    def _drop_periods(self, start: int, end: int) -> None:
        while self.pending < len(self.periods):
            period = self.periods[self.pending]
            if period.at[0] >= end:
                return
            self.pending += 1
            if period.at[1] <= start:
                self.kept.append(period)

    def _rank(self, start: int, end: int) -> None:
        read = read_rank(self.text, start, end)
        if read is None:
            if self.text[start] == "第" and _DIGITS.search(self.text, start, end):
                self.claims.append(Claim(start, end, ClaimKind.REFERENCE, "ordinal"))
            elif self.text[start] == "前":  # 汛期前12栋封顶
                self.at = start + 1
            return
        figure, size = read
        if size is not None:
            taken = [f for f in self.figures[-4:] if f.start <= size[0] < f.end]
            for measured in taken:
                self.figures.remove(measured)
            owned = any(claim.start <= size[0] < claim.end for claim in self.claims)
            if self.text[size[0]].isdecimal() and not owned:
                self.claims.append(Claim(*size, ClaimKind.REFERENCE, "size of ranking"))
        self.figures.append(figure)

    def _figure(self, found: re.Match[str]) -> None:
        figure = read_figure(self.text, found, self.units)
        if figure is not None and (
            not self.figures or self.figures[-1].end <= figure.start
        ):
            self.figures.append(figure)
            self.at = (
                max(self.at, figure.end) if figure.end >= found.end() else figure.end
            )
            return
        if is_size(self.text, found, self.units):
            start, self.at = found.span()
            self.claims.append(Claim(start, self.at, ClaimKind.NAME, "size of a thing"))
            return
        self.at = found.end("n") if found["n"] else found.end()
        if found["n"] and _in_a_name(self.text, found.start(), self.at, self.lexicon):
            self.claims.append(
                Claim(found.start(), self.at, ClaimKind.NAME, "number in a name")
            )


def _in_a_name(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """尼龙66切片: a number without a unit between two nouns is a part of the name."""
    words = text[max(0, start - 2) : start]
    if not text[start:end].isdecimal() or end - start > 3 or not _NOUN.fullmatch(words):
        return False
    return (
        not is_verb(words, lexicon)
        and len(name_after(text[end : end + 6], lexicon)) > 1
    )


def _unclaimed(text: str, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """The digits between the claims."""
    done = 0
    for claim in claims:
        while digits := _DIGITS.search(text, done, claim.start):
            yield digits.span()
            done = digits.end()
        done = claim.end
    for digits in _DIGITS.finditer(text, done):
        yield digits.span()


@lru_cache(maxsize=512)
def marker_style(marker: str) -> str:
    """The look of a list marker, by which points of one list know each other.

    >>> [marker_style(marker) for marker in ("（1）", "二、", "2.")]
    ['marker （1）', 'marker 一、', 'marker 1.']
    """
    plain = _DIGITS.sub("1", marker)
    return (
        f"marker {_ORDINALS.sub('一', plain)}" if plain[0] not in "①⑴" else "marker ①"
    )
