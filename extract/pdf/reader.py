"""PDF files with a text layer.

A file of 80 KB can keep a reader busy for half a minute, and a damaged one can end
it: files are read in a process of their own, within limits of time and memory.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Final, cast

from extract.document import Box, Document, Strip
from extract.errors import UnreadableError
from extract.pages.page import Line, Page, PageCell, PageNote, PageTable
from extract.pages.paged import document_of_pages
from extract.scans.ocr import is_installed, needs_ocr

MEDIA_TYPE: Final = "application/pdf"
READER: Final = "pdf"

#: Far more than a bulletin of a hundred scanned pages.
MAX_BYTES: Final = 100_000_000
#: Seconds that any file may take, what each of its pages adds, and the most in all.
#: A page of a ledger takes 0.02 s.
START_SECONDS: Final = 20.0
PAGE_SECONDS: Final = 1.0
MAX_SECONDS: Final = 120.0

#: All that the reading process has to say things with.
_KNOWN: Final = {
    (one.__module__, one.__qualname__): one
    for one in (Box, Strip, Line, Page, PageCell, PageNote, PageTable)
}


class _Messages(pickle.Unpickler):
    """Pages, numbers and texts; a process that a file has taken over says no more."""

    def find_class(self, module: str, name: str) -> type:
        return _KNOWN[module, name]


class ReadingError(RuntimeError):
    """A fault of ours in the reading process, with its traceback."""


def read_pdf(data: bytes, name: str) -> Document:
    """Document of a PDF; pages that are scans are recognised, with the extra.

    Raises as ``read_pages``, and ``UnreadableError`` for one of scans alone where
    recognition is not installed.
    """
    pages = tuple(read_pages(data, name))
    scans = [page.number for page in pages if _is_scan(page)]
    if scans and is_installed():
        recognised = import_module("extract.scans.scanned_pdf").with_scans
        pages = cast(tuple[Page, ...], recognised(pages, scans, data, name))
    elif scans and not any(page.characters.strip() for page in pages):
        raise needs_ocr(name, "扫描的 PDF，没有文字层")
    return document_of_pages(pages, name, data, MEDIA_TYPE, READER)


def _is_scan(page: Page) -> bool:
    return any(note.code in ("scanned_page", "text_over_scan") for note in page.notes)


def read_pages(data: bytes, name: str) -> Iterator[Page]:
    """Pages in order, each as soon as it is read.

    Raises ``UnreadableError`` for a file that is damaged, encrypted or beyond the
    limits, and ``ReadingError`` where the fault is ours.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) // 1_000_000} MB，超过上限 {MAX_BYTES // 1_000_000} MB"
        raise _unreadable(name, "too_large", f"有 {size}。请分开保存")
    with (
        tempfile.TemporaryFile() as file,
        tempfile.TemporaryFile() as complaints,
        _start(data, file, complaints) as process,
    ):
        try:
            yield from _receive(process, name, complaints)
        finally:
            process.kill()


def _start(
    data: bytes, file: IO[bytes], complaints: IO[bytes]
) -> subprocess.Popen[bytes]:
    """A Python that looks for modules where this one does, and nowhere else."""
    file.write(data)
    file.seek(0)
    here = str(Path(__file__).parents[2])
    path = os.pathsep.join([here, *filter(None, sys.path)])
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "extract.pdf.pdf_process"],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env={**os.environ, "PYTHONPATH": path},
    )


def _receive(
    process: subprocess.Popen[bytes], name: str, complaints: IO[bytes]
) -> Iterator[Page]:
    """Pages as the process says them, until it says that there are no more.

    Only waiting counts as its time: whoever takes the pages may take theirs.
    """
    stream = cast(IO[bytes], process.stdout)
    left, is_open = START_SECONDS, True
    while is_open:
        begun = time.monotonic()
        with _patience(process, left) as patience:
            message = _next(stream)
        left -= time.monotonic() - begun
        match message:
            case Page():
                yield message
            case ("pages", int(pages)):
                left = min(left + pages * PAGE_SECONDS, MAX_SECONDS)
            case ("unreadable", str(code), str(reason)):
                raise _unreadable(name, code, reason)
            case ("end",):
                is_open = False
            case ("error", trace):
                raise ReadingError(f"{name}: fault in the reading process\n{trace}")
            case _:
                raise _ended(process, name, complaints, patience.is_over)


def _next(stream: IO[bytes]) -> object:
    """The next message; None where the process ended in the middle of one."""
    try:
        return _Messages(stream).load()
    except (EOFError, pickle.UnpicklingError):
        return None


@dataclass(slots=True)
class _Patience:
    is_over: bool = False


@contextmanager
def _patience(process: subprocess.Popen[bytes], seconds: float) -> Iterator[_Patience]:
    """End the process after so many seconds in the block."""
    patience = _Patience()

    def end() -> None:
        patience.is_over = True
        process.kill()

    timer = threading.Timer(max(seconds, 0.0), end)
    timer.start()
    try:
        yield patience
    finally:
        timer.cancel()


def _ended(
    process: subprocess.Popen[bytes], name: str, complaints: IO[bytes], is_late: bool
) -> Exception:
    """Why the process ended before its last word."""
    status = process.wait(timeout=START_SECONDS)
    if is_late:
        return _unreadable(name, "too_slow", "解析时间超过上限。请拆分文件")
    if status >= 0:
        complaints.seek(0)
        trace = complaints.read().decode(errors="replace")
        return ReadingError(f"{name}: the reading process ended ({status})\n{trace}")
    if -status == signal.SIGKILL:
        return _unreadable(name, "too_large", "解析所需内存超过上限。请拆分文件")
    return _unreadable(
        name,
        "damaged",
        "解析时程序崩溃：文件可能已损坏，或所需内存超过上限。请重新导出",
    )


def _unreadable(name: str, code: str, reason: str) -> UnreadableError:
    return UnreadableError("extract", code, f"{name}：这个 PDF {reason}，再导入。")
