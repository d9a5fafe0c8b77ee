"""Names that begin and end where words do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from measure.around import Named
from measure.figure import Figure
from normalize.segment import is_word, word_ends

#: How far before a figure its name is looked for, and behind it.
_BEFORE: Final = 80
_BEHIND: Final = 24
#: Words longer than this are phrases of the dictionary, not words of a name.
_LONGEST: Final = 4
#: What stands around a name says how its first and last characters are cut.
_AROUND: Final = 6
_HAN: Final = re.compile("[一-龥]+")
#: A name that ends so is whole, whatever the dictionary makes of it: 超限率|控制.
_MEASURES: Final = "率额数量值比度"
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
    whole: list[Named] = []
    reached = 0
    for figure, name in zip(figures, named, strict=True):
        found = _place(text, figure, name.metric, reached) if name.metric else None
        if found is not None and _may_be_cut(text, *found):
            name = Named(_made_whole(text, *found), name.subject)
        whole.append(name)
        reached = figure.end
    return whole


def _place(
    text: str, figure: Figure, metric: str, reached: int
) -> tuple[int, int, int, int] | None:
    """Where a name stands, and between which offsets it may grow."""
    first, last = max(reached, figure.start - _BEFORE), figure.start
    start = text.rfind(metric, first, last)
    if start < 0:
        first, last = figure.end, min(len(text), figure.end + _BEHIND)
        start = text.find(metric, first, last)
        if start > first and not _HAN.fullmatch(text, first, start):
            return None
    return None if start < 0 else (start, start + len(metric), first, last)


def _may_be_cut(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a word of the dictionary reaches over an end of a name.

    Where none does, the name is whole however the text around it is cut.
    """
    return _is_within_word(text, start, first, last) or (
        text[end - 1] not in _MEASURES and _is_within_word(text, end, first, last)
    )


def _is_within_word(text: str, at: int, first: int, last: int) -> bool:
    """Whether some word of the dictionary begins before ``at`` and ends behind it."""
    if not (
        first < at < last and "一" <= text[at - 1] <= "龥" and "一" <= text[at] <= "龥"
    ):
        return False
    return any(
        is_word(text[begin:stop])
        for begin in range(max(first, at - _LONGEST + 1), at)
        for stop in range(at + 1, min(last, begin + _LONGEST) + 1)
    )


def _made_whole(text: str, start: int, end: int, first: int, last: int) -> str:
    left, right = max(first, start - _AROUND), min(last, end + _AROUND)
    ends = [left + at for at in word_ends(text[left:right])]
    behind, last_end = bisect_right(ends, start), bisect_left(ends, end)
    begin, last_word, stop = ends[behind - 1], ends[last_end - 1], ends[last_end]
    if not _is_known(text, begin, ends[behind], start):
        begin = start
    if text[end - 1] in _MEASURES or not _is_known(text, last_word, stop, end):
        stop = end
    added = text[begin:start] + text[end:stop]
    return text[start:end] if _PARTICLE.search(added) else text[begin:stop]


def _is_known(text: str, begin: int, stop: int, cut: int) -> bool:
    """Whether a word of the dictionary was cut in two."""
    word = text[begin:stop]
    return (
        begin < cut < stop
        and len(word) <= _LONGEST
        and _HAN.fullmatch(word) is not None
        and is_word(word)
    )
