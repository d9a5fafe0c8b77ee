"""Proportions: 师生比1：12.5, where the words say that two things are set in a ratio.

A score (3：0), a time (9：30) and a scale (1：500地形图) are names.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from measure.figure import Figure, approximator_after, approximator_before

#: 师生比, 男女比例为, 产销比由1：0.9提高到: what a ratio is announced by. 对比 and 同比
#: compare, 比赛 is a match, and 比原定提前到9：30 a time.
_NAMED_BEFORE: Final = re.compile(
    "(?:(?<![对同环相评类好])比(?![赛分武拼选])|配比)"
    "(?:[^，。；、\\n前迟间]{0,14}(?:[为是由从达在至到：的例率值]|接近|不[低高]于|超过?|约|近))?$"
)
_REACH: Final = 24

#: 按1：3的比例: or by what stands behind it; 比例尺 is a scale.
_NAMED_BEHIND: Final = re.compile("的?(?:标准)?(?:比例(?!尺)|配比|比率|混合比)")

#: 比例为1：500的地形图.
_DRAWN: Final = re.compile("的?(?:[一-龥]{0,4}图|模型|沙盘)")

_ONE: Final = Decimal(1)


def read_proportion(text: str, start: int, end: int) -> Figure | None:
    """The figure that numbers between colons are, or nothing where they are a name.

    Its value is what stands against the one: 1：12.5 and 18：1 are 12.5 and 18. Where
    neither part is one it is the second over the first (2：3 is 1.5), and of three or
    more parts there is no one value. It has no unit.

    >>> found = read_proportion("师生比1：12.5", 3, 9)
    >>> str(found.value) if found else None
    '12.5'
    >>> read_proportion("比分3：0", 2, 5), read_proportion("比例尺1：500", 3, 8)
    (None, None)
    """
    if "：" not in text[start:end] or not text[start].isdecimal():
        return None
    if _DRAWN.match(text, end):
        return None
    words = text[max(0, start - _REACH) : start]
    if not _NAMED_BEHIND.match(text, end) and not _NAMED_BEFORE.search(words):
        return None
    before, after = approximator_before(text, start), approximator_after(text, end)
    return Figure(
        start - len(before or ""),
        end + len(after or ""),
        _against_one([Decimal(part) for part in text[start:end].split("：")]),
        None,
        None,
        None,
        _ONE,
        before or after,
        "proportion",
    )


def _against_one(parts: list[Decimal]) -> Decimal | None:
    if len(parts) != 2 or not parts[0]:
        return None
    first, second = parts
    return first if second == 1 else second / first
