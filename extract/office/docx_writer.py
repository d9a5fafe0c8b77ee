"""What a Word document holds to a document: blocks in reading order, tables on grids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.document import BLOCK_END, Cell, Span, Table
from extract.grid import lay_out
from extract.limits import require_length
from extract.office.docx_content import (
    Piece,
    Standing,
    WordBlock,
    WordParagraph,
    WordTable,
    pieces_in,
    without_layout,
)
from extract.office.docx_grid import PlacedCell, place_cells
from extract.office.docx_lines import Lines, whole_paragraphs


@dataclass(slots=True)
class BlockWriter:
    """Writes blocks and counts them, for their places have numbers."""

    name: str
    lines: Lines
    paragraphs: int = 0
    tables: int = 0

    def write(self, blocks: Sequence[WordBlock], place: str = "") -> None:
        """Paragraphs and tables; ``place`` is what paragraphs off the body are called."""
        transcript = self.lines.transcript
        for block in whole_paragraphs(without_layout(blocks)):
            if isinstance(block, WordTable):
                self._write_table(block)
                continue
            require_length(transcript.length, self.name)
            transcript.stand_at(place or f"第{self.paragraphs + 1}段")
            start = transcript.length
            self.lines.write_paragraph(block)
            if transcript.length > start and not place:
                self.paragraphs += 1

    def leave_out(self, blocks: Sequence[WordBlock], place: str) -> None:
        """Account for text outside the body: heads of pages, comments."""
        self.lines.transcript.stand_at(place)
        for piece in pieces_in(blocks):
            self.lines.transcript.skip(piece.text)

    def _write_table(self, table: WordTable) -> None:
        """A table; one without a row that is shown only leaves its text out."""
        rows = place_cells(table, self.name)
        self.tables += 1
        cells: list[Cell] = []
        for row in rows:
            written = [made for cell in row if (made := self._write_cell(cell))]
            if written:
                self.lines.transcript.glue(BLOCK_END)
                cells += written
        if not cells:
            self.tables -= 1
            return
        height = 1 + max(cell.row + cell.row_span - 1 for cell in cells)
        span = Span(cells[0].span.start, cells[-1].span.end)
        grid = lay_out(cells, height, self.name)
        self.lines.transcript.blocks.append(Table(span, grid))

    def _write_cell(self, cell: PlacedCell) -> Cell | None:
        transcript = self.lines.transcript
        require_length(transcript.length, self.name)
        place = f"第{self.tables}个表格第{cell.row + 1}行第{cell.column + 1}列"
        transcript.stand_at(place)
        blocks = cell.content.blocks if cell.content else ()
        if cell.standing is not Standing.SHOWN:
            self.lines.leave_out(_not_shown(pieces_in(blocks), cell.standing))
            return None
        start = transcript.length
        self.lines.write_cell(self._paragraphs(blocks))
        span = transcript.end_cell(start)
        return Cell(span, cell.row, cell.column, cell.row_span, cell.column_span)

    def _paragraphs(self, blocks: Sequence[WordBlock]) -> list[WordParagraph]:
        """Paragraphs of a cell, those of tables inside it among them."""
        found: list[WordParagraph] = []
        for block in whole_paragraphs(iter(blocks)):
            if isinstance(block, WordParagraph):
                found.append(block)
                continue
            for row in place_cells(block, self.name):
                for cell in row:
                    inside = cell.content.blocks if cell.content else ()
                    if cell.standing is Standing.SHOWN:
                        found += self._paragraphs(inside)
                    else:
                        pieces = _not_shown(pieces_in(inside), cell.standing)
                        found.append(WordParagraph(tuple(pieces)))
        return found


def _not_shown(pieces: Iterator[Piece], standing: Standing) -> list[Piece]:
    """Pieces of a cell that is not shown, whatever they say of themselves."""
    return [
        replace(piece, standing=standing) if piece.standing is Standing.SHOWN else piece
        for piece in pieces
    ]
