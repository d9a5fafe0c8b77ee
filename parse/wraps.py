"""Lists that a narrow column wrapped: parted again where a space went unprinted.

A page prints no space at the end of a full line, so two names that a writer parted
by one meet there as if they were one. Where the type fills the line, geometry cannot
tell; the names can.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extract import Document
from normalize.bodies import Bodies, Place, read_bodies
from normalize.people import parted_names, read_people
from parse.columns import FIELD_NAMES, Role
from parse.doubt import Doubt
from parse.doubt import Place as At
from parse.field import EMPTY, Field, join
from parse.ledger import Ledger, Row

#: Columns that list bodies or people.
_LISTS: Final = (Role.LEAD, Role.SUPPORT, Role.PERSON)

#: The names that tables give those columns.
_NAMES: Final = frozenset(FIELD_NAMES[role] for role in _LISTS)

_Ends = Sequence[int]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a column's names are read: where each stands, and where wraps part two."""

    names: Callable[[str], Iterator[tuple[int, int]]]
    partings: Callable[[str, _Ends], Iterator[int]]


def part_lists(
    document: Document, ledgers: Sequence[Ledger], place: Place | None, bodies: Bodies
) -> tuple[Ledger, ...]:
    """The ledgers, with wrapped lists of bodies and people parted where names end.

    What is put between two names is what parts most others of the column, a space or
    a line end. Documents without pages come back as they are.
    """
    if not document.source.placed:
        return tuple(ledgers)

    def read(text: str) -> Iterator[tuple[int, int]]:
        return (b.at for b in read_bodies(text, place=place, bodies=bodies))

    def part(text: str, ends: _Ends) -> Iterator[int]:
        names = list(read(text))
        meeting = {one[1] for one, other in pairwise(names) if one[1] == other[0]}
        return (end for end in ends if end in meeting)

    body = _Kind(read, part)
    person = _Kind(lambda text: (p.at for p in read_people(text)), _part_people)
    kinds = {Role.LEAD: body, Role.SUPPORT: body, Role.PERSON: person}
    return tuple(_part_ledger(document, ledger, kinds) for ledger in ledgers)


def _part_people(text: str, ends: _Ends) -> Iterator[int]:
    return iter(parted_names(text, ends))


def _part_ledger(
    document: Document, ledger: Ledger, kinds: Mapping[Role, _Kind]
) -> Ledger:
    rows = ledger.rows
    for role in _LISTS:
        fields = {row.fields[role] for row in rows if role in row.fields}
        parted = dict(_parted(document, fields, kinds[role]))
        rows = tuple(_with_field(row, role, parted) for row in rows)
    if rows == ledger.rows:
        return ledger
    doubts = tuple(_moved(doubt, ledger.rows, rows) for doubt in ledger.doubts)
    return replace(ledger, rows=rows, doubts=doubts)


def _with_field(row: Row, role: Role, parted: Mapping[Field, Field]) -> Row:
    field = row.fields.get(role)
    if field is None or field not in parted:
        return row
    return replace(row, fields={**row.fields, role: parted[field]})


def _parted(
    document: Document, fields: set[Field], kind: _Kind
) -> Iterator[tuple[Field, Field]]:
    """Fields that wraps ran together, and what they are instead."""
    ends = {field: tuple(_wraps(document, field)) for field in fields}
    joint = _joint([(field.text, ends[field]) for field in fields], kind)
    if joint is None:
        return
    for field in fields:
        places = sorted(kind.partings(field.text, ends[field])) if ends[field] else []
        if places:
            yield field, _cut(field, places, joint)


def _wraps(document: Document, field: Field) -> Iterator[int]:
    """Offsets in the field where a line ends and the next follows with nothing."""
    for span, start in zip(field.spans, field.starts, strict=True):
        for at in document.wraps(span):
            yield start + at - span.start


def _joint(texts: Sequence[tuple[str, _Ends]], kind: _Kind) -> str | None:
    """What parts most names of the column; None where it is marks, or nothing."""
    gaps = Counter(
        "\n" if "\n" in gap else gap.strip() or gap[:1]
        for text, ends in texts
        for (_, end), (start, _) in pairwise(kind.names(text))
        if (gap := text[end:start]) or end not in ends
    )
    gaps[" "] += gaps.pop("\u3000", 0)
    usual, _ = gaps.most_common(1)[0]
    return usual if usual in (" ", "\n") else None


def _cut(field: Field, places: Sequence[int], joint: str) -> Field:
    parted = EMPTY
    for part in pairwise((0, *places, len(field.text))):
        parted = join(parted, field.cut([part]), joint)
    return parted


def _moved(doubt: Doubt, before: Sequence[Row], after: Sequence[Row]) -> Doubt:
    """The doubt, about the same characters of fields that were parted."""
    places = tuple(
        _moved_place(place, one.fields.get(role), other.fields.get(role))
        for place in doubt.places
        for one, other in zip(before, after, strict=True)
        for role in _LISTS
        if one.task_id == place.task_id and FIELD_NAMES.get(role) == place.field
    )
    others = tuple(place for place in doubt.places if place.field not in _NAMES)
    return replace(doubt, places=(*others, *places)) if places else doubt


def _moved_place(place: At, before: Field | None, after: Field | None) -> At:
    if before is None or after is None or before == after:
        return place
    at = before.to_document(place.start, place.end)
    start, last = after.offset(at.start), after.offset(at.end - 1)
    if start is None or last is None:
        raise ValueError(f"{place} is lost where {before.text!r} was parted")
    return replace(place, start=start, end=last + 1)
