"""Whatever a file is: its tables, or a sentence that says why not, in time and space."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline import add, load_tools
from tests.documents.bad import EITHER, READ, REFUSED, SECRET, BadFile, bad_files
from tests.documents.bad.made import ROWS
from tests.documents.bad.places import places

ROOT = Path(__file__).parent.parent
GOOD = ROOT / "samples" / "yunling-2023-06.txt"
#: Megabytes of address space, and of memory, that reading may take; seconds of the
#: processor for one file, and seconds before one is given up, for the machine may be
#: busy with other tests.
MEMORY, MEMORY_USED, SECONDS, PATIENCE = 6000, 2000, 10, 60


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


def tried(folder: Path) -> Run:
    """The whole corpus, put into a folder and added to tables beside it."""
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
        told = added(folder, paths)
        was_reached = reached(listening)
    found = {str(path): may_be_read for path, may_be_read in put.items()}
    return Run(folder, files, told, before, was_reached, found)


def added(folder: Path, paths: list[Path]) -> dict[str, dict[str, Any]]:
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


def unlike_expected(run: Run) -> Iterator[object]:
    ledger = [[row[1], row[2], row[3], row[4]] for row in ROWS[1:]]
    for name, file in run.files.items():
        one = run.told[str(run.folder / "files" / name)]
        is_read, code = one["code"] == "read", one["code"]
        if file.comes_to == READ:
            is_right = is_read and one["ledger"] == ledger
        else:
            is_right = file.comes_to in (EITHER, code) or (
                file.comes_to == REFUSED and not is_read
            )
        if not is_right:
            yield name, file.comes_to, code, one.get("message")


def read_where_nothing_is(run: Run) -> Iterator[object]:
    for path, may_be_read in run.places.items():
        if run.told[path]["code"] == "read" and not may_be_read:
            yield path


def crashed(run: Run) -> Iterator[object]:
    return ((path, one["crash"]) for path, one in run.told.items() if "crash" in one)


def told_badly(run: Run) -> Iterator[object]:
    """A refusal is a sentence in Chinese that names the file."""
    for one in run.told.values():
        message = one.get("message", "")
        name = Path(one["path"]).name[:100].split("\x00")[0]
        is_chinese = any("一" <= character <= "鿿" for character in message)
        if one["code"] != "read" and not (
            name in message and is_chinese and message.endswith("。")
        ):
            yield one


def without_a_row(run: Run) -> Iterator[object]:
    rows = pq.read_table(run.tables / "failures").to_pylist()
    refused = {Path(p).name for p, one in run.told.items() if one["code"] != "read"}
    yield from {row["source"] for row in rows} ^ refused


def slow(run: Run) -> Iterator[object]:
    for path, one in run.told.items():
        if one["seconds"] > SECONDS:
            yield path, one["seconds"]


def large(run: Run) -> Iterator[object]:
    most = max(run.told.values(), key=lambda one: one["memory"])
    if most["memory"] > MEMORY_USED:
        yield most


def partly_written(run: Run) -> Iterator[object]:
    """What was there stays as it was, and no task is without its bulletin."""
    after = snapshot(run.folder)
    sample = {p for p in run.before if "云岭" in p and p.endswith(".parquet")}
    if not sample:
        yield "the good bulletin is missing"
    yield from (path for path in sample if after.get(path) != run.before[path])
    held = {
        name: {
            row["bulletin_id"] for row in pq.read_table(run.tables / name).to_pylist()
        }
        for name in ("tasks", "bulletins")
    }
    yield from held["tasks"] ^ held["bulletins"]


def written_elsewhere(run: Run) -> Iterator[object]:
    new = snapshot(run.folder).keys() - run.before.keys()
    yield from (path for path in new if not path.startswith("tables/"))
    if Path("/tmp/escaped.txt").exists():
        yield "/tmp/escaped.txt"


def reached_out(run: Run) -> Iterator[object]:
    """Nobody is called, and no other file is read."""
    if run.was_reached:
        yield "somebody called"
    yield from (path for path, one in run.told.items() if one["has_secret"])


CHECKS: tuple[Callable[[Run], Iterable[object]], ...] = (
    unlike_expected, read_where_nothing_is, crashed, told_badly, without_a_row, slow,
    large, partly_written, written_elsewhere, reached_out,
)  # fmt: skip


def test_bad_files(tmp_path: Path) -> None:
    """In one test, for all files are tried in one run."""
    run = tried(tmp_path)
    kinds = {file.kind for file in run.files.values()}
    assert len(run.files) >= 150
    assert len(kinds) >= 10
    assert len(run.told) == len(run.files) + len(run.places)
    found = {check.__name__: list(check(run)) for check in CHECKS}
    assert {name: faults for name, faults in found.items() if faults} == {}
