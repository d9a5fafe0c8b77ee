"""Tables joined over page breaks: conservatively, by geometry, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.pages.chain import (
    Chain,
    ChainCell,
    Doubt,
    Part,
    Piece,
    chain_of,
    common_edges,
    on_edges,
)
from extract.pages.column import USUAL_PITCH, measures_of
from extract.pages.evidence import MOST_ROOM
from extract.pages.page import Line
from extract.pages.repeated_header import repeated_header, without_header
from extract.pages.seam import Break, Seam, seam_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A block of a page, furniture aside, and whether it is the page's first or last."""

    block: Line | Part
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Producer:
    """What a document's pages have in common.

    ``text_end`` is how far down they are filled, in points; ``opens_cells`` says
    that cells which go on over a page break are not closed there.
    """

    text_end: float
    opens_cells: bool


def joined(blocks: Iterable[Standing], producer: Producer) -> list[Line | Chain]:
    """Blocks in reading order, tables that go on over a page break made one."""
    found: list[Line | Chain] = []
    is_at_end = False
    for standing in blocks:
        block, above = standing.block, found[-1] if found else None
        grown = None
        if isinstance(block, Line):
            found.append(block)
        elif isinstance(above, Chain) and is_at_end and standing.is_first:
            grown = _grown(above, block, producer)
            found[-1:] = [grown] if grown else [above, chain_of(block)]
        else:
            found.append(chain_of(block))
        is_at_end = standing.is_last
    return found


def _grown(chain: Chain, part: Part, producer: Producer) -> Chain | None:
    """The chain with one more part; None where that is a table of its own."""
    edges = common_edges(chain.edges, part.table.edges)
    if edges is None:
        return None
    room = producer.text_end - chain.parts[-1].table.box.bottom
    header = repeated_header(chain.parts[0].table, part.table)
    if header:
        part = without_header(part, header)
        if not part.table.cells:
            return replace(chain, parts=(*chain.parts, part))
    elif _ended(chain, part, room):
        return None
    measures = measures_of((*chain.parts[-2:], part))
    pitch = measures.size * (measures.pitch or USUAL_PITCH)
    below = [on_edges(cell, part.table.edges, edges) for cell in chain_of(part).cells]
    wide = replace(
        chain,
        edges=edges,
        cells=tuple(on_edges(cell, chain.edges, edges) for cell in chain.cells),
    )
    place = Break(room < MOST_ROOM * pitch, producer.opens_cells)
    seam = seam_of(wide, below, measures, place)
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
