"""An HTML table inside a text: its cells on the grid they cover."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from extract.assembly import Assembly
from extract.document import BLOCK_END, CELL_END, Cell, Paragraph, Span, Table
from extract.errors import UnreadableError
from extract.markup import Close, Event, Open, ParagraphWriter, events
from extract.tags import BLOCKS

#: Largest spans that HTML allows (HTML standard, 4.9.11).
MAX_ROW_SPAN: Final = 65534
MAX_COLUMN_SPAN: Final = 1000
#: Far above any ledger: some 2,000 rows of 100 columns.
MAX_GRID_CELLS: Final = 200_000


@dataclass(slots=True)
class _Content:
    """A cell's extent, and its stretches of text; None is the end of a paragraph."""

    row_span: int
    column_span: int
    stretches: list[Span | None] = field(default_factory=list)


@dataclass(slots=True)
class _Structure:
    """Which text belongs to which cell, found as the elements come by.

    Cells of a table inside a cell are paragraphs of that cell. A cell or row that
    the source leaves open ends where the next one begins.
    """

    name: str
    rows: list[list[_Content]] = field(default_factory=list)
    strays: list[Span] = field(default_factory=list)
    depth: int = 0
    cell: _Content | None = None

    def take(self, event: Event) -> None:
        """Add one event of the table's mark-up."""
        match event:
            case Span():
                (self.strays if self.cell is None else self.cell.stretches).append(
                    event
                )
            case Open(name="table"):
                self.depth += 1
            case Close(name="table"):
                self.depth -= 1
            case _ if self.depth > 1:
                self._end_paragraph(event)
            case Open(name="tr"):
                self.rows.append([])
                self.cell = None
            case Open(name="td" | "th"):
                self._begin_cell(event)
            case Close(name="td" | "th" | "tr"):
                self.cell = None
            case _:
                self._end_paragraph(event)

    def _end_paragraph(self, event: Open | Close) -> None:
        if self.cell is not None and event.name in BLOCKS:
            self.cell.stretches.append(None)

    def _begin_cell(self, event: Open) -> None:
        if not self.rows:
            self.rows.append([])
        self.cell = _Content(
            self._extent(event.row_span, "rowspan", MAX_ROW_SPAN),
            self._extent(event.column_span, "colspan", MAX_COLUMN_SPAN),
        )
        self.rows[-1].append(self.cell)

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
        if extent == 0:
            return limit if attribute == "rowspan" else 1
        return extent


def read_table(
    assembly: Assembly, span: Span, name: str
) -> tuple[tuple[Paragraph, ...], Table | None]:
    """Paragraphs that stand in the table but in no cell, and the table's grid.

    As browsers do, such paragraphs (a caption, text between two rows) are put before
    the table. The table is None when the mark-up holds no cell. Raises
    ``UnreadableError`` for spans or a grid beyond the limits.
    """
    structure = _Structure(name)
    for event in events(assembly, span):
        structure.take(event)
    strays = tuple(_paragraphs(assembly, structure.strays))
    start = assembly.length
    # Rows without cells of their own stay: cells from above may cover them.
    rows = [[_cell(assembly, content) for content in row] for row in structure.rows]
    end = next((row[-1].span.end for row in reversed(rows) if row), None)
    if end is None:
        return strays, None
    table = Table(Span(start, end), _grid(rows, name))
    assembly.glue(BLOCK_END)
    return strays, table


def _paragraphs(assembly: Assembly, spans: list[Span]) -> list[Paragraph]:
    paragraphs = []
    for span in spans:
        start = assembly.length
        ParagraphWriter(assembly).write(span)
        if assembly.length > start:
            paragraphs.append(Paragraph(Span(start, assembly.length)))
            assembly.glue(BLOCK_END)
    return paragraphs


def _cell(assembly: Assembly, content: _Content) -> Cell:
    """Add a cell's text; its place on the grid comes later."""
    start = assembly.length
    writer = ParagraphWriter(assembly)
    for stretch in content.stretches:
        if stretch is None:
            writer.end_paragraph()
        else:
            writer.write(stretch)
    span = Span(start, assembly.length)
    assembly.glue(CELL_END)
    return Cell(span, 0, 0, content.row_span, content.column_span)


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
