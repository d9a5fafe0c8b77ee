"""Glyphs of a page, and the lines that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from extract.document import Strip
from extract.pages.kinsoku import is_wide, longest_piece
from extract.pages.page import Line


class Glyph(NamedTuple):
    """A character as a page shows it, in points from the page's top left.

    ``baseline`` is the height that its line stands on: boxes of glyphs differ within
    a line, and in Type 3 fonts say nothing of it. ``size`` is the type's.
    """

    text: str
    x0: float
    x1: float
    baseline: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """Where the glyph's body is, however the font draws its box."""
        return (self.x0 + self.x1) / 2, self.baseline - _BODY * self.size


def runs_over(glyph: Glyph, before: Glyph) -> bool:
    """Whether a glyph goes on with the one before it, whatever rule is between.

    A word that is wider than its cell stands over the rule: the two touch to a hair,
    and are such as no program parts.
    """
    gap = (glyph.x0 - before.x1) / max(glyph.size, 1.0)
    return (
        abs(glyph.baseline - before.baseline) < _RAISED * glyph.size
        and -_ABOUT < gap < _TOUCHING
        and longest_piece(before.text + glyph.text) > 1
    )


def standing_baseline(middle: float, size: float) -> float:
    """The baseline of a glyph whose body has its middle at this height."""
    return middle + _BODY * size


#: Parts of the type's size. How far a character reaches from its baseline:
_ASCENT: Final = 0.85
_DESCENT: Final = 0.15
#: where its body has its middle above it,
_BODY: Final = 0.35
#: how far a superscript stands from its line; lines are 1.0 apart and more,
_RAISED: Final = 0.4
#: what gap within a word rounding leaves,
_TOUCHING: Final = 0.015
#: from which gap on two Latin words are two, where no space is printed,
_WORD_GAP: Final = 0.2
#: and what gap no setting of Chinese in lines leaves.
_WIDE_GAP: Final = 1.0
#: and what an advance may differ by from a full character's.
_ABOUT: Final = 0.15


def lines_of(glyphs: Iterable[Glyph], page: int) -> Iterator[Line]:
    """Lines from top to bottom, characters from left to right."""
    for row in _rows(glyphs):
        line = _line(row, page)
        if line is not None:
            yield line


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs by baseline; a superscript stays with its line."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if row:
            last = row[-1]
            size = max(last.size, glyph.size)
            if glyph.baseline - last.baseline > _RAISED * size:
                yield row
                row = []
        row.append(glyph)
    if row:
        yield row


def _line(row: list[Glyph], page: int) -> Line | None:
    """One line, from its first glyph that is no space.

    Spaces at its end are kept, as they part words, but hang there without a width.
    """
    row = sorted(row, key=lambda glyph: glyph.x0)
    shown = [at for at, glyph in enumerate(row) if glyph.text != " "]
    if not shown:
        return None
    hanging = len(row) - shown[-1] - 1
    row = row[shown[0] : shown[-1] + 1]
    text, edges = [], []
    for glyph, after in pairwise(row):
        text.append(glyph.text)
        edges.append(glyph.x0)
        if glyph.x0 == glyph.x1:
            text[-1] = _blank(glyph, after)
        elif glyph.text == " ":
            count = _left_out(glyph, after)
            text += " " * count
            edges += [glyph.x1] * count
        elif _is_word_end(glyph, after):
            text.append(" ")
            edges.append(glyph.x1)
    text.append(row[-1].text + " " * hanging)
    edges += [row[-1].x0, *[row[-1].x1] * (hanging + 1)]
    return Line("".join(text), Strip(page, *_height(row), tuple(_rising(edges))))


def _blank(space: Glyph, after: Glyph) -> str:
    """A space that only its place is known of: it may be an ideographic one."""
    ems = (after.x0 - space.x0) / max(after.size, 1.0)
    return "\u3000" if abs(ems - 1) < _ABOUT and space.text == " " else space.text


def _left_out(space: Glyph, after: Glyph) -> int:
    """Spaces after this one that are not listed: pdfium has one of several in a row."""
    if not is_wide(after.text):
        return 0
    count = (after.x0 - space.x1) / max(space.x1 - space.x0, 1.0)
    return round(count) if abs(count - round(count)) < _ABOUT / 2 else 0


def _is_word_end(last: Glyph, glyph: Glyph) -> bool:
    """Whether the gap between two glyphs stands for a space that is not printed."""
    if last.text == " " or glyph.text == " ":
        return False
    gap = (glyph.x0 - last.x1) / max(last.size, glyph.size, 1.0)
    is_latin = last.text.isascii() and glyph.text.isascii()
    return gap > (_WORD_GAP if is_latin else _WIDE_GAP)


def _height(row: list[Glyph]) -> tuple[float, float]:
    return (
        round(min(glyph.baseline - _ASCENT * glyph.size for glyph in row), 2),
        round(max(glyph.baseline + _DESCENT * glyph.size for glyph in row), 2),
    )


def _rising(edges: Iterable[float]) -> Iterator[float]:
    """Edges that never go back: boxes of neighbours overlap by hairs."""
    least = float("-inf")
    for edge in edges:
        least = max(least, round(edge, 2))
        yield least
