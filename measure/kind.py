"""What kind of number a figure is, which way it changed, and against what."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from measure.choice import beginnings
from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Direction, Kind
from measure.lexicon import Lexicon
from normalize.skim import places_of
from normalize.units import Dimension
from normalize.value import value

_EARLIER: Final = (
    "(?:上年|去年|前年|上月|同期|年初|上季度|年底|年末|[0-9]{4}年|[0-9]{1,2}(?:-[0-9]{1,2})?月份?"
    "|[一二三四]季度|[春夏秋冬]季|上期|上半年|上周|上一?个?(?:[一-龥]{0,3}(?:年度|季度?|学期|学年|周期))"
    "|(?:疫情|改造|整治|实施|治理|改革|提升)前)(?:同期|年底|底|末|度|初)*(?:水平)?"
)

#: 同比 · 较上年 · 比去年同期 · 与2021年相比.
_COMPARE: Final = (
    f"(?:同比|环比|[较比][^，。；：、较比与同]{{0,10}}?{_EARLIER}(?:相比|比)?"
    f"|[与同][^，。；：、较比与同]{{0,10}}?{_EARLIER}(?:相?比|持平))"
)

_COMPARED: Final = re.compile(_COMPARE)

#: 同比5.2%, 增速分别为5%、6%: the next of several.
_NEXT: Final = re.compile("(?:[、和及与]|以及)+")

#: Held against another place or a goal, not another time.
_AGAINST: Final = re.compile(
    "[高低快慢优]于|高出|领先|落后|超前|滞后|[较比与](?:[^，。；]{0,4}(?:目标|计划|任务|序时|时间)|[^，。；]{0,2}[全省市国县区][省市国县区]?[^，。；]{0,2}(?:平均|均值)|平均)[^，。；]{0,8}?[高低快慢差多少缺]"
    "|与[^，。；]{1,8}$"
)

#: 是去年同期的1.8倍: what a multiple is of.
_TIMES_OF: Final = re.compile(
    "(?:是|为|相当于|达到?|恢复[到至]|不足)(?P<compare>(?:去年|上年|前年|[0-9]{4}年|上月|今年)?(?:同期|年底|底|末|初)|去年|上年|[0-9]{4}年)的$"
)

#: What a unit measures says the kind; of ratios the words around say it.
_KINDS: Final = {dimension: Kind(dimension.value) for dimension in Dimension}

#: Numbers that have no unit.
_PURE: Final = re.compile("系数|指数|比值|容积率")

#: 优良天数198天: days told apart by what they were like are counted.
_DAYS: Final = re.compile("(?:优良|良好|达标|超标|污染)[一-龥]{0,4}?天(?!气)")

_SHARES: Final = ("percent in words", "fraction")
_REACH: Final = 36


@value
class Change:
    """Whether a figure is a change, its direction, and what it is compared with."""

    direction: Direction | None = None
    compare: str | None = None


UNCHANGED: Final = Change()


#: Most figures have no word of a change before them.
@cache
def _moves(up: str, down: str) -> re.Pattern[str]:
    return places_of(beginnings(f"{up}|{down}"), f"{up}|{down}")


#: A change, as it stands right before its figure.
@cache
def _change(up: str, down: str) -> re.Pattern[str]:
    return re.compile(
        f"(?P<compare>{_COMPARE})?(?:[，、]|均|都|分别|实现|净|累计|大幅|小幅|实际|名义|平均|年均|将|又|再|增速)*"
        f"(?:(?P<up>{up})|(?P<down>{down}))(?:速度|速|幅|出|了|为|达到?|：|(?:高|快|慢|低)于[^，。；]{{2,10}})*$"
    )


#: A change told behind its figure: 7%以上的增长.
@cache
def _change_behind(up: str, down: str) -> re.Pattern[str]:
    return re.compile(f"的(?:同比)?(?:(?P<up>{up})|(?P<down>{down}))")


#: 拉低全县增速2个百分点: one thing's share in the change of another.
@cache
def _pull(up: str, down: str) -> re.Pattern[str]:
    return re.compile(
        f"(?P<up>{up})[^，。；]{{2,20}}$|(?P<down>{down})[^，。；]{{2,20}}$"
    )


@cache
def _money(nouns: str) -> re.Pattern[str]:
    return re.compile(nouns)


def change_of(
    text: str, figure: Figure, place: Place, before: Change, lexicon: Lexicon
) -> Change:
    """How the figure changed; ``before`` is the change of the figure before it.

    A figure that is no change has neither direction nor comparison.
    """
    if figure.rank:
        return UNCHANGED
    begin = max(place.left, figure.start - _REACH)
    words = text[begin : figure.start]
    adjacent = not words and place.left > place.clause
    if before.direction and (adjacent or _NEXT.fullmatch(words)):
        return before
    ratio = figure.dimension is Dimension.RATIO or figure.rule in _SHARES
    moves = _moves(lexicon.up, lexicon.down).search(words)
    found = _change(lexicon.up, lexicon.down).search(words) if moves else None
    if found is not None and _AGAINST.search(words):
        found = None
    if "百分点" in (figure.unit or "") and (
        pulls := _pull(lexicon.pulls_up, lexicon.pulls_down).search(words)
    ):
        return Change(Direction.UP if pulls["up"] else Direction.DOWN)
    behind = None
    if found is None and ratio:
        behind = _change_behind(lexicon.up, lexicon.down).match(text, figure.end)
    found = found or behind
    if found is None:
        return Change(*_signed(figure, words)) if ratio else UNCHANGED
    compare = found["compare"] if behind is None else None
    compare = compare or _compared(text, place, figure)
    if compare is None and not found.start() and _follows(text, place):
        compare = before.compare
    if compare is None and not found.start() and place.left > place.clause:
        since = _COMPARED.search(text, place.clause, place.left)
        compare = since[0] if since and text[since.end()] == "的" else None
    if not ratio and compare is None and not _moved(text, figure, found, lexicon):
        return UNCHANGED
    down = found["down"] is not None or figure.sign < 0
    return Change(Direction.DOWN if down else Direction.UP, compare)


def _moved(text: str, figure: Figure, found: re.Match[str], lexicon: Lexicon) -> bool:
    """单票成本下降0.35元, 前移5个位次: nobody does it, so it is a change."""
    if text.startswith(("位次", "名次"), figure.end):
        return True
    return (found["up"] or found["down"]) in lexicon.by_itself


def _follows(text: str, place: Place) -> bool:
    """较年初增加16亿元，增长8.3%: the change goes on about the one before it."""
    goes_on = place.left > place.clause or text[place.clause - 1 : place.clause] == "，"
    return goes_on and place.head is None


def _signed(figure: Figure, words: str) -> tuple[Direction | None, str | None]:
    """同比-3.2%: the sign is the verb; of itself only a rate is below nothing."""
    if times := _TIMES_OF.search(words):
        return None, times["compare"]
    compared = _COMPARED.search(words)
    if compared is None and figure.sign < 0 and "率" not in words[-2:]:
        return Direction.DOWN, None
    if compared is None or words[compared.end() :].strip("+-：为"):
        return None, None
    return (Direction.DOWN if figure.sign < 0 else Direction.UP), compared[0]


def _compared(text: str, place: Place, figure: Figure) -> str | None:
    """A comparison earlier in the same words: 与去年同期相比，全区…下降5%."""
    begin = place.head[0] if place.head else place.left
    compared = _COMPARED.findall(
        text, max(begin, figure.start - 2 * _REACH), figure.start
    )
    return compared[-1] if compared else None


def kind_of(
    text: str,
    figure: Figure,
    place: Place,
    change: Change,
    before: Kind | None,
    lexicon: Lexicon,
) -> Kind:
    """The kind of a figure; one without a unit is of the kind ``before`` it."""
    if figure.rank:
        return Kind.RANK
    dimension = figure.dimension
    if dimension is None:
        return _without_unit(text, figure, place, change, before, lexicon)
    if dimension is Dimension.RATIO:
        return Kind.GROWTH if change.direction else Kind.RATIO
    if dimension is Dimension.DURATION and figure.unit == "天":
        begin = max(place.sentence, figure.start - _REACH)
        return Kind.COUNT if _DAYS.search(text, begin, figure.start) else Kind.DURATION
    return _KINDS[dimension]


def _without_unit(
    text: str,
    figure: Figure,
    place: Place,
    change: Change,
    before: Kind | None,
    lexicon: Lexicon,
) -> Kind:
    if figure.rule in _SHARES:
        return Kind.GROWTH if change.direction else Kind.RATIO
    if figure.rule == "proportion":
        return Kind.RATIO
    if figure.rule == "number with scale":
        near = text[max(place.left, figure.start - 14) : figure.start]
        near += text[figure.end : min(place.right, figure.end + 6)]
        money = _money(lexicon.money).search(near) or (figure.unit or "").endswith("亿")
        part = place.bracket is not None and figure.end >= place.right
        money = money or (part and before is Kind.MONEY)
        return Kind.MONEY if money else Kind.COUNT
    if _PURE.search(text, place.clause, figure.start):
        return Kind.OTHER
    measured = before not in (
        None,
        Kind.COUNT,
        Kind.RATIO,
        Kind.GROWTH,
        Kind.RANK,
        Kind.MONEY,
    )
    return before if measured and before else Kind.OTHER
