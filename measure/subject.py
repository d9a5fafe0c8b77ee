"""Whom or what a figure is about, where the text names one."""

from __future__ import annotations

import re
from typing import Final

from measure.choice import choice
from measure.words import VERBS, begins_with_verb

#: The last word of the name of a work, a place or a body.
_ENDING: Final = (
    "工程|项目(?!库|数|部|资金|建设|储备|投资|名称|总|开工|资本|债|谋划)|路段|标段|街道(?!办)|办事处|银行|公司|集团|中心(?!城)|平台(?!建)|产业园|园区|开发区|高新区|新区|片区"
    "|社区|(?<![农乡制政然范困弱])村(?![庄民镇级组振内道容部])|(?<![乡城])镇(?![村区街长级])|(?<!城)乡(?![镇村级振])|大道|高速(?!公路)|快速路|大桥|水库|机场|火车站|高铁站|酒店|电厂|水厂|污水处理厂"
    "|合作社|协会|局(?![部势面限])|(?<![村居党政])委(?![员会托]|[一-龥]{1,3}部)|支队|大队|新院区|农场|林场|景区|一期|二期|三期|至[一-龥]{1,6}路?段"
)

_ENDS: Final = re.compile(choice(_ENDING))
_WHOLE: Final = re.compile(
    f"[^，。；：]{{2,40}}(?:{choice(_ENDING)}|[^，。；：、]{{2}}[路河库桥园院校站厂])"
)

#: 为城乡低保人员发放…: who receives. 驻区银行对企业新增…: who acts.
_FOR: Final = re.compile(
    f"[^，。；：]{{0,12}}?为(?P<subject>[^，。；：]{{2,30}}?)(?P<rest>(?:{VERBS}).*)"
)
_TOWARDS: Final = frozenset("对向给")
_STOPS: Final = frozenset("，。；：")
_LONGEST_NAME: Final = 44
_ACTOR: Final = re.compile(
    f"(?P<subject>[^，。；：、对向给]{{2,14}})(?:对|向|给)[^，。；：]{{2,20}}?(?P<rest>(?:{VERBS}).*)"
)

#: 召开…对接会，…, 推进…活动，…: what the rest of the sentence belongs to.
_EVENT: Final = re.compile(
    "(?:召开|举办|举行|推进|开展)了?(?:由[^，。；的]{1,12}的)?(?P<subject>[^，。；：、]{4,30}(?:会|活动))，"
)

#: A place, of which the things behind the number are.
_PLACE: Final = re.compile(
    "[^，。；：]{1,24}(?:[站区片外内路街村镇乡河城县市桥库湖园院]|沿线|两侧|周边|片区|境内)"
)

_DOING: Final = re.compile(choice(VERBS))

_BODY: Final = re.compile(
    "(?:街道|办事处|镇|乡|村|社区|局|委|办|公司|集团|银行|开发区|高新区|新区|园区)$"
)

#: A heading that names no subject: 完成情况, 四纵, 下步措施.
_NO_SUBJECT: Final = re.compile(
    "(?:情况|工作|方面|措施|进展|问题|如下|要求|计划|其中|目标|完成|任务|建议|原因|[一二三四五六七八九十]+[纵横网环]|包括|分别[为是]|下一?步|到位|进度|成效|亮点|落实|机制)$"
    "|^(?:其中|下一?步|目前|截至|责任单位|一是|二是|加快|强化|加强|推进|抓好|做好|开展|实施)"
)

#: No narrower than the bulletin, or a kind of thing rather than one of them.
_GENERAL: Final = re.compile(
    "^(?:(?:路基|路面|桥涵|桥梁|隧道|主体|基础|土方|土石方|桩基|土建|装饰|装修|绿化|附属|安装|配套|管网|室外|地下|幕墙|机电|交安|防护|排水|给水|污水|雨水)(?:主体)?工程|全|我[市区县省局镇]|本[市区县]|辖区|各|重点|重大|在建|该|新建|续建|新开工|已|年度|一般|专项|共|累计|上述|以上|签约|开工|投产|谋划|申报|储备|老旧|农村|城镇|城乡|中小|民营|规上|规模以上|省级|市级|县级|国家级|亿元|入库|所有|多个|部分|其中|具备|未|待|可|初步)"
)

