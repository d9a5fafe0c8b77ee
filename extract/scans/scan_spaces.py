"""Blanks between Chinese characters, which recognition engines leave out.

Names stand in a row with no more than a blank between them (李旭东 艾建伟). A blank
shows twice: there is less ink, and the next character stands further off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from extract.scans.picture import Picture, contrast, ink_depth
from extract.scans.recognition import Recognised

#: How dark ink is, of the page's darkest.
DARK: Final = 0.35
#: How much wider than usual the place without ink is, in characters, how much further
#: off the next one stands, and both. Measured at 150 and 200 dpi: blanks have 0.19,
#: 0.05 and 0.25 at the least; 月份 and 目前, the loosest without, 0.16, 0.01, 0.17.
WIDER: Final = 0.18
FURTHER: Final = 0.04
TOGETHER: Final = 0.24
#: So many pairs tell what is usual on a page.
SAMPLE: Final = 200
FEWEST: Final = 12

Columns = npt.NDArray[np.intp]


def with_spaces(
    picture: Picture, dpi: float, lines: Sequence[Recognised]
) -> list[Recognised]:
    """The lines, with the blanks that part their Chinese characters."""
    pairs = [(line, at) for line in lines for at in _pairs(line)]
    if len(pairs) < FEWEST:
        return list(lines)
    depth = ink_depth(picture, dpi)
    dark = depth > DARK * contrast(depth)
    size = float(np.median([_pitch(line, at) for line, at in pairs]))
    some = pairs[:: max(1, len(pairs) // SAMPLE)]
    gaps = [_gap(line, at, _inked(dark, line)) for line, at in some]
    usual = float(np.median(gaps)) / size
    return [_spaced(line, _inked(dark, line), size, usual) for line in lines]


def _spaced(line: Recognised, inked: Columns, size: float, usual: float) -> Recognised:
    """The line with its blanks; justified lines stand wider than the page's usual."""
    pairs = list(_pairs(line))
    pitches = [_pitch(line, at) / size for at in pairs]
    wide = max(1.0, float(np.median(pitches))) if len(pairs) >= FEWEST else 1.0
    for at, pitch in reversed(list(zip(pairs, pitches, strict=True))):
        further = pitch - wide
        if further < FURTHER:
            continue
        wider = _gap(line, at, inked) / size - usual - (wide - 1)
        if wider >= WIDER and wider + further >= TOGETHER:
            line = line.cut(0, at + 1).before(line.cut(at + 1, len(line.text)), " ")
    return line


def _pairs(line: Recognised) -> Iterator[int]:
    """Where in a line two Chinese characters stand side by side."""
    for at, (one, other) in enumerate(pairwise(line.text)):
        if _is_han(one) and _is_han(other):
            yield at


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _pitch(line: Recognised, at: int) -> float:
    """From the middle of a character to the middle of the next."""
    return (line.edges[at + 2] - line.edges[at]) / 2


def _inked(dark: npt.NDArray[np.bool_], line: Recognised) -> Columns:
    """Columns of the picture in which a line has ink."""
    rows = dark[max(0, int(line.top)) : int(line.bottom) + 1]
    return np.flatnonzero(rows.any(axis=0))


def _gap(line: Recognised, at: int, inked: Columns) -> float:
    """The widest place without ink between the middles of two characters."""
    start = (line.edges[at] + line.edges[at + 1]) / 2
    end = (line.edges[at + 1] + line.edges[at + 2]) / 2
    first, last = np.searchsorted(inked, (start, end))
    between = inked[first:last]
    return float(np.diff(between).max()) - 1 if len(between) > 1 else 0.0
