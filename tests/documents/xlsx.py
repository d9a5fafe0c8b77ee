"""A bulletin as an XLSX workbook, as offices keep their ledgers in one."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.content import Content, Entry, Sheet
from tests.documents.look import LANDSCAPE, Look

#: A4, in the numbers of the file format.
_PAPER = 9
_THIN = Side(style="thin")


def render_xlsx(
    content: Content,
    look: Look = LANDSCAPE,
    *,
    prose_apart: bool = False,
    numbers: bool = False,
) -> bytes:
    """Prose in lines merged over the ledger's columns, and ledgers with merged cells.

    ``prose_apart`` gives prose a sheet of its own; ``numbers`` stores whole numbers as
    numbers, where they are written as Excel shows them.
    """
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "通报" if prose_apart else "台账"
    width = max([8, *(b.columns for b in content if isinstance(b, Sheet))])
    row = 1
    for block in content:
        if isinstance(block, str):
            _add_prose(page, block, row, width, look)
            row += 1
            continue
        if prose_apart:
            page, row = book.create_sheet(f"台账{len(book.worksheets)}"), 1
        _add_table(page, block, row, look, numbers=numbers)
        row += block.rows
    for sheet in book.worksheets:
        _set_up(sheet, look)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _add_prose(page: Worksheet, text: str, row: int, width: int, look: Look) -> None:
    cell = page.cell(row, 1, text)
    cell.data_type = "s"
    cell.font = Font(name=look.font, size=look.size)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)


def _add_table(
    page: Worksheet, sheet: Sheet, top: int, look: Look, *, numbers: bool
) -> None:
    for entry in sheet.entries:
        _add_entry(page, entry, top, look, numbers=numbers)
    if look.repeats_header and sheet.header_rows:
        page.print_title_rows = f"{top}:{top + sheet.header_rows - 1}"


def _add_entry(
    page: Worksheet, entry: Entry, top: int, look: Look, *, numbers: bool
) -> None:
    row, column = top + entry.row, entry.column + 1
    value = _value(entry.text) if numbers else entry.text or None
    cell = page.cell(row, column, value)
    if isinstance(value, str):
        # What begins with = is no formula.
        cell.data_type = "s"
    cell.font = Font(name=look.font, size=look.size)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if look.is_ruled:
        cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
    if entry.row_span > 1 or entry.column_span > 1:
        page.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + entry.row_span - 1,
            end_column=column + entry.column_span - 1,
        )


def _value(text: str) -> str | int | None:
    """A whole number where General shows it as it is written."""
    is_number = text.isascii() and text.isdigit() and text == str(int(text))
    return int(text) if is_number and len(text) <= 11 else text or None


def _set_up(page: Worksheet, look: Look) -> None:
    page.page_setup.paperSize = _PAPER
    page.page_setup.orientation = "landscape" if look.is_landscape else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if look.numbers_pages and page.oddFooter:
        page.oddFooter.center.text = "&P"
    for letter in "ABCDEFGHIJKL":
        page.column_dimensions[letter].width = 18
