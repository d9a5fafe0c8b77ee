"""One role a column: what headers ask for, and what the cells allow."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from parse.columns import Columns, Role, Wish, wishes_of


class Content(StrEnum):
    """What the cells of a column look like, whatever its header says."""

    STATUS = "status"  # words that some status scheme knows
    WORDS = "words"  # a few short set words
    NUMBERS = "numbers"
    TEXT = "text"
    BLANK = "blank"


#: What a role can't be made of. A status is never long text, a text never figures.
IMPOSSIBLE: Final = {
    Role.STATUS: (Content.TEXT, Content.NUMBERS, Content.BLANK),
    Role.PROGRESS: (Content.STATUS, Content.WORDS, Content.NUMBERS),
    Role.TASK: (Content.NUMBERS,),
    Role.PROBLEM: (Content.NUMBERS,),
    Role.NEXT_STEP: (Content.NUMBERS,),
}


def assign_roles(
    paths: Sequence[tuple[str, ...]],
    columns: Columns,
    contents: Sequence[Content],
) -> tuple[Role, ...]:
    """One role a column; what its cells look like can veto what its header asks for.

    Wishes are granted by preference, then from left to right: of two columns of
    people, 责任人 is the person and 分管领导 goes to ``other``.
    """
    headers = sorted(
        (wish.preference, at, wish.role)
        for at, path in enumerate(paths)
        for wish in wishes_of(path[-1], columns) or _group_wishes(path, columns)
    )
    wanted = [
        (preference, at, role)
        for preference, at, role in headers
        if contents[at] not in IMPOSSIBLE.get(role, ())
    ]
    granted: dict[int, Role] = {}
    for _, at, role in wanted:
        if at not in granted and role not in granted.values():
            granted[at] = role
    _grant_by_content(granted, wanted, contents)
    # What is headed as progress and is not the status is progress in a few words.
    if Role.PROGRESS not in granted.values():
        headed = (
            at
            for _, at, role in headers
            if role is Role.PROGRESS
            and at not in granted
            and contents[at] in (Content.STATUS, Content.WORDS)
        )
        granted |= dict.fromkeys([*headed][:1], Role.PROGRESS)
    return tuple(granted.get(at, Role.OTHER) for at in range(len(paths)))


#: Of a lesser preference, a header does not ask for the status but may be it.
STATUS_BY_NAME: Final = 3


def _grant_by_content(
    granted: dict[int, Role],
    wanted: Sequence[tuple[int, int, Role]],
    contents: Sequence[Content],
) -> None:
    """Whatever it is headed, a column of nothing but status words is the status.

    Only one that is headed so, or whose words are such too, goes before it.
    """
    words = [
        at
        for at, content in enumerate(contents)
        if content is Content.STATUS and at not in granted
    ]
    holder = next((at for at, role in granted.items() if role is Role.STATUS), None)
    sure = holder is not None and (
        contents[holder] is Content.STATUS
        or any(
            at == holder and role is Role.STATUS and preference <= STATUS_BY_NAME
            for preference, at, role in wanted
        )
    )
    if words and not sure:
        if holder is not None:
            del granted[holder]
        granted[words[-1]] = Role.STATUS


def _group_wishes(path: tuple[str, ...], columns: Columns) -> tuple[Wish, ...]:
    """A column under 责任分工 is known by its own word; under a role, by the group."""
    if len(path) < 2:
        return ()
    return tuple(
        wish for wish in wishes_of(path[0], columns) if wish.role not in (Role.NUMBER,)
    )
