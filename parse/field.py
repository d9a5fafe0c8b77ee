"""The text of a cell or of the prose, as spans over the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from extract import Document, Span

#: Spaces within a line that look like one.
_SPACES: Final = re.compile(r"(?<=\S)(?:[ \u00a0]{2,}|\u00a0)(?=\S)")


@dataclass(frozen=True, slots=True)
class Field:
    """What one or several stretches of the document say, read as one text.

    A cell that a page break cut in two has two spans. ``starts`` are their offsets
    in ``text``; between the end of one and the start of the next stands at most a
    line end that is nobody's.
    """

    text: str
    spans: tuple[Span, ...]
    starts: tuple[int, ...]

    def to_document(self, start: int, end: int) -> Span:
        """Stretch of the document from the first to the last character given.

        Where a page break lies between them, the stretch spans what stood there.
        Raises ``ValueError`` for an empty or foreign range.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}:{end} is not a part of the field")
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, at: int) -> int:
        piece = bisect_right(self.starts, at) - 1
        return self.spans[piece].start + at - self.starts[piece]

    def cut(self, ranges: Sequence[tuple[int, int]]) -> Field:
        """The field of some stretches of its text, one a line, blank ends left out."""
        whole = EMPTY
        for start, end in ranges:
            text = self.text[start:end]
            start += len(text) - len(text.lstrip())
            end -= len(text) - len(text.rstrip())
            if start < end:
                whole = join(whole, self._piece(start, end), "\n")
        return whole

    def _piece(self, start: int, end: int) -> Field:
        kept: list[Span] = []
        starts: list[int] = []
        for span, at in zip(self.spans, self.starts, strict=True):
            first, last = max(start, at), min(end, at + len(span))
            if first < last:
                kept.append(Span(span.start + first - at, span.start + last - at))
                starts.append(first - start)
        return Field(self.text[start:end], tuple(kept), tuple(starts))

    def offset(self, at: int) -> int | None:
        """Where in the text a character of the document stands, if it does."""
        for span, start in zip(self.spans, self.starts, strict=True):
            if span.start <= at < span.end:
                return start + at - span.start
        return None


def read_field(document: Document, spans: Iterable[Span], joint: str = "") -> Field:
    """Field over the spans, white space at their outer ends left out.

    ``joint`` is put between two pieces: nothing where a page break cut a sentence,
    a line end where paragraphs meet.
    """
    pieces: list[str] = []
    kept: list[Span] = []
    starts: list[int] = []
    length = 0
    for span in spans:
        trimmed = _trim(document, span)
        if not trimmed:
            continue
        if pieces:
            pieces.append(joint)
            length += len(joint)
        starts.append(length)
        kept.append(trimmed)
        pieces.append(document[trimmed])
        length += len(trimmed)
    return Field("".join(pieces), tuple(kept), tuple(starts))


def with_single_spaces(field: Field) -> Field:
    """The field with one space for several in a row, and for such as do not break.

    What is printed tells them not apart, and a text reads the same from whatever
    format. Ideographic spaces stay: they show.
    """
    edges = [at for match in _SPACES.finditer(field.text) for at in match.span()]
    if not edges:
        return field
    parts = zip([0, *edges[1::2]], [*edges[::2], len(field.text)], strict=True)
    pieces = [field.cut([part]) for part in parts]
    starts: list[int] = []
    length = 0
    for piece in pieces:
        starts += (length + start for start in piece.starts)
        length += len(piece.text) + 1
    return Field(
        " ".join(piece.text for piece in pieces),
        tuple(span for piece in pieces for span in piece.spans),
        tuple(starts),
    )


def _trim(document: Document, span: Span) -> Span:
    text = document[span]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def join(first: Field, second: Field, joint: str = "") -> Field:
    """Two fields read as one, for a cell that goes on after a page break."""
    if not first.text or not second.text:
        return first if first.text else second
    offset = len(first.text) + len(joint)
    return Field(
        first.text + joint + second.text,
        first.spans + second.spans,
        first.starts + tuple(offset + start for start in second.starts),
    )


EMPTY = Field("", (), ())
