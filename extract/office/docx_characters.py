"""The characters that a part of a Word document lists, whoever sees them.

It knows nothing of paragraphs, tables or changes, so that what is read of a document
can be held against it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from extract.office.docx_names import MATH, W
from extract.office.docx_symbols import symbol
from extract.office.safe_xml import scan

_TEXT: Final = frozenset({f"{W}t", f"{W}delText", f"{MATH}t"})


@dataclass(slots=True)
class _Listing:
    characters: list[str] = field(default_factory=list)
    is_text: bool = False

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        if tag in _TEXT:
            self.is_text = True
        elif tag == f"{W}sym":
            font, number = attributes.get(f"{W}font", ""), attributes.get(f"{W}char")
            self.characters.append(symbol(font, number or ""))
        elif tag == f"{W}noBreakHyphen":
            self.characters.append("-")

    def end(self, tag: str, /) -> None:
        if tag in _TEXT:
            self.is_text = False

    def data(self, data: str, /) -> None:
        if self.is_text:
            self.characters.append(data)


def characters_in(xml: bytes, where: str) -> str:
    """All of them in the order of the file. Raises ``UnreadableError`` as ``scan``."""
    listing = _Listing()
    scan(xml, listing, where)
    return "".join(listing.characters)
