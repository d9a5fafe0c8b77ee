"""Cells that name bodies and people together: 区住建局 张明远, 区城管局（李清河）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from normalize.fold import fold
from normalize.people import names_person
from parse.align import BODY_END
from parse.columns import Columns, Role, named_roles
from parse.field import Field
from parse.ledger import Column

Range = tuple[int, int]
_WORD: Final = re.compile(r"[^\s、，；：/|（）]+")
#: 区交通局局长孙立成, with nothing between body and person.
_GLUED: Final = re.compile(
    r"(?P<body>[一-鿿]{2,14}?(?:局|委|办|部|院|中心|公司|集团|街道|镇|乡|政府|联|会|队|站|所|社|校))"
    r"(?P<person>[一-鿿]{2,10})"
)
#: What people have beside their names.
_OF_PERSON: Final = re.compile(r"[\d\-]{7,}|.*(?:长|书记|主任|领导|负责人|主席)")
_BRACKET: Final = re.compile(r"（([^（）]+)）")


def shared_columns(
    columns: tuple[Column, ...], vocabulary: Columns, cells: Mapping[int, list[str]]
) -> Mapping[int, Role]:
    """Columns that hold a second role: the person's, the lead's or the support's.

    A header says so (责任单位及责任人, 责任单位（配合单位）), or most cells do; the
    second role has no column of its own.
    """
    present = {column.role for column in columns}
    shared: dict[int, Role] = {}
    for at, column in enumerate(columns):
        named = named_roles(column.path[-1], vocabulary)
        for role, other in (
            (Role.LEAD, Role.PERSON),
            (Role.PERSON, Role.LEAD),
            (Role.LEAD, Role.SUPPORT),
        ):
            if column.role is not role or other in present or at in shared:
                continue
            if other in named or (other is not Role.SUPPORT and _mixed(cells[at])):
                shared[at] = other
    return shared


def _mixed(cells: Sequence[str]) -> bool:
    """Whether most cells name a body and a person."""
    both = 0
    for text in cells:
        kinds = {is_person for _, is_person in _words(text)}
        both += len(kinds) == 2
    return both * 2 > len(cells)


def split(field: Field, role: Role, second: Role) -> dict[Role, Field]:
    """The field of each role in a cell that holds two; nothing for one it lacks."""
    if second is Role.SUPPORT:
        inside = [match.span(1) for match in _BRACKET.finditer(fold(field.text))]
        edges = [match.span() for match in _BRACKET.finditer(fold(field.text))]
        starts = [0, *(end for _, end in edges)]
        ends = [*(start for start, _ in edges), len(field.text)]
        ranges = {role: list(zip(starts, ends, strict=True)), second: inside}
    else:
        words = [*_words(field.text)]
        ranges = {
            Role.PERSON: _runs(words, wanted=True),
            Role.LEAD: _runs(words, wanted=False),
        }
    cut = {one: field.cut(parts) for one, parts in ranges.items()}
    return {one: part for one, part in cut.items() if part.text}


def _words(text: str) -> Iterator[tuple[Range, bool]]:
    """Where each word stands, and whether it is a person's."""
    for match in _WORD.finditer(fold(text)):
        word, start = match[0], match.start()
        glued = _GLUED.fullmatch(word)
        if names_person(word) and not _is_body_with_post(word):
            yield match.span(), True
        elif glued and not BODY_END.search(word) and names_person(glued["person"]):
            middle = start + glued.end("body")
            yield (start, middle), False
            yield (middle, match.end()), True
        else:
            is_title = _OF_PERSON.fullmatch(word) and not BODY_END.search(word)
            yield match.span(), bool(is_title)


def _is_body_with_post(word: str) -> bool:
    """区交通局局长孙立成: the post is of the body that stands before it."""
    glued = _GLUED.fullmatch(word)
    return glued is not None and names_person(glued["person"])


def _runs(words: Sequence[tuple[Range, bool]], *, wanted: bool) -> list[Range]:
    """Words of one kind, those that follow each other as one."""
    runs: list[Range] = []
    before = not wanted
    for (start, end), kind in words:
        if kind is wanted:
            runs.append((runs.pop()[0], end) if before is wanted else (start, end))
        before = kind
    return runs
