"""Dates and periods in running text, with the year supplied from the bulletin.

A period is written ``[截至] [year] [part of the year] [以来 | 前 | 起 …]``.

What officials leave open is decided here, once: 年初 and 10月底 are the day itself;
目前 is the day of the bulletin; 截至 and deadlines (10月底前) have no start; 以来 ends
with the bulletin, 起 not at all; 8日、9日 reaches from the first to the last;
同期, 当日, 去年同期, school terms and feasts are known by their words, without dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from normalize import period_words, year_parts
from normalize.dates import (
    DEADLINE,
    EITHER,
    GAP,
    REPORT,
    UNDATED,
    YEAR,
    Bounds,
    Frame,
    day,
    day_after,
    day_before,
    months,
    year_named,
)
from normalize.fold import fold
from normalize.skim import places_of, skim
from normalize.value import value
from normalize.year_parts import Reader


@value
class Period:
    """A date or period as written; ``at`` is where it stands in the searched text.

    A side that the text leaves open, or that cannot be known, is ``None``.
    """

    text: str
    start: date | None
    end: date | None
    at: tuple[int, int]


# -- What stands around -------------------------------------------------------------

#: 自 belongs to 自…以来 and 自…起 alone, as 从 does to 从…开始.
_BY: Final = f"(?:截[至止][至到]?|自从?|从){GAP}"

_AFTER: Final = (
    f"{GAP}(?:以来|(?<=年)来(?![自源访往电信到我])|至今|起(?![草步诉码点来重用伏至到])"
    "|(?(by)开始|(?!))|[或及][之以][前后]|之?间(?![断隔接歇作])"
    "|[之以]?前(?![期列沿进往端景提置述款瞻台线锋夕三两二四头0-9])"
    "|[之以]后|后(?![续期勤备方台面果端评补半者代院]))"
)


def _read_year(match: re.Match[str], frame: Frame) -> Bounds:
    return months(frame.year, 1, 12)


_READERS: Final[Mapping[str, Reader]] = {
    "year": _read_year,
    **{
        name: read
        for kind in (
            period_words.NUMBERED,
            period_words.WORDED,
            year_parts.NUMBERED,
            year_parts.WORDED,
        )
        for name, (_, read) in kind.items()
    },
}


#: 6月1日起至30日前: what is before, is before the last of the two.
_RANGES: Final = frozenset({"days", "months", "quarters", "years"})


def _any_of(parts: Mapping[str, tuple[str, Reader]]) -> str:
    """One group for each part, by its name, in order."""
    return "|".join(f"(?P<{name}>{source})" for name, (source, _) in parts.items())


def _either(
    numbered: Mapping[str, tuple[str, Reader]], worded: Mapping[str, tuple[str, Reader]]
) -> str:
    """Where a number stands next the one kind, elsewhere the other."""
    number_next = '[第廿0-9一二三四五六七八九十“‘"]'
    return f"(?:(?={number_next})(?:{_any_of(numbered)})|{_any_of(worded)})"


_FIGURES: Final = "第?[〇零廿0-9一二三四五六七八九十]{1,4}+"

#: What a period begins with. Most of a text is passed over at this look: words that
#: begin alike (上级, 下达, 本项目) and numbers that nothing of a date follows, too.
_FIRST: Final = (
    "(?=(?![0-9])(?:今[年日天春夏秋冬]|[去明][年春夏秋冬]|本[年月季周个世]|[上下][一上下个年月半季周世]"
    "|前[年半 一二三四五六七八九十两0-9]|头[ 一二三四五六七八九十两0-9]|最近|近[年几些 一二三四五六七八九十两0-9]"
    "|至目|迄今|同期|当[前日天月年]|每[个月]|春[节季学]|秋[季学]|端午|两[节会]|暑[假期]|寒假|汛期|采暖|森林"
    "|目前|全年|中秋|年[内初底末度]|月[初底末]|元旦|国庆|清明|防火|供暖|主汛|后[半年]"
    "|到目|过去|“[五两十]|[‘’]|五一|十[一二三四五]五)"
    f"|{_FIGURES}{GAP}(?:[年月日号季]"
    "|世纪"
    f"|[-~起至到、和与及]{{1,2}}{GAP}{_FIGURES}{GAP}[年月日号季学）采供])"
    "|[0-9]{4}[-./])"
    "(?:(?<![0-9])|(?![0-9]))"
)

#: Possessive where nothing is gained by trying again, so that a text of nothing but
#: 截至截至 costs no more than another. The last group to close says how to read.
_PERIOD: Final = re.compile(
    f"(?P<by>{_BY})?+{_FIRST}"
    f"(?:{_either(period_words.NUMBERED, period_words.WORDED)}"
    f"|(?P<year>{YEAR})?+"
    f"(?:{GAP}(?(year)(?:的{GAP})?){_either(year_parts.NUMBERED, year_parts.WORDED)}|(?(year)|(?!))))"
    f"(?:{_AFTER})?"
)

#: What ``_FIRST`` looks for, and the words that ``_BY`` begins with.
_PLACES: Final = places_of(
    "截自从今本去明上下前头最近至迄同当每春秋端两暑寒汛采森目全中年月元国清防供主后到过“‘’第〇零廿0-9一二三四五六七八九十",
    f"[截自从]|{_FIRST}",
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
        _period(match, text, issued_on) for match in skim(_PERIOD, _PLACES, fold(text))
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
    name = match.lastgroup or "year"
    begin, end = match.span()
    by = (match["by"] or "").strip()
    after = match.string[match.end(name) : end].strip()
    if by in ("自", "从") and after not in ("以来", "起", "至今", "开始"):
        begin = match.end("by")
    after = after or ("起" if by == "自从" else "")
    as_of = by.startswith("截")
    year = match["year"]
    frame = Frame(
        year_named(year, issued_on) if year else None, issued_on, _ahead(after, as_of)
    )
    core = _READERS[name](match, frame)
    ranged = name in _RANGES and "前" in after
    first, last = core if ranged else _turned(core, as_of, after, issued_on)
    if first and last and first > last:  # runs backwards: no telling which is wrong
        first, last = UNDATED
    return Period(text[begin:end], first, last, (begin, end))


def _ahead(after: str, as_of: bool) -> int:
    if after.endswith("前"):
        return DEADLINE
    return REPORT if as_of or after in ("以来", "来", "至今") else EITHER


def _turned(core: Bounds, as_of: bool, after: str, issued_on: date | None) -> Bounds:
    """The core's bounds, turned by 截至 before it and 以来 or 前 behind it."""
    start, end = core
    match after:
        case "以来" | "来" | "至今":
            known = start is not None and issued_on is not None and start <= issued_on
            return start, issued_on if known else None
        case "前" | "之前" | "以前":
            # 10月31日前 and 10月底前 include the day; 10月前 is over before October.
            if start is None or start == end:
                return None, end
            return None, day_before(start)
        case "后" | "之后" | "以后":
            return None if end is None else day_after(end), None
        case "起" | "开始" | "及以后" | "及之后" | "或之后" | "或以后":
            return start, None
        case "及以前" | "及之前" | "或之前" | "或以前":
            return None, end
        case _:
            return None if as_of else start, end


def _read_compact(match: re.Match[str]) -> Bounds:
    year, month = int(match[1]), int(match[2])
    if match[3] is None:
        return months(year, month, month)
    found = day(year, month, int(match[3]))
    return found, found
