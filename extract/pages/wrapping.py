"""Lines put together into the paragraphs that were wrapped into them.

Geometry decides. A line that leaves room for what follows it was ended by its
writer; so was one before an indent or a wide gap. Only where the room is such that
programs differ do marks of punctuation and numbering decide.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extract.pages.joint import TOLERANCE, is_single
from extract.pages.kinsoku import CLOSING, NOT_LAST, longest_piece, plain_piece
from extract.pages.setting import USUAL_SPACE, Flow, SetLine, room, width

#: In squares of type: what is an indent.
INDENT: Final = 1.2
#: A gap this much wider than the usual pitch parts paragraphs.
WIDE_GAP: Final = 1.35
#: What a centred line may stand off the middle by, to either side together.
CENTRED: Final = 0.3
#: Between Han and Latin some programs leave a quarter, and writers a space that is
#: not printed at a line's end.
BESIDE_LATIN: Final = 0.3
#: A space at a line's end may be an ideographic one.
WIDEST_SPACE: Final = 1.0
SENTENCE_END: Final = ("。", "！", "？", "；", "：")
#: Marks that number paragraphs: 一、 （一） 1. 1、 （1） ① 一是.
NUMBERED: Final = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十百]{1,4}[）)、.．]|[（(]?\d{1,3}[）)、．]|\d{1,3}\.(?!\d)"
    r"|[①-⑳])"
)


def paragraphs(lines: Sequence[SetLine], flow: Flow) -> tuple[tuple[SetLine, ...], ...]:
    """The lines of each paragraph."""
    if not lines:
        return ()
    found = [[lines[0]]]
    following = itertools.zip_longest(lines, lines[1:], lines[2:])
    for above, below, after in itertools.islice(following, len(lines) - 1):
        if begins(above, below, flow, after):
            found.append([])
        found[-1].append(below)
    return tuple(map(tuple, found))


def flow_of(
    lines: Sequence[SetLine],
    pitch: float | None = None,
    spaces: str = "",
    space: float = USUAL_SPACE,
) -> Flow:
    """How the lines of one cell, or of one stretch of prose, are set.

    ``pitch`` is the usual one of such lines, ``spaces`` those of the column.
    """
    base = min(line.indent for line in lines)
    if base > INDENT:
        # Every line begins a paragraph; else some would stand further left.
        base = 0.0
    pitches = [line.pitch for line in lines if line.pitch is not None]
    if pitch is None and pitches:
        pitch = min(pitches)
    flow = Flow(are_centred(lines), False, base, pitch, spaces, space)
    return replace(flow, is_hanging=_is_hanging(lines, flow))


def are_centred(lines: Sequence[SetLine]) -> bool:
    """Whether lines leave as much to the left as to the right, whatever is full."""
    return (
        len(lines) > 1
        and all(abs(line.indent - line.slack) < CENTRED for line in lines)
        and any(min(line.indent, abs(line.indent - 2.0)) > TOLERANCE for line in lines)
    )


def begins(
    above: SetLine, below: SetLine, flow: Flow, after: SetLine | None = None
) -> bool:
    """Whether a paragraph begins between two lines; ``after`` is the one below them."""
    if _is_parted(above.line.text.strip(), below.line.text.strip()):
        return False
    if below.pitch is not None and flow.pitch and below.pitch > WIDE_GAP * flow.pitch:
        return True
    if not flow.is_centred and flow.is_hanging != _is_indented(below, flow):
        return True
    if is_single(below.line.text.strip()):
        return False
    return ends(above, below, flow, after)


def ends(
    above: SetLine, below: SetLine, flow: Flow, after: SetLine | None = None
) -> bool:
    """Whether the line above has room for what the line below begins with.

    Where a program may have kept more together, a sentence's end decides.
    """
    first, second = above.line.text[-1], below.line.text[0]
    left = room(above, flow) - TOLERANCE
    if first.isspace():
        left -= WIDEST_SPACE
    elif first.isascii() != second.isascii():
        left -= BESIDE_LATIN
    elif " " in flow.spaces and second not in NOT_LAST:
        left -= flow.space
    longest = longest_piece(below.line.text)
    # What fills its line may be the beginning of something longer.
    is_known = longest < len(below.line.text) or after is None
    if is_known and left >= width(below, longest):
        return True
    if left < width(below, plain_piece(below.line.text)):
        return False
    return above.line.text.rstrip().endswith(SENTENCE_END)


def _is_parted(above: str, below: str) -> bool:
    """Whether two lines can't be two paragraphs, whatever room there is.

    No paragraph begins with a closing mark or ends with an opening one.
    """
    return below[0] in CLOSING or above[-1] in NOT_LAST


def is_full(
    above: SetLine, below: SetLine, flow: Flow, after: SetLine | None = None
) -> bool:
    """Whether the line above must go on: it has no room for what comes below."""
    if not flow.is_centred and _is_indented(below, flow):
        return False
    return not ends(above, below, flow, after)


def _is_indented(line: SetLine, flow: Flow) -> bool:
    return line.indent > flow.base + INDENT


def _is_hanging(lines: Sequence[SetLine], flow: Flow) -> bool:
    """Whether it is the lines that are not indented that begin paragraphs.

    Then a number stands out, indented lines follow full ones, and no other does.
    """
    if _is_indented(lines[0], flow) or not NUMBERED.match(lines[0].line.text):
        return False
    after_full = after_short = 0
    for above, below in itertools.pairwise(lines):
        is_short = ends(above, below, flow)
        if not _is_indented(below, flow):
            if not is_short:
                return False
        elif is_short:
            after_short += 1
        else:
            after_full += 1
    return after_full > after_short
