"""Putting a document's text together while keeping where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from extract.document import Run, Span

#: Characters without width that copying from web pages and Word leaves behind:
#: soft hyphens, zero-width spaces and joiners, writing directions, byte-order marks.
UNSEEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff"
SEEN: Final = re.compile(rf"[^\s{UNSEEN}]")


@dataclass(slots=True)
class Assembly:
    """A text under construction; readers own one and throw it away when done.

    ``wraps_at_spaces`` says that a line end of the source stands for a space.
    """

    source: str
    wraps_at_spaces: bool = False
    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    length: int = 0

    def copy(self, start: int, end: int) -> None:
        """Take source characters as they are."""
        if start < end:
            self._run(self.source[start:end], start, end)

    def spell(self, text: str, start: int, end: int) -> None:
        """Take ``text`` for what the source spells at ``start:end``."""
        if text:
            self._run(text, start, end)
        else:
            self.skip(start, end)

    def glue(self, text: str) -> None:
        """Add characters of the reader's own: ends of cells, rows, paragraphs."""
        self.pieces.append(text)
        self.length += len(text)

    def skip(self, start: int, end: int) -> None:
        """Account for source characters that are mark-up."""
        if start < end:
            self.markup.append(Span(start, end))

    def text(self) -> str:
        """All of it so far."""
        return "".join(self.pieces)

    def _run(self, text: str, start: int, end: int) -> None:
        at = self.length
        self.glue(text)
        one_for_one = len(text) == end - start
        if one_for_one and self.runs:
            last = self.runs[-1]
            if (
                last.text.end == at
                and last.source.end == start
                and len(last.text) == len(last.source)
            ):
                self.runs[-1] = Run(
                    Span(last.text.start, self.length), Span(last.source.start, end)
                )
                return
        self.runs.append(Run(Span(at, self.length), Span(start, end)))
