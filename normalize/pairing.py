"""Which body each person of a row answers for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from normalize.bodies import Body
from normalize.person import Person


class PairedBy(StrEnum):
    """What made a body and a person belong together."""

    SOLE = "sole"
    POSITION = "position"
    ELSEWHERE = "elsewhere"
    TITLE = "title"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A body and a person by their places in the row; ``None`` is one left alone."""

    body: int | None
    person: int | None
    paired_by: PairedBy | None


_TOWNS: Final = re.compile("乡|镇|街道|办事处")
_DEPARTMENTS: Final = re.compile("部门|单位|科局|委局|局委")


def known_pairs(
    rows: Iterable[tuple[Sequence[Body], Sequence[Person]]],
) -> dict[str, str]:
    """Bodies of people, learnt from the rows of a ledger that leave no choice.

    A row with as many people as bodies pairs them in order. Whoever is met with two
    bodies, and a title without a name, is left out.
    """
    seen: dict[str, set[str]] = {}
    for bodies, people in rows:
        if len(bodies) != len(people):
            continue
        for body, person in zip(bodies, people, strict=True):
            if not person.unnamed:
                seen.setdefault(person.name, set()).add(body.name)
    return {name: found.pop() for name, found in seen.items() if len(found) == 1}


def pair(
    bodies: Sequence[Body], people: Sequence[Person], known: Mapping[str, str]
) -> tuple[Pairing, ...]:
    """A row's bodies with its people, in the order of the bodies.

    Titles and ``known`` pairs are sure. Equal numbers go by position where nothing
    sure contradicts it; a sole body has all the people, a sole person all the
    bodies; of unequal numbers whatever is not sure is left alone.
    """
    sure = _sure(bodies, people, known)
    if len(bodies) == len(people):
        return _in_order(len(bodies), sure)
    titled = any(how is PairedBy.TITLE for _, how in sure.values())
    shared = len(bodies) == 1 or (len(people) == 1 and not titled)
    if shared and bodies and people:
        return tuple(
            Pairing(body, person, PairedBy.ALL)
            for body in range(len(bodies))
            for person in range(len(people))
        )
    return _with_the_rest(len(bodies), len(people), sure)


_Sure = Mapping[int, tuple[int, PairedBy]]


def _sure(
    bodies: Sequence[Body], people: Sequence[Person], known: Mapping[str, str]
) -> _Sure:
    """Bodies of people, by a title that names the body or by other rows."""
    by_name = {body.name: at for at, body in enumerate(bodies)}
    sure: dict[int, tuple[int, PairedBy]] = {}
    for at, person in enumerate(people):
        titled = [i for i, body in enumerate(bodies) if _names(person, body)]
        if len(titled) == 1:
            sure[at] = titled[0], PairedBy.TITLE
        elif known.get(person.name) in by_name:
            sure[at] = by_name[known[person.name]], PairedBy.ELSEWHERE
    return sure


def _names(person: Person, body: Body) -> bool:
    """Whether a title says whose it is: 各乡（街道）行政负责人 is of 各乡（街道）."""
    said = " ".join(filter(None, (person.title, person.note)))
    if not said:
        return False
    if body.group:
        return person.unnamed and any(
            sort.search(said) and sort.search(body.name)
            for sort in (_TOWNS, _DEPARTMENTS)
        )
    return body.text in said or body.name[1:] in said


def _in_order(count: int, sure: _Sure) -> tuple[Pairing, ...]:
    if all(body == person for person, (body, _) in sure.items()):
        how = PairedBy.SOLE if count == 1 else PairedBy.POSITION
        return tuple(Pairing(at, at, how) for at in range(count))
    taken = {body for body, _ in sure.values()}
    bodies = [at for at in range(count) if at not in taken]
    people = [at for at in range(count) if at not in sure]
    if len(bodies) != len(people):
        return _with_the_rest(count, count, sure)
    rest = {
        person: (body, PairedBy.POSITION)
        for body, person in zip(bodies, people, strict=True)
    }
    return _with_the_rest(count, count, {**sure, **rest})


def _with_the_rest(bodies: int, people: int, sure: _Sure) -> tuple[Pairing, ...]:
    pairs: list[Pairing] = []
    for at in range(bodies):
        own = [
            Pairing(at, person, how)
            for person, (body, how) in sorted(sure.items())
            if body == at
        ]
        pairs.extend(own or [Pairing(at, None, None)])
    pairs.extend(Pairing(None, at, None) for at in range(people) if at not in sure)
    return tuple(pairs)
