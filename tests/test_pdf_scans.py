"""Pages of a PDF that are scans: which are recognised, and which reading is taken."""

from __future__ import annotations

import pytest

pytest.importorskip("rapidocr")

import extract.pdf.reader
import extract.scans.scanned_pdf
from extract import UnreadableError, read
from extract.document import Strip
from extract.pages.page import Line, Page
from extract.scans.picture import Picture
from tests.documents.pdf import Paper, write, write_pdf

SCAN = "q 595 0 0 842 0 0 cm /Im Do Q"
LAYER = "县政府督查室对上半年重点工作推进情况进行了集中督查"
READ = "县政府督查室对上半年重点工作推进情况进行了集中督查。"


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> dict[int, tuple[str, float]]:
    """What recognition is to say of each page, and how sure it is."""
    said: dict[int, tuple[str, float]] = {}

    def read_page(picture: Picture, dpi: float, *, number: int) -> Page:
        assert picture.shape[0] == pytest.approx(842 * dpi / 72, abs=1)
        text, sure = said[number]
        edges = tuple(50.0 + 10 * at for at in range(len(text) + 1))
        line = Line(text, Strip(number, 50, 60, edges), sure)
        return Page(number, 595, 842, (line,), text)

    monkeypatch.setattr(extract.scans.scanned_pdf, "read_scan_page", read_page)
    return said


def test_only_scans_are_recognised(recognised: dict[int, tuple[str, float]]) -> None:
    recognised[2] = "第二页是扫描件，没有文字层，要识别。", 0.99
    data = write_pdf(
        Paper([write(50, 200, LAYER)]),
        Paper([SCAN]),
        Paper([write(50, 300, READ[9:])]),
        image=(8, 8),
    )
    document = read(data, "x.pdf")
    assert [document[block.span] for block in document.blocks] == [
        LAYER, "第二页是扫描件，没有文字层，要识别。", READ[9:]
    ]  # fmt: skip
    assert "scanned_page" not in {note.code for note in document.notes}


@pytest.mark.parametrize(
    ("said", "sure", "taken", "named"),
    [
        (READ, 0.99, READ, "重新识别的文字"),
        (READ, 0.6, LAYER, "原有文字层"),
        (READ[:12], 0.99, LAYER, "原有文字层"),
    ],
)
def test_the_better_of_two_readings(
    recognised: dict[int, tuple[str, float]],
    said: str,
    sure: float,
    taken: str,
    named: str,
) -> None:
    recognised[1] = said, sure
    data = write_pdf(Paper([SCAN, write(50, 50, LAYER, mode=3)]), image=(8, 8))
    document = read(data, "x.pdf")
    assert document.text.strip() == taken
    (note,) = (note for note in document.notes if note.code == "text_recognised")
    assert named in note.message


def test_too_many_scans_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.scans.scanned_pdf, "MAX_SCANS", 2)
    data = write_pdf(*[Paper([SCAN])] * 3, image=(8, 8))
    with pytest.raises(UnreadableError) as caught:
        read(data, "x.pdf")
    assert caught.value.code == "too_large"


def test_a_page_that_cannot_be_drawn_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.scans.scanned_pdf, "PATIENCE", 0.0)
    with pytest.raises(UnreadableError) as caught:
        read(write_pdf(Paper([SCAN]), image=(8, 8)), "x.pdf")
    assert caught.value.code == "damaged"
    assert "第 1 页" in caught.value.message
