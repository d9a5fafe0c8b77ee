"""Publishing: the store first, then the tables, under one lock."""

from __future__ import annotations

import errno
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock

from extract.errors import UnreadableError
from publish.atomic import has_content, write_changed, write_whole
from publish.datapackage import datapackage
from publish.dictionary import dictionary
from publish.intent import Intent, declare, fulfil, left_intent, move
from publish.law import check_failures, check_records
from publish.records import Failure, Records
from publish.store import (
    encoded,
    encoded_failure,
    failure_file,
    file_of,
    partition_of,
    store_of,
    stored_files,
)
from publish.tables import (
    hide_partition,
    is_shown,
    show_failures,
    show_partition,
    shown_partitions,
)

_DESCRIPTOR: Final = "datapackage.json"

_REASONS: Final = {
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间已满",
    errno.ENOTDIR: "路径中有同名的文件",
    errno.EEXIST: "路径中有同名的文件",
}


def publish(
    tables_dir: Path, records: Sequence[Records], failures: Sequence[Failure]
) -> None:
    """Add bulletins to the tables, or replace them; the last of one name stays.

    A failure stays until its source is read. Whoever is killed when: a bulletin is
    in the store whole or not at all, and the next run brings the tables after it.
    Raises ``ContractError`` for records that break the contract, before anything is
    written, and ``UnreadableError`` for a folder that cannot be written.
    """
    for one in records:
        check_records(one)
    check_failures(failures)
    bulletins = {
        f"{partition_of(one.issuer, one.year)}/{file_of(one.bulletin_id)}": encoded(one)
        for one in {one.bulletin_id: one for one in records}.values()
    }
    read = {failure_file(str(one.tables["bulletins"][0]["source"])) for one in records}
    failed = {failure_file(one.source): encoded_failure(one) for one in failures}
    with _writable(tables_dir):
        store = store_of(tables_dir)
        store.mkdir(parents=True, exist_ok=True)
        # Whoever else writes to the same tables may be another user.
        with FileLock(store / ".lock", mode=0o666):
            left = left_intent(store)
            move(store, left)
            intent = left | _bulletins_intent(tables_dir, bulletins)
            intent |= _failures_intent(store / "failures", read, failed)
            if intent != left:
                declare(store, intent)
            _store(store, bulletins, intent)
            _store_failures(store / "failures", read, failed)
            _show(tables_dir, intent)
            if intent != Intent():
                fulfil(store)


def _bulletins_intent(tables_dir: Path, bulletins: Mapping[str, bytes]) -> Intent:
    store = store_of(tables_dir)
    held = stored_files(store)
    partitions: set[str] = set()
    moves: set[tuple[str, str]] = set()
    for place, data in bulletins.items():
        partition, _, name = place.rpartition("/")
        others = [other for other in held.get(name, ()) if other != partition]
        moves.update((f"{other}/{name}", place) for other in others)
        partitions.update(others)
        if not (has_content(store / place, data) and is_shown(tables_dir, partition)):
            partitions.add(partition)
    return Intent(frozenset(partitions), frozenset(moves))


def _failures_intent(
    folder: Path, read: set[str], failed: Mapping[str, bytes]
) -> Intent:
    mended = any((folder / name).exists() for name in read)
    new = any(
        not has_content(folder / name, data)
        for name, data in failed.items()
        if name not in read
    )
    return Intent(failures=mended or new)


def _store(store: Path, bulletins: Mapping[str, bytes], intent: Intent) -> None:
    for place, data in bulletins.items():
        write_changed(store / place, data)
    move(store, intent)


def _store_failures(folder: Path, read: set[str], failed: Mapping[str, bytes]) -> None:
    for name, data in failed.items():
        if name not in read:
            write_changed(folder / name, data)
    for name in read:
        (folder / name).unlink(missing_ok=True)


def _show(tables_dir: Path, intent: Intent) -> None:
    held = stored_files(store_of(tables_dir)).values()
    # Tables always have a file, so that they can be read before the first bulletin.
    wanted = {name for names in held for name in names} or {partition_of(None, None)}
    changed = intent.partitions | (wanted ^ shown_partitions(tables_dir))
    same_contract = has_content(tables_dir / _DESCRIPTOR, datapackage().encode())
    for partition in sorted(wanted if not same_contract else wanted & changed):
        show_partition(tables_dir, partition)
    for partition in sorted(changed - wanted):
        hide_partition(tables_dir, partition)
    if intent.failures or not same_contract:
        show_failures(tables_dir)
    if not same_contract:
        write_changed(tables_dir / "DICTIONARY.md", dictionary().encode())
        # Last: until it is there the tables may be those of another contract.
        write_whole(tables_dir / _DESCRIPTOR, datapackage().encode())


@contextmanager
def _writable(tables_dir: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        message = (
            f"数据表文件夹无法写入：{tables_dir}（{reason}）；"
            "请检查该文件夹的权限和磁盘空间，或用 --tables 指定别的文件夹"
        )
        raise UnreadableError("publish", "not_writable", message) from error
