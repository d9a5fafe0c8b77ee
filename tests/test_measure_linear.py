"""No text makes measuring slower than linear, whatever is said in it over and over."""

import pytest

from bench.hostile import PIECES, PLAIN, WHOLE, growth, of_size, seconds
from normalize.units import load_units

#: Twice the text should take twice the time; a quadratic pattern makes it four.
MOST_GROWTH = 3
#: Some texts are nothing but figures, and plain text is not; the dearest takes three.
MOST_OF_PLAIN = 8


@pytest.fixture(scope="module")
def plain() -> float:
    return seconds(of_size(PLAIN, WHOLE), load_units(), runs=2)


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_takes_twice_the_time(name: str, plain: float) -> None:
    units = load_units()
    took, doubled = growth(PIECES[name], units, runs=1)
    if doubled > MOST_GROWTH or took > MOST_OF_PLAIN * plain:  # or the machine is busy
        took, doubled = growth(PIECES[name], units, runs=5)
    assert doubled <= MOST_GROWTH
    assert took <= MOST_OF_PLAIN * plain
