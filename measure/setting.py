"""The place, event or people that the words of a clause name, wherever they stand."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from measure.choice import choice
from measure.lexicon import Lexicon
from measure.subject import is_general

_SITE: Final = choice(
    "家属院|(?<=[一-龥])小区|社区|街道|(?<=[一-龥])市场|(?<=[一-龥])[村镇乡路街河]|稻区|片区"
)
_FOUND: Final = re.compile(
    f"(?:查处|查获|取缔|涉及|拆除|关停)(?P<place>[^，。；：、（）“”0-9]{{1,14}}?{_SITE})(?![等、])(?=[一某]|$|[^，。；：]{{3}})"
)


@cache
def _at(verbs: str) -> re.Pattern[str]:
    return re.compile(
        f"(?:在(?![建校岗册库])|沿|位于)(?P<place>[^，。；：（）0-9]{{2,20}}?(?:[路街村镇乡河渠区]|(?<!阶)段|稻区|中心|公园|小区))[内上处]?(?={choice(verbs)}|加装|$|，积极|，大力)"
    )


_FINDS: Final = ("查处", "查获", "取缔")
_WITHIN: Final = re.compile(
    "(?P<place>[^，。；：（）0-9]{2,12}?(?:河道|水库|公园|园区|小区|[路街河湖]))[内上](?=安装|设置|设立|建成|建设)"
    "|(?:实行了?|实现了?)?(?P<spot>[^，。；：（）0-9]{2,12}?(?:部位|路段|点位|区域))(?=每[天日周月])"
)
_DURING: Final = re.compile(
    "在?(?P<event>[^，。；：的□]{0,24}?[^，。；：全各的□]{3}(?:活动|行动|会|赛))中(?=，|$|[^，。；：心]{2})"
)
_DONE_TO: Final = re.compile(
    "对(?P<whom>[^，。；：（）“”0-9]{3,16}?)(?:进行|开展|实施)|为(?P<served>[^，。；：（）0-9]{2,10}?)免费"
)


@cache
def _lets(verbs: str) -> re.Pattern[str]:
    return re.compile(
        f"(?:鼓励|引导|支持|扶持|帮助)(?P<who>[^，。；：、（）0-9]{{3,16}}?(?:基地|公司|合作社|集团|园区|农场))(?={choice(verbs + '|发展|扩大')})"
    )


_MEANS: Final = re.compile(
    "发挥(?P<means>[^，。；：]{3,16}(?:平台|系统))[^，。；]{0,4}作用$"
)
_COMPLETED: Final = re.compile(
    "(?:完成|实施|启动)(?P<work>[^，。；：、（）0-9]{5,20}(?:工程|治理|项目))$|启动(?P<stage>[一二三]期)$"
)
#: Each rule behind the characters without one of which it finds nothing.
_CUES: Final = tuple(
    map(
        frozenset,
        ("查取涉拆关", "在沿位", "内上每", "中", "发", "对免", "鼓引支扶帮", "完实启"),
    )
)
_ANY_CUE: Final = re.compile(f"[{''.join(sorted(frozenset[str]().union(*_CUES)))}]")


@cache
def _rules(verbs: str) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    patterns = (
        _FOUND,
        _at(verbs),
        _WITHIN,
        _DURING,
        _MEANS,
        _DONE_TO,
        _lets(verbs),
        _COMPLETED,
    )
    return tuple(zip(_CUES, patterns, strict=True))


#: What these rules find that is a kind of place.
_KIND: Final = re.compile("(?:.*[、和])?.[区校站]")


def found_at(text: str, begin: int, end: int) -> str | None:
    """The place where someone found something wrong, which is nearer than who did.

    >>> found_at("县应急局查处李庄村一民房内存放的油漆", 0, 18)
    '李庄村'
    """
    if text.find("查", begin, end) < 0 and text.find("取缔", begin, end) < 0:
        return None
    found = _FOUND.search(text, begin, end)
    return found["place"] if found and found[0].startswith(_FINDS) else None


def setting_of(text: str, begin: int, end: int, lexicon: Lexicon) -> str | None:
    """Where, at what or to whom the things told in the clause happened.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> setting_of("查处李庄村一民房内存放的油漆", 0, 14, known)
    '李庄村'
    >>> setting_of("对无证培训机构进行联合执法", 0, 13, known)
    '无证培训机构'
    """
    said = _ANY_CUE.findall(text, begin, end)
    if not said:
        return None
    for cues, rule in _rules(lexicon.verbs):
        if cues.isdisjoint(said):
            continue
        found = rule.search(text, begin, end)
        if found is not None:
            name: str = found[found.lastgroup or 0]
            kind = _KIND.fullmatch(name) or is_general(name, lexicon)
            return None if kind else name
    return None
