"""Taking a ledger's rows one by one, while pieces of a row may still come."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Final

from extract import Document, Paragraph, Span
from normalize.fold import fold
from normalize.people import read_people
from parse.align import MAX_HEADING
from parse.captions import is_furniture
from parse.columns import Role, plain_header
from parse.draft import Draft, Remark, name_of
from parse.field import Field, read_field, with_single_spaces
from parse.ledger import Column, Total
from parse.region import GridRow
from parse.rows import (
    HEADING,
    AlignedRow,
    Kind,
    align_row,
    kind_of,
    open_columns,
    read_number,
)

#: A line that explains the table rather than going on with a cell.
FOOTNOTE: Final = re.compile(r"(?:注|说明|备注|附注)\d*：")
#: What a row can hardly do without.
NEEDED: Final = (Role.LEAD, Role.PROGRESS, Role.STATUS)
BARE_NUMBER: Final = re.compile(r"\d+")


@dataclass(slots=True)
class Drafting:
    """The ledger under construction; ``remarks`` are those about no row."""

    document: Document
    columns: tuple[Column, ...]
    by_role: Mapping[Role, int]
    words: Set[str]
    titles: Set[str]
    items: list[list[Draft]] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    section: str | None = None

    @property
    def _last(self) -> Draft | None:
        return self.items[-1][-1] if self.items else None

    @property
    def _above(self) -> AlignedRow | None:
        return self._last.aligned if self._last else None

    def take(self, entry: GridRow | Paragraph) -> None:
        """Add the next row or the next line that stands between rows."""
        if isinstance(entry, Paragraph):
            self._take_line(entry.span)
        elif (line := self._line_in(entry)) is not None:
            self._take_line(line)
        else:
            self._take_row(entry)

    def _line_in(self, entry: GridRow) -> Span | None:
        """A page number, running title or footnote that tabs have set in a cell."""
        cells = [cell for cell in entry.cells if self.document[cell.span].strip()]
        spans = {cell.span for cell in cells}
        if len(spans) != 1:
            return None
        text = fold(self.document[cells[0].span]).strip()
        at_number = cells[0].column == self.by_role.get(Role.NUMBER)
        if at_number and BARE_NUMBER.fullmatch(text):
            return None
        known = is_furniture(text) or plain_header(text) in self.titles
        return cells[0].span if known or FOOTNOTE.match(text) else None

    def _take_row(self, entry: GridRow) -> None:
        row = align_row(
            self.document,
            entry,
            [column.role for column in self.columns],
            self.words,
            open_columns(self._above, self.by_role),
        )
        kind = kind_of(row, self._above, self.by_role)
        match kind:
            case Kind.BLANK:
                return
            case Kind.SECTION:
                self.section = _first(row)
            case Kind.TOTAL:
                self._add_total(row)
            case Kind.REST if self._last is not None:
                self._add_rest(self._last, row)
            case _:
                self._add(kind, row)
        self._remark_width(row, kind)

    def _take_line(self, span: Span) -> None:
        text = fold(self.document[span]).strip()
        if is_furniture(text) or plain_header(text) in self.titles:
            return
        if HEADING.match(text) and len(text) <= MAX_HEADING and not text.endswith("。"):
            self.section = self.document[span].strip()
            return
        draft, shown = self._last, _short(text)
        cut = open_columns(self._above, self.by_role).cut
        if draft is not None and cut and not FOOTNOTE.match(text):
            column = max(sorted(cut), key=lambda at: len(draft.text(at)))
            if draft.go_on(column, self._read(column, span)):
                message = f"表格行之间的一行文字“{shown}”已并入上一行，请核对。"
                draft.remarks.append(Remark("line_joined", message, span, column))
                return
        message = f"表格行之间有一行文字“{shown}”，未归入任何任务。"
        self.remarks.append(Remark("stray_text", message, span))

    def _add(self, kind: Kind, row: AlignedRow) -> None:
        """A new item, or a further row of the last."""
        fields = {
            at: self._read(at, cell.span)
            for at, cell in row.cells.items()
            if row.texts[at]
        }
        number = read_number(row.texts.get(self.by_role.get(Role.NUMBER, -1), ""))
        own = {at for at in fields if row.own(at)}
        draft = Draft(self.section, number, fields, row, own)
        if self._last is not None and (
            kind is not Kind.ITEM or self._same_item(self.items[-1][0], draft)
        ):
            draft.hand_down(self._last, self.by_role)
            self.items[-1].append(draft)
        else:
            self.items.append([draft])

    def _read(self, column: int, span: Span) -> Field:
        """The text of a cell; in one of people a wider gap may end a name: 王 新  李 四."""
        field = read_field(self.document, [span])
        single = with_single_spaces(field)
        is_of_people = column == self.by_role.get(Role.PERSON)
        if is_of_people and _names(single.text) != _names(field.text):
            return field
        return single

    def _same_item(self, first: Draft, draft: Draft) -> bool:
        """The number is repeated in every row of the item, with the task or without."""
        if draft.number is None or first.number is None:
            return False
        if draft.number[0] != first.number[0]:
            return False
        if draft.number[1] is not None and draft.number[1] != first.number[1]:
            return True
        task = self.by_role.get(Role.TASK)
        return draft.text(task) in ("", first.text(task))

    def _add_rest(self, draft: Draft, row: AlignedRow) -> None:
        for column in sorted(row.texts):
            if not row.own(column):
                continue
            span = row.cells[column].span
            if not draft.go_on(column, self._read(column, span)):
                message = f"“{_short(row.texts[column])}”似为上一行的续文，但续接过多，未并入。"
                self.remarks.append(Remark("stray_text", message, span))

    def _add_total(self, row: AlignedRow) -> None:
        other: dict[str, Field] = {
            name_of(self.columns, at): read_field(self.document, [row.cells[at].span])
            for at in sorted(row.cells)
            if at < len(self.columns)
            and self.columns[at].role is Role.OTHER
            and row.texts[at]
        }
        above = sum(map(len, self.items))
        self.totals.append(Total(_first(row), other, above))

    def _remark_width(self, row: AlignedRow, kind: Kind) -> None:
        """Cells beyond the headers, and cells that stand elsewhere than counted."""
        to_row = kind in (Kind.ITEM, Kind.SUB, Kind.REST) and self._last is not None
        remarks = self._last.remarks if to_row and self._last else self.remarks
        for column in sorted(row.cells):
            if column >= len(self.columns) and row.own(column):
                text = _short(row.texts[column])
                message = (
                    f"单元格“{text}”超出表头的列，记入“第{column + 1}列”，请核对。"
                )
                span = row.cells[column].span
                remarks.append(Remark("cell_without_column", message, span, column))
        last = self._last
        if to_row and last and kind is not Kind.REST and row.width < len(self.columns):
            self._remark_missing(last, row)
        if row.moved:
            column = max(
                row.texts, key=lambda at: (len(row.own(at)), len(row.texts[at]))
            )
            message = (
                f"这一行有 {row.width} 格（表头 {len(self.columns)} 列），"
                f"已按内容归列：“{_short(row.texts[column])}”，请核对。"
            )
            span = row.cells[column].span
            remarks.append(Remark("row_shifted", message, span, column))

    def _remark_missing(self, draft: Draft, row: AlignedRow) -> None:
        """A row that ends early and leaves open what every row has."""
        missing = [
            self.columns[at].name
            for role in NEEDED
            if (at := self.by_role.get(role, -1)) >= row.width and not draft.text(at)
        ]
        if missing and not row.moved:
            message = (
                f"这一行只有 {row.width} 格（表头 {len(self.columns)} 列），"
                f"缺“{'”“'.join(missing)}”，请核对。"
            )
            column = min(at for at in row.cells if row.own(at))
            span = row.cells[column].span
            draft.remarks.append(Remark("cells_missing", message, span, column))


def _first(row: AlignedRow) -> str:
    """The row's first text of its own."""
    return next(row.texts[at] for at in sorted(row.texts) if row.own(at))


def _names(text: str) -> list[str]:
    return [person.name for person in read_people(text)]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 24 else f"{text[:16]}…{text[-6:]}"
