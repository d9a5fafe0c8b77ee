"""How far a period reaches by its words and its place, and which stand behind."""

from __future__ import annotations

import re
from typing import Final

from measure.clause import Place
from measure.compared import OF_PLAN, is_due
from measure.figure import Figure
from measure.indicator import Claim, Modality
from normalize.periods import Period

#: 目前, 9月28日, 10月中旬: when something happened, true of what is said in the same
#: breath. Reporting periods (1-9月, 截至10月底, 前三季度, 2022年) hold on.
MOMENT: Final = re.compile(
    "(?:(?:19|20)[0-9]{2}年|今年|去年)?[0-9]{1,2}月(?:份|[上中下]旬|初|[0-9]{1,2}日?(?:[、和至-].*日)?)?"
    "|[0-9]{1,2}日|目前|现在|当前|近期|近日|日前|当[日天月]|今[日天]"
    "|.*(?:节|会|期间|假期?|前夕|汛期|(?:采暖|供暖|灌溉|生长)[季期])"
)
_LEADS_TO: Final = re.compile("(?:均|都|全部)?(?:已经?于|预计(?:于|在)?|拟于|限)")
WHOLE_YEAR: Final = re.compile("(?:(?:19|20)[0-9]{2}|今|本)年度?")
LAST_YEAR: Final = re.compile("(?:去年|上年|前年)(?:同期|末|底)?")
NOW: Final = frozenset({"目前", "现在", "当前"})
_BEGINS_CLAUSE: Final = frozenset("\n。！？；，：（、")


def opens_clause(text: str, at: int) -> bool:
    """Whether what stands there begins a clause, 在 or 其中 before it aside."""
    if text.startswith("其中", at - 2):
        return True
    if text[at - 1 : at] == "在":
        at -= 1
    return at <= 0 or text[at - 1] in _BEGINS_CLAUSE


def opens_text(text: str, at: int, mark: Claim | None) -> bool:
    """Whether nothing stands before but the ``mark`` of the first point."""
    head = mark.end if mark is not None and not mark.start else 0
    return at - head in (0, 1) and not text[head:at].strip()


def is_apart(mine: Claim, its: Claim) -> bool:
    """Whether two points of one list tell of two things; 一是 and 二是 go on."""
    listed = mine.rule == its.rule and not mine.rule.endswith("是")
    return listed and mine.start != its.start


def is_aside(text: str, at: int) -> bool:
    """Whether what stands there is in brackets, with words before them."""
    opened = text.rfind("（", max(0, at - 12), at)
    return opened > 0 and text.find("）", opened, at) < 0


def is_for(period: Period, modality: Modality) -> bool:
    """What is planned has not come true in the time reported on, but may in the year."""
    planned = modality is Modality.PLANNED
    return not planned or WHOLE_YEAR.fullmatch(period.text) is not None


def is_year_of(text: str, period: Period, narrow: Period) -> bool:
    """Whether the period is but the year that ``narrow``, before it, lies in.

    截至目前 alone says less than the year behind it, and 其中今年 is a part.
    """
    if not WHOLE_YEAR.fullmatch(period.text) or narrow.text == period.text:
        return False
    if period.start is None or period.end is None or narrow.end is None:
        return False
    if narrow.text.endswith("目前") or text.startswith("其中", period.at[0] - 2):
        return False
    return period.start <= narrow.end <= period.end


def told_behind(text: str, figure: Figure, place: Place, period: Period) -> bool:
    """2所已于8月20日完工, 剩余4条限11月15日前清零: when it came or will come to that."""
    if not figure.end < period.at[0] <= place.right:
        return False
    return _LEADS_TO.fullmatch(text, figure.end, period.at[0]) is not None


def stands_behind(
    text: str, figure: Figure, place: Place, period: Period, modality: Modality
) -> bool:
    """60米目前正在施工, 34公里（截至10月底）, 6条道路年内建成."""
    if period.text in OF_PLAN:
        due = modality is not Modality.ACTUAL and period.at[0] <= place.right + 1
        return due and figure.end <= period.at[0]
    near = figure.end <= period.at[0] <= min(place.right, figure.end + 1)
    return near and not LAST_YEAR.fullmatch(period.text) and not is_due(text, period)
