"""What the sheets of a workbook share: their order, strings and number formats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from extract.errors import UnreadableError
from extract.limits import require_length
from extract.office.built_in_formats import BUILT_IN
from extract.office.package import OFFICE, Package, main_part

#: Excel itself holds some two hundred and fifty.
MAX_FORMATS: Final = 5_000
SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TRUE: Final = frozenset({"1", "true", "on"})
#: Characters that XML can't hold, or that a writer would not: ``_x000D_``.
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_TEXT, _PHONETIC, _ITEM = f"{SHEET}t", f"{SHEET}rPh", f"{SHEET}si"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it."""

    title: str
    part: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """``formats`` are codes by style; None where a style names an unknown one."""

    sheets: tuple[SheetEntry, ...]
    strings: tuple[str, ...]
    formats: tuple[str | None, ...]
    from_1904: bool


def read_workbook(package: Package) -> Workbook:
    """A package's main part and what it relates to, the sheets' own parts aside."""
    _, main = main_part(package)
    root = package.tree(main)
    properties = root.find(f"{SHEET}workbookPr")
    from_1904 = properties is not None and is_true(properties.get("date1904"))
    return Workbook(
        sheets=_sheets(package, main, root),
        strings=_strings(package, main),
        formats=_formats(package, main),
        from_1904=from_1904,
    )


def is_true(value: str | None) -> bool:
    """Whether an attribute of XML's boolean type is set."""
    return value in _TRUE


def unescaped(text: str) -> str:
    r"""Text with characters for their ``_xHHHH_``; halves of pairs stay as they are.

    >>> unescaped("a_x000A_b_x005F_x000A_")
    'a\nb_x000A_'
    """
    if "_x" not in text:
        return text
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return match[0] if 0xD800 <= number <= 0xDFFF else chr(number)


def _sheets(package: Package, main: str, root: Element) -> tuple[SheetEntry, ...]:
    """Sheets of cells in the order of their tabs; those of charts alone have none."""
    related = package.relationships(main)
    entries = []
    for sheet in root.iter(f"{SHEET}sheet"):
        title = sheet.get("name", "")
        relationship = related.get(sheet.get(f"{{{OFFICE}}}id", ""))
        if relationship is None or relationship.is_external:
            raise _damaged(package.name, f"找不到工作表“{title}”的内容")
        if relationship.kind == f"{OFFICE}/worksheet":
            hidden = sheet.get("state", "visible") != "visible"
            entries.append(SheetEntry(title, relationship.target, hidden))
    return tuple(entries)


@dataclass(slots=True)
class _Strings:
    """Target that collects shared strings, readings of characters (rPh) left out."""

    name: str
    strings: list[str] = field(default_factory=list)
    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _in_text: bool = False
    _phonetic: int = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> None:
        if tag == _TEXT:
            self._in_text = not self._phonetic
        elif tag == _PHONETIC:
            self._phonetic += 1

    def end(self, tag: str, /) -> None:
        if tag == _TEXT:
            self._in_text = False
        elif tag == _PHONETIC:
            self._phonetic -= 1
        elif tag == _ITEM:
            self.strings.append(unescaped("".join(self._pieces)))
            self._pieces.clear()

    def data(self, data: str, /) -> None:
        if self._in_text:
            self.length += len(data)
            require_length(self.length, self.name)
            self._pieces.append(data)


def _strings(package: Package, main: str) -> tuple[str, ...]:
    target = _Strings(package.name)
    for part in package.related(main, "sharedStrings")[:1]:
        package.scan(part, target)
    return tuple(target.strings)


def _formats(package: Package, main: str) -> tuple[str | None, ...]:
    """The code of each cell style; a file may redefine what has a number only."""
    for part in package.related(main, "styles")[:1]:
        root = package.tree(part)
        codes: dict[str, str] = {str(at): code for at, code in BUILT_IN.items()}
        own = root.findall(f"{SHEET}numFmts/{SHEET}numFmt")
        if len(own) > MAX_FORMATS:
            raise _damaged(package.name, f"数字格式超过 {MAX_FORMATS} 种")
        codes |= {one.get("numFmtId", ""): one.get("formatCode", "") for one in own}
        return tuple(
            codes.get(style.get("numFmtId", "0"))
            for style in root.iterfind(f"{SHEET}cellXfs/{SHEET}xf")
        )
    return ()


def _damaged(name: str, what: str) -> UnreadableError:
    message = f"{name}：{what}。请用 Excel 或 WPS 打开并另存后再导入。"
    return UnreadableError("extract", "damaged", message)
