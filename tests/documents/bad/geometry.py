"""Word documents and sheets whose tables claim more than there is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.documents.bad.corpus import EITHER, READ, REFUSED, BadFile, of_kind
from tests.documents.bad.made import (
    PROSE,
    docx,
    paragraph,
    sheet,
    word_body,
    word_row,
    xlsx,
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
            (
                "rows.docx",
                lambda: docx(word_body(rows=word_row(cells) * 20_000)),
                EITHER,
            ),
            ("wide.docx", lambda: docx(word_body(rows=wide * 5_000)), EITHER),
            (
                "cells.docx",
                lambda: docx(word_body(rows=word_row(["一"] * 90_000))),
                EITHER,
            ),
            ("nested.docx", partial(docx, word_body(after=deep)), EITHER),
            ("nested-deep.docx", partial(docx, word_body(after=deeper)), REFUSED),
            ("paragraphs.docx", _paragraphs, EITHER),
            (
                "no-cells.docx",
                partial(docx, word_body(rows="<w:tr/>" * 50_000)),
                EITHER,
            ),
            (
                "empty-tables.docx",
                partial(docx, word_body(after="<w:tbl/>" * 50_000)),
                EITHER,
            ),
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
    wide = '<row r="9">' + "<c><v>1</v></c>" * 16_384 + "</row>"
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
    long_number = f'<row r="9"><c r="A9"><v>{"9" * 300_000}</v></c></row>'
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
