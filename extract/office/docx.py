"""Word documents (WordprocessingML, ISO/IEC 29500-1 chapter 17), from their XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from extract.document import Document
from extract.errors import UnreadableError
from extract.limits import require_bytes
from extract.office.docx_characters import characters_in
from extract.office.docx_content import Story
from extract.office.docx_lines import Lines
from extract.office.docx_lists import Counters, List, read_lists
from extract.office.docx_story import read_story
from extract.office.docx_styles import Styles, read_styles
from extract.office.docx_writer import BlockWriter
from extract.office.package import Package, main_part, open_package
from extract.office.safe_xml import parse_tree
from extract.transcript import Origin, Transcript

_MEDIA_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)
#: Parts after the body whose paragraphs a reader sees, and what they are called.
_NOTES: Final = (("footnotes", "脚注"), ("endnotes", "尾注"))
#: Parts that are seen elsewhere, or by editors only.
_ASIDE: Final = (("header", "页眉"), ("footer", "页脚"), ("comments", "批注"))


@dataclass(frozen=True, slots=True)
class _Opened:
    """A document's package, and what its parts share."""

    package: Package
    main: str
    styles: Styles
    lists: Mapping[str, List]

    def story(self, part: str) -> tuple[Story, str]:
        """What a part holds, and its characters as the format lists them."""
        xml, where = self.package.part(part), self.package.where(part)
        return read_story(xml, where, self.styles, self.lists), characters_in(
            xml, where
        )


def read_docx(data: bytes, name: str) -> Document:
    """Document of a Word file, as it is shown with all tracked changes accepted.

    Macros are never looked at. Raises ``UnreadableError`` for a damaged package,
    beyond the limits, and for a document of nothing but pictures.
    """
    require_bytes(data, name)
    opened = _open(data, name)
    transcript = Transcript()
    lines = Lines(transcript, Counters(opened.lists))
    writer = BlockWriter(name, lines)
    body, characters = opened.story(opened.main)
    listed, unread = [characters], body.unread
    writer.write(body.blocks)
    for kind, place in _NOTES:
        for part in opened.package.related(opened.main, kind):
            story, characters = opened.story(part)
            listed.append(characters)
            unread += story.unread
            writer.write(story.blocks, place)
    for kind, place in _ASIDE:
        for part in opened.package.related(opened.main, kind):
            story, characters = opened.story(part)
            listed.append(characters)
            writer.leave_out(story.blocks, place)
    if unread and not "".join((*listed, *lines.marks)).strip():
        message = f"{name}：文件里只有图片（{unread}处），没有文字。请把图片或扫描件本身导入。"
        raise UnreadableError("extract", "only_pictures", message)
    _remark(transcript, lines, unread, opened)
    # Numbers of lists are rules in the file, not characters: what is shown of them
    # is listed as it was worked out.
    origin = Origin(name, data, _MEDIA_TYPE, "docx", "".join((*listed, *lines.marks)))
    return transcript.document(origin)


def _open(data: bytes, name: str) -> _Opened:
    package = open_package(data, name)
    main = main_part(package)[1] or "word/document.xml"
    styles, lists = Styles(), {}
    for part in package.related(main, "styles"):
        styles = read_styles(parse_tree(package.part(part), package.where(part)))
    for part in package.related(main, "numbering"):
        lists = dict(read_lists(parse_tree(package.part(part), package.where(part))))
    return _Opened(package, main, styles, lists)


def _remark(transcript: Transcript, lines: Lines, unread: int, opened: _Opened) -> None:
    """What there is to know about the document as a whole."""
    if lines.changes:
        message = f"文件带有修订，已按接受全部修订读入，删去{lines.changes}处文字，请确认修订是否都已采纳。"
        transcript.remark("tracked_changes", message)
    if unread:
        message = f"文件中有{unread}处图片、图表或嵌入的文件，其中的文字没有读取。"
        transcript.remark("picture_unread", message)
    if _has_macros(opened):
        message = "文件带有宏，没有运行，也没有读取。"
        transcript.remark("macros_not_run", message)


def _has_macros(opened: _Opened) -> bool:
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    found = opened.package.relationships(opened.main).values()
    return any(one.kind == kind for one in found)
