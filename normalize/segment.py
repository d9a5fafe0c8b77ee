"""Where words begin and end in Chinese text, which has no spaces to say so.

``rjieba`` does the cutting: jieba's dictionary and algorithm in Rust, some thirty times
as fast on a bulletin. jieba itself is the oracle of the tests.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

WORDS_FILE: Final = Path(__file__).with_name("words.toml")

#: High enough that a word of the field is preferred to the words it is made of.
FREQUENCY: Final = 20_000


def cut(text: str) -> list[str]:
    """Words of a text, in order; put together they are the text.

    >>> cut("来自17个省份")
    ['来自', '17', '个', '省份']
    """
    words: list[str] = _segmenter().cut(text)
    return words


def word_ends(text: str) -> list[int]:
    """Where one word ends and the next begins, in order; 0 and the text's end too.

    >>> word_ends("惠及5410户")
    [0, 2, 6, 7]
    """
    return [*accumulate(map(len, cut(text)), initial=0)]


def is_word(text: str) -> bool:
    """Whether the dictionary has it, not only the guess at words it does not have.

    >>> is_word("平均"), is_word("率仅")
    (True, False)
    """
    known: bool = _segmenter().has_word(text)
    return known


def field_words() -> tuple[str, ...]:
    """The field's own words, which a general dictionary cuts in pieces."""
    groups: dict[str, list[str]] = tomllib.loads(WORDS_FILE.read_text("utf-8"))["words"]
    return tuple(word for group in groups.values() for word in group)


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    """One segmenter with the field's words; imported where it is first needed."""
    segmenter: Any = import_module("rjieba").Jieba()
    for word in field_words():
        segmenter.add_word(word, FREQUENCY, "n")
    return segmenter
