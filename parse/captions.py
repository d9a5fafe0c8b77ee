"""Lines over, between and under the rows of a ledger: captions, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from extract import Document, Paragraph
from normalize.fold import fold

#: The unit of all figures; what ends like a body is the rest of a cut cell.
CAPTION: Final = re.compile(
    r"(?P<open>（)?(?:计量|金额)?单位：\s*(?P<unit>[^\s（）]{1,6}(?<![局委办院会社镇乡校队部]))(?(open)）)"
)
#: What stands beside its name over a ledger: 填报单位：县发改局, 单位：万元.
LABEL: Final = re.compile(r"[一-鿿]{2,8}：\s*[^：。；]{0,30}")
#: A line in brackets under a title: （截至2023年5月底）, （共14项）.
SUBTITLE: Final = re.compile(r"^（[^（）]{2,30}）$")
PAGE_NUMBER: Final = re.compile(
    r"^[-·~\s]*\d{1,4}[-·~\s]*$|^第?\s*\d{1,4}\s*页?\s*[，/、]?\s*(?:共\s*\d{1,4}\s*页|/\s*\d{1,4})$|^第\s*\d{1,4}\s*页.{0,8}$"
)


def is_label(text: str) -> bool:
    """Whether a text is a name and what stands for it, as over or under a ledger.

    >>> is_label("填报单位：县发改局"), is_label("制表人：张三"), is_label("路基：已完成。")
    (True, True, False)
    """
    return LABEL.fullmatch(fold(text).strip()) is not None


def is_furniture(text: str) -> bool:
    """Whether a line between rows is a page number or a caption of units.

    >>> is_furniture("— 3 —"), is_furniture("第 4 页 共 9 页"), is_furniture("一、交通")
    (True, True, False)
    """
    folded = fold(text).strip()
    return bool(PAGE_NUMBER.match(folded) or CAPTION.fullmatch(folded))


def caption_unit(document: Document, paragraphs: Sequence[Paragraph]) -> str | None:
    """The unit of a ledger's figures where a caption gives it (单位：万元)."""
    for paragraph in paragraphs:
        match = CAPTION.fullmatch(fold(document[paragraph.span]).strip())
        if match:
            return match["unit"]
    return None
