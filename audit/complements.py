"""Words between which there is no further one: 集中 and 分散; 已, 正在 and 未."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Final

#: 集中供养36户 of 36户36人: the figure told beside is no part of the name.
_FIGURE: Final = re.compile("[0-9.]+[一-龥]")


@cache
def load_complements() -> tuple[tuple[str, ...], ...]:
    """The packaged sets of words, in the order of the file."""
    path = Path(__file__).with_name("complements.toml")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["complement"]
    return tuple(tuple(entry["words"]) for entry in entries)


def are_complements(leads: Sequence[str]) -> bool:
    """Whether the words that lead to figures name all there is of something.

    Words of one character, which say how and not what, must be of the same thing:
    已签协议 and 未签协议, but not 已签协议 and 未开工.

    >>> are_complements(["其中集中供养", "，分散供养"]), are_complements(["工业", "农业"])
    (True, False)
    """
    return any(
        len(words) > 2 or min(map(len, words)) > 1 or _agree(rests)
        for words in load_complements()
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
