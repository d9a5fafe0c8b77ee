"""Pairs of words between which there is no third (集中 and 分散, 已 and 未)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def load_complements() -> tuple[tuple[str, str], ...]:
    """The packaged pairs, in the order of the file."""
    path = Path(__file__).with_name("complements.toml")
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["complement"]
    return tuple((one, other) for one, other in (entry["pair"] for entry in entries))


def are_complements(first: str, second: str) -> bool:
    """Whether two leads name the two halves of something.

    Apart from the pair they say the same, or one says less: 已签协议 and 未签协议.

    >>> are_complements("其中集中供养", "，分散供养"), are_complements("工业", "，农业")
    (True, False)
    """
    for one, other in load_complements():
        for left, right in ((one, other), (other, one)):
            if left in first and right in second:
                rest = [
                    words.partition(word)[2]
                    for words, word in ((first, left), (second, right))
                ]
                if rest[0] == rest[1] or not rest[1] or not rest[0]:
                    return True
    return False
