"""Files that are no good PDF: a clear refusal, in bounded time, or a note."""

import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pypdf
import pytest

import extract.pdf.reader
from extract import UnreadableError, read
from extract.pages.page import Page, PageTable
from extract.pdf.reader import ReadingError, read_pages
from tests.documents.pdf import Paper, box, grid, stroke, write, write_pdf

GOOD = write_pdf(
    *(
        Paper(
            [
                *grid([50, 150, 300], [100, 130, 160]),
                write(50, 60, f"第{number}页的标题"),
                write(55, 120, "序号"),
                write(155, 120, "责任单位"),
            ]
        )
        for number in range(1, 4)
    )
)


def refusal(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        list(read_pages(data, "通报.pdf"))
    assert caught.value.message.startswith("通报.pdf：")
    assert caught.value.message.endswith("再导入。")
    return caught.value


def locked(password: str) -> bytes:
    """The good file, encrypted with a password to open it and one to change it."""
    import io

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(GOOD))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb(operators: bytes) -> bytes:
    """A page whose content unpacks to far more than the file's size."""
    empty = b"<<  /Length 0 >>\nstream\n\nendstream"
    packed = zlib.compress(operators, 9)
    head = f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    return write_pdf(Paper([])).replace(empty, head + packed + b"\nendstream")


def test_pages_come_in_order() -> None:
    pages = list(read_pages(GOOD, "通报.pdf"))
    assert [page.number for page in pages] == [1, 2, 3]
    assert all(isinstance(page.blocks[1], PageTable) for page in pages)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n", "damaged"),
        (b"%PDF-1.7\n" + b"\0" * 5_000, "damaged"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (write_pdf(), "damaged"),
        (locked("secret"), "encrypted"),
        (write_pdf(*[Paper([])] * 10_000), "too_large"),
    ],
    ids=["header alone", "zeros", "cut", "no page", "locked", "10,000 pages"],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_a_file_that_anyone_may_open_is_read() -> None:
    """Locked against change only: the password to open it is empty."""
    assert len(list(read_pages(locked(""), "通报.pdf"))) == 3


def test_lines_before_the_header_are_none_of_it() -> None:
    data = b"Content-Type: application/pdf\r\n\r\n" + GOOD
    assert read(data, "a.pdf").text == read(GOOD, "a.pdf").text


def test_the_name_decides_nothing() -> None:
    assert read(GOOD, "通报.txt").source.media_type == "application/pdf"
    assert read("正文%PDF".encode(), "通报.pdf").source.media_type == "text/plain"


def test_scans_alone_are_said_to_be_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is installed that recognises them."""
    monkeypatch.setattr(extract.pdf.reader, "is_installed", lambda: False)
    scan = Paper(["q 595 0 0 842 0 0 cm /Im Do Q"])
    with pytest.raises(UnreadableError) as caught:
        read(write_pdf(scan, image=(8, 8)), "通报.pdf")
    assert caught.value.code == "needs_ocr"
    assert "扫描" in caught.value.message


def test_flipped_bits_are_refused_or_read() -> None:
    random = Random(5)
    for _ in range(5):
        data = bytearray(GOOD)
        for _ in range(60):
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        try:
            pages = list(read_pages(bytes(data), "通报.pdf"))
        except UnreadableError as error:
            assert error.code in {"damaged", "encrypted"}  # noqa: PT017
        else:
            assert all(isinstance(page, Page) for page in pages)


@pytest.mark.parametrize(
    "make",
    [
        lambda: write_pdf(
            Paper(
                [
                    box(10 + at % 240 * 2, 10 + at // 240, 11 + at % 240 * 2, 11)
                    for at in range(60_000)
                ]
            )
        ),
        lambda: write_pdf(Paper(grid(range(10, 560, 5), range(10, 810, 5)))),
        lambda: bomb(b"0 0 1 1 re f\n" * 200_000),
    ],
    ids=["60,000 rectangles", "a grid of 17,000 cells", "packed rectangles"],
)
def test_a_page_of_too_many_rules_is_read_as_lines(make: Callable[[], bytes]) -> None:
    begun = time.monotonic()
    (page,) = read_pages(make(), "通报.pdf")
    assert "too_many_rules" in [note.code for note in page.notes]
    assert time.monotonic() - begun < 20


def test_what_unpacks_without_end_ends() -> None:
    assert refusal(bomb(b"0 0 1 1 re f\n" * 3_000_000)).code in {"damaged", "too_large"}


def test_a_slow_file_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.pdf.reader, "START_SECONDS", 0.01)
    monkeypatch.setattr(extract.pdf.reader, "PAGE_SECONDS", 0.0)
    assert refusal(GOOD).code == "too_slow"


def test_who_takes_the_pages_may_take_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.pdf.reader, "START_SECONDS", 5.0)
    monkeypatch.setattr(extract.pdf.reader, "PAGE_SECONDS", 0.0)
    pages = read_pages(write_pdf(*[Paper([write(9, 9, "长" * 60)] * 9)] * 60), "a.pdf")
    next(pages)
    time.sleep(5.2)
    assert len(list(pages)) == 59


def test_the_process_ends_with_whoever_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = extract.pdf.reader._start

    def note(*args: object) -> subprocess.Popen[bytes]:
        started.append(start(*args))  # type: ignore[arg-type]
        return started[-1]

    monkeypatch.setattr(extract.pdf.reader, "_start", note)
    pages = read_pages(GOOD, "通报.pdf")
    next(pages)
    assert isinstance(pages, Iterator)
    pages.close()  # type: ignore[attr-defined]
    assert started[0].poll() is not None


def test_a_fault_of_ours_is_no_damage(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What goes wrong in the reading process is raised here, with its traceback."""
    broken = "import extract.pdf.pdf_page\n" + "def fail(*_): return 1 / 0\n"
    broken += "extract.pdf.pdf_page.read_page = fail\n"
    (tmp_path / "sitecustomize.py").write_text(broken)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    with pytest.raises(ReadingError, match="ZeroDivisionError"):
        list(read_pages(GOOD, "通报.pdf"))


def test_a_process_that_cannot_start_is_no_damage(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ReadingError, match="ended"):
        list(read_pages(GOOD, "通报.pdf"))


def test_lines_that_lean_make_no_cells() -> None:
    leaning = write_pdf(Paper([stroke(50, 100, 300, 130), stroke(50, 130, 300, 160)]))
    (page,) = read_pages(leaning, "通报.pdf")
    assert not page.blocks
