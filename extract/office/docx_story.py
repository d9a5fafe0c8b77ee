"""The XML of a Word document's part to what it holds, in one pass.

Elements that only wrap others (content controls, hyperlinks, smart tags) are passed
through: what counts is which paragraph, cell and text box is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from extract.errors import UnreadableError
from extract.grid import require_grid
from extract.office.docx_content import (
    Piece,
    Standing,
    Story,
    WordBlock,
    WordParagraph,
)
from extract.office.docx_lists import List
from extract.office.docx_names import (
    CHART,
    COMPATIBILITY,
    DIAGRAM,
    DRAWING,
    MATH,
    SPACE,
    VAL,
    VML,
    W,
    is_on,
    whole,
)
from extract.office.docx_paragraphs import OpenParagraph, close_paragraph
from extract.office.docx_standing import Standings
from extract.office.docx_styles import Style, Styles
from extract.office.docx_symbols import symbol
from extract.office.docx_tables import OpenTables
from extract.office.safe_xml import scan

Attributes = Mapping[str, str]

#: Three hundred pages whose every third character was edited have half as many.
MAX_ELEMENTS: Final = 1_000_000
#: What was so before a tracked change of properties.
_FORMER: Final = frozenset(
    f"{W}{name}Change"
    for name in "rPr pPr tcPr trPr tblPr tblPrEx tblGrid sectPr numbering".split()
)
_TEXT: Final = frozenset({f"{W}t", f"{W}delText", f"{MATH}t"})
#: Characters that have elements of their own.
_CHARACTERS: Final = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}noBreakHyphen": "-",
}
_UNREAD: Final = frozenset(
    {
        f"{DRAWING}blip",
        f"{VML}imagedata",
        f"{VML}textpath",
        f"{CHART}chart",
        f"{DIAGRAM}relIds",
        f"{W}altChunk",
        f"{W}subDoc",
    }
)
_PROPERTIES: Final = frozenset(
    f"{W}{name}"
    for name in "gridSpan vMerge hMerge cellMerge cellDel gridBefore hidden gridCol".split()
)
_BLANKS: Final = str.maketrans("\t\r\n", "   ")


@dataclass(slots=True)
class _Scanner:
    """What is open where the parser stands; blocks go to the innermost container."""

    styles: Styles
    lists: Mapping[str, List]
    tables: OpenTables
    standings: Standings = field(default_factory=Standings)
    containers: list[list[WordBlock]] = field(default_factory=lambda: [[]])
    paragraphs: list[OpenParagraph] = field(default_factory=list)
    tags: list[str] = field(default_factory=lambda: ["", ""])
    text: list[str] | None = None
    keeps_blanks: bool = False
    former: int = 0
    unread: int = 0

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        if self.former or tag in _FORMER:
            self.former += 1
            return
        if tag in _TEXT:
            self.text, self.keeps_blanks = [], attributes.get(SPACE) == "preserve"
        elif begin := _BEGIN.get(tag):
            begin(self, attributes)
        elif tag in _CHARACTERS:
            # ``w:tab`` also names a stop, among a paragraph's tabs.
            if self.tags[-1] == f"{W}r":
                self._add(_CHARACTERS[tag])
        elif not self.standings.aside:
            self._build(tag, attributes)
        self.tags.append(tag)

    def end(self, tag: str, /) -> None:
        if self.former:
            self.former -= 1
            return
        self.tags.pop()
        if tag in _TEXT:
            text = "".join(self.text or ()).translate(_BLANKS)
            self.text = None
            self._add(text if self.keeps_blanks else text.strip(" "))
        elif finish := _FINISH.get(tag):
            finish(self)
        elif not self.standings.aside and (close := _CLOSE.get(tag)):
            close(self)

    def data(self, data: str, /) -> None:
        if self.text is not None:
            self.text.append(data)

    def _add(self, text: str) -> None:
        if not text:
            return
        standing = self.standings.now()
        if standing is Standing.SHOWN:
            self.standings.saw(text)
        if self.paragraphs:
            self.paragraphs[-1].pieces.append((standing, text))
        else:
            self.containers[-1].append(WordParagraph((Piece(standing, text),)))

    def _build(self, tag: str, attributes: Attributes) -> None:
        if build := _BUILD.get(tag):
            build(self, attributes)
        elif tag in _PROPERTIES:
            self.tables.take(tag, attributes, self.tags[-1])
        elif tag in _UNREAD:
            self.unread += 1

    def begin_paragraph(self, _: Attributes) -> None:
        self.paragraphs.append(OpenParagraph(self.styles.of(None)))

    def end_paragraph(self) -> None:
        paragraph = self.paragraphs.pop()
        # A field's code that does not end with its paragraph is no code.
        is_cut = self.standings.codes > 0
        self.standings.end_codes()
        self.containers[-1] += close_paragraph(paragraph, self.lists, is_cut)

    def describe_paragraph(self, attributes: Attributes) -> None:
        if self.paragraphs and self.tags[-1] == f"{W}pPr":
            self.paragraphs[-1].style = self.styles.of(attributes.get(VAL, ""))

    def set_list(self, attributes: Attributes) -> None:
        if self.paragraphs and self.tags[-2:] == [f"{W}pPr", f"{W}numPr"]:
            self.paragraphs[-1].list_id = attributes.get(VAL, "")

    def set_level(self, attributes: Attributes) -> None:
        if self.paragraphs and self.tags[-2:] == [f"{W}pPr", f"{W}numPr"]:
            self.paragraphs[-1].level = whole(attributes.get(VAL), 0)

    def begin_run(self, _: Attributes) -> None:
        style = self.paragraphs[-1].style if self.paragraphs else Style()
        self.standings.begin_run(style.is_hidden)

    def style_run(self, attributes: Attributes) -> None:
        if self.tags[-2:] == [f"{W}r", f"{W}rPr"]:
            style = self.styles.of(attributes.get(VAL, ""))
            self.standings.hide_run(style.is_hidden)

    def hide_run(self, attributes: Attributes) -> None:
        if self.tags[-2:] == [f"{W}r", f"{W}rPr"]:
            self.standings.hide_run(is_on(attributes.get(VAL)))

    def add_symbol(self, attributes: Attributes) -> None:
        font, number = attributes.get(f"{W}font", ""), attributes.get(f"{W}char", "")
        self._add(symbol(font, number))

    def begin_deletion(self, _: Attributes) -> None:
        """Deleted or moved away: a row, a paragraph's mark, or the runs inside."""
        if self.tags[-1] == f"{W}trPr":
            if not self.standings.aside:
                self.tables.hide_row(Standing.DELETED)
        elif self.tags[-1] == f"{W}rPr":
            is_mark = self.tags[-2] == f"{W}pPr" and not self.standings.aside
            if self.paragraphs and is_mark:
                self.paragraphs[-1].mark_is_deleted = True
        else:
            self.standings.deleted += 1

    def end_deletion(self) -> None:
        if self.tags[-1] not in {f"{W}trPr", f"{W}rPr"}:
            self.standings.deleted -= 1

    def shift_aside(self, by: int) -> None:
        self.standings.aside += by

    def begin_cell(self, _: Attributes) -> None:
        self.tables.begin_cell()
        self.containers.append([])

    def end_cell(self) -> None:
        blocks = self.containers.pop()
        self.containers[-1] += self.tables.end_cell(blocks)

    def end_box(self) -> None:
        """What is in a text box follows the paragraph that it is anchored in."""
        blocks = self.containers.pop()
        anchor = self.paragraphs[-1].boxes if self.paragraphs else self.containers[-1]
        anchor += blocks


