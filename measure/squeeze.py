"""Folded text without the blanks, and the way back to the field's own offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from normalize.fold import fold

#: A blank says nothing in Chinese but where it keeps two numbers apart (3. 2022年).
#: Line ends stay: they part paragraphs. (A class first: ``re`` skips to it.)
_BLANKS: Final = re.compile(r"[^\S\n](?:(?<![0-9.,].)[^\S\n]*|[^\S\n]*(?![0-9]))")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Text as the rules look at it; ``cuts`` are the places where blanks were.

    A cut is (offset in ``text``, characters left out up to there).
    """

    text: str
    cuts: tuple[tuple[int, int], ...]

    def origin(self, at: int) -> int:
        """Where the character at ``at`` stands in the field's text."""
        if not self.cuts:
            return at
        behind = bisect_right(self.cuts, (at, 1 << 60))
        return at + self.cuts[behind - 1][1] if behind else at


def squeeze(text: str) -> Squeezed:
    """Folded text without blanks.

    >>> squeeze("涉及 ３５ 家单位").text
    '涉及35家单位'
    >>> squeeze("3. 2022 年 18.6%").text
    '3. 2022年18.6%'
    >>> squeeze("涉及 ３５ 家").origin(2), squeeze("涉及 ３５ 家").origin(4)
    (3, 6)
    """
    folded = fold(text)
    if not _BLANKS.search(folded):
        return Squeezed(folded, ())
    pieces: list[str] = []
    cuts: list[tuple[int, int]] = []
    kept = left_out = done = 0
    for blank in _BLANKS.finditer(folded):
        pieces.append(folded[done : blank.start()])
        kept += blank.start() - done
        left_out += blank.end() - blank.start()
        cuts.append((kept, left_out))
        done = blank.end()
    pieces.append(folded[done:])
    return Squeezed("".join(pieces), tuple(cuts))
