"""Which total a figure is stated to be a part of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from measure.choice import choice
from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Modality
from normalize.units import Dimension

#: What announces parts.
_OPENER: Final = re.compile(
    choice(
        "其中|包括|包含|分别为|分别是|分为|分[一-龥]{1,4}看，|按[一-龥]{1,6}(?:划?分|看)，|分[两二三四][期段批][^，。；]{0,4}："
    )
)
#: 14个未开工项目中，因资金未落实的6个: right behind the total and its name.
_AMONG: Final = re.compile(
    "[^，。；：、0-9其]{0,24}?(?<![其集])中(?![心央小学型级村])[，已有仅]?"
)
_LEFT: Final = re.compile("(?:剩余|其余)(?:的|最后)?$")
_SUM: Final = ("合计", "共计", "总计", "共")
#: 较上年新增4000亩, 完成年度任务420辆的91.9%: no total of what follows.
_COMPARED: Final = re.compile("[较比][^，。；]{0,14}$")
_OF_GOAL: Final = re.compile("(?:任务|目标|计划)(?:值|数|为)?$")
#: What is not added up.
_NO_SUM: Final = (Dimension.RATIO, Dimension.CONCENTRATION)
#: A time of its own begins another account.
_ANEW: Final = re.compile("[0-9]月|今年|去年|上半年|季度|年底|截至|目前")
#: 路基宽25.5米: a measure of the thing itself.
_MEASURE: Final = re.compile("(?:[长宽高厚深]|直径|[管口]径)(?:度|为|约)?$")


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
    among: bool = False
    used: bool = False
    rest: dict[tuple[int, int], Decimal] = field(
        default_factory=dict[tuple[int, int], Decimal]
    )


def find_totals(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    modalities: Sequence[Modality],
) -> list[Figure | None]:
    """The total that each figure is a part of, where the text says so."""
    scopes: list[_Scope] = []
    totals: list[Figure | None] = []
    for index, (figure, place) in enumerate(zip(figures, places, strict=True)):
        if index:
            scopes = [scope for scope in scopes if _lasts(scope, place)]
            _close_inner_lists(scopes, place)
            opened = _opened(text, figures, places, modalities, index)
            if opened is not None:
                _replace(scopes, opened)
            elif scopes and _ANEW.search(
                text, max(place.clause, figures[index - 1].end), figure.start
            ):
                scopes = [scope for scope in scopes if scope.style is not None]
        totals.append(_of_scopes(text, scopes, figure, place))
        if totals[-1] is None and index > 1:
            totals[-1] = _left_over(text, figures, places, index)
            _sum_up(text, figures, places, totals)
    return totals


def _of_scopes(
    text: str, scopes: Sequence[_Scope], figure: Figure, place: Place
) -> Figure | None:
    """The total in the innermost list of parts, or in one of X中 around it."""
    if not scopes:
        return None
    long = figure.dimension is Dimension.LENGTH
    if long and _MEASURE.search(text, max(0, figure.start - 4), figure.start):
        return None
    if scopes[-1].among and figure.start == place.segment:
        return None
    total = _total(scopes[-1], figure, place)
    for scope in reversed(scopes[:-1]):
        if total is None and scope.among:
            total = _total(scope, figure, place)
    return total


def _left_over(
    text: str, figures: Sequence[Figure], places: Sequence[Place], index: int
) -> Figure | None:
    """征收312户，已签约301户。剩余11户: what is left of a total, by the numbers."""
    figure = figures[index]
    lead = text[max(0, figure.start - 5) : figure.start]
    if "余" not in lead or not _LEFT.search(lead):
        return None
    first = max(0, index - 12)
    near = [
        other
        for other, place in zip(figures[first:index], places[first:index], strict=True)
        if place.paragraph == places[index].paragraph and other.unit == figure.unit
    ]
    for total in near:
        rest = (total.value or 0) - (figure.value or 0)
        if any(done is not total and done.value == rest for done in near):
            return total
    return None


def _sum_up(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    totals: list[Figure | None],
) -> None:
    """C级132户、D级47户，共179户: the parts before a sum that they add up to."""
    last = len(totals) - 1
    total = figures[last]
    if total.value is None or not text.endswith(_SUM, 0, total.start):
        return
    rest, parts = total.value * total.factor, []
    for at in range(last - 1, max(-1, last - 9), -1):
        part = figures[at]
        if places[at].sentence != places[last].sentence or part.value is None:
            return
        if part.unit != total.unit and not _same_base(total, part):
            continue
        rest -= part.value * part.factor
        parts.append(at)
        if rest <= 0:
            break
    if rest == 0 and len(parts) > 1:
        for at in parts:
            totals[at] = totals[at] or total


def _replace(scopes: list[_Scope], opened: _Scope) -> None:
    """A second 其中 in one sentence ends the first."""
    if opened.bracket is None and opened.style is None:
        while (
            scopes
            and scopes[-1].bracket is None
            and scopes[-1].style is None
            and not (scopes[-1].among and not opened.among)
        ):
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
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    modalities: Sequence[Modality],
    index: int,
) -> _Scope | None:
    place, before = places[index], figures[index - 1]
    openers = [*_OPENER.finditer(text, before.end, figures[index].start)]
    opener = openers[-1] if openers else None
    bracket = (
        place.bracket
        if place.bracket is not None and place.bracket >= before.end
        else None
    )
    if opener is None:
        among = None
        if "中" in text[before.end : figures[index].start]:
            among = _AMONG.match(text, before.end, figures[index].start)
        if among and places[index - 1].sentence == place.sentence:
            return _Scope([before], None, None, place.sentence, among.end(), among=True)
        if bracket is None or not _names_before(text, before.end, bracket):
            return None
    at = opener.start() if opener else place.bracket or 0
    listed = (
        place.marker is not None
        and opener is not None
        and place.marker.start >= opener.end()
    )
    near = _candidates(text, figures, places, index, at, whole=opener is not None)
    totals = [
        figures[total]
        for total in near
        if places[total].clause == places[index - 1].clause
        or modalities[total] is modalities[index]
        or _begins(text, at)
    ]
    style = place.marker.rule if listed and place.marker else None
    return _Scope(totals, bracket, style, place.sentence, at)


def _names_before(text: str, end: int, bracket: int) -> bool:
    """Whether a bracket stands behind the total's own name: 14家企业（工业6家）."""
    return bracket - end <= 12 and not re.search("[，。；\n]", text[end:bracket])


