"""XML and HTML that reach for other files, or grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from tests.documents.bad.corpus import EITHER, READ, REFUSED, BadFile, of_kind
from tests.documents.bad.made import (
    ROWS,
    WORD_KIND,
    docx,
    html,
    sheet,
    text,
    types,
    word_body,
    xlsx,
)

#: Where documents reach out to; the test listens there.
CANARY: Final = "http://127.0.0.1:{port}/"


def _doctypes(canary: str, secret: str) -> dict[str, tuple[str, str]]:
    """Declarations, and the reference to put into the text."""
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 11))
    return {
        "file": (f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret}">]>', "&x;"),
        "web": (f'<!DOCTYPE d [<!ENTITY x SYSTEM "{canary}">]>', "&x;"),
        "external": (f'<!DOCTYPE d SYSTEM "{canary}d.dtd">', ""),
        "parameter": (f'<!DOCTYPE d [<!ENTITY % x SYSTEM "{canary}">%x;]>', ""),
        "laughs": (f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>', "&l10;"),
        "quadratic": (f'<!DOCTYPE d [<!ENTITY x "{"a" * 100_000}">]>', "&x;" * 20_000),
        "recursive": ('<!DOCTYPE d [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    }


def _put(xml: str, doctype: str, reference: str) -> str:
    """XML with a declaration after its first line, and a reference in its text."""
    first, _, rest = xml.partition("\n")
    return f"{first}\n{doctype}{rest}".replace(
        "推进情况的通报", f"推进情况{reference}的通报", 1
    )


def _big(tag: str, how: str) -> str:
    """An element that takes long, or much room, to read."""
    return {
        "deep": f"<{tag}>" * 100_000 + f"</{tag}>" * 100_000,
        "attributes": f"<{tag} "
        + " ".join(f'a{at}="1"' for at in range(200_000))
        + "/>",
        "names": f"<{tag}>"
        + "".join(f"<n{at}/>" for at in range(200_000))
        + f"</{tag}>",
        "spaces": f"<{tag} "
        + " ".join(f'xmlns:n{at}="u{at}"' for at in range(50_000))
        + "/>",
        "comment": f"<!--{'-+' * 2_000_000}-->",
        "instructions": "<?x y?>" * 500_000,
        "unclosed": f"<{tag}><{tag}>",
        "reference": "&#0;&#x110000;&nosuch;",
        "bytes": "\x01\x02",
    }[how]


_BIG: Final = (
    "deep", "attributes", "names", "spaces", "comment", "instructions", "unclosed",
    "reference", "bytes",
)  # fmt: skip


def xml_attacks(port: int, secret: str) -> Iterator[BadFile]:
    """Each attack in each kind of part."""
    canary = CANARY.format(port=port)
    makers: dict[str, tuple[str, Callable[[str], bytes]]] = {
        "docx": (word_body(), docx),
        "xlsx": (sheet(), xlsx),
    }
    for kind, (xml, make) in makers.items():
        for what, put in _doctypes(canary, secret).items():
            attacked = partial(make, _put(xml, *put))
            yield BadFile("XML", f"{what}.{kind}", attacked, REFUSED)
    listed = types("word/document.xml", WORD_KIND)
    for what, put in _doctypes(canary, secret).items():
        attacked = partial(docx, None, {"[Content_Types].xml": _put(listed, *put)})
        yield BadFile("XML", f"types-{what}.docx", attacked, REFUSED)
    for how in _BIG:
        word, cells = f"big-{how}.docx", f"big-{how}.xlsx"
        make_word = partial(_big_docx, how)
        make_cells = partial(_big_xlsx, how)
        yield BadFile("XML", word, make_word, EITHER)
        yield BadFile("XML", cells, make_cells, EITHER)


def _big_docx(how: str) -> bytes:
    return docx(word_body(after=_big("w:sdt", how)))


def _big_xlsx(how: str) -> bytes:
    return xlsx(sheet(after=_big("extLst", how)))


def _table(opening: str) -> str:
    return f"<table><tr>{opening}一</td><td>二</td></tr></table>"


def _ledger_with(mark: str) -> str:
    """The ledger, with an attribute on a cell of its last row."""
    *rows, last = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    rows.append(last.replace("<td>", f"<td {mark}>", 1))
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def html_geometry() -> Iterator[BadFile]:
    """Pages whose tables are larger than they look."""
    spans = (
        "rowspan=100000000", "colspan=100000000", "rowspan=100000000 colspan=100000000",
        "rowspan=-1", "rowspan=0", "colspan=1e99", f"colspan={'9' * 5000}", "rowspan=二",
    )  # fmt: skip
    for at, mark in enumerate(spans):
        make = partial(html, _ledger_with(mark))
        yield BadFile("geometry", f"span{at}.html", make, EITHER)
    yield from of_kind(
        "geometry",
        [
            ("nested.html", partial(html, "<table><tr><td>" * 10_000), EITHER),
            ("divs.html", partial(html, "<div>" * 39_000 + _ledger_with("")), EITHER),
            ("tags.html", partial(html, "<b>" * 1_000_000), EITHER),
            ("cells.html", partial(html, "<table><tr>" + "<td>一" * 50_000), EITHER),
            ("rows.html", partial(html, "<table>" + "<tr><td>一" * 19_000), EITHER),
            ("wide.html", _wide, EITHER),
            ("entities.html", partial(html, "&amp" * 1_000_000), EITHER),
            ("comment.html", partial(html, "<!--" * 500_000), EITHER),
            ("attribute.html", partial(html, f"<p {'a=1 ' * 500_000}>"), EITHER),
            ("quote.html", partial(html, '<td a="' * 39_000), EITHER),
            ("rowspan.txt", lambda: text() + _table("<td rowspan=99999999>").encode(), EITHER),
        ],
    )  # fmt: skip


def _wide() -> bytes:
    """Every row is a thousand columns wide, every cell all rows high."""
    row = "<tr>" + "<td rowspan=1000 colspan=1000>一</td>" + "</tr>"
    return html(f"<table>{row * 1000}</table>")


def active_pages(port: int) -> Iterator[BadFile]:
    """Pages that would fetch something, or run something."""
    at = CANARY.format(port=port)
    table = _ledger_with("")
    yield from of_kind(
        "active",
        [
            (
                "script.html",
                partial(html, f"<script>fetch('{at}')</script>{table}"),
                READ,
            ),
            ("picture.html", partial(html, f'<img src="{at}p.png">{table}'), READ),
            ("frame.html", partial(html, f'<iframe src="{at}"></iframe>{table}'), READ),
            (
                "object.html",
                partial(html, f'<object data="{at}"></object>{table}'),
                READ,
            ),
            (
                "handler.html",
                partial(html, f"<svg onload=\"fetch('{at}')\"/>{table}"),
                READ,
            ),
            (
                "style.html",
                partial(html, None, f'<link rel=stylesheet href="{at}">'),
                READ,
            ),
            ("base.html", partial(html, None, f'<base href="{at}">'), READ),
            (
                "refresh.html",
                partial(
                    html, None, f'<meta http-equiv="refresh" content="0;url={at}">'
                ),
                READ,
            ),
        ],
    )
