"""A column of Chinese type: characters are squares, Latin ones half as wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

from extract.document import Strip
from extract.pages.page import Line

OPENING: Final = "（《〈“‘「『【〔"
CLOSING: Final = "，。、；：！？）》〉”’」』】〕…%％"
#: What stays on one line; a space hangs at the end of what it follows.
WHOLE: Final = re.compile(
    rf"[{OPENING}]*(?:[A-Za-z0-9.+/~-]+|[^{CLOSING}])?[{CLOSING}]*[ \u3000]*"
)
#: Programs that keep a number with the mark before it.
WHOLE_WITH_NUMBERS: Final = re.compile(
    rf"[{OPENING}]*(?:[A-Za-z0-9.+/~-]+|[^{CLOSING}])?[{CLOSING}]*"
    rf"(?:(?<=[{CLOSING}])[A-Za-z0-9.+/~-]+[{CLOSING}]*)*[ \u3000]*"
)


@dataclass(frozen=True, slots=True)
class SetText:
    """A line as it is broken, and how far it is indented, in squares."""

    text: str
    indent: float


def width(text: str) -> float:
    """Squares that a text takes; spaces at its end hang and take none."""
    return sum(map(_advance, text.rstrip(" \u3000")))


def broken(
    text: str, squares: float, indent: float, whole: re.Pattern[str] = WHOLE
) -> list[SetText]:
    """A text's paragraphs in lines of that many squares; first lines indented."""
    found = []
    for paragraph in text.split("\n"):
        lines = _lines(paragraph, squares, indent, whole)
        found += [
            SetText(line, 0.0 if number else indent)
            for number, line in enumerate(lines)
        ]
    return [line for line in found if line.text]


def _lines(
    paragraph: str, squares: float, indent: float, whole: re.Pattern[str]
) -> list[str]:
    lines, room = [""], squares - indent
    for piece, begins_line in _pieces(paragraph, squares, whole):
        if lines[-1] and (begins_line or width(lines[-1] + piece) > room + 1e-6):
            lines.append("")
            room = squares
        lines[-1] += piece
    return lines


def _pieces(
    paragraph: str, squares: float, whole: re.Pattern[str]
) -> Iterator[tuple[str, bool]]:
    """What is kept whole; what no line could hold begins one, and is cut."""
    for match in whole.finditer(paragraph):
        piece = match[0]
        if width(piece) <= squares:
            yield piece, False
        elif whole is not WHOLE:
            for number, (part, _) in enumerate(_pieces(piece, squares, WHOLE)):
                yield part, number == 0
        else:
            for number, character in enumerate(piece):
                yield character, number == 0


def printed(line: SetText, page: int, x0: float, top: float, size: float) -> Line:
    """The line on paper, its column beginning at ``x0``."""
    edges = [x0 + line.indent * size]
    shown = len(line.text.rstrip(" \u3000"))
    for at, character in enumerate(line.text):
        step = _advance(character) * size if at < shown else 0.0
        edges.append(edges[-1] + step)
    return Line(line.text, Strip(page, top, top + size, tuple(edges)))


def is_ambiguous(text: str, lines: Sequence[SetText], squares: float) -> bool:
    """Whether paragraphs end with lines so full that nobody sees where they end."""
    ends = {paragraph[-8:] for paragraph in text.split("\n")[:-1]}
    return any(
        any(line.text.endswith(end) for end in ends)
        and squares - line.indent - width(line.text) < 2.5
        for line in lines
    )


def _advance(character: str) -> float:
    return 1.0 if east_asian_width(character) in "WFA" else 0.5
