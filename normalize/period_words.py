"""Periods that stand by themselves: 2022-11-12, “十四五”期间, 近三年, 目前, 春节前.

Like the parts of a year each is a regex over folded text and a function that reads
its bounds; no year stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from normalize.dates import (
    AND,
    DAY,
    DAY_MARK,
    FULL_YEAR,
    GAP,
    TO,
    UNDATED,
    Bounds,
    Frame,
    day,
    number,
    tail_of,
)
from normalize.year_parts import Reader, undated

#: 2022-11-12, 2022.11.12, 2022/9/1-2022/10/31.
_NUMERIC: Final = (
    "(?<![0-9./-])(?P<n_y>(?:19|20)[0-9]{2})(?P<n_mark>[-./])(?P<n_m>[01]?[0-9])(?P=n_mark)"
    f"(?P<n_d>{DAY})(?:{TO}(?P<n_y2>(?:19|20)[0-9]{{2}})(?P=n_mark)(?P<n_m2>[01]?[0-9])"
    f"(?P=n_mark)(?P<n_d2>{DAY}))?(?![-./][0-9])"
)

#: 2021-2025年, 2022-2023学年, （2023-2025）.
_YEARS: Final = (
    f"(?P<ys_1>{FULL_YEAR})(?:(?:{GAP}年)?{TO}|{AND})(?P<ys_2>{FULL_YEAR})"
    f"(?:{GAP}(?:年度?(?![采供])(?!{GAP}[0-9一二三四五六七八九十]{{1,2}}{GAP}月)[底末]?"
    "|(?P<ys_school>学年度?)|(?P<ys_heating>年?度?[采供]暖季))|(?=）))"
)

#: 十四五, “十四五”期间, “十三五”末. 十五五 begins in 2026.
_FIVE_YEARS: Final = (
    "(?<![0-9一二三四五六七八九十])"
    "(?:[“‘]十(?P<five_q>[一二三四五])五[”’]|十(?P<five>[一二三四五])五)"
    "(?:期间|时期|(?P<five_t>[初末]))?"
)

#: 近三年, 近年来, 最近6个月.
_ROLLING: Final = (
    "(?:最?近|过去)(?:[一两二三四五六七八九十]|1?[0-9])(?:年|个月)来?|近(?:几|些)?年来"
)

#: 目前, 截至目前, 截至今日, 到目前为止. 项目前期 is another word.
_NOW: Final = (
    "(?:[到至]?(?<![项科栏题品数])目前(?!期)"
    "|(?(by)(?:当前|现在|今[日天])|(?!))|迄今)(?:为止)?"
)

_FEAST_NAME: Final = (
    "(?:元旦|春节|清明|五一|“五一”|端午|中秋|国庆|两节|“两节”|两会|“两会”)节?"
)
_FEAST: Final = (
    f"{_FEAST_NAME}(?:[、和]{_FEAST_NAME}){{0,2}}(?:假期|长假|小长假)?"
    "(?:期间|前夕|[之以]?[前后](?![期续]))"
)

#: Known from the words before alone: 当日, 当月, 本周; and what comes back: 每月5日前.
_THEN: Final = (
    f"当[日天月年]|(?<!以)[本上下]周(?![边转期])|每个?月{DAY}{DAY_MARK}(?:[之以]?前)?"
)

#: 20日前, 28日下午: of a month named earlier.
_DAY_ALONE: Final = f"(?<![0-9月第]){DAY}日(?=前|[上下]午|晚)"


def _read_numeric(match: re.Match[str], frame: Frame) -> Bounds:
    first = _numeric_day(match["n_y"], match["n_m"], match["n_d"])
    if match["n_y2"] is None:
        return first, first
    return first, _numeric_day(match["n_y2"], match["n_m2"], match["n_d2"])


def _numeric_day(year: str, month: str, of_month: str) -> date | None:
    if not 1 <= int(month) <= 12:
        return None
    return day(int(year), int(month), int(of_month))


def _read_years(match: re.Match[str], frame: Frame) -> Bounds:
    if match["ys_heating"]:
        return UNDATED
    first, last = number(match["ys_1"]), number(match["ys_2"])
    if match["ys_school"]:
        return date(first, 9, 1), date(last, 8, 31)
    return date(first, 1, 1), date(last, 12, 31)


def _read_five_years(match: re.Match[str], frame: Frame) -> Bounds:
    """The plan's five years; the eleventh plan's began in 2006."""
    first = 2001 + 5 * number(match["five"] or match["five_q"])
    plan = date(first, 1, 1), date(first + 4, 12, 31)
    return tail_of(plan, match["five_t"])


def _read_now(match: re.Match[str], frame: Frame) -> Bounds:
    return frame.issued_on, frame.issued_on


def _read_rolling(match: re.Match[str], frame: Frame) -> Bounds:
    return None, frame.issued_on


NUMBERED: Final[Mapping[str, tuple[str, Reader]]] = {
    "numeric": (_NUMERIC, _read_numeric),
    "years": (_YEARS, _read_years),
    "five_years": (_FIVE_YEARS, _read_five_years),
    "day_alone": (_DAY_ALONE, undated),
}

WORDED: Final[Mapping[str, tuple[str, Reader]]] = {
    "rolling": (_ROLLING, _read_rolling),
    "now": (_NOW, _read_now),
    "feast": (_FEAST, undated),
    "then": (_THEN, undated),
}
