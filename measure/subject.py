"""Whom or what a figure is about, where the text names one."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from measure.choice import choice
from measure.lexicon import Lexicon
from measure.words import begins_with_verb

#: Endings that are patterns: 县委 but not 县委员会, 至云桥路段.
_ENDING: Final = "(?<![村居党政])委(?![员会托]|[一-龥]{1,3}部)|至[一-龥]{1,6}路?段"

_TOWARDS: Final = re.compile("[对向给]")
_STOP: Final = re.compile("[，。；：]")
_LONGEST_NAME: Final = 44

#: A place, of which the things behind the number are.
_PLACE: Final = re.compile(
    "[^，。；：]{1,24}(?:[站区片外内路街村镇乡河城县市桥库湖园院]|沿线|两侧|周边|片区|境内)"
)

#: A heading that names no subject, beside those that the vocabulary has: 四纵, 如下.
_NO_SUBJECT: Final = (
    "(?:如下|其中|[一二三四五六七八九十]+[纵横网环]|包括|分别[为是]|下一?步)$"
    "|^(?:其中|下一?步|目前|截至|责任单位|一是|二是)"
)

#: No narrower than the bulletin, or a kind of thing rather than one of them.
_GENERAL: Final = "全|我[市区县省局镇]|本[市区县]|辖区|各|该|已|共|累计|上述|以上|所有|多个|部分|其中|具备|未|待|可"


@cache
def _doing(verbs: str) -> re.Pattern[str]:
    return re.compile(choice(verbs))


@cache
def _ends(endings: str) -> re.Pattern[str]:
    return re.compile(choice(f"{endings}|{_ENDING}"))


@cache
def _whole(endings: str) -> re.Pattern[str]:
    ends = choice(f"{endings}|{_ENDING}")
    return re.compile(
        f"[^，。；：]{{2,40}}(?:{ends}|[^，。；：、]{{2}}[路河库桥园院校站厂])"
    )


@cache
def _body(endings: str) -> re.Pattern[str]:
    return re.compile(f"(?:{endings}|委)$")


@cache
def _general(parts: str, general: str) -> re.Pattern[str]:
    return re.compile(f"(?:{parts})(?:主体)?工程|{_GENERAL}|{general}")


@cache
def _no_subject(headings: str, openings: str) -> re.Pattern[str]:
    return re.compile(f"(?:{headings})$|^(?:{openings})|{_NO_SUBJECT}")


#: 为城乡低保人员发放…: who receives.
@cache
def _beneficiary(verbs: str) -> re.Pattern[str]:
    return re.compile(
        f"[^，。；：]{{0,12}}?为(?P<subject>[^，。；：]{{2,30}}?)(?P<rest>{choice(verbs)}.*)"
    )


#: 驻区银行对企业新增…: who acts.
@cache
def _actor(verbs: str) -> re.Pattern[str]:
    return re.compile(
        f"(?P<subject>[^，。；：、对向给]{{2,14}})(?:对|向|给)[^，。；：]{{2,20}}?(?P<rest>{choice(verbs)}.*)"
    )


#: 召开…对接会，…, 推进…活动，…: what the rest of the sentence belongs to.
@cache
def _event(events: str) -> re.Pattern[str]:
    return re.compile(
        f"(?:召开|举办|举行|推进|开展)了?(?:由[^，。；的]{{1,12}}的)?(?P<subject>[^，。；：、]{{4,30}}(?:{events}))，"
    )


#: 的…项目, behind the figures that describe it.
@cache
def _described(works: str) -> re.Pattern[str]:
    return re.compile(f"的(?P<subject>[^，。；、：]{{3,36}}?(?:{works}|[平台心]建设))")


def described_after(text: str, end: int, lexicon: Lexicon) -> str | None:
    """The work that the figure describes: 总投资5亿元的新能源项目.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> described_after("总投资5亿元的年产4万吨切片项目", 6, known)
    '年产4万吨切片项目'
    """
    found = _described(lexicon.works).match(text, end)
    return found["subject"] if found else None


def event_before(text: str, sentence: int, start: int, lexicon: Lexicon) -> str | None:
    """The meeting or the activity that the sentence is about.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> event_before("召开产融对接洽谈会，发布32个项目", 0, 12, known)
    '产融对接洽谈会'
    """
    found = _event(lexicon.announced).search(text, max(sentence, start - 160), start)
    return found["subject"] if found else None


def is_general(words: str, lexicon: Lexicon) -> bool:
    """Whether the words name a kind of thing, or no part of the whole.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> is_general("重点项目", known), is_general("龙湾大桥项目", known)
    (True, False)
    """
    return _general(lexicon.parts, lexicon.general).match(words) is not None


def is_event(words: str, lexicon: Lexicon) -> bool:
    """Whether the words name a meeting or a campaign, which begin with verbs too.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> is_event("推进会", known), is_event("注销公司", known)
    (True, False)
    """
    return words.endswith(lexicon.events)


def is_place(words: str, lexicon: Lexicon) -> bool:
    """Whether the words say where the things counted are.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> is_place("火车站", known), is_place("老旧小区改造", known)
    (True, False)
    """
    return (
        _PLACE.fullmatch(words) is not None
        and _doing(lexicon.verbs).search(words) is None
    )


def is_subject(title: str, lexicon: Lexicon) -> bool:
    """Whether a heading names what its paragraph is about.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> is_subject("平安路新建工程", known), is_subject("乡街道完成情况", known), is_subject("四纵", known)
    (True, False, False)
    """
    return (
        3 <= len(title) <= 40
        and _no_subject(lexicon.headings, lexicon.openings).search(title) is None
    )


def is_name(words: str, lexicon: Lexicon) -> bool:
    """Whether the words are the name of one work, place or body.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> is_name("百城提质项目", known), is_name("一般债券项目", known), is_name("低保金", known)
    (True, False, False)
    """
    if _whole(lexicon.name_endings).fullmatch(words) is None or _general(
        lexicon.parts, lexicon.general
    ).match(words):
        return False
    return words.endswith(("银行", "公司")) or not begins_with_verb(words, lexicon)


def is_body(words: str, lexicon: Lexicon) -> bool:
    """Whether the words are the name of a place or a body, not of a work.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> is_body("东关镇", known), is_body("龙湾大桥工程", known), is_body("农村", known)
    (True, False, False)
    """
    return is_name(words, lexicon) and _body(lexicon.bodies).search(words) is not None


def split_subject(words: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """The subject that the words before a figure begin with, and the rest.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> split_subject("嵩山路工程污水管线施工", known)
    ('嵩山路工程', '污水管线施工')
    >>> split_subject("为城乡低保人员发放一次性补贴", known)
    ('城乡低保人员', '发放一次性补贴')
    >>> split_subject("驻区银行对区内企业新增授信贷款", known)
    ('驻区银行', '新增授信贷款')
    """
    if "为" in words and (found := _beneficiary(lexicon.verbs).fullmatch(words)):
        return found["subject"], found["rest"]
    if _TOWARDS.search(words) and (found := _actor(lexicon.verbs).fullmatch(words)):
        return found["subject"], found["rest"]
    if begins_with_verb(words, lexicon) or _general(
        lexicon.parts, lexicon.general
    ).match(words):
        return None, words
    ends = [
        m.end()
        for m in _ends(lexicon.name_endings).finditer(words, 2)
        if m.end() < len(words) - 1
    ]
    if ends and ends[-1] <= _LONGEST_NAME and not _STOP.search(words, 0, ends[-1]):
        return words[: ends[-1]], words[ends[-1] :]
    return None, words
