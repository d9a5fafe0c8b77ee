"""Where a table goes on over a page break: which cells of the next page go on with which.

Rules decide where a producer leaves a cut cell open (Chromium). Where it closes
every cell at the page's end (LibreOffice, Word, WPS), a row goes on where its short
cells stand empty on the next page and its long ones went on from a full line; and
a cell that covers several rows goes on where the next page shows it empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from extract.chain import Chain, ChainCell
from extract.column import Measures, set_lines
from extract.wrapping import flow_of, is_full

#: From line to line, in squares of type, where none shows.
USUAL_PITCH: Final = 1.5
#: Lines for which a cell that goes on may have room: a paragraph's first and last two
#: are kept together.
MOST_ROOM: Final = 2.5


@dataclass(frozen=True, slots=True)
class Pair:
    """The last cell above a page break and the first below it, in the same columns."""

    above: ChainCell
    below: ChainCell

    @property
    def column(self) -> int:
        """Its first column."""
        return self.above.column

    @property
    def is_open(self) -> bool:
        """Whether no rule parts the two."""
        return (
            self.above.pieces[-1].cell.is_open_below
            or self.below.pieces[0].cell.is_open_above
        )

    @property
    def covers_rows(self) -> bool:
        """Whether one of them is known to be merged over rows."""
        return self.above.row_span > 1 or self.below.row_span > 1


class Verdict(Enum):
    """What two cells say of the row that they stand in.

    BLANK: nothing below. FULL: the line above has no room for what the one below
    begins with. ENDED: the line above was ended, or a paragraph begins below: the
    row may go on or be new. APART: the text above ended before the break.
    """

    BLANK = auto()
    FULL = auto()
    ENDED = auto()
    APART = auto()


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


def seam_of(
    chain: Chain, below: Sequence[ChainCell], measures: Measures, *, reaches_end: bool
) -> Seam:
    """What goes on from the chain's last row into cells of the next page.

    ``reaches_end`` says that the page above has no room left for another line.
    """
    last = [cell for cell in chain.cells if cell.end == chain.rows]
    pairs = pairs_of(last, [cell for cell in below if cell.row == 0])
    complete = len(pairs) == len(last) == sum(cell.row == 0 for cell in below)
    opened = frozenset(pair.column for pair in pairs if pair.is_open)
    if opened:
        is_cut = complete and len(opened) == len(pairs)
        return Seam(is_cut, opened)
    if not pairs:
        return Seam(False, frozenset())
    return _closed(chain, pairs, measures, can_cut=complete and reaches_end)


def _closed(
    chain: Chain, pairs: Sequence[Pair], measures: Measures, *, can_cut: bool
) -> Seam:
    verdicts = {pair.column: verdict(pair, measures) for pair in pairs}
    usual = _usual_columns(chain)
    empty = {at for at in usual if verdicts.get(at) is Verdict.BLANK}
    filled = [pair for pair in pairs if verdicts[pair.column] is not Verdict.BLANK]
    if not empty or not filled:
        return Seam(False, _merged(chain, pairs, verdicts, empty))
    is_cut, is_doubtful = _is_cut(chain, pairs, verdicts, empty)
    if is_cut and can_cut:
        return Seam(True, frozenset(verdicts), is_doubtful)
    return Seam(False, _merged(chain, pairs, verdicts, empty), is_doubtful and can_cut)


def _is_cut(
    chain: Chain,
    pairs: Sequence[Pair],
    verdicts: Mapping[int, Verdict],
    empty: Set[int],
) -> tuple[bool, bool]:
    """Whether the row goes on, some of its cells being empty below; and any doubt."""
    said = list(verdicts.values())
    if Verdict.APART in said:
        return False, False
    ended = said.count(Verdict.ENDED)
    if not ended:
        return True, False
    leading = _leading(pairs, verdicts)
    if empty <= leading:
        # A row of its own that shares the cells before it, unless it is the one
        # cell that goes on with a new paragraph.
        return False, ended == 1 and not _has_merged(chain, leading)
    return True, Verdict.FULL not in said


def verdict(pair: Pair, measures: Measures) -> Verdict:
    """What two cells that meet at a page break say of their row."""
    above, below = set_lines(pair.above, measures), set_lines(pair.below, measures)
    if not below:
        return Verdict.BLANK
    if not above or _room(pair, measures) > MOST_ROOM:
        return Verdict.APART
    flow = flow_of((*above, *below), measures.pitch)
    return Verdict.FULL if is_full(above[-1], below[0], flow) else Verdict.ENDED


def _room(pair: Pair, measures: Measures) -> float:
    """Lines that the cell above has room for below its last one."""
    cell = pair.above.pieces[-1].cell
    if not cell.lines:
        return 0.0
    pitch = measures.size * (measures.pitch or USUAL_PITCH)
    return (cell.box.bottom - cell.lines[-1].strip.bottom) / pitch


def _usual_columns(chain: Chain) -> set[int]:
    """Columns where most rows have something written."""
    filled: dict[int, int] = {}
    for cell in chain.cells:
        if not cell.is_blank:
            filled[cell.column] = filled.get(cell.column, 0) + cell.row_span
    return {column for column, rows in filled.items() if 2 * rows >= chain.rows}


def _leading(pairs: Sequence[Pair], verdicts: Mapping[int, Verdict]) -> set[int]:
    """First columns that are empty below, or whose cell goes on from a full line."""
    found = set()
    for pair in pairs:
        if verdicts[pair.column] not in (Verdict.BLANK, Verdict.FULL):
            break
        found.add(pair.column)
    return found


def _has_merged(chain: Chain, columns: set[int]) -> bool:
    """Whether cells of these columns are merged over rows elsewhere in the table."""
    return any(cell.row_span > 1 and cell.column in columns for cell in chain.cells)


def _merged(
    chain: Chain,
    pairs: Sequence[Pair],
    verdicts: Mapping[int, Verdict],
    empty: Set[int],
) -> frozenset[int]:
    """Columns whose cell covers rows on both pages, where a new row begins below."""
    leading = _leading(pairs, verdicts)
    if not leading & empty or not any(
        verdicts[pair.column] is not Verdict.BLANK and pair.column not in leading
        for pair in pairs
    ):
        return frozenset()
    known = {pair.column for pair in pairs if pair.covers_rows}
    return (
        frozenset(leading)
        if known & leading or _has_merged(chain, leading)
        else frozenset()
    )
