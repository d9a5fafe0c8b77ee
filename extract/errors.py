"""The project's one exception."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file, or a folder of tables, that cannot be worked with.

    ``stage`` is the room that gave up (extract, parse, publish), ``code`` a stable
    word for the cause, ``message`` one sentence for a clerk: what is wrong, where,
    and what to do.
    """

    def __init__(self, stage: str, code: str, message: str) -> None:
        super().__init__(message)
        self.stage = stage
        self.code = code
        self.message = message
