"""Text that floats over a sheet's cells, in boxes and shapes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from extract.limits import require_length
from extract.office.package import Package

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BODY: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}txBody"
)
_TEXT, _PARAGRAPH = f"{_DRAWING}t", f"{_DRAWING}p"


def text_boxes(package: Package, sheet: str) -> tuple[str, ...]:
    """What each box on a sheet's part says, a line a paragraph."""
    target = _Boxes(package.name)
    for part in package.related(sheet, "drawing"):
        package.scan(part, target)
    return tuple(box for box in target.boxes if box.strip())


@dataclass(slots=True)
class _Boxes:
    """Target that collects the text of a drawing."""

    name: str
    boxes: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    listens: bool = False

    def start(self, tag: str, attrs: dict[str, str], /) -> None:
        self.listens = tag == _TEXT

    def end(self, tag: str, /) -> None:
        self.listens = False
        if tag == _PARAGRAPH:
            self.pieces.append("\n")
        elif tag == _BODY:
            self.boxes.append("".join(self.pieces).strip("\n"))
            self.pieces.clear()

    def data(self, data: str, /) -> None:
        if self.listens:
            self.length += len(data)
            require_length(self.length, self.name)
            self.pieces.append(data)
