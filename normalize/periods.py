"""Dates and periods in running text, with the year supplied from the bulletin.

A period is written ``[截至] [year] [part of the year] [以来 | 前 | 起 …]``.

What officials leave open is decided here, once: 年初 and 10月底 are the day itself;
目前 is the day of the bulletin; 截至 and deadlines (10月底前) have no start; 以来 ends
with the bulletin, 起 not at all; 8日、9日 reaches from the first to the last;
同期, 当日, 去年同期, school terms and feasts are known by their words, without dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from normalize.dates import (
    DAY,
    DEADLINE,
    EITHER,
    FULL_YEAR,
    GAP,
    REPORT,
    TO,
    UNDATED,
    YEAR,
    Bounds,
    Frame,
    day,
    day_after,
    day_before,
    months,
    number,
    year_named,
)
from normalize.fold import fold
from normalize.year_parts import PARTS


@dataclass(frozen=True, slots=True)
class Period:
    """A date or period as written; ``at`` is where it stands in the searched text.

    A side that the text leaves open, or that cannot be known, is ``None``.
    """

    text: str
    start: date | None
    end: date | None
    at: tuple[int, int]


# -- What stands by itself ----------------------------------------------------------

#: 2022-11-12, 2022.11.12, 2022/9/1-2022/10/31.
_NUMERIC: Final = (
    "(?<![0-9.])(?P<n_y>(?:19|20)[0-9]{2})(?P<n_mark>[-./])(?P<n_m>[01]?[0-9])(?P=n_mark)"
    f"(?P<n_d>{DAY})(?:{TO}(?P<n_y2>(?:19|20)[0-9]{{2}})(?P=n_mark)(?P<n_m2>[01]?[0-9])"
    f"(?P=n_mark)(?P<n_d2>{DAY}))?(?![-./][0-9])"
)

#: 2021-2025年, 2022-2023学年, （2023-2025）.
_YEARS: Final = (
    f"(?P<ys_1>{FULL_YEAR})(?:{GAP}年)?{TO}(?P<ys_2>{FULL_YEAR})"
    f"(?:{GAP}(?:年度?(?!{GAP}[0-9一二三四五六七八九十]{{1,2}}{GAP}月)|(?P<ys_school>学年度?))|(?=）))"
)

#: 十四五, “十四五”期间, “十三五”末. 十五五 begins in 2026.
_FIVE_YEARS: Final = (
    '(?<![0-9一二三四五六七八九十])(?:[“‘"]十(?P<five_q>[一二三四五])五[”’"]|十(?P<five>[一二三四五])五)'
    "(?:期间|时期|(?P<five_t>[初末]))?"
)

#: 近三年, 近年来, 最近6个月.
_ROLLING: Final = (
    "(?:最?近|过去)(?:[一两二三四五六七八九十]|1?[0-9])(?:年|个月)来?|近(?:几|些)?年来"
)

#: 目前, 截至目前, 截至今日, 到目前为止. 项目前期 is another word.
_NOW: Final = "(?:[到至]?(?<![项科栏题品数])目前(?!期)|(?(by)(?:当前|现在|今[日天])|(?!))|迄今)(?:为止)?"

_FEAST: Final = (
    "(?:元旦|春节|清明|“五一”|五一|端午|中秋|国庆|两节|“两节”|两会|“两会”|暑期|汛期)节?"
    "(?:假期|长假|小长假)?(?:期间|前夕|[之以]?[前后](?![期续]))"
)

_THAT_DAY: Final = "当[日天]"

# -- What stands around -------------------------------------------------------------

#: 自 belongs to 自…以来 and 自…起 alone.
_BY: Final = f"(?:截[至止][至到]?|自|从){GAP}"

_AFTER: Final = (
    f"{GAP}(?:以来|(?<=年)来(?![自源访往电信到我])|至今|起(?![草步诉码点来重用伏至到])"
    "|[之以]?前(?![期列沿进往端景提置述款瞻台线锋夕三两二四头0-9])"
    "|[之以]后|后(?![续期勤备方台面果端评补半者代院]))"
)

_WORDS: Final = {
    "numeric": _NUMERIC,
    "years": _YEARS,
    "five_years": _FIVE_YEARS,
    "rolling": _ROLLING,
    "now": _NOW,
    "feast": _FEAST,
    "that_day": _THAT_DAY,
}

_ALONE: Final = "|".join(f"(?P<{name}>{source})" for name, source in _WORDS.items())
_PART: Final = "|".join(f"(?P<{name}>{part[0]})" for name, part in PARTS.items())

#: Every first character there is: most of a text is passed over at this look.
_FIRST: Final = "(?=[0-9一二三四五六七八九十今本去上明下前头后年月全第截自从近最过到至目迄同当元春清“\"‘'’端中国两暑汛])"

_PERIOD: Final = re.compile(
    f"{_FIRST}(?P<by>{_BY})?"
    f"(?:{_ALONE}|(?P<year>{YEAR})?(?:{GAP}(?:{_PART})|(?(year)|(?!))))"
    f"(?P<after>{_AFTER})?"
)

#: 20221112, 2022.11: dates where nothing else stands, numbers elsewhere.
_COMPACT: Final = re.compile(
    "((?:19|20)[0-9]{2})[-./]?(0[1-9]|1[0-2]|[1-9])([0-3][0-9])?"
)


def find_periods(text: str, issued_on: date | None) -> tuple[Period, ...]:
    """Every date or period in the text, disjoint and in order.

    >>> for found in find_periods("截至10月底，1-9月完成5亿元", date(2022, 11, 12)):
    ...     print(found.text, found.start, found.end, found.at)
    截至10月底 None 2022-10-31 (0, 6)
    1-9月 2022-01-01 2022-09-30 (7, 11)
    """
    return tuple(
        _period(match, text, issued_on) for match in _PERIOD.finditer(fold(text))
    )


def parse_period(text: str, issued_on: date | None) -> Period | None:
    """The one period that the whole text is, white space around it aside.

    >>> parse_period("前三季度", date(2022, 11, 12)).end
    datetime.date(2022, 9, 30)
    >>> parse_period("2022.11", None).start
    datetime.date(2022, 11, 1)
    """
    folded = fold(text).strip()
    begin = text.find(text.strip())
    match = _PERIOD.fullmatch(folded)
    if match:
        found = _period(match, text.strip(), issued_on)
        first, last = found.at
        return Period(found.text, found.start, found.end, (begin + first, begin + last))
    compact = _COMPACT.fullmatch(folded)
    if compact is None:
        return None
    start, end = _read_compact(compact)
    return Period(text.strip(), start, end, (begin, begin + len(folded)))


def parse_date(text: str, issued_on: date | None = None) -> date | None:
    """The one day that the whole text names.

    >>> parse_date("二〇二二年十一月十二日"), parse_date("2022年11月")
    (datetime.date(2022, 11, 12), None)
    """
    period = parse_period(text, issued_on)
    if period is None or period.start != period.end:
        return None
    return period.start


def _period(match: re.Match[str], text: str, issued_on: date | None) -> Period:
    begin, end = match.span()
    by = (match["by"] or "").strip()
    after = (match["after"] or "").strip()
    if by in ("自", "从") and after not in ("以来", "起", "至今"):
        begin = match.end("by")
    bounds = _bounds(match, after, by.startswith("截"), issued_on)
    start, last = bounds
    if start and last and start > last:  # runs backwards: no telling which is wrong
        start, last = UNDATED
    return Period(text[begin:end], start, last, (begin, end))


def _bounds(
    match: re.Match[str], after: str, as_of: bool, issued_on: date | None
) -> Bounds:
    """What stands at the core, turned by 截至 before it and 以来 or 前 behind."""
    start, end = _core(match, _ahead(after, as_of), issued_on)
    if as_of:
        start = None
    match after:
        case "以来" | "来" | "至今":
            later = start is None or issued_on is None or issued_on < start
            return start, None if later else issued_on
        case "前" | "之前" | "以前":
            # 10月31日前 and 10月底前 include the day; 10月前 is over before October.
            before = end if start == end or start is None else day_before(start)
            return None, before
        case "后" | "之后" | "以后":
            return None if end is None else day_after(end), None
        case "起":
            return start, None
        case _:
            return start, end


def _ahead(after: str, as_of: bool) -> int:
    if after.endswith("前"):
        return DEADLINE
    return REPORT if as_of or after in ("以来", "来", "至今") else EITHER


def _core(match: re.Match[str], ahead: int, issued_on: date | None) -> Bounds:
    for name, (_, read) in PARTS.items():
        if match[name] is not None:
            return read(match, _frame(match["year"], ahead, issued_on))
    if match["year"]:
        return months(year_named(match["year"], issued_on), 1, 12)
    return _word(match, issued_on)


def _frame(year: str | None, ahead: int, issued_on: date | None) -> Frame:
    if year is None:
        return Frame(None, issued_on, ahead)
    return Frame(year_named(year, issued_on), issued_on, ahead)


def _word(match: re.Match[str], issued_on: date | None) -> Bounds:
    """The bounds of what stands by itself; feasts have none."""
    if match["numeric"]:
        return _read_numeric(match)
    if match["years"]:
        return _read_years(match)
    if match["five_years"]:
        return _read_five_years(match)
    if match["now"]:
        return issued_on, issued_on
    return (None, issued_on) if match["rolling"] else UNDATED


def _read_numeric(match: re.Match[str]) -> Bounds:
    first = _numeric_day(match["n_y"], match["n_m"], match["n_d"])
    if match["n_y2"] is None:
        return first, first
    return first, _numeric_day(match["n_y2"], match["n_m2"], match["n_d2"])


def _numeric_day(year: str, month: str, of_month: str) -> date | None:
    if not 1 <= int(month) <= 12:
        return None
    return day(int(year), int(month), int(of_month))


def _read_years(match: re.Match[str]) -> Bounds:
    first, last = number(match["ys_1"]), number(match["ys_2"])
    if match["ys_school"]:
        return date(first, 9, 1), date(last, 8, 31)
    return date(first, 1, 1), date(last, 12, 31)


def _read_five_years(match: re.Match[str]) -> Bounds:
    """The plan's five years: the eleventh began in 2006."""
    first = 1996 + 5 * (number(match["five"] or match["five_q"]) + 1)
    if match["five_t"] == "末":
        return date(first + 4, 12, 31), date(first + 4, 12, 31)
    if match["five_t"] == "初":
        return date(first, 1, 1), date(first, 1, 1)
    return date(first, 1, 1), date(first + 4, 12, 31)


def _read_compact(match: re.Match[str]) -> Bounds:
    year, month = int(match[1]), int(match[2])
    if match[3] is None:
        return months(year, month, month)
    found = day(year, month, int(match[3]))
    return found, found
