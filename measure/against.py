"""What a share, a goal or a comparison is of: rules beside those of quantities."""

from __future__ import annotations

import re
from typing import Final

from measure.around import Around, Named
from measure.indicator import Kind

_SHARE: Final = re.compile("占(?![地用])比?|比重|比例|占总数")
_PART: Final = re.compile("占(?![地用])..")
#: 比年初的124.9%, 与78%的目标还差6.5个百分点: the same thing at another time.
_HELD: Final = re.compile(
    "(?:[比较与]|[低高]于)(?:[国省市县]定)?|(?:的?(?:目标|标准|水平))?(?:还差|相差|[低高少多])|不足|恢复|相当于"
)
_MULTIPLE: Final = re.compile(
    "[，□]*(?:是|为|相当于)(?!年度|全年|目标)[^，。；]{1,12}的"
)
#: 占年度任务 says by itself what it is a share of.
_OF_PLAN: Final = re.compile(
    "[占为](?:全年|年度)[^，]{0,6}(?:任务|计划|目标|预算)(?:投资|数|量)?"
)
#: 完成年度任务420辆, 低于省定标准: a goal for what was named before.
_GOAL: Final = re.compile(
    "(?:完成|[低高]于|[比较与])?(?:[省市国县]定|国家|全年|年度)?(?P<goal>(?:目标|任务|计划|考核|标准)(?:任务|目标|值|数)?)"
)
_GOAL_OF: Final = re.compile(
    "(?!全年|年度|完成)(?P<of>[^占]{2,}?)(?:目标|任务|计划|标准)(?:任务|值|数)?"
)
_AGAINST: Final = re.compile(
    "[比较与][^，]{1,12}(?:[高低快慢差少多]|超前|滞后|落后)|还差|高于|低于|高出|快于|慢于|优于|领先|落后|滞后|超|低|高|快|慢"
)
_SCHEDULE: Final = re.compile("(?:序时|时序|时间|计划|节点|形象)进度")
_SHORT: Final = 16


def of_held(around: Around) -> Named | None:
    """比年初的124.9%, 是上年的3倍: the same thing as it was, or should be."""
    if not around.before.metric:
        return None
    ends = around.kind is Kind.RATIO and around.left.endswith("的")
    multiple = ends and _MULTIPLE.fullmatch(around.left)
    short = around.left.strip("□，") if len(around.left) < _SHORT else around.what
    held = _HELD.fullmatch(around.what) or _HELD.fullmatch(short)
    return around.before if multiple or held else None


def of_goal(around: Around) -> Named | None:
    """加装电梯13部（目标40部）: a goal for what was named before."""
    before = around.before
    if not before.metric or around.name or around.what.startswith("占"):
        return None
    goal = _GOAL.fullmatch(around.what)
    if goal is None or (around.kind is Kind.RATIO and "完成" in around.what):
        return None
    return Named(before.metric + goal["goal"], before.subject)


def of_share(around: Around) -> Named | None:
    """占比39%, 高于全市2.1个百分点: of what was named before."""
    before, what = around.before, around.what
    if not before.metric:
        return None
    if around.kind is Kind.RATIO and _AGAINST.match(what):
        return Named(what, before.subject) if _SCHEDULE.search(what) else before
    if around.kind is Kind.RATIO and around.left == "的":
        if goal := _GOAL_OF.fullmatch(before.metric):
            return Named(f"{goal['of']}完成率", before.subject)
        if before.metric.startswith("完成"):
            return before
        return Named(f"占{before.metric}", before.subject)
    if around.kind is not Kind.RATIO and _PART.match(what):
        return Named(what[1:], around.context)
    if _OF_PLAN.fullmatch(what):
        return Named(what.removeprefix("为"), before.subject)
    if _SHARE.match(what):
        share = "占比" if what == "占" else what
        return Named(before.metric + share, before.subject)
    return None
