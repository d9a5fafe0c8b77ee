"""A table's rows on pages: cut, closed or left open, as programs do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from extract.document import Box
from extract.pages.page import Line, PageCell, PageTable
from tests.documents.content import Entry, Sheet
from tests.documents.manner import Setting
from tests.documents.typesetting import SetText, broken, printed


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one page shows of a row: which of its lines, and whether it is cut."""

    row: int
    start: int
    height: int
    is_end: bool


class Rows:
    """The rows of a sheet, heights in lines; merged cells are filled page by page."""

    def __init__(self, sheet: Sheet, setting: Setting, widths: Sequence[float]) -> None:
        self.sheet = sheet
        self.setting = setting
        self.edges = tuple(accumulate(widths, initial=setting.look.margin))
        self.lines = {entry: self._lines(entry) for entry in sheet.entries}
        self.left = dict(self.lines)
        self.heights = self._heights()

    def points(self, height: int) -> float:
        """Height of a row, or a piece of one, of so many lines."""
        return height * self.setting.pitch + 2 * self.setting.padding

    def room(self, points: float) -> int:
        """How many lines of a row there is room for."""
        return max(0, int((points - 2 * self.setting.padding) / self.setting.pitch))

    def fragment(self, row: int, start: int, height: int) -> Fragment:
        return Fragment(row, start, height, start + height == self.heights[row])

    def table(self, shown: Sequence[Fragment], page: int, bottom: float) -> PageTable:
        """The part of the table that the page shows; it ends at ``bottom``."""
        heights = [self.points(one.height) for one in shown]
        tops = list(accumulate(heights, initial=bottom - sum(heights)))
        cells = sorted(
            (
                cell
                for entry in self.sheet.entries
                for cell in self._cells(entry, shown, tops, page)
            ),
            key=lambda cell: (cell.row, cell.column),
        )
        box = Box(page, self.edges[0], tops[0], self.edges[-1], tops[-1])
        table = PageTable(box, self.edges, len(shown), tuple(cells))
        return table if self.setting.manner.rules_header else _fused(table)

    def _lines(self, entry: Entry) -> list[SetText]:
        setting, look = self.setting, self.setting.look
        end = entry.column + entry.column_span
        points = self.edges[end] - self.edges[entry.column] - 2 * setting.padding
        indent = 2.0 if look.indents and len(entry.paragraphs) > 1 else 0.0
        squares = max(points / look.size, 1.0 + indent)
        return broken(entry.text, squares, indent, setting.whole)

    def _heights(self) -> list[int]:
        heights = [1] * self.sheet.rows
        for entry in sorted(self.sheet.entries, key=lambda one: one.row + one.row_span):
            last = entry.row + entry.row_span - 1
            above = sum(heights[entry.row : last])
            heights[last] = max(heights[last], len(self.lines[entry]) - above)
        return heights

    def _cells(
        self, entry: Entry, shown: Sequence[Fragment], tops: Sequence[float], page: int
    ) -> Iterator[PageCell]:
        """The entry's cell on the page, if any; a repeated header's each time."""
        end = entry.row + entry.row_span
        at = [number for number, one in enumerate(shown) if entry.row <= one.row < end]
        if not at:
            return
        first, last = shown[at[0]], shown[at[-1]]
        is_first = first.row == entry.row and first.start == 0
        is_last = last.row == end - 1 and last.is_end
        x0, x1 = self.edges[entry.column], self.edges[entry.column + entry.column_span]
        top, bottom = tops[at[0]], tops[at[-1] + 1]
        is_open = not self.setting.manner.closes_cells
        has_rule = self.setting.manner.rules_header and at[0] > 0
        yield PageCell(
            Box(page, x0, top, x1, bottom),
            at[0],
            entry.column,
            len(at),
            entry.column_span,
            tuple(self._printed(entry, [shown[one] for one in at], top, bottom, page)),
            is_open_above=is_open and not is_first and not has_rule,
            is_open_below=is_open and not is_last,
        )

    def _printed(
        self,
        entry: Entry,
        shown: Sequence[Fragment],
        top: float,
        bottom: float,
        page: int,
    ) -> Iterator[Line]:
        setting = self.setting
        x0 = self.edges[entry.column] + setting.padding
        if entry.row_span > 1 and entry.row >= self.sheet.header_rows:
            room = self.room(bottom - top)
            slots: list[SetText | None] = list(self.left[entry][:room])
            self.left[entry] = self.left[entry][room:]
        else:
            start = shown[0].start
            slots = self._slots(entry, shown)[
                start : start + sum(one.height for one in shown)
            ]
        for number, line in enumerate(slots):
            if line:
                y = top + setting.padding + number * setting.pitch
                yield printed(line, page, x0, y, setting.look.size)

    def _slots(self, entry: Entry, shown: Sequence[Fragment]) -> list[SetText | None]:
        """The entry's lines in the row's: in the middle, or at the top of a cut one."""
        lines = self.lines[entry]
        height = sum(self.heights[entry.row : entry.row + entry.row_span])
        is_cut = not shown[-1].is_end or shown[0].start > 0
        at_top = is_cut and self.setting.manner.closes_cells
        above = 0 if at_top else (height - len(lines)) // 2
        return [*[None] * above, *lines, *[None] * (height - above - len(lines))]


def _fused(table: PageTable) -> PageTable:
    """The table as rules show it where none parts the header from a cut row."""
    header = {(one.column, one.column_span): one for one in table.cells if one.row == 0}
    fused: dict[tuple[int, int], PageCell] = {}
    for cell in table.cells:
        above = header.get((cell.column, cell.column_span))
        if cell.row == 1 and cell.is_open_above and above and above.row_span == 1:
            fused[cell.column, cell.column_span] = replace(
                above,
                box=replace(above.box, bottom=cell.box.bottom),
                row_span=1 + cell.row_span,
                lines=above.lines + cell.lines,
                is_open_below=cell.is_open_below,
            )
    if len(fused) < len(header):
        return table
    rest = [
        one
        for one in table.cells
        if one.row > 0 and (one.row > 1 or not one.is_open_above)
    ]
    cells = [replace(one, row_span=one.row_span - 1) for one in fused.values()]
    cells += [replace(one, row=one.row - 1) for one in rest]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, rows=table.rows - 1, cells=tuple(cells))