#: Elements that say how characters stand; they count wherever they are.
_BEGIN: Final[Mapping[str, Callable[[_Scanner, Attributes], None]]] = {
    f"{W}r": _Scanner.begin_run,
    f"{W}rStyle": _Scanner.style_run,
    f"{W}vanish": _Scanner.hide_run,
    f"{W}sym": _Scanner.add_symbol,
    f"{W}del": _Scanner.begin_deletion,
    f"{W}moveFrom": _Scanner.begin_deletion,
    f"{W}fldChar": lambda scanner, attributes: scanner.standings.turn_field(
        attributes.get(f"{W}fldCharType")
    ),
    f"{W}rt": lambda scanner, _: scanner.shift_aside(1),
    f"{COMPATIBILITY}AlternateContent": lambda scanner, _: (
        scanner.standings.begin_alternatives()
    ),
    f"{COMPATIBILITY}Choice": lambda scanner, _: scanner.standings.begin_alternative(),
    f"{COMPATIBILITY}Fallback": lambda scanner, _: (
        scanner.standings.begin_alternative()
    ),
}
_FINISH: Final[Mapping[str, Callable[[_Scanner], None]]] = {
    f"{W}r": lambda scanner: scanner.standings.end_run(),
    f"{W}del": _Scanner.end_deletion,
    f"{W}moveFrom": _Scanner.end_deletion,
    f"{W}rt": lambda scanner: scanner.shift_aside(-1),
    f"{COMPATIBILITY}AlternateContent": lambda scanner: (
        scanner.standings.end_alternatives()
    ),
    f"{COMPATIBILITY}Choice": lambda scanner: scanner.standings.end_alternative(),
    f"{COMPATIBILITY}Fallback": lambda scanner: scanner.standings.end_alternative(),
}
#: Elements that blocks are made of; in what stands aside, there are none.
_BUILD: Final[Mapping[str, Callable[[_Scanner, Attributes], None]]] = {
    f"{W}p": _Scanner.begin_paragraph,
    f"{W}pStyle": _Scanner.describe_paragraph,
    f"{W}numId": _Scanner.set_list,
    f"{W}ilvl": _Scanner.set_level,
    f"{W}tbl": lambda scanner, _: scanner.tables.begin_table(),
    f"{W}tr": lambda scanner, _: scanner.tables.begin_row(),
    f"{W}tc": _Scanner.begin_cell,
    f"{W}txbxContent": lambda scanner, _: scanner.containers.append([]),
}
_CLOSE: Final[Mapping[str, Callable[[_Scanner], None]]] = {
    f"{W}p": _Scanner.end_paragraph,
    f"{W}tbl": lambda scanner: scanner.containers[-1].append(
        scanner.tables.end_table()
    ),
    f"{W}tr": lambda scanner: scanner.tables.end_row(),
    f"{W}tc": _Scanner.end_cell,
    f"{W}txbxContent": _Scanner.end_box,
}


def read_story(
    xml: bytes, where: str, styles: Styles, lists: Mapping[str, List]
) -> Story:
    """What a part holds; ``where`` names file and part in messages.

    Raises ``UnreadableError`` for XML that is damaged or beyond the limits.
    """
    _require_size(xml, where)
    scanner = _Scanner(styles, lists, OpenTables(where))
    scan(xml, scanner, where, MAX_ELEMENTS)
    return Story(tuple(scanner.containers[0]), scanner.unread)


def _require_size(xml: bytes, where: str) -> None:
    """Refuse at a glance what the scan would refuse after seconds."""
    require_grid(xml.count(b"</w:tc>"), where, 0)
    # An element has two marks at most.
    if xml.count(b"<") > 2 * MAX_ELEMENTS:
        message = f"{where}：XML 元素太多，不像是通报。请确认是否选错文件。"
        raise UnreadableError("extract", "too_large", message)
