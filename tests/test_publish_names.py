"""Names of files: safe for every text, another one for every text."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.names import LONGEST, quoted

HOSTILE = [
    "..",
    ".",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows",
    "a/b",
    "a\x00b",
    "a\nb",
    "CON",
    "con.txt",
    "Lpt1",
    "NUL",
    ".hidden",
    "trailing.",
    "trailing ",
    " leading",
    "100%",
    "%2F",
    "a=b",
    "*.parquet",
    "[a]",
    "{a,b}",
    "青岚县〔2022〕6号",
    "😀👩‍👩‍👧",
    "\u202egnp.exe",
    "x" * 255,
    "督" * 255,
    "/" * 255,
    "\ud83d",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_one_plain_name(text: str, tmp_path: Path) -> None:
    name = quoted(text)
    assert len(name.encode()) <= LONGEST
    assert name.isprintable()
    assert not set(name) & set('<>:"/\\|?*=[]{}')
    assert name[0] not in ". "
    assert name[-1] not in ". "
    path = tmp_path / f".{name}.parquet.tmp"
    path.write_bytes(b"")
    assert path.parent == tmp_path
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_hostile_texts_have_names_of_their_own() -> None:
    assert len({quoted(text) for text in HOSTILE}) == len(HOSTILE)


def test_ordinary_names_stay_readable() -> None:
    assert quoted("青岚县督查室-2022-8") == "青岚县督查室-2022-8"


def test_long_names_that_differ_only_at_the_end_differ() -> None:
    assert quoted("督" * 300 + "一") != quoted("督" * 300 + "二")


def test_nobody_can_spell_a_shortened_name() -> None:
    shortened = quoted("督" * 300)
    assert quoted(shortened) != shortened


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
def test_readers_of_partitions_get_the_text_back(text: str) -> None:
    assert unquote(quoted(text)) == text
