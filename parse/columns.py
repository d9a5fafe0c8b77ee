"""Headers of a ledger: which column is what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from normalize.fold import fold
from normalize.vocabulary import entries, refusal

COLUMNS_FILE: Final = Path(__file__).with_name("columns.toml")


class Role(StrEnum):
    """What a column of a ledger holds; the values name the fields in the tables."""

    NUMBER = "number"
    SECTION = "section"
    TASK = "task"
    LEAD = "lead"
    SUPPORT = "support"
    PERSON = "person"
    PROGRESS = "progress"
    PROBLEM = "problem"
    NEXT_STEP = "next_step"
    DEADLINE = "deadline"
    STATUS = "status"
    OTHER = "other"


#: Fields that run over many lines and that a page break may cut.
TEXTS: Final = (Role.TASK, Role.PROGRESS, Role.PROBLEM, Role.NEXT_STEP)


#: The column of ``tasks`` that holds a role's text.
FIELD_NAMES: Final = {
    Role.TASK: "task",
    Role.LEAD: "unit_text",
    Role.SUPPORT: "support_text",
    Role.PERSON: "person_text",
    Role.PROGRESS: "progress",
    Role.PROBLEM: "problem",
    Role.NEXT_STEP: "next_step",
    Role.DEADLINE: "deadline_text",
    Role.STATUS: "status_text",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A role that a header asks for; of two wishes the lower preference wins."""

    role: Role
    preference: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The vocabulary of headers: each spelling's wishes, best first."""

    wishes: Mapping[str, tuple[Wish, ...]]
    ending: re.Pattern[str]


@lru_cache(maxsize=8)
def load_columns(own: Path | None = None) -> Columns:
    """Headers of the packaged file and the user's own; raises ``VocabularyError``."""
    wishes: dict[str, tuple[Wish, ...]] = {}
    listed = entries("column", COLUMNS_FILE, own)
    for entry in listed:
        _check(entry)
        roles = tuple(_wish(entry, role) for role in entry["roles"])
        for spelling in (entry["name"], *entry.get("also", ())):
            header = plain_header(spelling)
            if wishes.get(header, roles) != roles:
                raise refusal(
                    "column",
                    entry["name"],
                    f"“{spelling}”已用在另一条目",
                    "删去其中一处",
                )
            wishes[header] = roles
    longest_first = sorted(wishes, key=len, reverse=True)
    # One character (号, 序) is a header only by itself.
    endings = "|".join(re.escape(word) for word in longest_first if len(word) > 1)
    columns = Columns(wishes, re.compile(f"(?:{endings})$"))
    for entry in listed:
        if wishes_of(entry["example"], columns) != wishes[plain_header(entry["name"])]:
            raise refusal(
                "column",
                entry["name"],
                f"例子“{entry['example']}”读成另一种栏目",
                "换一个 example",
            )
    return columns


def _check(entry: Mapping[str, Any]) -> None:
    keys = entry.keys()
    if keys - {"name", "also", "roles", "example"} or not keys >= {"roles", "example"}:
        raise refusal(
            "column",
            entry["name"],
            f"写了 {'、'.join(sorted(keys))}",
            "写 name、roles、example，可加 also，不写别的",
        )
    if not isinstance(entry["roles"], list) or not entry["roles"]:
        raise refusal(
            "column", entry["name"], "roles 的写法不对", '写成 roles = ["lead:1"]'
        )


def _wish(entry: Mapping[str, Any], text: str) -> Wish:
    role, _, preference = text.partition(":")
    try:
        return Wish(Role(role), int(preference))
    except ValueError as error:
        raise refusal(
            "column",
            entry["name"],
            f"没有 {text} 这种角色",
            f"写 {'、'.join(Role)} 之一，后加“:1”",
        ) from error


_UNIT: Final = re.compile(r"（[^（）]*）|〔[^〔〕]*〕")
_NOISE: Final = re.compile(
    r"^(?:截至|截止)|\d{4}年度?|\d{1,2}(?:[-~至]\d{1,2})?月(?:份|底)?|[“”\"'‘’：、/及和与]"
)


def plain_header(text: str) -> str:
    """A header without white space, units in brackets, and the period it names.

    >>> plain_header("8-10 月份推进情况"), plain_header("总投资（万元）")
    ('推进情况', '总投资')
    """
    return _NOISE.sub("", _UNIT.sub("", "".join(fold(text).split())))


def header_unit(text: str) -> str | None:
    """The unit a header gives in brackets, or after a slash.

    >>> header_unit("总投资（万元）"), header_unit("完成率(%)"), header_unit("备注")
    ('万元', '%', None)
    """
    match = re.search(r"（(?:单位：)?([^（）\s]{1,8})）", fold(text))
    return match[1] if match else None


def wishes_of(header: str, columns: Columns) -> tuple[Wish, ...]:
    """What a header asks to be: known as a whole, else by its ending."""
    plain = plain_header(header)
    if plain in columns.wishes:
        return columns.wishes[plain]
    ending = columns.ending.search(plain) if len(plain) <= 16 else None
    return columns.wishes[ending[0]] if ending else ()


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
    # Whatever it is headed, a column of nothing but status words is the status.
    unclaimed = [at for at in range(len(paths)) if at not in granted]
    words = [at for at in unclaimed if contents[at] is Content.STATUS]
    if words and Role.STATUS not in granted.values():
        granted[words[-1]] = Role.STATUS
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


def _group_wishes(path: tuple[str, ...], columns: Columns) -> tuple[Wish, ...]:
    """A column under 责任分工 is known by its own word; under a role, by the group."""
    if len(path) < 2:
        return ()
    return tuple(
        wish for wish in wishes_of(path[0], columns) if wish.role not in (Role.NUMBER,)
    )
