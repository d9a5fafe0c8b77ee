"""Whether two figures measure one thing, by the words of the text."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from audit.amount import Amount
from audit.passage import Passage, squeezed
from measure import Kind

#: What leads to the thing itself: whose it is, and what is done to it.
_LEAD: Final = re.compile(
    '(?:[“”《》"]|全[省市县区]|我[市县区]|年度|全年|[共已拟]|累计|总计|其中|实际|计划|建成|建设|完成|实现'
    "|新改建|改扩建|新建|改建|扩建|改造提升|提升改造|提质改造|更新改造|改造|新增|净增|新签约|新认定|新登记|新"
    "|引进|签约|创建|打造|抓好|做好|列入|安排|推进|实施|开展|举办|发放|争取到?|到位|培育|达到|加固|拆除|整治"
    "|加快|完善|确保|力争|保障|全面|铺排|处置|供应|恢复|落实|入库|年)+"
)
_TAIL: Final = re.compile("(?:建设|工作|任务|情况|总?目标|控制|达到|年均|平均)+$")
#: The goal's own words are no part of what it is a goal of.
_GOAL: Final = re.compile(
    "年?度?(?:考核)?(?:总?目标|任务|计划|控制)(?:值|数)?(?:为|是)?"
)
_FLOW: Final = re.compile("新增|净增|新建|新改建|新签约|新认定|新登记|新入库")
_BARE: Final = frozenset(
    ("", "值", "累计值", "年累计值", "实际值", "均值", "浓度", "完工", "竣工", "里程")
)


class Likeness(IntEnum):
    """How much alike the names of two figures are."""

    NONE = 0
    WITHIN = 1
    SAME = 2


def core(metric: str | None) -> str:
    """What a figure is of, without the verbs that lead to it.

    >>> core("建成农村公路"), core("建设"), core("省、市重点项目建设")
    ('农村公路', '', '省、市重点项目')
    """
    words = _GOAL.sub("", squeezed(metric or ""))
    lead = _LEAD.match(words)
    words = words[lead.end() :] if lead else words
    return _TAIL.sub("", words).strip("“”")


def is_bare(amount: Amount) -> bool:
    """Whether a figure names nothing of its own: 已完成20公里, 年累计值80微克."""
    return core(amount.one.metric) in _BARE


def likeness(one: Amount, other: Amount) -> Likeness:
    """How surely two figures are of one thing; their values are not looked at.

    The other may leave words of the first away; with words of its own it is narrower.
    """
    if one.unit != other.unit or one.one.kind != other.one.kind:
        return Likeness.NONE
    if one.one.direction != other.one.direction:
        return Likeness.NONE
    if not _subjects_agree(one, other):
        return Likeness.NONE
    first, second = core(one.one.metric), core(other.one.metric)
    if first == second and len(first) > 1:
        return Likeness.SAME if _flows_agree(one, other) else Likeness.NONE
    if len(second) > 3 and first.endswith(second) and _flows_agree(one, other):
        return Likeness.WITHIN
    return Likeness.NONE


def _flows_agree(one: Amount, other: Amount) -> bool:
    """新增企业 is not all 企业, 净增 not what is 新登记; what is built is new anyhow."""
    words = [squeezed(a.one.metric or "") for a in (one, other)]
    net = ["净增" in word for word in words]
    flows = [_FLOW.search(word) is not None for word in words]
    led = [_LEAD.match(word) is not None for word in words]
    return net[0] == net[1] and (flows[0] == flows[1] or all(led))


def _subjects_agree(one: Amount, other: Amount) -> bool:
    """A narrower subject is another quantity, unless the other names it too."""
    for first, second in ((one, other), (other, one)):
        subject = squeezed(first.one.subject or "")
        if subject and subject not in squeezed(
            f"{second.one.subject or ''}{second.one.metric or ''}"
        ):
            return False
    return True


def around(passage: Passage, amount: Amount) -> tuple[str, str]:
    """The words of a figure's own clause before it, and behind it up to a stop."""
    text, start, end = passage.text, amount.one.start, amount.one.end
    left = max((text.rfind(stop, 0, start) for stop in "，。；：（\n"), default=-1)
    behind = re.match("[^，。；：（）、\n]{0,20}", text[end:])
    return squeezed(text[left + 1 : start]), squeezed(behind[0] if behind else "")


LEVELS: Final = frozenset(
    (Kind.RATIO, Kind.GROWTH, Kind.CONCENTRATION, Kind.DURATION, Kind.OTHER, Kind.RANK)
)
"""Kinds that do not grow with the year."""
