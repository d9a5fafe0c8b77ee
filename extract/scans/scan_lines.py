"""Recognised texts put together to lines, or cut where a rule parts them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from extract.scans.recognition import Recognised

#: A text reaches over a rule if it does by more than this much of its height.
OVER: Final = 0.6
#: Texts of one line lie over one another by this much of the lower's height.
LEVEL: Final = 0.5
#: A blank as wide as a character parts words of a line of prose.
BLANK: Final = 1.0


def cut_at(line: Recognised, sides: Iterable[float]) -> list[Recognised]:
    """The text's parts between the rules at ``sides``, by its characters' places."""
    over = OVER * (line.bottom - line.top)
    inside = [
        side for side in sides if line.edges[0] + over < side < line.edges[-1] - over
    ]
    middles = [(one + other) / 2 for one, other in pairwise(line.edges)]
    cuts = [0, *(bisect_left(middles, side) for side in inside), len(middles)]
    pieces = [line.cut(start, end) for start, end in pairwise(cuts) if start < end]
    return [piece for piece in pieces if piece.text]


def in_lines(
    texts: Iterable[Recognised], *, is_prose: bool = False
) -> list[Recognised]:
    """Texts in reading order, those at one height as one line."""
    rows: list[list[Recognised]] = []
    for text in sorted(texts, key=lambda one: one.middle[1]):
        if rows and _is_level(rows[-1], text):
            rows[-1].append(text)
        else:
            rows.append([text])
    return [_together(row, is_prose) for row in rows]


def _is_level(row: Sequence[Recognised], text: Recognised) -> bool:
    """Whether a text stands in a row, beside what is there."""
    return all(
        min(one.bottom, text.bottom) - max(one.top, text.top)
        > LEVEL * min(one.bottom - one.top, text.bottom - text.top)
        for one in row
    )


def _together(row: list[Recognised], is_prose: bool) -> Recognised:
    first, *rest = sorted(row, key=lambda one: one.edges[0])
    line = first
    for text in rest:
        gap = text.edges[0] - line.edges[-1]
        is_wide = is_prose and gap >= BLANK * (text.bottom - text.top)
        is_word = _is_western(line.text[-1]) and _is_western(text.text[0])
        line = line.before(text, " " if is_wide or is_word else "")
    return line


def _is_western(character: str) -> bool:
    return character.isascii() and character.isalnum()
