"""What a person calls a place on paper: lines counted from the top of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.pages.chain import Part
from extract.pages.furniture import Furniture
from extract.pages.page import Line, Page, PageCell


def lines_of(page: Page) -> Iterator[Line]:
    """Every line of a page, in tables or not."""
    for block in page.blocks:
        if isinstance(block, Line):
            yield block
        else:
            for cell in block.cells:
                yield from cell.lines


def line_places(pages: Sequence[Page], furniture: Furniture) -> Mapping[Line, str]:
    """第3页第5行 of each line that stands in no table; furniture is not counted."""
    places: dict[Line, str] = {}
    for page in pages:
        prose = {block for block in page.blocks if isinstance(block, Line)}
        lines = [line for line in lines_of(page) if line not in furniture]
        count, bottom = 0, 0.0
        for line in sorted(lines, key=lambda line: line.strip.top):
            if count == 0 or (line.strip.top + line.strip.bottom) / 2 > bottom:
                count, bottom = count + 1, line.strip.bottom
            if line in prose:
                places[line] = f"第{page.number}页第{count}行"
    return places


def cell_place(part: Part, cell: PageCell) -> str:
    """第3页表格第2行第4列, or 第3页第2个表格… where the page has several."""
    table = f"第{part.ordinal}个表格" if part.ordinal else "表格"
    row = part.first_row + cell.row + 1
    return f"第{part.page}页{table}第{row}行第{cell.column + 1}列"


def margin_place(line: Line, page: Page) -> str:
    """第3页页眉 or 第3页页脚."""
    middle = (line.strip.top + line.strip.bottom) / 2
    return f"第{page.number}页{'页眉' if middle < page.height / 2 else '页脚'}"
