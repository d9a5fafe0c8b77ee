"""What the cells on both sides of a page break say of the row that they stand in."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from extract.pages.chain import Chain, ChainCell
from extract.pages.column import USUAL_PITCH, Measures, set_lines
from extract.pages.setting import SetLine
from extract.pages.wrapping import INDENT, flow_of, is_full

#: Lines for which a cell that goes on may have room: a paragraph's first and last two
#: are kept together.
MOST_ROOM: Final = 2.5
#: Lines of room that are less than one more line with its leading.
LINE_ROOM: Final = 1.3
#: How often a cut row shows a short cell empty on its second page, and how often the
#: cut falls between two paragraphs of a cell: rough, for what is rare weighs most.
BLANK_WHEN_CUT: Final = 0.7
ENDED_WHEN_CUT: Final = 0.25
ENDED_WITH_ROOM: Final = 0.1
NUMBER: Final = re.compile(
    r"\s*([（(]?)(\d{1,2}|[一二三四五六七八九十])([）)、.．是])(?!\d)"
)
NUMERALS: Final = "零一二三四五六七八九十"
#: How much more often a number follows the one above in a row that goes on.
NUMBERED: Final = 10.0


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
    def is_open_below(self) -> bool:
        """Whether no rule closes the upper cell at its page's end."""
        return self.above.pieces[-1].cell.is_open_below

    @property
    def is_open_above(self) -> bool:
        """Whether no rule closes the lower cell at its page's beginning."""
        return self.below.pieces[0].cell.is_open_above

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


def verdict(pair: Pair, measures: Measures) -> Verdict:
    """What two cells that meet at a page break say of their row."""
    above, below = set_lines(pair.above, measures), set_lines(pair.below, measures)
    if not below:
        return Verdict.BLANK
    is_blank = not above or not pair.above.pieces[-1].cell.lines
    if is_blank or _room(pair, measures) > MOST_ROOM:
        return Verdict.APART
    flow = flow_of((*above, *below), measures.pitch)
    first, *others = below
    after = others[0] if others else None
    goes_on = is_full(above[-1], first, flow, after)
    return Verdict.FULL if goes_on else Verdict.ENDED


def is_sliced(pair: Pair, measures: Measures) -> bool:
    """Whether text runs full from the very end of the one to the top of the other."""
    pitch = measures.size * (measures.pitch or USUAL_PITCH)
    cell = pair.below.pieces[0].cell
    starts_at_top = bool(cell.lines) and cell.lines[0].strip.top - cell.box.top < pitch
    return (
        verdict(pair, measures) is Verdict.FULL
        and starts_at_top
        and _room(pair, measures) < LINE_ROOM
    )


def _room(pair: Pair, measures: Measures) -> float:
    """Lines that the cell above has room for below its last one."""
    cell = pair.above.pieces[-1].cell
    pitch = measures.size * (measures.pitch or USUAL_PITCH)
    return (cell.box.bottom - cell.lines[-1].strip.bottom) / pitch


def odds_of_cut(
    chain: Chain,
    filled: Sequence[Pair],
    verdicts: Mapping[int, Verdict],
    empty: Set[int],
    measures: Measures,
) -> float:
    """Logarithm of how much likelier a cut row is than a new one.

    A new row rarely leaves empty what the table's rows fill; a new cell rarely
    follows a line that happens to be full; a cut rarely falls between paragraphs.
    """
    odds = math.log(BLANK_WHEN_CUT / _share_of_rows(chain, empty))
    for pair in filled:
        has_room = _room(pair, measures) >= LINE_ROOM
        if verdicts[pair.column] is not Verdict.FULL:
            odds += math.log(ENDED_WITH_ROOM if has_room else ENDED_WHEN_CUT)
            odds += _numbering(pair, measures)
        elif not has_room:
            odds += math.log(squares(pair, measures))
    return odds


def usual_columns(chain: Chain) -> set[int]:
    """Columns where most rows have something written."""
    filled: dict[int, int] = {}
    for cell in chain.cells:
        if not cell.is_blank:
            filled[cell.column] = filled.get(cell.column, 0) + cell.row_span
    return {column for column, rows in filled.items() if 2 * rows >= chain.rows}


def _share_of_rows(chain: Chain, columns: Set[int]) -> float:
    """Share of the table's rows that have nothing of their own in these columns."""
    filled = [0] * chain.rows
    for cell in chain.cells:
        if not cell.is_blank:
            own = range(cell.column, cell.column + cell.column_span)
            filled[cell.row] += any(column in columns for column in own)
    body = filled[1:]
    return (body.count(0) + 0.5) / (len(body) + 1)


def squares(pair: Pair, measures: Measures) -> float:
    """Squares of type that fill the column."""
    box = pair.above.pieces[-1].cell.box
    return max(1.0, (box.x1 - box.x0 - 2 * measures.padding) / measures.size)


def _numbering(pair: Pair, measures: Measures) -> float:
    """Whether the text below goes on with the numbers above, or begins again."""
    below = _number(set_lines(pair.below, measures)[0])
    if below is None:
        return 0.0
    if _value(below[2]) == 1:
        return -math.log(NUMBERED)
    follows = any(
        _value(found[2]) + 1 == _value(below[2])
        and found.group(1, 3) == below.group(1, 3)
        for line in set_lines(pair.above, measures)
        if (found := _number(line))
    )
    return math.log(NUMBERED) if follows else 0.0


def _number(line: SetLine) -> re.Match[str] | None:
    """The number that a line begins with; 1.3 is one only where it is indented."""
    found = NUMBER.match(line.line.text)
    if found and line.indent < INDENT and line.line.text[found.end() :][:1].isdigit():
        return None
    return found


def _value(numeral: str) -> int:
    return NUMERALS.index(numeral) if numeral in NUMERALS else int(numeral)
