"""What the words around a period make of it: compared with, due by, a mere word."""

from __future__ import annotations

import re
from typing import Final

from normalize.periods import Period

#: 全年, 年度: of the plan spoken of, not of what is reported after it.
OF_PLAN: Final = frozenset({"年度", "全年", "年内", "本年度"})
_PLAN: Final = re.compile(
    "(?:目标|任务|预算|指标|考核|计划(?!投资|完成|总))(?!值?[0-9])"
)
#: 超年度目标18座, 低于年度计划3亿元: the figure is what is over or short of it.
_BESIDE: Final = ("超", "超过", "低于", "高于", "比", "较", "距", "距离", "离")
_WITH: Final = re.compile("(?P<against>[比较])(?:上个?|前)?$|(?P<like>[与同是占])$")
_AGAINST: Final = ("的", "相比", "同期", "末", "底")
#: 去年同期的三成, 近五年来最好水平.
_SHARE: Final = re.compile(
    "的?(?:(?:不足|近|约)?(?:[0-9.]+(?:%|倍)|[一二三四五六七八九两]成|一半)|最|同期|新高|新低|平均)"
)
_OLD: Final = re.compile("(?:去年|上年|前年)同期")
#: 9月底前, 汛期（6月1日）前: by when, not for what time.
_DEADLINE: Final = re.compile(".*(?<!以)(?<!目)(?<!提)前")
_BEFORE_THAT: Final = re.compile("(?:（[^（）]{1,12}）|）)前")
#: Of a change, the figure behind these words is the new one.
TURNED: Final = re.compile("[增降升提压缩扩减涨跌退][一-龥]?[至到为]")
_TURNS: Final = re.compile(f"[^，。；0-9]{{0,6}}?{TURNED.pattern}")
FROM: Final = re.compile("[由从](?=[^，。；、由从0-9]{0,12}$)")
_CARRIES: Final = ("（下同", "，下同", "下同")
_CAUSE: Final = re.compile("[^，。；]{0,16}影响")


def is_told(text: str, period: Period) -> bool:
    """Whether something is told of the period, which is no mere word or cause."""
    return not (is_attribute(text, period) or is_cause(text, period))


def is_attribute(text: str, period: Period) -> bool:
    """Whether 年度 only says which plan or goal is meant (完成年度任务的85%)."""
    if period.text not in OF_PLAN and period.text != "年初":
        return False
    start, end = period.at
    if _PLAN.match(text, end):
        return True
    return text.startswith(("目标", "计划", "任务"), end) and text.endswith(
        _BESIDE, 0, start
    )


def is_cause(text: str, period: Period) -> bool:
    """Whether the period is that of a cause (受6月暴雨影响)."""
    start, end = period.at
    return text.startswith("受", start - 1) and _CAUSE.match(text, end) is not None


def is_compared(text: str, period: Period) -> bool:
    """Whether a figure is compared with the period (较2021年, 是2021年的5倍)."""
    start, end = period.at
    words = period.text
    if words.endswith("同期") and not _OLD.fullmatch(words):
        return True
    if text.startswith(("由", "从"), start - 1):
        return False
    if words.endswith(("同期", "年来", "以来")) and _SHARE.match(text, end):
        return True
    found = _WITH.search(text, max(0, start - 3), start)
    if found is None:
        return False
    return bool(found["against"]) or text.startswith(_AGAINST, end)


def is_due(text: str, period: Period) -> bool:
    """Whether the period is a deadline (9月底前, 汛期（6月1日）前)."""
    if period.text.endswith("前") and _DEADLINE.fullmatch(period.text):
        return True
    return _BEFORE_THAT.match(text, period.at[1]) is not None


def is_outset(text: str, start: int, end: int) -> bool:
    """Whether a change begins at the figure there (由15分钟缩短至6分钟)."""
    lead = text[max(0, start - 16) : start]
    if ("由" not in lead and "从" not in lead) or not FROM.search(lead):
        return False
    return _TURNS.match(text, end) is not None


def hands_down(text: str, period: Period) -> bool:
    """Whether the text says that the period holds from there on (前三季度，下同)."""
    return text.startswith(_CARRIES, period.at[1])
