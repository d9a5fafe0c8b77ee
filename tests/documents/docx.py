"""A bulletin as a Word document: python-docx makes the package, tables are WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from tests.documents.content import Content, Entry, Sheet
from tests.documents.look import LANDSCAPE, Look, column_widths

#: Word measures tables in twentieths of a point.
TWIPS: Final = 20
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def render_docx(content: Content, look: Look = LANDSCAPE) -> bytes:
    """A document with paragraphs, and tables of fixed widths with merged cells."""
    document = docx.Document()
    _set_type(document, look)
    _set_paper(document, look)
    root: Any = document.element
    body = root.body
    for block in content:
        if isinstance(block, Sheet):
            # What Word would join to the table before stands apart from it.
            last = body[-2] if len(body) > 1 else None
            if last is not None and last.tag == qn("w:tbl"):
                document.add_paragraph()
            body.insert(len(body) - 1, parse_xml(_table(block, look)))
        else:
            paragraph = document.add_paragraph(block)
            paragraph.paragraph_format.first_line_indent = Pt(2 * look.size)
    if isinstance(content[-1], Sheet):
        document.add_paragraph()
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_type(document: Document, look: Look) -> None:
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name = look.font
    style.font.size = Pt(look.size)
    element: Any = style.element
    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), look.font)
    style.paragraph_format.space_after = Pt(0)


def _set_paper(document: Document, look: Look) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Pt(look.width), Pt(look.height)
    section.orientation = (
        WD_ORIENT.LANDSCAPE if look.is_landscape else WD_ORIENT.PORTRAIT
    )
    section.left_margin = section.right_margin = Pt(look.margin)
    section.top_margin = section.bottom_margin = Pt(look.margin)
    section.footer_distance = Pt(look.margin / 2)
    if look.numbers_pages:
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _add_page_number(footer)


def _add_page_number(paragraph: Paragraph) -> None:
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    for part in parts:
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>"))


def _table(sheet: Sheet, look: Look) -> str:
    points = column_widths(sheet, look)
    widths = [round(width * TWIPS) for width in points]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    borders = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in _EDGES
        if look.is_ruled
    )
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    )
    rows = "".join(
        _row(sheet, row, list(row_entries), widths, look)
        for row, row_entries in enumerate(_covering(sheet))
    )
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr>{properties}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _covering(sheet: Sheet) -> list[list[Entry]]:
    """For each row the entries that stand in it or reach into it, left to right."""
    rows: list[list[Entry]] = [[] for _ in range(sheet.rows)]
    for entry in sheet.entries:
        for row in range(entry.row, entry.row + entry.row_span):
            rows[row].append(entry)
    return [sorted(row, key=lambda entry: entry.column) for row in rows]


def _row(
    sheet: Sheet, row: int, entries: list[Entry], widths: list[int], look: Look
) -> str:
    marks = "" if look.splits_rows else "<w:cantSplit/>"
    if look.repeats_header and row < sheet.header_rows:
        marks += "<w:tblHeader/>"
    cells = "".join(_cell(entry, row, widths, look) for entry in entries)
    return f"<w:tr><w:trPr>{marks}</w:trPr>{cells}</w:tr>"


def _cell(entry: Entry, row: int, widths: list[int], look: Look) -> str:
    end = entry.column + entry.column_span
    properties = f'<w:tcW w:w="{sum(widths[entry.column : end])}" w:type="dxa"/>'
    if entry.column_span > 1:
        properties += f'<w:gridSpan w:val="{entry.column_span}"/>'
    if entry.row_span > 1:
        start = ' w:val="restart"' if entry.row == row else ""
        properties += f"<w:vMerge{start}/>"
    properties += '<w:vAlign w:val="center"/>'
    paragraphs = "".join(_paragraphs(entry, look)) if entry.row == row else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def _paragraphs(entry: Entry, look: Look) -> Iterator[str]:
    """Like an office's clerk: what has several paragraphs is indented."""
    indent = round(2 * look.size * TWIPS)
    properties = f'<w:pPr><w:ind w:firstLine="{indent}"/></w:pPr>'
    is_indented = look.indents and len(entry.paragraphs) > 1
    for text in entry.paragraphs:
        run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        yield f"<w:p>{properties if is_indented else ''}{run if text else ''}</w:p>"
