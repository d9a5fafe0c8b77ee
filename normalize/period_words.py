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
    BETWEEN,
    CHINESE_DIGIT,
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
    f"(?P<ys_1>{FULL_YEAR})(?:(?:{GAP}年)?(?:{TO}|{BETWEEN})|{AND})(?P<ys_2>{FULL_YEAR})"
    f"(?:{GAP}(?:年度?(?![采供])(?!{GAP}[0-9一二三四五六七八九十]{{1,2}}{GAP}月)[底末]?"
    "|(?P<ys_school>学年度?)|(?P<ys_heating>年?度?[采供]暖季))|(?=）))"
)

#: 十四五, “十四五”期间, “十三五”末. 十五五 begins in 2026.
_FIVE_YEARS: Final = (
    "(?<![0-9一二三四五六七八九十])"
    "(?:[“‘]十(?P<five_q>[一二三四五])五[”’]|十(?P<five>[一二三四五])五)"
    "(?:期间|时期|(?P<five_t>[初末]))?"
)

#: 90年代, 20世纪80年代, 上世纪九十年代; 代表 and 代码 are other words.
_TENS: Final = f"[0-9]0|{CHINESE_DIGIT}十"
_NO_WORD: Final = "(?![表码价际理办工课])"
_DECADE: Final = (
    "(?<![0-9一二三四五六七八九十])(?:(?P<dec_c>[12]?[0-9]|十[七八九]|二十一?)世纪)?"
    f"(?:(?P<dec_n>{_TENS})|(?P<dec_y>(?:19|20)[0-9]0))年代{_NO_WORD}"
)
_DECADE_AWAY: Final = f"(?P<dea_c>[上本])世纪(?P<dea_n>{_TENS})年代{_NO_WORD}"

#: 近三年, 近年来, 最近6个月. 推迟近两个月 is a span of time.
_ROLLING: Final = (
    f"(?<![迟后误了达时缓])(?:最?近|过去){GAP}(?:[一两二三四五六七八九十]|1?[0-9]){GAP}(?:年|个月)来?"
    "|近(?:几|些)?年来"
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
    f"{_FEAST_NAME}(?:[、和]{_FEAST_NAME}){{0,2}}"
    "(?:(?:假期|小?长假)?(?:期间|前夕|[之以]?[前后](?![期续]))|假期|小?长假)"
)

#: Known from the words before alone: 当日, 当月, 本周; and what comes back: 每月5日前.
_THEN: Final = f"当[日天月年]|(?<!以)(?:本|上{{1,2}}|下{{1,2}})个?周末?(?![边转期])|每个?月{DAY}{DAY_MARK}(?:[之以]?前)?"

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


def _read_decade(match: re.Match[str], frame: Frame) -> Bounds:
    if match["dec_y"]:
        return _ten_years(int(match["dec_y"]))
    tens = number(match["dec_n"])
    if match["dec_c"]:
        return _ten_years(100 * (number(match["dec_c"]) - 1) + tens)
    if frame.issued_on is None:
        return UNDATED
    # The last one that has begun.
    return _ten_years(frame.issued_on.year - (frame.issued_on.year - tens) % 100)


def _read_decade_away(match: re.Match[str], frame: Frame) -> Bounds:
    if frame.issued_on is None:
        return UNDATED
    century = frame.issued_on.year // 100 - (match["dea_c"] == "上")
    return _ten_years(100 * century + number(match["dea_n"]))


def _ten_years(first: int) -> Bounds:
    return date(first, 1, 1), date(first + 9, 12, 31)


def _read_now(match: re.Match[str], frame: Frame) -> Bounds:
    return frame.issued_on, frame.issued_on


def _read_rolling(match: re.Match[str], frame: Frame) -> Bounds:
    return None, frame.issued_on


NUMBERED: Final[Mapping[str, tuple[str, Reader]]] = {
    "numeric": (_NUMERIC, _read_numeric),
    "years": (_YEARS, _read_years),
    "five_years": (_FIVE_YEARS, _read_five_years),
    "decade": (_DECADE, _read_decade),
    "day_alone": (_DAY_ALONE, undated),
}

WORDED: Final[Mapping[str, tuple[str, Reader]]] = {
    "decade_away": (_DECADE_AWAY, _read_decade_away),
    "rolling": (_ROLLING, _read_rolling),
    "now": (_NOW, _read_now),
    "feast": (_FEAST, undated),
    "then": (_THEN, undated),
}
