"""Office Open XML packages (ISO/IEC 29500-2): parts in a zip, and what relates them.

Whatever the directory of the zip promises, what is unpacked is counted as it comes.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from typing import Final, NoReturn
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from extract.errors import UnreadableError
from extract.office.safe_xml import MAX_ELEMENTS, Target, parse_tree, scan, transitional

#: A document with a picture on each of its hundred pages has some three hundred.
MAX_PARTS: Final = 5_000
#: Bytes of all parts that are read; a long bulletin's are under 20 MB, and a sheet
#: whose million rows are all formatted is 60 MB.
MAX_UNPACKED: Final = 128_000_000
#: XML of real files packs to a hundredth at best.
MAX_RATIO: Final = 250
#: Parts of fewer bytes may pack as well as they like.
RATIO_FROM: Final = 4_000_000
_CHUNK: Final = 1 << 16

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
#: What zipfile raises for bytes that are no zip, or no longer one.
_DAMAGE: Final = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    struct.error,
    zlib.error,
)


class Kind(StrEnum):
    """What a package's main part is."""

    DOCX = "docx"
    XLSX = "xlsx"
    OTHER = "other"


#: Main parts by content type: documents and templates, with macros and without.
_KINDS: Final[Mapping[str, Kind]] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": Kind.DOCX,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": Kind.DOCX,
    "application/vnd.ms-word.document.macroenabled.main+xml": Kind.DOCX,
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": Kind.DOCX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": Kind.XLSX,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": Kind.XLSX,
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": Kind.XLSX,
    "application/vnd.ms-excel.template.macroenabled.main+xml": Kind.XLSX,
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """From one part to another, or to an address outside.

    ``kind`` is the type in its transitional spelling; ``target`` is a part's name
    without the leading slash, or the address.
    """

    identifier: str
    kind: str
    target: str
    is_external: bool = False


@dataclass(slots=True)
class Package:
    """An open package; ``name`` is what messages call the file.

    Part names have no leading slash and are compared without regard to case, as the
    standard has it.
    """

    name: str
    _zip: ZipFile
    _entries: Mapping[str, ZipInfo]
    _left: int = field(default=MAX_UNPACKED)
    _elements: int = field(default=MAX_ELEMENTS)

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lower() in self._entries

    def part(self, part: str) -> bytes:
        """A part's bytes. Raises ``UnreadableError`` where they can't be had."""
        entry = self._entries.get(part.lower())
        if entry is None:
            raise self._damaged(f"缺少部件 {part}")
        try:
            return self._unpacked(entry)
        except _DAMAGE as error:
            raise self._damaged(f"部件 {part} 已损坏") from error

    def scan(self, part: str, target: Target) -> None:
        """Tell ``target`` of a part's elements; all parts share one limit."""
        xml = self.part(part)
        self._elements -= scan(xml, target, self.where(part), self._elements)

    def tree(self, part: str) -> Element:
        """A part's root element, for parts that are read whole."""
        return parse_tree(self.part(part), self.where(part))

    def relationships(self, part: str = "") -> Mapping[str, Relationship]:
        """By identifier, in the file's order; those of the package without a part."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(listing):
            return {}
        root = self.tree(listing)
        found = (
            _relationship(element.attrib, folder)
            for element in root.iter(f"{_RELATIONSHIPS}Relationship")
        )
        return {one.identifier: one for one in found}

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Parts that a part is related to in this way (the last word of its type)."""
        return tuple(
            one.target
            for one in self.relationships(part).values()
            if one.kind == f"{OFFICE}/{kind}" and not one.is_external
        )

    def where(self, part: str) -> str:
        """What messages call a part."""
        return f"{self.name}（{part}）"

    def _unpacked(self, entry: ZipInfo) -> bytes:
        chunks: list[bytes] = []
        size, most = 0, max(RATIO_FROM, entry.compress_size * MAX_RATIO)
        with self._zip.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._left -= len(chunk)
                if self._left < 0 or size > most:
                    raise self._too_large(f"解压后超过 {MAX_UNPACKED // 10**6} MB")
                chunks.append(chunk)
        return b"".join(chunks)

    def _damaged(self, what: str) -> UnreadableError:
        return _damaged(self.name, what)

    def _too_large(self, what: str) -> UnreadableError:
        return _too_large(self.name, what)


