"""What parted two lines of one paragraph."""

from __future__ import annotations

from extract.pages.kinsoku import is_word
from extract.pages.setting import SetLine
from extract.pages.wrapping import TOLERANCE


def joint(above: SetLine, below: SetLine) -> str:
    """A space where two Latin words met, nothing elsewhere.

    A word that is longer than the column is wide is cut without one. Spaces that the
    line above has at its end are its own.
    """
    first, second = above.line.text, below.line.text
    if not (is_word(first[-1]) and is_word(second[0])):
        return ""
    if not (first[-1].isalnum() and second[0].isalnum()):
        return ""
    column = above.indent + above.slack + _width(above, 0, len(first))
    head, tail = _last_word(first), _first_word(second)
    word = _width(above, head, len(first)) + _width(below, 0, tail)
    return "" if word > column - TOLERANCE else " "


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
