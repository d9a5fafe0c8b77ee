"""Classes of words that the rules ask for, and how to take a phrase apart."""

from __future__ import annotations

import re
from typing import Final

#: What may stand before the name of a thing without being a part of it.
LEADING: Final = re.compile(
    "(?:其中|其它|其他|包括|分别|目前|现已|现在|现|截至|截止|均已|都已|也已|已经|已|均|也|都|并且|并|且|还|仍|又|再|和|及|与|以及|或|、"
    "|共计|总共|累计|合计|总计|一共|共|各类|全市|全区|全县|全省|全镇|全乡|全国|全国|全年|全部|我区|我市|我县|我省|我局|我镇|我办"
    "|本区|本市|本县|辖区内?|区内|市内|县内|实际|预计|预估|计划|拟|将|可|能|力争|争取|确保|同时|同步|先后|陆续|正在|正|新(?=[一-龥]{3})|仅|只|约"
    "|今年|本年|当年|年内|期间|此次|本次|该|由|在|对|向|为(?!.{0,12}(?:发放|提供|办理))|被|把|将|使|让|给|就|从|通过|按|按照|根据|得到|进一步"
    "|年均|月均|来|以来|度|的|内|底|份|[-·，；：。\\s])+"
)

#: What may stand between the name of a thing and its number.
TRAILING: Final = re.compile(
    "(?:实际完成|已完成|累计完成|完成了|实现了?|分别为|分别是|分别|达到了?|达|约|近|共计|总共|总计|累计|合计|共有|共|为|是|有|至|到|的|了|等|以上"
    "|超过|超|高于|低于|不低于|不少于|不超过|突破|占比?(?<!占比)|仅|只|增至|降至|升至|增加到|减少到|提高到|下降到|上升到|提升到|增长到|由|从|在|第|以|以及|和|及|与|、|，|：|（|[-·\\s])+$"
)

#: A change, as it stands right before its figure.
CHANGE: Final = re.compile(
    "(?P<compare>(?:同比|环比|(?:较|比|与|同)[^，。；：、]{0,14}?(?:上年|去年|上月|同期|年初|上季度?|年底|年末|[0-9]{4}年|[一二三四]季度|疫情前|上期|月份?)[^，。；：、]{0,6}?(?:同期|年底|底|末|相比|比)?))?"
    "(?:了|又|再|均|分别|实现|净|累计|大幅|小幅|实际|名义|平均|年均|将|约|近)*"
    "(?P<change>正?增长|负增长|增加|增幅|增速|增|上升|升高|上涨|提高|提升|扩大|攀升|回升|多增|加快|高|多|新增"
    "|下降|降低|降幅|减少|减幅|下滑|回落|下跌|缩减|压减|收窄|缩短|减|降|少|低)?"
    "(?:率|速度|速|幅|了|为|达到?|约|近|超过|超|不低于|[:：])*$"
)

#: Verbs that an object follows; what stands before them is who did it.
VERBS: Final = (
    "发放|拨付|下达|收集|受理|查处|查封|查扣|查获|追缴|追讨|追发|清退|冻结|抓获|募集|录用|开发|整理|兜底|安置|帮助|检查"
    "|排查|整治|整改|清理|治理|改建|新建|改造|建成|建设|开展|组织|举办|召开|发布|制作|妥善处置|处置|处理|办理|办结|化解|上报|关停"
    "|签约|签订|引进|对接|洽谈|走访|聘请|选派|抽调|培训|入驻|入库|支持|新增|续贷|完成|实现|获得|争取|申请|申报|谋划|安排|储备"
    "|投入|投资|到位|出动|发送|发出|印发|张贴|悬挂|上传|录入|报送|推送|推荐|提供|设置|设立|安装|栽植|种植|补植|播种|收获|收储|征收|征迁|拆除|拆迁"
    "|铺设|开挖|浇筑|修建|修复|修缮|疏浚|清淤|硬化|绿化|亮化|涉及|覆盖|惠及|服务|接待|吸引|带动|解决|约访|推动|培育|认定|创建|打造|评选|表彰|奖励|处罚|罚款"
    "|立案|移送|破获|打掉|刑拘|起诉|审结|执结|调解|化解|接种|采样|检测|监测|抽检|抽查|巡查|督导|督办|转办|交办|核查|摸排|登记|注册|新认定|减免|减税|退税|缓缴|降低|节约|节省|盘活"
    "|销售|出口|进口|生产|收购|贷款(?=余额)|投放|授信|融资|放款|担保|兑现|兑付|缴纳|征缴|化债|置换|发行|运行|运营|通车|改扩建|扩建|续建|翻新|更换|更新|购置|采购|配备|配置|增设|招聘|招录|引导|选聘|资助|救助|慰问|帮扶|保障|参保|参加|参与|脱贫|监管|取缔|取得|劝返|劝导|拦截|挽回|约谈|通报|问责|批评"
    "|复种|轮作|繁育|存栏|出栏|放流|育苗|造林|退耕|流转|托管|施肥|灌溉|打井|抓实"
)
_VERB: Final = re.compile(f"(?:{VERBS})")

