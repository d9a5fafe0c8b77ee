"""Bodies (单位): what a cell of bodies names, one by one and in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from normalize.bodies.cores import Bodies
from normalize.bodies.names import MatchedBy, canonical
from normalize.bodies.pieces import (
    BARE_LABEL,
    LABEL,
    LEAD,
    SORT,
    SUPPORT,
    Piece,
    is_group,
    parts,
    pieces,
)
from normalize.bodies.places import Place
from normalize.fold import fold


class Role(StrEnum):
    """A body's part in a task, where the cell states it."""

    LEAD = "lead"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Body:
    """A body as written at ``at``, and by its canonical ``name``.

    ``group`` is a class of bodies (各乡（街道）), which has no canonical form. A
    ``score`` of 0 is a name that ends like no body: a doubt to report.
    """

    text: str
    at: tuple[int, int]
    name: str
    group: bool
    matched_by: MatchedBy
    score: float
    role: Role | None = None


_LABELLED: Final = re.compile(f"(?:{LABEL})：")
_ROLE_BRACKET: Final = re.compile(
    f"（(?:(?P<lead>{LEAD}|主)|(?P<support>{SUPPORT}|协)){SORT}）$"
)
_ROLE_VERB: Final = re.compile(
    f"(?<=..)(?:(?P<lead>{LEAD}|负责)|(?P<support>{SUPPORT}))$"
)
_LOCAL_GROUP: Final = re.compile(
    "各(?!.*(?:部门|单位|企业)).*(?:乡|镇|街道|办事处|政府)"
)


def read_bodies(text: str, *, place: Place | None, bodies: Bodies) -> tuple[Body, ...]:
    r"""Bodies that a cell of bodies names, in order.

    They are told apart by white space, marks of punctuation, or nothing but their
    endings; what stands in brackets stays with the body before it.

    >>> from normalize.bodies import load_bodies
    >>> cell = "牵头单位：县发改委县财政局（牵头）\n各乡（镇）"
    >>> found = read_bodies(cell, place=Place("云岭县", "县"), bodies=load_bodies())
    >>> [(body.name, body.group) for body in found]
    [('县发改委', False), ('县财政局', False), ('各乡（镇）', True)]
    """
    found: list[Body] = []
    role: Role | None = None
    clause = 0
    for piece in pieces(fold(text), place, bodies):
        label = _LABELLED.match(piece.text) or BARE_LABEL.fullmatch(piece.text)
        if label is not None:
            role, clause = _role(label), len(found)
            piece = piece.part(label.end(), len(piece.text))
        elif piece.after.strip(" 、"):
            clause = len(found)
        verb = _ROLE_VERB.search(piece.text)
        if verb is not None:
            piece = piece.part(0, verb.start())
        for part in parts(piece, place, bodies):
            alone = _ROLE_BRACKET.fullmatch(part.text)
            if alone is not None:
                role = _role(alone)
                continue
            found.append(_body(part, text, role, place, bodies))
        if verb is not None:
            found[clause:] = [replace(b, role=_role(verb)) for b in found[clause:]]
    return tuple(_joined_groups(found, text))


def _role(match: re.Match[str]) -> Role | None:
    if match["lead"]:
        return Role.LEAD
    return Role.SUPPORT if match["support"] else None


def _body(
    part: Piece, text: str, role: Role | None, place: Place | None, bodies: Bodies
) -> Body:
    start, end = part.at[0], part.at[-1] + 1
    bracket = _ROLE_BRACKET.search(part.text)
    group = is_group(part.text)
    name, how, score = (
        (part.text, MatchedBy.SUFFIX, 0.5)
        if group
        else canonical(part.text, place, bodies)
    )
    role = _role(bracket) if bracket else role
    return Body(text[start:end], (start, end), name, group, how, score, role)


def _joined_groups(found: Sequence[Body], text: str) -> Iterator[Body]:
    """Bodies, with 各乡镇人民政府、各街道办事处 as the one group that they are."""
    held: Body | None = None
    for body in found:
        local = body.group and _LOCAL_GROUP.fullmatch(body.name) is not None
        if held is not None and local and text[held.at[1] : body.at[0]] == "、":
            at = (held.at[0], body.at[1])
            held = replace(held, text=text[slice(*at)], at=at)
            held = replace(held, name=f"{held.name}、{body.name}")
            continue
        if held is not None:
            yield held
        held = body if local else None
        if not local:
            yield body
    if held is not None:
        yield held
