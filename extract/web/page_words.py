"""The words by which a line of a web page gives itself away as no part of its text.

They are set by law, by the rules for registered sites and by habit, and the same
all over the country. Lines are given without blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

#: No line of the site's own is longer.
MAX_LINE: Final = 300
#: The longest values of an entry: the title of the document.
MAX_VALUE: Final = 90

#: Where the reader is on the site.
_TRAIL: Final = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?的?(?:所在|所处)?的?位置(?:是|为)?[:：].{0,150}"
    r"|(?:网站)?首页(?:[>＞»›→/\\]+[^。>＞»›→/\\]{1,40})++"
)
#: Sizes of letters, print, share. Longer words stand before their beginnings: what
#: is matched is not tried again.
_TOOLS: Final = re.compile(
    r"(?:[【\[（(<]?(?:字[体号](?:大小)?|[大中小特]号?|放大|缩小|默认|还原"
    r"|打印(?:本页|此页|本文|文章)?|关闭(?:本页|此页|窗口|页面)?|收藏(?:本页|本站)?"
    r"|分享(?:到|至)?|返回(?:顶部|首页|上一?[页级]|列表)?|我要纠错|纠错|朗读|语音播报"
    r"|微信|新浪微博|微博|QQ空间|QQ|扫一扫(?:在手机上?打开(?:当前页面?|本页))?|下载|保存"
    r"|视力保护色|[AT][+-]?)[】\]）)>]?[:：|｜·/、]*)++"
)
#: When and by whom a page was put up: not when and by whom the bulletin was issued.
_PUBLICATION: Final = re.compile(
    r"[【\[（(]?(?:发布(?:时间|日期|单位|机构|人)|发表时间|更新(?:时间|日期)|录入时间|信息来源"
    r"|文章来源|来源|作者|责任编辑|编辑|审核人?|浏览(?:次数|人数|量)?|点击(?:次数|数|率|量)?"
    r"|阅读(?:次数|数|量)?|访问(?:次数|量)|字[体号](?:大小)?)[】\]]?[:：]"
)
_SURELY_PUBLICATION: Final = re.compile(
    r"发布(?:时间|日期)|发表时间|更新(?:时间|日期)|录入时间|浏览|点击|阅读|访问|责任编辑|来源[】\]]?[:：]"
)
_NEIGHBOUR: Final = re.compile(
    r"[【\[]?[上下]一?[篇条页则][】\]]?[:：】].{0,100}|[上下]一[篇条则]"
)
#: What only the foot of a registered site says.
_FOOT_MARK: Final = re.compile(
    r"ICP备|公网安备|网安备\d|网站标识码|版权所有|Copyright|©|政府网站找错|支持IPv6",
    re.IGNORECASE,
)
_FOOT: Final = re.compile(
    r"(?:主办|承办|协办|维护|技术支持|运行管理|地址|邮编|邮政编码|电话|联系电话|传真|邮箱)"
    r"(?:单位)?[:：].{0,120}"
    r"|(?:(?:网站地图|站点地图|联系我们|关于我们|隐私(?:声明|保护)|法律声明|网站声明|使用帮助)"
    r"[|｜·]*)++"
    r"|.{0,40}(?:浏览器|分辨率).{0,60}|(?:今日|总|累计)?访问(?:量|人数)[:：]?\d*"
)
#: Entries of the catalogue that every page of open government information carries
#: (政府信息公开目录: 索引号, 名称, 内容概述, 生成日期 and what offices add to them).
_LABEL: Final = (
    r"[【\[（(]?(?:索引号|索取号|信息索引号?|(?:信息|主题|体裁|组配|服务对象|公文)?(?:分类|种类)"
    r"|发布机构|发文(?:机构|机关|单位|字号)|制发机关"
    r"|(?:生成|成文|发文|发布|公开|生效|废止|失效|印发)(?:日期|时间)|文号|文件编号"
    r"|(?:信息|文件)?名称|标题|有效性|时效性|公开(?:方式|时限|范围|程序|形式|类别)|信息来源"
    r"|主题词|关键词|内容概述|语种|载体类型|统一编号|所属(?:机构|主题)|是否有效|公文时效)[】\]）)]?"
)
_LABEL_ALONE: Final = re.compile(rf"{_LABEL}[:：]?")
_LABEL_AND_COLON: Final = re.compile(rf"{_LABEL}[:：]")
_CATALOGUE: Final = re.compile(r"[【\[]?(?:索引号|索取号|信息索引)")


def is_bar(text: str) -> bool:
    """Whether a line is the site's own, wherever it stands on a page.

    >>> is_bar("当前位置：首页>政务公开>督查通报"), is_bar("发布时间：2024-05-0610:20浏览次数：12")
    (True, True)
    >>> is_bar("来源于中央的资金"), is_bar("位置偏远的村")
    (False, False)
    """
    if len(text) > MAX_LINE:
        return False
    return bool(
        _TRAIL.fullmatch(text)
        or (len(text) > 1 and _TOOLS.fullmatch(text))
        or _NEIGHBOUR.fullmatch(text)
        or (_SURELY_PUBLICATION.search(text) and _is_entries(_PUBLICATION, text))
    )


def is_foot_mark(text: str) -> bool:
    """Whether a line says what only a site's foot says (ICP备, 版权所有)."""
    return len(text) <= MAX_LINE and _FOOT_MARK.search(text) is not None


def is_foot(text: str) -> bool:
    """Whether a line, at the end of a page, may be a site's foot."""
    return is_foot_mark(text) or (
        len(text) <= MAX_LINE and _FOOT.fullmatch(text) is not None
    )


def is_index_number(text: str) -> bool:
    """Whether a line begins with the 索引号, which every catalogue has."""
    return _CATALOGUE.match(text) is not None


def is_entry(text: str) -> bool:
    """Whether a line is an entry of the catalogue, or several: label, colon, value."""
    return len(text) <= MAX_LINE and _is_entries(_LABEL_AND_COLON, text)


def is_label(text: str) -> bool:
    """Whether a line is the label of an entry whose value stands elsewhere."""
    return len(text) <= MAX_LINE and _LABEL_ALONE.fullmatch(text) is not None


def is_catalogue(lines: Sequence[str]) -> bool:
    """Whether lines are entries and nothing else, 索引号 among them.

    A label alone has its value in the line that follows.
    """
    labels, expects = 0, False
    for text in lines:
        if is_label(text):
            labels, expects = labels + 1, True
        elif is_entry(text):
            labels, expects = labels + 1, False
        elif not expects or len(text) > MAX_VALUE:
            return False
        else:
            expects = False
    return labels >= 3 and any(map(is_index_number, lines))


def _is_entries(label: re.Pattern[str], text: str) -> bool:
    """Whether a line is labels, each with a short value and no sentence after it."""
    before, *values = label.split(text)
    return (
        bool(values)
        and not before
        and all(len(value) <= MAX_VALUE and "。" not in value for value in values)
    )
