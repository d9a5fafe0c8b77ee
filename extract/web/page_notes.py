"""What is to be said of a page that was read, and what its places are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.assembly import SEEN
from extract.document import Document, Note, Paragraph, Span


def notes_of(
    document: Document, left_out: Sequence[Span], pictures: Sequence[Span]
) -> Iterator[Note]:
    """What a reader ought to know of a page: text left out, pictures, lost characters.

    ``left_out`` is text, ``pictures`` are tags, both in the source and in order.
    """
    source = document.source.text
    left = sum(len(SEEN.findall(source, span.start, span.end)) for span in left_out)
    if left:
        message = (
            f"网页的导航、索引号表、页脚等共 {left} 字不是正文，没有读入；"
            "请核对正文是否完整。"
        )
        yield Note("page_furniture", message, left_out[0])
    if pictures:
        message = (
            f"正文里有 {len(pictures)} 张图片，图中的文字没有读入；"
            "如台账是图片，请另存图片后单独导入。"
        )
        yield Note("picture_not_read", message, pictures[0])
    for match in re.finditer("\ufffd+", document.text):
        message = "有转换时丢失的字（显示为“\ufffd”），请对照原件补正。"
        place = document.source_span(Span(*match.span()))
        yield Note("lost_character", message, place)


def places_of(document: Document) -> Iterator[tuple[int, str]]:
    """Places as one who looks at the page counts them: paragraphs, cells of tables."""
    yield 0, "网页开头"
    paragraphs = tables = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield document.source_span(block.span).start, f"第{paragraphs}段"
            continue
        tables += 1
        for cell in dict.fromkeys(cell for row in block.rows for cell in row):
            if cell.span:
                place = f"表{tables}第{cell.row + 1}行第{cell.column + 1}列"
                yield document.source_span(cell.span).start, place
