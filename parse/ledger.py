"""What a ledger is once it is read: columns, and a row for each task of each body."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from extract import Span
from parse.columns import Role
from parse.doubt import Doubt
from parse.field import EMPTY, Field


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its headers from group to column, its role, its unit if it has one."""

    path: tuple[str, ...]
    role: Role
    unit: str | None

    @property
    def name(self) -> str:
        """The header path as ``other`` and ``field`` write it (年度投资（万元）/计划)."""
        return "/".join(self.path)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tables: a task, or one body's or point's part in it.

    ``handed_down`` are the roles whose text stands in an earlier row of the item;
    ``span`` covers the cells of the row itself. ``item_no`` is None where the ledger
    does not number.
    """

    task_id: str
    ledger: int
    item_no: int | None
    sub_no: int | None
    section: str | None
    fields: Mapping[Role, Field]
    other: Mapping[str, Field]
    handed_down: Set[Role]
    span: Span

    @property
    def item_id(self) -> str:
        """Id of the item, which all its rows share: 8 of 8.3."""
        return self.task_id.partition(".")[0]

    def text(self, role: Role) -> str:
        """Text of a field, blank where the row has none."""
        return self.fields.get(role, EMPTY).text


@dataclass(frozen=True, slots=True)
class Total:
    """A row that adds up others: no task, but something to hold the figures against.

    ``above`` counts the ledger's rows that stand over it.
    """

    label: str
    other: Mapping[str, Field]
    above: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows in document order; ``number`` counts the ledgers of a document from 1."""

    number: int
    title: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    doubts: tuple[Doubt, ...]
