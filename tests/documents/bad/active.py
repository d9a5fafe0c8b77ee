"""Office files that carry programs, or that would fetch something."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.documents.bad.corpus import READ, BadFile, of_kind
from tests.documents.bad.made import (
    SHEET_KIND,
    WORD_KIND,
    Parts,
    docx,
    paragraph,
    related,
    sheet,
    types,
    word_body,
    xlsx,
)
from tests.documents.bad.made_pdf import compound
from tests.documents.bad.markup import CANARY

_WORD_RELATIONS: Final = "word/_rels/document.xml.rels"
_MACRO_WORD: Final = "application/vnd.ms-word.document.macroEnabled.main+xml"
_MACRO_SHEET: Final = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def _with_relation(kind: str, target: str) -> bytes:
    return docx(None, {_WORD_RELATIONS: related((kind, target), external=True)})


def _with_part(kind: str, name: str, data: bytes) -> bytes:
    relations = related((kind, name))
    return docx(None, {_WORD_RELATIONS: relations, f"word/{name}": data})


def _field(words: str) -> bytes:
    """A field that Word would carry out, after the table."""
    instruction = f"<w:instrText>{words}</w:instrText>"
    begin, end = (f'<w:fldChar w:fldCharType="{one}"/>' for one in ("begin", "end"))
    run = f"<w:p><w:r>{begin}</w:r><w:r>{instruction}</w:r><w:r>{end}</w:r></w:p>"
    return docx(word_body(after=run))


def _formula(words: str) -> bytes:
    """A formula in a row of its own, of which the workbook holds no value."""
    row = f'<row r="20"><c r="A20"><f>{words}</f></c></row>'
    return xlsx(sheet(row))


def active_office(port: int) -> Iterator[BadFile]:
    """All are read as if what is active in them were not there."""
    at = CANARY.format(port=port)
    program = compound({"VBA": b"Shell" * 2000})
    macro_types = types("word/document.xml", _MACRO_WORD)
    sheet_types = types("xl/workbook.xml", _MACRO_SHEET)
    workbook_relations = related(
        ("worksheet", "worksheets/sheet1.xml"), ("vbaProject", "vbaProject.bin")
    )
    macros: Parts = {
        "[Content_Types].xml": sheet_types,
        "xl/_rels/workbook.xml.rels": workbook_relations,
        "xl/vbaProject.bin": program,
    }
    chunk = '<w:altChunk r:id="r1"/>'
    yield from of_kind(
        "active",
        [
            ("macro.docm", partial(docx, None, {"[Content_Types].xml": macro_types, "word/vbaProject.bin": program}), READ),
            ("macro.xlsm", partial(xlsx, None, macros), READ),
            ("macro.docx", partial(docx, None, {"word/vbaProject.bin": program}), READ),
            ("object.docx", partial(_with_part, "oleObject", "embeddings/o.bin", program), READ),
            ("package.docx", partial(_with_part, "package", "embeddings/p.xlsx", xlsx()), READ),
            ("template.docx", partial(_with_relation, "attachedTemplate", f"{at}t.dotm"), READ),
            ("picture.docx", partial(_with_relation, "image", f"{at}p.png"), READ),
            ("share.docx", partial(_with_relation, "image", "\\\\127.0.0.1\\share\\p.png"), READ),
            ("object-far.docx", partial(_with_relation, "oleObject", f"{at}o.bin"), READ),
            ("styles-far.docx", partial(_with_relation, "styles", f"{at}s.xml"), READ),
            ("numbers-far.docx", partial(_with_relation, "numbering", f"{at}n.xml"), READ),
            ("chunk-far.docx", partial(docx, word_body(after=chunk), {_WORD_RELATIONS: related(("aFChunk", f"{at}c.html"), external=True)}), "either"),
            ("dde.docx", partial(_field, 'DDEAUTO c:\\\\cmd.exe "/k calc"'), READ),
            ("include.docx", partial(_field, f'INCLUDETEXT "{at}i.docx"'), READ),
            ("include-file.docx", partial(_field, 'INCLUDETEXT "/etc/passwd"'), READ),
            ("web.xlsx", partial(_formula, f'WEBSERVICE("{at}")'), "either"),
            ("dde.xlsx", partial(_formula, "cmd|' /C calc'!A0"), "either"),
            ("external.xlsx", partial(_formula, f"'[{at}x.xlsx]S'!A1"), "either"),
        ],
    )  # fmt: skip
    for kind, words in (("docx", WORD_KIND), ("xlsx", SHEET_KIND)):
        main = "word/document.xml" if kind == "docx" else "xl/workbook.xml"
        wrong = types(main, words.replace("main", "glossary"))
        make = docx if kind == "docx" else xlsx
        parts = {"[Content_Types].xml": wrong}
        yield BadFile(
            "active", f"type.{kind}", partial(make, None, parts), "unsupported"
        )
    loop = related(
        ("officeDocument", "word/document.xml"), ("officeDocument", "_rels/.rels")
    )
    yield BadFile(
        "active", "loop.docx", partial(docx, None, {"_rels/.rels": loop}), READ
    )
    far = related(("worksheet", f"{at}sheet.xml"), external=True)
    far_parts = {"xl/_rels/workbook.xml.rels": far}
    yield BadFile("active", "sheet-far.xlsx", partial(xlsx, None, far_parts), "refused")
    hidden = word_body(after=paragraph("=cmd|' /C calc'!A0"))
    yield BadFile("active", "formula.docx", partial(docx, hidden), READ)
