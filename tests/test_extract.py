"""Text files to documents: nothing lost, nothing moved, whatever the file is like."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Document, UnreadableError, read
from tests import document_laws as laws
from tests.document_laws import texts

#: What bulletins, OCR engines and web pages leave in a text.
PIECES = st.sampled_from(
    """
    督查通报|第８期|区财政局|1|2.|、|。|，|"|""|“|＜|<50|<|>|&|&amp;|&nbsp;|&#8220;|&bogus;
    <p>|</p>|<br>|<br/>|<b>|</b>|<table>|</table>|<tr>|</tr>|<td>|</td>|<td rowspan=2>
    <th colspan="3">|<div class="a">|</div>|<script>|</script>|<style>|</style>|<!--|-->
    <![endif]-->|<o:p>|---|—|\\\\|x y|ab|\ufeff|\u200b|\u3000|\xa0|\ue0001\ue001|\ufffd|\f|\x85
    """.replace("\n", "|")
    .replace(" |", "|")
    .replace("| ", "|")
    .split("|")
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\t", "\t\t", "|", " ", ""])
TEXTS = st.lists(st.tuples(PIECES, ENDS), max_size=40).map(
    lambda pairs: "督" + "".join(piece + end for piece, end in pairs)
)


def document(text: str) -> Document:
    return read(text.encode("utf-8"), "x.txt")


@given(TEXTS)
def test_laws(text: str) -> None:
    got = document(text)
    laws.hold_every_source_character_claimed_once(got)
    laws.hold_one_for_one_says_the_same(got)
    laws.hold_blocks_in_order_and_apart(got)
    laws.hold_every_character_finds_its_source(got)
    laws.hold_text_only_in_blocks(got)


ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
BULLETIN = (
    "督查通报\n第 8 期\n\n序号\t工作任务\t牵头单位\n1\t修路５公里\t区交通局\n"
    '2\t"一是造林\n二是种草"\t<p>区林业局</p><p>区水利局&nbsp;</p>\n'
)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_and_line_ends_do_not_matter(encoding: str, ends: str) -> None:
    data = BULLETIN.replace("\n", ends).encode(encoding)
    if encoding in ("utf-16-le", "utf-16-be"):
        assert not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    got = read(data, "x.txt")
    assert got.text == document(BULLETIN).text
    assert texts(got) == texts(document(BULLETIN))


HEAD = ["序号", "任务", "单位"]
LAYOUTS = [
    # tabs, pipes, HTML: one table
    ("序号\t任务\t单位\n1\t修路\t交通局", [[HEAD, ["1", "修路", "交通局"]]]),
    ("|序号|任务|单位|\n|1|修路|交通局|", [[HEAD, ["1", "修路", "交通局"]]]),
    ("序号 | 任务 | 单位\n1 | 修路 | 交通局", [[HEAD, ["1", "修路", "交通局"]]]),
    ("｜序号｜任务｜单位｜\n｜1｜修路｜交通局｜", [[HEAD, ["1", "修路", "交通局"]]]),
    (
        "<table><tr><th>序号<th>任务<th>单位<tr><td>1<td>修路<td>交通局</table>",
        [[HEAD, ["1", "修路", "交通局"]]],
    ),
    # a blank line parts two pieces; a ruled line does not
    ("a\tb\tc\n\n1\t2\t3", [[["a", "b", "c"]], [["1", "2", "3"]]]),
    ("a\tb\tc\n  \n1\t2\t3", [[["a", "b", "c"]], [["1", "2", "3"]]]),
    ("a\tb\tc\n---\t---\t---\n1\t2\t3", [[["a", "b", "c"], ["1", "2", "3"]]]),
    ("a\tb\tc\n---\t\t----\n1\t2\t3", [[["a", "b", "c"], ["1", "2", "3"]]]),
    ("|a|b|\n|:--|--:|\n|1|2|", [[["a", "b"], ["1", "2"]]]),
    # a row of an em dash each is figures that are not there, not a rule
    ("a\tb\tc\n1\t—\t—", [[["a", "b", "c"], ["1", "—", "—"]]]),
    # cells over several lines
    ('a\tb\tc\n1\t"甲\n乙"\t丙', [[["a", "b", "c"], ["1", "甲\n乙", "丙"]]]),
    ('a\tb\tc\td\n1\t2\t"甲|1|2\n乙|3|4"\t丙', [[["a", "b", "c", "d"], ["1", "2", "甲|1|2\n乙|3|4", "丙"]]]),
    ('a\tb\tc\n1\t"甲\n\n乙""丁"""\t"丙\n戊"\n2\tx\ty',
     [[["a", "b", "c"], ["1", '甲\n乙"丁"', "丙\n戊"], ["2", "x", "y"]]]),
    ("a\tb\tc\td\n1\t甲\n乙\t丙\t丁", [[["a", "b", "c", "d"], ["1", "甲\n乙", "丙", "丁"]]]),
    ("a\tb\tc\td\n1\t甲\n2\t丙\t丁", [[["a", "b", "c", "d"], ["1", "甲"], ["2", "丙", "丁"]]]),
    ('a\tb\tc\n1\t"他说""好"""\t丙', [[["a", "b", "c"], ["1", '他说"好"', "丙"]]]),
    ('a\tb\tc\n1\t"引"文"\t丙', [[["a", "b", "c"], ["1", '"引"文"', "丙"]]]),
    # fragments of HTML in cells
    ("a\tb\tc\n1\t<p>甲</p> <p>乙</p>\t丙", [[["a", "b", "c"], ["1", "甲\n乙", "丙"]]]),
    ("a\tb\tc\n1\t甲<br>乙<br/>\t丙", [[["a", "b", "c"], ["1", "甲\n乙", "丙"]]]),
    ("a\tb\tc\n1\t<p>甲<p>乙\t丙", [[["a", "b", "c"], ["1", "甲\n乙", "丙"]]]),
    ("a\tb\tc\n1\t<div><p>甲</div>乙</p>\t丙", [[["a", "b", "c"], ["1", "甲\n乙", "丙"]]]),
    ("a\tb\tc\n1\t&lt;50&nbsp;&#x4E00;&amp;\t丙", [[["a", "b", "c"], ["1", "<50\xa0一&", "丙"]]]),
    ("a\tb\tc\n1\tPM2.5<50，>30\t丙", [[["a", "b", "c"], ["1", "PM2.5<50，>30", "丙"]]]),
    ("a\tb\tc\n1\t甲<!-- x > y -->乙\t丙", [[["a", "b", "c"], ["1", "甲乙", "丙"]]]),
    ("a\tb\tc\n1\t甲<!-- 乙\t丙", [[["a", "b", "c"], ["1", "甲 乙", "丙"]]]),
    ("a\tb\tc\n1\t甲<script>if(a<b)</script>乙\t丙", [[["a", "b", "c"], ["1", "甲乙", "丙"]]]),
    ("a\tb\tc\n1\t甲<script>乙\t丙", [[["a", "b", "c"], ["1", "甲乙", "丙"]]]),
    ("a\tb\tc\n1\t区\u200b财政\ufeff局\t丙", [[["a", "b", "c"], ["1", "区财政局", "丙"]]]),
    ("|a|b|\n|1\\|2|3|", [[["a", "b"], ["1|2", "3"]]]),
    # a table inside a cell is the cell's
    (
        "a\tb\tc\n1\t<table><tr><td>甲<td>乙</table>\t丙\n2\tx\ty",
        [[["a", "b", "c"], ["1", "甲\n乙", "丙"], ["2", "x", "y"]]],
    ),
    (
        "a\tb\tc\n1\t<table><tr><td>甲\t丙\n2\tx\ty",
        [[["a", "b", "c"], ["1", "甲", "丙"], ["2", "x", "y"]]],
    ),
    (
        "<table><tr><td>1<td>甲<table><tr><td>乙</td></tr></table>丙</td></tr></table>",
        [[["1", "甲\n乙\n丙"]]],
    ),
    # tables that nobody closes
    ("<table><tr><td>1</td></tr>\n落款", [[["1"]], "落款"]),
    (
        "<table><tr><td>1</td></tr>\n— 1 —\n<table><tr><td>2</td></tr></table>尾",
        [[["1"]], "— 1 —", [["2"]], "尾"],
    ),
    ("<table><tr><td>1<td>2<tr><td>3<td>4", [[["1", "2"], ["3", "4"]]]),
    # text between rows parts the table; between cells it belongs to the one before
    (
        "<table><caption>台账</caption><tr><td>1</td></tr>注<tr><td>2</td></tr></table>",
        ["台账", [["1"]], "注", [["2"]]],
    ),
    (
        "<table><tr><td>1</td>甲<td>2</td></tr></table>",
        [[["1\n甲", "2"]]],
    ),
    # merged cells stand wherever they reach
    (
        "<table><tr><td rowspan=2>1<td colspan=2>甲<tr><td>乙<td>丙</table>",
        [[["1", "甲", "甲"], ["1", "乙", "丙"]]],
    ),
    (
        "<table><tr><td rowspan=2>1</td></tr><tr></tr><tr><td>2</td></tr></table>",
        [[["1"], ["1"], ["2"]]],
    ),
    ("<table><tr><td rowspan=0>1<td>2<tr><td>3</table>", [[["1", "2"], ["1", "3"]]]),
    ("<table><tr><td rowspan=x colspan=''>1</table>", [[["1"]]]),
    # prose: an indent of tabs, line ends of all kinds
    ("\t督查通报\n\t第8期", ["督查通报", "第8期"]),
    ("甲\r\n乙\r丙\n丁\x0c戊\u2028己", ["甲", "乙", "丙", "丁", "戊", "己"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "blocks"), LAYOUTS)
