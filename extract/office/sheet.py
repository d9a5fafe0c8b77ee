"""A sheet's cells as they are shown, from its part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from extract.assembly import SEEN
from extract.errors import UnreadableError
from extract.limits import require_length
from extract.office.cell_reference import MAX_ROWS, Area, area_of, cell_name, place_of
from extract.office.cell_value import Shown, StoredCell, shown
from extract.office.package import Package
from extract.office.workbook import SHEET, SheetEntry, Workbook, is_true

_CELL, _ROW, _VALUE = f"{SHEET}c", f"{SHEET}row", f"{SHEET}v"
_FORMULA, _INLINE, _TEXT = f"{SHEET}f", f"{SHEET}is", f"{SHEET}t"
_PHONETIC, _MERGE, _COLUMN = f"{SHEET}rPh", f"{SHEET}mergeCell", f"{SHEET}col"
_TEXTS: Final = (_VALUE, _TEXT)
_VIEW: Final = f"{SHEET}sheetView"
#: Filled cells of all sheets, as many as a text may have.
MAX_CELLS: Final = 60_000
#: Cells that a note names one by one.
_NAMED: Final = 3
_MESSAGES: Final[Mapping[str, str]] = {
    "formula_without_value": "{cells}的公式没有保存计算结果，读作空格；"
    "请用 Excel 或 WPS 打开并保存后再导入。",
    "cell_error": "{cells}显示错误值 {detail}，请核对公式。",
    "number_format_unknown": "{cells}的数字格式“{detail}”无法还原，"
    "已按存储的值读入，请对照原件核对。",
    "value_not_shown": "{cells}有值，但数字格式“{detail}”使其不显示，未读入。",
}


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that shows something, or of which there is something to say.

    Rows and columns are counted from 0.
    """

    row: int
    column: int
    text: str
    is_text: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader of the tables ought to know of a cell."""

    row: int
    column: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet shows, from top to bottom and from left to right.

    ``hidden_rows`` and ``hidden_columns`` are those with cells in ``cells``.
    """

    entry: SheetEntry
    cells: tuple[SheetCell, ...]
    merges: tuple[Area, ...]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[int, ...]
    remarks: tuple[Remark, ...]


def read_sheet(
    package: Package, workbook: Workbook, entry: SheetEntry, most: int = MAX_CELLS
) -> Sheet:
    """A sheet with at most so many cells that show something.

    What is only formatted costs a glance, and the dimension that a sheet claims is
    not looked at. Raises ``UnreadableError`` for what is damaged or too large.
    """
    scan = _Scan(workbook, package.name, entry, most)
    package.scan(entry.part, scan)
    cells = tuple(scan.cells[place] for place in sorted(scan.cells))
    columns = sorted({cell.column for cell in cells})
    return Sheet(
        entry,
        cells,
        tuple(scan.merges),
        tuple(sorted(scan.hidden_rows & {cell.row for cell in cells})),
        tuple(_within(columns, scan.hidden_columns)),
        tuple(_remarks(scan.doubts)),
    )


def _within(columns: Sequence[int], ranges: Sequence[range]) -> Iterator[int]:
    """Those of the columns, which are in order, that any of the ranges has."""
    waiting = sorted(ranges, key=lambda stretch: -stretch.start)
    end = 0
    for column in columns:
        while waiting and waiting[-1].start <= column:
            end = max(end, waiting.pop().stop)
        if column < end:
            yield column


def _remarks(
    doubts: Mapping[tuple[str, str], list[tuple[int, int]]],
) -> Iterator[Remark]:
    """One remark for all cells of the same doubt, at the first of them."""
    for (code, detail), places in doubts.items():
        named = "、".join(cell_name(*place) for place in places[:_NAMED])
        more = f"等 {len(places)} 格" if len(places) > _NAMED else ""
        message = _MESSAGES[code].format(cells=named + more, detail=detail)
        yield Remark(*places[0], code, message)


