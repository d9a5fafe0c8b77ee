"""Taking a ledger's rows one by one, while pieces of a row may still come."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Final

from extract import Document, Paragraph, Span
from normalize.fold import fold
from parse.columns import Role, plain_header
from parse.doubt import Doubt
from parse.field import EMPTY, Field, join, read_field
from parse.ledger import Column, Total
from parse.region import GridRow, is_furniture
from parse.rows import (
    FINISHED,
    HEADING,
    AlignedRow,
    Kind,
    align_row,
    kind_of,
    read_number,
    unfinished,
)

#: What an item's first row says for all its rows.
HANDED_DOWN: Final = (Role.SECTION, Role.NUMBER, Role.TASK, Role.DEADLINE)
#: A line that explains the table rather than going on with a cell.
FOOTNOTE: Final = re.compile(r"(?:注|说明|备注|附注)\d*：")
PARTIES: Final = (Role.LEAD, Role.SUPPORT, Role.PERSON)


@dataclass(slots=True)
class Draft:
    """A row while further pieces of it may still come."""

    section: str | None
    number: tuple[int, int | None] | None
    fields: dict[int, Field]
    aligned: AlignedRow
    own: set[int]
    handed_down: set[Role] = field(default_factory=set)


@dataclass(slots=True)
class Drafting:
    """The ledger under construction."""

    document: Document
    columns: tuple[Column, ...]
    by_role: Mapping[Role, int]
    words: Set[str]
    titles: Set[str]
    items: list[list[Draft]] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    section: str | None = None
    above: AlignedRow | None = None

    def take(self, entry: GridRow | Paragraph) -> None:
        """Add the next row or the next line that stands between rows."""
        if isinstance(entry, Paragraph):
            self._take_line(entry.span)
            return
        row = align_row(
            self.document,
            entry,
            [column.role for column in self.columns],
            self.words,
            unfinished(self.above, self.by_role),
        )
        self._doubt_width(row)
        match kind_of(row, self.above, self.by_role):
            case Kind.BLANK:
                pass
            case Kind.SECTION:
                self.section = next(
                    row.texts[at] for at in sorted(row.texts) if row.own(at)
                )
            case Kind.TOTAL:
                self._add_total(row)
            case Kind.ITEM:
                self._add_item(row)
            case Kind.SUB:
                self._add_sub(row)
            case Kind.REST:
                self._add_rest(row)

    def _take_line(self, span: Span) -> None:
        text = fold(self.document[span]).strip()
        if is_furniture(text) or plain_header(text) in self.titles:
            return
        if HEADING.match(text) and len(text) <= 40 and not text.endswith("。"):
            self.section = self.document[span].strip()
            return
        cut = sorted(unfinished(self.above, self.by_role))
        if cut and self.items and not FOOTNOTE.match(text):
            draft = self.items[-1][-1]
            column = max(cut, key=lambda at: len(draft.fields.get(at, EMPTY).text))
            more = read_field(self.document, [span])
            draft.fields[column] = join(draft.fields.get(column, EMPTY), more)
            draft.own.add(column)
            self.doubts.append(
                Doubt(
                    "line_joined", f"表格行之间的一行文字“{_short(text)}”已并入上一行。"
                )
            )
            return
        self.doubts.append(
            Doubt(
                "stray_text", f"表格行之间有一行文字“{_short(text)}”，未归入任何任务。"
            )
        )

    def _field(self, row: AlignedRow, column: int) -> Field:
        cell = row.cells.get(column)
        return read_field(self.document, [cell.span]) if cell else EMPTY

    def _draft(self, row: AlignedRow) -> Draft:
        fields = {at: self._field(row, at) for at in row.cells if row.texts[at]}
        number_at = self.by_role.get(Role.NUMBER)
        number = (
            read_number(row.texts.get(number_at, "")) if number_at is not None else None
        )
        self.above = row
        own = {at for at in fields if row.own(at)}
        return Draft(self.section, number, fields, row, own)

    def _add_item(self, row: AlignedRow) -> None:
        draft = self._draft(row)
        if self.items and self._same_item(self.items[-1][0], draft):
            self._hand_down(draft)
            self.items[-1].append(draft)
        else:
            self.items.append([draft])

    def _same_item(self, first: Draft, draft: Draft) -> bool:
        """The number is repeated in every row of the item, with the task or without."""
        if draft.number is None or first.number is None:
            return False
        if draft.number[0] != first.number[0]:
            return False
        if draft.number[1] is not None and draft.number[1] != first.number[1]:
            return True
        task = self.by_role.get(Role.TASK, -1)
        text = draft.fields.get(task, EMPTY).text
        return text in ("", first.fields.get(task, EMPTY).text)

    def _add_sub(self, row: AlignedRow) -> None:
        draft = self._draft(row)
        if not self.items:
            self.items.append([draft])
            return
        self._hand_down(draft)
        self.items[-1].append(draft)

    def _hand_down(self, draft: Draft) -> None:
        """Take over what the rows above say for the whole item."""
        above = self.items[-1][-1]
        roles = list(HANDED_DOWN)
        has = {
            role: bool(draft.fields.get(self.by_role.get(role, -1))) for role in PARTIES
        }
        if not has[Role.LEAD]:
            roles += [role for role in PARTIES if not has[role]]
        for role in roles:
            column = self.by_role.get(role)
            if column is not None and not draft.fields.get(column, EMPTY).text:
                if column in above.fields:
                    draft.fields[column] = above.fields[column]
                    draft.handed_down.add(role)
        for role in (*HANDED_DOWN, *PARTIES):
            if self.by_role.get(role) in draft.aligned.shared:
                draft.handed_down.add(role)
        draft.number = draft.number or above.number
        draft.section = above.section

    def _add_rest(self, row: AlignedRow) -> None:
        if not self.items:
            self.items.append([self._draft(row)])
            return
        draft = self.items[-1][-1]
        for column in sorted(row.texts):
            if not row.own(column):
                continue
            before = draft.fields.get(column, EMPTY)
            joint = "\n" if FINISHED.search(fold(before.text)) else ""
            draft.fields[column] = join(before, self._field(row, column), joint)
            draft.own.add(column)
        merged = {at: text.text for at, text in draft.fields.items()}
        self.above = replace(
            draft.aligned, texts={at: fold(text) for at, text in merged.items()}
        )
        draft.aligned = self.above

    def _add_total(self, row: AlignedRow) -> None:
        label = next(row.texts[at] for at in sorted(row.texts) if row.own(at))
        self.totals.append(Total(label, self._other(row.cells, row)))

    def _other(
        self, columns: Mapping[int, object], row: AlignedRow
    ) -> dict[str, Field]:
        return {
            self.columns[at].name: self._field(row, at)
            for at in sorted(columns)
            if self.columns[at].role is Role.OTHER and row.texts[at]
        }

    def _doubt_width(self, row: AlignedRow) -> None:
        for span in row.dropped:
            text = _short(self.document[span])
            self.doubts.append(
                Doubt("cell_without_column", f"单元格“{text}”超出表头的列，未能归列。")
            )
        if row.moved:
            shown = _short(next((t for t in row.texts.values() if len(t) > 6), ""))
            self.doubts.append(
                Doubt(
                    "row_shifted",
                    f"有一行只有 {row.width} 格（表头 {len(self.columns)} 列），"
                    f"已按内容归列：“{shown}”。",
                )
            )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 24 else f"{text[:16]}…{text[-6:]}"
