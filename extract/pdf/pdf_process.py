"""The process that reads one PDF: a file on standard input, messages on the output.

``python -m extract.pdf.pdf_process`` is started by ``extract.pdf.reader``, which is all that
understands it.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from collections.abc import Iterator
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from extract.pdf.pdf_page import read_page

try:
    import resource
except ImportError:  # Windows has none.
    resource = None  # type: ignore[assignment]

#: Address space of the process; reading a ledger takes a quarter of it.
MAX_MEMORY: Final = 1_000_000_000
#: Some thirty times the longest bulletin seen.
MAX_PAGES: Final = 1_000

_ENCRYPTED: Final = "设有打开密码。请用密码打开后另存为不加密的 PDF"
_DAMAGED: Final = "已损坏或不完整，打不开。请重新导出或下载"
_UNKNOWN_LOCK: Final = "用不认识的方式加密。请打开后另存为不加密的 PDF"
_TOO_LARGE: Final = "解析所需内存超过上限。请拆分文件"
_EMPTY: Final = "没有一页。请重新导出"


def main() -> None:
    """Read the file, and say what came of it."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # Whatever a library prints is no message.
    limit_memory()
    for message in _messages(sys.stdin.buffer.read()):
        pickle.dump(message, out, pickle.HIGHEST_PROTOCOL)
        out.flush()


def limit_memory() -> None:
    """Refuse the process more memory, where the system can."""
    if resource is not None:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        # What this process was given may be less already.
        limit = MAX_MEMORY if most == resource.RLIM_INFINITY else min(MAX_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _messages(data: bytes) -> Iterator[object]:
    """The number of pages, the pages, and that they are all; or why not."""
    try:
        yield from _pages(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            yield "unreadable", "encrypted", _ENCRYPTED
        elif error.err_code == pdfium.FPDF_ERR_SECURITY:
            yield "unreadable", "encrypted", _UNKNOWN_LOCK
        else:
            yield "unreadable", "damaged", _DAMAGED
    except MemoryError:
        yield "unreadable", "too_large", _TOO_LARGE
    except Exception:  # noqa: BLE001 - it is raised where the pages are taken
        yield "error", traceback.format_exc()


def _pages(data: bytes) -> Iterator[object]:
    document = pypdfium2.PdfDocument(data)
    pages = len(document)
    if pages > MAX_PAGES:
        reason = f"有 {pages} 页，超过上限 {MAX_PAGES} 页。请拆分文件"
        yield "unreadable", "too_large", reason
        return
    if not pages:
        yield "unreadable", "damaged", _EMPTY
        return
    yield "pages", pages
    for index in range(pages):
        yield read_page(document, index)
    yield ("end",)


if __name__ == "__main__":
    main()