def _begins(text: str, at: int) -> bool:
    """Whether the words that announce parts begin a sentence or a list."""
    return text[at - 1 : at] in ("。", "\n", "；") or text[at] in "分包按"


def _candidates(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    index: int,
    at: int,
    *,
    whole: bool,
) -> list[int]:
    """Which figures may be the total, nearest first.

    Those of the sentence where parts are announced, of the clause before where a
    bracket opens; at the start of a sentence, or before a list of parts, those of
    the sentence before.
    """
    last = places[index - 1]
    begins = _begins(text, at)
    found: list[int] = []
    for earlier in range(index - 1, max(-1, index - 9), -1):
        place, figure = places[earlier], figures[earlier]
        same = whole and place.sentence == last.sentence
        if place.clause != last.clause and not (
            same and (begins or place.segment == last.segment)
        ):
            break
        before = text[max(place.clause, figure.start - 18) : figure.start]
        goal = text.startswith("的", figure.end) and _OF_GOAL.search(before)
        if not goal and not _COMPARED.search(before):
            found.append(earlier)
    return found


def _total(scope: _Scope, figure: Figure, place: Place) -> Figure | None:
    if figure.value is None or figure.rank or figure.dimension in _NO_SUM:
        return None
    for total in scope.totals:
        if total.unit != figure.unit and not _same_base(total, figure):
            continue
        if total.value is None or total.rank:
            continue
        size, part = total.value * total.factor, figure.value * figure.factor
        done = (total.start, place.segment)
        if scope.rest.get(done) == 0:
            return None
        if part < size or (part == size and not scope.used):
            scope.used = True
            scope.rest[done] = scope.rest.get(done, size) - part
            return total
    return None


def _same_base(total: Figure, figure: Figure) -> bool:
    return (
        total.measure is not None
        and figure.measure is not None
        and total.measure.base == figure.measure.base
    )
