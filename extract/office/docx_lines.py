"""Paragraphs of a Word document to lines of text, all their characters accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extract.assembly import UNSEEN
from extract.document import BLOCK_END
from extract.office.docx_content import Piece, Standing, WordBlock, WordParagraph
from extract.office.docx_lists import Counters
from extract.transcript import Transcript

#: Characters of hidden text that are told.
_TOLD: Final = 30
_UNSEEN_TEXT: Final[Mapping[Standing, tuple[str, str]]] = {
    Standing.HIDDEN: ("hidden_text", "是隐藏文字"),
    Standing.COVERED: ("cell_covered", "被合并的单元格遮住"),
}
_UNSEEN: Final = re.compile(f"([{UNSEEN}]+)")
_LEADING: Final = re.compile(rf"[\s{UNSEEN}]*")


@dataclass(slots=True)
class Lines:
    """Writes paragraphs to a transcript; one reading owns it and asks it afterwards.

    ``marks`` are the numbers of lists as they were written; ``changes`` counts the
    stretches of text that tracked changes took away.
    """

    transcript: Transcript
    counters: Counters
    marks: list[str] = field(default_factory=list)
    unknown_formats: set[str] = field(default_factory=set)
    changes: int = 0

    def write_cell(self, paragraphs: Sequence[WordParagraph]) -> None:
        """Paragraphs on lines of their own, blank ones left out."""
        start = self.transcript.length
        for paragraph in paragraphs:
            for line in self._lines(paragraph):
                if self.transcript.length > start and _is_seen(line):
                    self.transcript.glue(BLOCK_END)
                self._write(line)

    def write_paragraph(self, paragraph: WordParagraph) -> None:
        """A paragraph of the document for each line."""
        for line in self._lines(paragraph):
            start = self.transcript.length
            self._write(line)
            self.transcript.end_paragraph(start)

    def leave_out(self, pieces: Sequence[Piece]) -> None:
        """Account for characters that the document does not show."""
        for piece in pieces:
            self.transcript.skip(piece.text)
            self.changes += piece.standing is Standing.DELETED
            if piece.standing in _UNSEEN_TEXT and not piece.text.isspace():
                code, what = _UNSEEN_TEXT[piece.standing]
                told = piece.text.strip()
                rest = f"等{len(told)}字" if len(told) > _TOLD else ""
                message = f"“{told[:_TOLD]}”{rest}{what}，没有读入，请核对。"
                self.transcript.remark(code, message, len(piece.text))

    def _lines(self, paragraph: WordParagraph) -> Iterator[list[Piece]]:
        """Pieces between breaks, the list's mark before them."""
        line: list[Piece] = self._mark(paragraph)
        for piece in paragraph.pieces:
            if piece.standing is not Standing.SHOWN or "\n" not in piece.text:
                line.append(piece)
                continue
            first, *rest = piece.text.split("\n")
            line.append(replace(piece, text=first))
            for text in rest:
                yield line
                line = [replace(piece, text=text)]
        yield line

    def _mark(self, paragraph: WordParagraph) -> list[Piece]:
        place = paragraph.list_place
        mark = self.counters.next_mark(place) if place else None
        if mark is None or not mark.text:
            return []
        if mark.unknown and mark.unknown not in self.unknown_formats:
            self.unknown_formats.add(mark.unknown)
            message = (
                f"自动编号的格式 {mark.unknown} 不能识别，已按 1、2、3 读入，请核对。"
            )
            self.transcript.remark("list_format_unknown", message)
        self.marks.append(mark.text)
        return [Piece(Standing.SHOWN, mark.text)]

    def _write(self, line: Sequence[Piece]) -> None:
        """One line, without the blanks at its ends."""
        shown = _shown(line)
        begin, end = _trimmed(shown)
        at = 0
        for piece in line:
            if piece.standing is not Standing.SHOWN:
                self.leave_out([piece])
                continue
            text = piece.text
            first = min(max(begin - at, 0), len(text))
            last = min(max(end - at, first), len(text))
            self.transcript.skip(text[:first])
            self._write_seen(text[first:last])
            self.transcript.skip(text[last:])
            at += len(text)

    def _write_seen(self, text: str) -> None:
        for odd, part in enumerate(_UNSEEN.split(text)):
            if odd % 2:
                self.transcript.skip(part)
            else:
                self.transcript.write(part)
        if lost := text.count("\ufffd"):
            message = f"有{lost}个符号不能识别（显示为“\ufffd”），请对照原件补正。"
            self.transcript.remark("lost_character", message, len(text))


def whole_paragraphs(blocks: Iterator[WordBlock]) -> Iterator[WordBlock]:
    """The blocks, paragraphs whose marks are deleted put before those they go on in."""
    begun: list[Piece] = []
    for block in blocks:
        if isinstance(block, WordParagraph):
            if block.mark_is_deleted:
                begun += block.pieces
                continue
            if begun:
                yield replace(block, pieces=(*begun, *block.pieces))
                begun = []
                continue
        elif begun:
            yield WordParagraph(tuple(begun))
            begun = []
        yield block
    if begun:
        yield WordParagraph(tuple(begun))


def _is_seen(line: Sequence[Piece]) -> bool:
    begin, end = _trimmed(_shown(line))
    return begin < end


def _shown(line: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in line if piece.standing is Standing.SHOWN)


def _trimmed(text: str) -> tuple[int, int]:
    """Where what is seen of a text begins and ends."""
    leading = _LEADING.match(text)
    begin = leading.end() if leading else 0
    trailing = _LEADING.match(text[::-1])
    return begin, max(begin, len(text) - (trailing.end() if trailing else 0))
