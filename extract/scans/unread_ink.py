"""Ink in a table's cells that a recognition of the whole page passed over.

Engines look for lines of text; a single 一 between two rules is none to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from extract.scans.full_width import as_chinese
from extract.scans.picture import Picture, contrast, ink_depth, pixels
from extract.scans.recognition import Recognised, recognise_line
from extract.scans.ruled_cells import Grid

#: How dark ink is, of the page's darkest.
DARK: Final = 0.35
#: How far from a rule text begins, in points.
INSET: Final = 2.0
#: Smaller spots are dirt, or points of characters.
LEAST_SIZE: Final = 4.0
#: What is passed over is short: more on a page is no text.
MOST_MISSED: Final = 12
#: Text that is this sure is taken.
LEAST_CONFIDENT: Final = 0.6
#: Height of a line where a page has no other to go by, in points.
USUAL_HEIGHT: Final = 12.0

Place = tuple[int, int, int, int]


def read_missed(
    picture: Picture, dpi: float, grids: Sequence[Grid], lines: list[Recognised]
) -> list[Recognised]:
    """The lines, and those of the ink in cells that none of them covers."""
    if not grids:
        return lines
    ink = _ink(picture, dpi, grids)
    for line in lines:
        top, bottom = max(0, int(line.top) - 2), int(line.bottom) + 3
        ink[top:bottom, max(0, int(line.edges[0]) - 3) : int(line.edges[-1]) + 4] = 0
    height = _height(lines, dpi)
    missed = [
        line for place in _spots(ink, dpi) for line in _read(picture, place, height)
    ]
    return [*lines, *missed[:MOST_MISSED]]


def _ink(picture: Picture, dpi: float, grids: Sequence[Grid]) -> Picture:
    """Dark pixels inside of cells, away from their rules."""
    depth = ink_depth(picture, dpi)
    dark = (depth > DARK * contrast(depth)).astype(np.uint8)
    inside = np.zeros_like(dark)
    inset = pixels(INSET, dpi)
    for grid in grids:
        for face in grid.faces:
            top = int(grid.rows[face.row]) + inset
            bottom = int(grid.rows[face.row + face.row_span]) - inset
            left = int(grid.columns[face.column]) + inset
            right = int(grid.columns[face.column + face.column_span]) - inset
            if top < bottom and left < right:
                inside[top:bottom, left:right] = 1
    return np.asarray(dark & inside, np.uint8)


def _spots(ink: Picture, dpi: float) -> Iterator[Place]:
    """Left, top, right and bottom of marks as large as a character."""
    reach = pixels(3, dpi)
    grown = cv2.dilate(ink, np.ones((1, reach), np.uint8))
    count, _, sizes, _ = cv2.connectedComponentsWithStats(grown, connectivity=8)
    for number in range(1, count):
        x, y, width, height, _ = (int(value) for value in sizes[number])
        if max(width - reach, height) >= pixels(LEAST_SIZE, dpi):
            yield x, y, x + width, y + height


def _read(picture: Picture, place: Place, height: float) -> Iterator[Recognised]:
    """What stands at a mark, given a line's height around it."""
    left, top, right, bottom = place
    middle = (top + bottom) / 2
    half = max(height * 0.6, (bottom - top) / 2 + height * 0.15)
    aside = round(height * 0.3)
    start, first = max(0, round(middle - half)), max(0, left - aside)
    crop = picture[start : round(middle + half), first : right + aside]
    line = recognise_line(crop)
    if line is not None and line.confidence >= LEAST_CONFIDENT:
        yield line.moved(first, start).spelled(as_chinese(line.text))


def _height(lines: Sequence[Recognised], dpi: float) -> float:
    """The height of a line, as most have it."""
    heights: npt.NDArray[np.float64] = np.array(
        [line.bottom - line.top for line in lines], np.float64
    )
    return float(np.median(heights)) if len(heights) else pixels(USUAL_HEIGHT, dpi)
