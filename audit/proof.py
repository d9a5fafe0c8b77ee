"""A user's own complements, each held to its example by the audit itself."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from audit.breakdowns import breakdowns
from audit.complements import (
    Complement,
    Complements,
    packaged_complements,
    read_complements,
)
from audit.passage import passages_of
from measure import load_lexicon, read_field
from normalize.units import load_units
from normalize.vocabulary import refusal


@lru_cache(maxsize=8)
def load_complements(own: Path | None = None) -> Complements:
    """The packaged sets of words with a user's own over them.

    Raises ``VocabularyError``, naming the entry, for one whose example is no whole
    divided by its words (the packaged examples are held by the tests).
    """
    if own is None:
        return packaged_complements()
    packaged, listed = read_complements(), read_complements(own)
    for entry in listed:
        if entry not in packaged and not is_whole(entry, own):
            raise refusal(
                "complement",
                entry.name,
                f"例句“{entry.example}”读不出一个总数和由这些词分开的各部分",
                "写成“共30户，其中……10户，……20户”这样的例句",
            )
    return tuple(entry.words for entry in listed)


def is_whole(entry: Complement, own: Path | None = None) -> bool:
    """Whether its example is a complete breakdown by its words alone."""
    text = f"{entry.example}。"
    reading = read_field(
        text,
        role="progress",
        issued_on=None,
        carried=None,
        units=load_units(own),
        lexicon=load_lexicon(own),
    )
    return any(
        group.complete and len(group.parts) == len(entry.words)
        for passage in passages_of({("1", "progress"): (text, reading)}, (entry.words,))
        for group in breakdowns(passage)
    )
