"""What reading a PDF takes, against plain pdfplumber on the same file in the same run.

Two programs print the sample's ledger on two papers. A reading of ours is all of it:
the process that it starts, pages with a place for every character. pdfplumber's is
``extract_tables`` in a process that has it loaded.
"""

from __future__ import annotations

import io
import logging
import resource
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pdfplumber

from extract.pdf.pdf_page import read_pages_of
from extract.pdf.reader import read_pages
from tests.documents.content import Content, content_of
from tests.documents.docx import render_docx
from tests.documents.html import render_html
from tests.documents.look import LANDSCAPE, PORTRAIT, Look
from tests.documents.programs import convert_with_libreoffice, print_with_chromium
from tests.plain_pdfplumber import our_cells, pdfplumber_cells

#: Readings of each kind, one after the other in turn.
ROUNDS: Final = 5
#: How often the sample stands in the files: they are then as long as bulletins are.
LENGTH: Final = 2
#: How often the bulletin stands in the file that memory is measured on.
REPEATS: Final = 20
PAPERS: Final = {"landscape": LANDSCAPE, "portrait": PORTRAIT}


def _by_libreoffice(content: Content, look: Look) -> bytes:
    return convert_with_libreoffice(render_docx(content, look), "docx", "pdf")


def _by_chromium(content: Content, look: Look) -> bytes:
    return print_with_chromium(render_html(content, look))


PROGRAMS: Final[dict[str, Callable[[Content, Look], bytes]]] = {
    "chromium": _by_chromium,
    "soffice": _by_libreoffice,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """CPU seconds of one file: ours, of that without the process, pdfplumber's."""

    pages: int
    ours: float
    within: float
    plain: float
    is_equal: bool


def compare(data: bytes) -> Reading:
    """Median of several readings, taken in turn so that a busy machine hits all."""
    works = (
        lambda: list(read_pages(data, "bench.pdf")),
        lambda: list(read_pages_of(data)),
        lambda: _extract_tables(data),
    )
    seconds = [[_cpu_seconds(work) for work in works] for _ in range(ROUNDS)]
    ours, within, plain = (statistics.median(one) for one in zip(*seconds, strict=True))
    pages = list(read_pages_of(data))
    theirs = [
        [cell for table in page for cell in table] for page in pdfplumber_cells(data)
    ]
    mine = [[cell for table in page for cell in table] for page in our_cells(pages)]
    return Reading(len(pages), ours, within, plain, mine == theirs)


def _extract_tables(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def _cpu_seconds(work: Callable[[], object]) -> float:
    """What this process and those that it started used."""
    begun = _used()
    work()
    return _used() - begun


def _used() -> float:
    kinds = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return sum(sum(resource.getrusage(kind)[:2]) for kind in kinds)


def print_readings(file: Path) -> None:
    """One line for each program and paper; programs that are missing are named."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    content = content_of(file) * LENGTH
    for program, print_ in PROGRAMS.items():
        if not shutil.which(program):
            print(f"PDF by {program}: not installed")
            continue
        for paper, look in PAPERS.items():
            one = compare(print_(content, look))
            print(
                f"PDF by {program:9} {paper:9} {one.pages:3} pages"
                f"  ours {one.ours:.3f} s, {one.plain / one.ours:.2f} x as fast as"
                f" pdfplumber; without the process {one.within:.3f} s,"
                f" {one.plain / one.within:.2f} x;"
                f" cells {'equal' if one.is_equal else 'DIFFER'}"
            )


def memory(data: bytes) -> Iterator[tuple[int, int]]:
    """Page numbers, and the most memory in KB that reading took until then."""
    for page in read_pages_of(data):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        yield page.number, peak // (1024 if sys.platform == "darwin" else 1)


def print_memory(file: Path) -> None:
    """Peak memory after the first pages and after the last of two hundred and more."""
    if not shutil.which("soffice"):
        return
    data = _by_libreoffice(content_of(file) * REPEATS, LANDSCAPE)
    peaks = dict(memory(data))
    last = max(peaks)
    print(
        f"memory after {last // 10} pages {peaks[last // 10] // 1024} MB,"
        f" after {last} pages {peaks[last] // 1024} MB"
    )
