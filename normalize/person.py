"""A person as a cell names one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Who a cell names, with what it says of them.

    ``note`` is what stands in brackets or a telephone number. Where a cell has only
    a title (分管领导), ``name`` and ``title`` are both that title.
    """

    name: str
    note: str | None
    title: str | None
    at: tuple[int, int]

    @property
    def unnamed(self) -> bool:
        """Whether the cell has only a title, which many may bear."""
        return self.title == self.name
