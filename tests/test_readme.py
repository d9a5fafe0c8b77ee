"""The README shows what the program prints, not what it once printed."""

import re
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest

from cli import main
from normalize.vocabulary import KINDS
from pipeline import load_tools, vocabulary_files

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"<!-- tongbao (?P<command>.+) -->\n```text\n(?P<output>[^`]*)```\n")
#: Kinds of vocabulary entries, and the file that shows their form.
KINDS_ROW = re.compile(
    r"^\| (?P<kinds>(?:`\w+`(?:, )?)+) \| .+ \| `(?P<file>\S+\.toml)` \|$", re.M
)
OWN_WORDS = re.compile(r"```toml\n(?P<entries>.*?)```", re.DOTALL)
#: Lines of a long output that are shown before the rest is left out.
SHOWN = 24


def printed(command: str, tables: Path, capsys: pytest.CaptureFixture[str]) -> str:
    arguments = command.split()
    if arguments[0] not in ("--help", "check"):
        arguments += ["--tables", str(tables)]
    with suppress(SystemExit):  # how --help ends
        main(arguments)
    lines = capsys.readouterr().out.replace(str(tables), "tables").splitlines()
    shown = [line.rstrip() for line in lines[:SHOWN]]
    return "\n".join([*shown, *(["…"] if len(lines) > SHOWN else [])]) + "\n"


def test_outputs_are_as_printed(
    tmp_path: Path,
    accept: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    text = README.read_text("utf-8")
    blocks = list(BLOCK.finditer(text))
    assert len(blocks) >= 4
    read = {m["command"]: printed(m["command"], tmp_path / "t", capsys) for m in blocks}
    assert all(output.strip() for output in read.values())
    if accept:
        text = BLOCK.sub(
            lambda m: (
                f"<!-- tongbao {m['command']} -->\n```text\n{read[m['command']]}```\n"
            ),
            text,
        )
        README.write_text(text, encoding="utf-8")
    for match in BLOCK.finditer(text):
        assert match["output"] == read[match["command"]], match["command"]


def test_every_room_is_named() -> None:
    text = README.read_text("utf-8")
    rooms = [path.parent.name for path in ROOT.glob("*/__init__.py")]
    assert all(f"`{room}/`" in text for room in rooms)


def test_every_kind_of_own_words_is_listed_with_its_file() -> None:
    rows = KINDS_ROW.findall(README.read_text("utf-8"))
    listed = [
        (kind, file) for kinds, file in rows for kind in re.findall(r"\w+", kinds)
    ]
    held = [
        (kind, path.relative_to(ROOT).as_posix())
        for path in vocabulary_files()
        for kind in tomllib.loads(path.read_text("utf-8"))
        if kind in KINDS
    ]
    assert sorted(listed) == sorted(held)
    assert {kind for kind, _ in listed} == set(KINDS)


def test_own_words_shown_can_be_used(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    shown = OWN_WORDS.search(README.read_text("utf-8"))
    assert shown
    own.write_text(shown["entries"], "utf-8")
    assert load_tools(own).sha256 != load_tools().sha256
