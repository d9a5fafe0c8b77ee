"""Which total a figure is stated to be a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from measure.clause import Place
from measure.figure import Figure
from normalize.units import Dimension

#: What announces parts.
_OPENER: Final = re.compile("其中|包括|包含|分别为|分别是|分为")


@dataclass(slots=True)
class _Scope:
    """Totals whose parts are being listed.

    It lasts to the end of its bracket, of its list (points marked in ``style``) or
    of its sentence.
    """

    totals: list[Figure]
    bracket: int | None
    style: str | None
    sentence: int
    at: int
    used: bool = False


def find_totals(
    text: str, figures: Sequence[Figure], places: Sequence[Place]
) -> list[Figure | None]:
    """The total that each figure is a part of, where the text says so."""
    scopes: list[_Scope] = []
    totals: list[Figure | None] = []
    for index, (figure, place) in enumerate(zip(figures, places, strict=True)):
        if index:
            scopes = [scope for scope in scopes if _lasts(scope, place)]
            _close_inner_lists(scopes, place)
            opened = _opened(text, figures, places, index)
            if opened is not None:
                _replace(scopes, opened)
        totals.append(_total(scopes[-1], figure) if scopes else None)
    return totals


def _replace(scopes: list[_Scope], opened: _Scope) -> None:
    """A second 其中 in one sentence ends the first."""
    if opened.bracket is None and opened.style is None:
        while scopes and scopes[-1].bracket is None and scopes[-1].style is None:
            scopes.pop()
    scopes.append(opened)


def _lasts(scope: _Scope, place: Place) -> bool:
    if scope.bracket is not None:
        return place.bracket == scope.bracket
    if scope.style is not None:
        return place.marker is not None
    return place.sentence == scope.sentence


def _close_inner_lists(scopes: list[_Scope], place: Place) -> None:
    """The next point of an outer list ends the lists within the point before it."""
    if place.marker is None:
        return
    for depth, scope in enumerate(scopes):
        if scope.style == place.marker.rule:
            begun = place.marker.start
            scopes[depth + 1 :] = [s for s in scopes[depth + 1 :] if s.at > begun]
            return


def _opened(
    text: str, figures: Sequence[Figure], places: Sequence[Place], index: int
) -> _Scope | None:
    place, before = places[index], figures[index - 1]
    openers = [*_OPENER.finditer(text, before.end, figures[index].start)]
    opener = openers[-1] if openers else None
    bracket = (
        place.bracket
        if place.bracket is not None and place.bracket >= before.end
        else None
    )
    if opener is None and bracket is None:
        return None
    at = opener.start() if opener else place.bracket or 0
    listed = (
        place.marker is not None
        and opener is not None
        and place.marker.start >= opener.end()
    )
    totals = _candidates(text, figures, places, index, at, whole=opener is not None)
    style = place.marker.rule if listed and place.marker else None
    return _Scope(totals, bracket, style, place.sentence, at)


def _candidates(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    index: int,
    at: int,
    *,
    whole: bool,
) -> list[Figure]:
    """Figures that may be the total, nearest first.

    Those of the clause before; at the start of a sentence, or before a list of
    parts, all of the sentence before.
    """
    last = places[index - 1]
    begins = (
        text[at - 1 : at] in ("。", "\n", "；")
        or text.startswith("分", at)
        or text.startswith("包", at)
    )
    found: list[Figure] = []
    for earlier in range(index - 1, max(-1, index - 9), -1):
        place = places[earlier]
        if place.clause != last.clause and not (
            begins and whole and place.sentence == last.sentence
        ):
            break
        found.append(figures[earlier])
    return found


def _total(scope: _Scope, figure: Figure) -> Figure | None:
    if figure.value is None or figure.rank or figure.dimension is Dimension.RATIO:
        return None
    for total in scope.totals:
        if total.unit != figure.unit and not _same_base(total, figure):
            continue
        if total.value is None or total.rank:
            continue
        size, part = total.value * total.factor, figure.value * figure.factor
        if part < size or (part == size and not scope.used):
            scope.used = True
            return total
    return None


def _same_base(total: Figure, figure: Figure) -> bool:
    return (
        total.measure is not None
        and figure.measure is not None
        and total.measure.base == figure.measure.base
    )
