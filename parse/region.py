"""Where in a document its ledgers stand: a header row and all that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from extract import Cell, Document, Paragraph, Table
from normalize.fold import fold
from parse.columns import Columns, Role, plain_header, spelled_wishes, wishes_of
from parse.frame import ATTACHMENT, is_frame, squeeze

#: Headers of more rows than this are none.
MAX_HEADER_ROWS: Final = 4
#: The widest ledgers seen have some twenty columns.
MAX_COLUMNS: Final = 100
#: The longest headers seen are some twenty characters (需要市级层面协调解决的问题).
MAX_HEADER: Final = 26
#: A cell that numbers a row; four digits may be a year over a column.
ITEM_NUMBER: Final = re.compile(r"\d{1,3}")
TITLE: Final = re.compile(
    r"台账|一览表|情况表|进展表|进度表|任务表|汇总表|统计表|明细表|推进表|清单|通报表|分解表|安排表|附件|附表|附："
)
#: The unit of all figures; what ends like a body is the rest of a cut cell.
CAPTION: Final = re.compile(
    r"(?P<open>（)?(?:计量|金额)?单位：\s*(?P<unit>[^\s（）]{1,6}(?<![局委办院会社镇乡校队部]))(?(open)）)"
)
#: What stands beside its name over a ledger: 填报单位：县发改局, 单位：万元.
LABEL: Final = re.compile(r"[一-鿿]{2,8}：\s*[^：。]{0,30}$")
#: A line in brackets under a title: （截至2023年5月底）, （共14项）.
SUBTITLE: Final = re.compile(r"^（[^（）]{2,30}）$")
PAGE_NUMBER: Final = re.compile(
    r"^[-·~\s]*\d{1,4}[-·~\s]*$|^第?\s*\d{1,4}\s*页?\s*[，/、]?\s*(?:共\s*\d{1,4}\s*页|/\s*\d{1,4})$|^第\s*\d{1,4}\s*页.{0,8}$"
)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of cells as a table has it; ``broken`` when a new piece starts here.

    Between two pieces of a ledger lies a page break, or prose.
    """

    cells: tuple[Cell, ...]
    row: int
    broken: bool


@dataclass(slots=True)
class Region:
    """A ledger before its rows are understood.

    ``paths`` are the headers of its columns, from the group to the column.
    """

    titles: list[Paragraph]
    paths: tuple[tuple[str, ...], ...]
    body: list[GridRow | Paragraph] = field(default_factory=list)

    def pop_trailing(self) -> list[Paragraph]:
        """Paragraphs after the last row, which are not the ledger's."""
        at = len(self.body)
        while at and isinstance(self.body[at - 1], Paragraph):
            at -= 1
        trailing = [entry for entry in self.body[at:] if isinstance(entry, Paragraph)]
        del self.body[at:]
        return trailing


@dataclass(slots=True)
class Layout:
    """A document's paragraphs and ledgers; ``orphans`` are rows of other tables."""

    prose: list[Paragraph] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    orphans: list[GridRow] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)


def read_layout(document: Document, columns: Columns) -> Layout:
    """Split a document into prose and ledgers, found by their header rows."""
    layout = Layout()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            target = layout.regions[-1].body if layout.regions else layout.prose
            target.append(block)
        else:
            _add_table(layout, document, block, columns)
    if layout.regions:
        layout.after.extend(layout.regions[-1].pop_trailing())
    return layout


