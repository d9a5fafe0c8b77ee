"""A user's own words, each held to its example by the reading itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from measure.field import read_field
from measure.lexicon import Lexicon, Word, make_lexicon, packaged_lexicon, read_words
from normalize.units import Units, load_units
from normalize.vocabulary import refusal


@lru_cache(maxsize=8)
def load_lexicon(own: Path | None = None) -> Lexicon:
    """The packaged words with a user's own over them.

    Raises ``VocabularyError``, naming the entry, for one whose example is not read as
    it states (the packaged examples are held by the tests).
    """
    if own is None:
        return packaged_lexicon()
    packaged, words = read_words(), read_words(own)
    lexicon, units = make_lexicon(words), load_units(own)
    for word in words:
        if word not in packaged:
            _prove(word, lexicon, units)
    return lexicon


def reading_of(word: Word, lexicon: Lexicon, units: Units) -> Mapping[str, str]:
    """What the last figure of the word's example is read as; nothing without one.

    >>> words = {word.name: word for word in read_words() if word.kind == "verb"}
    >>> reading_of(words["发布"], packaged_lexicon(), load_units())["metric"]
    '招商项目'
    """
    reading = read_field(
        word.example,
        role="progress",
        issued_on=None,
        carried=None,
        units=units,
        lexicon=lexicon,
    )
    if not reading.indicators:
        return {}
    last = reading.indicators[-1]
    return {
        "metric": last.metric or "",
        "subject": last.subject or "",
        "kind": last.kind.value,
        "direction": last.direction.value if last.direction else "",
    }


def _prove(word: Word, lexicon: Lexicon, units: Units) -> None:
    read = reading_of(word, lexicon, units)
    if not read:
        raise refusal(
            word.kind, word.name, "例句里没有读出数值", "写一句带数值和单位的例句"
        )
    for key, stated in word.reads.items():
        if read[key] != stated:
            raise refusal(
                word.kind,
                word.name,
                f"例句“{word.example}”的 {key} 读成“{read[key]}”，不是“{stated}”",
                f"换一句例句，或改写 {key}",
            )
