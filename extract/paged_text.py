"""The text of pages as it is written down: paragraphs, tables, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.chain import Chain, ChainCell
from extract.column import Measures, measures_of, set_lines
from extract.document import Cell, Span, Table
from extract.grid import lay_out
from extract.page import Line, PageNote
from extract.places import cell_place
from extract.transcript import Transcript
from extract.wrapping import joint, paragraphs


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
    transcript: Transcript = field(default_factory=Transcript)
    _skipped: int = 0
    _noted: int = 0

    def write_paragraph(self, lines: Sequence[Line]) -> None:
        """One paragraph, wrapped over lines."""
        start = self.transcript.length
        self._write_lines([(line, self.places[line]) for line in lines])
        self.transcript.end_paragraph(start)

    def write_table(self, chain: Chain) -> None:
        """One table, over all its pages."""
        measures = measures_of(chain.parts)
        start = self.transcript.length
        cells = []
        row = 0
        for cell in chain.cells:
            if cell.row > row:
                self.transcript.glue("\n")
                row = cell.row
            span = self._write_cell(chain, cell, measures)
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

    def _write_cell(self, chain: Chain, cell: ChainCell, measures: Measures) -> Span:
        start = self.transcript.length
        places = {
            line: cell_place(chain.parts[piece.part], piece.cell)
            for piece in cell.pieces
            for line in piece.cell.lines
        }
        lines = set_lines(cell, measures)
        for number, paragraph in enumerate(paragraphs(lines, measures.pitch)):
            if number:
                self.transcript.glue("\n")
            self._write_lines([(line, places[line]) for line in paragraph])
        return self.transcript.end_cell(start)

    def _write_lines(self, lines: Iterable[tuple[Line, str]]) -> None:
        above: Line | None = None
        for line, place in lines:
            self._skip_before(line)
            if above:
                self.transcript.glue(joint(above, line))
            self.transcript.stand_at(place)
            self.transcript.write(line.text, line.strip)
            above = line

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


def _place(line: Line) -> tuple[int, float]:
    return line.strip.page, line.strip.top
