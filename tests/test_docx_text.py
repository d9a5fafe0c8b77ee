"""Word's paragraphs as a reader sees them, and nothing of them lost."""

from __future__ import annotations

from collections import Counter

import pytest

from extract import Document, Paragraph, read
from tests.documents.word import p, packed, part, r, strict, tbl, tr, word, word_parts

INSERTED = f"<w:ins w:id='1'>{r('新')}</w:ins>"
DELETED = f"<w:del w:id='2'>{r('旧', tag='w:delText')}</w:del>"
FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format  # begin, separate, end
CODE = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{1}</w:txbxContent></v:textbox>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
).format


def paragraphs(document: Document) -> list[str]:
    return [document[b.span] for b in document.blocks if isinstance(b, Paragraph)]


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


def is_conserved(document: Document) -> bool:
    """Each character of the file is in the transcript, and read or left out there."""
    source = document.source
    listed = Counter("".join((source.characters or "").split()))
    covered = sum(len(run.source) for run in document.runs)
    left_out = sum(len(span) for span in source.markup)
    blank = len(source.text) - len("".join(source.text.split()))
    is_accounted = len(source.text) - blank <= covered + left_out
    return listed == Counter("".join(source.text.split())) and is_accounted


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (p("完成投资", "18.6", "亿元。"), ["完成投资18.6亿元。"]),
        (p("　　第一条") + p() + p("第二条 "), ["第一条", "第二条"]),
        (p("关于", "<w:r><w:br/></w:r>", "通报"), ["关于", "通报"]),
        (p("甲", "<w:r><w:cr/></w:r>", "乙"), ["甲", "乙"]),
        (p("牵头", "<w:r><w:tab/></w:r>", "配合"), ["牵头 配合"]),
        (p("甲", properties="<w:tabs><w:tab w:pos='1'/></w:tabs>"), ["甲"]),
        (p("G", "<w:r><w:noBreakHyphen/></w:r>", "107"), ["G-107"]),
        (p("进", "<w:r><w:softHyphen/></w:r>", "度\u00ad\u200b表"), ["进度表"]),
        (p("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "完成"), ["✓完成"]),
        (p("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>", "95%"), ["≥95%"]),
        (p(f"<w:hyperlink>{r('县政府')}</w:hyperlink>", "文"), ["县政府文"]),
        (p(f"<w:smartTag>{r('6月')}</w:smartTag>", "底"), ["6月底"]),
        (
            f"<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr>"
            f"<w:sdtContent>{p('通报')}</w:sdtContent></w:sdt>",
            ["通报"],
        ),
        (p(f"<w:sdt><w:sdtContent>{r('甲')}</w:sdtContent></w:sdt>"), ["甲"]),
        (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), ["x=1"]),
        (p(INSERTED, DELETED), ["新"]),
        (
            p(f"<w:moveTo>{r('来')}</w:moveTo><w:moveFrom>{r('去')}</w:moveFrom>"),
            ["来"],
        ),
        (p(DELETED) + p("留"), ["留"]),
        (p("甲", properties="<w:rPr><w:del w:id='1'/></w:rPr>") + p("乙"), ["甲乙"]),
        (p(r("甲", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), ["甲"]),
        (p("显", r("隐", "<w:vanish/>")), ["显"]),
        (p("显", r("也显", "<w:vanish w:val='0'/>")), ["显也显"]),
        (
            p("第", FIELD("begin"), CODE, FIELD("separate"), "3", FIELD("end"), "页"),
            ["第3页"],
        ),
        (
            p(FIELD("begin"), "=", FIELD("begin"), FIELD("separate"), "5", FIELD("end"))
            + p("下"),
            ["下"],
        ),
        (p(FIELD("begin"), FIELD("end"), "无结果"), ["无结果"]),
        (p(f"<w:fldSimple w:instr='DATE'>{r('8月')}</w:fldSimple>"), ["8月"]),
        (
            p(
                f"<w:r><w:ruby><w:rt>{r('liù')}</w:rt>"
                f"<w:rubyBase>{r('六安')}</w:rubyBase></w:ruby></w:r>"
            ),
            ["六安"],
        ),
        (p("正文", BOX(p("框"), p("框"))) + p("后"), ["正文", "框", "后"]),
        (p(BOX(p(), p("只有旧框"))), ["只有旧框"]),
        (
            p(BOX(p("甲"), tbl(tr("旧", "框"), tr("表", "格")))) + p("乙"),
            ["甲", "乙"],
        ),
        (p("注", "<w:r><w:footnoteReference w:id='2'/></w:r>", "。"), ["注。"]),
        (r("段外"), ["段外"]),
    ],
)
def test_a_paragraph_is_what_is_shown_of_it(body: str, shown: list[str]) -> None:
    document = read(word(body + p("末")), "通报.docx")
    assert paragraphs(document) == [*shown, "末"]
    assert is_conserved(document)


