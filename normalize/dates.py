"""The parts of a year as officials write them, and the days they stand for.

Every part (10月中旬, 前三季度, 9月7日、8日 …) is a named regex over folded text and a
function that reads its bounds; `normalize.periods` puts years and words around them.
A typist's space or two (8 - 10 月份) is allowed wherever ``GAP`` stands.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from normalize.numerals import parse_numeral
from normalize.value import value

Bounds: TypeAlias = tuple[date | None, date | None]

#: Known by its words only.
UNDATED: Final[Bounds] = (None, None)

#: How many months after the bulletin's own a bare month is still of its year;
#: beyond that it is of the year before. A report looks back (截至12月底 in a January
#: bulletin), a deadline ahead; a month is taken as either.
REPORT, EITHER, DEADLINE = 3, 6, 12


@value
class Frame:
    """What a part of a year is read against.

    ``year`` is the one the text names; without it ``issued_on`` supplies one.
    """

    year: int | None
    issued_on: date | None
    ahead: int = EITHER


# -- Small pieces -----------------------------------------------------------------

#: Bounded, so that no run of spaces is scanned twice.
GAP: Final = " {0,2}"

#: 8-10, 9--10, 8~10, 8至10, 1日起至5日.
TO: Final = f"{GAP}(?:-{{1,2}}|~{{1,2}}|起?[至到]){GAP}"

AND: Final = f"{GAP}[、和及]{GAP}"

#: A list marker (3、9月份以来) stands at the head of a sentence; the first member of
#: a list of bare numbers (7、8月) never does.
MID_SENTENCE: Final = "(?(year)|(?<=[一-龥，（]))"

CHINESE_DIGIT: Final = "[一二三四五六七八九]"

MONTH_NUMBER: Final = (
    "(?<![0-9〇一二三四五六七八九十])"
    f"(?:1[0-2]|0?[1-9]|十[一二]?|{CHINESE_DIGIT})(?![0-9])"
)

#: 三月和九月之间. Without 之间 the two are told one by one.
BETWEEN: Final = f"{GAP}[和与]{GAP}(?=[〇零一二三四五六七八九十0-9年月 ]{{2,9}}之?间)"

#: 一月一调度 and 一月两次 are rates, not January; 一月一日 is a day.
MONTH_MARK: Final = f"{GAP}月(?![龄嫂])(?:(?<!一月)|(?![几余多内]|[一二三两](?:[^日号一二三四五六七八九十]|$)))"

DAY: Final = (
    "(?:3[01]|[12][0-9]|0?[1-9]"
    f"|三十一?|(?:二十|廿){CHINESE_DIGIT}?|十{CHINESE_DIGIT}?|{CHINESE_DIGIT})(?![0-9])"
)

#: 日 on paper, 号 in speech; not the 号 of a document's number.
DAY_MARK: Final = f"{GAP}(?:日|号(?![文楼线]))"

CLOCK: Final = (
    f"(?:{GAP}(?:上午|中午|下午|凌晨|晚上?)?{GAP}"
    f"[0-2]?[0-9](?:：[0-5][0-9]|{GAP}时(?:{GAP}[0-5]?[0-9]{GAP}分)?))?"
)

#: Months named from the bulletin's own. 以上月 and 基本月 are other words.
MONTHS_AWAY: Final = {"本": 0, "上": -1, "上个": -1, "下": 1, "下个": 1}
MONTH_AWAY: Final = "(?<![以基])(?:本|[上下]个?)月"

_EARLY: Final = "初(?![步级中审期始次])"
_TEN_DAYS: Final = "上中旬|中下旬|[上中下]旬|[上下]半月"
_LATE: Final = "[底末](?![线层部气座册数])"
TAIL: Final = f"(?:{_EARLY}|{_TEN_DAYS}|{_LATE})"

QUARTER: Final = "[一二三四1-4]"


# -- Years ------------------------------------------------------------------------

FULL_YEAR: Final = (
    "(?:(?<![0-9〔])(?:19|20)[0-9]{2}(?![0-9])"
    "|(?<![一二三四五六七八九十])[一二][〇零一二三四五六七八九]{3})"
)

#: 22年 is a span of time unless a month or a quarter follows; no span is written 08年.
SHORT_YEAR: Final = (
    f"(?:(?<![0-9.])[’‘']?(?:[0-4][0-9](?=年{GAP}"
    f"(?:(?:[01]?[0-9]|十[一二]?|{CHINESE_DIGIT})月|第?[一二三四]季度|[上下]半年))"
    f"|0[0-9](?={GAP}年))|(?<![〇零一二三四五六七八九十百千])[〇零]{CHINESE_DIGIT}(?={GAP}年))"
)

#: Neighbours that make another word of a relative year are excluded: 基本年内,
#: 以上年均, 过去年份, 以前年度.
YEARS_AWAY: Final = MappingProxyType(
    {
        "今年": 0,
        "本年": 0,
        "去年": -1,
        "上年": -1,
        "上一年": -1,
        "前年": -2,
        "明年": 1,
        "下一年": 1,
    }
)
RELATIVE_YEAR: Final = (
    "(?:今年|(?<![基成资])本年|(?<![过出])去年|(?<!以)上年(?![龄纪])|上一年"
    "|(?<![以之目])前年|明年|下一年)"
)

YEAR: Final = f"(?:(?:{FULL_YEAR}|{SHORT_YEAR}){GAP}年|{RELATIVE_YEAR})"

#: The year of a range's second half; 次年 is the one after the first.
THEN: Final = f"(?:{YEAR}|次年|翌年){GAP}"


def year_named(text: str, issued_on: date | None) -> int | None:
    """The year that ``YEAR`` matched; a relative one is reckoned from the bulletin.

    >>> year_named("二〇二二年", None), year_named("去年", date(2022, 11, 12))
    (2022, 2021)
    >>> year_named("22年", None), year_named("明年", None)
    (2022, None)
    """
    if text in YEARS_AWAY:
        return issued_on.year + YEARS_AWAY[text] if issued_on else None
    year = number(text.removesuffix("年").strip("’‘' "))
    return year if year >= 100 else 2000 + year


def year_of(frame: Frame, month: int, ahead: int | None = None) -> int | None:
    """The year of a month: the one named, or the one nearest to the bulletin.

    >>> january = Frame(None, date(2023, 1, 9))
    >>> year_of(january, 12), year_of(january, 6), year_of(january, 12, DEADLINE)
    (2022, 2023, 2023)
    """
    if frame.year is not None or frame.issued_on is None:
        return frame.year
    limit = frame.ahead if ahead is None or frame.ahead == DEADLINE else ahead
    late = month - frame.issued_on.month > limit
    return frame.issued_on.year - late


def years_of(
    then: str | None, first: int, last: int, frame: Frame
) -> tuple[int | None, int | None]:
    """The years of a range's two months; 11月至2月 runs into the next."""
    over = first > last
    if then in (None, "次年", "翌年"):
        over = over or then is not None
        begun = year_of(frame, first if over else last, REPORT if first == 1 else None)
        return begun, None if begun is None else begun + over
    ended = year_named(then, frame.issued_on)
    if frame.year is not None or ended is None:
        return frame.year, ended
    return ended - over, ended