#: 的…项目, behind the figures that describe it.
_DESCRIBED: Final = re.compile("的(?P<subject>[^，。；、：]{3,36}?(?:项目|工程|基地))")
_DESCRIBES: Final = re.compile("[^，。；、：]{2,30}?(?:项目|工程|基地)")


def described_after(text: str, end: int) -> str | None:
    """The work that the figure describes: 总投资5亿元的新能源项目.

    >>> described_after("总投资5亿元的年产4万吨切片项目", 6)
    '年产4万吨切片项目'
    """
    found = _DESCRIBED.match(text, end)
    return found["subject"] if found else None


def event_before(text: str, sentence: int, start: int) -> str | None:
    """The meeting or the activity that the sentence is about.

    >>> event_before("召开产融对接洽谈会，发布32个项目", 0, 12)
    '产融对接洽谈会'
    """
    found = _EVENT.search(text, max(sentence, start - 160), start)
    return found["subject"] if found else None


def is_event(words: str) -> bool:
    """Whether the words name a meeting or a campaign, which begin with verbs too.

    >>> is_event("推进会"), is_event("注销公司")
    (True, False)
    """
    return words.endswith(("会", "活动", "行动"))


def is_place(words: str) -> bool:
    """Whether the words say where the things counted are.

    >>> is_place("火车站"), is_place("老旧小区改造")
    (True, False)
    """
    return _PLACE.fullmatch(words) is not None and _DOING.search(words) is None


def is_subject(title: str) -> bool:
    """Whether a heading names what its paragraph is about.

    >>> is_subject("平安路新建工程"), is_subject("乡街道完成情况"), is_subject("四纵")
    (True, False, False)
    """
    return 3 <= len(title) <= 40 and _NO_SUBJECT.search(title) is None


def is_name(words: str) -> bool:
    """Whether the words are the name of one work, place or body.

    >>> is_name("百城提质项目"), is_name("一般债券项目"), is_name("低保金")
    (True, False, False)
    """
    if _WHOLE.fullmatch(words) is None or _GENERAL.match(words):
        return False
    return words.endswith(("银行", "公司")) or not begins_with_verb(words)


def is_body(words: str) -> bool:
    """Whether the words are the name of a place or a body, not of a work.

    >>> is_body("东关镇"), is_body("龙湾大桥工程"), is_body("农村")
    (True, False, False)
    """
    return is_name(words) and _BODY.search(words) is not None


def split_subject(words: str) -> tuple[str | None, str]:
    """The subject that the words before a figure begin with, and the rest.

    >>> split_subject("嵩山路工程污水管线施工")
    ('嵩山路工程', '污水管线施工')
    >>> split_subject("为城乡低保人员发放一次性补贴")
    ('城乡低保人员', '发放一次性补贴')
    >>> split_subject("驻区银行对区内企业新增授信贷款")
    ('驻区银行', '新增授信贷款')
    """
    if "为" in words and (found := _FOR.fullmatch(words)):
        return found["subject"], found["rest"]
    if not _TOWARDS.isdisjoint(words) and (found := _ACTOR.fullmatch(words)):
        return found["subject"], found["rest"]
    if begins_with_verb(words) or _GENERAL.match(words):
        return None, words
    ends = [m.end() for m in _ENDS.finditer(words, 2) if m.end() < len(words) - 1]
    if ends and ends[-1] <= _LONGEST_NAME and _STOPS.isdisjoint(words[: ends[-1]]):
        return words[: ends[-1]], words[ends[-1] :]
    return None, words
