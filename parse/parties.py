"""Who answers for a row: its bodies, its people, and which of them go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from normalize.bodies import Bodies, Body, Place, read_bodies, same_body
from normalize.bodies import Role as BodyRole
from normalize.fold import fold
from normalize.people import PairedBy, Person, known_pairs, pair, read_people
from parse.columns import Role
from parse.doubt import Doubt
from parse.doubt import Place as At
from parse.ledger import Row

#: A row of several bodies' item that names its own in the text.
OWN_BODY: Final = re.compile(
    r"（(?:责任|牵头|承办|主办|落实|负责)(?:单位|部门)：([^（）]{2,40})）"
)


#: Names that are trusted no more than this do not even look like a body's.
UNKNOWN: Final = 0.3


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One body, and one person where one answers for it."""

    body: Body | None
    role: BodyRole
    person: Person | None
    paired_by: PairedBy | None


@dataclass(frozen=True, slots=True)
class Parties:
    """A row's lead and supporting bodies and its people, in the order written."""

    leads: tuple[Body, ...]
    supports: tuple[Body, ...]
    people: tuple[Person, ...]
    responsibilities: tuple[Responsibility, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Cells:
    """What the cells of a row name, before anything is matched."""

    row: Row
    leads: tuple[Body, ...]
    supports: tuple[Body, ...]
    people: tuple[Person, ...]
    own: tuple[Body, ...]


def read_parties(
    rows: Sequence[Row], place: Place | None, bodies: Bodies
) -> Mapping[str, Parties]:
    """Parties of every row by its id; pairs that are clear in one row help in others."""
    cells = [_read_cells(row, place, bodies) for row in rows]
    known = known_pairs((cell.leads, cell.people) for cell in cells)
    return {cell.row.task_id: _match(cell, known, bodies) for cell in cells}


def _read_cells(row: Row, place: Place | None, bodies: Bodies) -> _Cells:
    def read(text: str) -> tuple[Body, ...]:
        return read_bodies(text, place=place, bodies=bodies) if text else ()

    named = read(row.text(Role.LEAD))
    stated = {
        match[1]
        for role in (Role.TASK, Role.PROGRESS)
        for match in OWN_BODY.finditer(fold(row.text(role)))
    }
    # Several marks in one cell share it out point by point: none is the row's own.
    own = read(stated.pop()) if len(stated) == 1 else ()
    return _Cells(
        row=row,
        leads=tuple(body for body in named if body.role is not BodyRole.SUPPORT),
        supports=(
            *(body for body in named if body.role is BodyRole.SUPPORT),
            *read(row.text(Role.SUPPORT)),
        ),
        people=read_people(row.text(Role.PERSON)),
        own=own,
    )


def _match(cell: _Cells, known: Mapping[str, str], bodies: Bodies) -> Parties:
    pairings = pair(cell.leads, cell.people, known) if cell.leads else ()
    matched = [
        Responsibility(
            body=cell.leads[one.body] if one.body is not None else None,
            role=BodyRole.LEAD,
            person=cell.people[one.person] if one.person is not None else None,
            paired_by=one.paired_by,
        )
        for one in pairings
    ]
    if not cell.leads:
        matched = [Responsibility(None, BodyRole.LEAD, p, None) for p in cell.people]
    leads, people = cell.leads, cell.people
    doubts = list(_doubts(cell, matched)) if len(cell.own) == 0 else []
    if cell.own:
        leads = _own_leads(cell, bodies)
        matched = [m for m in matched if m.body in leads]
        matched += [
            Responsibility(body, BodyRole.LEAD, None, None)
            for body in leads
            if body not in [m.body for m in matched]
        ]
        people = tuple(m.person for m in matched if m.person is not None)
    supports = [
        Responsibility(body, BodyRole.SUPPORT, None, None) for body in cell.supports
    ]
    return Parties(leads, cell.supports, people, (*matched, *supports), tuple(doubts))


def _own_leads(cell: _Cells, bodies: Bodies) -> tuple[Body, ...]:
    """The row's own bodies, as the item's list has them where it does."""
    return tuple(
        next(
            (lead for lead in cell.leads if same_body(lead.name, own.name, bodies)), own
        )
        for own in cell.own
    )


def _doubts(cell: _Cells, matched: Sequence[Responsibility]) -> Iterator[Doubt]:
    """One doubt a row for bodies and people that do not go together, and for names."""
    task_id = cell.row.task_id
    bodies = [m.body for m in matched if m.body and not m.person and cell.people]
    people = [m.person for m in matched if m.person and not m.body]
    places = (
        *(At(task_id, "unit_text", *body.at) for body in bodies),
        *(At(task_id, "person_text", *person.at) for person in people),
    )
    units = "、".join(f"“{body.text}”" for body in bodies)
    names = "、".join(f"“{person.name}”" for person in people)
    if bodies and people:
        what = f"单位{units}与责任人{names}对应不上"
        yield _doubt("unpaired", task_id, what, places)
    elif bodies:
        yield _doubt("body_without_person", task_id, f"{units}没有对应的责任人", places)
    elif people and cell.leads:
        what = f"责任人{names}对不上任何牵头单位"
        yield _doubt("person_without_body", task_id, what, places)
    for body in cell.leads:
        if body.score <= UNKNOWN:
            what = f"“{body.text}”不像单位名称，按原文保留"
            at = (At(task_id, "unit_text", *body.at),)
            yield _doubt("unknown_body", task_id, what, at)


def _doubt(code: str, task_id: str, what: str, places: tuple[At, ...]) -> Doubt:
    return Doubt(code, f"第{task_id}项：{what}，请核对。", task_id, places)