def test_layout(text: str, blocks: list[object]) -> None:
    assert texts(document(text)) == blocks


LEDGER = "序号\t工作任务\t牵头单位\t进展情况\n1\t修路\t区交通局\t完成5公里。\n" * 3
UNREADABLE = [
    (b"", "empty", "空的"),
    (b" \n\t\r\n", "empty", "空的"),
    (b"\xef\xbb\xbf\n", "empty", "空的"),
    (bytes(range(256)) * 50, "not_text", "不是文本"),
    (b"%PDF-1.7 x", "damaged", "PDF"),
    (b"PK\x03\x04xx", "damaged", "不完整"),
    (("\ufeff" + LEDGER).encode("utf-16-le")[:-1], "bad_bytes", "第 6 行"),
    (("\ufeff" + LEDGER).encode("utf-16-be")[:-3], "bad_bytes", "第 6 行"),
    ((LEDGER + "甲").encode() + b"\xff" + "乙".encode(), "bad_bytes", "第 7 行"),
    (LEDGER.encode() + b"\xed\xa0\x80", "bad_bytes", "第 7 行"),
    (LEDGER.encode("gb18030") + b"\xff\xff" + "乙".encode("gb18030"), "bad_bytes", "第 7 行"),
    (("\ufeff" + LEDGER).encode("utf-16-le") + b"\x00\xd8A\x00", "bad_bytes", "第 7 行"),
    ((LEDGER + "甲\x00乙").encode(), "control_character", "第 7 行"),
    ((LEDGER + "甲\x07乙").encode("gb18030"), "control_character", "第 7 行"),
    (("\ufeff" + LEDGER + "甲\x01").encode("utf-16-le"), "control_character", "第 7 行"),
    (b"<table><tr><td rowspan=100000000>1", "table_too_large", "rowspan=100000000"),
    (b"<table><tr><td colspan=99999999999999999>1", "table_too_large", "colspan"),
    (b"<table>" + b"<tr><td rowspan=900 colspan=900>a" * 900, "table_too_large", "行起"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code", "place"), UNREADABLE)
def test_what_cannot_be_read_says_where_and_what_to_do(
    data: bytes, code: str, place: str
) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(data, "坏文件.txt")
    assert refused.value.code == code
    assert refused.value.stage == "extract"
    assert refused.value.message.startswith("坏文件.txt：")
    assert place in refused.value.message
    assert refused.value.message.endswith("。")


NOTES = [
    ("a\tb\tc\n1\t<p>甲<p>乙</p>\t丙", "unclosed_markup", 2),
    ("甲\r\n乙\r\n<table><tr><td>1", "unclosed_markup", 3),
    ("甲\r乙\ufffd\ufffd", "lost_character", 2),
]


@pytest.mark.parametrize(("text", "code", "line"), NOTES)
def test_notes_know_their_line(text: str, code: str, line: int) -> None:
    got = document(text)
    assert [(note.code, got.source.place(note.source.start)) for note in got.notes] == [
        (code, f"第{line}行")
    ]


MILLION = 1_000_000
HOSTILE = {
    "one line of 19 MB": "某" * 6_500_000,
    "tags that never end": "<a " * 30_000,
    "comments that never end": "<!--" * 39_000,
    "tables in tables": "<table>" * 20_000 + "<tr><td>a",
    "tables side by side": "<table><tr><td>a</td></tr>" * 9_000,
    "bold in bold": "<b>" * 20_000 + "字" + "</b>" * 20_000,
    "too many tags": "<p>" * MILLION,
    "100,000 tabs": "\t" * 100_000 + "a",
    "50,000 tabs with text": "甲\t" * 50_000,
    "pipes": "|" * 59_000,
    "blank before a line end": ("甲" + " " * 30_000 + "\n") * 60,
    "blank inside a cell": "1\t甲" + " " * 900_000 + "乙" + " " * 900_000 + "\t丙",
    "quotes that never close": '1\t"任务\n' * 50_000,
    "quotes that close at once": '"\t"\n' * 50_000,
    "rows that are short": "a\tb\tc\td\n" + "1\t任务\n" * 50_000,
    "dashes": "-" * 1_900_000 + "a",
    "entities": "1\t" + "&nbsp;" * 90_000 + "\t2",
    "digits": "1" * MILLION,
    "lines": "a\n" * 90_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_or_refused_in_no_time(text: str) -> None:
    """A limit that only something worse than linear exceeds, even on a slow machine."""
    started = time.process_time()
    with suppress(UnreadableError):
        document(text)
    assert time.process_time() - started < 10
