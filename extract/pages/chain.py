"""A table over pages: its parts one below the other, and cells of several pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from extract.pages.page import Line, PageCell, PageTable

#: How far, in points, the same rule may stand from itself on another page.
SAME_EDGE: Final = 3.0
#: How far a page may be moved sideways: margins for binding, scans.
MOVED: Final = 40.0


@dataclass(frozen=True, slots=True)
class Part:
    """A table's part on one page.

    ``ordinal`` counts the page's tables from 1, where there are several;
    ``first_row`` the rows of a repeated header above it, whose lines are ``left_out``.
    """

    page: int
    ordinal: int | None
    table: PageTable
    left_out: tuple[Line, ...] = ()
    first_row: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell's part on one page: in which part of the table it stands, and where."""

    part: int
    cell: PageCell


@dataclass(frozen=True, slots=True)
class ChainCell:
    """A cell of the whole table, with its pieces from page to page."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: tuple[Piece, ...]

    @property
    def end(self) -> int:
        """The row behind its last."""
        return self.row + self.row_span

    @property
    def columns(self) -> tuple[int, int]:
        """Its first column, and how many it covers."""
        return self.column, self.column_span

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it on any page."""
        return not any(piece.cell.lines for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A page break where a row may go on or be new: the part below, what was done."""

    part: int
    is_joined: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A table over its pages; ``edges`` are those of all columns on the first page."""

    parts: tuple[Part, ...]
    edges: tuple[float, ...]
    rows: int
    cells: tuple[ChainCell, ...]
    doubts: tuple[Doubt, ...] = ()


def chain_of(part: Part) -> Chain:
    """The chain of one page's table."""
    cells = tuple(_chain_cell(cell, 0) for cell in part.table.cells)
    return Chain((part,), part.table.edges, part.table.rows, cells)


def _chain_cell(cell: PageCell, part: int) -> ChainCell:
    spans = cell.row, cell.column, cell.row_span, cell.column_span
    return ChainCell(*spans, (Piece(part, cell),))


def common_edges(
    above: Sequence[float], below: Sequence[float]
) -> tuple[float, ...] | None:
    """The columns' edges of two parts of one table, in the place of the first.

    A part whose rows are all merged shows fewer edges. None where the outer edges
    differ, or neither part's edges are among the other's.
    """
    shift = below[0] - above[0]
    if abs(shift) > MOVED:
        return None
    moved = [edge - shift for edge in below]
    if abs(moved[-1] - above[-1]) > SAME_EDGE:
        return None
    many, few = (above, moved) if len(above) >= len(moved) else (moved, above)
    if all(min(abs(edge - one) for one in many) <= SAME_EDGE for edge in few):
        return tuple(many)
    return None


def on_edges(cell: ChainCell, old: Sequence[float], new: Sequence[float]) -> ChainCell:
    """The cell with the columns that it covers among the edges of the whole table."""
    if len(old) == len(new):
        return cell
    shift = old[0] - new[0]
    first = _nearest(new, old[cell.column] - shift)
    end = _nearest(new, old[cell.column + cell.column_span] - shift)
    return replace(cell, column=first, column_span=end - first)


def _nearest(edges: Sequence[float], place: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - place))
