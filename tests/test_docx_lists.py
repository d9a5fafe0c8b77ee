"""Numbers that Word makes up as it shows a list."""

from __future__ import annotations

import pytest

from extract import Paragraph, Table, read
from extract.office.list_numbers import spelled
from tests.documents.word import p, part, tbl, tc, tr, word


def level(at: int, number_format: str, pattern: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{number_format}'/>"
        f"{more}<w:lvlText w:val='{pattern}'/></w:lvl>"
    )


LEVELS = (
    level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/><w:suff w:val='nothing'/>")
    + level(4, "bullet", "\uf06c", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>")
    + level(5, "hebrew1", "%6.")
)
NUMBERING = part(
    "numbering",
    f"<w:abstractNum w:abstractNumId='0'>{LEVELS}</w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'>"
    + level(0, "decimal", "第%1条", "<w:pStyle w:val='Article'/>")
    + "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='1'/></w:num>",
)
STYLES = part(
    "styles",
    "<w:style w:styleId='Article' w:type='paragraph'><w:pPr><w:numPr>"
    "<w:numId w:val='3'/></w:numPr></w:pPr></w:style>",
)


def item(text: str, at: int = 0, number: int = 1) -> str:
    properties = f"<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{number}'/></w:numPr>"
    return p(text, properties=properties) if text else p(properties=properties)


def article(text: str, more: str = "") -> str:
    return p(text, properties=f"<w:pStyle w:val='Article'/>{more}")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (item("总体") + item("问题"), ["一、总体", "二、问题"]),
        (
            item("甲") + item("乙", 1) + item("丙", 1) + item("丁") + item("戊", 1),
            ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"],
        ),
        (item("甲", 2) + item("5亿元", 2), ["1. 甲", "2. 5亿元"]),
        (item("甲") + item("乙") + item("丙", 3), ["一、甲", "二、乙", "2.1丙"]),
        (item("甲", 1), ["（一）甲"]),
        (item("甲", 4), ["● 甲"]),
        (item("甲", 5), ["1. 甲"]),
        (item("甲") + p("间") + item("乙"), ["一、甲", "间", "二、乙"]),
        (
            item("甲") + item("乙", 0, 2) + item("丙", 0, 2),
            ["一、甲", "一、乙", "二、丙"],
        ),
        (item("甲", 0, 0) + item("乙", 0, 9), ["甲", "乙"]),
        (article("甲") + article("乙"), ["第1条 甲", "第2条 乙"]),
        (
            article("甲") + article("乙", "<w:numPr><w:numId w:val='0'/></w:numPr>"),
            ["第1条 甲", "乙"],
        ),
    ],
)
def test_a_list_is_numbered_as_it_is_shown(body: str, shown: list[str]) -> None:
    data = word(body, {"numbering": NUMBERING, "styles": STYLES})
    document = read(data, "x.docx")
    blocks = [document[b.span] for b in document.blocks if isinstance(b, Paragraph)]
    assert blocks == shown
    listed = "".join((document.source.characters or "").split())
    assert sorted(listed) == sorted("".join(document.source.text.split()))


def test_item_numbers_of_a_ledger_may_be_a_list() -> None:
    rows = [tr(tc(item("", 2)), task) for task in ("修路", "架桥", "通水")]
    merged = tr(tc(item("", 2), properties="<w:vMerge/>"), "建站")
    table = tbl(*rows[:2], merged, rows[2]).replace(
        "<w:tcPr></w:tcPr>", "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>"
    )
    document = read(word(table, {"numbering": NUMBERING}), "x.docx")
    (block,) = document.blocks
    assert isinstance(block, Table)
    first = [document[row[0].span] for row in block.rows]
    assert first == ["1.", "2.", "2.", "3."]


def test_an_unknown_format_is_told() -> None:
    document = read(word(item("甲", 5), {"numbering": NUMBERING}), "x.docx")
    assert [note.code for note in document.notes] == ["list_format_unknown"]


@pytest.mark.parametrize(
    ("number_format", "spellings"),
    [
        ("chineseCounting", "一 十 十一 二十 一○○"),
        ("chineseCountingThousand", "一 十 十一 二十 一百"),
        ("japaneseCounting", "一 十 十一 二十 百"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇〇"),
        ("ideographTraditional", "甲 癸 11 20 100"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 100"),
        ("decimalEnclosedFullstop", "⒈ ⒑ ⒒ ⒛ 100"),
        ("decimalZero", "01 10 11 20 100"),
        ("lowerRoman", "i x xi xx c"),
        ("upperLetter", "A J K T VVVV"),
    ],
)
def test_numbers_are_spelled_as_word_does(number_format: str, spellings: str) -> None:
    numbers = (1, 10, 11, 20, 100)
    assert [spelled(one, number_format) for one in numbers] == spellings.split()
