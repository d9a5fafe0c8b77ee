"""Places on a sheet in the letters and numbers of their names, counted from 0 here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384
_CELL: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, the last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


def place_of(reference: str) -> tuple[int, int]:
    """Row and column of ``D7``. Raises ``ValueError`` for what is on no sheet.

    >>> place_of("D7"), place_of("XFD1048576")
    ((6, 3), (1048575, 16383))
    """
    match = _CELL.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if row > MAX_ROWS or column > MAX_COLUMNS:
        raise ValueError(reference)
    return row - 1, column - 1


def area_of(reference: str) -> Area:
    """The rectangle of ``B2:D7``, or of one cell; raises as ``place_of`` does."""
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = place_of(first), place_of(last or first)
    if bottom < top or right < left:
        raise ValueError(reference)
    return Area(top, left, bottom, right)


def column_name(column: int) -> str:
    """Letters of a column.

    >>> column_name(0), column_name(25), column_name(26), column_name(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """What people call a cell.

    >>> cell_name(6, 3)
    'D7'
    """
    return f"{column_name(column)}{row + 1}"
