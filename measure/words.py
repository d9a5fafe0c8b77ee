"""Classes of words that the rules ask for, and how to take a phrase apart."""

from __future__ import annotations

import re
from typing import Final

from measure.choice import choice

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

#: Verbs that take an object. What is named by one alone (续贷, 签约) is the deed.
VERBS: Final = (
    "发放|注销|划转|吊销|拨付|下达|收集|受理|查处|查封|查扣|查获|追缴|追讨|追发|清退|冻结|抓获|募集|录用|开发|整理|兜底安置|安置|帮助|检查"
    "|排查|整治|整改|清理|治理|改建|新建|改造|建成|建设|开展|组织|举办|召开|发布|制作|妥善处置|处置|处理|办理|办结|化解|上报|关停"
    "|签约|签订|引进|对接|洽谈|走访|聘请|选派|抽调|培训|入驻|入库|支持|新增|续贷|完成|实现|获得|争取|申请|申报|谋划|安排|储备|录入"
    "|投入|出动|发送|发出|印发|张贴|悬挂|上传|报送|推送|推荐|提供|设置|设立|安装|栽植|种植|补植|播种|收获|收储|征收|征迁|拆除|拆迁"
    "|铺设|开挖|浇筑|修建|修复|修缮|疏浚|清淤|硬化|绿化|亮化|涉及|覆盖|惠及|服务|接待|吸引|带动|解决|约访|推动|培育|认定|创建|打造|评选|表彰|奖励|处罚"
    "|立案|移送|破获|打掉|刑拘|起诉|审结|执结|调解|接种|采样|检测|抽检|抽查|巡查|督导|督办|转办|交办|核查|摸排|登记|注册|新认定|减免|退税|缓缴|节约|盘活"
    "|投放|授信|放款|担保|兑现|兑付|缴纳|征缴|置换|发行|改扩建|扩建|续建|翻新|更换|更新|购置|采购|配备|配置|增设|招聘|招录|选聘|资助|救助|慰问|帮扶"
    "|参加|取缔|取得|劝返|拦截|挽回|约谈|通报|问责|流转|通车|开工|竣工|投产|获批|淘汰|腾退|创收|销售|拉动|成立|成功签约|追回|责令|下发|评定|联系|包联|分包|推进|做好|抓好|完善|落实|强化|深化|健全|鼓励|引导|指导|督促|协调|组建|组成|列入|纳入|抽调|举行|达成|对标|构建|选定|划定|确定|兑换|收回|撤销|关闭|搬迁|迁移|恢复|复垦|救治|诊疗"
)
_VERB: Final = re.compile(choice(VERBS))
_ALL_VERBS: Final = re.compile(f"(?:{VERBS}|到位|完毕)+")

#: Verbs that say nothing by themselves: what they are done to has been named before.
_LIGHT: Final = re.compile(
    "(?:涉及|完成|实现|下达|拨付|发放|投入|支付|使用|获得|争取|占|共|计|下降|上升|增加|减少|增长|提高|缴纳|兑付)+"
)

#: What cannot begin the name of a thing counted (3家已开工, 5个完成), but for the
#: deeds that things are called by (开工项目, 立案企业).
_NOT_A_NAME: Final = re.compile(
    "(?:[增降升提压缩扩减涨跌调延退移][一-龥]?[至到为]|增加|降低|延长|减少|压缩|压减|缩短|缩减|缩小|提升|扩大|调整|变为|改为|上升|回落|压降|获批|签订|签约|开工|建成|竣工|投产|投用|交付|拆除|移送|纳入|参加|参与|启动|实施|验收|整改|办结|立案|出具|下达|拨付|发放|完成|落实|取得|提高|获得|通过|追缴|征收|入库|上报|销售|组织|包联|改建|新建|贷款|流转)"
    "(?!项目|企业|单位|案件|人员|小区|事项|问题|仪式|任务|资金|线索|群众|部门|补贴|地块|房屋|道路|工程|点位?(?![一-龥]))"
    "|中(?![一-龥])|已|均|全部|都(?!市)|正|尚|仍|将|可|能(?!源)|即|被|为|是|在(?!建|校|岗|册|编|职)|由|对(?!口)|向|从|于|以|按|并|且|和|与|及|或|等|左右|占|比|较|同比|环比|增长|下降|实现|达(?!标)|到位|到岗|到|投入|进行|开展"
    "|获|预计|计划(?!生育)|拟|力争|争取|涉及|目前|其中|用于|作为|位于|分别|主要(?=用|是|在|集)|力争|确保|现|因|待|需|应(?!急)|要|没有|无(?!人机|证)|不(?!动产|锈)|未|进入|处于|同时|累计|计|共|来|则|也|仅|所|之|时|后|前|了|起|内|升(?!学)|给|使|让|把|赴|予以"
    "|全省|全市|全区|全县|，|□|）"
)

