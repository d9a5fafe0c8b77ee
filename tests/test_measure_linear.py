"""No text makes measuring slower than linear, whatever is said in it over and over."""

import pytest

from bench.hostile import PIECES, PLAIN, growth, measuring
from normalize.units import load_units

#: Four times the text should take four times the time; a quadratic pattern makes it
#: sixteen.
MOST_GROWTH = 8
#: Some texts are nothing but figures, and plain text is not; the dearest takes three.
MOST_OF_PLAIN = 8
#: Times are taken again while they are too long: the machine may be busy, and the
#: least of many is the text's own.
ROUNDS = (1, 3, 6)


@pytest.fixture(scope="module")
def plain() -> float:
    return growth(measuring(load_units()), PLAIN)[0]


@pytest.mark.parametrize("name", PIECES)
def test_four_times_the_text_takes_four_times_the_time(name: str, plain: float) -> None:
    work = measuring(load_units())
    took = grown = float("inf")
    for runs in ROUNDS:
        took, grown = growth(work, PIECES[name], runs)
        if grown <= MOST_GROWTH and took <= MOST_OF_PLAIN * plain:
            break
        plain = max(plain, growth(work, PLAIN, runs)[0])  # as busy as for the piece
    assert grown <= MOST_GROWTH
    assert took <= MOST_OF_PLAIN * plain


def test_what_is_slower_than_linear_is_told() -> None:
    def quadratic(text: str) -> None:
        for _ in range(0, len(text), 50):
            text.count("甲")

    assert growth(quadratic, PIECES["commas"], ROUNDS[-1])[1] > MOST_GROWTH
