"""What a reader makes of a file: one text, and spans over it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of a text, in characters."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the document that stand in a row in the source, one for one.

    A character that the source spells otherwise (``&nbsp;``, a CR LF) is a run of
    its own whose ``source`` is longer than ``text``.
    """

    text: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, at the row and column where it starts.

    A merged cell is the same ``Cell`` in every place of the grid that it covers.
    """

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of prose, or a block that the source sets apart."""

    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the source: one piece, not yet joined over pages.

    ``rows`` is the grid; rows of a ragged table differ in length. ``span`` reaches
    from the first cell's text to the last's.
    """

    span: Span
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the source that a reader of the tables ought to know.

    ``code`` is stable; ``source`` is the place in the decoded source.
    """

    code: str
    message: str
    source: Span


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document was read from.

    ``text`` is the decoded source, byte-order mark aside, for formats that are
    text; every source offset in the tables counts its characters. ``markup`` are
    the stretches of it that are mark-up: tags, separators of cells, ruled rows.
    ``line_starts`` are where its lines begin, as an editor counts them.
    """

    name: str
    sha256: str
    media_type: str
    reader: str
    encoding: str
    text: str
    markup: tuple[Span, ...]
    line_starts: tuple[int, ...]

    def line(self, offset: int) -> int:
        """Number of the line that a character stands on, from 1."""
        return bisect_right(self.line_starts, offset)


@dataclass(frozen=True, slots=True)
class Document:
    """One text assembled once, with its blocks in reading order."""

    text: str
    blocks: tuple[Paragraph | Table, ...]
    source: Source
    runs: tuple[Run, ...]
    notes: tuple[Note, ...] = ()

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def source_span(self, span: Span) -> Span:
        """Where the source spells ``span``, from its first to its last character.

        Raises ``ValueError`` for an empty span: it has no place in the source.
        """
        if not span:
            raise ValueError(f"an empty span has no place in the source: {span}")
        first, last = self._run_at(span.start), self._run_at(span.end - 1)
        return Span(
            _source_offset(first, span.start).start,
            _source_offset(last, span.end - 1).end,
        )

    def _run_at(self, offset: int) -> Run:
        at = bisect_right(self.runs, offset, key=lambda run: run.text.start) - 1
        run = self.runs[at]
        if at < 0 or offset >= run.text.end:
            raise ValueError(f"character {offset} does not come from the source")
        return run


def _source_offset(run: Run, offset: int) -> Span:
    """Source characters of the document's character at ``offset``."""
    if len(run.text) == len(run.source):
        at = run.source.start + offset - run.text.start
        return Span(at, at + 1)
    return run.source


#: Characters between blocks, rows and cells of a document's text. They are the
#: reader's own: no run covers them.
BLOCK_END: Final = "\n"
CELL_END: Final = "\t"
