"""Whoever is killed when: bulletins are there whole or not at all, and it heals."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract import UnreadableError
from publish import list_bulletins, load, publish, read_bulletin
from publish.arrow import parquet
from publish.records import Failure
from tests.publish_made import as_read, changed, made

ROOT = Path(__file__).parents[1]
FAILURE = Failure("坏.txt", None, "extract", "empty", "文件是空的：请检查来源文件")

#: What changes a disk, or sees that it is changed.
STEPS = ("replace", "fsync", "unlink", "rmdir", "mkdir")

#: Not every step is tried, but over the files of a run every kind of step.
STRIDE = 5

BEFORE = [made("a", issue_no=1), made("b", issue_no=2, source="坏2.txt")]
#: One replaced, one moved to a year of its own, one new, a failure new and one mended.
AFTER = [
    changed(made("a", issue_no=1), "bulletins", 0, title="改正后的通报"),
    replace(made("b", issue_no=2, source="坏2.txt"), year=2023),
    made("c", issuer="临川区督查室", source="坏.txt"),
]
NEW_FAILURE = replace(FAILURE, source="丙.txt")


class Killed(BaseException):
    """The process ended here."""


class Death:
    """Lets ``steps`` changes of the disk happen, and after that nothing at all."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def of(self, change: Callable[..., Any]) -> Callable[..., Any]:
        def dying(*given: Any, **named: Any) -> Any:
            if self.left <= 0:
                raise Killed
            self.left -= 1
            return change(*given, **named)

        return dying


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def die_after(steps: int, folder: Path) -> bool:
    """Publish until that many changes are made; whether it died of it."""
    death = Death(steps)
    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(os, name, death.of(getattr(os, name)))
        try:
            publish(folder, AFTER, [NEW_FAILURE])
        except Killed:
            return True
    return False


def hold(folder: Path) -> None:
    """Every file can be read; every bulletin is the old one or the new one."""
    for part in folder.glob("*/**/part.parquet"):
        parquet.read_table(part)
    for old, new in zip([*BEFORE, None], AFTER, strict=True):
        shown = list(folder.glob(f"_store/*/*/{new.bulletin_id}.arrow"))
        if old is None and not shown:
            continue
        found = read_bulletin(folder, new.bulletin_id)
        assert found in [as_read(one) for one in (old, new) if one]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("before")
    publish(folder, BEFORE, [FAILURE])
    return folder


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("after")
    publish(folder, AFTER, [NEW_FAILURE])
    return tree(folder)


def test_a_kill_is_healed_by_feeding_the_same_bulletins(
    before: Path, after: dict[str, bytes], tmp_path: Path
) -> None:
    steps = 0
    folder = tmp_path / "0"
    shutil.copytree(before, folder)
    while die_after(steps, folder):
        hold(folder)
        publish(folder, AFTER, [NEW_FAILURE])
        assert tree(folder) == after, f"after {steps} steps"
        steps += STRIDE
        folder = tmp_path / str(steps)
        shutil.copytree(before, folder)
    assert steps > 20 * STRIDE
    assert tree(folder) == after


def test_a_kill_is_healed_by_whoever_publishes_next(
    before: Path, tmp_path: Path
) -> None:
    other = made("d", issuer="云川县督查室")
    steps = 0
    while True:
        folder = tmp_path / str(steps)
        shutil.copytree(before, folder)
        if not die_after(steps, folder):
            break
        publish(folder, [other], [])
        hold(folder)
        assert not (folder / "_store/intent.json").exists()
        assert not list(folder.glob("*/**/.*.tmp"))
        stored = {path.stem for path in (folder / "_store").rglob("*.arrow")}
        shown = sorted(str(row["bulletin_id"]) for row in list_bulletins(folder))
        assert shown == sorted(stored), f"after {steps} steps"
        assert stored >= {"a", "b", "d"}
        tasks = parquet.read_table(folder / "tasks").column("bulletin_id").to_pylist()
        assert sorted(set(tasks)) == shown
        steps += STRIDE + 2


