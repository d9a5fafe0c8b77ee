"""What the cells of each column look like, before the columns have roles."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from extract import Document
from normalize.fold import fold
from normalize.status import plain
from parse.assign import Content
from parse.region import Region, grid_rows

#: What set words have not: a stop, or figures among words.
SENTENCE: Final = re.compile(r"[。；，]|[一-鿿].*\d|\d.*[一-鿿]")


def read_contents(
    document: Document, region: Region, words: Set[str]
) -> tuple[Content, ...]:
    """What each column's cells look like, judged by the rows that are whole.

    A cell that is merged over rows counts once, one over columns for none of them.
    """
    width = len(region.paths)
    values: list[list[str]] = [[] for _ in range(width)]
    for row in grid_rows(region):
        if len(row.cells) == width:
            for at, cell in enumerate(row.cells):
                text = fold(document[cell.span]).strip()
                if text and cell.column_span == 1 and cell.row == row.row:
                    values[at].append(text)
    return tuple(_content(column, words) for column in values)


def _content(values: Sequence[str], words: Set[str]) -> Content:
    if not values:
        return Content.BLANK
    known = sum(plain(value) in words for value in values)
    figures = sum(not any("一" <= c <= "鿿" for c in value) for value in values)
    if known * 2 >= len(values):
        return Content.STATUS
    if figures * 2 > len(values):
        return Content.NUMBERS
    lengths = sorted(len(value) for value in values)
    few = len(set(values)) <= max(6, len(values) // 3)
    short = lengths[len(lengths) * 3 // 4] <= 8
    told = sum(bool(SENTENCE.search(value)) for value in values)
    is_words = few and short and told * 2 <= len(values)
    return Content.WORDS if is_words else Content.TEXT
