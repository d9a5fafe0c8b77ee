"""Names of people that nothing stands between, where a line ended in between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise
from typing import Final

from normalize.people import COMPOUND, TITLE_END, names_person, read_people
from normalize.person import Person


def parted_names(text: str, places: Sequence[int]) -> tuple[int, ...]:
    """Which of ``places`` part two names that nothing stands between.

    Chosen so that most names read as names; a place that makes none stays whole.

    >>> parted_names("毛丽萍段国庆 副区长顾长林", [3, 6, 8])
    (3,)
    """
    chosen: list[int] = []
    for start, end in _stretches(text):
        within = [place for place in places if start < place < end][:_MOST_PLACES]
        chosen += max(_subsets(within), key=partial(_named, text, start, end))
    return tuple(chosen)


#: Of places in a row, how many are weighed against each other: all 2^n sets of them.
_MOST_PLACES: Final = 10


def _subsets(places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The fewer the earlier: of equals the first is chosen."""
    for count in range(len(places) + 1):
        yield from combinations(places, count)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """What stands between marks and line ends, and spaces that part no 王 新."""
    edges = [0]
    for match in _PARTING.finditer(text):
        edges += match.span()
    edges.append(len(text))
    yield from zip(edges[::2], edges[1::2], strict=True)


#: Marks, line ends, and spaces with longer words on both sides.
_PARTING: Final = re.compile(r"[、，；,;/|\n]|(?<=[^\s][^\s])[ \u3000]+(?=[^\s]{2})")


def _named(text: str, start: int, end: int, cuts: Sequence[int]) -> int:
    """How many people a stretch names if it is cut there, less what reads as none."""
    edges = (start, *cuts, end)
    shown = " ".join(text[a:b] for a, b in pairwise(edges))
    return sum(1 if _reads_as_one(person) else -1 for person in read_people(shown))


def _reads_as_one(person: Person) -> bool:
    if person.unnamed:
        return TITLE_END.search(person.name) is not None
    name = person.name
    if "·" in name:
        return True
    usual = (3, 4) if name[:2] in COMPOUND else (2, 3)
    return len(name) in usual and names_person(name)
