"""Columns built from buffers are what Arrow's own conversion makes of the values."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.arrow import ARROW_TYPES, arrow_array, pa
from publish.column import Type

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
INT32 = st.integers(-(2**31), 2**31 - 1)
NUMBER = st.floats(allow_nan=False, allow_infinity=False)
BOX = st.fixed_dictionaries(
    {"page": INT32, "x0": NUMBER, "top": NUMBER, "x1": NUMBER, "bottom": NUMBER}
)
SPAN = st.fixed_dictionaries(
    {"task_id": st.none() | TEXT, "field": TEXT, "start": INT32, "end": INT32}
)
VALUES: dict[Type, st.SearchStrategy[Any]] = {
    Type.STRING: TEXT,
    Type.INT8: st.integers(-128, 127),
    Type.INT32: INT32,
    Type.INT64: st.integers(-(2**63), 2**63 - 1),
    Type.FLOAT: st.floats(width=32, allow_nan=False),
    Type.DOUBLE: NUMBER,
    Type.DATE: st.dates(),
    Type.STRINGS: st.lists(TEXT, min_size=1),
    Type.MAP: st.dictionaries(TEXT, TEXT, min_size=1),
    Type.BOXES: st.lists(BOX, min_size=1),
    Type.SPANS: st.lists(SPAN, min_size=1),
}
ROOT = Path(__file__).parents[1]


@given(st.data())
@pytest.mark.parametrize("kind", Type)
def test_arrays_are_those_of_arrow_s_own_conversion(
    kind: Type, data: st.DataObject
) -> None:
    values = data.draw(st.lists(st.none() | VALUES[kind]))
    array = arrow_array(values, ARROW_TYPES[kind])
    array.validate(full=True)
    maps = kind is Type.MAP
    pairs = [list(value.items()) if maps and value else value for value in values]
    assert array.equals(pa.array(pairs, ARROW_TYPES[kind]))


def test_every_type_has_values_to_try() -> None:
    assert set(VALUES) == set(Type)


def test_decimals_are_written_as_the_nearest_double() -> None:
    array = arrow_array([Decimal("0.1"), 3, None], pa.float64())
    assert array.to_pylist() == [0.1, 3.0, None]


def test_empty_lists_and_maps_are_null() -> None:
    assert arrow_array([[], ["a"]], ARROW_TYPES[Type.STRINGS]).to_pylist() == [
        None,
        ["a"],
    ]
    assert arrow_array([{}], ARROW_TYPES[Type.MAP]).null_count == 1


def test_days_before_1970_are_days() -> None:
    assert arrow_array([date(1949, 10, 1)], pa.date32()).to_pylist() == [
        date(1949, 10, 1)
    ]


def test_publishing_imports_no_pandas(tmp_path: Path) -> None:
    """It takes longer to import than a bulletin to read."""
    program = (
        "import sys; from pathlib import Path; from tests.publish_made import made;"
        "from publish import list_bulletins, publish, read_bulletin;"
        f"folder = Path({str(tmp_path)!r}); publish(folder, [made()], []);"
        "list_bulletins(folder); read_bulletin(folder, made().bulletin_id);"
        "print({'pandas', 'pyarrow.dataset', 'pyarrow.compute'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "set()"
