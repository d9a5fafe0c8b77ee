"""A bulletin as county governments publish it: mark-up of offices in a site's page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tests.documents.content import Content, Entry, Sheet
from tests.documents.site import SITES


@dataclass(frozen=True, slots=True)
class Publishing:
    """How a page is made.

    ``site`` is a name in ``SITES``; ``rows`` is how many rows a table has before the
    next begins (whole items), None for one table; ``from_word`` is the mark-up of
    Word's HTML instead of an editor's.
    """

    site: str = "portal"
    charset: str = "utf-8"
    declared: str | None = None
    rows: int | None = None
    repeats_header: bool = True
    from_word: bool = False


PORTAL = Publishing()
OLD = Publishing(site="tables", charset="gb18030", declared="gb2312")
WORD = Publishing(from_word=True, charset="gb18030", declared="GBK")
SPLIT = Publishing(rows=3)
SPLIT_BARE = Publishing(site="tables", rows=4, repeats_header=False, from_word=True)
PUBLISHINGS = {
    "portal": PORTAL,
    "old": OLD,
    "word": WORD,
    "split": SPLIT,
    "split without headers": SPLIT_BARE,
}


def government_page(content: Content, how: Publishing = PORTAL) -> bytes:
    """A whole page, encoded as it says."""
    blocks: list[str] = []
    has_header = True  # a later table is the rest of the first
    for block in content:
        if isinstance(block, str):
            blocks.append(_prose(block, how))
        else:
            pieces = _pieces(block, how) if has_header else [block]
            blocks += [_table(piece, how) for piece in pieces]
            has_header = False
    body = "\n".join(blocks)
    if how.from_word:
        body = f"<div class=WordSection1 style='layout-grid:15.6pt'>\n{body}\n</div>"
    page = SITES[how.site](body, how.declared or how.charset)
    return page.encode(how.charset)


def _prose(text: str, how: Publishing) -> str:
    if how.from_word:
        return (
            "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>"
            f"{_spans(text)}</p>"
        )
    indent = "&nbsp;&nbsp;&nbsp;&nbsp;" if how.site == "tables" else "　　"
    shown = html.escape(text, quote=False).replace("\n", "<br>\n")
    if how.site == "tables":
        return f"<P><FONT face=仿宋_GB2312 size=3>{indent}{shown}</FONT>"
    return f'<p style="text-indent: 2em; line-height: 30px;">{indent}{shown}</p>'


def _spans(text: str) -> str:
    """Text as Word writes it: a span a script, lines broken anywhere in Chinese."""
    runs = re.findall(r"[ -~]+|[^ -~]+", text)
    parts = []
    for run in runs:
        shown = re.sub(r"(?<=[一-鿿]{9})(?=[一-鿿])", "\n", html.escape(run))
        latin = " lang=EN-US" if run.isascii() else ""
        parts.append(
            f"<span{latin} style='font-size:10.5pt;font-family:\"宋体\";mso-fareast-language:ZH-CN'>"
            f"{shown}</span>"
        )
    return "".join(parts) + "<span lang=EN-US><o:p></o:p></span>"


def _pieces(sheet: Sheet, how: Publishing) -> Iterator[Sheet]:
    """The table, or several of some rows each; no merged cell is cut."""
    if how.rows is None or sheet.rows <= sheet.header_rows:
        yield sheet
        return
    ends = [sheet.header_rows]
    covered = sheet.header_rows
    for row in range(sheet.header_rows, sheet.rows):
        for entry in sheet.entries:
            if entry.row == row:
                covered = max(covered, row + entry.row_span)
        is_full = row + 1 - ends[-1] >= how.rows
        if covered == row + 1 and (is_full or row + 1 == sheet.rows):
            ends.append(row + 1)
    head = [entry for entry in sheet.entries if entry.row < sheet.header_rows]
    for number, (start, end) in enumerate(pairwise(ends)):
        height = sheet.header_rows if number == 0 or how.repeats_header else 0
        entries = [*(head if height else ())]
        entries += [
            replace(entry, row=entry.row - start + height)
            for entry in sheet.entries
            if start <= entry.row < end
        ]
        yield Sheet(end - start + height, sheet.columns, tuple(entries), height)


def _table(sheet: Sheet, how: Publishing) -> str:
    rows = "\n".join(
        f"<tr style='mso-yfti-irow:{row};height:20pt'>{''.join(_cells(sheet, row, how))}</tr>"
        for row in range(sheet.rows)
    )
    if how.from_word:
        return (
            "<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;"
            f"mso-border-alt:solid windowtext .5pt'>\n{rows}\n"
            "<![if !supportMisalignedColumns]>\n<![endif]>\n</table>\n"
            '<!--[if gte vml 1]><v:shape id="_x0000"><v:imagedata src="a.png"/></v:shape><![endif]-->'
        )
    return (
        '<div style="overflow-x:auto"><table style="width:614px;border-collapse:collapse" '
        f'border="1" width="614"><colgroup><col width="40"><tbody>\n{rows}\n</tbody></table></div>'
    )


def _cells(sheet: Sheet, row: int, how: Publishing) -> Iterator[str]:
    for entry in sheet.entries:
        if entry.row == row:
            spans = "".join(
                f" {name}={extent}"
                for name, extent in (
                    ("rowspan", entry.row_span),
                    ("colspan", entry.column_span),
                )
                if extent > 1
            )
            yield f'<td{spans} width="86" style="padding:0 5.4pt">{_inside(entry, how)}</td>'


def _inside(entry: Entry, how: Publishing) -> str:
    """A cell's paragraphs; editors leave ``&nbsp;`` where there is nothing."""
    if how.from_word:
        return "\n".join(
            f"<p class=MsoNormal align=center>{_spans(one)}</p>"
            for one in entry.paragraphs
        )
    if not entry.text:
        return "&nbsp;"
    lines = [html.escape(one, quote=False) for one in entry.paragraphs]
    if how.site == "tables":
        return "<BR>".join(f"{line}&nbsp;" for line in lines)
    return "".join(f'<p style="margin:0">&nbsp;{line}</p>' for line in lines)
