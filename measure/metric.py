"""Metric and subject of each figure of a field, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from measure.around import Around, Named, Neighbours
from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Kind
from measure.kind import Change
from measure.lexicon import Lexicon
from measure.quantity import name_quantity
from measure.rank import NUMERALS, RANKED_PLACES
from measure.respectively import respectively
from measure.subject import split_subject
from measure.whole import whole_words
from measure.words import is_verb, name_before

#: Comparisons and particles around a change, right before the figure: what changed
#: stands before them. What it is compared with is read in one way only, or a text of
#: 较上年同期较上年同期 would be read in as many ways as there are subsets of them.
_CHANGED: Final = (
    "[，、□]|同比|环比|按(?:可比(?:价格|口径)|不变价格?|现价)(?:计算)?|(?>(?:较|比(?![例重值])|与)[^，。；：、]{0,14}(?:年|月|季|期|初|底|末|比|平均|水平|前(?!移)|□))|均|都|分别|实现|净|累计|大幅|小幅|名义|年均|同期|相比"
    "|超前|滞后|延长|高出|[多少][出收增]|低于|高于|全[省市国县区]平均(?:水平)?|(?<![一-龥])率|了|为|达|[+-]"
)

#: The words that place something in a ranking.
_RANKED: Final = re.compile(
    f"(?:均|都|在?全[省市国区县](?!{RANKED_PLACES})|(?:在[一-龥]{{2,4}}?|在?全?[省市国区县])?[0-9{NUMERALS}]+个?{RANKED_PLACES}[中内里]?|(?:各|全[省市国区县])?{RANKED_PLACES}(?=排|位|名|居|列|第|最|末|倒)[中内里]?"
    "|排名?|排在|名列|位列|位居|位于|居|列|位次|为|[，、□]|并列|分列|由|从|[升降退滑跌移进][至到]|获得?|荣获|取得|[城郊]区组|参评|考[评核]中|[中内里])+$"
)

_CHANGE_ITSELF: Final = re.compile("(?:增速|增幅|降幅|增长率|完成率|占比|比重|增量)")

_MORE: Final = re.compile("较?[比与同]?[多少高低增减]")
_JOINED: Final = re.compile("(?:[、，和及与]|以及)+")


@cache
def _changed(changes: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_CHANGED}|{changes})+$")


#: 一家企业即拉低全县外贸增速: what changed is behind the verb.
@cache
def _pulling(up: str, down: str) -> re.Pattern[str]:
    return re.compile(f"^[^，。；]{{0,24}}?(?:{up}|{down})(?=[^，。；]{{3}})")


def name_figures(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    kinds: Sequence[Kind],
    changes: Sequence[Change],
    totals: Sequence[Figure | None],
    role: str,
    lexicon: Lexicon,
) -> list[Named]:
    """Metric and subject of each figure; ``text`` has its periods blanked out.

    What a ``task`` names is the task itself, and no narrower subject.
    """
    neighbours = Neighbours(text, figures, places, kinds, role, lexicon)
    shared: dict[int, Named] = {}
    by_start: dict[int, Named] = {}
    for index, (figure, total) in enumerate(zip(figures, totals, strict=True)):
        left = neighbours.left(index)
        if "分别" in left:
            shared.update(_shared(neighbours, index))
        named = shared.get(index)
        if named is None:
            over = by_start.get(total.start) if total else None
            around = neighbours.around(index, left, over)
            if changes[index].direction is not None or around.kind is Kind.RANK:
                named = _of_change(neighbours, index, left, around)
            else:
                named = name_quantity(around)
        neighbours.named.append(named)
        by_start[figure.start] = named
    return whole_words(text, figures, neighbours.named)


def _of_change(neighbours: Neighbours, index: int, left: str, around: Around) -> Named:
    """What grew, or is ranked."""
    before, lexicon = around.before, around.lexicon
    changed = _changed(lexicon.changed)
    if around.kind is Kind.RANK:
        words = name_before(_RANKED.sub("", left), lexicon)
        if _CHANGE_ITSELF.fullmatch(words) and before.metric:
            before = neighbours.past_shares(index, rank=False) or before
            metric = (before.metric or "").removesuffix(words)
            return Named(metric + words, before.subject)
    else:
        pulling = _pulling(lexicon.pulls_up, lexicon.pulls_down)
        words = name_before(changed.sub("", pulling.sub("", left)), lexicon)
        words = "" if _MORE.fullmatch(words) else words
    if words and not is_verb(words, lexicon) and not changed.fullmatch(words):
        subject, metric = split_subject(words, lexicon)
        return Named(metric, subject or around.context)
    rank = around.kind is Kind.RANK
    before = (
        neighbours.same_unit_before(index)
        or neighbours.past_shares(index, rank=rank)
        or before
    )
    return before if before.metric else around.inherited(None)


def _shared(neighbours: Neighbours, index: int) -> dict[int, Named]:
    """甲、乙分别增长5%和3%: each figure has a name of its own.

    Where the words list no things, the figures before are meant, one by one.
    """
    figures, places = neighbours.figures, neighbours.places
    last = index
    while last + 1 < len(figures) and _JOINED.fullmatch(
        neighbours.text, figures[last].end, figures[last + 1].start
    ):
        last += 1
    many = last - index + 1
    if many < 2:
        return {}
    lexicon = neighbours.lexicon
    listed = respectively(neighbours.left(index), many, lexicon)
    if listed is not None:
        return {index + at: Named(*names) for at, names in enumerate(listed)}
    said = name_before(neighbours.left(index).partition("分别")[0], lexicon)
    before = neighbours.named[index - 1] if index else Named()
    if (
        said
        and not _changed(lexicon.changed).fullmatch(said)
        and not is_verb(said, lexicon)
    ):
        return {index + at: Named(said, before.subject) for at in range(many)}
    first = index - many
    if first < 0 or places[first].sentence != places[index].sentence:
        return {}
    return {index + at: neighbours.named[first + at] for at in range(many)}
