"""Scans read from the first pixel to the tables: printed here, scanned here."""

from __future__ import annotations

import socket

import pytest

pytest.importorskip("rapidocr")

import numpy as np

from extract import Document, Span, Table, read
from extract.pages.page import Page
from extract.scans.picture import Picture
from extract.scans.scan import read_scan_page
from tests.documents.content import Content, Entry, Sheet
from tests.documents.html import render_html
from tests.documents.look import Look
from tests.documents.programs import needs_chromium, print_with_chromium
from tests.documents.scan import (
    GOOD,
    POOR,
    Scanner,
    as_image,
    as_pdf,
    as_tiff,
    scan_pdf,
)

SMALL = Look(width=420, height=260, margin=24, numbers_pages=False, indents=False)
ROWS = (
    ("序号", "工作任务", "责任单位", "进展情况", "状态"),
    (
        "1",
        "新建社区养老服务中心",
        "区民政局",
        "已完成投资1250万元，占年度计划的62.5%。",
        "一般",
    ),
    (
        "2",
        "改造老旧小区12个",
        "区住建局",
        "开工9个，完工7个；剩余3个正在招标（9月底前开工）。",
        "滞后",
    ),
)


def entries() -> tuple[Entry, ...]:
    cells = [
        Entry(text, row, column)
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
    ]
    return (
        *cells,
        Entry("3", 3, 0),
        Entry("备注：本表由区政府督查室汇总。", 3, 1, 1, 4),
    )


CONTENT: Content = ("关于重点工作进展情况的通报", Sheet(4, 5, entries()))
WANTED = [list(row) for row in ROWS] + [["3", "备注：本表由区政府督查室汇总。"]]


@pytest.fixture(scope="module")
def printed() -> bytes:
    return print_with_chromium(render_html(CONTENT, SMALL))


def cells_of(document: Document) -> list[list[str]]:
    (table,) = (one for one in document.blocks if isinstance(one, Table))
    rows = [list(dict.fromkeys(row)) for row in table.rows]
    return [["".join(document[cell.span].split()) for cell in row] for row in rows]


@needs_chromium
@pytest.mark.parametrize("scanner", [GOOD, POOR], ids=["good", "poor"])
def test_a_scanned_table_reads_as_it_was_printed(
    printed: bytes, scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("recognition used the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    document = read(as_pdf(scan_pdf(printed, scanner), scanner), "扫描件.pdf")
    assert cells_of(document) == WANTED
    assert document.text.startswith("关于重点工作进展情况的通报\n")
    assert [note.code for note in document.notes if note.code == "low_confidence"] == []
    start = document.text.index("1250万元")
    (box,) = document.boxes(Span(start, start + 6))
    assert 180 < box.x0 < box.x1 < 400
    assert 10 < box.bottom - box.top < 22


@needs_chromium
def test_all_pages_of_a_tiff_and_a_page_on_its_head(printed: bytes) -> None:
    (page,) = scan_pdf(printed, GOOD)
    turned = np.ascontiguousarray(np.rot90(page, 2))
    document = read(as_tiff([page, turned], GOOD), "扫描件.tif")
    assert document.source.pages == 2
    texts = [document[one.span] for one in document.blocks if isinstance(one, Table)]
    assert "".join(texts).count("区政府督查室") == 2


@needs_chromium
def test_a_page_on_its_side(printed: bytes) -> None:
    (page,) = scan_pdf(printed, GOOD)
    turned = np.ascontiguousarray(np.rot90(page, 3))
    document = read(as_image(turned, "PNG", GOOD), "扫描件.png")
    assert cells_of(document) == WANTED


def test_a_blank_page_has_nothing() -> None:
    blank: Picture = np.full((900, 700), 250, np.uint8)
    assert read_scan_page(blank, 100, 1) == Page(1, 504, 648, (), "")
