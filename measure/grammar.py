"""The one pattern that a field's text is read with, from left to right."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from measure.rank import RANK
from normalize.numerals import FORMAL, NUMERAL

_CN: Final = "一二两三四五六七八九十"

#: No match begins with another character: most of the text is passed over here.
_BEGINS: Final = (
    f"(?=[0-9{_CN}〇零廿卅半百千万{FORMAL}《“〔（第倒末最首榜垫前①-⑳⑴-⒇A-Za-z]|对折)"
)

#: 1、 2. （三） ④ 一是 第一， at the beginning of something.
_MARKER: Final = (
    rf"（(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})）|[①-⑳⑴-⒇]"
    r"|(?:\A|(?<=[\n。]))[0-9]{1,2}、(?![0-9]{1,2}[号日])"
    r"|(?:\A|(?<=[\n。]))[0-9]{1,2}\.(?=[0-9]{1,4}余?(?:[家户名人件起座栋处所宗辆支场]|个(?!百分|月|小时|工作|季)))"
    r"|(?:\A|(?<=[\n。；：，！？]))(?:"
    r"[0-9]{1,2}(?:、(?![0-9])|\.(?![0-9])|\.(?=(?:19|20)[0-9]{2}年)|）)"
    rf"|[{_CN}]{{1,3}}、(?![{_CN}0-9])|第?[{_CN}]{{1,2}}是(?!否)|第[{_CN}]{{1,2}}，)"
)

#: 〔2022〕6号 · 第46次 · 12号.
_REFERENCE: Final = (
    r"〔(?:19|20)[0-9]{2}〕(?:第?[0-9]{1,5}号)?|（(?:19|20)[0-9]{2}）第?[0-9]{1,5}号"
    r"|[0-9]{1,5}(?:-[0-9]{1,5})?号(?!召)(?:楼|线|地块|院|桥|机组|文件)?"
    r"|[0-9]{1,3}次(?:常务|党组|主席|常委|全体|办公|专题)?会议"
    r"|0[0-9]{2,3}-[0-9]{7,8}(?![0-9])|1[3-9][0-9]{9}(?![0-9])"
)

#: Words with a number in them: PM2.5, 4s店, 7·20, 7×24小时, 5G, 12345热线, 90后.
_NAME: Final = (
    r"(?:https?：//|www\.)[A-Za-z0-9./?=&%_#：~+-]+"
    "|(?!(?:GDP|CPI|PPI|COD|VOCs?|NOx|PMI|AQI|GEP)[0-9])"
    r"[A-Za-z]+[-_]?[0-9][0-9.]*(?:[A-Za-z][A-Za-z0-9]*)?(?:\+[0-9]+)?"
    r"|[0-9]+(?:[sS]店|[GDK](?![A-Za-z])|A+级?(?![A-Za-z]))"
    r"|[0-9]{1,3}强(?![制度化])|[A-Z]{1,4}(?:/[A-Z]{1,5})? ?[0-9]{2,6}(?:\.[0-9]{1,2})?-(?:19|20)[0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}[·•][0-9]{1,2}|[0-9]{1,3}[*×xX][0-9]{1,3}(?:小时)?"
    r"|[0-9N]{1,2}(?:\+[0-9A-Z]{1,2})+(?![0-9.])"
    r"|[0-9]{1,3}(?:分钟|小时|公里)(?=[^，。；、\n0-9]{0,8}?圈)"
    r"|(?:12[0-9]{3}|96[0-9]{3,4}|11[0-9]|12[0-2])(?=[^，。；、\n0-9]{0,8}?(?:热线|平台|电话|指挥|急救|报警|接警|联动|投诉|工单|诉求|来电)|转办?|派单|接处警|受理)|(?<=[受办]理)(?:12[0-9]{3}|95[0-9]{3})(?=[一-龥])|(?<![0-9.])(?:12[0-2]|11[09])(?=受理|出诊|接诊|出警|急救)|(?<=[0-9]转)1[12][0-9](?![0-9])"
    r"|[0-9]{1,2}小时(?=(?:滑动|移动)?平均|均值|浓度)"
    r"|[0-9]{1,3}#(?:楼|机组|地块|桥|线)?|[0-9]{2,3}[国省县乡]道|[0-9]{1,3}路公交|[0-9]{1,2}楼(?![宇盘房道])|[09]0后"
    r"|[0-9]{1,2}期(?=工程|项目|建设|地块|改造)|[0-9]+千伏(?=[^，。；、\n0-9]{0,4}(?:变电|输变电|线路|站|开关))"
    r"|(?<=[午晚早晨夜])[0-9]{1,2}(?:[点时](?:[0-9]{1,2}分?|半|整)?|：[0-9]{2})"
    r"|(?<![0-9.])[0-9]{1,4}(?:\.[0-9]+)?(?:：[0-9]{1,4}(?:\.[0-9]+)?)+(?![0-9.])|[0-9]{1,2}时[0-9]{1,2}分"
    rf"|[{_CN}0-9]{{1,2}}个(?:[{_CN}](?![个家名万千百十])|[0-9]+%|百分之)"
)

_RANGE: Final = "-{1,2}|~{1,2}|至|到"
#: Most figures are no ranges, and need not be read as far as a unit to know it.
_DASH_AHEAD: Final = r"(?=[^，。；、（）\n]{0,24}?[-~至到])"
_MORE: Final = "[余多来](?![元年])|[余多](?=元)|(?<=[十零拾])几"
_SCALE: Final = "[十百千]?[万亿](?!头)|千(?![瓦米克伏卡帕焦赫]|比特|字节)|百(?!分)"
#: 三天半, 一吨半; 半 is the beginning of many words.
_HALF: Final = r"半(?=[，。；、）（的内后以左\n]|\Z)"


#: 三两 is a weight where nothing is counted behind it (第2两项).
_WEIGHED: Final = r"(?=[，。；、）\n]|\Z|左右|以[上下内]|重|[白黄]金|白?银)"


@cache
def grammar(units: str) -> re.Pattern[str]:
    """The pattern, with the source of the units' own in its place.

    Its outermost groups name what was found: ``title``, ``quote``, ``reference``,
    ``marker``, ``name``, ``rank``, ``latin`` (passed over) or ``figure`` in parts.
    """
    numeral = f"{NUMERAL}|半(?=个月|个?小时|年内|年以)|(?<=[打按])对(?=折)"
    unit = f"年(?=内|以[内上下]|左右|后|期|{_HALF})|日(?=内|以内)|两{_WEIGHED}|个半(?:月|小时|钟头)|{units}"
    return re.compile(
        f"{_BEGINS}(?:"
        r"(?P<title>《[^《》\n]{1,80}》)"
        r"|(?P<quote>“[^“”\n]{1,20}”)"
        f"|(?P<marker>{_MARKER})"
        f"|(?P<reference>{_REFERENCE})"
        f"|(?P<name>{_NAME})"
        "|(?P<latin>[A-Za-z]+)"
        f"|(?P<rank>{RANK})"
        f"|(?P<figure>(?<![二三四五六七八九两十])[一壹]?[百佰]分之(?P<minus>[负-])?(?P<percent>{NUMERAL}|[百{FORMAL}])"
        f"|(?:(?<=[期限满于])|(?<=[历耗用]时))(?P<years>[0-9]{{1,2}}|[{_CN}]{{1,2}})年(?![度级半])"
        f"|(?P<parts>{NUMERAL}(?:又{NUMERAL})?|[{FORMAL}]|[十百千]?万?[万亿]|[千仟])分之[负-]?(?P<of>{NUMERAL}|[{FORMAL}])"
        f"|(?P<n>{numeral})(?P<more>{_MORE})?(?P<scale>{_SCALE})?"
        f"(?:{_DASH_AHEAD}(?P<unit1>{units})?+(?P<dash>{_RANGE})(?P<n2>{NUMERAL})(?P<more2>{_MORE})?(?P<scale2>{_SCALE})?)?"
        f"(?:(?P<unit>{unit})(?P<half>{_HALF})?)?)"
        ")"
    )
