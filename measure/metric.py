"""What a figure measures, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Kind
from measure.subject import subject_of
from measure.words import is_verb, name_after, name_before, object_of

#: How far before a figure its name may begin.
_REACH: Final = 48

#: A change and its comparison, right before the figure: what changed stands before.
_CHANGED: Final = re.compile(
    "(?:[，、]|同比|环比|(?:较|比|与)[^，。；：、]{1,14}?(?:年|月|期|初|底|末|比|平均|水平)|均|都|分别|实现|净|累计|大幅|小幅|名义|年均"
    "|正增长|负增长|增长|增加|增幅|增速|上升|升高|上涨|提高|提升|扩大|下降|降低|降幅|减少|下滑|回落|压减|收窄|高出|低于|高于|全[省市国县区]平均|率|了|为|达)+$"
)
#: The words that place something in a ranking.
_RANKED: Final = re.compile(
    "(?:均|都|在|全[省市国县区]|[0-9一二三四五六七八九十]+个?(?:县（市、区）|县区|区县|区|县|市|乡镇（街道）|乡镇|镇|街道|部门|单位)?[中内里]?|乡（街道）|乡镇|各县区"
    "|排名?|排在|名列|位列|位居|位于|居|列|位次|为|[，、]|并列|获得?|荣获|取得|[城郊]区组|中)+$"
)

#: 地区生产总值（下同）: what brackets add to a period is no name.
_ASIDE: Final = re.compile("^（[^（）]*）|（(?:下同|含[^（）]*|不含[^（）]*)）")


@dataclass(frozen=True, slots=True)
class Named:
    """What is measured, and of whom."""

    metric: str | None = None
    subject: str | None = None


def name_figures(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    kinds: Sequence[Kind],
    totals: Sequence[Figure | None],
) -> list[Named]:
    """Metric and subject of each figure."""
    named: list[Named] = []
    by_start: dict[int, Named] = {}
    for index, figure in enumerate(figures):
        before = _sibling(figures, places, named, index)
        total = totals[index]
        over = by_start.get(total.start) if total else None
        name = _name(text, index, figures, places, kinds[index], before, over)
        named.append(name)
        by_start[figure.start] = name
    return named


def _sibling(
    figures: Sequence[Figure],
    places: Sequence[Place],
    named: Sequence[Named],
    index: int,
) -> Named:
    """The name of the figure before, where it stands in the same sentence."""
    if index and places[index - 1].sentence == places[index].sentence:
        return named[index - 1]
    return Named()


def _name(
    text: str,
    index: int,
    figures: Sequence[Figure],
    places: Sequence[Place],
    kind: Kind,
    before: Named,
    over: Named | None,
) -> Named:
    figure, place = figures[index], places[index]
    left = text[max(place.left, figure.start - _REACH) : figure.start]
    if kind in (Kind.RANK, Kind.GROWTH):
        return _of_change(text, left, kind, place, before)
    right = _right(text, index, figures, places)
    words = _ASIDE.sub("", name_before(left))
    name = name_after(right) if kind is not Kind.MONEY or right.startswith("的") else ""
    who, what = object_of(words)
    subject, what = subject_of(text, figure, place, who, what, name, before.subject)
    if name and (not what or is_verb(what) or left.endswith(("的", "等"))):
        return Named(name, subject)
    if name and subject != what:
        return Named(what + name, subject)
    if over is not None and subject is not None and not what:
        return Named(over.metric, subject)
    if what and not (is_verb(what) and before.metric):
        return Named(what, subject)
    return _inherited(text, place, before, subject)


def _inherited(text: str, place: Place, before: Named, subject: str | None) -> Named:
    """The name given by the clause before, which itself has no figure, or a sibling."""
    if place.head is not None:
        head = name_before(text[slice(*place.head)][-_REACH:])
        if head:
            return Named(_ASIDE.sub("", head), subject)
    return Named(before.metric, subject or before.subject)


def _of_change(text: str, left: str, kind: Kind, place: Place, before: Named) -> Named:
    """What grew, or is ranked."""
    words = (_RANKED if kind is Kind.RANK else _CHANGED).sub("", left)
    words = name_before(_CHANGED.sub("", words))
    if words:
        who, what = object_of(words)
        return Named(what, who or None)
    if before.metric:
        return before
    return _inherited(text, place, before, None)


def _right(
    text: str, index: int, figures: Sequence[Figure], places: Sequence[Place]
) -> str:
    """The words behind a figure; 13条、34公里农村公路 share them."""
    figure, place = figures[index], places[index]
    words = text[figure.end : min(place.right, figure.end + 20)]
    shared = index + 1 < len(figures) and figures[index + 1].start - figure.end <= 1
    if not words and shared and text[figure.end : figure.end + 1] in ("、", ""):
        after, follows = figures[index + 1], places[index + 1]
        return text[after.end : min(follows.right, after.end + 20)]
    return words
