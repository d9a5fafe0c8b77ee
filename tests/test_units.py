"""Units: every entry proves itself, and a user's own file is held to the same."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path

import pytest

from normalize.fold import fold
from normalize.numerals import ARABIC, parse_numeral
from normalize.units import (
    Dimension,
    Entry,
    Unit,
    load_units,
    unit_entries,
    unit_written,
)
from normalize.vocabulary import VocabularyError

ENTRIES = unit_entries()
UNITS = load_units()


def named(entry: Entry) -> str:
    return entry.unit.name


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_every_example_is_read_as_its_entry(entry: Entry) -> None:
    spellings = UNITS.pattern if entry.sought else re.escape(entry.unit.name)
    found = re.search(f"({ARABIC})({spellings})", fold(entry.example))
    assert found is not None
    figure = parse_numeral(found[1])
    assert figure is not None
    unit = UNITS.by_spelling[found[2]]
    assert unit == entry.unit
    stated = figure if entry.equals is None else entry.equals
    assert float(figure * unit.factor) == pytest.approx(float(stated), rel=1e-15)


@pytest.mark.parametrize("entry", ENTRIES, ids=named)
def test_every_spelling_is_found_whole(entry: Entry) -> None:
    for spelling in entry.spellings:
        found = re.search(UNITS.pattern, spelling)
        assert not entry.sought or (found and found[0] == spelling)
        assert fold(spelling) == spelling


def test_what_is_not_a_count_states_what_its_example_equals() -> None:
    assert [
        entry.unit.name
        for entry in ENTRIES
        if entry.unit.dimension is not Dimension.COUNT and entry.equals is None
    ] == []


def test_every_base_is_a_unit_of_its_own_dimension() -> None:
    """So that a base unit can be read back in, and turns into itself."""
    for entry in ENTRIES:
        base = UNITS.by_spelling.get(entry.unit.base)
        if base is not None:
            assert base == Unit(base.name, entry.unit.dimension, Decimal(1), base.name)


def test_every_dimension_has_a_unit() -> None:
    assert {entry.unit.dimension for entry in ENTRIES} == set(Dimension)


SI = [  # from the definitions, not from the file
    ("毫米", "1e-3", "米"),
    ("μm", "1e-6", "米"),
    ("公里", "1e3", "米"),
    ("平方公里", "1e6", "平方米"),
    ("公顷", "1e4", "平方米"),
    ("m³", "1", "立方米"),
    ("升", "1e-3", "立方米"),
    ("斤", "0.5", "千克"),
    ("吨", "1e3", "千克"),
    ("兆瓦", "1e3", "千瓦"),
    ("万千瓦时", "1e4", "千瓦时"),
    ("mg/m³", "1e3", "微克/立方米"),
    ("‰", "0.1", "%"),
    ("成", "10", "%"),
    ("亿元", "1e8", "元"),
    ("万美元", "1e4", "美元"),
    ("万元/亩", "1e4", "元/亩"),
    ("两", "0.05", "千克"),
    ("英尺", "0.3048", "米"),
    ("英亩", "4046.8564224", "平方米"),
    ("GB", "1e9", "字节"),
    ("比特", "0.125", "字节"),
    ("百帕", "1e-4", "兆帕"),
]


@pytest.mark.parametrize(("spelling", "factor", "base"), SI)
def test_factors(spelling: str, factor: str, base: str) -> None:
    unit = UNITS.by_spelling[spelling]
    assert (unit.factor, unit.base) == (Decimal(factor), base)


def test_fifteen_mu_are_a_hectare() -> None:
    area = UNITS.by_spelling["亩"].factor * 15
    assert float(area) == float(UNITS.by_spelling["公顷"].factor)


READ = [
    ("35家企业", "家"),
    ("600台次", "台次"),
    ("85台（套）", "台（套）"),
    ("4670家次", "家次"),
    ("48大项", "大项"),
    ("118亿元", "亿元"),
    ("2.3个百分点", "个百分点"),
    ("44微克/立方米", "微克/立方米"),
    ("6500元/平方米", "元/平方米"),
    ("12万千瓦时", "万千瓦时"),
    ("3个月", "个月"),
    ("5个工作日", "个工作日"),
    ("3个村", "个"),
    ("1200张床位", "张"),
    ("106472m²", "m²"),
    ("20kg", "kg"),
    ("500人次", "人次"),
    ("3方面", "方面"),
    ("120口井", "口"),
]


@pytest.mark.parametrize(("text", "spelling"), READ)
def test_longest_spelling_wins(text: str, spelling: str) -> None:
    found = re.search(f"{ARABIC}({UNITS.pattern})", fold(text))
    assert found is not None
    assert found[1] == spelling


OTHER_WORDS = [
    "1次性补贴",
    "2级别",
    "5G网络",
    "5方案",
    "3分之1",
    "4s店",
    "3人民",
    "2天然气",
    "5组织",
    "3mx",
    "2022年",
    "12月",
    "20日",
]


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_not_where_a_longer_word_begins(text: str) -> None:
    assert not re.search(f"{ARABIC}(?:{UNITS.pattern})", text)


WRITTEN = [
    ("万元", "元", "10000"),
    ("万人次", "人次", "10000"),
    ("百户", "户", "100"),
    ("千立方米", "立方米", "1000"),
    ("万㎡", "平方米", "10000"),
    ("亿斤", "千克", "50000000"),
    ("ｍ２", "平方米", "1"),
    ("年", "个月", "12"),
]


@pytest.mark.parametrize(("text", "base", "factor"), WRITTEN)
def test_a_unit_in_a_header(text: str, base: str, factor: str) -> None:
    unit = unit_written(text, UNITS)
    assert unit is not None
    assert (unit.base, unit.factor) == (base, Decimal(factor))


@pytest.mark.parametrize("text", ["", "万", "亿", "千万", "重要"])
def test_no_unit(text: str) -> None:
    assert unit_written(text, UNITS) is None


def test_a_user_adds_and_overrides(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        """
        [[unit]]
        name = "担"
        dimension = "mass"
        factor = "50"
        base = "千克"
        example = "粮食20担"
        equals = "1000"

        [[unit]]
        name = "户"
        also = ["农户"]
        dimension = "count"
        example = "搬迁12户"
        """,
        encoding="utf-8",
    )
    units = load_units(own)
    assert units.by_spelling["担"].base == "千克"
    assert units.by_spelling["农户"] is units.by_spelling["户"]
    assert "担" not in UNITS.by_spelling


REFUSED = [
    ('name = "担"\ndimension = "mass"', "example"),
    ('name = "担"\nexample = "20担"', "dimension"),
    ('name = "担"\nexample = "20担"\ndimension = "weight"', "weight"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nkilo = 1', "kilo"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nfactor = 50', "factor"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nfactor = "-1"', "factor"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nfactor = "1/0"', "factor"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nfactor = "nan"', "factor"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nfactor = "5kg"', "5kg"),
    ('name = "担"\nalso = "石"\nexample = "20担"\ndimension = "mass"', "also"),
    ('name = "担"\nalso = ["吨"]\nexample = "20担"\ndimension = "mass"', "吨"),
    ('name = "担"\nalso = ["担(重)"]\nexample = "20担"\ndimension = "mass"', "担"),
    ('name = "担"\nalso = [""]\nexample = "20担"\ndimension = "mass"', "担"),
    ('name = "担"\nexample = "粮食若干"\ndimension = "mass"', "example"),
    ('name = "担"\nexample = "粮食20吨"\ndimension = "mass"', "example"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nequals = "21"', "example"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nnot_before = 1', "not_before"),
    ('name = "担"\nexample = "20担"\ndimension = "mass"\nsought = "no"', "sought"),
]


@pytest.mark.parametrize(("entry", "named_in_message"), REFUSED)
def test_an_entry_that_cannot_be_used(
    tmp_path: Path, entry: str, named_in_message: str
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f"[[unit]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="担") as raised:
        load_units(own)
    assert named_in_message in str(raised.value)


@pytest.mark.parametrize("piece", ["1", "1万", "个", "元/", "平方", "1 ", "台（"])
def test_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begun = time.process_time()
    re.findall(f"{ARABIC}{UNITS.pattern}", text)
    assert time.process_time() - begun < 0.5
