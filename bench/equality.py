"""The same ledger in every format: ``python -m bench.equality [FILE ...]``.

Renders each bulletin as text, HTML, DOCX, XLSX and ruled PDF (Chromium and
LibreOffice, landscape and portrait), reads every rendering, and counts the rows of
`tasks` and `indicators` that are as the text gives them, provenance aside; then the
share of all fields of tasks that are, and of the file's characters that the reading
kept. ``--show`` prints the first difference of each.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Final

from extract import Document, UnreadableError, read
from tests.documents.content import Content, content_of
from tests.documents.docx import render_docx
from tests.documents.html import render_html
from tests.documents.look import LANDSCAPE, PORTRAIT
from tests.documents.programs import convert_with_libreoffice, print_with_chromium
from tests.documents.tables import Rows, all_tables_of
from tests.documents.text import render_text
from tests.documents.xlsx import render_xlsx

ROOT: Final = Path(__file__).parent.parent

FORMATS: Final[Mapping[str, Callable[[Content], bytes]]] = {
    "html": render_html,
    "docx": lambda content: render_docx(content, LANDSCAPE),
    "docx of LibreOffice": lambda content: convert_with_libreoffice(
        render_docx(content, LANDSCAPE), "docx", "docx"
    ),
    "xlsx": lambda content: render_xlsx(content, LANDSCAPE),
    "doc": lambda content: convert_with_libreoffice(
        render_docx(content, LANDSCAPE), "docx", "doc"
    ),
    "pdf Chromium landscape": lambda content: print_with_chromium(
        render_html(content, LANDSCAPE)
    ),
    "pdf Chromium portrait": lambda content: print_with_chromium(
        render_html(content, PORTRAIT)
    ),
    "pdf LibreOffice landscape": lambda content: convert_with_libreoffice(
        render_docx(content, LANDSCAPE), "docx", "pdf"
    ),
    "pdf LibreOffice portrait": lambda content: convert_with_libreoffice(
        render_docx(content, PORTRAIT), "docx", "pdf"
    ),
}


def main() -> None:
    """Print a line for each bulletin and format."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--format", action="append", choices=FORMATS)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    for path in arguments.files or sorted((ROOT / "samples").glob("*.txt")):
        print(path.name)
        content = content_of(path)
        expected = all_tables_of(render_text(content), path.name)
        for name in arguments.format or FORMATS:
            for line in compare(FORMATS[name](content), name, expected):
                if arguments.show or not line.startswith("      "):
                    print(line, flush=True)


def compare(data: bytes, name: str, expected: Mapping[str, Rows]) -> Iterator[str]:
    """One line of counts, and a line for the first difference of each table."""
    try:
        got = all_tables_of(data, name)
    except UnreadableError as error:
        yield f"  {name:<28} {error.message}"
        return
    counts = [
        f"{table} {equal_rows(expected[table], got[table])}/{len(expected[table])}"
        for table in ("tasks", "responsibilities", "indicators")
    ]
    fields = equal_fields(expected["tasks"], got["tasks"])
    kept = kept_characters(read(data, name))
    yield (
        f"  {name:<28} {'  '.join(counts)}  fields {fields:.2%}  characters {kept:.3%}"
    )
    for table in ("tasks", "indicators"):
        for before, after in zip(expected[table], got[table], strict=False):
            if before != after:
                for column in before:
                    if before[column] != after[column]:
                        yield f"      {column}: {before[column]!r}"
                        yield f"      {' ' * len(column)}  {after[column]!r}"
                break


def equal_rows(expected: Rows, got: Rows) -> int:
    """Rows that are the same, in their places from the first."""
    return sum(one == other for one, other in zip(expected, got, strict=False))


def equal_fields(expected: Rows, got: Rows) -> float:
    """Share of the rows' fields that state something and are the same."""
    nothing: Mapping[str, object] = {}
    same = total = 0
    for one, other in zip_longest(expected, got, fillvalue=nothing):
        for column, value in one.items():
            if value not in (None, [], {}):
                total += 1
                same += value == other.get(column)
    return same / total


def kept_characters(document: Document) -> float:
    """Share of the file's characters, blanks aside, that its reader accounts for."""
    listed = document.source.characters
    if listed is None:
        return 1.0
    there = Counter("".join(listed.split()))
    lost = there - Counter("".join(document.source.text.split()))
    return 1 - lost.total() / there.total()


if __name__ == "__main__":
    main()
