"""Names in WordprocessingML, and how its values are spelled."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

#: Strict documents come in the same namespaces: ``safe_xml`` sees to it.
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML: Final = "{urn:schemas-microsoft-com:vml}"
COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL: Final = f"{W}val"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def is_on(value: str | None) -> bool:
    """Whether a switch that an element sets is on; without a value it is."""
    return value not in {"0", "false", "off"}


def whole(value: str | None, otherwise: int) -> int:
    """A whole number that an attribute should hold."""
    digits = (value or "").strip()
    if not digits.isascii() or not digits.removeprefix("-").isdecimal():
        return otherwise
    return int(digits[:10])


def value_at(element: Element | None, path: str) -> str | None:
    """The value of a descendant, by local names; "" where it has none, None without it."""
    if element is None:
        return None
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(VAL, "")
