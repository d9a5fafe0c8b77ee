"""The text of pages as it is written down: paragraphs, tables, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.document import Cell, Span, Table
from extract.grid import lay_out
from extract.pages.chain import Chain, ChainCell, Doubt
from extract.pages.column import Measures, flow_in, measures_of, set_lines
from extract.pages.joint import joined
from extract.pages.page import Line, PageNote
from extract.pages.places import cell_place
from extract.pages.setting import Flow, SetLine
from extract.pages.wrapping import flow_of, paragraphs
from extract.transcript import Transcript


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is accounted for where it stood, but not part of the text."""

    line: Line
    place: str


@dataclass(slots=True)
class PagedText:
    """A transcript of pages; lines that are left out are written where they stood.

    ``left_out`` is in the order of pages, and what stands higher comes first;
    ``places`` are those of lines outside tables.
    """

    name: str
    places: Mapping[Line, str]
    left_out: Sequence[LeftOut]
    notes: Sequence[tuple[int, PageNote]]
    furniture_note: str
    transcript: Transcript = field(default_factory=Transcript)
    _skipped: int = 0
    _noted: int = 0

    def write_paragraph(self, lines: Sequence[SetLine]) -> None:
        """One paragraph, wrapped over lines."""
        start = self.transcript.length
        self._write_lines(lines, flow_of(lines), self.places)
        self.transcript.end_paragraph(start)

    def write_table(self, chain: Chain) -> None:
        """One table, over all its pages."""
        measures = measures_of(chain.parts)
        start = self.transcript.length
        cells = []
        row = 0
        doubts = list(chain.doubts)
        for cell in chain.cells:
            if cell.row > row:
                self.transcript.glue("\n")
                row = cell.row
            span = self._write_cell(chain, cell, measures)
            doubts = self._note_doubts(chain, cell, doubts)
            spans = cell.row_span, cell.column_span
            cells.append(Cell(span, cell.row, cell.column, *spans))
        if not cells:
            return
        self.transcript.glue("\n")
        self.transcript.blocks.append(
            Table(
                Span(start, cells[-1].span.end), lay_out(cells, chain.rows, self.name)
            )
        )

    def end(self) -> None:
        """Account for what is left out below the last line, and note what is left."""
        self._skip_before(None)

    def _note_doubts(
        self, chain: Chain, cell: ChainCell, doubts: list[Doubt]
    ) -> list[Doubt]:
        """Note the doubts about parts that the cell has come to; the rest remain."""
        reached = max(piece.part for piece in cell.pieces)
        for doubt in doubts:
            if doubt.part <= reached:
                page = chain.parts[doubt.part].page
                done = "已并为一行" if doubt.is_joined else "仍作新的一行"
                message = (
                    f"第{page}页表格的首行可能是上一页末行的续接，{done}，请核对。"
                )
                self.transcript.remark("joined_over_page", message)
        return [doubt for doubt in doubts if doubt.part > reached]

    def _write_cell(self, chain: Chain, cell: ChainCell, measures: Measures) -> Span:
        start = self.transcript.length
        places = {
            line: cell_place(chain.parts[piece.part], piece.cell)
            for piece in cell.pieces
            for line in piece.cell.lines
        }
        lines = set_lines(cell, measures)
        if lines:
            flow = flow_in(lines, cell.column, measures)
            for number, paragraph in enumerate(paragraphs(lines, flow)):
                if number:
                    self.transcript.glue("\n")
                self._write_lines(paragraph, flow, places)
        return self.transcript.end_cell(start)

    def _write_lines(
        self, lines: Sequence[SetLine], flow: Flow, places: Mapping[Line, str]
    ) -> None:
        for glue, text, line in joined(lines, flow):
            self._skip_before(line)
            self.transcript.glue(glue)
            self.transcript.stand_at(places[line])
            self.transcript.write(text, line.strip)

    def _skip_before(self, line: Line | None) -> None:
        """Write what is left out above a line, or all that remains."""
        for page, note in self.notes[self._noted :]:
            if line and page > line.strip.page:
                break
            self.transcript.remark(note.code, note.message)
            self._noted += 1
        for one in self.left_out[self._skipped :]:
            if line and _place(one.line) > _place(line):
                break
            self.transcript.stand_at(one.place)
            self.transcript.skip(one.line.text, one.line.strip)
            self.transcript.skip("\n")
            self._skipped += 1
            if self._skipped == 1 and self.furniture_note:
                length = len(one.line.text) + 1
                self.transcript.remark(
                    "furniture_left_out", self.furniture_note, length
                )


def _place(line: Line) -> tuple[int, float]:
    return line.strip.page, line.strip.top