#: What ends a name that begins right behind a number.
_NAME_END: Final = re.compile(
    choice(
        "已|均|全部|都(?!市)|预计|计划(?!生育)|拟|力争|正在|尚|仍|将|被|由|从|于|并(?!购)|且|和|与|(?<!涉)及|等|(?<!规模)(?<!级)以上|左右|占|达|同比|环比|增长(?!点)|下降|完成|实现|到位|到岗|进行|通过(?!率)|涉及|参加|参与"
        "|目前|用于|作为|位于|分别|集中(?!式)|获|在(?!建|校|岗|册|编|职)|对(?!口)|为|是|(?<![国所专现私])有(?!限|机|证)|未|不(?!动产|锈)|无(?!人机|证)|进入|处于|启动|办结|立案(?!企)|下达|纳入|移送|开工(?!项目|率)|建成(?!区)|竣工(?!项目)|投产(?!项目)|开展|赴|到(?!户)|向"
        "|追[发讨缴]|至今|还差|仍有|尚有|因(?!素)|以(?![上下内外及便])|实行|按(?!揭|摩)|上门|负责|共(?!享)|累计|提前|超额|提供|签约(?!项目)|验收|拆除|取得|办理|发放|抓获|查处|受理|帮助|解决|洽谈|募集|接待|印发|清理|发布|召开|举办|组织|配备|安装|抽调|选派|组建|组成|的基础上|的同时|的情况下|分包|包联|作出|做出|下沉|前往|分赴|推进|，|□|）"
    )
)

#: 选定1000亩作为核心区: what it is to be.
_AS: Final = re.compile("(?:作为|用于|用作|打造成?|建设成为)(?=[一-龥]{2})")


def without_asides(words: str) -> str:
    """Words without what stands in brackets, and without periods."""
    if "（" in words:
        words = _ASIDE.sub("", words)
    return words.replace(BLANK, "") if BLANK in words else words


_ASIDE: Final = re.compile("（[^（）]*）")


def name_after(words: str) -> str:
    """The name of what is counted, from the words behind the number.

    >>> [name_after(words) for words in ("经济顾问和", "道路已完成", "，已经", "已完成")]
    ['经济顾问', '道路', '', '']
    >>> name_after("的实时监控"), name_after("作为核心区"), name_after("开工项目全部")
    ('实时监控', '核心区', '开工项目')
    """
    words = _ASIDE.sub("", words.removeprefix("的")).partition("（")[0]
    if purpose := _AS.match(words):
        words = words[purpose.end() :]
    elif not words or _NOT_A_NAME.match(words):
        return ""
    end = _NAME_END.search(words, 1)
    return (words[: end.start()] if end else words)[:18].rstrip("、").removesuffix("中")


def deed_after(words: str) -> str:
    """What became of the things counted, from the words behind the number.

    >>> [deed_after(words) for words in ("未拆除", "已移送公安机关", "")]
    ['未拆除', '移送公安机关', '']
    """
    deed = words.lstrip("已均的预计划拟于□").rstrip("□")[:14]
    return "" if is_light(deed) or deed == "中" else deed


#: More words than this between a name and its number nobody writes.
_LONGEST_TRAIL: Final = 14
_SETS: Final = frozenset("中上间来")
_SETTING: Final = re.compile(
    "[^，。；：]{2,40}?(?:(?:行动|活动|工作|过程|考评|考核|会议|大会|评比)中(?!心)|基础上|期间|会上|以来)(?=.{2})"
)


_ACHIEVED: Final = re.compile(f"(?:.*?(?P<deed>{VERBS})|.{{2,}}?)了(?P<of>.{{2,}})")


def name_before(words: str) -> str:
    """The words before a number without what leads up to them and on to it.

    >>> [name_before(words) for words in ("其中已累计发放低保金约", "实际完成", "在建项目")]
    ['发放低保金', '', '在建项目']
    """
    words = without_asides(words)
    if trailing := _TRAILING.search(words, max(0, len(words) - _LONGEST_TRAIL)):
        words = words[: trailing.start()]
    if not _SETS.isdisjoint(words) and (setting := _SETTING.match(words)):
        words = words[setting.end() :]
    lead = _LEADING.match(words)
    words = words[lead.end() :] if lead else words
    if "了" in words and (achieved := _ACHIEVED.fullmatch(words)):
        return (achieved["deed"] or "") + achieved["of"]
    return words


def is_verb(words: str) -> bool:
    """Whether the words are nothing but verbs, so that their object is to come.

    >>> is_verb("发布"), is_verb("组织发放"), is_verb("发布项目")
    (True, True, False)
    """
    return _ALL_VERBS.fullmatch(words) is not None


def is_light(words: str) -> bool:
    """Whether the verbs name no deed of their own.

    >>> is_light("涉及"), is_light("续贷")
    (True, False)
    """
    return _LIGHT.fullmatch(words) is not None


def begins_with_verb(words: str) -> bool:
    """Whether a deed comes first, not who does it.

    >>> begins_with_verb("建成农村公路"), begins_with_verb("嵩山路工程")
    (True, False)
    """
    return _VERB.match(words) is not None


def verb_of(words: str) -> str:
    """The deed that the words begin with.

    >>> verb_of("签约了甲项目和乙项目"), verb_of("甲项目")
    ('签约', '')
    """
    found = _VERB.match(words)
    return found[0] if found else ""
