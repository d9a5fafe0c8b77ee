"""Places in a ranking: 第4位, 六区第二, 末位, and the size of the ranking."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from measure.figure import Figure, number

#: 第N, with 倒数 before it; the places that have names of their own.
RANK: Final = (
    "(?:倒数)?第(?:[0-9]{1,3}(?![0-9])|[一二三四五六七八九十]{1,3})[位名]?"
    "|末位|末尾|最末位?|最后(?:一[名位])?|首位|榜首|垫底"
    "|(?<![提超目])前(?:[0-9]{1,3}(?![0-9.])|[三五十])(?:名|位)?"
)

#: What a ranking is announced by, right before the place.
_ANNOUNCED: Final = re.compile(
    "(?:排名?|排在|排到|名列|位列|分列|位居|位次|位于|跃居|[升降退滑跌移进]至|[升降退滑跌移进]到|居|列|并列|获得?|荣获|取得"
    "|[区县市省国州盟旗乡镇][中内里]?|位次为|排名为|均为|率|额|值|量|速|幅|[城郊]区组|组|总分|得分|评比|考[核评])$"
)

#: What may follow 第N when no 位 or 名 says that it is a place.
_ENDS: Final = re.compile(
    r"[，。；、）（！\n]|\Z|的(?:位置|好?成绩|名次)|[且和与并]|[上下前后]?[升降退滑跌移进跃][至到为]"
)

_IDIOM: Final = re.compile("(?:放在|摆在|作为|坚持|放到|摆到)$")

#: Chinese numerals that a ranking's size is written with.
NUMERALS: Final = "二两三四五六七八九十"

#: What is ranked, as the sizes of rankings are counted in it.
RANKED_PLACES: Final = (
    "(?:县（市、区）|县（区、市）|市（州）|县（区）|区（县）|乡（镇、街道）|乡镇（街道）|乡（街道）|镇（街道）"
    "|省（区、市）|县市区|市县区|县区|区县|县市|市县|市州|州市|区|县|乡镇|镇街|街镇|镇|街道|乡|省市|省|市|旗县|旗"
    "|地级市|设区市|省辖市|地市|城市|城区|市辖区|片区|部门|单位|省份|成员单位|村|社区|功能区|园区|开发区|学校|医院|企业|站点|[一-龥]{0,6}标段)"
)

#: 6区第4, 13个县（市、区）中排名第3: the number is the size, not a quantity.
_SIZE: Final = re.compile(
    "(?P<size>[0-9]{1,3}|[二两三四五六七八九十]{1,3})个?(?:参评|参加考核|考核|直属|涉农|主?城|贫困|重点)?"
    + RANKED_PLACES
    + "[中里内]?(?:考[评核]中|评比中)?(?:排名?|位列|分列|位居|居|列|名列)?(?:为|在)?$"
)

_SIZE_REACH: Final = 26

#: 全市11个县区中，我县得分92.6分，位列第4: the size stands at the head.
_SIZE_ABOVE: Final = re.compile(
    "(?P<size>[0-9]{1,3}|[二两三四五六七八九十]{1,3})个"
    + RANKED_PLACES
    + "[中里]，[^。；\\n]{0,40}$"
)
_REACH_ABOVE: Final = 64

_NAMED: Final = {"首位": 1, "榜首": 1}


def read_rank(
    text: str, start: int, end: int
) -> tuple[Figure, tuple[int, int] | None] | None:
    """The place in a ranking at ``start``, and where the ranking's size stands.

    >>> place, size = read_rank("排名6区第4位", 4, 7)
    >>> place.value, place.rank_of, size
    (Decimal('4'), 6, (2, 3))
    >>> read_rank("第3期培训", 0, 2), read_rank("最后2处", 0, 2)
    (None, None)
    """
    written = text[start:end]
    if not _is_place(text, start, end, written):
        return None
    sized = _SIZE.search(text, max(0, start - _SIZE_REACH), start)
    if sized is None and "中，" in text[max(0, start - _REACH_ABOVE) : start]:
        sized = _SIZE_ABOVE.search(text, max(0, start - _REACH_ABOVE), start)
    size = number(sized["size"]) if sized else None
    of = int(size) if size is not None else None
    figure = Figure(
        start,
        end,
        _value(written, of),
        None,
        "位",
        None,
        Decimal(1),
        None,
        "rank",
        rank=True,
        rank_of=of,
    )
    return figure, sized.span("size") if sized else None


def _is_place(text: str, start: int, end: int, written: str) -> bool:
    before = text[max(0, start - 4) : start]
    if _IDIOM.search(before):
        return False
    announced = _ANNOUNCED.search(before) is not None
    if "第" not in written:
        named = written in ("榜首", "垫底", "末位") or announced
        return named and (written[0] != "前" or _ENDS.match(text, end) is not None)
    if written[-1] in "位名":
        return True
    return announced and _ENDS.match(text, end) is not None


def _value(written: str, of: int | None) -> Decimal | None:
    if written in _NAMED:
        return Decimal(1)
    if "第" not in written and written[0] != "前":
        return Decimal(of) if of else None
    place = number(written.lstrip("倒数第前").rstrip("位名"))
    if place is None or not written.startswith("倒数"):
        return place
    return of + 1 - place if of else None
