"""Classes of words that the rules ask for, and how to take a phrase apart."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from measure.choice import choice
from measure.lexicon import Lexicon

#: Stands for the characters of a period, which is no part of a name.
BLANK: Final = "□"

#: What may stand before the name of a thing without being a part of it. A single
#: character counts only where it begins no longer word (在建, 共享, 约谈, 还款).
_LEADING: Final = re.compile(
    choice(
        "的|中(?=[，□]|\\Z)|再(?![生就次])|按(?:可比(?:价格|口径)|不变价格?|现价)(?:计算)?|[已现共另还尚]有(?=[^0-9])|其中|其它|其他|其余|包括|分别为?|现已|现在|现(?=[有共已])|尚(?!未)|均已|都已|也已|已经|并已|已|均|并且|并|且|又|和|(?<!涉)及(?!时|格)|与|以及|或|、"
        "|共计|总共|累计|合计|总计|一共|共(?![享同建有治青产])|全[市区县省镇乡国]|我[市区县省局镇办]|本[市区县局]|辖区内?(?![0-9])|区内|市内|县内|境内"
        "|实现(?=[^了]{3})|可(?![研再视回持行])|实际(?!使用|利用)|计划(?!生育|总?投资)|拟|将(?!军)|力争|争取(?!资金|到)|确保|同时|同步|先后|陆续|正在|正(?!式|常|规|确|线|桥|面)|仅|只|约(?![谈定访束])|另有?|还有?(?![款建贷清本])"
        "|期间|此次|本次|该|上述|以上|剩余|最后|仍有?|按照|通过|进一步|持续|积极(?!性)|全面|切实|大力|成功|目前|截至|截止|在(?![建库册编岗校读营线产施])"
        "|的?基础上|扎实|有序|稳步|深入|统筹|着力|加快|认真|严格|有效|及时|主动|依法|依规|针对|原有|原|年内|分(?=批)|至少|要|来|应|(?:今|当)年|前(?=\\Z)|[-·/，；：。\\s□]|）|”(?!）)"
    )
    + "+"
)

#: What may stand between the name of a thing and its number.
_TRAILING: Final = re.compile(
    choice(
        "(?:实际|已|累计)?(?<!未)完成|[增降升提压缩扩减涨跌调延退移][一-龥]?[至到为]|(?<![抱肩担自])负|(?:控制|保持|稳定|维持)在?|分别为|分别是|分别|高达|(?<![下直表抵传])达到?|(?<![签履违公条合契邀预特制节简集])约|近|共计|总共|总计|累计|合计|共有|(?<!公)共|(?<![成作行])为|是|(?<![拥所持具享国])有(?!望)|还差|相差|再"
        "|(?<![收受接得])至|(?<![收受接得])到(?!位)|的|了|(?<![平高])等|以上|超过?|高于|低于|不低于|不少于|不超过|突破|仅|只|增至|降至|升至|增加到|减少到|提高到|下降到|上升到|提升到|增长到"
        "|下降至|上升至|由|从|以及|和|(?<![涉惠普])及|与|实际|已|(?<![户人亩日月年村平笔头单件家场])均|也|最初|原来|其中|(?<![面应针比核])对|(?<![方双单流意导走面])向|[、，：（-]|\\s|□"
    )
    + "+$"
)

#: Verbs, and what is no object of theirs (资金全部到位).
_ENDED: Final = "到位|完毕"

#: These say as little as a light verb and take no object.
_LIGHT: Final = "支付|使用|占|共|计|下降|上升|增加|减少|增长|提高"

#: What cannot begin the name of a thing counted, beside deeds (3家已开工, 5个中…).
_NOT_A_NAME: Final = (
    "中(?![一-龥])|已|均|全部|都(?!市)|正|尚|仍|将|可|能(?!源)|即|被|为|是|在(?!建|校|岗|册|编|职)|由|对(?!口)|向|从|于|以|按|并|且|和|与|及|或|等|左右|占|比|较|同比|环比|达(?!标)|到"
    "|获|预计|计划(?!生育)|拟|力争|争取|目前|其中|用于|作为|位于|分别|主要(?=用|是|在|集)|力争|确保|现|因|待|需|应(?!急)|要|没有|无(?!人机|证)|不(?!动产|锈)|未|同时|累计|计|共|来|则|也|仅|所|之|时|后|前|了|起|内|升(?!学)|给|使|让|把|赴|予以"
    "|全省|全市|全区|全县|，|□|）"
)

#: 5个增至8个: a change, whatever it is called.
_TURNED: Final = "[增降升提压缩扩减涨跌调延退移][一-龥]?[至到为]"

#: What ends a name that begins right behind a number, beside deeds.
_NAME_END: Final = (
    "已|均|全部|都(?!市)|预计|计划(?!生育)|拟|力争|正在|尚|仍|将|被|由|从|于|并(?!购)|且|和|与|(?<!涉)及|等|(?<!规模)(?<!级)以上|左右|占|达|同比|环比"
    "|目前|用于|作为|位于|分别|集中(?!式)|获|在(?!建|校|岗|册|编|职)|对(?!口)|为|是|(?<![国所专现私])有(?!限|机|证)|未|不(?!动产|锈)|无(?!人机|证)|赴|到(?!户)|向"
    "|至今|还差|仍有|尚有|因(?!素)|以(?![上下内外及便])|按(?!揭|摩)|共(?!享)|累计|提前|超额|的基础上|的同时|的情况下|，|□|）"
)

#: 选定1000亩作为核心区: what it is to be.
_AS: Final = re.compile("(?:作为|用于|用作|打造成?|建设成为)(?=[一-龥]{2})")


def without_asides(words: str) -> str:
    """Words without what stands in brackets, and without periods."""
    if "（" in words:
        words = _ASIDE.sub("", words)
    return words.replace(BLANK, "") if BLANK in words else words


_ASIDE: Final = re.compile("（[^（）]*）")


@cache
def _no_name(deeds: str, things: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_TURNED}|{deeds})(?!{things}|点(?![一-龥]))|{_NOT_A_NAME}")


@cache
def _name_end(deeds: str) -> re.Pattern[str]:
    return re.compile(choice(f"{_NAME_END}|{deeds}"))


def name_after(words: str, lexicon: Lexicon) -> str:
    """The name of what is counted, from the words behind the number.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> [name_after(words, known) for words in ("经济顾问和", "道路已完成", "，已经", "已完成")]
    ['经济顾问', '道路', '', '']
    >>> name_after("的实时监控", known), name_after("作为核心区", known), name_after("开工项目全部", known)
    ('实时监控', '核心区', '开工项目')
    """
    words = _ASIDE.sub("", words.removeprefix("的")).partition("（")[0]
    if purpose := _AS.match(words):
        words = words[purpose.end() :]
    elif not words or _no_name(lexicon.no_name, lexicon.things).match(words):
        return ""
    end = _name_end(lexicon.name_end).search(words, 1)
    return (words[: end.start()] if end else words)[:18].rstrip("、").removesuffix("中")


def deed_after(words: str, lexicon: Lexicon) -> str:
    """What became of the things counted, from the words behind the number.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> [deed_after(words, known) for words in ("未拆除", "已移送公安机关", "")]
    ['未拆除', '移送公安机关', '']
    """
    deed = words.lstrip("已均的预计划拟于□").rstrip("□")[:14]
    return "" if is_light(deed, lexicon) or deed == "中" else deed


#: More words than this between a name and its number nobody writes.
_LONGEST_TRAIL: Final = 14
_SETS: Final = re.compile("[中上间来]")
_SETTING: Final = re.compile(
    "[^，。；：]{2,40}?(?:(?:行动|活动|工作|过程|考评|考核|会议|大会|评比)中(?!心)|基础上|期间|会上|以来)(?=.{2})"
)


@cache
def _achieved(verbs: str) -> re.Pattern[str]:
    return re.compile(f"(?:.*?(?P<deed>{verbs})|.{{2,}}?)了(?P<of>.{{2,}})")


def name_before(words: str, lexicon: Lexicon) -> str:
    """The words before a number without what leads up to them and on to it.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> [name_before(words, known) for words in ("其中已累计发放低保金约", "实际完成", "在建项目")]
    ['发放低保金', '', '在建项目']
    """
    words = without_asides(words)
    if trailing := _TRAILING.search(words, max(0, len(words) - _LONGEST_TRAIL)):
        words = words[: trailing.start()]
    if _SETS.search(words) and (setting := _SETTING.match(words)):
        words = words[setting.end() :]
    lead = _LEADING.match(words)
    words = words[lead.end() :] if lead else words
    if "了" in words and (achieved := _achieved(lexicon.verbs).fullmatch(words)):
        return (achieved["deed"] or "") + achieved["of"]
    return words


@cache
def _verb(verbs: str) -> re.Pattern[str]:
    return re.compile(choice(verbs))


@cache
def _only_verbs(verbs: str) -> re.Pattern[str]:
    # Possessive: verbs that are made of verbs could be told apart in many ways.
    return re.compile(choice(f"{verbs}|{_ENDED}") + "++")


@cache
def _only_light(verbs: str) -> re.Pattern[str]:
    return re.compile(choice(f"{verbs}|{_LIGHT}") + "++")


def is_verb(words: str, lexicon: Lexicon) -> bool:
    """Whether the words are nothing but verbs, so that their object is to come.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> is_verb("发布", known), is_verb("组织发放", known), is_verb("发布项目", known)
    (True, True, False)
    """
    return _only_verbs(lexicon.verbs).fullmatch(words) is not None


def is_light(words: str, lexicon: Lexicon) -> bool:
    """Whether the verbs name no deed of their own.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> is_light("涉及", known), is_light("续贷", known)
    (True, False)
    """
    return _only_light(lexicon.light).fullmatch(words) is not None


def begins_with_verb(words: str, lexicon: Lexicon) -> bool:
    """Whether a deed comes first, not who does it.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> begins_with_verb("建成农村公路", known), begins_with_verb("嵩山路工程", known)
    (True, False)
    """
    return _verb(lexicon.verbs).match(words) is not None


def verb_of(words: str, lexicon: Lexicon) -> str:
    """The deed that the words begin with.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> verb_of("签约了甲项目和乙项目", known), verb_of("甲项目", known)
    ('签约', '')
    """
    found = _verb(lexicon.verbs).match(words)
    return found[0] if found else ""
