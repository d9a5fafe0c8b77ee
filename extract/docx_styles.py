"""Styles of a Word document, as far as they hide text or number paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from extract.docx_names import VAL, W, is_on, value_at, whole

#: A chain of styles, each based on the next; Word's own are three long.
_MOST_ANCESTORS: Final = 32


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, its ancestors included; None where they say nothing.

    ``list_style`` is the style of the chain that names the list.
    """

    is_hidden: bool | None = None
    list_id: str | None = None
    level: int = 0
    list_style: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by their identifiers; ``default`` is that of a paragraph without one."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""

    def of(self, identifier: str | None) -> Style:
        """The style of that name, or the default one."""
        key = self.default if identifier is None else identifier
        return self.by_id.get(key, _PLAIN)


_PLAIN: Final = Style()


def read_styles(root: Element) -> Styles:
    """Styles of the root of a part of that name."""
    elements = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    default = next(
        (
            identifier
            for identifier, style in elements.items()
            if style.get(f"{W}type") == "paragraph"
            and is_on(style.get(f"{W}default", "0"))
        ),
        "",
    )
    return Styles({name: _style(elements, name) for name in elements}, default)


def _style(elements: Mapping[str, Element], identifier: str) -> Style:
    hidden: bool | None = None
    list_id: str | None = None
    level: int | None = None
    list_style = ""
    at: str | None = identifier
    for _ in range(_MOST_ANCESTORS):
        element = elements.get(at or "")
        if element is None or at is None:
            break
        vanish = element.find(f"{W}rPr/{W}vanish")
        if hidden is None and vanish is not None:
            hidden = is_on(vanish.get(VAL))
        if level is None:
            stated = value_at(element, "pPr/numPr/ilvl")
            level = None if stated is None else whole(stated, 0)
        if list_id is None:
            list_id, list_style = value_at(element, "pPr/numPr/numId"), at
        at = value_at(element, "basedOn")
    return Style(hidden, list_id, level or 0, list_style if list_id else "")