@dataclass(slots=True)
class _Scan:
    """Target that is told of a sheet's elements."""

    workbook: Workbook
    name: str
    entry: SheetEntry
    most: int
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    doubts: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)
    length: int = 0
    #: The last cell whose reference is written, and how many came since.
    reference: str = ""
    since: int = 0
    #: The same of rows.
    row_reference: str = "0"
    rows_since: int = 0
    row_attributes: Mapping[str, str] = field(default_factory=dict)
    shows_zeros: bool = True
    attributes: Mapping[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    listens: bool = False
    has_value: bool = False
    has_formula: bool = False
    phonetic: int = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> None:
        if tag == _CELL:
            self.attributes = attrs
            if "r" in attrs:
                self.reference, self.since = attrs["r"], 0
            else:
                self.since += 1
        elif tag == _VALUE:
            self.has_value = self.listens = True
        elif tag == _ROW:
            self.reference, self.since = "", 0
            self.row_attributes = attrs
            if "r" in attrs:
                self.rows_since = 0
                self.row_reference = attrs["r"]
            else:
                self.rows_since += 1
        elif tag == _FORMULA:
            self.has_formula = True
        else:
            self._start_other(tag, attrs)

    def _start_other(self, tag: str, attrs: Mapping[str, str]) -> None:
        if tag == _INLINE:
            self.has_value = True
        elif tag == _TEXT:
            self.listens = not self.phonetic
        elif tag == _PHONETIC:
            self.phonetic += 1
        elif tag == _MERGE:
            self._add_merge(attrs.get("ref", ""))
        elif tag == _COLUMN:
            self._add_columns(attrs)
        elif tag == _VIEW:
            self.shows_zeros = is_true(attrs.get("showZeros", "1"))

    def end(self, tag: str, /) -> None:
        if tag == _CELL:
            if self.has_value or self.has_formula:
                self._add_cell()
        elif tag in _TEXTS:
            self.listens = False
        elif tag == _PHONETIC:
            self.phonetic -= 1

    def data(self, data: str, /) -> None:
        if self.listens:
            self.pieces.append(data)

    def _add_cell(self) -> None:
        value = "".join(self.pieces) if self.has_value else None
        self.pieces.clear()
        self.has_value = self.has_formula = False
        place = self._place()
        if place in self.cells:
            raise self._damaged(f"单元格 {cell_name(*place)} 重复")
        seen = self._shown(place, value)
        if seen.doubt:
            self.doubts.setdefault((seen.doubt, seen.detail), []).append(place)
        if not SEEN.search(seen.text) and not seen.doubt:
            return
        self.length += len(seen.text)
        require_length(self.length, self.name)
        self.cells[place] = SheetCell(*place, seen.text, seen.is_text)
        row = self.row_attributes
        if is_true(row.get("hidden")) or _is_nil(row.get("ht")):
            self.hidden_rows.add(place[0])
        if len(self.cells) > self.most:
            raise self._too_large("有内容的单元格")

    def _shown(self, place: tuple[int, int], value: str | None) -> Shown:
        kind, style = self.attributes.get("t", "n"), self.attributes.get("s", "0")
        try:
            cell = StoredCell(kind, int(style), value, self.shows_zeros)
            return shown(cell, self.workbook)
        except ValueError as error:
            raise self._damaged(f"单元格 {cell_name(*place)} 的内容找不到") from error

    def _place(self) -> tuple[int, int]:
        if not self.reference:
            row = self._whole(self.row_reference) + self.rows_since - 1
            if not 0 <= row < MAX_ROWS:
                raise self._damaged(f"第 {row + 1} 行不在表内")
            return row, self.since - 1
        try:
            row, column = place_of(self.reference)
        except ValueError as error:
            raise self._damaged(f"没有 {self.reference[:20]} 这个单元格") from error
        return row, column + self.since

    def _add_merge(self, reference: str) -> None:
        try:
            self.merges.append(area_of(reference))
        except ValueError as error:
            raise self._damaged(f"合并区域 {reference[:20]} 不对") from error
        if len(self.merges) > MAX_CELLS:
            raise self._too_large("合并区域")

    def _add_columns(self, attrs: Mapping[str, str]) -> None:
        if is_true(attrs.get("hidden")) or _is_nil(attrs.get("width")):
            first, last = self._whole(attrs.get("min")), self._whole(attrs.get("max"))
            self.hidden_columns.append(range(first - 1, last))

    def _whole(self, text: str | None) -> int:
        if text is None or not (text.isascii() and text.isdigit() and len(text) < 10):
            raise self._damaged(f"行列号“{(text or '')[:20]}”不对")
        return int(text)

    def _damaged(self, what: str) -> UnreadableError:
        message = (
            f"{self.name}：工作表“{self.entry.title}”{what}。"
            "请用 Excel 或 WPS 打开并另存后再导入。"
        )
        return UnreadableError("extract", "damaged", message)

    def _too_large(self, what: str) -> UnreadableError:
        message = (
            f"{self.name}：到工作表“{self.entry.title}”为止，{what}超过 {MAX_CELLS} 个，"
            "不像是通报。请确认是否选错文件，或分开导入。"
        )
        return UnreadableError("extract", "too_large", message)


def _is_nil(length: str | None) -> bool:
    """Whether a height or width is written and nothing: that hides too."""
    return length is not None and not length.strip("0.")
