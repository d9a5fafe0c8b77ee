"""Paragraphs of a Word document under construction, as its XML goes by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.office.docx_content import (
    ListPlace,
    Piece,
    Standing,
    WordBlock,
    WordParagraph,
)
from extract.office.docx_lists import List, style_level
from extract.office.docx_styles import Style


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph, and the blocks of the text boxes that are anchored in it.

    ``list_id`` and ``level`` are what it says itself, beside its style.
    """

    style: Style
    list_id: str | None = None
    level: int | None = None
    mark_is_deleted: bool = False
    pieces: list[tuple[Standing, str]] = field(default_factory=list)
    boxes: list[WordBlock] = field(default_factory=list)


def close_paragraph(
    paragraph: OpenParagraph, lists: Mapping[str, List], field_is_cut: bool
) -> list[WordBlock]:
    """The paragraph, and what stands in its text boxes after it.

    Where a field is cut off, what stood aside is hidden: it is to be told.
    """
    pieces = [
        (Standing.HIDDEN, text)
        if field_is_cut and standing is Standing.ASIDE
        else (standing, text)
        for standing, text in paragraph.pieces
    ]
    made = WordParagraph(
        tuple(_joined(pieces)),
        _list_place(paragraph, lists),
        paragraph.mark_is_deleted,
    )
    return [made, *paragraph.boxes]


def _list_place(
    paragraph: OpenParagraph, lists: Mapping[str, List]
) -> ListPlace | None:
    """The list that a paragraph names, or else its style."""
    style = paragraph.style
    if paragraph.list_id is not None:
        return ListPlace(paragraph.list_id, paragraph.level or 0)
    if style.list_id is None:
        return None
    found = lists.get(style.list_id)
    level = style_level(found, style.list_style, style.level)
    return ListPlace(
        style.list_id, level if paragraph.level is None else paragraph.level
    )


def _joined(pieces: Sequence[tuple[Standing, str]]) -> Iterator[Piece]:
    """Neighbours of one standing put together."""
    texts: list[str] = []
    for at, (standing, text) in enumerate(pieces):
        texts.append(text)
        if at + 1 == len(pieces) or pieces[at + 1][0] is not standing:
            yield Piece(standing, "".join(texts))
            texts = []
