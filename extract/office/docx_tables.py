"""Tables of a Word document under construction, as its XML goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.grid import require_grid
from extract.office.docx_content import (
    Merge,
    Standing,
    WordBlock,
    WordCell,
    WordRow,
    WordTable,
)
from extract.office.docx_names import VAL, W, is_on, whole

Attributes = Mapping[str, str]


@dataclass(slots=True)
class _OpenCell:
    width: int = 1
    down: Merge | None = None
    across: Merge | None = None
    is_deleted: bool = False


@dataclass(slots=True)
class _OpenTable:
    widths: list[int] = field(default_factory=list)
    rows: list[WordRow] = field(default_factory=list)
    cells: list[WordCell] = field(default_factory=list)
    before: int = 0
    standing: Standing = Standing.SHOWN


@dataclass(slots=True)
class OpenTables:
    """Tables, rows and cells that are open, the innermost last; one scan owns it.

    ``places`` counts the cells of all of them.
    """

    name: str
    places: int = 0
    _tables: list[_OpenTable] = field(default_factory=list)
    _cells: list[_OpenCell] = field(default_factory=list)

    def begin_table(self) -> None:
        """A table, perhaps inside a cell."""
        self._tables.append(_OpenTable())

    def end_table(self) -> WordTable:
        """The innermost table, complete."""
        table = self._tables.pop()
        return WordTable(tuple(table.rows), tuple(table.widths))

    def begin_row(self) -> None:
        """A row of the innermost table."""
        if self._tables:
            table = self._tables[-1]
            table.cells, table.before, table.standing = [], 0, Standing.SHOWN

    def end_row(self) -> None:
        """The row that began last ends."""
        if self._tables:
            table = self._tables[-1]
            row = WordRow(tuple(table.cells), table.before, table.standing)
            table.rows.append(row)

    def begin_cell(self) -> None:
        """A cell. Raises ``UnreadableError`` for more of them than any ledger has."""
        self.places += 1
        row = len(self._tables[-1].rows) if self._tables else 0
        require_grid(self.places, self.name, row)
        self._cells.append(_OpenCell())

    def end_cell(self, blocks: list[WordBlock]) -> list[WordBlock]:
        """The cell ends; its blocks are handed back where it is in no table."""
        cell = self._cells.pop()
        if not self._tables:
            return blocks
        made = WordCell(
            tuple(blocks), cell.width, cell.down, cell.across, cell.is_deleted
        )
        self._tables[-1].cells.append(made)
        return []

    def take(self, tag: str, attributes: Attributes, parent: str) -> None:
        """A property of the innermost cell, row or grid."""
        value = attributes.get(VAL)
        if parent == f"{W}tcPr" and self._cells:
            _describe(self._cells[-1], tag, value, attributes)
        elif parent == f"{W}trPr" and self._tables:
            table = self._tables[-1]
            if tag == f"{W}gridBefore":
                table.before = max(0, whole(value, 0))
            elif tag == f"{W}hidden" and is_on(value):
                self.hide_row(Standing.HIDDEN)
        elif tag == f"{W}gridCol" and self._tables:
            self._tables[-1].widths.append(whole(attributes.get(f"{W}w"), 0))

    def hide_row(self, standing: Standing) -> None:
        """The innermost row is deleted, or hidden; deleted outweighs."""
        if self._tables and self._tables[-1].standing is not Standing.DELETED:
            self._tables[-1].standing = standing


def _describe(
    cell: _OpenCell, tag: str, value: str | None, attributes: Attributes
) -> None:
    match tag.removeprefix(W):
        case "gridSpan":
            cell.width = max(1, whole(value, 1))
        case "vMerge":
            cell.down = _merge(value)
        case "hMerge":
            cell.across = _merge(value)
        case "cellMerge":
            # A tracked merge says "cont" and "rest".
            cell.down = _merge(attributes.get(f"{W}vMerge"))
        case "cellDel":
            cell.is_deleted = True
        case _:
            pass


def _merge(value: str | None) -> Merge:
    return Merge.START if value in {"restart", "rest"} else Merge.GO_ON
