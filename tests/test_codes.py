"""Every code of a check is in the dictionary, and every code there is in use."""

import re
from pathlib import Path

import pytest

from audit.codes import CODES, READING, RELATIONS
from pipeline import convert, load_tools

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def test_no_code_means_two_things() -> None:
    assert not RELATIONS.keys() & READING.keys()


@pytest.mark.parametrize("code", CODES)
def test_code_is_in_use(code: str) -> None:
    rooms = ("extract", "parse", "audit")
    files = [path for room in rooms for path in (ROOT / room).rglob("*.py")]
    quoted = re.compile(f'"{code}"')
    assert any(
        quoted.search(path.read_text("utf-8")) for path in files if path.stem != "codes"
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_only_known_codes_come_out(sample: Path) -> None:
    converted = convert(sample.read_bytes(), sample.name, load_tools())
    assert {check.check for check in converted.checks} <= set(CODES)
    doubts = {c.check for c in converted.checks if c.check in READING}
    assert all(c.outcome == "doubt" for c in converted.checks if c.check in doubts)
