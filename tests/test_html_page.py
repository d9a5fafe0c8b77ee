"""HTML pages to documents: what a page shows is read, what is the site's is not."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Document, UnreadableError, read
from extract.web.charset import declared_encoding
from extract.web.page_content import is_page
from tests import document_laws as laws
from tests.document_laws import texts

PIECES = st.sampled_from(
    """
    督查通报|第８期|区财政局。|1|“|<50|<|>|&|&amp;|&nbsp;|&#8220;|&bogus;| |<p>|</p>|<br>|</br>|<b>|</b>
    <table>|</table>|<tr>|</tr>|<td>|</td>|<td rowspan=2>|<td rowspan=0>|<th colspan="3">|<caption>|<tbody>
    </tbody>|<div class="a>b">|<div style="display:none">|</div>|<script>|</script>|<style>|</style>|<!--|-->
    <![endif]-->|<!--[if gte mso 9]>|<o:p>|</o:p>|<v:shape/>|<ol start=3>|<ol>|</ol>|<ul>|<li>|</li>|<pre>
    </pre>|<a href=x>|</a>|<nav>|</nav>|<form>|</form>|<select>|<template>|</template>|<img src=a>|<td title="
    "|<x y=|<head>|</head>|<body>|当前位置：首页|索引号：1|主办单位：甲|版权所有|上一篇：乙|\ufeff|\u200b|\u3000|\xa0|\ufffd
    <p hidden>|<footer>|</footer>|<title>|</title>|<textarea>|<ul hidden>|<td/>|</td x>|<TABLE BORDER=1>
    """.replace("\n", "|")
    .replace("|    ", "|")
    .split("|")
)
ENDS = st.sampled_from(["", "", "", "\n", "\r\n", " ", "\t"])
PAGES = st.lists(st.tuples(PIECES, ENDS), max_size=40).map(
    lambda pairs: "<html>督" + "".join(piece + end for piece, end in pairs)
)


def document(text: str) -> Document:
    return read(text.encode("utf-8"), "x.txt")


@given(PAGES)
def test_laws(text: str) -> None:
    with suppress(UnreadableError):  # of a page where nothing is seen
        got = document(text)
        assert got.source.reader == "html"
        laws.hold_every_source_character_claimed_once(got)
        laws.hold_one_for_one_says_the_same(got)
        laws.hold_every_character_finds_its_source(got)
        laws.hold_blocks_in_order_and_apart(got)
        laws.hold_text_only_in_blocks(got)
        offsets = [place for place, _ in got.source.places]
        assert offsets == sorted(offsets)


GRID = "<table><tr><td>序号<td>任务<td>单位<tr><td>1<td>修路<td>甲局</table>"
ROWS = [["序号", "任务", "单位"], ["1", "修路", "甲局"]]
LONG = "为深入贯彻县委全会精神，现将有关情况通报如下。"
PAGES_AND_BLOCKS = [
    # text, inline elements, what is between them
    ("<p>甲<b>乙</b> <i>丙</i></p><div>丁<div>戊</div>己</div>", ["甲乙 丙", "丁", "戊", "己"]),
    ("<p>甲<p>乙</br>丙</p>丁</p>", ["甲", "乙", "丙", "丁"]),
    ("<p>&nbsp;&nbsp;甲&nbsp;乙&nbsp;</p><p>&nbsp;</p>", ["甲\xa0乙"]),
    ("<p>甲\n  乙 AB\nCD</p>", ["甲乙 AB CD"]),
    ("<meta name=generator content='LibreOffice 7'><p>甲\n\t乙</p>", ["甲 乙"]),
    ("<p title='a>b' onclick=\"if(a<b)f('>')\">甲</p>", ["甲"]),
    ("<p title='甲>乙</p><p>丙</p>", ["乙", "丙"]),
    ("<p>PM2.5<50，>30 &lt;b&gt;</p>", ["PM2.5<50，>30 <b>"]),
    ("<x-box><ucap:content>甲</ucap:content></x-box>", ["甲"]),
    ("<pre>甲\n乙\r\n丙</pre>", ["甲", "乙", "丙"]),
    # numbers that the browser counts belong to the text
    ("<ol><li>甲<li><p>乙</p><li value=9>丙</ol>", ["1. 甲", "2. 乙", "9. 丙"]),
    ("<ol start=3><li>甲</li><ul><li>乙</li></ul><li>丙</li></ol>", ["3. 甲", "乙", "4. 丙"]),
    ("<ol style='list-style: none'><li>一、甲</ol><ol><li> </ol>", ["一、甲"]),
    # tables
    (GRID, [ROWS]),
    (f"<TABLE BORDER=1 WIDTH='100%'>{GRID[7:]}", [ROWS]),
    ("<table><thead><tr><th rowspan=2>甲<th colspan=2>乙</thead><tbody><tr><td>丙<td>丁</table>",
     [[["甲", "乙", "乙"], ["甲", "丙", "丁"]]]),
    ("<table><tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙</tbody><tbody><tr><td>丁<td>戊</table>",
     [[["甲", "乙"], ["甲", "丙"], ["丁", "戊"]]]),
    ("<table><caption>台账</caption><tr><td>1<td>2<tr><td>3<td>4</table>", ["台账", [["1", "2"], ["3", "4"]]]),
    ("<table><tr><td>1<td>甲</div></p></li>乙<td>2</td></div><tr><td>3<td>4<td>5</table>",
     [[["1", "甲\n乙", "2"], ["3", "4", "5"]]]),
    ("<div><table><tr><td>1<td>2<td>3<tr><td>4<td>5<td>6<p>甲<table><tr><td>7<td>8<td>9</table>",
     [[["1", "2", "3"], ["4", "5", "6\n甲\n7\n8\n9"]]]),
    ("<table><tr><td>1<td>2<td>3</tr><table><tr><td>4<td>5<td>6</table>", [[["1", "2", "3"]], [["4", "5", "6"]]]),
    ("<table><tr><td>1<td>2<td><ol><li>甲<li>乙</ol><tr><td>3<td>4<td>5</table>", [[["1", "2", "1. 甲\n2. 乙"], ["3", "4", "5"]]]),
    # a table that lays out opens; a small one in a ledger's cell is the cell's
    (f"<table><tr><td><a href=a>甲</a></td><td><p>{LONG}</p>{GRID}</td></tr></table>", ["甲", LONG, ROWS]),
    (f"<table><tr><td><table><tr><td>{GRID}</td></tr></table></td></tr></table>", [ROWS]),
    (f"<table><tr><td><p>甲</p><p>{LONG}</p></td></tr></table>{GRID}", ["甲", LONG, ROWS]),
    ("<table><tr><td>序号<td>任务<td>单位<tr><td>1<td>修建县城至各乡镇公路<table><tr><td>甲<td>5<tr><td>乙<td>6</table><td>甲局</table>",
     [[["序号", "任务", "单位"], ["1", "修建县城至各乡镇公路\n甲\n5\n乙\n6", "甲局"]]]),
    # Word and WPS
    ("<p class=MsoNormal>甲<o:p></o:p></p><!--[if gte vml 1]><v:shape>乙</v:shape><![endif]--><![if !vml]>丙<![endif]>", ["甲", "丙"]),
    ("<p><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span>甲</p><p><o:p>&nbsp;</o:p></p>", ["1.\xa0\xa0甲"]),
    # what nobody sees
    ("<head><title>甲</title><style>乙</style></head><body>丙<script>'<p>丁'</script><noscript>戊</noscript>己", ["丙己"]),
    (f"<p>{LONG}</p><p hidden>甲</p><div style='DISPLAY : none'>乙</div><template>丙</template>", [LONG]),
    (f"<div style='display:none'><p>{LONG}</p></div>", [LONG]),
    ("<p>甲</p><script>乙", ["甲", "乙"]),
    ("<p>甲</p><!-- 乙", ["甲", "乙"]),
    # the site's own
    (f"<nav><a href=1>甲</a>乙</nav><p>{LONG}</p><div><a href=1>首页</a>|<a href=2>新闻</a>|<a href=3>公开</a></div>", [LONG]),
    (f"<p>当前位置：<a href=/>首页</a> &gt; 公开</p><h1>甲的通报</h1><p>发布时间：2024-01-02 10:20&nbsp;来源：甲局 字体：<a>大</a><a>中</a></p><p>{LONG}</p><p>【打印本页】【关闭】</p>",
     ["甲的通报", LONG]),
    (f"<table><tr><td>索引号</td><td>1-2</td><td>名 称</td><td>甲的通报</td></tr><tr><td>发布机构<td>甲局<td>发文日期<td>2024-01-02</table>{GRID}", [ROWS]),
    (f"<ul><li>索 引 号：1</li><li>文 号：甲〔2024〕1号</li><li>有效性：有效</li></ul><p>{LONG}</p>", [LONG]),
    (f"<p>{LONG}</p><div><p>主办单位：甲县人民政府办公室</p><p>某ICP备1号</p></div>", [LONG]),
    (f"<p>{LONG}</p><p>上一篇：<a href=1>甲</a></p><p>下一条：没有了</p>", [LONG]),
    # where there is doubt it stays
    (f"<nav><p>{LONG}</p></nav><header><h1>甲的通报</h1></header><aside>{GRID}</aside>", [LONG, "甲的通报", ROWS]),
    (f"<p>{LONG}</p><p>主办单位：甲局</p>", [LONG, "主办单位：甲局"]),
    (f"<p>附件：<a href=1.docx>台账一</a><br><a href=2.xls>台账二</a><br><a href=3.pdf?x>台账三</a></p>{GRID}",
     ["附件：台账一", "台账二", "台账三", ROWS]),
    (f"<p>{LONG}</p><div><p>附件：<a href=/d?1>台账一</a></p><p><a href=/d?2>台账二</a></p><p><a href=/d?3>台账三</a></p></div>",
     [LONG, "附件：台账一", "台账二", "台账三"]),
    ("<table><tr><td>序号<td>主办单位：<td>发文日期<tr><td>1<td><a href=1>甲</a><td>上一篇：乙</table>",
     [[["序号", "主办单位：", "发文日期"], ["1", "甲", "上一篇：乙"]]]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "blocks"), PAGES_AND_BLOCKS)
def test_page(page: str, blocks: list[object]) -> None:
    assert texts(document(f"<!DOCTYPE html>\n{page}")) == blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeff\n<!-- a --><!DOCTYPE HTML PUBLIC '-//W3C'><html>", True),
        ("<?xml version='1.0'?>\n<html xmlns:o='office'>", True),
        ("<HEAD><TITLE>甲</TITLE>", True),
        (f"<div class=zoom><p>甲{LONG}</p>{GRID}</div>\n", True),
        ("督查通报\n<html>", False),
        (f"{LONG}\n{GRID}\n{LONG}", False),
        (f"{GRID}\n{LONG}\n", False),
        ("序号\t任务\t单位\n1\t<p>修路</p>\t甲局", False),
        ("<p>一</p>\t<p>二</p>\n", False),
        ("<50 的有三项", False),
    ],
)
def test_pages_are_known_by_what_they_hold(text: str, expected: bool) -> None:
    assert is_page(text.encode()) is expected
    assert is_page(text.lstrip("\ufeff").encode("gb18030")) is expected
    assert is_page(("\ufeff" + text.lstrip("\ufeff")).encode("utf-16-le")) is expected


SAYS = '<html><meta http-equiv="Content-Type" content="text/html; charset={}"><p>镕〇督查通报'
CHARSETS = [
    ("gb2312", "gb18030", "gb18030", []),
    ("GBK", "gb18030", "gb18030", []),
    ("utf-8", "utf-8", "utf-8", []),
    ("utf-8", "gb18030", "gb18030", ["wrong_charset"]),
    ("gb2312", "utf-8", "utf-8", ["wrong_charset"]),
    ("gb2312", "utf-8-sig", "utf-8", ["wrong_charset"]),
    ("utf-8", "utf-16", "utf-16-le", []),
    ("x-unknown", "gb18030", "gb18030", ["wrong_charset"]),
    ("big5", "gb18030", "gb18030", ["wrong_charset"]),
]


@pytest.mark.parametrize(("declared", "written", "encoding", "notes"), CHARSETS)
def test_charset(declared: str, written: str, encoding: str, notes: list[str]) -> None:
    got = read(SAYS.format(declared).encode(written), "x.html")
    assert (texts(got), got.source.encoding) == (["镕〇督查通报"], encoding)
    assert [note.code for note in got.notes] == notes


def test_charset_is_found_before_quotes_and_names_are_mended() -> None:
    assert declared_encoding(b"<META CHARSET=gb_2312-80>") == "gb18030"
    assert declared_encoding(b"<html><p>charset=gbk") is None


def test_notes_say_what_was_not_read_and_where() -> None:
    page = f"<html><nav>甲 乙</nav>{GRID}<p>{LONG}<img src=a.png width=600><img width=16 src=b>丙\ufffd"
    got = document(page)
    notes = {note.code: note for note in got.notes}
    assert sorted(notes) == ["lost_character", "page_furniture", "picture_not_read"]
    assert "2 字" in notes["page_furniture"].message
    assert "1 张" in notes["picture_not_read"].message
    place = got.source.place(notes["lost_character"].source.start)
    assert place == "第1段"
    assert got.place(got.text.index("修路")) == "表1第2行第2列"


MILLION = 1_000_000
HOSTILE = {
    "20 MB of tags": "<p>" * 6_000_000,
    "deep divs": "<div>" * 100_000 + "字",
    "deep lists and items": "<ul><li>" * 20_000 + "字",
    "deep tables": "<table><tr><td>" * 15_000 + "字",
    "tables in rows": "<table><tr>" * 20_000 + "<td>字",
    "bars in bars": "<div>主办单位：甲<ul>" * 15_000 + "ICP备",
    "hidden in hidden": "<div style='display:none'>字" * 25_000,
    "closings of nothing": "<div>" * 20_000 + "</b></td></table></p>" * 8_000,
    "a bomb of attributes": "<td " + "a=b " * 900_000 + ">字",
    "many bombs": ("<td " + "a=b " * 2_000 + ">字") * 400,
    "quotes that never close": '<td a="' * 200_000,
    "quotes of two kinds": "<td a='\"' b=\"'" * 60_000,
    "equal signs": "<td " + "=" * 5 * MILLION,
    "comments that never end": "<!--" * 140_000,
    "scripts that never end": "<script>" * 140_000,
    "names that never end": "<" + "a" * 10 * MILLION,
    "entries": "<p>索引号：" + "信息来源：" * 60 + "</p>" * 2_000,
    "words of bars": ("<p>" + "字体大小" * 70 + "x</p>") * 1_000,
    "trails": ("<p>首页" + ">" * 280 + "。</p>") * 1_000,
    "blanks": "<p>甲" + " " * 2 * MILLION + "</p>",
    "entities": "<p>" + "&nbsp;" * 250_000,
    "numbers": "<ol start=999999999999>" + "<li>a" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_read_or_refused_in_no_time(text: str) -> None:
    """A limit that only something worse than linear exceeds, even on a slow machine."""
    started = time.process_time()
    with suppress(UnreadableError):
        document("<html>" + text)
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("page", "code", "says"),
    [
        ("<table><tr><td>1<td rowspan=100000000>2", "table_too_large", "rowspan=100000000"),
        ("<table><tr><td>1<td colspan=99999999999>2", "table_too_large", "colspan"),
        ("<table>" + "<tr><td rowspan=900 colspan=900>a" * 900, "table_too_large", "行起"),
        ("<p>" * 150_001, "too_large", "HTML 标签"),
        ("<head><title>甲</title></head><body><script>乙</script>", "empty", "没有任何文字"),
    ],
)  # fmt: skip
def test_refused(page: str, code: str, says: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(f"<html>{page}".encode(), "坏网页.html")
    assert (refused.value.stage, refused.value.code) == ("extract", code)
    assert refused.value.message.startswith("坏网页.html：")
    assert says in refused.value.message
