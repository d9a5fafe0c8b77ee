"""Which part of the prose speaks of which ledger, and in which status words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of the prose that speaks of one ledger, or of all (``None``).

    ``words`` are the status words that the ledger itself uses, each with the one form
    that it counts under.
    """

    start: int
    end: int
    ledger: int | None
    words: Mapping[str, str]

    def term(self, status: str | None) -> str | None:
        """A status, or several with one count, in the form that the ledger's rows have."""
        if status is None:
            return None
        return "、".join(self.words.get(word, word) for word in status.split("、"))


def scopes_of(
    prose: str, titles: Sequence[str | None], words: Sequence[Mapping[str, str]]
) -> tuple[Scope, ...]:
    """Which part of the prose speaks of which ledger.

    With several ledgers, a paragraph belongs to the one whose title shares the
    longest run of characters with the paragraph's first words.
    """
    if len(titles) == 1:
        return (Scope(0, len(prose), 1, words[0]),)
    every = {word: term for own in words for word, term in own.items()}
    scopes: list[Scope] = []
    for line in re.finditer(r"[^\n]+", prose):
        shared = [_shared_run(line[0][:40], title or "") for title in titles]
        best = max(shared, default=0)
        known = best >= 4 and shared.count(best) == 1
        at = shared.index(best)
        scopes.append(
            Scope(line.start(), line.end(), at + 1, words[at])
            if known
            else Scope(line.start(), line.end(), None, every)
        )
    return tuple(scopes)


def _shared_run(text: str, title: str) -> int:
    """Length of the longest run of characters that both have."""
    match = SequenceMatcher(None, text, title, autojunk=False)
    return match.find_longest_match().size
