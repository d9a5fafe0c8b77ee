"""People in a ledger's cells, and which body each answers for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from normalize.bodies import Body
from normalize.fold import fold


@dataclass(frozen=True, slots=True)
class Person:
    """Who a cell names; ``note`` is what stands in brackets."""

    name: str
    note: str | None
    title: str | None
    at: tuple[int, int]


class PairedBy(StrEnum):
    """What made a body and a person belong together."""

    SOLE = "sole"
    POSITION = "position"
    ELSEWHERE = "elsewhere"
    TITLE = "title"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A body and a person by their places in the cell; ``None`` is left alone."""

    body: int | None
    person: int | None
    paired_by: PairedBy | None


_TOKEN: Final = re.compile(r"[^\s、，；/（）]+|（[^（）]*）")


def read_people(text: str) -> tuple[Person, ...]:
    """Everybody a cell of people names, in order."""
    found: list[Person] = []
    for token in _TOKEN.finditer(fold(text)):
        if token[0].startswith("（"):
            if found:
                last = found.pop()
                found.append(
                    Person(
                        last.name, token[0][1:-1], last.title, (last.at[0], token.end())
                    )
                )
            continue
        if token[0] in {"无", "-", "--"} or not re.search("[一-鿿]", token[0]):
            continue
        found.append(Person(token[0], None, None, token.span()))
    return tuple(found)


def known_pairs(
    rows: Iterable[tuple[Sequence[Body], Sequence[Person]]],
) -> dict[str, str]:
    """Bodies of people, learnt from rows that leave no choice."""
    seen: dict[str, set[str]] = {}
    for bodies, people in rows:
        if len(bodies) == len(people):
            for body, person in zip(bodies, people, strict=True):
                seen.setdefault(person.name, set()).add(body.name)
    return {name: found.pop() for name, found in seen.items() if len(found) == 1}


def pair(
    bodies: Sequence[Body], people: Sequence[Person], known: Mapping[str, str]
) -> tuple[Pairing, ...]:
    """Which of a row's bodies each of its people answers for."""
    if len(bodies) == len(people):
        how = PairedBy.SOLE if len(bodies) == 1 else PairedBy.POSITION
        return tuple(Pairing(at, at, how) for at in range(len(bodies)))
    if len(bodies) == 1 or len(people) == 1:
        return tuple(
            Pairing(body, person, PairedBy.ALL)
            for body in range(len(bodies))
            for person in range(len(people))
        )
    by_name = {body.name: at for at, body in enumerate(bodies)}
    pairs = [
        Pairing(by_name.get(known.get(person.name, "")), at, PairedBy.ELSEWHERE)
        for at, person in enumerate(people)
    ]
    taken = {pair.body for pair in pairs}
    left = [Pairing(at, None, None) for at in range(len(bodies)) if at not in taken]
    return (*pairs, *left)