def month_away(text: str, frame: Frame) -> tuple[int | None, int]:
    """Year and month of 本月, 上月, 下个月."""
    if frame.issued_on is None:
        return None, 1
    years, index = divmod(
        frame.issued_on.month - 1 + MONTHS_AWAY[text.removesuffix("月")], 12
    )
    return frame.issued_on.year + years, index + 1


def number(text: str) -> int:
    """The whole number that a piece above matched."""
    if text.isascii():
        return int(text)
    value = parse_numeral(text)
    if value is None:
        raise ValueError(f"no number: {text!r}")
    return int(value)


def day(year: int | None, month: int, of_month: int) -> date | None:
    """A day of the calendar; 31 September is none."""
    if year is None or not 1 <= of_month <= monthrange(year, month)[1]:
        return None
    return date(year, month, of_month)


@lru_cache(maxsize=512)
def months(year: int | None, first: int, last: int, *, later: bool = False) -> Bounds:
    """From the first day of a month to the last of another; ``later`` a year on."""
    if year is None:
        return UNDATED
    then = year + later
    return date(year, first, 1), date(then, last, monthrange(then, last)[1])


def tail_of(whole: Bounds, tail: str | None) -> Bounds:
    """The beginning, the end or ten days of a month, a quarter or a year.

    初 and 底 are its first and its last day.

    >>> [str(end) for end in tail_of(months(2022, 10, 10), "中旬")]
    ['2022-10-11', '2022-10-20']
    """
    first, last = whole
    if first is None or last is None or not tail:
        return whole
    if tail == "初":
        return first, first
    if tail in "底末":
        return last, last
    if tail == "上半月":
        return first, first + timedelta(14)
    if tail == "下半月":
        return first + timedelta(15), last
    begins = {"上": 0, "中": 10, "下": 20}[tail[0]]
    ends = {"上": 9, "中": 19}.get(tail[-2])
    return first + timedelta(begins), last if ends is None else first + timedelta(ends)


def day_before(when: date) -> date:
    """The day before."""
    return when - timedelta(days=1)


def day_after(when: date) -> date:
    """The day after."""
    return when + timedelta(days=1)
