"""XML that strangers wrote: read in one pass, in time and space that hold.

It is the standard library's expat. One pass over a million elements takes about a
second, half of what lxml's ``iterparse`` needs, and no tree is built unless asked
for. Document types are refused where they begin, so that no entity is ever declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from extract.errors import UnreadableError

#: Nested tables of ten levels are some sixty deep; libxml2 draws the line here too.
MAX_DEPTH: Final = 256
#: A sheet whose 1,048,576 rows are all formatted is one element a row.
MAX_ELEMENTS: Final = 3_000_000
#: An element of a tree takes some 350 bytes.
MAX_TREE: Final = 1_500_000

#: ISO/IEC 29500 strict says the same things in namespaces of its own.
_STRICT: Final = re.compile(r"http://purl\.oclc\.org/ooxml/(\w+)/(.+)")


class Target(Protocol):
    """What is told of elements as they come by, as in ElementTree."""

    def start(self, tag: str, attrs: dict[str, str], /) -> Any:
        """An element begins; names are in Clark's notation, ``{namespace}name``."""

    def end(self, tag: str, /) -> Any:
        """An element ends."""

    def data(self, data: str, /) -> Any:
        """Characters of the element that was opened last, perhaps not all."""


def transitional(name: str) -> str:
    """A namespace or relationship type of strict OOXML in its transitional spelling."""
    return _STRICT.sub(r"http://schemas.openxmlformats.org/\1/2006/\2", name)


def scan(xml: bytes, target: Target, where: str, most: int = MAX_ELEMENTS) -> int:
    """Tell ``target`` of the elements, strict OOXML in transitional namespaces.

    The result is how many there were. ``where`` names file and part in messages. Raises ``UnreadableError`` for XML that
    is not well-formed, has a document type, or goes beyond the limits.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype(where)
    start, end, count = _bounded(target, where, most)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = target.data
    try:
        # In one piece: expat before 2.6 takes quadratic time for a long token that
        # comes in several.
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError) as error:
        raise _damaged(where, "XML 内容不完整或有错误") from error
    return count()


def parse_tree(xml: bytes, where: str) -> Element:
    """The root of a part; raises as ``scan`` does. Depth is at most ``MAX_DEPTH``."""
    builder = TreeBuilder()
    scan(xml, builder, where, MAX_TREE)
    return builder.close()


def _refuse_doctype(where: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise _damaged(where, "XML 中有文档类型声明（DTD），正常的文件不会有")

    return refuse


def _bounded(
    target: Target, where: str, most: int
) -> tuple[
    Callable[[str, dict[str, str]], None], Callable[[str], None], Callable[[], int]
]:
    """Handlers that count and give names their usual spelling; and the count."""
    names: dict[str, str] = {}
    plain: set[str] = set()
    depth = count = 0
    tell_start, tell_end = target.start, target.end

    def known(name: str) -> str:
        space, brace, local = name.rpartition("}")
        names[name] = f"{{{transitional(space)}}}{local}" if brace else name
        if not brace:
            plain.add(name)
        return names[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > most:
            raise _too_large(where, depth)
        if attributes and not plain.issuperset(attributes):
            attributes = {
                names.get(key) or known(key): value for key, value in attributes.items()
            }
        tell_start(names.get(name) or known(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        tell_end(names[name])

    return start, end, lambda: count


def _damaged(where: str, what: str) -> UnreadableError:
    message = f"{where}：{what}，不能读取。请用 Office 或 WPS 打开并另存后再导入。"
    return UnreadableError("extract", "damaged", message)


def _too_large(where: str, depth: int) -> UnreadableError:
    what = f"嵌套超过 {MAX_DEPTH} 层" if depth > MAX_DEPTH else "元素太多"
    message = f"{where}：XML {what}，不像是通报。请确认是否选错文件。"
    return UnreadableError("extract", "too_large", message)