def test_strict_documents_say_the_same() -> None:
    plain = part(
        "document", f"<w:body>{p('甲', DELETED)}{tbl(tr('乙', '丙'))}</w:body>"
    )
    usual = read(packed(word_parts(plain)), "x.docx")
    made = {name: strict(data) for name, data in word_parts(plain).items()}
    assert read(packed(made), "x.docx").text == usual.text


@pytest.mark.parametrize(
    ("body", "code", "what"),
    [
        (p(r("机密", "<w:vanish/>")), "hidden_text", "机密"),
        (p(r("机密", "<w:rStyle w:val='Secret'/>")), "hidden_text", "机密"),
        (p("机密", properties="<w:pStyle w:val='Lower'/>"), "hidden_text", "机密"),
        (p(FIELD("begin"), "断开"), "hidden_text", "断开"),
        (tbl(tr("甲"), tr("密", properties="<w:hidden/>")), "hidden_text", "密"),
        (p(DELETED), "tracked_changes", "1处"),
        (tbl(tr("甲"), tr("乙", properties="<w:del/>")), "tracked_changes", "1处"),
        (p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"), "picture_unread", "1处"),
        (
            p("<w:r><w:sym w:font='Webdings' w:char='F061'/></w:r>"),
            "lost_character",
            "1",
        ),
    ],
)
def test_what_is_not_read_is_told(body: str, code: str, what: str) -> None:
    styles = part(
        "styles",
        "<w:style w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='Lower' w:type='paragraph'><w:basedOn w:val='Secret'/></w:style>",
    )
    document = read(word(body + p("末"), {"styles": styles}), "通报.docx")
    (note,) = (note for note in document.notes if note.code == code)
    assert what in note.message
    assert is_conserved(document)


def test_nothing_is_told_of_a_plain_document() -> None:
    assert codes(read(word(p("甲") + tbl(tr("乙", "丙"))), "x.docx")) == []


def test_notes_stand_at_the_end_and_heads_of_pages_nowhere() -> None:
    parts = {
        "footnotes": part("footnotes", f"<w:footnote>{p('脚注文字')}</w:footnote>"),
        "endnotes": part("endnotes", f"<w:endnote>{p('尾注文字')}</w:endnote>"),
        "header": part("hdr", p("页眉文字")),
        "footer": part("ftr", p("页脚文字")),
        "comments": part("comments", f"<w:comment>{p('批注文字')}</w:comment>"),
    }
    document = read(word(p("正文"), parts), "通报.docx")
    assert paragraphs(document) == ["正文", "脚注文字", "尾注文字"]
    assert is_conserved(document)
    for what in ("页眉", "页脚", "批注"):
        at = document.source.text.index(f"{what}文字")
        assert document.source.place(at) == what


def test_places_count_what_a_person_sees() -> None:
    table = tbl(tr("甲", "乙"), tr("去", "掉", properties="<w:del/>"), tr("丙", "丁"))
    body = p("一") + p() + p("二") + table + p(DELETED) + p("三") + tbl(tr("戊"))
    document = read(word(body), "通报.docx")
    places = {text: document.place(document.text.index(text)) for text in "一二丁三戊"}
    assert places == {
        "一": "第1段",
        "二": "第2段",
        "丁": "第1个表格第2行第2列",
        "三": "第3段",
        "戊": "第2个表格第1行第1列",
    }
