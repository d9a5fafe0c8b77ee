"""Spaces that a list of names has, but a page did not print.

A page prints no space at the end of a full line, so two names that a writer parted
by one meet there as if they were one. Where the type fills the line, geometry cannot
tell; the names can.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from normalize.bodies import Body
from normalize.parted_names import parted_names
from normalize.people import read_people

#: Scores of a body that the vocabulary has, and of a name that ends like a body's.
SURE: Final = 0.9
LIKE_ONE: Final = 0.5
#: Shorter ones are parts of longer names more often: 人行 of 人行朔泉市中心支行.
SHORTEST: Final = 4
#: How a writer fills a name of two characters up to the width of three.
_FILLING: Final = "\u3000"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The text of a cell, and the offsets where a line of it ends with no mark."""

    text: str
    ends: tuple[int, ...]


def spaces_of_bodies(
    column: Sequence[Wrapped], read: Callable[[str], Sequence[Body]]
) -> Iterator[Mapping[int, str]]:
    """Cell by cell, what stood between bodies where lines end, by offset.

    They are told apart by how bodies' names end, and by what other cells name.
    """
    names = [[name.at for name in read(cell.text)] for cell in column]
    space = _usual_space(column, names)
    known = {
        cell.text[start:end]
        for cell, found in zip(column, names, strict=True)
        for start, end in found
    }
    for cell, found in zip(column, names, strict=True):
        meeting = set(_meeting(found))
        is_glued = not meeting <= {*cell.ends}
        places = {*meeting, *_known_parts(cell, found, known, read)}
        yield {} if is_glued else _spaces(cell, places, space)


def spaces_of_people(column: Sequence[Wrapped]) -> Iterator[Mapping[int, str]]:
    """Cell by cell, what stood between people where lines end, by offset.

    A name of two characters that others of the column have filled up (方　晴) is so
    over two lines too.
    """
    names = [[name.at for name in read_people(cell.text)] for cell in column]
    space = _usual_space(column, names)
    is_filled = _fills_names(column)
    space_before_note = _space_before_notes(column)
    for cell, found in zip(column, names, strict=True):
        places = {*_meeting(found), *parted_names(cell.text, cell.ends)}
        spaces = _spaces(cell, places, space)
        filled = _halves(cell, spaces) if is_filled else ()
        noted = _notes(cell) if space_before_note else ()
        yield {
            **dict.fromkeys(noted, space_before_note),
            **dict.fromkeys(filled, _FILLING),
            **spaces,
        }


def _spaces(cell: Wrapped, places: set[int], space: str | None) -> Mapping[int, str]:
    return {at: space for at in cell.ends if at in places} if space else {}


def _usual_space(
    column: Sequence[Wrapped], names: Sequence[Sequence[tuple[int, int]]]
) -> str | None:
    """A space or a line end, as parts most names of the column.

    None where more follow each other with nothing within a line than at one's end.
    Marks say nothing: they would be printed at a line's end.
    """
    gaps = Counter(
        "wrap" if not gap and end in cell.ends else "\n" if "\n" in gap else gap[:1]
        for cell, found in zip(column, names, strict=True)
        for (_, end), (start, _) in pairwise(found)
        if not (gap := cell.text[end:start]).strip()
    )
    spaces = gaps[" "] + gaps["\u3000"]
    if gaps[""] > spaces + gaps["\n"] + gaps["wrap"]:
        return None
    return "\n" if gaps["\n"] > spaces else " "


def _meeting(names: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where a name ends and the next begins with nothing between."""
    return (one[1] for one, other in pairwise(names) if one[1] == other[0])


def _known_parts(
    cell: Wrapped,
    names: Sequence[tuple[int, int]],
    known: set[str],
    read: Callable[[str], Sequence[Body]],
) -> Iterator[int]:
    """Line ends within a name, where both parts are names elsewhere.

    Or where the first is in the vocabulary, the second looks like one, and both
    together are not.
    """

    def score(text: str) -> float:
        found = read(text)
        return found[0].score if len(found) == 1 else 0.0

    for start, stop in names:
        for end in cell.ends:
            if not start < end < stop:
                continue
            first, second = cell.text[start:end], cell.text[end:stop]
            is_long = min(len(first), len(second)) >= SHORTEST
            is_likely = is_long and score(first) >= SURE > score(first + second)
            if {first, second} <= known or (is_likely and score(second) >= LIKE_ONE):
                yield end


_TWO: Final = re.compile(r"(?<![一-鿿])([一-鿿])([ \u3000]*)([一-鿿])(?![一-鿿])")


def _fills_names(column: Sequence[Wrapped]) -> bool:
    """Whether names of two characters are filled up wherever they stand on a line."""
    gaps = Counter(
        bool(match[2])
        for cell in column
        for match in _TWO.finditer(cell.text)
        if match.start(3) not in cell.ends
    )
    return gaps[True] > 0 and gaps[False] == 0


_NOTE: Final = re.compile(
    r"(?<=[一-鿿])([ \u3000]*)[（(][^（）()]*[）)](?![^\s、，；])"
)


def _space_before_notes(column: Sequence[Wrapped]) -> str:
    """What stands before every note on a name (方晴 （规划）), on whatever line."""
    spaces = {
        match[1]
        for cell in column
        for match in _NOTE.finditer(cell.text)
        if match.start() not in cell.ends
    }
    return spaces.pop() if len(spaces) == 1 else ""


def _notes(cell: Wrapped) -> Iterator[int]:
    """Line ends before notes on names."""
    return (at for at in cell.ends if _NOTE.match(cell.text, at))


def _halves(cell: Wrapped, places: Iterable[int]) -> Iterator[int]:
    """Line ends within a name of two characters; ``places`` is where names part."""
    for start, stop in pairwise((0, *sorted(places), len(cell.text))):
        for person in read_people(cell.text[start:stop]):
            last = start + person.at[1] - 1
            if len(person.name) == 2 and last in cell.ends:
                yield last
