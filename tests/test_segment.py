"""Cutting words: jieba is the oracle, the field's own words come out whole."""

import importlib
import logging
import warnings
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import read
from normalize.segment import FREQUENCY, cut, field_words, word_ends

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
#: Measured on shared text: what two builds of one algorithm may differ in is how
#: runs of digits and Latin letters are put together (1-9, PM2.5).
AGREEMENT = 0.97


@pytest.fixture(scope="module")
def jieba() -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own, of its age
        module = importlib.import_module("jieba")
        module.setLogLevel(logging.ERROR)
        module.initialize()
    for word in field_words():
        module.add_word(word, FREQUENCY, "n")
    return module


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_words_are_jieba_s(sample: Path, jieba: ModuleType) -> None:
    text = read(sample.read_bytes(), sample.name).text
    ours, theirs = {*word_ends(text)}, {0}
    at = 0
    for word in jieba.cut(text):
        at += len(word)
        theirs.add(at)
    assert len(ours & theirs) >= AGREEMENT * len(ours | theirs)


@pytest.mark.parametrize("word", field_words())
def test_field_words_come_out_whole(word: str) -> None:
    assert word in cut(f"全县{word}情况")


def test_no_word_stands_twice() -> None:
    assert len(set(field_words())) == len(field_words())


@given(st.text(alphabet="全县完成投资28.5亿元，（惠及）家ab 。\n", max_size=40))
def test_words_make_up_the_text(text: str) -> None:
    assert "".join(cut(text)) == text
    assert {0, len(text)} <= {*word_ends(text)}
