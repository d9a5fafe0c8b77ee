"""Lists that a narrow column wrapped: parted again where a space went unprinted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extract import Document
from normalize.bodies import Bodies, Place, read_bodies
from parse.columns import FIELD_NAMES, Role
from parse.doubt import Doubt
from parse.doubt import Place as At
from parse.field import EMPTY, Field, join
from parse.ledger import Ledger, Row
from parse.unprinted import Wrapped, spaces_of_bodies, spaces_of_people

#: Columns that list bodies or people.
_LISTS: Final = (Role.LEAD, Role.SUPPORT, Role.PERSON)

#: The names that tables give those columns.
_NAMES: Final = frozenset(FIELD_NAMES[role] for role in _LISTS)

_Spaces = Callable[[Sequence[Wrapped]], Iterator[Mapping[int, str]]]


def part_lists(
    document: Document, ledgers: Sequence[Ledger], place: Place | None, bodies: Bodies
) -> tuple[Ledger, ...]:
    """The ledgers, with wrapped lists of bodies and people parted where names end.

    Documents without pages come back as they are.
    """
    if not document.source.placed:
        return tuple(ledgers)

    def of_bodies(column: Sequence[Wrapped]) -> Iterator[Mapping[int, str]]:
        return spaces_of_bodies(
            column, lambda text: read_bodies(text, place=place, bodies=bodies)
        )

    kinds: Mapping[Role, _Spaces] = {
        Role.LEAD: of_bodies,
        Role.SUPPORT: of_bodies,
        Role.PERSON: spaces_of_people,
    }
    return tuple(_part_ledger(document, ledger, kinds) for ledger in ledgers)


def _part_ledger(
    document: Document, ledger: Ledger, kinds: Mapping[Role, _Spaces]
) -> Ledger:
    rows = ledger.rows
    for role, spaces_of in kinds.items():
        fields = list(dict.fromkeys(f for r in rows if (f := r.fields.get(role))))
        wrapped = [Wrapped(one.text, tuple(_wraps(document, one))) for one in fields]
        parted = {
            field: _parted(field, spaces)
            for field, spaces in zip(fields, spaces_of(wrapped), strict=True)
            if spaces
        }
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


def _wraps(document: Document, field: Field) -> Iterator[int]:
    """Offsets in the field where a line ends and the next follows with nothing."""
    for span, start in zip(field.spans, field.starts, strict=True):
        for at in document.wraps(span):
            yield start + at - span.start


def _parted(field: Field, spaces: Mapping[int, str]) -> Field:
    """The field with a space at each of these offsets."""
    places = sorted(spaces)
    parted = EMPTY
    for start, end in pairwise((0, *places, len(field.text))):
        parted = join(parted, field.cut([(start, end)]), spaces.get(start, ""))
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
