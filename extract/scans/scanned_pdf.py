"""Pages of a PDF that are scans: drawn in a process of their own, and recognised.

A page that has text beside its scan has it from another recognition, of the machine
that scanned it. What is read here is taken if it is surer, and the page says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Final, cast

import numpy as np

from extract.errors import UnreadableError
from extract.pages.page import Line, Page, PageNote, PageTable
from extract.pdf.pdf_pictures import HEADER
from extract.scans.image import for_reading
from extract.scans.picture import Picture
from extract.scans.scan import read_scan_page

#: Hours of recognition, and three times the longest bulletin seen.
MAX_SCANS: Final = 300
#: Seconds that drawing a page may take; a scan takes a tenth of one.
PATIENCE: Final = 20.0
#: Our reading is taken where it is this sure on average and has most of the text.
SURE: Final = 0.9
MOST: Final = 0.9


def with_scans(
    pages: Sequence[Page], scans: Sequence[int], data: bytes, name: str
) -> tuple[Page, ...]:
    """The pages, those whose numbers are in ``scans`` as they are recognised.

    Raises ``UnreadableError`` for more scans than anyone waits for, and for pages that
    cannot be drawn.
    """
    if len(scans) > MAX_SCANS:
        reason = f"有 {len(scans)} 页扫描件，超过上限 {MAX_SCANS} 页。请拆分文件"
        raise _unreadable(name, "too_large", reason)
    by_number = {page.number: page for page in pages}
    for number, picture, dpi in _pictures(data, scans, name):
        page = read_scan_page(*for_reading(picture, dpi), number=number)
        by_number[number] = _better(by_number[number], page)
    return tuple(by_number[page.number] for page in pages)


def _better(layer: Page, scan: Page) -> Page:
    """The page to go by, with a note that says so where there was a choice."""
    written, read = _shown(layer), _shown(scan)
    if not any(note.code == "text_over_scan" for note in layer.notes):
        return scan
    sure = _sureness(scan)
    is_ours = sure >= SURE and read.total() >= MOST * written.total()
    differing = ((written - read) + (read - written)).total()
    taken = "重新识别的文字" if is_ours else "原有文字层"
    message = (
        f"第{layer.number}页既有文字层又有扫描图像，采用了{taken}"
        f"（识别把握 {sure:.2f}，两者相差 {differing} 字），请核对。"
    )
    page = scan if is_ours else layer
    notes = tuple(note for note in page.notes if note.code != "text_over_scan")
    return replace(page, notes=(*notes, PageNote("text_recognised", message)))


def _shown(page: Page) -> Counter[str]:
    return Counter("".join(page.characters.split()))


def _sureness(page: Page) -> float:
    """How sure the page's lines are on average."""
    lines: list[Line] = []
    for block in page.blocks:
        if isinstance(block, PageTable):
            lines += (line for cell in block.cells for line in cell.lines)
        else:
            lines.append(block)
    sure = [line.confidence for line in lines if line.confidence is not None]
    return sum(sure) / len(sure) if sure else 0.0


def _pictures(
    data: bytes, numbers: Sequence[int], name: str
) -> Iterator[tuple[int, Picture, float]]:
    """Pictures of the pages, as the drawing process gives them."""
    here = str(Path(__file__).parents[2])
    path = os.pathsep.join([here, *filter(None, sys.path)])
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        with subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "extract.pdf.pdf_pictures",
                *map(str, numbers),
            ],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        ) as process:
            try:
                for number in numbers:
                    yield number, *_next(process, name, number)
            finally:
                process.kill()


def _next(
    process: subprocess.Popen[bytes], name: str, number: int
) -> tuple[Picture, float]:
    """The next picture, waited for no longer than any page takes."""
    stream = cast(IO[bytes], process.stdout)
    timer = threading.Timer(PATIENCE, process.kill)
    timer.start()
    try:
        header = stream.read(HEADER.size)
        dpi, width, height = (
            HEADER.unpack(header) if len(header) == HEADER.size else (0.0, 0, 0)
        )
        levels = stream.read(width * height)
    finally:
        timer.cancel()
    if not levels or len(levels) < width * height:
        reason = f"第 {number} 页的扫描图像画不出来：可能已损坏或过大。请重新扫描"
        raise _unreadable(name, "damaged", reason)
    return np.frombuffer(levels, np.uint8).reshape(height, width), dpi


def _unreadable(name: str, code: str, reason: str) -> UnreadableError:
    return UnreadableError("extract", code, f"{name}：这个 PDF {reason}，再导入。")
