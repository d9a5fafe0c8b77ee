"""Periods: what officials write, and what each is in days."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.periods import Period, find_periods, parse_date, parse_period

#: The bulletin that a line is read in, unless it says otherwise.
NOVEMBER = date(2022, 11, 12)
JANUARY = date(2023, 1, 9)


def shown(period: Period | None) -> str:
    """``2022-01-01..2022-09-30``, one day as itself, an open side left out."""
    if period is None:
        return "no period"
    start, end = period.start, period.end
    if start == end:
        return str(start) if start else "undated"
    return f"{start or ''}..{end or ''}"


DAYS = [
    ("2022年11月12日", "2022-11-12"),
    ("2022 年11月 12 日", "2022-11-12"),
    ("二〇二二年十一月十二日", "2022-11-12"),
    ("二○二二年十二月三十一日", "2022-12-31"),
    ("２０２２年１１月１２日", "2022-11-12"),
    ("11月12日", "2022-11-12"),
    ("九月二十八日", "2022-09-28"),
    ("10月廿三日", "2022-10-23"),
    ("11月12号", "2022-11-12"),
    ("2022-11-12", "2022-11-12"),
    ("2022.11.12", "2022-11-12"),
    ("2022/1/2", "2022-01-02"),
    ("20221112", "2022-11-12"),
    ("本月20日", "2022-11-20"),
    ("去年12月31日", "2021-12-31"),
    ("10月31日24时", "2022-10-31"),
    ("10月31日下午3时30分", "2022-10-31"),
    ("5月25", "2022-05-25"),
    ("2022年2月30日", "undated"),
    ("2022.13.12", "undated"),
]

SPANS_OF_DAYS = [
    ("9月7日、8日", "2022-09-07..2022-09-08"),
    ("6月8、9日", "2022-06-08..2022-06-09"),
    ("9月25-27日", "2022-09-25..2022-09-27"),
    ("9月25日至27日", "2022-09-25..2022-09-27"),
    ("10月1日至11月5日", "2022-10-01..2022-11-05"),
    ("10月1日起至11月5日", "2022-10-01..2022-11-05"),
    ("12月28日至次年1月3日", "2022-12-28..2023-01-03"),
    ("2021年12月1日—2022年3月31日", "2021-12-01..2022-03-31"),
    ("2022.9.1-2022.10.31", "2022-09-01..2022-10-31"),
    ("9月27日至25日", "undated"),
]

MONTHS = [
    ("1-9月", "2022-01-01..2022-09-30"),
    ("1—9月份", "2022-01-01..2022-09-30"),
    ("8-10月份", "2022-08-01..2022-10-31"),
    ("8至10月份", "2022-08-01..2022-10-31"),
    ("8月至10月", "2022-08-01..2022-10-31"),
    ("2022年9--10月", "2022-09-01..2022-10-31"),
    ("2022 年 8 - 10 月份", "2022-08-01..2022-10-31"),
    ("2022年1月至9月", "2022-01-01..2022-09-30"),
    ("2022年7、8月", "2022-07-01..2022-08-31"),
    ("11月至次年2月", "2022-11-01..2023-02-28"),
    ("2021年11月至2022年3月", "2021-11-01..2022-03-31"),
    ("去年10月至今年3月", "2021-10-01..2022-03-31"),
    ("2022年前10个月", "2022-01-01..2022-10-31"),
    ("前十个月", "2022-01-01..2022-10-31"),
    ("2022年2月份", "2022-02-01..2022-02-28"),
    ("2024年2月", "2024-02-01..2024-02-29"),
    ("22年10月", "2022-10-01..2022-10-31"),
    ("明年3月", "2023-03-01..2023-03-31"),
    ("上月", "2022-10-01..2022-10-31"),
    ("下个月", "2022-12-01..2022-12-31"),
    ("十月", "2022-10-01..2022-10-31"),
    ("2022.11", "2022-11-01..2022-11-30"),
    ("10月上旬", "2022-10-01..2022-10-10"),
    ("10月中旬", "2022-10-11..2022-10-20"),
    ("10月下旬", "2022-10-21..2022-10-31"),
    ("10月中下旬", "2022-10-11..2022-10-31"),
    ("10月上中旬", "2022-10-01..2022-10-20"),
    ("9月初", "2022-09-01"),
    ("10月底", "2022-10-31"),
    ("十月底", "2022-10-31"),
    ("上月末", "2022-10-31"),
    ("9月底至10月中旬", "2022-09-30..2022-10-20"),
    ("8月至10月底", "2022-08-01..2022-10-31"),
    ("10月上半月", "2022-10-01..2022-10-15"),
    ("2022年2月下半月", "2022-02-16..2022-02-28"),
    ("下半月", "2022-11-16..2022-11-30"),
    ("今年最后两个月", "2022-11-01..2022-12-31"),
    ("今年的前10个月", "2022-01-01..2022-10-31"),
    ("2022年的10月", "2022-10-01..2022-10-31"),
    ("6月和9月之间", "2022-06-01..2022-09-30"),
    ("22年一月", "2022-01-01..2022-01-31"),
]

QUARTERS_AND_HALVES = [
    ("前三季度", "2022-01-01..2022-09-30"),
    ("前三个季度", "2022-01-01..2022-09-30"),
    ("第三季度", "2022-07-01..2022-09-30"),
    ("三季度", "2022-07-01..2022-09-30"),
    ("2022年第三季度", "2022-07-01..2022-09-30"),
    ("4季度", "2022-10-01..2022-12-31"),
    ("第二、三季度", "2022-04-01..2022-09-30"),
    ("一至三季度", "2022-01-01..2022-09-30"),
    ("三季度末", "2022-09-30"),
    ("本季度", "2022-10-01..2022-12-31"),
    ("上季度末", "2022-09-30"),
    ("上半年", "2022-01-01..2022-06-30"),
    ("2022年下半年", "2022-07-01..2022-12-31"),
]

YEARS = [
    ("2022年", "2022-01-01..2022-12-31"),
    ("2022 年度", "2022-01-01..2022-12-31"),
    ("二〇二二年", "2022-01-01..2022-12-31"),
    ("全年", "2022-01-01..2022-12-31"),
    ("年度", "2022-01-01..2022-12-31"),
    ("今年", "2022-01-01..2022-12-31"),
    ("上年", "2021-01-01..2021-12-31"),
    ("上年度", "2021-01-01..2021-12-31"),
    ("去年", "2021-01-01..2021-12-31"),
    ("明年", "2023-01-01..2023-12-31"),
    ("年内", "2022-01-01..2022-12-31"),
    ("2022年内", "2022-01-01..2022-12-31"),
    ("年初", "2022-01-01"),
    ("年底", "2022-12-31"),
    ("今年年底", "2022-12-31"),
    ("去年底", "2021-12-31"),
    ("2021-2025年", "2021-01-01..2025-12-31"),
    ("2021年至2025年", "2021-01-01..2025-12-31"),
    ("2022-2023学年", "2022-09-01..2023-08-31"),
    ("“十四五”期间", "2021-01-01..2025-12-31"),
    ("十五五", "2026-01-01..2030-12-31"),
    ("“十三五”末", "2020-12-31"),
    ("明年春季", "2023-03-01..2023-05-31"),
    ("2022年冬季", "2022-12-01..2023-02-28"),
    ("今秋", "2022-09-01..2022-11-30"),
    ("今年夏天", "2022-06-01..2022-08-31"),
    ("去年的下半年", "2021-07-01..2021-12-31"),
    ("08年", "2008-01-01..2008-12-31"),
    ("零八年", "2008-01-01..2008-12-31"),
    ("2020年和2025年之间", "2020-01-01..2025-12-31"),
    ("90年代", "1990-01-01..1999-12-31"),
    ("20年代", "2020-01-01..2029-12-31"),
    ("1980年代", "1980-01-01..1989-12-31"),
    ("20世纪80年代", "1980-01-01..1989-12-31"),
    ("二十世纪八十年代", "1980-01-01..1989-12-31"),
    ("上世纪90年代", "1990-01-01..1999-12-31"),
]

OPEN_SIDES = [
    ("截至10月底", "..2022-10-31"),
    ("截止2022年10月31日", "..2022-10-31"),
    ("截至10月份", "..2022-10-31"),
    ("截至三季度末", "..2022-09-30"),
    ("截至 2022 年底", "..2022-12-31"),
    ("截至目前", "..2022-11-12"),
    ("截止目前", "..2022-11-12"),
    ("目前", "2022-11-12"),
    ("到目前为止", "2022-11-12"),
    ("今年以来", "2022-01-01..2022-11-12"),
    ("今年来", "2022-01-01..2022-11-12"),
    ("8月份以来", "2022-08-01..2022-11-12"),
    ("8月以来", "2022-08-01..2022-11-12"),
    ("今年 8 月份以来", "2022-08-01..2022-11-12"),
    ("自2022年以来", "2022-01-01..2022-11-12"),
    ("“十四五”以来", "2021-01-01..2022-11-12"),
    ("2021年10月至今", "2021-10-01..2022-11-12"),
    ("10月1日起", "2022-10-01.."),
    ("从10月1日开始", "2022-10-01.."),
    ("自从2018年", "2018-01-01.."),
    ("10月1日及以后", "2022-10-01.."),
    ("2020年及以前", "..2020-12-31"),
    ("2022年6月30日或之前", "..2022-06-30"),
    ("6月1日起至6月30日前", "2022-06-01..2022-06-30"),
    ("自10月1日起", "2022-10-01.."),
    ("2020年以后", "2021-01-01.."),
    ("11月底前", "..2022-11-30"),
    ("11月20日之前", "..2022-11-20"),
    ("年底前", "..2022-12-31"),
    ("月底前", "..2022-11-30"),
    ("10月前", "..2022-09-30"),
    ("2000年以前", "..1999-12-31"),
    ("近三年", "..2022-11-12"),
    ("近 三 年", "..2022-11-12"),
    ("近年来", "..2022-11-12"),
]

KNOWN_BY_WORDS = [
    ("同期", "undated"),
    ("去年同期", "undated"),
    ("上年同期", "undated"),
    ("当日", "undated"),
    ("当月", "undated"),
    ("今年秋季学期", "undated"),
    ("国庆节前", "undated"),
    ("春节期间", "undated"),
    ("每月5日前", "undated"),
    ("秋季学期", "undated"),
    ("秋季开学前", "undated"),
    ("今年汛期", "undated"),
    ("暑期", "undated"),
    ("10月第一周", "undated"),
    ("2022年第12周", "undated"),
    ("上上周", "undated"),
    ("下周末", "undated"),
    ("2023-2024采暖季", "undated"),
    ("中秋、国庆期间", "undated"),
]

ALL = (
    DAYS
    + SPANS_OF_DAYS
    + MONTHS
    + QUARTERS_AND_HALVES
    + YEARS
    + OPEN_SIDES
    + KNOWN_BY_WORDS
)


@pytest.mark.parametrize(("text", "bounds"), ALL)
def test_reads(text: str, bounds: str) -> None:
    assert shown(parse_period(text, NOVEMBER)) == bounds


#: What is a date only where nothing else stands.
ALONE = {"20221112", "2022.11"}


@pytest.mark.parametrize("text", [text for text, _ in ALL if text not in ALONE])
def test_finds_in_a_sentence(text: str) -> None:
    sentence = f"我局{text}，完成投资3亿元。"
    found = find_periods(sentence, NOVEMBER)
    assert [period.text for period in found] == [text]
    assert [sentence[slice(*period.at)] for period in found] == [text]


THE_YEAR_IN_A_JANUARY_BULLETIN = [
    ("11-12月", "2022-11-01..2022-12-31"),
    ("12月28日", "2022-12-28"),
    ("截至12月底", "..2022-12-31"),
    ("截至年底", "..2022-12-31"),
    ("8月份以来", "2022-08-01..2023-01-09"),
    ("前三季度", "2022-01-01..2022-09-30"),
    ("1-12月", "2022-01-01..2022-12-31"),
    ("四季度", "2022-10-01..2022-12-31"),
    ("下半年", "2022-07-01..2022-12-31"),
    ("上月", "2022-12-01..2022-12-31"),
    ("上季度", "2022-10-01..2022-12-31"),
    # What lies ahead is of the new year.
    ("1月", "2023-01-01..2023-01-31"),
    ("3月", "2023-03-01..2023-03-31"),
    ("6月底前", "..2023-06-30"),
    ("12月底前", "..2023-12-31"),
    ("年底前", "..2023-12-31"),
    ("上半年", "2023-01-01..2023-06-30"),
    ("明年3月", "2024-03-01..2024-03-31"),
]


@pytest.mark.parametrize(("text", "bounds"), THE_YEAR_IN_A_JANUARY_BULLETIN)
def test_supplies_the_year(text: str, bounds: str) -> None:
    assert shown(parse_period(text, JANUARY)) == bounds


WITHOUT_A_BULLETIN = [
    ("10月底", "undated"),
    ("去年", "undated"),
    ("目前", "undated"),
    ("本月", "undated"),
    ("今春", "undated"),
    ("2022年8月以来", "2022-08-01.."),
    ("2022年10月", "2022-10-01..2022-10-31"),
]


@pytest.mark.parametrize(("text", "bounds"), WITHOUT_A_BULLETIN)
def test_guesses_no_year(text: str, bounds: str) -> None:
    assert shown(parse_period(text, None)) == bounds


IN_CONTEXT = [
    ("3、9月份以来，我区", ["9月份以来"]),
    ("3、10月中旬，组织", ["10月中旬"]),
    ("1.5月25日召开", ["5月25日"]),
    ("2.2022年完成", ["2022年"]),
    ("发放7、8月补贴", ["7、8月"]),
    ("前三季度（下同）", ["前三季度"]),
    ("2022年全区入库", ["2022年"]),
    ("2022 年我区", ["2022 年"]),
    ("2022年前期工作", ["2022年"]),
    ("2022年初步建成", ["2022年"]),
    ("2022年内部审计", ["2022年"]),
    ("2022年中央资金", ["2022年"]),
    ("是2021年的5倍", ["2021年"]),
    ("5月25在河堤举行", ["5月25"]),
    ("10月20家企业", ["10月"]),
    ("1月4日、4月6日、7月5日举行", ["1月4日", "4月6日", "7月5日"]),
    ("自2022年1月开工", ["2022年1月"]),
    ("2022年8-10月份期间", ["2022年8-10月份"]),
    ("（2023-2025）", ["2023-2025"]),
    ("9月、10月分别完成", ["9月", "10月"]),
    ("截至10月底，1-9月", ["截至10月底", "1-9月"]),
    ("2022年8月份，较上年同期", ["2022年8月份", "上年同期"]),
    ("十四五规划", ["十四五"]),
    ("实施期2022年至2024年底", ["2022年至2024年底"]),
    ("于6月底前、12月底前", ["6月底前", "12月底前"]),
    ("10月1日开始施工", ["10月1日"]),
    ("6月和9月两次会议之间", ["6月", "9月"]),
    ("建于20世纪90年代的小区", ["20世纪90年代"]),
    ("去年的10家企业", ["去年"]),
    ("2022年第3周期", ["2022年"]),
    ("从9月25日到27日", ["9月25日到27日"]),
]


@pytest.mark.parametrize(("text", "periods"), IN_CONTEXT)
def test_in_context(text: str, periods: list[str]) -> None:
    assert [period.text for period in find_periods(text, NOVEMBER)] == periods


NO_PERIODS = [
    "15分钟文化圈",
    "每天24小时",
    "不低于3个月",
    "两个月内拆除",
    "三年内建成",
    "5年内",
    "提前3个月",
    "工龄22年",
    "三年行动",
    "半年",
    "两个季度",
    "一月一调度",
    "每月调度",
    "每季度通报",
    "7·20暴雨",
    "一期工程",
    "第六期",
    "第2022号",
    "〔2022〕6号",
    "12345热线",
    "1-9",
    "3.11版",
    "2.5.3",
    "0394-2022-1112",
    "项目前期工作",
    "项目前景",
    "以上年均",
    "投产后年产4万吨",
    "跨年度",
    "安全年",
    "6月龄",
    "防汛期间",
    "五一路",
    "十一届",
    "PM10年考核",
    "完成率98.8%",
    "排名6区第4",
    "二十大精神",
    "三个一批",
    "春节慰问",
    "工期最后两个月",
    "施工推迟近两个月",
    "历时15年代表",
    "历时50年代价",
    "历经十年代际更替",
    "21世纪",
    "工龄15年",
    "一个世纪",
]


@pytest.mark.parametrize("text", NO_PERIODS)
def test_takes_nothing_else(text: str) -> None:
    assert find_periods(text, NOVEMBER) == ()


ONE_DAY = [
    ("2022年11月12日", date(2022, 11, 12)),
    ("二〇二二年十一月十二日", date(2022, 11, 12)),
    (" 2022 年 11 月 12 日 ", date(2022, 11, 12)),
    ("10月底", date(2022, 10, 31)),
    ("2022年11月", None),
    ("2022年11月31日", None),
    ("11月底前", None),
    ("长期", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "when"), ONE_DAY)
def test_one_day(text: str, when: date | None) -> None:
    assert parse_date(text, NOVEMBER) == when


def test_whole_text_is_found_where_it_stands() -> None:
    period = parse_period("  10月底 ", NOVEMBER)
    assert period is not None
    assert (period.text, period.at) == ("10月底", (2, 6))


# -- Laws --------------------------------------------------------------------------

PIECES = st.sampled_from(
    [text for text, _ in ALL] + NO_PERIODS + list("，。；、（）3a万 \n年月日")
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
BULLETINS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@given(TEXTS, BULLETINS)
def test_disjoint_in_order_and_exactly_the_text(text: str, issued_on: date) -> None:
    reached = 0
    for period in find_periods(text, issued_on):
        first, last = period.at
        assert reached <= first < last
        assert text[first:last] == period.text == period.text.strip()
        if period.start and period.end:
            assert period.start <= period.end
        reached = last


@given(
    st.text(alphabet="0123456789一二十〇年月日季度底前后今去上截至自-、. ", max_size=30)
)
def test_never_raises(text: str) -> None:
    find_periods(text, NOVEMBER)
    find_periods(text, None)
    parse_period(text, NOVEMBER)


@given(TEXTS, TEXTS)
def test_a_full_stop_parts_the_reading(left: str, right: str) -> None:
    both = find_periods(f"{left}。\n{right}", NOVEMBER)
    texts = [period.text for period in both]
    assert texts == [
        period.text
        for part in (f"{left}。", f"\n{right}")
        for period in find_periods(part, NOVEMBER)
    ]


@given(BULLETINS, BULLETINS)
def test_every_day_in_every_spelling(when: date, issued_on: date) -> None:
    year, month, of_month = when.year, when.month, when.day
    for text in (
        f"{year}年{month}月{of_month}日",
        f"{year}年{month:02}月{of_month:02}日",
        f"{year} 年 {month} 月 {of_month} 日",
        f"{year}-{month:02}-{of_month:02}",
        f"{year}.{month}.{of_month}",
        f"{year}/{month}/{of_month}",
        f"{year}{month:02}{of_month:02}",
        chinese(when),
    ):
        assert parse_date(text, issued_on) == when
        assert parse_date(text) == when


def chinese(when: date) -> str:
    """The day in Chinese numerals, written without the code under test."""
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(when.year))
    return f"{year}年{below_hundred(when.month)}月{below_hundred(when.day)}日"


def below_hundred(value: int) -> str:
    tens, ones = divmod(value, 10)
    digits = "零一二三四五六七八九"
    ten = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return ten + (digits[ones] if ones else "")


@given(BULLETINS, st.integers(0, 120))
def test_a_recent_day_finds_its_year(issued_on: date, ago: int) -> None:
    when = issued_on - timedelta(days=ago)
    period = parse_period(f"{when.month}月{when.day}日", issued_on)
    assert period is not None
    assert period.start == when


@given(TEXTS)
def test_full_width_changes_nothing(text: str) -> None:
    wide = text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    assert [(p.start, p.end, p.at) for p in find_periods(wide, NOVEMBER)] == [
        (p.start, p.end, p.at) for p in find_periods(text, NOVEMBER)
    ]


# -- Speed -------------------------------------------------------------------------

PROSE = "截至10月底，全区谋划项目20个，总投资118亿元，同比增长17.2%。目前正在推进，预计年底前完成；"


def best_of_five(text: str) -> float:
    times: list[float] = []
    for _ in range(5):
        begun = time.process_time()
        find_periods(text, NOVEMBER)
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.parametrize(
    "piece",
    ["1", "1-", "1、", "1 ", "一", "截至", "第", "自", " ", "2022", "十四五", "每月"],
)
def test_linear(piece: str) -> None:
    short, long = piece * (10_000 // len(piece)), piece * (40_000 // len(piece))
    assert best_of_five(long) < 8 * best_of_five(short) + 0.01


def test_fast_enough_on_prose() -> None:
    assert best_of_five((PROSE * 400)[:20_000]) < 0.05  # 10 ms on a quiet machine
