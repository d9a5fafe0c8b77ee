"""Workbooks that would cost time or memory, or lack parts: refused or read, quickly."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Callable, Mapping
from contextlib import suppress

import pytest

from extract import Document, Table, UnreadableError, read
from tests.documents.raw_xlsx import inline, packed, raw_parts, raw_xlsx

#: Seconds of the processor; the machine may be busy with other things.
LIMIT = 5.0

TWO = (
    f'<row r="1">{inline("A1", "序号")}{inline("B1", "任务")}</row>'
    f'<row r="2">{inline("A2", "1")}{inline("B2", "修路")}</row>'
)
LETTERS = [a + b for a in "ABCDEFGH" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def without(part: str, parts: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    return {name: data for name, data in parts.items() if part not in name}


def merges(*areas: str) -> str:
    listed = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return f"<mergeCells>{listed}</mergeCells>"


def quickly(data: bytes) -> Document:
    start = time.process_time()
    try:
        return read(data, "台账.xlsx")
    finally:
        assert time.process_time() - start < LIMIT


READ: dict[str, Callable[[], bytes]] = {
    "a range over the whole sheet beside the table": lambda: raw_xlsx(
        TWO, around=merges("C1:XFD1048576")
    ),
    "a dimension that lies": lambda: raw_xlsx(
        TWO, before='<dimension ref="A1:XFD1048576"/>'
    ),
    "a million rows with a format": lambda: raw_xlsx(
        TWO + "".join(f'<row r="{row}" s="1"/>' for row in range(3, 1_048_577))
    ),
    "columns with a format to the right": lambda: raw_xlsx(
        TWO.replace("</row>", '<c s="1"/>' * 16_000 + "</row>"),
        before='<cols><col min="3" max="16384" style="1"/></cols>',
    ),
    "hidden columns without end": lambda: raw_xlsx(
        TWO, before='<cols><col min="5" max="16384" hidden="1"/></cols>' * 50_000
    ),
}


@pytest.mark.parametrize("make", READ.values(), ids=READ.keys())
def test_what_only_looks_large_is_read(make: Callable[[], bytes]) -> None:
    document = quickly(make())
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [[document[cell.span] for cell in row] for row in table.rows] == [
        ["序号", "任务"],
        ["1", "修路"],
    ]


def test_a_range_over_all_that_there_is_leaves_its_first_cell() -> None:
    document = quickly(raw_xlsx(TWO, around=merges("A1:XFD1048576")))
    assert document.text == "序号\n"
    assert {note.code for note in document.notes} == {"cell_covered"}


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a million cells": (
        "too_large",
        lambda: raw_xlsx(("<row>" + "<c><v>1</v></c>" * 200 + "</row>") * 5_000),
    ),
    "ranges without number": (
        "too_large",
        lambda: raw_xlsx(TWO, around=merges(*["A1:XFD1048576"] * 70_000)),
    ),
    "one long string in every cell": (
        "too_large",
        lambda: raw_xlsx(
            "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>",
            strings=["字" * 30_000],
        ),
    ),
    "a diagonal": (
        "table_too_large",
        lambda: raw_xlsx(
            "".join(
                f'<row r="{n}"><c r="{LETTERS[n % 200]}{n}"><v>1</v></c>'
                f'<c r="{LETTERS[n % 200 + 1]}{n}"><v>2</v></c></row>'
                for n in range(1, 1_500)
            )
        ),
    ),
    "a bomb": (
        "too_large",
        lambda: packed(
            raw_parts(TWO) | {"xl/worksheets/sheet1.xml": b" " * 150_000_000}
        ),
    ),
    "endless nesting": ("too_large", lambda: raw_xlsx("<row>" * 100_000)),
    "an entity": (
        "damaged",
        lambda: packed(
            raw_parts(TWO)
            | {
                "xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/'
                'hostname">]><a>&b;</a>'
            }
        ),
    ),
    "a string that is not there": (
        "damaged",
        lambda: raw_xlsx('<row><c t="s"><v>7</v></c></row>', strings=["甲"]),
    ),
    "a string before the first": (
        "damaged",
        lambda: raw_xlsx('<row><c t="s"><v>-1</v></c></row>', strings=["甲"]),
    ),
    "a style that is no number": (
        "damaged",
        lambda: raw_xlsx('<row><c s="x"><v>7</v></c></row>'),
    ),
    "a cell beyond the sheet": (
        "damaged",
        lambda: raw_xlsx('<row r="1"><c r="XFE1"><v>7</v></c></row>'),
    ),
    "a row beyond the sheet": (
        "damaged",
        lambda: raw_xlsx('<row r="1048577"><c><v>7</v></c></row>'),
    ),
    "a cell twice": (
        "damaged",
        lambda: raw_xlsx('<row><c r="A1"><v>7</v></c><c r="A1"><v>8</v></c></row>'),
    ),
    "a range that ends before it begins": (
        "damaged",
        lambda: raw_xlsx(TWO, around=merges("B2:A1")),
    ),
    "formats without number": (
        "damaged",
        lambda: raw_xlsx(TWO, formats=[f'0"{n}"' for n in range(6_000)]),
    ),
    "no workbook": (
        "damaged",
        lambda: packed(without("xl/workbook.xml", raw_parts(TWO))),
    ),
    "no sheet": ("damaged", lambda: packed(without("sheet1", raw_parts(TWO)))),
    "no strings": ("damaged", lambda: packed(without("Strings", raw_parts(TWO)))),
    "no relations": (
        "damaged",
        lambda: packed(without("workbook.xml.rels", raw_parts(TWO))),
    ),
    "nothing in it": ("empty", lambda: raw_xlsx("")),
    "a workbook that is its own sheet": (
        "empty",
        lambda: packed(
            {
                name: data.replace("worksheets/sheet1.xml", "workbook.xml")
                if isinstance(data, str)
                else data
                for name, data in raw_parts(TWO).items()
            }
        ),
    ),
}


@pytest.mark.parametrize(("code", "make"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused(code: str, make: Callable[[], bytes]) -> None:
    data = make()
    with pytest.raises(UnreadableError) as caught:
        quickly(data)
    assert (caught.value.stage, caught.value.code) == ("extract", code)
    assert caught.value.message.startswith("台账.xlsx")
    assert caught.value.message.endswith("。")


@pytest.mark.parametrize("value", ["NaN", "1E999", "9" * 100_000, "1e", "٣", "0x10"])
def test_what_is_no_number_is_read_as_it_stands_and_told(value: str) -> None:
    document = quickly(raw_xlsx(f"<row><c><v>{value}</v></c></row>"))
    assert document.text == f"{value}\n"
    assert [note.code for note in document.notes] == ["number_format_unknown"]


def test_rows_that_only_have_a_format_cost_no_memory() -> None:
    data = raw_xlsx(TWO + "".join(f'<row r="{n}" s="1"/>' for n in range(3, 200_000)))
    tracemalloc.start()
    read(data, "x")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # The part itself, unpacked, is 5 MB and held twice while it is put together.
    assert peak < 16_000_000


def test_damage_anywhere_never_crashes() -> None:
    whole = raw_parts(
        TWO
        + '<row r="3"><c r="A3" s="1" t="s"><v>0</v></c><c r="B3"><v>5</v></c></row>',
        strings=["甲"],
        formats=["0.0%"],
        around=merges("A3:B3"),
    )
    chance = random.Random(7)
    for _ in range(600):
        parts = dict(whole)
        name = chance.choice(list(parts))
        data = bytearray(str(parts[name]).encode())
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.choice(b'<>"=&1A/ \xff')
        parts[name] = bytes(data)
        with suppress(UnreadableError):
            read(packed(parts), "x")
