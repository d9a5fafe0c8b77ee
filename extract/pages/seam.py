"""Where a table goes on over a page break: which cells of the next page go on with which.

Rules decide where a producer leaves a cut cell open (Chromium). Where it closes
every cell at the page's end (LibreOffice, Word, WPS), a row goes on where its short
cells stand empty on the next page and its long ones went on from a full line; and
a cell that covers several rows goes on where the next page shows it empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from extract.pages.chain import Chain, ChainCell
from extract.pages.column import Measures
from extract.pages.evidence import (
    Pair,
    Verdict,
    is_sliced,
    odds_of_cut,
    squares,
    usual_columns,
    verdict,
)

#: Odds (natural logarithm) beyond which a decision needs no second look: four to one.
SURE: Final = 1.4
#: Squares of type from which a line is seldom full by chance.
LONG: Final = 6


@dataclass(frozen=True, slots=True)
class Seam:
    """What goes on over a page break: whether the row was cut, and which columns go on."""

    is_cut: bool
    joined: frozenset[int]
    is_doubtful: bool = False


def pairs_of(above: Sequence[ChainCell], below: Sequence[ChainCell]) -> list[Pair]:
    """Cells that meet at the page break, where they cover the same columns."""
    places = {cell.columns: cell for cell in below}
    return [
        Pair(cell, places[cell.columns]) for cell in above if cell.columns in places
    ]


@dataclass(frozen=True, slots=True)
class Break:
    """A page break: whether the table reaches the end of the page above it.

    ``opens_cells`` says that cells which go on are not closed in this document.
    """

    is_reached: bool
    opens_cells: bool


def seam_of(
    chain: Chain, below: Sequence[ChainCell], measures: Measures, place: Break
) -> Seam:
    """What goes on from the chain's last row into cells of the next page."""
    last = [cell for cell in chain.cells if cell.end == chain.rows]
    pairs = pairs_of(last, [cell for cell in below if cell.row == 0])
    complete = len(pairs) == len(last) == sum(cell.row == 0 for cell in below)
    opened = _opened(pairs)
    if opened:
        is_cut = complete and len(opened) == len(pairs)
        return Seam(is_cut, opened)
    if not pairs or place.opens_cells:
        return Seam(False, frozenset())
    sides = Sides(chain, tuple(pairs), measures, _merging(chain, below))
    return _closed(sides, can_cut=complete and place.is_reached)


def _opened(pairs: Sequence[Pair]) -> frozenset[int]:
    """Columns that no rule parts at the break.

    Where the page above shows which of its cells it left open, the page below only
    repeats it: beside a merged cell that goes on, a new row's cells may look open too.
    """
    below = frozenset(pair.column for pair in pairs if pair.is_open_below)
    return below or frozenset(pair.column for pair in pairs if pair.is_open_above)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a page break; ``merging`` are columns whose cells cover rows."""

    chain: Chain
    pairs: tuple[Pair, ...]
    measures: Measures
    merging: frozenset[int]


def _merging(chain: Chain, below: Sequence[ChainCell]) -> frozenset[int]:
    """Columns with cells over several rows, the header's aside."""
    body = (cell for cell in chain.cells if cell.row > 0)
    return frozenset(cell.column for cell in (*body, *below) if cell.row_span > 1)


def _closed(sides: Sides, *, can_cut: bool) -> Seam:
    chain, pairs, measures = sides.chain, sides.pairs, sides.measures
    verdicts = {pair.column: verdict(pair, measures) for pair in pairs}
    usual = usual_columns(chain)
    empty = {at for at in usual if verdicts.get(at) is Verdict.BLANK}
    filled = [pair for pair in pairs if verdicts[pair.column] is not Verdict.BLANK]
    columns = _merged(sides, verdicts, empty)
    first = pairs[0]
    by_chance = verdicts[first.column] is Verdict.FULL and not first.covers_rows
    merged = Seam(False, columns, by_chance and first.column in columns)
    if not (filled and can_cut) or Verdict.APART in verdicts.values():
        return merged
    if not empty and not all(is_sliced(pair, measures) for pair in filled):
        return merged
    odds = odds_of_cut(chain, filled, verdicts, empty, measures)
    seam = Seam(True, frozenset(verdicts)) if odds > 0 else merged
    return replace(seam, is_doubtful=seam.is_doubtful or abs(odds) < SURE)


def _merged(
    sides: Sides, verdicts: Mapping[int, Verdict], empty: Set[int]
) -> frozenset[int]:
    """Columns whose cell covers rows on both pages, where a new row begins below."""
    leading = _leading(sides, verdicts)
    filled = {column for column, said in verdicts.items() if said is not Verdict.BLANK}
    # A page that ends with the header has no item that could go on.
    is_header = sides.chain.rows == 1
    if is_header or not leading & (empty | sides.merging) or filled <= leading:
        return frozenset()
    known = {pair.column for pair in sides.pairs if pair.covers_rows} | filled
    if not known & leading and _leaves_empty(sides.chain, leading & empty):
        return frozenset()
    # Two empty cells say nothing of being one.
    blank = {pair.column for pair in sides.pairs if pair.above.is_blank}
    return frozenset(leading - (blank - known))


def _leading(sides: Sides, verdicts: Mapping[int, Verdict]) -> set[int]:
    """First columns that are empty below, or whose merged cell goes on in full lines."""
    found: set[int] = set()
    for pair in sides.pairs:
        said = verdicts[pair.column]
        goes_on = said is Verdict.FULL and (
            pair.covers_rows or _is_task(sides, pair, follows_blank=bool(found))
        )
        if said is not Verdict.BLANK and not goes_on:
            break
        found.add(pair.column)
    return found


def _is_task(sides: Sides, pair: Pair, *, follows_blank: bool) -> bool:
    """Whether the cell is long, and such as the table merges or an empty one follows."""
    return (
        (pair.column in sides.merging or follows_blank)
        and is_sliced(pair, sides.measures)
        and squares(pair, sides.measures) >= LONG
    )


def _leaves_empty(chain: Chain, columns: Set[int]) -> bool:
    """Whether rows of the table leave these columns empty instead of merging them."""
    return any(
        cell.is_blank and cell.row > 0 and cell.column in columns
        for cell in chain.cells
    )
