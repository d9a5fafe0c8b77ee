"""Rows of cells to rows of a ledger: what begins an item, and what only goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from extract import Cell, Document, Span
from normalize.fold import fold
from normalize.numerals import parse_numeral
from parse.align import align
from parse.columns import TEXTS, Role
from parse.region import GridRow

#: What may stand at the end of a finished text.
FINISHED: Final = re.compile(r"[。！？；;.…）”》%][”』）\s]*$")
HEADING: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|（[一二三四五六七八九十]{1,3}）"
    r"|第[一二三四五六七八九十]{1,3}(?:部分|类|章)|[IVX]{1,4}[、.])"
)
POINT: Final = re.compile(
    r"\s*(?:\d{1,2}[、.．](?!\d)|（\d{1,2}）|[①-⑳]|[一二三四五六七八九十]是)"
)
TOTAL: Final = re.compile(r"(?:合|总|小|共)\s*计|总\s*数|合计数")
NUMBER: Final = re.compile(
    r"[（〔第]?\s*(?P<item>\d{1,4}|[一二三四五六七八九十百]{1,4})(?:[-.·](?P<sub>\d{1,3}))?\s*[）〕、.．项]?"
)


class Kind(Enum):
    """What a row of cells is to the ledger."""

    BLANK = auto()
    TOTAL = auto()
    SECTION = auto()
    ITEM = auto()
    SUB = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A row's cells by column; ``shared`` columns are merged with the row above.

    ``width`` is how many cells the source has; ``moved`` whether any stands in a
    column other than the one it is counted out to.
    """

    cells: Mapping[int, Cell]
    texts: Mapping[int, str]
    shared: Set[int]
    width: int
    moved: bool
    dropped: tuple[Span, ...]
    broken: bool

    def own(self, column: int | None) -> str:
        """Text that stands in this very row, folded; blank where merged from above."""
        if column is None or column in self.shared:
            return ""
        return self.texts.get(column, "")


#: More cells than this beyond the columns are not a row that slipped.
MAX_SPARE_CELLS: Final = 30


def align_row(
    document: Document,
    row: GridRow,
    roles: Sequence[Role],
    words: Set[str],
    unfinished: Set[int],
) -> AlignedRow:
    """A row's cells in the columns they belong to."""
    texts = [document[cell.span].strip() for cell in row.cells]
    if len(texts) > len(roles) + MAX_SPARE_CELLS:
        columns: tuple[int | None, ...] = tuple(
            at if at < len(roles) else None for at in range(len(texts))
        )
    else:
        columns = align(texts, roles, words, unfinished)
    placed = {
        column: cell
        for column, cell in zip(columns, row.cells, strict=True)
        if column is not None
    }
    dropped = tuple(
        cell.span
        for column, cell, text in zip(columns, row.cells, texts, strict=True)
        if column is None and text
    )
    return AlignedRow(
        cells=placed,
        texts={
            column: fold(document[cell.span].strip()) for column, cell in placed.items()
        },
        shared={column for column, cell in placed.items() if cell.row < row.row},
        width=len(texts),
        moved=any(
            column not in (at, None) for at, column in enumerate(columns) if texts[at]
        ),
        dropped=dropped,
        broken=row.broken,
    )


def kind_of(
    row: AlignedRow, above: AlignedRow | None, by_role: Mapping[Role, int]
) -> Kind:
    """What a row is, seen from the row above it."""
    filled = {column for column in row.texts if row.own(column)}
    if not filled:
        return Kind.BLANK
    distinct = {(row.cells[column].span.start, row.texts[column]) for column in filled}
    first = row.own(min(filled))
    if TOTAL.match(first):
        return Kind.TOTAL
    number = row.own(by_role.get(Role.NUMBER))
    if len(distinct) == 1 and _is_heading(row, first, filled, by_role):
        return Kind.SECTION
    if number and NUMBER.fullmatch(number):
        return Kind.ITEM
    return _unnumbered(row, above, by_role, filled)


def _is_heading(
    row: AlignedRow, text: str, filled: Set[int], by_role: Mapping[Role, int]
) -> bool:
    if POINT.match(text) or len(text) > 40:
        return False
    if len(filled) > 1 or next(iter(row.cells.values())).column_span > 1:
        return True
    early = min(filled) <= max(1, by_role.get(Role.TASK, 1))
    return (
        early
        and bool(HEADING.match(text))
        and not FINISHED.search(text[-1:] if text[-1:] != "）" else "")
    )


def _unnumbered(
    row: AlignedRow,
    above: AlignedRow | None,
    by_role: Mapping[Role, int],
    filled: Set[int],
) -> Kind:
    def own(role: Role) -> str:
        return row.own(by_role.get(role))

    named = own(Role.LEAD) or own(Role.PERSON) or own(Role.STATUS)
    if Role.NUMBER not in by_role:
        return (
            Kind.ITEM if own(Role.TASK) and named else _continued(row, above, by_role)
        )
    if above is None:
        return Kind.ITEM if own(Role.TASK) else Kind.REST
    if (
        own(Role.TASK)
        and named
        and not _goes_on(above, by_role[Role.TASK], own(Role.TASK))
    ):
        return Kind.SUB
    del filled
    return _continued(row, above, by_role)


def _continued(
    row: AlignedRow, above: AlignedRow | None, by_role: Mapping[Role, int]
) -> Kind:
    """A row with neither number nor task: of the item above, or the rest of a cell."""
    if above is None:
        return Kind.ITEM
    lead = row.own(by_role.get(Role.LEAD)) or row.own(by_role.get(Role.PERSON))
    status = by_role.get(Role.STATUS)
    if lead:
        return Kind.SUB
    if row.own(status):
        late = not above.texts.get(status or 0, "") and _cut(row, above, by_role)
        return Kind.REST if late else Kind.SUB
    texts = [
        by_role[role] for role in TEXTS if role in by_role and row.own(by_role[role])
    ]
    starts_point = any(POINT.match(row.own(column)) for column in texts)
    if starts_point and not _cut(row, above, by_role) and status is None:
        return Kind.SUB
    if starts_point and not _cut(row, above, by_role) and not row.broken:
        return Kind.SUB
    return Kind.REST


def _cut(row: AlignedRow, above: AlignedRow, by_role: Mapping[Role, int]) -> bool:
    """Whether a text above breaks off where this row has one in the same column."""
    return any(
        _goes_on(above, by_role[role], row.own(by_role[role]))
        for role in TEXTS
        if role in by_role and row.own(by_role[role])
    )


def _goes_on(above: AlignedRow, column: int, text: str) -> bool:
    before = above.texts.get(column, "")
    return bool(before) and not FINISHED.search(before) and not POINT.match(text)


def unfinished(row: AlignedRow | None, by_role: Mapping[Role, int]) -> frozenset[int]:
    """Columns of a row whose text breaks off."""
    if row is None:
        return frozenset()
    return frozenset(
        column
        for role in TEXTS
        if (column := by_role.get(role)) is not None
        and row.texts.get(column)
        and not FINISHED.search(row.texts[column])
    )


def read_number(text: str) -> tuple[int, int | None] | None:
    """Item and sub-item of a number cell.

    >>> read_number("（三）"), read_number("12"), read_number("3-2"), read_number("备注")
    ((3, None), (12, None), (3, 2), None)
    """
    match = NUMBER.fullmatch(fold(text).strip())
    value = parse_numeral(match["item"]) if match else None
    if match is None or value is None:
        return None
    return int(value), int(match["sub"]) if match["sub"] else None
