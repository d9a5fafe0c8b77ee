"""The tables that analysts read: made from the store, a partition at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from publish.arrow import pa, parquet, struct_array
from publish.atomic import sweep, sync_folder, write_changed
from publish.contract import BULLETIN_TABLES, CONTRACT
from publish.schema import arrow_schema
from publish.store import Stored, bulletin_files, read_stored, store_of, stored_failures

PART: Final = "part.parquet"

#: Everything that may change the bytes of a file is said here.
_SETTINGS: Final = {
    "compression": "zstd",
    "compression_level": 3,
    "use_dictionary": True,
    "write_statistics": True,
    "row_group_size": 2**17,
    "data_page_size": 2**20,
    "version": "2.6",
}

#: `bulletins` comes last: a bulletin that it shows has its rows in all tables.
_IN_ORDER: Final = (*BULLETIN_TABLES[1:], BULLETIN_TABLES[0])


def shown_partitions(tables_dir: Path) -> set[str]:
    """Partitions that a reader of ``bulletins`` finds."""
    top = tables_dir / "bulletins"
    parts = top.glob(f"issuer=*/year=*/{PART}")
    return {part.parent.relative_to(top).as_posix() for part in parts}


def is_shown(tables_dir: Path, partition: str) -> bool:
    """Whether every table has a file for the partition."""
    return all((tables_dir / t / partition / PART).is_file() for t in _IN_ORDER)


def show_partition(tables_dir: Path, partition: str) -> None:
    """Make a partition of every table from what the store holds of it."""
    store = store_of(tables_dir) / partition
    sweep(store)
    bulletins = [read_stored(file) for file in bulletin_files(store)]
    bulletins.sort(key=_order)
    for name in _IN_ORDER:
        rows = [bulletin.tables[name] for bulletin in bulletins]
        table = pa.concat_tables(rows) if rows else arrow_schema(name).empty_table()
        folder = tables_dir / name / partition
        sweep(folder)
        write_changed(folder / PART, _as_file(table))


def hide_partition(tables_dir: Path, partition: str) -> None:
    """Remove a partition of which the store holds nothing any more."""
    for name in reversed(_IN_ORDER):
        folder = tables_dir / name / partition
        sweep(folder)
        (folder / PART).unlink(missing_ok=True)
        _remove_empty((folder, folder.parent))
    store = store_of(tables_dir) / partition
    sweep(store)
    _remove_empty((store, store.parent))


def show_failures(tables_dir: Path) -> None:
    """Make the table of failures from what the store holds of them."""
    store = store_of(tables_dir)
    sweep(store / "failures")
    rows = [asdict(failure) for failure in stored_failures(store)]
    array = struct_array(CONTRACT["failures"].columns, rows)
    table = pa.Table.from_arrays(array.flatten(), schema=arrow_schema("failures"))
    sweep(tables_dir / "failures")
    write_changed(tables_dir / "failures" / PART, _as_file(table))


def _order(bulletin: Stored) -> tuple[object, ...]:
    """By number, then by day; what states none comes after what does."""
    row = bulletin.tables["bulletins"]
    issue_no: int | None = row.column("issue_no")[0].as_py()
    issued_on: date | None = row.column("issued_on")[0].as_py()
    return (
        issue_no is None,
        issue_no,
        issued_on is None,
        issued_on,
        bulletin.bulletin_id,
    )


def _as_file(table: Any) -> bytes:
    sink = pa.BufferOutputStream()
    # In one piece: pages must not tell which bulletins were fed together.
    parquet.write_table(table.combine_chunks(), sink, **_SETTINGS)
    return bytes(sink.getvalue().to_pybytes())


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            sync_folder(folder.parent)
