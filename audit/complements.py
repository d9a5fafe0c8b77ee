"""Words between which there is no further one: 集中 and 分散; 已, 正在 and 未."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any, Final, TypeAlias

from normalize.vocabulary import entries, refusal

#: Sets of words, each of which names all there is of something.
Complements: TypeAlias = tuple[tuple[str, ...], ...]

COMPLEMENTS_FILE: Final = Path(__file__).with_name("complements.toml")
_KEYS: Final = ("name", "words", "example")

#: 集中供养36户 of 36户36人: the figure told beside is no part of the name.
_FIGURE: Final = re.compile("[0-9.]+[一-龥]")


@dataclass(frozen=True, slots=True)
class Complement:
    """An entry as it was written; its ``example`` must be whole by its words alone."""

    name: str
    words: tuple[str, ...]
    example: str


def read_complements(own: Path | None = None) -> tuple[Complement, ...]:
    """Entries of the packaged file and the user's own, each checked by itself."""
    return tuple(map(_complement, entries("complement", COMPLEMENTS_FILE, own)))


@cache
def packaged_complements() -> Complements:
    """The sets that come with the tool; what holds of their examples, tests say."""
    return tuple(entry.words for entry in read_complements())


def _complement(raw: Mapping[str, Any]) -> Complement:
    name = str(raw["name"])
    if unknown := [key for key in raw if key not in _KEYS]:
        raise refusal(
            "complement", name, f"不认识 {unknown[0]}", f"只写 {'、'.join(_KEYS)}"
        )
    words = raw.get("words")
    if not isinstance(words, list) or len(words) < 2 or not all(map(_is_word, words)):
        raise refusal(
            "complement", name, "words 不是两个以上的词", '写成 words = ["……", "……"]'
        )
    if not _is_word(raw.get("example")):
        raise refusal("complement", name, "没有 example", "写一句各词后都有数值的例句")
    return Complement(name, tuple(words), raw["example"])


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def are_complements(leads: Sequence[str], sets: Complements) -> bool:
    """Whether the words that lead to figures name all there is of something.

    Words of one character, which say how and not what, must be of the same thing:
    已签协议 and 未签协议, but not 已签协议 and 未开工.

    >>> known = packaged_complements()
    >>> are_complements(["其中集中供养", "，分散供养"], known)
    True
    >>> are_complements(["工业", "农业"], known)
    False
    """
    return any(
        len(words) > 2 or min(map(len, words)) > 1 or _agree(rests)
        for words in sets
        if len(words) == len(leads)
        for rests in _rests(words, leads)
    )


def _rests(words: Sequence[str], leads: Sequence[str]) -> Iterator[list[str]]:
    """What the leads say behind the words, for each way to deal these out."""
    for dealt in permutations(words):
        if all(word in lead for word, lead in zip(dealt, leads, strict=True)):
            yield [
                lead.rpartition(word)[2]
                for word, lead in zip(dealt, leads, strict=True)
            ]


def _agree(rests: Sequence[str]) -> bool:
    first, second = (_FIGURE.sub("", rest) for rest in rests)
    return first == second or not (first and second)
