"""The parts of a year (9月7日、8日, 8-10月份, 前三季度 …) and how each is read.

A part is a regex over folded text, whose group names are its own, and a function
that takes its match to bounds. The first part of ``PARTS`` that fits is taken, so
the longer forms stand first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from normalize.dates import (
    AND,
    BETWEEN,
    CLOCK,
    DAY,
    DAY_MARK,
    DEADLINE,
    EITHER,
    GAP,
    MID_SENTENCE,
    MONTH_AWAY,
    MONTH_MARK,
    MONTH_NUMBER,
    QUARTER,
    REPORT,
    TAIL,
    THEN,
    TO,
    UNDATED,
    Bounds,
    Frame,
    day,
    month_away,
    months,
    number,
    tail_of,
    year_named,
    year_of,
    years_of,
)

Reader: TypeAlias = Callable[["re.Match[str]", Frame], Bounds]

# -- Days -------------------------------------------------------------------------

#: 10月1日至11月5日, 9月25-27日, 12月28日至次年1月3日.
_DAYS: Final = (
    f"(?P<days_m>{MONTH_NUMBER}){MONTH_MARK}{GAP}(?P<days_d>{DAY})(?:{DAY_MARK})?{TO}"
    f"(?P<days_y>{THEN})?(?:(?P<days_m2>{MONTH_NUMBER}){MONTH_MARK}{GAP})?"
    f"(?P<days_d2>{DAY}){DAY_MARK}{CLOCK}"
)

#: 11月12日, 9月7日、8日, 6月8、9日, 10月31日24时.
_DAY: Final = (
    f"(?P<day_m>{MONTH_NUMBER}){MONTH_MARK}{GAP}"
    f"(?P<day_d>{DAY})(?P<day_more>(?:(?:{DAY_MARK})?{AND}{DAY}(?!{MONTH_MARK})){{0,8}})"
    f"{DAY_MARK}{CLOCK}"
)

_DAY_AWAY: Final = f"(?P<da_m>{MONTH_AWAY}){GAP}(?P<da_d>{DAY}){DAY_MARK}{CLOCK}"

#: 5月25在沙河: the 日 is lost, and what follows is nothing that one counts.
_DAY_UNMARKED: Final = (
    f"(?P<lone_m>{MONTH_NUMBER}){MONTH_MARK}(?P<lone_d>{DAY})(?=[在于由，。；）]|$)"
)


def _read_days(match: re.Match[str], frame: Frame) -> Bounds:
    first = number(match["days_m"])
    last = number(match["days_m2"] or match["days_m"])
    begun, ended = years_of(match["days_y"], first, last, frame)
    return (
        day(begun, first, number(match["days_d"])),
        day(ended, last, number(match["days_d2"])),
    )


def _read_day(match: re.Match[str], frame: Frame) -> Bounds:
    month = number(match["day_m"])
    year = year_of(frame, month)
    listed = re.findall(DAY, match["day_more"])
    first = day(year, month, number(match["day_d"]))
    return first, day(year, month, number(listed[-1])) if listed else first


def _read_day_away(match: re.Match[str], frame: Frame) -> Bounds:
    found = day(*month_away(match["da_m"], frame), number(match["da_d"]))
    return found, found


def _read_day_unmarked(match: re.Match[str], frame: Frame) -> Bounds:
    month = number(match["lone_m"])
    found = day(year_of(frame, month), month, number(match["lone_d"]))
    return found, found


# -- Months -----------------------------------------------------------------------

#: 8-10月份, 9月底--10月初, 11月至次年2月, 7、8月. (9月、10月 are two periods.)
_MONTHS: Final = (
    f"(?:(?P<months_m>{MONTH_NUMBER})"
    f"(?:{MONTH_MARK}份?(?P<months_t1>{TAIL})?)?(?:{TO}|{BETWEEN})(?P<months_y>{THEN})?"
    f"|(?P<months_l>{MID_SENTENCE}{MONTH_NUMBER}){AND})"
    f"(?P<months_m2>{MONTH_NUMBER}){MONTH_MARK}(?:份(?!额)|{GAP}(?P<months_t>{TAIL}))?"
)

#: 9月份, 10月中旬, 10月第一周.
_MONTH: Final = (
    f"(?P<month_m>{MONTH_NUMBER}){MONTH_MARK}"
    f"(?:份(?!额)|{GAP}(?P<month_t>{TAIL})|(?P<month_w>的?第[一二三四五1-5]周(?!期)))?"
)

#: 本月, 上月底.
_MONTH_AWAY: Final = f"(?P<ma_m>{MONTH_AWAY})(?:份(?!额)|{GAP}(?P<ma_t>{TAIL}))?"

#: 月底前, 下半月: of the bulletin's month. 每月底 comes back every month.
_MONTH_EDGE: Final = (
    "(?<![0-9一二三四五六七八九十个每当各逐按月])(?:月|(?=[上下]半月))"
    "(?P<edge_t>[初底末]|(?<!月)[上下]半月)"
)

#: 前10个月, 今年最后两个月. 提前3个月 and 最后两个月 are spans of time.
_END_MONTHS: Final = (
    f"(?:(?<![提以之])[前头]|(?P<end_last>(?(year)最后|(?!)))){GAP}"
    f"(?P<end_m>1[0-2]|[1-9]|十[一二]?|[一两二三四五六七八九]){GAP}个月"
)

_HALF: Final = "(?<!以)(?P<half_h>[上下前后])半年"


def _read_months(match: re.Match[str], frame: Frame) -> Bounds:
    first = number(match["months_m"] or match["months_l"])
    last = number(match["months_m2"])
    begun, ended = years_of(match["months_y"], first, last, frame)
    return (
        tail_of(months(begun, first, first), match["months_t1"])[0],
        tail_of(months(ended, last, last), match["months_t"])[1],
    )


def _read_month(match: re.Match[str], frame: Frame) -> Bounds:
    month = number(match["month_m"])
    # Which week is the first, each place decides.
    year = None if match["month_w"] else year_of(frame, month)
    return tail_of(months(year, month, month), match["month_t"])


def _read_month_away(match: re.Match[str], frame: Frame) -> Bounds:
    year, month = month_away(match["ma_m"], frame)
    return tail_of(months(year, month, month), match["ma_t"])


def _read_month_edge(match: re.Match[str], frame: Frame) -> Bounds:
    year, month = month_away("本", frame)
    return tail_of(months(year, month, month), match["edge_t"])


def _read_end_months(match: re.Match[str], frame: Frame) -> Bounds:
    many = number(match["end_m"])
    first, last = (13 - many, 12) if match["end_last"] else (1, many)
    return months(year_of(frame, last, REPORT), first, last)


def _read_half(match: re.Match[str], frame: Frame) -> Bounds:
    first, last = (1, 6) if match["half_h"] in "上前" else (7, 12)
    return months(year_of(frame, last), first, last)


# -- Quarters ---------------------------------------------------------------------

#: 第二、三季度, 1-3季度.
_QUARTERS: Final = (
    f"(?:第(?P<qs_1>{QUARTER})(?:季度)?(?:{AND}|{TO})"
    f"|(?P<qs_2>(?<![0-9]){QUARTER})(?:季度)?{TO}"
    f"|(?P<qs_3>{MID_SENTENCE}{QUARTER})(?:季度)?{AND})"
    f"第?(?P<qs_last>{QUARTER}){GAP}季度"
)

#: 第三季度, 四季度末.
_QUARTER: Final = (
    f"(?:第{GAP}|(?<![0-9一二三四五六七八九十每]))"
    f"(?P<q_n>{QUARTER}){GAP}季度(?P<q_t>{TAIL})?"
)
_QUARTER_AWAY: Final = f"(?<![以基])(?P<q_away>[本上下])个?季度(?P<q_away_t>{TAIL})?"
_FIRST_QUARTERS: Final = f"前{GAP}(?P<fq_n>[一两二三四1-4]){GAP}个?季度"


def _read_quarters(match: re.Match[str], frame: Frame) -> Bounds:
    first = match["qs_1"] or match["qs_2"] or match["qs_3"]
    return _quarters(number(first), number(match["qs_last"]), frame)


def _read_quarter(match: re.Match[str], frame: Frame) -> Bounds:
    which = number(match["q_n"])
    return tail_of(_quarters(which, which, frame), match["q_t"])


def _read_first_quarters(match: re.Match[str], frame: Frame) -> Bounds:
    return _quarters(1, number(match["fq_n"]), frame)


def _read_quarter_away(match: re.Match[str], frame: Frame) -> Bounds:
    if frame.issued_on is None:
        return UNDATED
    away = {"本": 0, "上": -1, "下": 1}[match["q_away"]]
    years, index = divmod((frame.issued_on.month - 1) // 3 + away, 4)
    year, last = frame.issued_on.year + years, 3 * index + 3
    return tail_of(months(year, last - 2, last), match["q_away_t"])


def _quarters(first: int, last: int, frame: Frame) -> Bounds:
    ahead = REPORT if first < last and first == 1 else None
    return months(year_of(frame, 3 * last, ahead), 3 * first - 2, 3 * last)


#: 2023年第12周, as health bureaus count them.
_WEEK: Final = "(?(year)第(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})周(?!期)|(?!))"


# -- Years ------------------------------------------------------------------------

#: 年底, 今年年初, 2022年内. 三年内 is a span of time, 学年初 another year.
_EDGE: Final = (
    "(?(year)年?|(?<![0-9一二三四五六七八九十两几数多半学青少老成每历])年)"
    "(?:(?P<edge_y>初(?![步级中审期始次])|[底末](?![线层部气座册数]))"
    "|内(?![部容外蒙设涵在河地资控]))"
)

#: 全年, 2022年度, 年度. 安全年 and 跨年度 are other words.
_WHOLE: Final = (
    "(?<!安)全年"
    "|(?(year)度(?![假过汛])|(?<![每跨分多各历两几前往学0-9一二三四五六七八九十])年度)"
)

#: 明年春季, 今秋. 2022年春运 and 秋粮 are no seasons.
_SEASON: Final = (
    "(?(year)|(?P<season_y>[今明去]))"
    "(?P<season_s>[春夏秋冬])(?:季(?!节)|天|(?=[，。；、）至到前以明]|$))"
)

#: Terms, floods and heating begin and end where each place has it.
_LOCAL_SEASON: Final = "[春秋]季?学期|[春秋]季开学|主?(?<![度防])汛期|[暑寒]假|暑期|[采供]暖季|(?:森林)?防火期"

_SEASONS: Final = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 2)}


def _read_edge(match: re.Match[str], frame: Frame) -> Bounds:
    tail = match["edge_y"]
    # A bare 年底 is this year's, unless a spring report says 截至年底.
    ahead = EITHER if frame.ahead == REPORT else DEADLINE
    year = year_of(frame, 12 if tail in ("底", "末") else 1, ahead)
    return tail_of(months(year, 1, 12), tail)


def _read_whole(match: re.Match[str], frame: Frame) -> Bounds:
    return months(year_of(frame, 1), 1, 12)


def _read_season(match: re.Match[str], frame: Frame) -> Bounds:
    away = match["season_y"]
    year = year_named(f"{away}年", frame.issued_on) if away else frame.year
    first, last = _SEASONS[match["season_s"]]
    return months(year, first, last, later=first > last)


def undated(match: re.Match[str], frame: Frame) -> Bounds:
    """No bounds: what is known by its words only."""
    return UNDATED


#: Parts that begin with a number.
NUMBERED: Final[Mapping[str, tuple[str, Reader]]] = {
    "days": (_DAYS, _read_days),
    "day": (_DAY, _read_day),
    "day_unmarked": (_DAY_UNMARKED, _read_day_unmarked),
    "months": (_MONTHS, _read_months),
    "month": (_MONTH, _read_month),
    "quarters": (_QUARTERS, _read_quarters),
    "quarter": (_QUARTER, _read_quarter),
    "week": (_WEEK, undated),
}

#: Parts that begin with a word.
WORDED: Final[Mapping[str, tuple[str, Reader]]] = {
    "day_away": (_DAY_AWAY, _read_day_away),
    "month_away": (_MONTH_AWAY, _read_month_away),
    "month_edge": (_MONTH_EDGE, _read_month_edge),
    "end_months": (_END_MONTHS, _read_end_months),
    "half": (_HALF, _read_half),
    "quarter_away": (_QUARTER_AWAY, _read_quarter_away),
    "first_quarters": (_FIRST_QUARTERS, _read_first_quarters),
    "edge": (_EDGE, _read_edge),
    "whole": (_WHOLE, _read_whole),
    "local_season": (_LOCAL_SEASON, undated),
    "season": (_SEASON, _read_season),
    "same_time": ("同期", undated),
}
