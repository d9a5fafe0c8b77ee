"""A bulletin as an HTML page, for browsers to show and to print."""

from __future__ import annotations

import html
from collections.abc import Iterator

from tests.documents.content import Content, Entry, Sheet
from tests.documents.look import LANDSCAPE, Look, column_widths


def render_html(content: Content, look: Look = LANDSCAPE) -> bytes:
    """One page: paragraphs, and tables with rowspan and colspan."""
    body = "\n".join(
        _table(block, look)
        if isinstance(block, Sheet)
        else f'<p class="prose">{html.escape(block)}</p>'
        for block in content
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>通报</title><style>{_style(look)}</style></head>\n"
        f"<body>\n{body}\n</body></html>\n"
    ).encode()


def _style(look: Look) -> str:
    number = "@bottom-center { content: counter(page); }" if look.numbers_pages else ""
    return f"""
@page {{ size: {look.width}pt {look.height}pt; margin: {look.margin}pt; {number} }}
body {{ font: {look.size}pt "{look.font}"; margin: 0; }}
p {{ margin: 0; }}
p.prose {{ text-indent: 2em; }}
td p {{ text-indent: {"2em" if look.indents else "0"}; }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; }}
thead {{ display: {"table-header-group" if look.repeats_header else "table-row-group"}; }}
tr {{ break-inside: {"auto" if look.splits_rows else "avoid"}; }}
td, th {{ border: {"1px solid black" if look.is_ruled else "0"}; padding: 2pt 4pt;
  font-weight: normal; vertical-align: middle; }}
"""


def _table(sheet: Sheet, look: Look) -> str:
    rows = ["".join(_cells(sheet, row, look)) for row in range(sheet.rows)]
    head = "".join(f"<tr>{row}</tr>\n" for row in rows[: sheet.header_rows])
    body = "".join(f"<tr>{row}</tr>\n" for row in rows[sheet.header_rows :])
    widths = (
        f'<col style="width: {width:.1f}pt">' for width in column_widths(sheet, look)
    )
    columns = f"<colgroup>{''.join(widths)}</colgroup>"
    return f"<table>\n{columns}\n<thead>{head}</thead>\n<tbody>{body}</tbody>\n</table>"


def _cells(sheet: Sheet, row: int, look: Look) -> Iterator[str]:
    for entry in sheet.entries:
        if entry.row == row:
            tag = "th" if row < sheet.header_rows else "td"
            yield f"<{tag}{_spans(entry)}>{_paragraphs(entry)}</{tag}>"


def _spans(entry: Entry) -> str:
    spans = (("rowspan", entry.row_span), ("colspan", entry.column_span))
    return "".join(f' {name}="{span}"' for name, span in spans if span > 1)


def _paragraphs(entry: Entry) -> str:
    """Short cells are plain; paragraphs are set apart where there are several."""
    if len(entry.paragraphs) == 1:
        return html.escape(entry.text)
    return "".join(f"<p>{html.escape(one)}</p>" for one in entry.paragraphs)
