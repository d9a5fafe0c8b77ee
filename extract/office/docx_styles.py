"""Styles of a Word document, as far as they hide text or number paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from extract.office.docx_names import VAL, W, is_on, value_at, whole

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
    own = {name: _own(element) for name, element in elements.items()}
    return Styles({name: _resolved(own, name) for name in own}, default)


@dataclass(frozen=True, slots=True)
class _Own:
    """What a style says itself."""

    based_on: str | None
    is_hidden: bool | None
    list_id: str | None
    level: int | None


def _own(element: Element) -> _Own:
    vanish = element.find(f"{W}rPr/{W}vanish")
    level = value_at(element, "pPr/numPr/ilvl")
    return _Own(
        value_at(element, "basedOn"),
        None if vanish is None else is_on(vanish.get(VAL)),
        value_at(element, "pPr/numPr/numId"),
        None if level is None else whole(level, 0),
    )


def _resolved(own: Mapping[str, _Own], identifier: str) -> Style:
    hidden: bool | None = None
    list_id: str | None = None
    level: int | None = None
    list_style = ""
    at: str | None = identifier
    for _ in range(_MOST_ANCESTORS):
        style = own.get(at or "")
        if style is None or at is None:
            break
        hidden = style.is_hidden if hidden is None else hidden
        level = style.level if level is None else level
        if list_id is None and style.list_id is not None:
            list_id, list_style = style.list_id, at
        at = style.based_on
    return Style(hidden, list_id, level or 0, list_style)
