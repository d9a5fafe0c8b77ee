"""An HTML table inside a text: its cells on the grid they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from extract.assembly import Assembly
from extract.document import BLOCK_END, CELL_END, Cell, Paragraph, Span, Table
from extract.errors import UnreadableError
from extract.grid import require_grid
from extract.web.markup import Close, Event, Open, Shown, add_paragraphs
from extract.web.tags import BLOCKS

#: Largest spans that HTML allows (HTML standard, 4.9.11).
MAX_ROW_SPAN: Final = 65534
MAX_COLUMN_SPAN: Final = 1000


@dataclass(slots=True)
class _Content:
    """A cell's extent, and its stretches of text; None is the end of a paragraph.

    A row span of 0 is the rest of the cell's group of rows.
    """

    row_span: int
    column_span: int
    stretches: list[Span | Shown | None] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A row's cells; ``group`` is the number of its thead, tbody or tfoot."""

    group: int
    cells: list[_Content] = field(default_factory=list)


@dataclass(slots=True)
class _Structure:
    """Which text belongs to which cell, found as the elements come by.

    Cells of a table inside a cell are paragraphs of that cell. A cell or row that
    the source leaves open ends where the next one begins.
    """

    name: str
    parts: list[list[_Row] | Span | Shown] = field(default_factory=list)
    depth: int = 0
    group: int = 0
    row_is_open: bool = False
    cell: _Content | None = None

    def rows(self) -> list[_Row]:
        """Rows of the piece being read; after text between rows, a new piece's."""
        if not self.parts or not isinstance(self.parts[-1], list):
            fresh: list[_Row] = []
            self.parts.append(fresh)
            return fresh
        return self.parts[-1]

    def take(self, event: Event) -> None:
        """Add one event of the table's mark-up."""
        match event:
            case Span() | Shown():
                self._take_text(event)
            case Open(name="table"):
                self.depth += 1
            case Close(name="table"):
                self.depth -= 1
            case _ if self.depth > 1:
                self._end_paragraph(event)
            case Open(name="thead" | "tbody" | "tfoot"):
                self.group += 1
            case Open(name="tr"):
                self.rows().append(_Row(self.group))
                self.cell, self.row_is_open = None, True
            case Open(name="td" | "th"):
                self._begin_cell(event)
            case Close(name="td" | "th"):
                self.cell = None
            case Close(name="tr"):
                self.cell, self.row_is_open = None, False
            case _:
                self._end_paragraph(event)

    def _take_text(self, text: Span | Shown) -> None:
        """Text of the open cell, or of the cell before in a row that is open."""
        if self.cell is not None:
            self.cell.stretches.append(text)
        elif self.row_is_open and (rows := self.rows()) and rows[-1].cells:
            rows[-1].cells[-1].stretches += [None, text]
        else:
            self.parts.append(text)

    def _end_paragraph(self, event: Open | Close) -> None:
        if self.cell is not None and event.name in BLOCKS:
            self.cell.stretches.append(None)

    def _begin_cell(self, event: Open) -> None:
        if not self.rows():
            self.rows().append(_Row(self.group))
        self.cell = _Content(
            self._extent(event.row_span, "rowspan", MAX_ROW_SPAN),
            self._extent(event.column_span, "colspan", MAX_COLUMN_SPAN),
        )
        self.rows()[-1].cells.append(self.cell)

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
                f"{self.name}：表格第 {len(self.rows())} 行有一个单元格标注"
                f" {attribute}={digits[:12]}，超过上限 {limit}。请检查该处的 HTML。",
            )
        return extent if extent or attribute == "rowspan" else 1


def read_table(
    assembly: Assembly, events: Iterable[Event], name: str
) -> Iterator[Paragraph | Table]:
    """The table, in pieces where text stands between its rows, with that text.

    Raises ``UnreadableError`` for spans or a grid beyond the limits.
    """
    structure = _Structure(name)
    for event in events:
        structure.take(event)
    for part in structure.parts:
        block = (
            _paragraph(assembly, part)
            if not isinstance(part, list)
            else _piece(assembly, part, name)
        )
        if block is not None:
            yield block
            assembly.glue(BLOCK_END)


def _paragraph(assembly: Assembly, text: Span | Shown) -> Paragraph | None:
    start = assembly.length
    add_paragraphs(assembly, [text])
    return Paragraph(Span(start, assembly.length)) if assembly.length > start else None


def _piece(assembly: Assembly, contents: list[_Row], name: str) -> Table | None:
    """A table of some rows; those without cells stay, as cells above may cover them."""
    start = assembly.length
    rows = [[_cell(assembly, content) for content in row.cells] for row in contents]
    end = next((row[-1].span.end for row in reversed(rows) if row), None)
    return (
        None
        if end is None
        else Table(Span(start, end), _grid(rows, _rows_left(contents), name))
    )


def _cell(assembly: Assembly, content: _Content) -> Cell:
    """Add a cell's text; its place on the grid comes later."""
    start = assembly.length
    add_paragraphs(assembly, content.stretches)
    span = Span(start, assembly.length)
    assembly.glue(CELL_END)
    return Cell(span, 0, 0, content.row_span, content.column_span)


def _rows_left(rows: list[_Row]) -> list[int]:
    """How many rows there are from each to the end of its group.

    Browsers let no cell reach beyond it; but LibreOffice ends the head of a table
    after its first row, and the cells that reach below it mean what they say.
    """
    left: list[int] = []
    below: _Row | None = None
    for row in reversed(rows):
        is_last = below is None or below.group != row.group
        left.append(1 if is_last else left[-1] + 1)
        below = row
    return left[::-1]


def _grid(
    rows: list[list[Cell]], left: list[int], name: str
) -> tuple[tuple[Cell, ...], ...]:
    """Every cell in every place that it covers, in the order browsers lay them out."""
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    size = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[number]:
                column += 1
            height = min(cell.row_span or left[number], len(rows) - number)
            size += height * cell.column_span
            require_grid(size, name, number)
            placed = replace(cell, row=number, column=column, row_span=height)
            for below in range(number, number + height):
                for beside in range(column, column + cell.column_span):
                    grid[below].setdefault(beside, placed)
            column += cell.column_span
    return tuple(_closed_up(row) for row in grid)


def _closed_up(row: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple(row[column] for column in sorted(row))
