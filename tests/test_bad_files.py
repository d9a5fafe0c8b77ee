"""Whatever a file is: its tables, or a sentence that says why not, in time and space."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline import add, load_tools
from tests.documents.bad import EITHER, READ, REFUSED, SECRET, BadFile, bad_files
from tests.documents.bad.made import ROWS
from tests.documents.bad.places import places

ROOT = Path(__file__).parent.parent
GOOD = ROOT / "samples" / "yunling-2023-06.txt"
#: Megabytes of address space for everything; of memory that files may add in this
#: process; seconds of processor for one file; seconds before a file is given up,
#: on a machine that is busy with other tests.
MEMORY, GROWTH, SECONDS, PATIENCE = 1500, 900, 10, 60


@dataclass(frozen=True)
class Run:
    """What came of the whole corpus, added in one call beside a good bulletin."""

    folder: Path
    files: dict[str, BadFile]
    told: dict[str, dict[str, Any]]
    before: dict[str, bytes]
    was_reached: bool
    places: dict[str, bool]

    @property
    def tables(self) -> Path:
        return self.folder / "tables"


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("bad")
    for name in ("files", "places", "temp", "home"):
        (folder / name).mkdir()
    secret = folder / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        files = {one.name: one for one in bad_files(port, secret.as_uri())}
        for name, file in files.items():
            (folder / "files" / name).write_bytes(file.make())
        put = dict(places(folder / "places"))
        add([GOOD], folder / "tables", load_tools())
        before = snapshot(folder)
        paths = [*(folder / "files" / name for name in files), *put]
        told = tried(folder, paths)
        was_reached = reached(listening)
    found = {str(path): may_be_read for path, may_be_read in put.items()}
    yield Run(folder, files, told, before, was_reached, found)
    for path in (folder / "files").iterdir():
        path.unlink()


def tried(folder: Path, paths: list[Path]) -> dict[str, dict[str, Any]]:
    """One ``add`` of all the paths in a process of limited memory."""
    home = {"TMPDIR": str(folder / "temp"), "HOME": str(folder / "home")}
    limits = map(str, (MEMORY, PATIENCE))
    done = subprocess.run(
        [sys.executable, "-m", "tests.documents.bad", folder / "tables", *limits],
        input="\n".join(json.dumps(str(path)) for path in paths),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | home,
        check=False,
    )
    *lines, last = done.stdout.splitlines() or [""]
    assert last == "done", done.stderr[-3000:]
    return {one["path"]: one for one in map(json.loads, lines)}


def snapshot(folder: Path) -> dict[str, bytes]:
    """All that lies in the folder, but what this test itself puts there."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
        if path.relative_to(folder).parts[0] not in ("files", "places")
        and path.name != ".lock"
    }


def reached(listening: socket.socket) -> bool:
    """Whether anybody came to the port that the files reach for."""
    listening.setblocking(False)
    try:
        listening.accept()
    except BlockingIOError:
        return False
    return True


def told_of(run: Run, name: str) -> dict[str, Any]:
    return run.told[str(run.folder / "files" / name)]


def test_there_are_many_of_many_kinds(run: Run) -> None:
    kinds = {file.kind for file in run.files.values()} | {"place"}
    assert len(run.files) + len(run.places) >= 150
    assert len(kinds) >= 10
    assert len(run.told) == len(run.files) + len(run.places)


def test_nothing_crashes_or_hangs(run: Run) -> None:
    assert {p: one["crash"] for p, one in run.told.items() if "crash" in one} == {}


def test_each_comes_to_what_it_must(run: Run) -> None:
    ledger = [[row[1], row[2], row[3], row[4]] for row in ROWS[1:]]
    wrong = {}
    for name, file in run.files.items():
        one = told_of(run, name)
        read, code = one["code"] == "read", one["code"]
        if file.comes_to == READ:
            is_right = read and one["key"] == ledger
        else:
            is_right = file.comes_to in (EITHER, code, *([] if read else [REFUSED]))
        if not is_right:
            wrong[name] = (file.comes_to, one)
    assert wrong == {}


def test_places_without_a_bulletin_are_refused(run: Run) -> None:
    read = [p for p, one in run.told.items() if one["code"] == "read"]
    assert [p for p in read if not run.places.get(p, True)] == []


def test_refusals_are_sentences_that_name_the_file(run: Run) -> None:
    refused = [one for one in run.told.values() if one["code"] != "read"]
    wrong = [
        one
        for one in refused
        if Path(one["path"]).name[:100].split("\x00")[0] not in one["message"]
        or not one["message"].endswith("。")
        or not any("一" <= character <= "鿿" for character in one["message"])
    ]
    assert wrong == []


def test_each_refusal_is_a_row(run: Run) -> None:
    rows = pq.read_table(run.tables / "failures").to_pylist()
    refused = {Path(p).name for p, one in run.told.items() if one["code"] != "read"}
    assert len({row["source"] for row in rows}) == len(rows) == len(refused)


def test_time_is_limited(run: Run) -> None:
    assert {
        p: s for p, one in run.told.items() if (s := one["seconds"]) > SECONDS
    } == {}


def test_memory_is_limited(run: Run) -> None:
    assert max(one["memory"] for one in run.told.values()) < GROWTH


def test_what_was_there_stays_and_what_comes_is_whole(run: Run) -> None:
    after = snapshot(run.folder)
    sample = {p for p in run.before if "云岭" in p and p.endswith(".parquet")}
    assert sample
    assert {p for p in sample if after.get(p) != run.before[p]} == set()
    tasks = pq.read_table(run.tables / "tasks").to_pylist()
    bulletins = pq.read_table(run.tables / "bulletins").to_pylist()
    assert {row["bulletin_id"] for row in tasks} <= {
        r["bulletin_id"] for r in bulletins
    }


def test_nothing_is_written_elsewhere(run: Run) -> None:
    new = snapshot(run.folder).keys() - run.before.keys()
    assert {path for path in new if not path.startswith("tables/")} == set()
    assert not Path("/tmp/escaped.txt").exists()


def test_nobody_is_called_and_no_other_file_is_read(run: Run) -> None:
    assert not run.was_reached
    assert [p for p, one in run.told.items() if one["has_secret"]] == []
