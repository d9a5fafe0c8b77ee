"""A source's text put together by a reader of a format that is no text.

Such a reader walks its file in reading order and says what stands there; document
and source then differ only by what was left out.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from extract.document import (
    BLOCK_END,
    CELL_END,
    Document,
    Note,
    Paragraph,
    Placed,
    Run,
    Source,
    Span,
    Strip,
    Table,
)
from extract.errors import UnreadableError
from extract.limits import require_cells, require_text


@dataclass(frozen=True, slots=True)
class Origin:
    """The file, and the characters that its format lists, whoever reads them."""

    name: str
    data: bytes
    media_type: str
    reader: str
    characters: str
    pages: int | None = None


@dataclass(slots=True)
class Transcript:
    """A transcript under construction; readers own one and throw it away when done.

    Whoever writes a cell or a paragraph notes ``length`` before and after: offsets
    in the document's text.
    """

    length: int = 0
    blocks: list[Paragraph | Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _source: list[str] = field(default_factory=list)
    _source_length: int = 0
    _filled_cells: int = 0
    _runs: list[Run] = field(default_factory=list)
    _markup: list[Span] = field(default_factory=list)
    _places: list[tuple[int, str]] = field(default_factory=list)
    _placed: list[Placed] = field(default_factory=list)

    def stand_at(self, place: str) -> None:
        """What comes next stands at this place of the file (第3页第5行, 表1第2行第3列)."""
        if not self._places or self._places[-1][1] != place:
            self._places.append((self._source_length, place))

    def write(self, text: str, strip: Strip | None = None) -> None:
        """Take characters into the document.

        ``strip`` is where they stand on paper, with an edge more than characters.
        """
        if not text:
            return
        source = Span(self._source_length, self._source_length + len(text))
        span = Span(self.length, self.length + len(text))
        last = self._runs[-1] if self._runs else None
        if last and last.text.end == span.start and last.source.end == source.start:
            span = Span(last.text.start, span.end)
            self._runs[-1] = Run(span, Span(last.source.start, source.end))
        else:
            self._runs.append(Run(span, source))
        self._place(source, strip)
        self._add(text, text)

    def skip(self, text: str, strip: Strip | None = None) -> None:
        """Account for characters of the file that are left out of the document."""
        if not text:
            return
        source = Span(self._source_length, self._source_length + len(text))
        self._markup.append(source)
        self._place(source, strip)
        self._add("", text)

    def glue(self, text: str) -> None:
        """Add characters of the reader's own: ends of cells, rows, paragraphs."""
        self._add(text, text)

    def remark(self, code: str, message: str, length: int = 0) -> None:
        """Note something about the last ``length`` characters, or about this place."""
        start = max(0, self._source_length - length)
        self.notes.append(Note(code, message, Span(start, self._source_length)))

    def end_cell(self, start: int) -> Span:
        """The span of a cell that began at ``start``, and the mark of its end."""
        span = Span(start, self.length)
        self._filled_cells += bool(span)
        self.glue(CELL_END)
        return span

    def end_paragraph(self, start: int) -> None:
        """A paragraph that began at ``start``, if anything was written since."""
        if self.length > start:
            self.blocks.append(Paragraph(Span(start, self.length)))
            self.glue(BLOCK_END)

    def document(self, origin: Origin) -> Document:
        """The finished document.

        Raises ``UnreadableError`` for one without a character, and beyond the limit.
        """
        text = "".join(self._text)
        if not text.strip():
            message = f"{origin.name}：文件是空的，没有任何文字。请确认是否选错文件。"
            raise UnreadableError("extract", "empty", message)
        require_text(text, origin.name)
        require_cells(self._filled_cells, origin.name)
        source = Source(
            name=origin.name,
            sha256=hashlib.sha256(origin.data).hexdigest(),
            media_type=origin.media_type,
            reader=origin.reader,
            encoding=None,
            text="".join(self._source),
            markup=tuple(self._markup),
            places=tuple(self._places) or ((0, "开头"),),
            is_text=False,
            characters=origin.characters,
            pages=origin.pages,
            placed=tuple(self._placed),
        )
        return Document(
            text, tuple(self.blocks), source, tuple(self._runs), tuple(self.notes)
        )

    def _place(self, span: Span, strip: Strip | None) -> None:
        if strip is not None:
            if len(strip.edges) != len(span) + 1:
                raise ValueError(f"{len(strip.edges)} edges of {len(span)} characters")
            self._placed.append(Placed(span, strip))

    def _add(self, text: str, source: str) -> None:
        self._text.append(text)
        self._source.append(source)
        self.length += len(text)
        self._source_length += len(source)
