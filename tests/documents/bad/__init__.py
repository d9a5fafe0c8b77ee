"""Files that no office should have sent, made on the spot: each with what must come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.documents.bad.active import active_office
from tests.documents.bad.archives import bombs, locked, outside
from tests.documents.bad.corpus import EITHER, READ, REFUSED, SECRET, BadFile
from tests.documents.bad.damage import damaged, empty, encodings, misnamed, pictures
from tests.documents.bad.geometry import sheet_geometry, word_geometry
from tests.documents.bad.legacy import locked_office
from tests.documents.bad.markup import (
    active_pages,
    html_geometry,
    xml_attacks,
)
from tests.documents.bad.portable import (
    active_pdf,
    bombs_pdf,
    empty_pdf,
    geometry_pdf,
    locked_pdf,
)

__all__ = ["EITHER", "READ", "REFUSED", "SECRET", "BadFile", "bad_files"]


def bad_files(port: int, secret: str) -> list[BadFile]:
    """All of them, named by class; they reach for a port, and for a file's address."""
    return [
        replace(one, name=f"{one.kind.replace(' ', '-')}-{one.name}")
        for one in _all(port, secret)
    ]


def _all(port: int, secret: str) -> Iterator[BadFile]:
    yield from locked()
    yield from locked_office()
    yield from locked_pdf()
    yield from damaged()
    yield from empty()
    yield from empty_pdf()
    yield from bombs()
    yield from bombs_pdf()
    yield from xml_attacks(port, secret)
    yield from html_geometry()
    yield from word_geometry()
    yield from sheet_geometry()
    yield from geometry_pdf()
    yield from pictures()
    yield from active_pages(port)
    yield from active_office(port)
    yield from active_pdf(port)
    yield from misnamed()
    yield from encodings()
    yield from outside()