def _add_table(
    layout: Layout, document: Document, table: Table, columns: Columns
) -> None:
    if layout.regions and _is_signature(document, table):
        layout.regions[-1].body.extend(_cell_lines(document, table.rows))
        return
    broken = True
    rows = [GridRow(cells, at, at == 0) for at, cells in enumerate(table.rows)]
    at = 0
    begun = len(layout.regions[-1].body) if layout.regions else 0
    while at < len(rows):
        row = rows[at]
        if is_header(document, row, columns):
            height = _header_height(document, rows[at : at + MAX_HEADER_ROWS])
            if layout.regions:
                _unframed(document, layout.regions[-1].body, begun)
            _add_header(layout, document, rows[at : at + height])
            at += height
            continue
        at += 1
        row = GridRow(row.cells, row.row, broken)
        broken = False
        if layout.regions:
            layout.regions[-1].body.append(row)
        else:
            # No ledger has begun: a frame set with tabs, or a table of the prose.
            layout.orphans.append(row)
            layout.prose.extend(_cell_lines(document, [row.cells]))


def _is_signature(document: Document, table: Table) -> bool:
    """Whether tabs have only set the issuer and the date apart."""
    texts = [document[line.span] for line in _cell_lines(document, table.rows)]
    return 0 < len(texts) <= 2 and all(is_frame(text) for text in texts)


def _cell_lines(
    document: Document, rows: Sequence[tuple[Cell, ...]]
) -> list[Paragraph]:
    """What stands in cells that are no ledger's, each cell a line."""
    spans = dict.fromkeys(cell.span for row in rows for cell in row)
    return [Paragraph(span) for span in spans if document[span].strip()]


def is_header(document: Document, row: GridRow, columns: Columns) -> bool:
    """Whether a row names columns: a task's, and at least two more.

    Two of them are in the vocabulary: what is only built like headers may be words of
    a row (各成员单位, 推进重点工作). A row that is numbered is none.
    """
    if len(row.cells) > MAX_COLUMNS:
        return False
    texts = [document[cell.span] for cell in row.cells]
    if any(
        len(text.strip()) > MAX_HEADER or ITEM_NUMBER.fullmatch(text.strip())
        for text in texts
    ):
        return False
    known = {wish.role for text in texts for wish in wishes_of(text, columns)[:1]}
    sure = {wish.role for text in texts for wish in spelled_wishes(text, columns)[:1]}
    return Role.TASK in known and len(known) >= 3 and len(sure) >= 2


def _header_height(document: Document, rows: Sequence[GridRow]) -> int:
    """How many rows make up the header that the first of them begins."""
    spanned = max(cell.row_span for cell in rows[0].cells)
    if spanned > 1 or len(rows) < 2:
        return min(spanned, len(rows))
    above = [document[cell.span].strip() for cell in rows[0].cells]
    below = [document[cell.span].strip() for cell in rows[1].cells]
    # In plain text, a group's other columns are blank above their own headers.
    under_group = [
        bool(text) and (not head or not above[at + 1 : at + 2] or not above[at + 1])
        for at, (head, text) in enumerate(zip(above, below, strict=False))
    ]
    splits = any(not head and text for head, text in zip(above, below, strict=False))
    fits = all(
        group or not text for group, text in zip(under_group, below, strict=False)
    )
    return 2 if splits and fits and not re.search(r"\d{3}", "".join(below)) else 1


def _add_header(layout: Layout, document: Document, rows: Sequence[GridRow]) -> None:
    paths = _paths(document, rows)
    if not layout.regions:
        titles = _take_titles(document, layout.prose)
        layout.regions.append(Region(titles, paths))
        return
    last = layout.regions[-1]
    trailing = last.pop_trailing()
    titles = _take_titles(document, trailing)
    known = {plain_header(document[p.span]) for p in last.titles}
    fresh = [
        p
        for p in titles
        if TITLE.search(text := fold(document[p.span]))
        and plain_header(text) not in known
    ]
    if not fresh and _plain(paths) == _plain(last.paths):
        last.body.extend((*trailing, *titles))
        return
    layout.after.extend(trailing)
    layout.regions.append(Region(titles, paths))


