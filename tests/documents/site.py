"""The pages that county governments put around what they publish; places invented."""

from __future__ import annotations

from collections.abc import Callable

MENU = "首页 走进临岫 新闻中心 政务公开 政务服务 互动交流 专题专栏".split()
CATALOGUE = (
    ("索 引 号", "LX0101-0201-2024-00017"),
    ("信息分类", "督查督办 / 通报"),
    ("发布机构", "临岫县人民政府办公室"),
    ("发文日期", "2024-01-09"),
    ("文　　号", "临岫督〔2024〕3号"),
    ("名　　称", "关于重点工作推进情况的通报"),
    ("有 效 性", "有效"),
    ("主 题 词", ""),
)
FOOT = (
    "主办单位：临岫县人民政府办公室　　承办单位：临岫县大数据中心",
    "网站标识码：0000000017　　某ICP备00000017号　　某公网安备 00000000000017号",
    "地址：临岫县城关镇人民路1号　邮编：000017　技术支持：岫云科技",
)
SCRIPT = (
    '<script type="text/javascript">if(a<b){document.write(\'<table><tr><td>1</td>'
    "</tr></table>');}</script>"
)


def portal(body: str, charset: str) -> str:
    """A site of today: HTML 5, landmarks, bars of div and ul."""
    links = "".join(
        f'<li><a href="/{at}/">{name}</a></li>' for at, name in enumerate(MENU)
    )
    entries = "".join(
        f"<li><b>{label}：</b><span>{value}</span></li>" for label, value in CATALOGUE
    )
    foot = "".join(f"<p>{line}</p>" for line in FOOT)
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{charset}"><title>通报_临岫县人民政府</title>
<meta name="description" content="临岫县 a>b"><style>td{{color:red}}</style>{SCRIPT}</head>
<body><!-- top --><header role="banner"><img src="/logo.png" width="180" height="60" alt="临岫县人民政府">
<form action="/s"><input name="q" value="请输入关键字"><button>搜索</button></form></header>
<nav><ul>{links}</ul></nav>
<div class="m"><div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/3/">政务公开</a> &gt; <a href="/3/9/">督查通报</a></div>
<ul class="info">{entries}</ul>
<div class="meta"><span>发布时间：2024-01-10 09:30</span>&nbsp;&nbsp;<span>来源：县政府办</span>&nbsp;<span>浏览次数：<i id="hits">128</i>次</span>
<span>字体：【<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>】</span></div>
<div style="display: none">手机版请下载客户端</div>
<div class="article">
{body}
</div>
<div class="share">分享到： <a href="#">微信</a> <a href="#">微博</a></div>
<div class="tools"><a href="javascript:print()">打印本页</a> | <a href="javascript:close()">关闭窗口</a></div>
<p>上一篇：<a href="/a.html">关于前期工作的通报</a></p><p>下一篇：没有了</p></div>
<footer><ul><li><a href="/m">网站地图</a></li><li><a href="/c">联系我们</a></li></ul>{foot}</footer>
{SCRIPT}</body></html>
"""


def tables_of_2005(body: str, charset: str) -> str:
    """A site of twenty years ago: tables in tables, tags left open, capital letters."""
    links = "".join(
        f"<TD align=center><A href='/{at}.asp'>{name}</A></TD>"
        for at, name in enumerate(MENU)
    )
    pairs = [CATALOGUE[at : at + 2] for at in range(0, len(CATALOGUE), 2)]
    entries = "".join(
        "<tr>"
        + "".join(f"<td bgcolor=#eee>{label}<td>{value}" for label, value in pair)
        for pair in pairs
    )
    foot = "<br>".join(FOOT)
    side = "".join(
        f"<tr><td>·<a href=l{at}.asp>关于第{at}季度工作的通知</a></td></tr>"
        for at in range(1, 5)
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset={charset}">
<TITLE>临岫县人民政府</TITLE>{SCRIPT}
<BODY leftMargin=0><form id="aspnetForm" method="post"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK" />
<TABLE width=1000 align=center><TR><TD colspan=7><IMG src=top.gif width=1000 height=120></TD></TR><TR>{links}</TR></TABLE>
<TABLE width=1000 align=center cellPadding=0><TBODY><TR>
<TD width=200 vAlign=top><TABLE width="100%"><TR><TD><B>最新公开</B></TD></TR>{side}</TABLE></TD>
<TD vAlign=top><TABLE width="100%" border=0><TR><TD>您现在的位置：<A href=/>首页</A> >> <A href=/gk>政务公开</A> >> 正文</TD></TR>
<TR><TD><table width="98%" border=1>{entries}</table></TD></TR>
<TR><TD align=center>【字体：<a>大</a> <a>中</a> <a>小</a>】 【<a href="#">打印</a>】【<a href="#">关闭</a>】</TD></TR>
<TR><TD><div id=zoom>
{body}
</div></div></TD></TR>
<TR><TD align=right>责任编辑：县政府办　点击数：56</TD></TR></TABLE></TD></TR></TBODY></TABLE>
<TABLE width=1000 align=center><TR><TD align=center><font size=2>{foot}</font></TD></TR></TABLE></form>
</BODY></HTML>
"""


SITES: dict[str, Callable[[str, str], str]] = {
    "portal": portal,
    "tables": tables_of_2005,
}
