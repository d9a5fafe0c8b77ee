"""What parsing was unsure of."""

from __future__ import annotations

from dataclasses import dataclass

from extract import Document, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a field's text; ``task_id`` is None for the prose."""

    task_id: str | None
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubtful reading, for a clerk to look at.

    ``code`` is stable; ``message`` is a Chinese sentence; ``task_id`` the row it is
    about, if it is about one.
    """

    code: str
    message: str
    task_id: str | None = None
    places: tuple[Place, ...] = ()


def source_line(document: Document, span: Span) -> int:
    """Line of the source file where a stretch of the document begins."""
    return document.source.line(
        document.source_span(Span(span.start, span.start + 1)).start
    )