@pytest.mark.parametrize("at", [1, 2, 4, 9])
def test_a_process_that_really_ends(before: Path, tmp_path: Path, at: int) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(before, folder)
    program = f"""
import os
from pathlib import Path
from publish import publish
from tests.test_publish_crash import AFTER, NEW_FAILURE
calls, really = 0, os.replace
def replace(*given):
    global calls
    calls += 1
    if calls == {at}:
        os._exit(9)
    really(*given)
os.replace = replace
publish(Path({str(folder)!r}), AFTER, [NEW_FAILURE])
"""
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert ended.returncode == 9
    hold(folder)
    publish(folder, AFTER, [NEW_FAILURE])
    fresh = tmp_path / "fresh"
    publish(fresh, AFTER, [NEW_FAILURE])
    assert tree(folder) == tree(fresh)


def test_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from publish import publish
from publish.records import Failure
from tests.publish_made import made
folder, own = Path(sys.argv[1]), sys.argv[2]
for at in range(4):
    failure = Failure(f"{own}{at}.bad", None, "extract", "empty", "空")
    publish(folder, [made(f"{own}{at}", issue_no=at), made("shared")], [failure])
"""
    running = [
        subprocess.Popen([sys.executable, "-c", program, tmp_path, own], cwd=ROOT)
        for own in "xyz"
    ]
    assert [one.wait() for one in running] == [0, 0, 0]
    names = {f"{own}{at}" for own in "xyz" for at in range(4)} | {"shared"}
    assert {str(row["bulletin_id"]) for row in list_bulletins(tmp_path)} == names
    assert len(list_bulletins(tmp_path)) == len(names)
    assert len(load(tmp_path, "tasks")) == 3 * len(names)
    assert len(load(tmp_path, "failures")) == 12
    assert not list(tmp_path.glob("**/.*.tmp"))


def test_readers_meanwhile_see_whole_files(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from publish import publish
from tests.publish_made import made
for at in range(12):
    publish(Path(sys.argv[1]), [made(tasks=1 + at % 3, figures=at + 1)], [])
"""
    publish(tmp_path, [made()], [])
    writing = subprocess.Popen([sys.executable, "-c", program, tmp_path], cwd=ROOT)
    reads = 0
    while writing.poll() is None:
        rows = parquet.read_table(tmp_path / "tasks")
        assert 1 <= rows.num_rows <= 3
        reads += 1
    assert writing.returncode == 0
    assert reads > 3


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder of tables that this process may not write to, administrator or not."""
    if not hasattr(os, "geteuid"):
        pytest.skip("no users here")
    folder = Path(tempfile.mkdtemp())
    tables = folder / "tables"
    publish(tables, BEFORE, [])
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield tables
    finally:
        if administrator:
            os.seteuid(0)
        for path in everything:
            path.chmod(0o755)
        shutil.rmtree(folder)


def test_a_folder_without_the_right_to_write(read_only: Path) -> None:
    state = tree(read_only)
    with pytest.raises(UnreadableError, match="没有写入权限") as caught:
        publish(read_only, AFTER, [])
    assert (caught.value.stage, caught.value.code) == ("publish", "not_writable")
    assert str(read_only) in caught.value.message
    assert tree(read_only) == state
    assert read_bulletin(read_only, "a") == as_read(BEFORE[0])


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("x")
    for folder in (tmp_path / "tables", tmp_path / "tables" / "deeper"):
        with pytest.raises(UnreadableError, match="同名的文件"):
            publish(folder, BEFORE, [])
    assert (tmp_path / "tables").read_text() == "x"


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_what_was_and_no_litter(
    before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(before, folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full_disk)
        with pytest.raises(UnreadableError, match="磁盘空间已满"):
            publish(folder, AFTER, [])
    assert tree(folder) == tree(before)
