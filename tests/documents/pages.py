"""A bulletin laid out on pages, as office programs do it, without any program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.pages.page import Line, Page, PageTable
from tests.documents.content import Content, Sheet
from tests.documents.look import Look
from tests.documents.manner import Setting
from tests.documents.page_tables import Rows
from tests.documents.typesetting import SetText, broken, printed


@dataclass(slots=True)
class Sheets:
    """Pages under construction."""

    setting: Setting
    blocks: list[list[Line | PageTable]] = field(default_factory=lambda: [[]])
    top: float = 0.0

    @property
    def number(self) -> int:
        return len(self.blocks)

    def turn(self) -> None:
        """Begin another page."""
        self.blocks.append([])
        self.top = self.setting.look.margin


def pages_of(
    content: Content, setting: Setting, widths: Sequence[float] | None = None
) -> list[Page]:
    """Pages of a content; ``widths`` are those of the tables' columns, in points."""
    sheets = Sheets(setting, top=setting.look.margin)
    for block in content:
        if isinstance(block, str):
            _prose(block, sheets)
        else:
            _table(block, sheets, widths or even_widths(block, setting.look))
    return [_page(blocks, at, setting) for at, blocks in enumerate(sheets.blocks, 1)]


def even_widths(sheet: Sheet, look: Look) -> list[float]:
    """Widths by how much text columns have, to fill the page's."""
    longest = [3.0] * sheet.columns
    for entry in sheet.entries:
        if entry.column_span == 1:
            longest[entry.column] = max(longest[entry.column], len(entry.text) ** 0.6)
    points = look.width - 2 * look.margin
    return [points * one / sum(longest) for one in longest]


def _page(blocks: list[Line | PageTable], number: int, setting: Setting) -> Page:
    look = setting.look
    if look.numbers_pages:
        text = SetText(f"— {number} —", 0.0)
        middle = look.width / 2 - look.size
        top = look.height - look.margin / 2
        blocks = [*blocks, printed(text, number, middle, top, look.size)]
    shown = "".join(_texts(blocks))
    return Page(number, look.width, look.height, tuple(blocks), shown)


def _texts(blocks: Sequence[Line | PageTable]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            yield from (line.text for cell in block.cells for line in cell.lines)


def _prose(text: str, sheets: Sheets) -> None:
    setting, look = sheets.setting, sheets.setting.look
    squares = (look.width - 2 * look.margin) / look.size
    for line in broken(text, squares, 2.0, setting.whole):
        if sheets.top + look.size > setting.bottom:
            sheets.turn()
        x, top = look.margin, sheets.top
        sheets.blocks[-1].append(printed(line, sheets.number, x, top, look.size))
        sheets.top += setting.pitch


def _table(sheet: Sheet, sheets: Sheets, widths: Sequence[float]) -> None:
    setting = sheets.setting
    rows = Rows(sheet, setting, widths)
    header = [
        rows.fragment(row, 0, rows.heights[row]) for row in range(sheet.header_rows)
    ]
    height = sum(rows.points(one.height) for one in header)
    if sheets.top + height + rows.points(1) > setting.bottom:
        sheets.turn()
    shown = list(header)
    sheets.top += height
    for row in range(sheet.header_rows, sheet.rows):
        start = 0
        while start < rows.heights[row]:
            rest, room = (
                rows.heights[row] - start,
                rows.room(setting.bottom - sheets.top),
            )
            is_new = len(shown) == len(header) * setting.look.repeats_header
            if rest <= room or (room and (setting.look.splits_rows or is_new)):
                shown.append(rows.fragment(row, start, min(rest, room)))
                start += shown[-1].height
                sheets.top += rows.points(shown[-1].height)
                continue
            sheets.blocks[-1].append(rows.table(shown, sheets.number, sheets.top))
            sheets.turn()
            shown = list(header) if setting.look.repeats_header else []
            sheets.top += height if shown else 0.0
    sheets.blocks[-1].append(rows.table(shown, sheets.number, sheets.top))
    sheets.top += setting.pitch
