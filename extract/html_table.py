"""An HTML table inside a text: its cells on the grid they cover."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from extract.assembly import Assembly
from extract.document import BLOCK_END, CELL_END, Cell, Paragraph, Span, Table
from extract.errors import UnreadableError
from extract.markup import BLOCKS, Close, Event, Open, ParagraphWriter, events

#: Largest spans that HTML allows (HTML standard, 4.9.11).
MAX_ROW_SPAN: Final = 65534
MAX_COLUMN_SPAN: Final = 1000
#: Far above any ledger: some 10,000 rows of 100 columns.
MAX_GRID_CELLS: Final = 1_000_000


@dataclass(slots=True)
class TableWriter:
    """Adds the cells of one table as its elements come by.

    Cells of a table inside a cell are paragraphs of that cell. A cell or row that
    the source leaves open ends where the next one begins.
    """

    assembly: Assembly
    name: str
    rows: list[list[Cell]] = field(default_factory=list)
    strays: list[Paragraph] = field(default_factory=list)
    depth: int = 0
    cell: Cell | None = None
    writer: ParagraphWriter | None = None

    def take(self, event: Event) -> None:
        """Add one event of the table's mark-up."""
        match event:
            case Span():
                self._text(event)
            case Open(name="table"):
                self.depth += 1
            case Close(name="table"):
                self.depth -= 1
                if self.depth == 0:
                    self.end_cell()
            case _ if self.depth > 1:
                self._end_paragraph(event)
            case Open(name="tr"):
                self.end_cell()
                self.rows.append([])
            case Open(name="td" | "th"):
                self.end_cell()
                self._begin_cell(event)
            case Close(name="td" | "th" | "tr"):
                self.end_cell()
            case _:
                self._end_paragraph(event)

    def _text(self, span: Span) -> None:
        if self.writer is None:
            start = self.assembly.length
            ParagraphWriter(self.assembly).write(span)
            if self.assembly.length > start:
                self.strays.append(Paragraph(Span(start, self.assembly.length)))
                self.assembly.glue(BLOCK_END)
        else:
            self.writer.write(span)

    def _end_paragraph(self, event: Open | Close) -> None:
        if self.writer is not None and event.name in BLOCKS:
            self.writer.end_paragraph()

    def _begin_cell(self, event: Open) -> None:
        if not self.rows:
            self.rows.append([])
        at = self.assembly.length
        self.cell = Cell(
            Span(at, at),
            len(self.rows) - 1,
            len(self.rows[-1]),
            self._extent(event.row_span, "rowspan", MAX_ROW_SPAN),
            self._extent(event.column_span, "colspan", MAX_COLUMN_SPAN),
        )
        self.writer = ParagraphWriter(self.assembly)

    def end_cell(self) -> None:
        """Close the open cell, if any, also where the source does not."""
        if self.cell is None:
            return
        text_end = self.assembly.length
        self.rows[-1].append(
            replace(self.cell, span=Span(self.cell.span.start, text_end))
        )
        self.assembly.glue(CELL_END)
        self.cell = self.writer = None

    def _extent(self, stated: str | None, attribute: str, limit: int) -> int:
        """Rows or columns that a cell says it covers; ``rowspan=0`` is the rest."""
        digits = (stated or "1").strip()
        if not digits.isdecimal():
            return 1
        extent = int(digits[:10])
        if extent > limit:
            raise UnreadableError(
                "extract",
                "table_too_large",
                f"{self.name}：表格第 {len(self.rows)} 行有一个单元格标注"
                f" {attribute}={digits[:12]}，超过上限 {limit}。请检查该处的 HTML。",
            )
        return extent or limit


def read_table(
    assembly: Assembly, span: Span, name: str
) -> tuple[tuple[Paragraph, ...], Table | None]:
    """Paragraphs that stand in the table but in no cell, and the table's grid.

    The table is None when the mark-up holds no cell. Raises ``UnreadableError``
    for spans or a grid beyond the limits.
    """
    writer = TableWriter(assembly, name)
    start = assembly.length
    for event in events(assembly, span):
        writer.take(event)
    writer.end_cell()
    rows = [row for row in writer.rows if row]
    if not rows:
        return tuple(writer.strays), None
    table = Table(Span(start, rows[-1][-1].span.end), _grid(rows, name))
    return tuple(writer.strays), table


def _grid(rows: list[list[Cell]], name: str) -> tuple[tuple[Cell, ...], ...]:
    """Every cell in every place that it covers, in the order browsers lay them out."""
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    size = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[number]:
                column += 1
            height = min(cell.row_span, len(rows) - number)
            size += height * cell.column_span
            if size > MAX_GRID_CELLS:
                raise UnreadableError(
                    "extract",
                    "table_too_large",
                    f"{name}：表格展开后超过 {MAX_GRID_CELLS} 格（第 {number + 1} 行起），"
                    "请检查 rowspan、colspan。",
                )
            placed = replace(cell, row=number, column=column, row_span=height)
            for below in range(number, number + height):
                for beside in range(column, column + cell.column_span):
                    grid[below].setdefault(beside, placed)
            column += cell.column_span
    return tuple(_closed_up(row) for row in grid)


def _closed_up(row: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple(row[column] for column in sorted(row))
