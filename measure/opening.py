"""The name that a clause begins with: a work, place, body or people spoken of."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from measure.choice import choice
from measure.lexicon import Lexicon
from measure.subject import is_general
from measure.words import BLANK, begins_with_verb

#: Endings that are patterns, beside those that the vocabulary has: 北段, 一期, 青桐园.
_ENDING: Final = (
    "片区|标段|[东西南北中坪]段|[一二三]期(?![间内末初])|(?<=区)片(?!区)"
    "|(?<=[一-龥][一-龥])[园楼井坝馆矿]"
)
_STRETCH: Final = "(?<=至)[一-龥A-Z0-9+]{1,10}(?<!阶)段"

#: What goes on to say something of a name, beside verbs.
_SAID: Final = (
    "□|办了|为期|定向|实际|已|共|均|都|将|现|因|受(?!理)|正在|仅|还|设计|装机|累计|目前|主体|单幅|围岩"
    "|日均|每|总|低位|主动|交付|通过|至今|迟迟"
)
_PART: Final = "片区|标段|[东西南北中]段|[江河]段|[一二三四五六]标段?"
_STAGE: Final = "[一二三]期|[一二三四五六]标段?"


@cache
def _opens(endings: str, parts: str, verbs: str) -> re.Pattern[str]:
    """A clause that begins with a name; a verb in front of 率 names a rate.

    ``parts`` are names whatever follows them (柳湾隧道单幅掘进).
    """
    ends = f"(?:{choice(f'{endings}|{_ENDING}')}|{_STRETCH})"
    said = choice(f"{_SAID}|{verbs}")
    part = f"(?:{choice(f'{parts}|{_PART}')}|(?<=至)[^，。；：]{{1,8}}(?<!阶)段)"
    return re.compile(
        f"(?P<name>(?:“[^”，。]{{2,12}}”)?[^，。；：（）□“”的]{{0,28}}?{ends})(?:$|(?={said})(?![一-龥]{{2}}率))"
        f"|(?P<part>[^，。；：、（）□“”的]{{1,24}}?{part})(?![0-9区长务址])"
        "|(?P<air>(?:主|中心)?[市城]区)(?=(?:环境)?空气)"
        "|(?P<river>[一-龥]{2,3}[江河])(?=治理)"
        "|(?P<land>[一-龥]{2}[县区](?<![全城片园社地辖市院病山校小县]区))(?=完成|到位|配套|仅|已|□)"
        "|(?P<road>[一-龥]{2,4}[路街])$"
        f"|(?P<stage>{_STAGE})(?=[一-龥□]|$)"
        "|(?P<struck>[^，。；：、（）□0-9]{3,12})受[^，。；]{2,20}影响$"
        "|(?P<quoted>“[^”，。]{2,12}”)(?=[^，。；：]{0,2}(?:涉及|已|共)|建设$|□)"
        "|(?P<case>“[^”，。]{2,12}专案”)"
        "|(?P<each>每[个部座家所][^，。；：0-9]{2,8}?)(?=分别|均|都|由)"
    )


#: What may stand before the name that a clause begins with.
_LEAD: Final = re.compile(
    f"(?:[{BLANK}、\\s]|其中|目前|同时|配套的|今年以来|期间|(?:主要)?问题：?|分别为|确保|完成|做好|(?:重点|加快)?推进|全[市区县省](?!各))+"
)
#: No name begins so: with what leads to one, or with a sort of thing.
_NO_NAME: Final = re.compile(
    choice(
        "[国省市]{1,2}控|台账|启动|剩余|在|设|新校区|新院区|加快|冬季|主要|部分|个别|将|与|由|对|向|为|从|以|按|把|拟|利用|依托|联合|会同|架设|开通|优化|新修|推出|统筹|计划|转化|处于|建立|农业部门"
        "|分[一二三四]期|期间|该|本|原(?=[有来定计])|[0-9]+[亿万]?元以上|亿元以上"
    )
)
#: No name has this in it.
_WITHIN: Final = re.compile("位于|建成|会同|联合|对(?![接口])")
_LAST: Final = re.compile("[、和及与]")
_BARE: Final = 2
#: Bodies that are many and not the task's own: 全县各乡镇、各部门.
_EACH_BODY: Final = "各[^，。；：、责]{0,6}?(?:[乡镇]办|部门|乡镇|街道|单位)"
_ALL: Final = re.compile(f"(?:全[市区县])?{_EACH_BODY}(?:、{_EACH_BODY})*")
#: Which of a level's works it is: a name but for sorts of works (县级分拣中心, 县级项目).
_OF_LEVEL: Final = ("省级", "市级", "县级", "区级")
_SORTS: Final = ("项目", "工程", "企业")
#: What counts itself where it stands right before a number (采购合同3份).
_UNPARTED: Final = re.compile("(?:项目|工程|合同|道路|[集公][团司]|行业|产业)$")


def name_begins(text: str, begin: int, end: int) -> int:
    """Where the name in the clause begins, behind what leads to it."""
    lead = _LEAD.match(text, begin, end)
    return lead.end() if lead else begin


def opening_name(
    text: str, begin: int, end: int, lexicon: Lexicon, *, counts: bool
) -> str | None:
    """The name that the clause begins with, if something is said of it.

    A name that runs up to a figure is spoken of where the figure ``counts`` what
    stands behind it (北苑街8户居民).

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> opening_name("柳湾隧道单幅累计掘进", 0, 10, known, counts=False)
    '柳湾隧道'
    >>> opening_name("建成柳湾隧道", 0, 6, known, counts=False)
    """
    if everyone := _ALL.match(text, begin, end):
        return everyone[0]
    opens = _opens(lexicon.topics, lexicon.topic_parts, lexicon.verbs)
    found = opens.match(text, begin, end)
    if found is None:
        return None
    name: str = found[found.lastgroup or 0]
    if (
        begins_with_verb(name, lexicon)
        or _is_kind(name, lexicon)
        or _NO_NAME.match(name)
    ):
        return None
    if _WITHIN.search(name):
        return None
    bare = len(_LAST.split(name)[-1]) <= _BARE
    if bare and found.lastgroup != "air" and name != "平台" and not is_stage(name):
        return None
    if found.end() == end and end < len(text) and text[end] not in "，：；（）。":
        return name if counts and not _UNPARTED.search(name) else None
    return name


def is_stage(name: str) -> bool:
    """Whether it is a part that says nothing without its whole (一期)."""
    return re.fullmatch(_STAGE, name) is not None


def _is_kind(name: str, lexicon: Lexicon) -> bool:
    """Whether it is no one's name."""
    if name.startswith(_OF_LEVEL):
        return name.endswith(_SORTS)
    return is_general(name, lexicon)
