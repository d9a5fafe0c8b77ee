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
from parse.heads import MAX_HEAD, Head, head_of, load_heads

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
    """The vocabulary of headers: each spelling's wishes, best first.

    ``heads`` are the forms of headers that no entry spells, and ``built`` what those
    of each form ask for.
    """

    wishes: Mapping[str, tuple[Wish, ...]]
    ending: re.Pattern[str]
    heads: tuple[Head, ...]
    built: Mapping[str, tuple[Wish, ...]]


@lru_cache(maxsize=8)
def load_columns(own: Path | None = None) -> Columns:
    """Headers of the packaged file and the user's own; raises ``VocabularyError``."""
    wishes: dict[str, tuple[Wish, ...]] = {}
    listed = entries("column", COLUMNS_FILE, own)
    for entry in listed:
        _check(entry)
        roles = _wishes(entry["name"], entry["roles"])
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
    heads = load_heads(own)
    built = {head.name: _wishes(head.name, head.roles) for head in heads}
    columns = Columns(wishes, re.compile(f"(?:{endings})$"), heads, built)
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


def _wishes(name: str, roles: Sequence[str]) -> tuple[Wish, ...]:
    """Wishes as the files write them: lead:1."""
    wishes: list[Wish] = []
    for text in roles:
        role, _, preference = text.partition(":")
        try:
            wishes.append(Wish(Role(role), int(preference)))
        except ValueError as error:
            raise refusal(
                "column",
                name,
                f"没有 {text} 这种角色",
                f"写 {'、'.join(Role)} 之一，后加“:1”",
            ) from error
    return tuple(wishes)


_UNIT: Final = re.compile(r"（[^（）]*）|〔[^〔〕]*〕")
_NOISE: Final = re.compile(
    r"^(?:截至|截止)|\d{4}年度?|\d{1,2}(?:[-~至]\d{1,2})?月(?:份|底)?"
    r"|[“”\"'‘’：*★☆◆●【】\[\]<>]"
)
#: How much less what a header names second is wanted than what it names first.
LATER: Final = 4
#: What stands between the words of a header that names two things.
_AND: Final = re.compile(r"[、/和+]|(?<!涉)及(?!时)|(?<!参)与|以及")


def plain_header(text: str) -> str:
    """A header without white space, units in brackets, and the period it names.

    >>> plain_header("8-10 月份推进情况"), plain_header("总投资（万元）")
    ('推进情况', '总投资')
    """
    return _AND.sub("", _outer(text))


def _outer(text: str) -> str:
    """A header without what is no word of it, but with what stands between words."""
    return _NOISE.sub("", _UNIT.sub("", "".join(fold(text).split())))


def header_unit(text: str) -> str | None:
    """The unit a header gives in brackets, or after a slash.

    >>> header_unit("总投资（万元）"), header_unit("完成率(%)"), header_unit("备注")
    ('万元', '%', None)
    """
    match = re.search(r"（(?:单位：)?([^（）\s]{1,8})）", fold(text))
    return match[1] if match else None


def wishes_of(header: str, columns: Columns) -> tuple[Wish, ...]:
    """What a header asks to be, best first.

    It is known as a whole; else by each of the things that it names (存在问题及下步
    措施), else by the words that it is built of, else by what it ends with.
    """
    plain = plain_header(header)
    if plain in columns.wishes:
        return columns.wishes[plain]
    parts = [part for part in _AND.split(_outer(header)) if part]
    if len(parts) > 1:
        return _first_named([wishes_of(part, columns) for part in parts])
    head = head_of(plain, columns.heads)
    return columns.built[head.name] if head else spelled_wishes(header, columns)


def _first_named(asked: Sequence[tuple[Wish, ...]]) -> tuple[Wish, ...]:
    """Wishes of several things: what is named first is what the column is.

    It may be another of them only where no other column wants to be that.
    """
    named = [wishes for wishes in asked if wishes]
    best: dict[Role, Wish] = {}
    for at, wishes in enumerate(named):
        for wish in wishes:
            later = Wish(wish.role, wish.preference + (LATER if at else 0))
            best.setdefault(wish.role, later)
    return tuple(best.values())


def named_roles(header: str, columns: Columns) -> frozenset[Role]:
    """The first role of each thing that a header names, brackets included.

    >>> sorted(named_roles("责任单位（配合单位）", load_columns()))
    [<Role.LEAD: 'lead'>, <Role.SUPPORT: 'support'>]
    """
    parts = re.split(r"[、/及和与（）\s]|以及", fold(header))
    firsts = (wishes_of(part, columns)[:1] for part in parts if part)
    return frozenset(wish.role for wishes in firsts for wish in wishes)


def spelled_wishes(header: str, columns: Columns) -> tuple[Wish, ...]:
    """What a header asks to be where an entry spells it, or the end of it."""
    plain = plain_header(header)
    if plain in columns.wishes:
        return columns.wishes[plain]
    ending = columns.ending.search(plain) if len(plain) <= MAX_HEAD else None
    return columns.wishes[ending[0]] if ending else ()
