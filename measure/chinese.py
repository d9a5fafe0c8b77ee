"""Where a Chinese numeral counts something, and where it is a part of a word.

两家企业 and 五栋楼 count; 统一, 一批, 二期, 三级 and 三个方面 do not.
"""

from __future__ import annotations

import re
from typing import Final

from normalize.units import Dimension

#: 百 and its like begin names (百城提质, 千家万户, 万亩良田), 二 is an ordinal
#: (二期, 二次供水): what is counted is 两.
_NEVER: Final = frozenset("百千万亿二〇零廿卅")

#: 统一, 逐一, 之一, 划一, 万一: the end of another word, as are 第三, 周三, 数十.
_WORD_BEFORE_ONE: Final = frozenset("统逐同唯单专归划之其任逢惟合每某万维")
_WORD_BEFORE: Final = frozenset("第周数几")

#: 一批, 一次, 一套: some, once, a set of.
_INDEFINITE: Final = frozenset(
    "批 次 种 类 样 套 道 层 轮 代 步 部 面 方 站 张 条 把 人".split()
)

#: Measure words that after a Chinese numeral number things (三期, 五楼, 二类, 三级) or
#: begin place names (九里山, 五台山, 三门峡).
_ORDINAL: Final = frozenset(
    (
        "标段 合同段 里 期 楼 级 类 线 环 路 度 届 等 段 号 组 院 中心 "
        "园 站 点 面 方 井 桥 村 镇 乡 县 区 市 省 街道 社区 "
        "县区 校 班 车 周 字 题 门 头 首 包 板 单 版 房 档 "
        "科 分 样 集 室 厅 孔 跨 线次 盘 片 块 网格 方面 环节 双 "
        "大类 元 角 成 折 代 季 轮 步 章 节 列 顶 台 卷 眼 "
        "部 人 把 付 副 "
    ).split()
)

#: ... but for these, where two or more of them are counted often enough.
_AFTER_ALL: Final = frozenset("人 部 台 门 成 班 组 片 块 元 网格 集".split())

#: 打八折, 享五折: 三折页 is a leaflet.
_REDUCED: Final = tuple("打享按扣惠")
_AS_PRICE: Final = re.compile("优惠|价|以[上下内]|左右|[，。；、）\\n]|\\Z")

#: 三个方面, 四个自信, 两个确立: what follows is spoken of, not counted.
_SPOKEN: Final = re.compile(
    "方面|层面|维度|阶段|环节|角度|层次|确立|维护|意识|自信|代表|全面|务必|革命|振兴|不摘"
    "|到位|最严|必须|不变|坚持|结合|转变|提升|强化|清零|先锋|毫不|不放过|统一|聚焦|没有"
    "|[一二三四五六七八九十](?![体线级类期般])|百分之|[0-9]+%|样|月份|台阶|高于|更加|走在|新(?:突破|台阶|跨越)"
    "|上下|规定|共同体|大局|文明|伟大|先行|主体责任"
)

#: What must stand before 一个, 一家 for it to count: 其中一个, 关停一家.
_LICENCE: Final = re.compile(
    "(?:其中|仅|共|仅有|只有|另有|还有|有|另|余|剩余|剩|新增|增加|减少|完成|建成|新建|关停|查处"
    "|取缔|引进|签约|落地|开工|竣工|投产|配备|设立|成立|建立|召开|举办|培育|认定|获批|达到?"
    "|整改|受理|办结|立案)$"
)

_THREE_INDUSTRIES: Final = re.compile("产业|供水|创业|元次|会议|全会|党代会|分配")


def counts(
    text: str,
    start: int,
    end_of_numeral: int,
    end: int,
    dimension: Dimension,
    *,
    blurred: bool,
) -> bool:
    """Whether the numeral with its unit is a quantity.

    ``blurred`` says that an approximator stands with it, which only quantities have.

    >>> def two(text, at=0):
    ...     return counts(text, at, at + 1, at + 2, Dimension.COUNT, blurred=False)
    >>> [two(text) for text in ("两家企业", "三个项目", "三个方面", "二期工程")]
    [True, True, False, False]
    >>> two("统一个别做法", 1), two("其中一个项目", 2), two("一个样", 0)
    (False, True, False)
    """
    numeral, unit = text[start:end_of_numeral], text[end_of_numeral:end]
    before = text[start - 1] if start else ""
    # 二十个百分点, 二十余家
    tens = len(numeral) > 1 and (blurred or dimension is Dimension.RATIO)
    if (numeral[0] in _NEVER and not tens and unit != "两") or before in _WORD_BEFORE:
        return False
    if before in ("前", "后") and unit in ("位", "名", "强"):
        return False
    if numeral[0] == "一" and before in _WORD_BEFORE_ONE:
        return False
    if dimension is Dimension.DURATION:
        return _lasts(text, numeral, unit, end)
    if dimension is not Dimension.COUNT:
        return (
            blurred
            or len(numeral) > 1
            or unit not in _ORDINAL
            or _shares(text, start, unit, end)
        )
    licensed = blurred or _LICENCE.search(text[max(0, start - 3) : start]) is not None
    numbers = unit in _ORDINAL and unit not in _AFTER_ALL
    if numbers and (not licensed or numeral == "一"):
        return False
    if _SPOKEN.match(text, end) or _THREE_INDUSTRIES.match(text, end):
        return False
    if numeral == "一":
        return licensed and unit not in _INDEFINITE
    return numeral != "十" or unit not in _AFTER_ALL


def _lasts(text: str, numeral: str, unit: str, end: int) -> bool:
    """两个月, 三天内, 半小时: months always, the rest where time runs out in them."""
    if "半" in unit or unit in ("个月", "个工作日", "个季度", "小时", "分钟", "个小时"):
        return True
    return text.startswith(("内", "后", "以上", "以内", "之内", "左右"), end)


def _shares(text: str, start: int, unit: str, end: int) -> bool:
    """七成 of something, where 成 is not the start of another word; 打八折."""
    if unit == "折":
        return (
            text[start - 1 : start] in _REDUCED
            or _AS_PRICE.match(text, end) is not None
        )
    return unit == "成" and not text.startswith(tuple("立为功效果员"), end)
