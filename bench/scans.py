"""How well and how fast scans are read: ``python -m bench.scans [FILE ...]``.

Prints each bulletin with Chromium, scans it as an office does (``GOOD``: 200 dpi, 0.4
degrees) and as a bad machine does (``POOR``: 150 dpi, 1.2 degrees, JPEG 45), reads the
PDF of pictures, and counts against the text: characters, cells, and rows of the tables.
``--speed`` reads pages in turn with RapidOCR alone, as it comes and as it is set here.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from rapidocr import RapidOCR

from extract import Document, Table
from extract.scans.full_width import as_chinese
from extract.scans.picture import Picture
from extract.scans.recognition import recognise
from extract.scans.scan import read_scan_page
from pipeline import convert, load_tools
from tests.documents.content import content_of
from tests.documents.html import render_html
from tests.documents.programs import print_with_chromium
from tests.documents.scan import GOOD, POOR, Scanner, as_pdf, scan_pdf
from tests.documents.tables import PROVENANCE
from tests.documents.text import render_text

ROOT: Final = Path(__file__).parent.parent
SCANNERS: Final = {"good": GOOD, "poor": POOR}
#: Places in the text, which a blank more or less moves.
PLACES: Final = PROVENANCE | {"indicator_id", "start", "end", "part_of"}
#: Pages whose reading is timed: the first has prose, others a ledger.
TIMED: Final = 6


def main() -> None:
    """Print what each bulletin's scans gave."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--scanner", action="append", choices=SCANNERS)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    for path in arguments.files or sorted((ROOT / "samples").glob("*.txt"))[:1]:
        content = content_of(path)
        pdf = print_with_chromium(render_html(content))
        for name in arguments.scanner or SCANNERS:
            print(f"{path.stem} {name}", flush=True)
            if arguments.speed:
                print_speed(pdf, SCANNERS[name])
            else:
                text = render_text(content)
                print_accuracy(text, pdf, SCANNERS[name], arguments.show)


def print_accuracy(text: bytes, pdf: bytes, scanner: Scanner, show: bool) -> None:
    """Characters, cells and rows of the scans that are as the text has them."""
    tools = load_tools()
    scans = as_pdf(scan_pdf(pdf, scanner), scanner)
    begun = time.perf_counter()
    found = convert(scans, "scan.pdf", tools)
    took = time.perf_counter() - begun
    wanted = convert(text, "scan.txt", tools)
    document, original = found.bulletin.document, wanted.bulletin.document
    slips = slips_of(squeezed(original.text), squeezed(document.text))
    wrong = sum(max(len(one), len(other)) for one, other in slips)
    length = len(squeezed(original.text))
    print(
        f"  characters {100 - 100 * wrong / length:.3f} % of {length}, "
        f"cells {shared(cells_of(original), cells_of(document))}, "
        f"rows {rows_of(document)} of {rows_of(original)}, "
        f"notes {len(document.notes)}, {took / (document.source.pages or 1):.1f} s a page"
    )
    for table in ("tasks", "responsibilities", "indicators"):
        rows = [shown(one.records.tables[table]) for one in (wanted, found)]
        print(f"  {table} {shared(*rows)}")
    for one, other in slips if show else []:
        print(f"    {one!r} -> {other!r}")
    for note in document.notes if show else []:
        print(f"    {note.code} {note.message}")


def slips_of(wanted: str, got: str) -> list[tuple[str, str]]:
    """Where the two differ: what is there, and what was read."""
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    return [
        (wanted[start:end], got[first:last])
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    ]


def squeezed(text: str) -> str:
    """Without white space, which a picture does not tell, and marks as Chinese."""
    return "".join(as_chinese(line) for line in "".join(text.split()).split("\n"))


def cells_of(document: Document) -> list[str]:
    """Texts of all cells that have one, each once; merging tells apart empty ones."""
    return [
        squeezed(document[cell.span])
        for table in document.blocks
        if isinstance(table, Table)
        for cell in {cell.span: cell for row in table.rows for cell in row}.values()
        if document[cell.span].strip()
    ]


def rows_of(document: Document) -> int:
    """How many rows its tables have."""
    return sum(len(one.rows) for one in document.blocks if isinstance(one, Table))


def shown(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """Rows of a table as one text each, without where their values stood."""
    return [
        squeezed(repr([value for key, value in row.items() if key not in PLACES]))
        for row in rows
    ]


def shared(wanted: Sequence[str], got: Sequence[str]) -> str:
    """How many of the texts wanted were got, each as often as it is there."""
    return f"{(Counter(wanted) & Counter(got)).total()}/{len(wanted)}"


def print_speed(pdf: bytes, scanner: Scanner) -> None:
    """Medians of reading some pages, each read by all before the next."""
    pictures = scan_pdf(pdf, scanner)[:TIMED]
    plain = RapidOCR(params={"Global.log_level": "critical"})
    readers: Mapping[str, Callable[[Picture], object]] = {
        "ours": lambda picture: read_scan_page(picture, scanner.dpi, 1),
        "RapidOCR as it comes": lambda picture: plain(_coloured(picture)),
        "RapidOCR as set here": recognise,
    }
    took: dict[str, list[float]] = {name: [] for name in readers}
    for picture in [pictures[0], *pictures]:
        for name, read_picture in readers.items():
            begun = time.perf_counter()
            read_picture(picture)
            took[name].append(time.perf_counter() - begun)
    ours = statistics.median(took["ours"][1:])
    for name, times in took.items():
        median = statistics.median(times[1:])
        print(f"  {name:22} {median:6.2f} s a page, ours is {ours / median:.2f} x")


def _coloured(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), np.uint8)


if __name__ == "__main__":
    main()
