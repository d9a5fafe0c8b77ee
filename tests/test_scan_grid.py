"""Cells out of drawn rules: pages drawn here, as scanners give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

cv2 = pytest.importorskip("cv2")

import numpy as np  # noqa: E402

from extract.scans.grid_lines import find_rules  # noqa: E402
from extract.scans.picture import Picture, skew, straightened  # noqa: E402
from extract.scans.ruled_cells import Grid, find_grids  # noqa: E402
from tests.documents.scan import CLEAN, GOOD, POOR, Scanner, scanned  # noqa: E402

A4 = (595.0, 842.0)
Line = tuple[float, float, float, float]


def grid_of(columns: Sequence[float], rows: Sequence[float]) -> list[Line]:
    """Rules of a table without merged cells, in points."""
    across = [(columns[0], y, columns[-1], y) for y in rows]
    down = [(x, rows[0], x, rows[-1]) for x in columns]
    return across + down


def drawn(lines: Sequence[Line], dpi: int, *, width: float = 0.75) -> Picture:
    """A white page with rules, and strokes that look like lines of text."""
    scale = dpi / 72
    page = np.full((round(A4[1] * scale), round(A4[0] * scale)), 255, np.uint8)
    for x0, y0, x1, y1 in lines:
        ends = (
            (round(x0 * scale), round(y0 * scale)),
            (round(x1 * scale), round(y1 * scale)),
        )
        cv2.line(page, *ends, 0, max(1, round(width * scale)))
    return page


def write(page: Picture, dpi: int, top: float, left: float, right: float) -> None:
    """A line of something like characters: crossed strokes with gaps between."""
    scale = dpi / 72
    for x in np.arange(left, right - 10, 10.5):
        y0, y1 = round((top + 0.5) * scale), round((top + 9.3) * scale)
        x0, x1 = round((x + 1) * scale), round((x + 9.5) * scale)
        thick = max(1, round(0.6 * scale))
        for share in (0.0, 0.5, 1.0):
            y = round(y0 + share * (y1 - y0))
            cv2.line(page, (x0, y), (x1, y), 0, thick)
        for share in (0.1, 0.6):
            at = round(x0 + share * (x1 - x0))
            cv2.line(page, (at, y0), (at, y1), 0, thick)


def found(page: Picture, scanner: Scanner) -> list[Grid]:
    picture = scanned(page, scanner, 0)
    level, _ = straightened(picture, scanner.dpi)
    shape = level.shape[0], level.shape[1]
    return list(find_grids(find_rules(level, scanner.dpi), shape, scanner.dpi))


COLUMNS = (60.0, 90.0, 190.0, 260.0, 500.0, 540.0)
ROWS = (80.0, 98.0, 160.0, 230.0, 245.0, 400.0, 520.0)
SCANNERS = (
    CLEAN,
    GOOD,
    POOR,
    replace(CLEAN, dpi=150),
    replace(GOOD, dpi=300, skew=-0.7, noise=14),
    replace(GOOD, dpi=150, skew=-2.9),
    replace(POOR, skew=2.9, seed=5),
)


@pytest.mark.parametrize("scanner", SCANNERS, ids=str)
def test_every_cell_of_a_ruled_table(scanner: Scanner) -> None:
    page = drawn(grid_of(COLUMNS, ROWS), scanner.dpi)
    for top, _ in pairwise(ROWS):
        for left, right in pairwise(COLUMNS):
            write(page, scanner.dpi, top + 4, left + 3, right - 2)
    (grid,) = found(page, scanner)
    assert len(grid.faces) == 30
    assert {(face.row_span, face.column_span) for face in grid.faces} == {(1, 1)}
    assert not any(face.is_open_above or face.is_open_below for face in grid.faces)


@pytest.mark.parametrize("scanner", [CLEAN, GOOD, POOR], ids=str)
def test_a_missing_rule_makes_one_cell(scanner: Scanner) -> None:
    lines = [one for one in grid_of(COLUMNS, ROWS) if one[0] != 90 and one[1] != 160]
    lines += [(90, 98, 90, 520), (190, 160, 540, 160)]
    (grid,) = found(drawn(lines, scanner.dpi), scanner)
    spans = {
        (one.row, one.column): (one.row_span, one.column_span) for one in grid.faces
    }
    assert spans[0, 0] == (1, 2)
    assert spans[1, 0] == spans[1, 1] == (2, 1)
    assert len(spans) == 27


@pytest.mark.parametrize("scanner", [CLEAN, GOOD, POOR], ids=str)
def test_a_broken_rule_is_still_one(scanner: Scanner) -> None:
    page = drawn(grid_of(COLUMNS, ROWS), scanner.dpi)
    scale = scanner.dpi / 72
    for x in (120, 300, 420):
        page[:, round(x * scale) : round((x + 7) * scale)] = 255
    for y in (130, 300, 470):
        page[round(y * scale) : round((y + 7) * scale)] = 255
    (grid,) = found(page, scanner)
    assert len(grid.faces) == 30


@pytest.mark.parametrize("scanner", [CLEAN, GOOD, POOR], ids=str)
def test_columns_that_no_rule_closes_are_open_there(scanner: Scanner) -> None:
    lines = [one for one in grid_of(COLUMNS, ROWS) if one[1] != 80 or one[3] != 80]
    lines = [one for one in lines if one[1] != 520]
    (grid,) = found(drawn(lines, scanner.dpi), scanner)
    assert [face.is_open_above for face in grid.faces[:5]] == [True] * 5
    assert [face.is_open_below for face in grid.faces[-5:]] == [True] * 5
    assert len(grid.faces) == 30


@pytest.mark.parametrize("scanner", [CLEAN, GOOD, POOR], ids=str)
def test_prose_underlines_and_frames_are_no_tables(scanner: Scanner) -> None:
    page = drawn([(60, 100, 540, 100), (200, 300, 300, 300)], scanner.dpi)
    cv2.rectangle(
        page,
        (100, 100),
        (round(500 * scanner.dpi / 72), 190),
        0,
        max(1, scanner.dpi // 96),
    )
    for top in range(120, 760, 15):
        write(page, scanner.dpi, top, 60, 540)
    assert found(page, scanner) == []


@pytest.mark.parametrize("angle", [-3.0, -1.1, -0.3, 0.0, 0.2, 0.9, 3.0])
@pytest.mark.parametrize("ruled", [False, True])
def test_skew_is_found_with_and_without_rules(angle: float, ruled: bool) -> None:
    page = drawn(grid_of(COLUMNS, ROWS) if ruled else [], 150)
    for top in range(84, 500, 15):
        write(page, 150, top, 62, 538)
    turned = scanned(page, replace(GOOD, dpi=150, skew=angle), 0)
    assert skew(turned, 150) == pytest.approx(angle, abs=0.06)


def test_a_blank_page_lies_level() -> None:
    assert skew(np.full((1000, 700), 255, np.uint8), 100) == 0.0
    assert found(np.full((1000, 700), 255, np.uint8), CLEAN) == []
