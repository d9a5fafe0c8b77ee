"""Word documents by hand: the XML of their parts, in a package."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

TRANSITIONAL: Final = "http://schemas.openxmlformats.org"
NAMESPACES: Final = {
    "w": f"{TRANSITIONAL}/wordprocessingml/2006/main",
    "m": f"{TRANSITIONAL}/officeDocument/2006/math",
    "r": f"{TRANSITIONAL}/officeDocument/2006/relationships",
    "mc": f"{TRANSITIONAL}/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": f"{TRANSITIONAL}/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
STRICT: Final = {
    f"{TRANSITIONAL}/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    f"{TRANSITIONAL}/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_MAIN: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)


def part(root: str, inside: str) -> bytes:
    """A part's XML: its root element, and what stands in it."""
    spaces = " ".join(f'xmlns:{key}="{value}"' for key, value in NAMESPACES.items())
    return f"<w:{root} {spaces}>{inside}</w:{root}>".encode()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts in a zip."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def word_parts(
    document: bytes, parts: Mapping[str, bytes] = {}, content_type: str = _MAIN
) -> dict[str, bytes]:
    """A package's parts: the document, and others by kind (styles, header)."""
    listed = "".join(
        f'<Relationship Id="r{at}" Type="{NAMESPACES["r"]}/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(parts)
    )
    relationships = f'xmlns="{TRANSITIONAL}/package/2006/relationships"'
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{TRANSITIONAL}/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{content_type}"/>'
            "</Types>"
        ).encode(),
        "_rels/.rels": (
            f"<Relationships {relationships}><Relationship Id='r' "
            f"Type='{NAMESPACES['r']}/officeDocument' Target='word/document.xml'/>"
            "</Relationships>"
        ).encode(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": (
            f"<Relationships {relationships}>{listed}</Relationships>"
        ).encode(),
        **{f"word/{kind}.xml": data for kind, data in parts.items()},
    }


def word(body: str, parts: Mapping[str, bytes] = {}) -> bytes:
    """A document of this body, with other parts by kind."""
    return packed(word_parts(part("document", f"<w:body>{body}</w:body>"), parts))


def strict(data: bytes) -> bytes:
    """A part in the namespaces of strict documents."""
    text = data.decode()
    for usual, strictly in STRICT.items():
        text = text.replace(usual, strictly)
    return text.encode()


def p(*inside: str, properties: str = "") -> str:
    """A paragraph of runs; what is no mark-up is the text of one."""
    runs = "".join(one if one.startswith("<") else r(one) for one in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "", tag: str = "w:t") -> str:
    """A run of text."""
    return (
        f"<w:r><w:rPr>{properties}</w:rPr>"
        f'<{tag} xml:space="preserve">{text}</{tag}></w:r>'
    )


def tc(*inside: str, properties: str = "") -> str:
    """A cell of paragraphs and tables; what is no mark-up is a paragraph's text."""
    blocks = "".join(one if one.startswith("<") else p(one) for one in inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks or p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells; what is no mark-up is a cell's text."""
    inside = "".join(one if one.startswith("<") else tc(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table; widths of the grid's columns in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
