"""Numbers and days as Excel shows them under Chinese settings."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from extract.office.built_in_formats import BUILT_IN
from extract.office.number_code import UnknownCodeError
from extract.office.number_format import show_general, show_number, show_text
from tests.documents.programs import convert_with_libreoffice, needs_libreoffice

#: From Microsoft's descriptions of General, custom formats and regional date formats.
NUMBERS = [
    ("18.6", "General", "18.6"),
    ("18.600000000000001", "General", "18.6"),
    ("0", "General", "0"),
    ("-3", "General", "-3"),
    ("1234.56789012", "General", "1234.56789"),
    ("0.123456789012", "General", "0.123456789"),
    ("0.33333333333333331", "General", "0.333333333"),
    ("12345678901", "General", "12345678901"),
    ("123456789012", "General", "1.23457E+11"),
    ("1234567890.55", "General", "1234567891"),
    ("99999999999.6", "General", "1E+11"),
    ("0.00012345678", "General", "0.000123457"),
    ("0.0000123456", "General", "1.23456E-05"),
    ("0.00001", "General", "0.00001"),
    ("1.5E+300", "General", "1.5E+300"),
    ("1.5E-300", "General", "1.5E-300"),
    ("120", 'General"万元"', "120万元"),
    ("18.6", "0", "19"),
    ("2.5", "0", "3"),
    ("1.0049999999999999", "0.00", "1.01"),
    ("18.6", "0.00", "18.60"),
    ("0.5", "#.##", ".5"),
    ("5", "0.##", "5."),
    ("5", "?.??", "5."),
    ("1234567.891", "#,##0", "1,234,568"),
    ("1234567.891", "#,##0.00", "1,234,567.89"),
    ("12", "#,##0", "12"),
    ("0", "#,##0", "0"),
    ("0", "#,###", ""),
    ("1234", "0,000000", "0,001,234"),
    ("-1234.5", "#,##0.00", "-1,234.50"),
    ("-1234.5", "#,##0.00;(#,##0.00)", "(1,234.50)"),
    ("-1234.5", "#,##0.00_);[Red](#,##0.00)", "(1,234.50)"),
    ("0", '0.0;-0.0;"—"', "—"),
    ("0.1256", "0%", "13%"),
    ("0.1256", "0.0%", "12.6%"),
    ("0.999", "0.00%", "99.90%"),
    ("1234.5", '"¥"#,##0.00', "¥1,234.50"),
    ("1234.5", "¥#,##0.00", "¥1,234.50"),
    ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
    ("1234.5", "[$￥-804]#,##0.00", "￥1,234.50"),
    ("1234.5", r"\¥#,##0.00;\¥\-#,##0.00", "¥1,234.50"),
    ("1234.5", BUILT_IN[44], "¥1,234.50"),
    ("-1234.5", BUILT_IN[43], "-1,234.50"),
    ("0", BUILT_IN[41], "-"),
    ("123456", '0!.0,"万"', "12.3万"),
    ("123456", r"0\.0,", "12.3"),
    ("1234567", '0.00,,"百万"', "1.23百万"),
    ("1234567", '0.0,"千"', "1234.6千"),
    ("15000", '[>=10000]0!.0,"万";0', "1.5万"),
    ("900", '[>=10000]0!.0,"万";0', "900"),
    ("85", "[红色][<60]0;[蓝色][>=80]0;0", "85"),
    ("5", '"第"0"项"', "第5项"),
    ("5", "000", "005"),
    ("5", "0元", "5元"),
    ("5", '0"元"/"月"', "5元/月"),
    ("12345678901", "000-0000-0000", "123-4567-8901"),
    ("12345", "0.00E+00", "1.23E+04"),
    ("0.00012", "0.00E+00", "1.20E-04"),
    ("12345", "##0.0E+0", "12.3E+3"),
    ("99999", "0.0E+00", "1.0E+05"),
    ("0", "0.0E+00", "0.0E+00"),
    ("0.5", '"合格"', "合格"),
    ("7", "@", "7"),
    ("7", ";;;", ""),
    ("100", "0.0#%", "10000.0%"),
    ("18.6", r"0.00_ ;[Red]\-0.00\ ", "18.60"),
    ("-18.6", r"0.00_ ;[Red]\-0.00\ ", "-18.60"),
    ("3", 'G/通用格式"项"', "3项"),
]
DAYS = [
    ("45143", "yyyy/m/d", "2023/8/5"),
    ("45143", 'yyyy"年"m"月"d"日"', "2023年8月5日"),
    ("45143", 'yyyy"年"m"月"d"日";@', "2023年8月5日"),
    ("45143", "[$-804]yyyy年m月d日", "2023年8月5日"),
    ("45143", r"yyyy\-mm\-dd", "2023-08-05"),
    ("45143", "yyyy.m.d", "2023.8.5"),
    ("45143", 'yyyy"年"m"月"', "2023年8月"),
    ("45143", "yy/m/d", "23/8/5"),
    ("45143", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2023年8月5日"),
    ("45143", "[DBNum1][$-804]yyyy年m月d日", "二〇二三年八月五日"),
    ("45280", "[DBNum1][$-804]yyyy年m月d日", "二〇二三年十二月二十日"),
    ("45143", "[$-804]aaaa", "星期六"),
    ("45143", "aaa", "六"),
    ("45143", "[$-804]ddd", "周六"),
    ("45143", "[$-804]dddd", "星期六"),
    ("45143", "d-mmm-yy", "5-Aug-23"),
    ("45143", "[$-409]mmmm d, yyyy", "August 5, 2023"),
    ("45143.604166666664", "yyyy/m/d h:mm", "2023/8/5 14:30"),
    ("45143.604166666664", "h:mm AM/PM", "2:30 PM"),
    ("45143.604166666664", '上午/下午h"时"mm"分"', "下午2时30分"),
    ("45143.604166666664", "[$-804]AM/PM h:mm", "下午 2:30"),
    ("0.99999999", "h:mm:ss", "0:00:00"),
    ("1.5", "[h]:mm:ss", "36:00:00"),
    ("0.0008101851", "mm:ss.0", "01:10.0"),
    ("0.00001", "ss.00", "00.86"),
    ("1", "yyyy/m/d", "1900/1/1"),
    ("59", "yyyy/m/d", "1900/2/28"),
    ("60", "yyyy/m/d", "1900/2/29"),
    ("61", "yyyy/m/d", "1900/3/1"),
    ("0.25", "yyyy/m/d h:mm", "1900/1/0 6:00"),
    ("2958465", "yyyy/m/d", "9999/12/31"),
]


@pytest.mark.parametrize(("value", "code", "shown"), NUMBERS + DAYS)
def test_shown(value: str, code: str, shown: str) -> None:
    assert show_number(Decimal(value), code) == shown


BUILT_IN_DAYS = {
    14: "2023/8/5",
    22: "2023/8/5 14:30",
    27: "2023年8月",
    28: "8月5日",
    31: "2023年8月5日",
    32: "14时30分",
    33: "14时30分00秒",
    34: "下午2时30分",
    57: "2023年8月",
    58: "8月5日",
}


@pytest.mark.parametrize(("number", "shown"), BUILT_IN_DAYS.items())
def test_formats_that_have_only_a_number(number: int, shown: str) -> None:
    assert show_number(Decimal("45143.604166666664"), BUILT_IN[number]) == shown


def test_files_whose_days_begin_in_1904() -> None:
    shown = show_number(Decimal(43681), BUILT_IN[31], from_1904=True)
    assert shown == "2023年8月5日"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("0.5", "# ?/?"),
        ("-1", "yyyy/m/d"),
        ("2958466", "yyyy/m/d"),
        ("5", "[DBNum2][$-804]General"),
        ("45143", "[$-411]dddd"),
        ("45143", "[~hijri]yyyy"),
        ("5", "0 kg"),
        ("5", "0;0;0;0;0"),
        ("5", "0" * 5000),
    ],
)
def test_what_cannot_be_shown_is_said(value: str, code: str) -> None:
    with pytest.raises(UnknownCodeError):
        show_number(Decimal(value), code)


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("正常", "General", "正常"),
        ("正常", "0.00", "正常"),
        ("正常", "@", "正常"),
        ("3", '"第"@"号"', "第3号"),
        ("甲", '0;-0;0;"某"@', "某甲"),
        ("甲", ";;;", ""),
        ("甲", '0;-0;0;"缺"', "缺"),
    ],
)
def test_texts_have_formats_too(text: str, code: str, shown: str) -> None:
    assert show_text(text, code) == shown


#: Codes that LibreOffice follows as Excel does, and values that both show alike: it
#: cuts seconds off, has no sign for what rounds to zero, and begins to count in 1899.
CODES = (
    '0|0.00|#,##0|#,##0.00|0%|0.0%|0.00%|0.00E+00|¥#,##0.00|000|0.0#|##0.0E+0|0"-"00'
    '|"¥"#,##0;"¥"-#,##0|#,##0;[Red]-#,##0|0.0;(0.0);"-"|0"万元"|0.0,"千"|#,##0_);(#,##0)'
    '|[$¥-804]#,##0.00|#,##0.00,,"百万"|_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
).split("|")
TIMES = (
    'yyyy/m/d|yyyy"年"m"月"d"日"|[$-804]yyyy"年"m"月"|m"月"d"日"|yyyy-mm-dd|h:mm|h:mm:ss'
    "|[h]:mm|yyyy/m/d h:mm|mm:ss.0|h:mm AM/PM|[$-804]aaaa|[$-804]aaa|[$-804]dddd"
    '|[$-409]mmm-yy|[$-409]dddd|[DBNum1][$-804]yyyy"年"m"月"d"日"|[$-804]mmmm|[$-804]mmm'
    '|[$-804]AM/PM h"时"mm"分"'
).split("|")
AMOUNTS = (0, 1, 18.6, 2.5, 1234.5, -81234567.5, 12345678, 0.1256, 0.99999)
MOMENTS = (36526, 45143, 45143.604166666664, 45291.25, 43890.9375)
AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true"


@needs_libreoffice
def test_another_program_shows_the_same() -> None:
    cases = [*product(AMOUNTS, CODES), *product(MOMENTS, TIMES)]
    book = Workbook()
    page = book.worksheets[0]
    for row, (value, code) in enumerate(cases, start=1):
        page.cell(row, 1, value).number_format = code
    out = BytesIO()
    book.save(out)
    listed = convert_with_libreoffice(out.getvalue(), "xlsx", AS_SHOWN).decode()
    theirs = [row[0].strip() for row in csv.reader(StringIO(listed))]
    ours = [show_number(Decimal(repr(value)), code) for value, code in cases]
    wrong = [
        (*case, our, their)
        for case, our, their in zip(cases, ours, theirs, strict=True)
        if our != their
    ]
    assert wrong == []


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_days_are_the_calendar_s(day: date) -> None:
    serial = Decimal((day - date(1899, 12, 30)).days)
    assert show_number(serial, "yyyy-mm-dd") == day.isoformat()
    assert show_number(serial, "aaaa")[-1] == "一二三四五六日"[day.weekday()]
    if day >= date(1904, 1, 1):
        since = Decimal((day - date(1904, 1, 1)) // timedelta(days=1))
        assert show_number(since, "yyyy-mm-dd", from_1904=True) == day.isoformat()


@given(st.decimals(min_value=0, max_value=10**11 - 1, places=4))
def test_general_shows_numbers_as_they_are_where_they_fit(value: Decimal) -> None:
    shown = show_general(value)
    assert len(shown) <= 11
    assert abs(Decimal(shown) - value) <= Decimal("0.5")
    if len(f"{value.normalize():f}") <= 11:
        assert Decimal(shown) == value


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=5),
    st.integers(min_value=0, max_value=4),
)
def test_decimals_are_rounded_away_from_zero(value: Decimal, places: int) -> None:
    code = "#,##0" + ("." + "0" * places if places else "")
    shown = show_number(value, code)
    got = Decimal(shown.replace(",", ""))
    assert abs(got - value) <= Decimal("0.5").scaleb(-places) + Decimal("1E-3") * (
        abs(value) > 10**9
    )
    assert all(len(group) == 3 for group in shown.split(".")[0].split(",")[1:])


@given(st.text(alphabet='0#?.,%E+-@;"\\_*[]ymdhsa/年元 ', max_size=20))
def test_any_code_is_shown_or_refused(code: str) -> None:
    for value in ("0", "-1234.5", "45143.6", "1E+300", "1E-300"):
        try:
            shown = show_number(Decimal(value), code)
        except UnknownCodeError:
            continue
        assert len(shown) < 5_000
