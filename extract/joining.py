"""Tables joined over page breaks: conservatively, by geometry, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.chain import (
    Chain,
    ChainCell,
    Doubt,
    Part,
    Piece,
    chain_of,
    common_edges,
    on_edges,
)
from extract.column import measures_of
from extract.page import Line
from extract.repeated_header import repeated_header, without_header
from extract.seam import Seam, seam_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A block of a page, furniture aside, and whether it is the page's first or last."""

    block: Line | Part
    is_first: bool
    is_last: bool


def joined(blocks: Iterable[Standing], text_end: float) -> list[Line | Chain]:
    """Blocks in reading order, tables that go on over a page break made one.

    ``text_end`` is how far down the pages are filled, in points.
    """
    found: list[Line | Chain] = []
    is_at_end = False
    for standing in blocks:
        block, above = standing.block, found[-1] if found else None
        grown = None
        if isinstance(block, Line):
            found.append(block)
        elif isinstance(above, Chain) and is_at_end and standing.is_first:
            grown = _grown(above, block, text_end)
            found[-1:] = [grown] if grown else [above, chain_of(block)]
        else:
            found.append(chain_of(block))
        is_at_end = standing.is_last
    return found


def _grown(chain: Chain, part: Part, text_end: float) -> Chain | None:
    """The chain with one more part; None where that is a table of its own."""
    edges = common_edges(chain.edges, part.table.edges)
    if edges is None:
        return None
    above = chain.parts[-1].table.box.bottom
    header = repeated_header(chain.parts[0].table, part.table)
    if header:
        part = without_header(part, header)
        if not part.table.cells:
            return replace(chain, parts=(*chain.parts, part))
    elif _ended(chain, part, text_end - above):
        return None
    measures = measures_of((*chain.parts[-2:], part))
    reaches_end = text_end - above < 2.5 * measures.size * (measures.pitch or 1.5)
    below = [on_edges(cell, part.table.edges, edges) for cell in chain_of(part).cells]
    wide = replace(
        chain,
        edges=edges,
        cells=tuple(on_edges(cell, chain.edges, edges) for cell in chain.cells),
    )
    seam = seam_of(wide, below, measures, reaches_end=reaches_end)
    return _sewn(wide, part, below, seam)


def _ended(chain: Chain, part: Part, room: float) -> bool:
    """Whether the table ended above: its header is not repeated, as it was before.

    So it is where the next row would have had room on the page above.
    """
    if any(one.left_out for one in chain.parts):
        return True
    heights = [
        cell.box.bottom - cell.box.top for cell in part.table.cells if cell.row == 0
    ]
    return room > max(heights, default=0.0) + 60.0


def _sewn(chain: Chain, part: Part, below: Sequence[ChainCell], seam: Seam) -> Chain:
    at = len(chain.parts)
    start = chain.rows - seam.is_cut
    last = {cell.columns: cell for cell in chain.cells if cell.end == chain.rows}
    cells = {(cell.row, cell.column): cell for cell in chain.cells}
    for cell in below:
        pieces = tuple(Piece(at, piece.cell) for piece in cell.pieces)
        moved = replace(cell, row=cell.row + start, pieces=pieces)
        above = last.get(cell.columns)
        if cell.row == 0 and cell.column in seam.joined and above:
            moved = replace(
                above,
                row_span=moved.end - above.row,
                pieces=(*above.pieces, *pieces),
            )
        cells[moved.row, moved.column] = moved
    doubts = (Doubt(at, seam.is_cut),) if seam.is_doubtful else ()
    return Chain(
        (*chain.parts, part),
        chain.edges,
        start + part.table.rows,
        tuple(cells[place] for place in sorted(cells)),
        (*chain.doubts, *doubts),
    )
