"""Names that begin and end where words do."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from measure.around import Named
from measure.figure import Figure
from normalize.segment import is_word, word_ends

#: How far before a figure its name is looked for, and behind it.
_BEFORE: Final = 80
_BEHIND: Final = 24
#: Words longer than this are phrases of the dictionary, not words of a name.
_LONGEST: Final = 4
_HAN: Final = re.compile("[一-龥]+")
#: What is added to a name may not be a word of place or grammar: 易涝点|中.
_PARTICLE: Final = re.compile(
    "[中内里外上下前后间由仅达尚高低为已被有的是在将拟可较比居排列位]"
)


def whole_words(
    text: str, figures: Sequence[Figure], named: Sequence[Named]
) -> list[Named]:
    """The names, with a word at either end that a rule had cut in two made whole.

    园|幼儿 is 在园幼儿, 平|均降幅 is 平均降幅. Only words that the dictionary knows
    count: what is merely guessed to be one (率仅) is none. A name that was put
    together from several places stays as it is.
    """
    ends = word_ends(text)
    whole: list[Named] = []
    reached = 0
    for figure, name in zip(figures, named, strict=True):
        whole.append(_whole(text, figure, name, ends, reached))
        reached = figure.end
    return whole


def _whole(
    text: str, figure: Figure, name: Named, ends: Set[int], reached: int
) -> Named:
    if not name.metric:
        return name
    first, last = max(reached, figure.start - _BEFORE), figure.start
    start = text.rfind(name.metric, first, last)
    if start < 0:
        first, last = figure.end, min(len(text), figure.end + _BEHIND)
        start = text.find(name.metric, first, last)
        if start > figure.end and not _HAN.fullmatch(text, figure.end, start):
            return name
    if start < 0:
        return name
    end = start + len(name.metric)
    if start in ends and end in ends:
        return name
    begin = _edge(text, start, ends, first, last)[0] if start not in ends else start
    stop = _edge(text, end, ends, first, last)[1] if end not in ends else end
    if _PARTICLE.search(text[begin:start] + text[end:stop]):
        return name
    return Named(text[begin:stop], name.subject)


def _edge(text: str, at: int, ends: Set[int], first: int, last: int) -> tuple[int, int]:
    """Begin and end of the word around ``at``; ``at`` twice where there is none."""
    begin, end = at - 1, at + 1
    while begin > first and begin not in ends:
        begin -= 1
    while end < last and end not in ends:
        end += 1
    word = text[max(begin, 0) : end]
    known = (
        begin >= first
        and end <= last
        and len(word) <= _LONGEST
        and _HAN.fullmatch(word)
        and is_word(word)
    )
    return (begin, end) if known else (at, at)
