"""The lines of a table's cells, measured in their columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from extract.pages.chain import ChainCell, Part
from extract.pages.page import PageCell
from extract.pages.setting import (
    USUAL_SPACE,
    Flow,
    SetLine,
    set_between,
    usual_size,
)
from extract.pages.wrapping import flow_of

#: From line to line, in squares of type, where none shows.
USUAL_PITCH: Final = 1.5
#: The share of a column's cells that show how it parts words.
MANY: Final = 0.1
_SPACE: Final = re.compile(r"(?<=[一-鿿])[ \u3000](?=[一-鿿])").finditer
_SENTENCE: Final = re.compile("[。；，]").search


@dataclass(frozen=True, slots=True)
class Measures:
    """How a table is set: its type, the blank beside its rules, its lines' pitch.

    ``spaces`` are those by which columns part words, by column, and ``space`` is how
    wide a plain one is.
    """

    size: float
    padding: float
    pitch: float | None
    spaces: Mapping[int, str] = field(default_factory=dict)
    space: float = USUAL_SPACE


def measures_of(parts: Sequence[Part]) -> Measures:
    """Measured over the cells of all parts.

    Cells keep the same blank to both sides; the left one shows wherever a line is
    not indented.
    """
    cells = [cell for part in parts for cell in part.table.cells if cell.lines]
    size = usual_size(line for cell in cells for line in cell.lines)
    blanks = sorted(_blanks(cells))
    padding = blanks[len(blanks) // 50] if blanks else 0.0
    pitches = sorted(_pitches(cells, size))
    pitch = pitches[len(pitches) // 10] if len(pitches) > 4 else None
    padding = max(0.0, min(padding, size))
    widths = sorted(_space_widths(cells))
    space = widths[len(widths) // 2] / size if widths else USUAL_SPACE
    return Measures(size, padding, pitch, _spaces(cells), space)


def flow_in(lines: Sequence[SetLine], column: int, measures: Measures) -> Flow:
    """How the lines of a cell in this column are set.

    A cell without a mark of a sentence is a list, whatever its lines show of spaces.
    """
    spaces = measures.spaces.get(column, "")
    if not any(_SENTENCE(line.line.text) for line in lines):
        spaces += " "
    return flow_of(lines, measures.pitch, spaces, measures.space)


def set_lines(cell: ChainCell, measures: Measures) -> tuple[SetLine, ...]:
    """A cell's lines over all its pages, in its column."""
    found: list[SetLine] = []
    for piece in cell.pieces:
        box = piece.cell.box
        left, right = box.x0 + measures.padding, box.x1 - measures.padding
        found += set_between(piece.cell.lines, left, right, measures.size)
    return tuple(found)


def _space_widths(cells: Iterable[PageCell]) -> Iterator[float]:
    """What spaces within lines take, as they are printed."""
    for cell in cells:
        for line in cell.lines:
            for at in (match.start() for match in _SPACE(line.text)):
                edges = line.strip.edges
                if line.text[at] == " " and edges[at + 1] > edges[at]:
                    yield edges[at + 1] - edges[at]


def _spaces(cells: Sequence[PageCell]) -> dict[int, str]:
    """The spaces between Han of a column: plain ones that many cells have, and wide."""
    filled = Counter(cell.column for cell in cells)
    found = Counter(
        (cell.column, space)
        for cell in cells
        for space in {match[0] for line in cell.lines for match in _SPACE(line.text)}
    )
    usual: dict[int, str] = {}
    for (column, space), count in sorted(found.items()):
        if space == "\u3000" or count >= max(2, filled[column] * MANY):
            usual[column] = usual.get(column, "") + space
    return usual


def _blanks(cells: Iterable[PageCell]) -> Iterator[float]:
    for cell in cells:
        yield min(line.strip.edges[0] for line in cell.lines) - cell.box.x0


def _pitches(cells: Iterable[PageCell], size: float) -> Iterator[float]:
    for cell in cells:
        for above, below in zip(cell.lines, cell.lines[1:], strict=False):
            yield (below.strip.top - above.strip.top) / size
