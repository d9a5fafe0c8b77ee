"""The words of the field: every entry proves itself, and shows what it is for."""

from pathlib import Path

import pytest

from measure.lexicon import FILES, Word, make_lexicon, packaged_lexicon, read_words
from measure.proof import reading_of
from normalize.units import load_units
from pipeline import Tools, convert, load_tools, vocabulary_files

WORDS = read_words()
UNITS = load_units()
SAMPLE = Path(__file__).parent.parent / "samples" / "yunling-2023-06.txt"
KINDS = [kind for kinds in FILES.values() for kind in kinds]


def holds(word: Word, read: dict[str, str]) -> bool:
    return bool(read) and all(read[key] == said for key, said in word.reads.items())


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_read_as_its_entry_states(kind: str) -> None:
    for word in WORDS:
        if word.kind == kind:
            read = dict(reading_of(word, packaged_lexicon(), UNITS))
            assert holds(word, read), (word, read)


@pytest.mark.parametrize("kind", KINDS)
def test_without_its_entry_no_example_is_read_so(kind: str) -> None:
    """Each entry has an effect, and its example shows it."""
    for word in WORDS:
        if word.kind == kind:
            others = make_lexicon(other for other in WORDS if other is not word)
            assert not holds(word, dict(reading_of(word, others, UNITS))), word


OWN = """
[[verb]]
name = "纾困"
example = "纾困32家商户"
metric = "商户"

[[name_ending]]
name = "嘎查"
body = true
example = "云岭嘎查新建圈舍12座"
subject = "云岭嘎查"

[[change]]
name = "蹿升"
direction = "up"
example = "客流量蹿升12%"
metric = "客流量"

[[change]]
name = "扩大"
direction = "up"
in_name = true
example = "种植面积扩大5.5%"
metric = "种植面积扩大"
"""


def test_a_users_words_are_read_from_the_file_to_the_table(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, "utf-8")
    text = SAMPLE.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("1\t"))
    cells = old.split("\t")
    cells[6] = "纾困32家商户。云岭嘎查新建圈舍12座。客流量蹿升12%。"
    data = text.replace(old, "\t".join(cells)).encode()
    plain, ours = load_tools(), load_tools(own)

    def first_cell(tools: Tools) -> list[tuple[object, ...]]:
        rows = convert(data, "own.txt", tools).records.tables["indicators"]
        return [
            (row["metric"], row["subject"], row["kind"], row["direction"])
            for row in rows
            if row["task_id"] == "1.1" and row["field"] == "progress"
        ]

    assert first_cell(ours) == [
        ("商户", None, "count", None),
        ("新建圈舍", "云岭嘎查", "count", None),
        ("客流量", None, "growth", "up"),
    ]
    assert not set(first_cell(plain)) & set(first_cell(ours))
    assert ours.sha256 != plain.sha256


def test_the_digest_covers_every_vocabulary() -> None:
    files = vocabulary_files()
    assert {path.name for path in files if path.parent.name == "measure"} == set(FILES)
    assert len(files) == len(set(files))