def _unframed(document: Document, body: list[GridRow | Paragraph], begun: int) -> None:
    """Make rows before a header lines, where they are a title or captions.

    A sheet or a page may set a ledger's title in a cell that is merged over all of
    its columns, and 填报单位：… beside 单位：… in two. ``begun`` is how many entries
    were there before the table.
    """
    at = len(body)
    while at > begun and _frame_lines(document, body[at - 1]):
        at -= 1
    lines = [line for entry in body[at:] for line in _frame_lines(document, entry)]
    if any(
        TITLE.search(text := fold(document[line.span])) or LABEL.match(text)
        for line in lines
    ):
        body[at:] = lines


def _frame_lines(document: Document, entry: GridRow | Paragraph) -> list[Paragraph]:
    """The lines of a row of one cell alone, or of captions; none of any other row."""
    if isinstance(entry, Paragraph) or len(entry.cells) < 2:
        return []
    lines = _cell_lines(document, [entry.cells])
    is_wide = entry.cells[0].column_span == len(entry.cells)
    captions = all(LABEL.match(fold(document[line.span]).strip()) for line in lines)
    return lines if is_wide or captions else []


def _plain(paths: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(plain_header(path[-1]) for path in paths)


def _paths(document: Document, rows: Sequence[GridRow]) -> tuple[tuple[str, ...], ...]:
    """Headers of each column from top to bottom; a blank one is under the group left."""
    width = max(len(row.cells) for row in rows)
    levels: list[list[str]] = []
    for row in rows:
        level = [" ".join(document[cell.span].split()) for cell in row.cells]
        levels.append(level + [""] * (width - len(level)))
    for upper, lower in pairwise(levels):
        for at in range(1, width):
            if not upper[at] and lower[at]:
                upper[at] = upper[at - 1]
    return tuple(_path([level[at] for level in levels]) for at in range(width))


def _path(headers: Sequence[str]) -> tuple[str, ...]:
    distinct = [text for text in dict.fromkeys(headers) if text]
    return tuple(distinct) or ("",)


def _take_titles(document: Document, lines: list[Paragraph]) -> list[Paragraph]:
    """Move a ledger's title lines from the end of what stands before it.

    附：… at the end of the prose announces the ledger; it is no title when the title
    itself stands right above the table, and neither is a list of attachments.
    """
    titles: list[Paragraph] = []
    for paragraph in reversed(lines[-5:]):
        text = fold(document[paragraph.span]).strip()
        is_title = TITLE.search(text) and len(text) <= 60 and not text.endswith("。")
        if not (is_title or SUBTITLE.match(text) or is_furniture(text)):
            break
        titles.insert(0, paragraph)
    announced = [_announces(document[paragraph.span]) for paragraph in titles]
    if announced.count(True) > 1:
        titles = titles[len(announced) - announced[::-1].index(True) :]
    elif len(titles) > 1 and announced[0]:
        del titles[0]
    del lines[len(lines) - len(titles) :]
    return titles


def _announces(text: str) -> bool:
    """Whether a line is one of the list of attachments: 附件1：重点工作台账."""
    match = ATTACHMENT.match(squeeze(text))
    return match is not None and bool(match["title"])


def is_furniture(text: str) -> bool:
    """Whether a line between rows is a page number or a caption of units.

    >>> is_furniture("— 3 —"), is_furniture("第 4 页 共 9 页"), is_furniture("一、交通")
    (True, True, False)
    """
    folded = fold(text).strip()
    return bool(PAGE_NUMBER.match(folded) or CAPTION.fullmatch(folded))


def caption_unit(document: Document, paragraphs: Sequence[Paragraph]) -> str | None:
    """The unit of a ledger's figures where a caption gives it (单位：万元)."""
    for paragraph in paragraphs:
        match = CAPTION.fullmatch(fold(document[paragraph.span]).strip())
        if match:
            return match["unit"]
    return None


def grid_rows(region: Region) -> Iterator[GridRow]:
    """The rows of a region, paragraphs between them left out."""
    return (entry for entry in region.body if isinstance(entry, GridRow))
