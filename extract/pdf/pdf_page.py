"""One page of a PDF with a text layer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pypdfium2 import PdfDocument

from extract.document import Box
from extract.pages.page import Line, Page, PageCell, PageNote, PageTable
from extract.pdf.cells import TooManyRulesError
from extract.pdf.glyphs import Glyph, lines_of, runs_over
from extract.pdf.pdf_glyphs import MAX_CHARACTERS, Characters, read_characters
from extract.pdf.pdf_objects import Drawing, draw
from extract.pdf.pdf_space import seen
from extract.pdf.ruled import Frame, Grid, find_grids
from extract.pdf.turned import Direction, Turned, runs_of, upward_line

#: A row and a column.
Place = tuple[int, int]

#: An image of this part of the page is the page's content, not a seal or a logo.
_SCAN: Final = 0.5
#: A page of fewer characters than this has no text beside such an image: a number.
_FEW: Final = 20


def read_pages_of(data: bytes) -> Iterator[Page]:
    """All pages of a file, in this process: no limits hold, and a crash is ours.

    Raises pdfium's error for a file that it cannot open.
    """
    document = PdfDocument(data)
    try:
        for index in range(len(document)):
            yield read_page(document, index)
    finally:
        document.close()


def read_page(document: PdfDocument, index: int) -> Page:
    """The page at ``index`` (from 0), closed again when it is read."""
    page = document[index]
    try:
        width, height = page.get_size()
        to_seen = seen(page.get_bbox(), page.get_rotation())
        drawing = draw(page.raw, to_seen)
        blanks = [Glyph(" ", x, x, y, 0.0) for x, y in drawing.blanks]
        characters = read_characters(page.raw, to_seen, blanks)
    finally:
        page.close()
    number = index + 1
    grids, notes = _grids(drawing, number)
    tables, rest, stray = _fill(grids, characters, number)
    blocks: list[Line | PageTable] = [*tables, *lines_of(rest, number)]
    blocks.sort(key=lambda block: (block.box.top, block.box.x0))
    notes += _notes(characters, drawing, number, width * height)
    notes += _turned_note(stray, number)
    return Page(number, width, height, tuple(blocks), characters.text, tuple(notes))


def _grids(drawing: Drawing, number: int) -> tuple[list[Grid], list[PageNote]]:
    """The page's tables; none, and a note, where there is too much to look at."""
    if drawing.is_complete:
        try:
            return find_grids(drawing.rules), []
        except TooManyRulesError:
            pass
    message = f"第{number}页的线条和图形太多，没有当作表格读，请核对该页。"
    return [], [PageNote("too_many_rules", message)]


def _fill(
    grids: Sequence[Grid], characters: Characters, number: int
) -> tuple[list[PageTable], list[Glyph], str]:
    """Tables with what stands in their cells, glyphs that don't, and turned text.

    Vertical text belongs to a cell that holds all of a run; a stamp or a watermark
    lies over several, or none, and is left out.
    """
    runs = runs_of(characters.turned)
    rest: Sequence[Glyph] = characters.glyphs
    tables = []
    for grid in grids:
        frames = {
            place: at for at, one in enumerate(grid.frames) for place in _places(one)
        }
        held = [_Held([], []) for _ in grid.frames]
        runs = [run for run in runs if not _take(run, grid, frames, held, number)]
        left: list[Glyph] = []
        for glyph, at in _in_frames(rest, grid, frames):
            (left if at is None else held[at].glyphs).append(glyph)
        rest = left
        cells = tuple(
            _cell(*one, number) for one in zip(grid.frames, held, strict=True)
        )
        box = Box(number, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
        tables.append(PageTable(box, grid.xs, len(grid.ys) - 1, cells))
    stray = "".join(one.glyph.text for run in runs for one in run)
    return tables, list(rest), stray


class _Held(NamedTuple):
    """What stands in a cell: glyphs, and lines that are made already."""

    glyphs: list[Glyph]
    lines: list[Line]


def _in_frames(
    glyphs: Sequence[Glyph], grid: Grid, frames: Mapping[Place, int]
) -> Iterator[tuple[Glyph, int | None]]:
    """Glyphs and the frames that hold them: where a word begins, all of it does."""
    before: tuple[Glyph, int] | None = None
    for glyph in glyphs:
        at = _frame_at(glyph, grid, frames)
        if at is not None:
            if before and before[1] != at and runs_over(glyph, before[0]):
                at = before[1]
            before = glyph, at
        yield glyph, at


def _frame_at(glyph: Glyph, grid: Grid, frames: Mapping[Place, int]) -> int | None:
    """The frame that holds a glyph's middle."""
    x, y = glyph.middle
    return frames.get((bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1))


def _take(
    run: Sequence[Turned],
    grid: Grid,
    frames: Mapping[Place, int],
    held: Sequence[_Held],
    number: int,
) -> bool:
    """Give a run of turned text to the cell that holds it all, if one does."""
    found = {_frame_at(one.glyph, grid, frames) for one in run}
    at = found.pop()
    if found or at is None:
        return False
    if run[0].direction is Direction.DOWN:
        held[at].glyphs.extend(one.glyph for one in run)
    elif run[0].direction is Direction.UP:
        held[at].lines.append(upward_line(run, number))
    else:
        return False
    return True


def _places(frame: Frame) -> Iterator[Place]:
    for row in range(frame.row, frame.row + frame.row_span):
        for column in range(frame.column, frame.column + frame.column_span):
            yield row, column


def _cell(frame: Frame, held: _Held, number: int) -> PageCell:
    return PageCell(
        box=Box(number, *frame.box),
        row=frame.row,
        column=frame.column,
        row_span=frame.row_span,
        column_span=frame.column_span,
        lines=(*lines_of(held.glyphs, number), *held.lines),
        is_open_above=frame.is_open_above,
        is_open_below=frame.is_open_below,
    )


def _notes(
    characters: Characters, drawing: Drawing, number: int, area: float
) -> Iterator[PageNote]:
    """What of the page cannot be read, or is not what is seen."""
    shown = "".join(characters.text.split())
    has_scan = drawing.image_area >= _SCAN * area
    if has_scan and len(shown) < _FEW:
        message = f"第{number}页是扫描件或图片，没有可读取的文字层。"
        yield PageNote("scanned_page", message)
    elif not shown and drawing.paths:
        message = f"第{number}页只有图形，没有可读取的文字，请核对该页。"
        yield PageNote("page_without_text", message)
    if drawing.has_invisible_text:
        under = "扫描图像上的识别文字层" if has_scan else "看不见的文字"
        message = f"第{number}页的文字来自{under}，与看到的可能不同，请核对。"
        yield PageNote("text_over_scan" if has_scan else "invisible_text", message)
    if characters.unmapped:
        message = (
            f"第{number}页有 {characters.unmapped} 个字的字体没有对应的文字编码，"
            "读不出来，已标为 �，请对照原件补录。"
        )
        yield PageNote("unmapped_characters", message)
    if len(characters.text) > MAX_CHARACTERS:
        message = f"第{number}页超过 {MAX_CHARACTERS} 字，只读了前面的部分。"
        yield PageNote("too_many_characters", message)


def _turned_note(stray: str, number: int) -> Iterator[PageNote]:
    if stray:
        message = (
            f"第{number}页有斜排或竖排的文字（{stray[:20]}），"
            "不在任何一格内，没有读入正文和表格，请核对。"
        )
        yield PageNote("turned_text", message)
