"""A row of a ledger while further pieces of it may still come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from extract import Document, Span
from normalize.fold import fold
from parse.columns import FIELD_NAMES, Role
from parse.doubt import Doubt, Place, source_place
from parse.field import EMPTY, Field, join
from parse.ledger import Column
from parse.rows import FINISHED, AlignedRow

#: What an item's first row says for all its rows.
HANDED_DOWN: Final = (Role.SECTION, Role.NUMBER, Role.TASK, Role.DEADLINE)
PARTIES: Final = (Role.LEAD, Role.SUPPORT, Role.PERSON)
#: A cell that goes on over more page breaks or lines than this is none.
MAX_PIECES: Final = 200


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt about a stretch of the document, before its row has an id."""

    code: str
    message: str
    span: Span
    column: int | None = None


@dataclass(slots=True)
class Draft:
    """A row's fields by column; those in ``own`` stand in the row itself."""

    section: str | None
    number: tuple[int, int | None] | None
    fields: dict[int, Field]
    aligned: AlignedRow
    own: set[int]
    handed_down: set[Role] = field(default_factory=set)
    remarks: list[Remark] = field(default_factory=list)

    def text(self, column: int | None) -> str:
        """Text of a column, blank where there is none."""
        return "" if column is None else self.fields.get(column, EMPTY).text

    def hand_down(self, above: Draft, by_role: Mapping[Role, int]) -> None:
        """Take over what the row above says for the whole item.

        A row that names a body of its own takes over neither people nor supporters.
        """
        missing = [role for role in PARTIES if not self.text(by_role.get(role))]
        roles = [*HANDED_DOWN, *(missing if Role.LEAD in missing else ())]
        for role in roles:
            column = by_role.get(role, -1)
            if column in above.fields and not self.text(column):
                self.fields[column] = above.fields[column]
                self.handed_down.add(role)
        for role in (*HANDED_DOWN, *PARTIES):
            if by_role.get(role) in self.aligned.shared:
                self.handed_down.add(role)
        self.number = self.number or above.number
        self.section = above.section

    def go_on(self, column: int, more: Field) -> bool:
        """Join the rest of a cell; whether there was still room for it."""
        before = self.fields.get(column, EMPTY)
        if len(before.spans) >= MAX_PIECES:
            return False
        joint = "\n" if FINISHED.search(fold(before.text)) else ""
        self.fields[column] = joined = join(before, more, joint)
        self.own.add(column)
        texts = {**self.aligned.texts, column: fold(joined.text)}
        self.aligned = replace(self.aligned, texts=texts)
        return True


def name_of(columns: tuple[Column, ...], column: int) -> str:
    """What ``other`` calls a column: its header, unless it has none of its own.

    A column beyond the headers goes by its place, and so does one whose header
    stands twice.
    """
    place = f"第{column + 1}列"
    name = columns[column].name if column < len(columns) else ""
    if any(other.name == name for other in columns[:column]):
        return f"{name}（{place}）" if name else place
    return name or place


def to_doubt(
    document: Document,
    columns: tuple[Column, ...],
    remark: Remark,
    draft: Draft | None = None,
    task_id: str | None = None,
) -> Doubt:
    """The remark as a doubt about a row, with the line and the characters meant."""
    message = f"{source_place(document, remark.span)}：{remark.message}"
    place = _place(columns, remark, draft) if draft and task_id else None
    places = (Place(task_id, *place),) if place else ()
    return Doubt(remark.code, message, task_id, places)


def _place(
    columns: tuple[Column, ...], remark: Remark, draft: Draft
) -> tuple[str, int, int] | None:
    """Field and offsets of a remark; None where ``tasks`` has no text of it."""
    at = remark.column
    if at is None or not draft.text(at):
        return None
    role = columns[at].role if at < len(columns) else Role.OTHER
    name = name_of(columns, at) if role is Role.OTHER else FIELD_NAMES.get(role)
    whole = draft.fields[at]
    start = whole.offset(remark.span.start) or 0
    end = min(start + len(remark.span), len(whole.text))
    return (name, start, end) if name else None
