"""What parted two lines of one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from extract.pages.kinsoku import NOT_LAST, is_wide, is_word, longest_piece
from extract.pages.page import Line
from extract.pages.setting import Flow, SetLine, room, width

#: In squares of type: what measuring a line may be off by,
TOLERANCE: Final = 0.2
#: and what an ideographic space takes beyond a plain one, at least.
WIDER: Final = 0.2


def joined(lines: Sequence[SetLine], flow: Flow) -> Iterator[tuple[str, str, Line]]:
    """The lines of a paragraph: what parts each from the one above, and its text.

    A space that hangs at a line's end shows its width by what had no room after it.
    """
    glue = ""
    for above, below in pairwise(lines):
        text = above.line.text
        if _hangs_wide(above, below, flow):
            text = f"{text[:-1]}\u3000"
        yield glue, text, above.line
        glue = joint(above, below, flow)
    for last in lines[-1:]:
        yield glue, last.line.text, last.line


def joint(above: SetLine, below: SetLine, flow: Flow) -> str:
    """A space where two Latin words met, or where Han would have had room.

    A word that is longer than the column is wide is cut without one. Spaces that the
    line above has at its end are its own.
    """
    first, second = above.line.text[-1], below.line.text[0]
    if is_wide(first) and is_wide(second) and not first.isspace():
        spare = _spare(above, below, flow)
        is_list = " " in flow.spaces and second not in NOT_LAST
        if spare < TOLERANCE or not is_list:
            return ""
        return " " if spare < flow.space + WIDER else "\u3000"
    return " " if _are_words(above, below, flow) else ""


def _hangs_wide(above: SetLine, below: SetLine, flow: Flow) -> bool:
    """Whether the space at a line's end is an ideographic one.

    So it is where a narrower one would have left room for what follows, and between
    the two characters of a name in a column that fills such names up.
    """
    text = above.line.text
    if text[-1] != " " or text[-2:-1] == " ":
        return False
    is_half = is_single(below.line.text.partition(" ")[0])
    return _spare(above, below, flow) > flow.space + WIDER or (
        is_half and "\u3000" in flow.spaces
    )


def is_single(text: str) -> bool:
    """A single Han character: half of 方　晴, whose space is not printed."""
    return len(text) == 1 and is_wide(text)


def _spare(above: SetLine, below: SetLine, flow: Flow) -> float:
    """Room that the line above has beyond what any program keeps together below."""
    return room(above, flow) - width(below, longest_piece(below.line.text))


def _are_words(above: SetLine, below: SetLine, flow: Flow) -> bool:
    """Whether two Latin words met, and no word was cut."""
    first, second = above.line.text, below.line.text
    if not (is_word(first[-1]) and is_word(second[0])):
        return False
    if not (first[-1].isalnum() and second[0].isalnum()):
        return False
    if room(above, flow) > width(below, 1) + TOLERANCE:
        return True
    column = above.indent + above.slack + _width(above, 0, len(first))
    head, tail = _last_word(first), _first_word(second)
    word = _width(above, head, len(first)) + _width(below, 0, tail)
    is_number = head == 0 and tail == len(second) and (first + second).isdecimal()
    return word <= column - (2 * TOLERANCE if is_number else TOLERANCE)


def _last_word(text: str) -> int:
    at = len(text)
    while at and is_word(text[at - 1]):
        at -= 1
    return at


def _first_word(text: str) -> int:
    at = 0
    while at < len(text) and is_word(text[at]):
        at += 1
    return at


def _width(line: SetLine, start: int, end: int) -> float:
    edges = line.line.strip.edges
    return (edges[end] - edges[start]) / line.size
