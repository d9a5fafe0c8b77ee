"""XML and HTML that reach for other files, or grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from tests.documents.bad.corpus import EITHER, READ, REFUSED, BadFile, of_kind
from tests.documents.bad.made import (
    PROSE,
    ROWS,
    docx,
    html,
    paragraph,
    sheet,
    text,
    types,
    word_body,
    word_row,
    xlsx,
    WORD_KIND,
)

#: Where documents reach out to; the test listens there.
CANARY: Final = "http://127.0.0.1:{port}/"




def _doctypes(canary: str, secret: str) -> dict[str, tuple[str, str]]:
    """Declarations, and the reference to put into the text."""
    laughs = "".join(
        f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 11)
    )
    return {
        "file": (f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret}">]>', "&x;"),
        "web": (f'<!DOCTYPE d [<!ENTITY x SYSTEM "{canary}">]>', "&x;"),
        "external": (f'<!DOCTYPE d SYSTEM "{canary}d.dtd">', ""),
        "parameter": (f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{canary}">%x;]>', ""),
        "laughs": (f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>', "&l10;"),
        "quadratic": (f'<!DOCTYPE d [<!ENTITY x "{"a" * 100_000}">]>', "&x;" * 20_000),
        "recursive": ('<!DOCTYPE d [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    }


def _put(xml: str, doctype: str, reference: str) -> str:
    """XML with a declaration after its first line, and a reference in its text."""
    first, _, rest = xml.partition("\n")
    return f"{first}\n{doctype}{rest}".replace("推进情况的通报", f"推进情况{reference}的通报", 1)


def _big(tag: str, how: str) -> str:
    """An element that takes long, or much room, to read."""
    return {
        "deep": f"<{tag}>" * 100_000 + f"</{tag}>" * 100_000,
        "attributes": f"<{tag} " + " ".join(f'a{at}="1"' for at in range(200_000)) + "/>",
        "names": f"<{tag}>" + "".join(f"<n{at}/>" for at in range(200_000)) + f"</{tag}>",
        "spaces": f"<{tag} " + " ".join(f'xmlns:n{at}="u{at}"' for at in range(50_000)) + "/>",
        "comment": f"<!--{'-+' * 2_000_000}-->",
        "instructions": "<?x y?>" * 500_000,
        "unclosed": f"<{tag}><{tag}>",
        "reference": "&#0;&#x110000;&nosuch;",
        "bytes": "\x01\x02",
    }[how]


_BIG: Final = (
    "deep", "attributes", "names", "spaces", "comment", "instructions", "unclosed",
    "reference", "bytes",
)  # fmt: skip


def xml_attacks(port: int, secret: str) -> Iterator[BadFile]:
    """Each attack in each kind of part."""
    canary = CANARY.format(port=port)
    makers: dict[str, tuple[str, Callable[[str], bytes]]] = {
        "docx": (word_body(), docx),
        "xlsx": (sheet(), xlsx),
    }
    for kind, (xml, make) in makers.items():
        for what, put in _doctypes(canary, secret).items():
            attacked = partial(make, _put(xml, *put))
            yield BadFile("XML", f"{what}.{kind}", attacked, REFUSED)
    listed = types("word/document.xml", WORD_KIND)
    for what, put in _doctypes(canary, secret).items():
        attacked = partial(docx, None, {"[Content_Types].xml": _put(listed, *put)})
        yield BadFile("XML", f"types-{what}.docx", attacked, REFUSED)
    for how in _BIG:
        word, cells = f"big-{how}.docx", f"big-{how}.xlsx"
        make_word = partial(_big_docx, how)
        make_cells = partial(_big_xlsx, how)
        yield BadFile("XML", word, make_word, EITHER)
        yield BadFile("XML", cells, make_cells, EITHER)


def _big_docx(how: str) -> bytes:
    return docx(word_body(after=_big("w:sdt", how)))


def _big_xlsx(how: str) -> bytes:
    return xlsx(sheet(after=_big("extLst", how)))


def _table(opening: str) -> str:
    return f"<table><tr>{opening}一</td><td>二</td></tr></table>"


def _ledger_with(mark: str) -> str:
    """The ledger, with an attribute on a cell of its last row."""
    *rows, last = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    rows.append(last.replace("<td>", f"<td {mark}>", 1))
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def html_geometry() -> Iterator[BadFile]:
    """Pages whose tables are larger than they look."""
    spans = (
        "rowspan=100000000", "colspan=100000000", "rowspan=100000000 colspan=100000000",
        "rowspan=-1", "rowspan=0", "colspan=1e99", f"colspan={'9' * 5000}", "rowspan=二",
    )  # fmt: skip
    for at, mark in enumerate(spans):
        make = partial(html, _ledger_with(mark))
        yield BadFile("geometry", f"span{at}.html", make, EITHER)
    yield from of_kind(
        "geometry",
        [
            ("nested.html", partial(html, "<table><tr><td>" * 10_000), EITHER),
            ("divs.html", partial(html, "<div>" * 39_000 + _ledger_with("")), EITHER),
            ("tags.html", partial(html, "<b>" * 1_000_000), EITHER),
            ("cells.html", partial(html, "<table><tr>" + "<td>一" * 50_000), EITHER),
            ("rows.html", partial(html, "<table>" + "<tr><td>一" * 19_000), EITHER),
            ("wide.html", _wide, EITHER),
            ("entities.html", partial(html, "&amp" * 1_000_000), EITHER),
            ("comment.html", partial(html, "<!--" * 500_000), EITHER),
            ("attribute.html", partial(html, f"<p {'a=1 ' * 500_000}>"), EITHER),
            ("quote.html", partial(html, '<td a="' * 39_000), EITHER),
            ("rowspan.txt", lambda: text() + _table("<td rowspan=99999999>").encode(), EITHER),
        ],
    )  # fmt: skip


def _wide() -> bytes:
    """Every row is a thousand columns wide, every cell all rows high."""
    row = "<tr>" + "<td rowspan=1000 colspan=1000>一</td>" + "</tr>"
    return html(f"<table>{row * 1000}</table>")


def active_pages(port: int) -> Iterator[BadFile]:
    """Pages that would fetch something, or run something."""
    at = CANARY.format(port=port)
    table = _ledger_with("")
    yield from of_kind(
        "active",
        [
            ("script.html", partial(html, f"<script>fetch('{at}')</script>{table}"), READ),
            ("picture.html", partial(html, f'<img src="{at}p.png">{table}'), READ),
            ("frame.html", partial(html, f'<iframe src="{at}"></iframe>{table}'), READ),
            ("object.html", partial(html, f'<object data="{at}"></object>{table}'), READ),
            ("handler.html", partial(html, f"<svg onload=\"fetch('{at}')\"/>{table}"), READ),
            ("style.html", partial(html, None, f'<link rel=stylesheet href="{at}">'), READ),
            ("base.html", partial(html, None, f'<base href="{at}">'), READ),
            (
                "refresh.html",
                partial(html, None, f'<meta http-equiv="refresh" content="0;url={at}">'),
                READ,
            ),
        ],
    )


def word_geometry() -> Iterator[BadFile]:
    """Word tables whose cells claim more than there is."""
    cells = ["4", "修复桥梁2座", "县交通局", "已完工。", "正常"]
    marks = {
        "grid-span": '<w:gridSpan w:val="100000000"/>',
        "grid-span-minus": '<w:gridSpan w:val="-1"/>',
        "grid-span-word": '<w:gridSpan w:val="二"/>',
        "grid-span-long": f'<w:gridSpan w:val="{"9" * 5000}"/>',
        "goes-on": '<w:vMerge w:val="continue"/>',
        "merge-word": '<w:vMerge w:val="二"/>',
    }
    for what, mark in marks.items():
        row = word_row(cells, mark)
        make = partial(docx, word_body(rows=row))
        yield BadFile("geometry", f"{what}.docx", make, EITHER)
    before = word_row(cells).replace(
        "<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr>'
    )
    wide = word_row(cells, '<w:gridSpan w:val="60"/>')
    deep = "<w:tbl><w:tr><w:tc>" * 60 + paragraph("深") + "</w:tc></w:tr></w:tbl>" * 60
    deeper = "<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000
    yield from of_kind(
        "geometry",
        [
            ("grid-before.docx", partial(docx, word_body(rows=before)), EITHER),
            ("rows.docx", lambda: docx(word_body(rows=word_row(cells) * 20_000)), EITHER),
            ("wide.docx", lambda: docx(word_body(rows=wide * 5_000)), EITHER),
            ("cells.docx", lambda: docx(word_body(rows=word_row(["一"] * 90_000))), EITHER),
            ("nested.docx", partial(docx, word_body(after=deep)), EITHER),
            ("nested-deep.docx", partial(docx, word_body(after=deeper)), REFUSED),
            ("paragraphs.docx", _paragraphs, EITHER),
            ("no-cells.docx", partial(docx, word_body(rows="<w:tr/>" * 50_000)), EITHER),
            ("empty-tables.docx", partial(docx, word_body(after="<w:tbl/>" * 50_000)), EITHER),
        ],
    )


def _paragraphs() -> bytes:
    return docx(word_body(after=paragraph(PROSE[1]) * 100_000))


def sheet_geometry() -> Iterator[BadFile]:
    """Sheets whose cells and merged ranges lie far out, or on one another."""

    def merged(*ranges: str) -> str:
        inner = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
        return f"<mergeCells>{inner}</mergeCells>"

    def cell(place: str) -> str:
        return f'<row r="9"><c r="{place}" t="inlineStr"><is><t>远</t></is></c></row>'

    overlapping = [f"A{at}:E{at + 5}" for at in range(1, 20_000)]
    apart = [f"A{at}:E{at}" for at in range(10, 100_000)]
    wide = '<row r="9">' + '<c><v>1</v></c>' * 16_384 + "</row>"
    tall = "".join(f'<row r="{at}"><c><v>1</v></c></row>' for at in range(9, 300_000))
    bare = "".join(f'<row r="{at}"/>' for at in range(9, 1_048_577))
    cols = '<cols><col min="1" max="16384" width="9"/></cols>'
    after = {
        "all": merged("A1:XFD1048576"),
        "rest": merged("A7:XFD1048576"),
        "overlapping": merged(*overlapping),
        "many": merged(*apart),
        "backwards": merged("E9:A1"),
        "nonsense": merged("一:二", "A1", "", "A0:A0", "A1:A1:A1"),
        "beyond": merged("A7:ZZZZ99999999"),
    }
    for what, ranges in after.items():
        make = partial(xlsx, sheet(after=ranges))
        yield BadFile("geometry", f"merged-{what}.xlsx", make, EITHER)
    for what, place in {
        "corner": "XFD1048576", "beyond": "ZZZZ99999999", "zero": "A0", "word": "一",
        "long": "A" + "9" * 5000, "letters": "A" * 5000 + "1", "minus": "A-1",
    }.items():  # fmt: skip
        make = partial(xlsx, sheet(cell(place)))
        yield BadFile("geometry", f"cell-{what}.xlsx", make, EITHER)
    row_word = '<row r="九"><c><v>1</v></c></row>'
    row_far = f'<row r="{"9" * 30}"><c><v>1</v></c></row>'
    number = '<row r="9"><c r="A9"><v>1e999999999</v></c></row>'
    long_number = f'<row r="9"><c r="A9"><v>{"9" * 1_000_000}</v></c></row>'
    string = '<row r="9"><c r="A9" t="s"><v>99999999</v></c></row>'
    yield from of_kind(
        "geometry",
        [
            ("row-word.xlsx", partial(xlsx, sheet(row_word)), EITHER),
            ("row-far.xlsx", partial(xlsx, sheet(row_far)), EITHER),
            ("number.xlsx", partial(xlsx, sheet(number)), EITHER),
            ("long-number.xlsx", partial(xlsx, sheet(long_number)), EITHER),
            ("no-string.xlsx", partial(xlsx, sheet(string)), EITHER),
            ("wide.xlsx", partial(xlsx, sheet(wide)), EITHER),
            ("tall.xlsx", partial(xlsx, sheet(tall)), EITHER),
            ("bare-rows.xlsx", partial(xlsx, sheet(bare)), EITHER),
            ("columns.xlsx", partial(xlsx, sheet(before=cols)), READ),
        ],
    )
