"""What a Word document holds, before any of it is laid out or numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Whether a reader of the document sees characters, and if not, why.

    ``COVERED`` is text under a merged cell. ``ASIDE`` are second versions of what is
    shown, codes of fields, readings above characters.
    """

    SHOWN = "shown"
    DELETED = "deleted"
    HIDDEN = "hidden"
    COVERED = "covered"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one standing; a line end in them is a break within a paragraph."""

    standing: Standing
    text: str


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Which list a paragraph belongs to, and how deep; ``level`` counts from 0."""

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph; one whose mark is deleted goes on in the next."""

    pieces: tuple[Piece, ...]
    list_place: ListPlace | None = None
    mark_is_deleted: bool = False


class Merge(StrEnum):
    """A cell's part in a merge with the row above, or the cell before."""

    START = "restart"
    GO_ON = "continue"


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell as its row lists it; ``width`` is in columns of the table's grid."""

    blocks: tuple[WordBlock, ...]
    width: int = 1
    down: Merge | None = None
    across: Merge | None = None
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row; it begins after ``before`` columns of the grid."""

    cells: tuple[WordCell, ...]
    before: int = 0
    standing: Standing = Standing.SHOWN


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table; ``widths`` of the grid's columns are in twentieths of a point."""

    rows: tuple[WordRow, ...]
    widths: tuple[int, ...] = ()


WordBlock = WordParagraph | WordTable


@dataclass(frozen=True, slots=True)
class Story:
    """A run of blocks that one part of the package holds.

    ``unread`` counts pictures, charts and embedded files, whose text is not had.
    """

    blocks: tuple[WordBlock, ...]
    unread: int = 0


def pieces_in(blocks: Sequence[WordBlock]) -> Iterator[Piece]:
    """Every piece in the blocks, whatever cells they are in, in reading order."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield from block.pieces
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from pieces_in(cell.blocks)


def without_layout(blocks: Sequence[WordBlock]) -> Iterator[WordBlock]:
    """The blocks, with what stands in tables that only lay out others set free.

    A table does if every row has at most one cell that holds anything, and one of
    the cells holds a table of several rows and columns.
    """
    for block in blocks:
        if isinstance(block, WordTable) and _lays_out(block):
            for row in block.rows:
                for cell in row.cells:
                    yield from without_layout(cell.blocks)
        else:
            yield block


def _lays_out(table: WordTable) -> bool:
    filled = [[cell for cell in row.cells if _is_filled(cell)] for row in table.rows]
    return all(len(row) <= 1 for row in filled) and any(
        _holds_table(cell) for row in filled for cell in row
    )


def _is_filled(cell: WordCell) -> bool:
    return any(not piece.text.isspace() for piece in pieces_in(cell.blocks))


def _holds_table(cell: WordCell) -> bool:
    """Whether a cell holds a table that is more than a frame around something."""
    return any(
        isinstance(block, WordTable)
        and len(block.rows) > 1
        and max(len(row.cells) for row in block.rows) > 1
        for block in without_layout(cell.blocks)
    )