#: What ends a phrase that begins right behind a number.
_RIGHT_END: Final = re.compile(
    "[一-龥]*?(?=已|均|全部|都|正在|尚|仍|将|被|由|从|于|并|且|和|与|及|等|的|以上|左右|占|达|同比|环比|增长|下降|完成|实现|到位|到岗|进行|通过|涉及|参加|参与"
    "|目前|用于|作为|位于|分别|组成|集中|获|在|对|为|是|有|未|不|无|进入|处于|启动|实施|办结|立案|下达|纳入|移送|开工|建成|竣工|投产|开展|赴|到|向|追|公示|上门|协调|沟通|负责|共|累计|联合|入|配套|主体|提前|超额)"
)

_NOT_A_NAME: Final = re.compile(
    "已|均|全部|都|正|尚|仍|将|可|能|即|被|为|是|在|由|对|向|从|于|以|按|并|且|和|与|及|或|等|左右|占|比|较|同比|环比|增长|下降|提高|完成|实现|达|到位|到岗|到|投入|进行|开展|通过"
    "|取得|获|签订|签约|开工|建成|竣工|投产|投用|交付|拆除|移送|纳入|涉及|参加|参与|目前|其中|用于|作为|位于|分别|组成|主要|力争|确保|现|因|待|需|应|要|没有|无|不|未|进入|处于|落实|启动"
    "|实施|验收|整改|办结|立案|出具|下达|拨付|发放|同时|累计|计|共|来|则|也|仅|所|之|时|后|前|了|起|内|外|降|升|给|使|让|把|赴|入|予|以|，|全省|全市|全区|全县"
)


def name_after(words: str) -> str:
    """The name of what is counted, from the words behind the number.

    >>> name_after("经济顾问和"), name_after("条道路已完成")[1:], name_after("，已经")
    ('经济顾问', '道路', '')
    >>> name_after("的实时监控"), name_after("作为核心区")
    ('实时监控', '')
    """
    words = words.removeprefix("的")
    if _NOT_A_NAME.match(words):
        return ""
    end = _RIGHT_END.match(words)
    name = end[0] if end else words
    return name[:16].rstrip("，。；、）")


def name_before(words: str) -> str:
    """The words before a number without what leads up to them and on to it.

    >>> name_before("其中已累计发放低保金约"), name_before("实际完成")
    ('发放低保金', '')
    """
    words = TRAILING.sub("", words)
    lead = LEADING.match(words)
    return words[lead.end() :] if lead else words


def is_verb(words: str) -> bool:
    """Whether the words are nothing but verbs, so that their object is to come.

    >>> is_verb("发布"), is_verb("组织发放"), is_verb("发布项目")
    (True, True, False)
    """
    at = 0
    while at < len(words):
        found = _VERB.match(words, at)
        if found is None:
            return False
        at = found.end()
    return at > 0


def object_of(words: str) -> tuple[str, str]:
    """Who, and what was done to what: the words cut before their first inner verb.

    >>> object_of("驻区银行对企业新增授信贷款")
    ('驻区银行对企业', '新增授信贷款')
    >>> object_of("签约项目")
    ('', '签约项目')
    """
    for verb in _VERB.finditer(words):
        if verb.start() == 0:
            return "", words
        if verb.end() < len(words) - 1:
            return words[: verb.start()], words[verb.start() :]
        break
    return "", words
