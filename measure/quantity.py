"""What a quantity measures: rules from top to bottom, the first that applies names it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from measure.against import of_goal, of_held, of_share
from measure.around import Around, Named
from measure.indicator import Kind
from measure.level import of_level
from measure.subject import (
    described_after,
    is_body,
    is_name,
    is_place,
    split_subject,
)
from measure.words import (
    begins_with_verb,
    deed_after,
    is_light,
    is_verb,
    name_before,
    verb_of,
)

_HEAD: Final = re.compile("[^，。；：、（）\\n]{2,24}\\Z")
_SUM: Final = re.compile("合计|总计|共计|小计|")

#: 一期35兆瓦、二期25兆瓦; 近期260万吨、远期450万吨: parts that have no other name.
_STAGE: Final = re.compile("(?:第?[一二三四五六][期标]段?|[近中远首]期|[东西南北中]段)")
_INVESTED: Final = re.compile("(?:计划|概算|估算|预算|完成)?总?投资额?$")

_MEANT: Final = re.compile("(?:预计|计划|力争|拟|将|可|□)+")
#: 提高到每人每月1950元: per whom, of what was named before.
_PER: Final = re.compile("(?:提高|增加|上调)?[到至为]?(?P<per>(?:每[一-龥])+)")

#: What a farm's size is counted in, and what a size may be a part of the name of.
_HEADS: Final = frozenset({"头", "只", "羽", "株"})
_WHOLE_WORKS: Final = ("项目", "工程", "基地")
_NOUN: Final = re.compile("(?!年产|日产|存栏|出栏|总|完成)[一-龥]{2,10}(?<![产理])")

_OUTPUT: Final = re.compile("(?:年|日|月)?(?:产|处理|加工|生产)(?:能力)?")

#: What stands before a number and leaves the name to what follows it: 由1名县级领导.
_GOVERNS: Final = re.compile(
    "(?:的|等|每|(?<![面应针])对|为|(?<!方)向|给|由|让|使|从|在|到|组织)(?:全[市区县省]|辖区内?|区内|我[市区县])?$"
)

#: The length of a thing, named before it; else a duration is of the deed behind it.
_TIME: Final = re.compile("(?:时限|时间|天数|用时|期限|工期|周期|时长|数|(?<!限)期)$")

#: 提前25天, 较计划滞后一个月: time before or after what was agreed.
_LATE: Final = re.compile(
    "(?:[比较][^，。；]{1,8})?(?:提前|滞后|推迟|延误|延期|超期|逾期)$"
)
_SHORT: Final = 8
_MOVES: Final = re.compile("[缩延推提压减增][一-龥]?[至到为]?")
_TIMES: Final = frozenset({"次", "场", "场次", "轮", "轮次", "回"})
_REMAIN: Final = re.compile("[剩其]|[尚仍还另]有")
_LAST_DEED: Final = re.compile(".*(?:开展|举办|进行|组织)(?P<deed>.{2,})")

#: 国家级1家, 民办3所: a sort of thing, where 东关镇3家 is a place.
_SORT: Final = re.compile(
    "[级类型性制办员业户生岗贸售饮宿患场馆园站件起率额]$|项目|工程|设施"
)
_SECTOR: Final = re.compile(
    "(?:[工农林渔牧商筑贸服饮殖植]|服务|制造|旅游|房地产|建筑)业$"
)
_DIVISIBLE: Final = (Kind.MONEY, Kind.RATIO, Kind.AREA, Kind.LENGTH)


@cache
def _works(works: str) -> re.Pattern[str]:
    return re.compile(f"[^，。；：]{{0,30}}?(?:{works})")


@cache
def _funds(money: str) -> re.Pattern[str]:
    return re.compile(f".{{0,10}}(?:{money})")


def name_quantity(around: Around) -> Named:
    """Metric and subject of a figure that is neither a change nor a rank."""
    for rule in _RULES:
        named = rule(around)
        if named is not None:
            return named
    return _by_words_before(around)


def _stated(around: Around) -> Named | None:
    """完成投资（万元）：一标段1860: the name stands before the unit."""
    if around.figure.rule != "unit stated before":
        return None
    at = around.text.rfind("（", 0, around.figure.start)
    head = _HEAD.search(around.text, max(0, at - 24), at)
    metric = name_before(head[0], around.lexicon) if head else ""
    part = None if _SUM.fullmatch(around.what) else around.what or None
    return Named(metric or around.what, part if metric else around.context)


def _stage(around: Around) -> Named | None:
    """二期25兆瓦: of what was named for the whole."""
    if around.name or not _STAGE.fullmatch(around.what):
        return None
    metric = (around.over or around.before).metric
    if not metric:
        return None
    first = _STAGE.match(metric)
    return Named(metric[first.end() :] if first else metric, around.what)


def _item_of_total(around: Around) -> Named | None:
    """One of the things a total is divided over: （1）桥梁工程1亿元, 东关镇3个."""
    over, what = around.over, around.what
    if (
        over is None
        or not over.metric
        or around.name
        or not what
        or is_verb(what, around.lexicon)
    ):
        return None
    counted = around.kind is Kind.COUNT and around.place.bracket is not None
    if (counted and _SECTOR.search(what)) or _heads_point(around):
        return Named(over.metric, what)
    short = len(what) <= 4 and not _SORT.search(what) and what[-1] not in over.metric
    if (counted and (short or is_body(what, around.lexicon))) or (
        around.kind in _DIVISIBLE and is_name(what, around.lexicon)
    ):
        return Named(over.metric, what)
    return None


def _heads_point(around: Around) -> bool:
    """（2）传染病区1个、0.9亿元: the point of a list is what is counted, and paid for."""
    marker = around.place.marker
    if marker is None or marker.end != around.place.left or not _in_point(around):
        return False
    following = around.text[around.figure.end : around.figure.end + 2]
    return following[:1] == "、" and following[1:].isdecimal()


def _in_point(around: Around) -> bool:
    """Whether the figure stands in a point （2） of a list."""
    return around.place.marker is not None and "（" in around.place.marker.rule


def _duration(around: Around) -> Named | None:
    """A duration is of the deed behind it (两个月内拆除), or of a 时限 before it."""
    if around.kind is not Kind.DURATION or _TIME.search(around.what):
        return None
    if around.left.endswith(("由", "从")) or _MOVES.fullmatch(around.left):
        return None
    if late := _LATE.search(around.what):
        short = len(around.what) <= _SHORT
        return Named(around.what if short else late[0], around.context)
    deed = around.name or deed_after(around.right, around.lexicon)
    return Named(deed, around.context) if deed else None


def _capacity(around: Around) -> Named | None:
    """年产4万吨切片项目: a mass that describes the work behind it."""
    herd = around.figure.unit in _HEADS and around.name.endswith(_WHOLE_WORKS)
    if not around.name or (around.kind is not Kind.MASS and not herd):
        return None
    text, figure = around.text, around.figure
    works = _works(around.lexicon.works).match(text, figure.end)
    if works is None:
        return None
    if not around.what or is_verb(around.what, around.lexicon):
        return Named("产能", text[figure.start : works.end()])
    named = _NOUN.fullmatch(
        around.what.removeprefix(verb_of(around.what, around.lexicon))
    )
    if named and works[0].endswith(_WHOLE_WORKS):
        begin = text.rfind(named[0], 0, figure.start)
        return Named("产能", text[begin : works.end()])
    if _OUTPUT.fullmatch(around.what):
        begin = text.rfind(around.what, 0, figure.start)
        return Named(around.what, text[begin : works.end()])
    return None


def _by_name_behind(around: Around) -> Named | None:
    """The name stands behind the number: 32个项目, 2000万元奖补资金."""
    what, name, left = around.what, around.name, around.left
    alone = not what or is_verb(what, around.lexicon)
    if not name:
        return None
    if (
        around.kind is Kind.MONEY
        and not alone
        and not _funds(around.lexicon.money).fullmatch(name)
    ):
        return None
    if alone or around.kind is Kind.DURATION or _GOVERNS.search(left):
        return Named(name, around.context)
    if is_place(what, around.lexicon):
        return Named(name, what)
    if len(what) > 8 and what.endswith(name):
        return Named(verb_of(what, around.lexicon) + name, around.context)
    subject, what = _split(around)
    return Named(what + name, subject or around.context)


def _by_deed_behind(around: Around) -> Named | None:
    """剩余70户未拆除, 其中两家移送公安机关: what became of them."""
    if around.what:
        return None
    alone = around.over is not None or _REMAIN.search(around.left)
    if not alone and around.before.metric:
        return None
    deed = deed_after(around.right, around.lexicon)
    return Named(deed, around.context) if deed else None


def _of_body(around: Around) -> Named | None:
    """东关镇完成28户: the body did what the sentence is about."""
    what = around.what
    if (
        around.name
        or begins_with_verb(what, around.lexicon)
        or not is_body(what, around.lexicon)
    ):
        return None
    deed = around.left.rpartition(what[-1])[2].strip("已均共□")
    return Named(around.before.metric or deed or what, what)


def _buildings(around: Around) -> Named | None:
    """建筑面积3万平方米，共12栋: the measure word says what is counted."""
    houses = around.figure.unit in ("栋", "幢") and not around.what and not around.name
    return Named("楼栋", around.context) if houses else None


def _times(around: Around) -> Named | None:
    """7次组织医护人员开展义诊: what was done so many times."""
    if around.figure.unit not in _TIMES:
        return None
    done = _LAST_DEED.match(around.text[around.figure.end : around.place.right])
    return Named(done["deed"], around.context) if done else None


def _by_words_before(around: Around) -> Named:
    """The name stands before the number: 总投资118亿元."""
    what = around.what
    described = described_after(around.text, around.figure.end, around.lexicon)
    if described and (invested := _INVESTED.search(what)):
        return Named(invested[0], described)
    subject, what = _split(around)
    if subject and _MEANT.fullmatch(what):
        what = around.left.rpartition(subject)[2].strip("，、□")
    subject = described or subject or around.context
    bare = what[meant.end() :] if (meant := _MEANT.match(what)) else what
    per = _PER.fullmatch(bare) if "每" in bare else None
    if per and (of := around.before.metric):
        return Named(of if of.startswith("每") else per["per"] + of, subject)
    if not bare or (is_light(bare, around.lexicon) and around.before.metric):
        if around.over is not None and (
            around.left.strip("、和及与") or _in_point(around)
        ):
            subject = subject or around.before.subject
            return Named(around.over.metric, subject)
        return around.inherited(subject)
    return Named(what, subject)


def _split(around: Around) -> tuple[str | None, str]:
    """The subject in the words before a figure; a heading that names a work wins."""
    subject, rest = split_subject(around.what, around.lexicon)
    if subject is None:
        return None, around.what
    title = around.title
    if title is not None and title == around.context and is_name(title, around.lexicon):
        return title, rest
    return subject, name_before(rest, around.lexicon) or rest.strip("仅已共均")


_RULES: Final[tuple[Callable[[Around], Named | None], ...]] = (
    _stated,
    of_held,
    _stage,
    of_level,
    _item_of_total,
    _duration,
    _capacity,
    _by_name_behind,
    _by_deed_behind,
    _of_body,
    _buildings,
    of_goal,
    of_share,
    _times,
)
