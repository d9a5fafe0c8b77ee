"""What a reader makes of a file: one text, and spans over it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
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
class Box:
    """A rectangle on a page, in points from the page's top left; pages from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a line's characters stand on a page, in points from its top left.

    ``edges`` are the left edges of the characters and the right edge of the last:
    one more than there are characters.
    """

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]

    def cut(self, start: int, end: int) -> Strip:
        """The strip of the characters from ``start`` to ``end`` of the line."""
        return Strip(self.page, self.top, self.bottom, self.edges[start : end + 1])


@dataclass(frozen=True, slots=True)
class Placed:
    """Characters of the source's text, and the strip of paper they stand on."""

    span: Span
    strip: Strip

    def box(self, span: Span) -> Box:
        """Box of the characters of ``span`` that stand in this line."""
        strip = self.strip
        first = max(span.start, self.span.start) - self.span.start
        last = min(span.end, self.span.end) - self.span.start
        return Box(
            strip.page, strip.edges[first], strip.top, strip.edges[last], strip.bottom
        )


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document was read from.

    ``text`` is, for a format that is text (``is_text``), the decoded source,
    byte-order mark aside, and source offsets in the tables count its characters.
    For any other format it is the reader's transcript: what the file shows, in
    reading order, with what is left out of the document (running heads, deleted
    text) in its place. ``markup`` are the stretches of it that are in no paragraph
    or cell: tags, separators of cells, ruled rows, what is left out.

    ``places`` are the offsets from which a place's name holds, in order: a line of
    a text, a cell of a sheet, a line of a page. ``characters`` are the characters
    of the file as its format lists them, found without the reader's blocks and
    tables, so that the two can be held against each other; None where ``text`` is
    the source itself. ``placed`` are the lines of the source on paper, in the order
    of their spans, and ``pages`` their number of pages, for paged formats.
    """

    name: str
    sha256: str
    media_type: str
    reader: str
    encoding: str | None
    text: str
    markup: tuple[Span, ...]
    places: tuple[tuple[int, str], ...]
    is_text: bool = True
    characters: str | None = None
    pages: int | None = None
    placed: tuple[Placed, ...] = ()

    def place(self, offset: int) -> str:
        """What a person calls the place of a character: 第12行, 第3页第5行."""
        at = bisect_right(self.places, offset, key=lambda place: place[0]) - 1
        return self.places[max(at, 0)][1]

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """Where characters of ``text`` stand on paper, a box a line."""
        first = bisect_right(self.placed, span.start, key=lambda line: line.span.end)
        boxes = []
        for line in self.placed[first:]:
            if line.span.start >= span.end:
                break
            boxes.append(line.box(span))
        return tuple(boxes)

    def line_starts(self, span: Span) -> Iterator[int]:
        """Where lines on paper begin within a stretch of ``text``."""
        first = bisect_left(self.placed, span.start, key=lambda line: line.span.start)
        for line in self.placed[first:]:
            if line.span.start >= span.end:
                break
            yield line.span.start


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

    def place(self, offset: int) -> str:
        """What a person calls the place of a character that came from the source."""
        return self.source.place(self.source_span(Span(offset, offset + 1)).start)

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """Where a span stands on paper, a box a line; none where nothing is paged.

        What the source leaves out in between, such as a page's number, has no box.
        """
        if not self.source.placed:
            return ()
        first = bisect_right(self.runs, span.start, key=lambda run: run.text.end)
        boxes: list[Box] = []
        for run in self.runs[first:]:
            if run.text.start >= span.end:
                break
            within = Span(
                max(span.start, run.text.start), min(span.end, run.text.end) - 1
            )
            boxes += self.source.boxes(
                Span(
                    _source_offset(run, within.start).start,
                    _source_offset(run, within.end).end,
                )
            )
        return tuple(boxes)

    def wraps(self, span: Span) -> tuple[int, ...]:
        """Where within a span a line of paper ends and the next follows with nothing.

        A space that a writer set there would not be printed.
        """
        if not self.source.placed:
            return ()
        first = bisect_right(self.runs, span.start, key=lambda run: run.text.end)
        found: list[int] = []
        last = span.start
        for run in self.runs[first:]:
            if run.text.start >= span.end:
                break
            shift = run.text.start - run.source.start
            starts = (at + shift for at in self.source.line_starts(run.source))
            found += (at for at in starts if at > run.text.start or at == last)
            last = run.text.end
        return tuple(at for at in found if span.start < at < span.end)

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
