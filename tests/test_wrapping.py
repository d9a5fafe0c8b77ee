"""What stood between two lines of a cell, by the room that the first one leaves."""

import pytest

from extract.document import Strip
from extract.pages.joint import joined
from extract.pages.page import Line
from extract.pages.setting import Flow, SetLine, set_between
from extract.pages.wrapping import flow_of, paragraphs
from extract.pdf.glyphs import Glyph, runs_over

SIZE = 10.0


def line(text: str, top: float) -> Line:
    """Han in squares, all else half as wide, a space at the end without a width."""
    edges = [0.0]
    for at, character in enumerate(text):
        hangs = character == " " and at == len(text) - 1
        edges.append(edges[-1] + (0 if hangs else SIZE / (1 + character.isascii())))
    return Line(text, Strip(1, top, top + SIZE, tuple(edges)))


def set_lines(texts: list[str], squares: float) -> tuple[SetLine, ...]:
    lines = [line(text, 15.0 * at) for at, text in enumerate(texts)]
    return set_between(lines, 0.0, squares * SIZE, SIZE)


def read(texts: list[str], squares: float, spaces: str) -> str:
    lines = set_lines(texts, squares)
    flow = flow_of(lines, 1.5, spaces, space=0.5)
    return "\n".join(
        "".join(glue + text for glue, text, _ in joined(one, flow))
        for one in paragraphs(lines, flow)
    )


LIST, PROSE = " ", ""
WRAPPED = [
    # the line is full
    (["区水利局", "区住建局"], 4.2, LIST, "区水利局区住建局"),
    # there was room for one more, but not with a space before it
    (["区水利局", "区住建局"], 5.3, LIST, "区水利局 区住建局"),
    # and in prose no list's space is looked for
    (["成效明显", "下一步要"], 5.3, PROSE, "成效明显\n下一步要"),
    # room for all of it: its writer ended the line
    (["区水利局", "区住建局"], 8.0, LIST, "区水利局\n区住建局"),
    # a name filled up: the wide space had no room, a plain one would have had
    (["罗 ", "毅"], 2.8, PROSE, "罗\u3000毅"),
    (["罗 ", "毅"], 2.4, PROSE, "罗 毅"),
    (["罗 ", "毅"], 2.4, LIST + "\u3000", "罗\u3000毅"),
    # a number that is wider than its column, and two words
    (["15000", "0"], 2.6, PROSE, "150000"),
    (["GB", "T2010"], 2.6, PROSE, "GB T2010"),
]


@pytest.mark.parametrize(("texts", "squares", "spaces", "expected"), WRAPPED)
def test_lines(texts: list[str], squares: float, spaces: str, expected: str) -> None:
    assert read(texts, squares, spaces) == expected


def test_room_of_a_centred_line_is_on_both_sides() -> None:
    (one,) = set_lines(["区水利局"], 6.0)
    assert one.slack == pytest.approx(2.0)
    assert Flow(True, False, 0.0, None).spaces == ""


OVER = [
    ("0", "0", 0.0, True),
    ("%", "；", 0.0, True),
    # programs part Han, and words that a gap parts are two
    ("塔", "基", 0.0, False),
    ("0", "4", 0.3, False),
]


@pytest.mark.parametrize(("one", "other", "gap", "expected"), OVER)
def test_words_over_a_rule(one: str, other: str, gap: float, expected: bool) -> None:
    before = Glyph(one, 0.0, 5.0, 10.0, SIZE)
    after = Glyph(other, 5.0 + gap, 10.0 + gap, 10.0, SIZE)
    assert runs_over(after, before) == expected
