"""XLSX workbooks: each sheet's prose and tables, as they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Final

from extract.assembly import SEEN, UNSEEN
from extract.document import BLOCK_END, Cell, Document, Span, Table
from extract.grid import lay_out
from extract.limits import require_bytes, require_length
from extract.lines import LINE_END
from extract.office.cell_reference import cell_name, column_name
from extract.office.package import open_package
from extract.office.sheet import MAX_CELLS, Remark, Sheet, SheetCell, read_sheet
from extract.office.sheet_layout import Grid, SheetLayout, lay_out_sheet
from extract.office.text_boxes import text_boxes
from extract.office.workbook import read_workbook
from extract.transcript import Origin, Transcript

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Characters of a text box that a note tells.
_SHOWN: Final = 24
#: Stretches of hidden rows that a note names one by one.
_NAMED: Final = 10
_COVERED: Final = "这一格被合并单元格盖住，其中的文字不显示，未读入。"
#: Control characters that escapes can spell are not seen either.
_UNSEEN_RUN: Final = re.compile(f"([{UNSEEN}\x00-\x08\x0e-\x1f\x7f]+)")


def read_xlsx(data: bytes, name: str) -> Document:
    """Document of a workbook, sheets in the order of their tabs, hidden ones too.

    Comments are left out; so is text in boxes, but told. Raises ``UnreadableError``
    for what is damaged, encrypted or too large.
    """
    require_bytes(data, name)
    package = open_package(data, name)
    workbook = read_workbook(package)
    transcript = Transcript()
    left = MAX_CELLS
    characters = ""
    for entry in workbook.sheets:
        sheet = read_sheet(package, workbook, entry, left)
        left -= len(sheet.cells)
        boxes = text_boxes(package, entry.part)
        characters += "".join((*(cell.text for cell in sheet.cells), *boxes))
        require_length(len(characters), name)
        _write_sheet(transcript, sheet, lay_out_sheet(sheet, name), name)
        for box in boxes:
            _skip_box(transcript, entry.title, box)
    return transcript.document(Origin(name, data, MEDIA_TYPE, "xlsx", characters))


def _skip_box(transcript: Transcript, title: str, box: str) -> None:
    transcript.stand_at(f"工作表“{title}”文本框")
    transcript.skip(box)
    shown = " ".join(box.split())
    message = f"文本框“{shown[:_SHOWN]}”不在单元格中，未读入，请核对是否需要。"
    transcript.remark("text_box", message, len(box))


def _write_sheet(
    transcript: Transcript, sheet: Sheet, layout: SheetLayout, name: str
) -> None:
    writer = _SheetWriter(transcript, sheet.entry.title, _remarks(sheet))
    for block in layout.blocks:
        if isinstance(block, Grid):
            writer.write_grid(block, name)
        else:
            writer.write_prose(block.cell)
    for cell in layout.covered:
        writer.skip(cell)


@dataclass(frozen=True, slots=True)
class _SheetWriter:
    """Writes cells of one sheet, each with where it stands and what to say of it."""

    transcript: Transcript
    title: str
    remarks: Mapping[tuple[int, int], Sequence[Remark]]

    def write_prose(self, cell: SheetCell) -> None:
        """Each line of the cell is a paragraph."""
        self._stand_at(cell)
        for line in LINE_END.split(cell.text):
            start = self.transcript.length
            self._write_line(line)
            self.transcript.end_paragraph(start)

    def write_grid(self, grid: Grid, name: str) -> None:
        """A table; what is written of each cell is trimmed line by line."""
        cells: list[Cell] = []
        for row, tiles in groupby(grid.tiles, key=lambda tile: tile.row):
            for tile in tiles:
                start = self.transcript.length
                if tile.cell:
                    self._write_cell(tile.cell)
                span = self.transcript.end_cell(start)
                spans = tile.row_span, tile.column_span
                cells.append(Cell(span, row, tile.column, *spans))
            self.transcript.glue(BLOCK_END)
        table = Table(
            Span(cells[0].span.start, cells[-1].span.end),
            lay_out(cells, grid.rows, name),
        )
        self.transcript.blocks.append(table)

    def skip(self, cell: SheetCell) -> None:
        """Account for what stands under a merged cell."""
        self._stand_at(cell)
        self.transcript.skip(cell.text)
        self.transcript.remark("cell_covered", _COVERED, len(cell.text))

    def _write_cell(self, cell: SheetCell) -> None:
        self._stand_at(cell)
        start = self.transcript.length
        for line in LINE_END.split(cell.text):
            if self.transcript.length > start and SEEN.search(line):
                self.transcript.glue(BLOCK_END)
            self._write_line(line)

    def _stand_at(self, cell: SheetCell) -> None:
        place = f"工作表“{self.title}”{cell_name(cell.row, cell.column)}"
        self.transcript.stand_at(place)
        for remark in self.remarks.get((cell.row, cell.column), ()):
            self.transcript.remark(remark.code, remark.message)

    def _write_line(self, line: str) -> None:
        """A line without blanks around it, and without what nobody sees."""
        for at, piece in enumerate(_UNSEEN_RUN.split(line.strip())):
            if at % 2 or not SEEN.search(line):
                self.transcript.skip(piece)
            else:
                self.transcript.write(piece)


def _remarks(sheet: Sheet) -> Mapping[tuple[int, int], Sequence[Remark]]:
    """What there is to say, by the cell where it is said."""
    found: dict[tuple[int, int], list[Remark]] = {}
    for remark in (*_hidden(sheet), *sheet.remarks):
        found.setdefault((remark.row, remark.column), []).append(remark)
    return found


def _hidden(sheet: Sheet) -> Iterator[Remark]:
    """Hidden sheets, rows and columns, each at its first cell."""
    if sheet.entry.is_hidden and sheet.cells:
        first = sheet.cells[0]
        message = "这张工作表是隐藏的，已一并读入，请核对是否属于通报。"
        yield Remark(first.row, first.column, "hidden_sheet", message)
    if sheet.hidden_rows:
        first = next(cell for cell in sheet.cells if cell.row == sheet.hidden_rows[0])
        named = _named(sheet.hidden_rows, lambda row: str(row + 1))
        message = f"第{named}行是隐藏的，已一并读入，请核对是否有效。"
        yield Remark(first.row, first.column, "hidden_rows", message)
    if sheet.hidden_columns:
        hidden = sheet.hidden_columns[0]
        first = next(cell for cell in sheet.cells if cell.column == hidden)
        message = (
            f"{_named(sheet.hidden_columns, column_name)}列是隐藏的，已一并读入，"
            "请核对是否有效。"
        )
        yield Remark(first.row, first.column, "hidden_columns", message)


def _named(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    """Stretches of rows or columns in words: 3、5至8.

    >>> _named([2, 4, 5, 6], str)
    '2、4至6'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = (
        name(run[0]) if len(run) == 1 else f"{name(run[0])}至{name(run[-1])}"
        for run in runs
    )
    return "、".join(islice(named, _NAMED)) + ("等" if len(runs) > _NAMED else "")