def open_package(data: bytes, name: str) -> Package:
    """A zip's directory, checked; no part is unpacked yet.

    Raises ``UnreadableError``: damaged (cut off, a name twice), encrypted, too_large.
    """
    # The directory alone can take seconds to read.
    if data.count(_DIRECTORY_ENTRY) > MAX_PARTS:
        raise _too_large(name, f"内含文件超过 {MAX_PARTS} 个")
    try:
        opened = ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise _damaged(name, "文件不完整或已损坏") from error
    entries: dict[str, ZipInfo] = {}
    for entry in opened.infolist():
        if entry.is_dir():
            continue
        part = entry.filename.replace("\\", "/").removeprefix("/").lower()
        if part in entries:
            raise _damaged(name, f"部件 {part} 重复")
        if entry.flag_bits & 0x1:
            message = f"{name}：文件已加密。请先去掉密码再导入。"
            raise UnreadableError("extract", "encrypted", message)
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise _damaged(name, f"部件 {part} 的压缩方式不能读取")
        entries[part] = entry
    return Package(name, opened, entries)


def main_part(package: Package) -> tuple[Kind, str]:
    """Name and kind of the part that a package is there for; OTHER and "" if none.

    Raises ``UnreadableError`` where the package's own lists can't be read.
    """
    mains = package.related("", "officeDocument")
    if not mains or not package.has("[Content_Types].xml"):
        return Kind.OTHER, ""
    types = package.tree("[Content_Types].xml")
    extension = posixpath.splitext(mains[0])[1].removeprefix(".").lower()
    declared = ""
    for element in types:
        if element.tag == f"{_TYPES}Override":
            part = unquote(element.get("PartName", "")).removeprefix("/")
            if part.lower() == mains[0].lower():
                declared = element.get("ContentType", "")
                break
        elif element.get("Extension", "").lower() == extension:
            declared = element.get("ContentType", "")
    return _KINDS.get(declared.strip().lower(), Kind.OTHER), mains[0]


def kind_of(data: bytes) -> Kind | None:
    """What a file's bytes are; None for what is no zip, or a damaged one."""
    if not data.startswith(b"PK\x03\x04"):
        return None
    try:
        return main_part(open_package(data, ""))[0]
    except UnreadableError:
        # Whoever reads it next tells what is wrong, with the file's name.
        return None


def refuse(data: bytes, name: str) -> NoReturn:
    """Say why a zip that no reader takes can't be read: always ``UnreadableError``."""
    main_part(open_package(data, name))
    message = (
        f"{name}：这是压缩包，或不是文档和表格的 Office 文件，目前不能读取。"
        "请解压后导入其中的通报，或另存为 DOCX、XLSX。"
    )
    raise UnreadableError("extract", "unsupported", message)


def _relationship(attributes: Mapping[str, str], folder: str) -> Relationship:
    target = attributes.get("Target", "")
    is_external = attributes.get("TargetMode") == "External"
    if not is_external:
        path = unquote(target.partition("#")[0]).replace("\\", "/")
        joined = posixpath.join("/", folder, path)
        target = posixpath.normpath(joined).lstrip("/")
    return Relationship(
        attributes.get("Id", ""),
        transitional(attributes.get("Type", "")),
        target,
        is_external,
    )


def _damaged(name: str, what: str) -> UnreadableError:
    message = f"{name}：{what}。请重新获取文件，或用 Office、WPS 打开并另存后再导入。"
    return UnreadableError("extract", "damaged", message)


def _too_large(name: str, what: str) -> UnreadableError:
    message = f"{name}：{what}，不像是通报。请确认是否选错文件，或去掉图片后再导入。"
    return UnreadableError("extract", "too_large", message)
