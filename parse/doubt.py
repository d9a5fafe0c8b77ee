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


def source_place(document: Document, span: Span) -> str:
    """Where in the source file a stretch of the document begins: 源文件第12行."""
    return f"源文件{document.place(span.start)}"
