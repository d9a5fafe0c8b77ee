"""The store: one file a bulletin, the truth that all tables are made from.

``_store/issuer=<issuer>/year=<year>/<bulletin_id>.arrow`` holds one row: for every
table the list of its rows, and the source's text. ``_store/failures`` holds a file
for each source that could not be read.

The files are Arrow's own (Feather): a partition is made anew from all its bulletins
whenever one is added, and reading one as Parquet takes twenty times as long.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from extract.errors import UnreadableError
from publish.arrow import ARROW_TYPES, arrow_array, pa, struct_array
from publish.contract import BULLETIN_TABLES, CONTRACT, NO_ISSUER, NO_YEAR, Type
from publish.names import quoted
from publish.records import Failure, Records, Row
from publish.schema import arrow_schema

_SOURCE_TEXT: Final = "source_text"


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored bulletin as Arrow tables of the contract's schemas."""

    bulletin_id: str
    issuer: str | None
    year: int | None
    key: str
    tables: Mapping[str, Any]
    source_text: str | None


def store_of(tables_dir: Path) -> Path:
    """The folder of the store beside the tables."""
    return tables_dir / "_store"


def partition_of(issuer: str | None, year: int | None) -> str:
    """The folder of all bulletins of an issuer and a year, in store and tables."""
    name = NO_ISSUER if issuer is None else quoted(issuer)
    return f"issuer={name}/year={NO_YEAR if year is None else year}"


def file_of(bulletin_id: str) -> str:
    """Name of a bulletin's file in its partition of the store."""
    return f"{quoted(bulletin_id)}.arrow"


def stored_files(store: Path) -> dict[str, list[str]]:
    """Partitions by the name of the file that they hold.

    More than one only where a process was killed while a bulletin moved.
    """
    found: dict[str, list[str]] = {}
    for folder in sorted(store.glob("issuer=*/year=*")):
        partition = folder.relative_to(store).as_posix()
        for file in bulletin_files(folder):
            found.setdefault(file.name, []).append(partition)
    return found


def bulletin_files(folder: Path) -> Iterator[Path]:
    """Files of the bulletins in a partition of the store."""
    return folder.glob("[!.]*.arrow")


def encoded(records: Records) -> bytes:
    """A bulletin's file: the same bytes for the same records."""
    arrays: list[Any] = []
    for name in BULLETIN_TABLES:
        rows = struct_array(CONTRACT[name].columns, records.tables[name])
        offsets = arrow_array([0, len(rows)], pa.int32())
        arrays.append(pa.ListArray.from_arrays(offsets, rows))
    arrays.append(arrow_array([records.source_text], ARROW_TYPES[Type.STRING]))
    names = [*BULLETIN_TABLES, _SOURCE_TEXT]
    identity = {
        "bulletin_id": records.bulletin_id,
        "issuer": records.issuer,
        "year": records.year,
        "key": records.key,
    }
    metadata = {"tongbao": json.dumps(identity, sort_keys=True)}
    table = pa.Table.from_arrays(arrays, names=names).replace_schema_metadata(metadata)
    sink = pa.BufferOutputStream()
    # One thread: starting more takes longer than the work.
    options = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
    with pa.ipc.new_file(sink, table.schema, options=options) as file:
        file.write_table(table)
    return bytes(sink.getvalue().to_pybytes())


def read_stored(path: Path) -> Stored:
    """A bulletin's file as tables of today's contract.

    A column that the contract had not when the file was written is null. Raises
    ``UnreadableError`` for a file that is damaged.
    """
    data = path.read_bytes()
    try:
        table = _decoded(data)
        identity = json.loads(table.schema.metadata[b"tongbao"])
    except (pa.ArrowException, OSError, KeyError, TypeError) as error:
        message = f"数据表存储文件已损坏：{path}；请删除该文件后重新添加对应的通报"
        raise UnreadableError("publish", "store_damaged", message) from error
    rows = {
        name: _as_contracted(name, table.column(name).chunk(0).values)
        for name in BULLETIN_TABLES
    }
    source_text = table.column(_SOURCE_TEXT)[0].as_py()
    return Stored(tables=rows, source_text=source_text, **identity)


def _decoded(data: bytes) -> Any:
    options = pa.ipc.IpcReadOptions(use_threads=False)
    table = pa.ipc.open_file(pa.BufferReader(data), options=options).read_all()
    # Offsets of a damaged file may point outside of it.
    table.validate(full=True)
    return table


def rows_of(name: str, table: Any) -> list[Row]:
    """Rows of an Arrow table of the contract as Python has them."""
    maps = [c.name for c in CONTRACT[name].columns if c.type is Type.MAP]
    rows: list[dict[str, Any]] = table.to_pylist()
    for row in rows:
        for column in maps:
            row[column] = dict(row[column]) if row[column] else None
    return list(rows)


def _as_contracted(name: str, rows: Any) -> Any:
    arrays: list[Any] = []
    for column in CONTRACT[name].columns:
        kind = ARROW_TYPES[column.type]
        if rows.type.get_field_index(column.name) < 0:
            arrays.append(pa.nulls(len(rows), kind))
            continue
        array = rows.field(column.name)
        arrays.append(array if array.type == kind else array.cast(kind))
    return pa.Table.from_arrays(arrays, schema=arrow_schema(name))


def failure_file(source: str) -> str:
    """Name of a source's file in ``_store/failures``."""
    return f"{quoted(source)}.json"


def encoded_failure(failure: Failure) -> bytes:
    """A failure's file: the same bytes for the same failure."""
    return (json.dumps(asdict(failure), ensure_ascii=False, indent=1) + "\n").encode()


def stored_failures(store: Path) -> list[Failure]:
    """All failures, in the order of their sources' names."""
    files = (store / "failures").glob("[!.]*.json")
    failures = [Failure(**json.loads(file.read_text("utf-8"))) for file in files]
    return sorted(failures, key=lambda failure: failure.source)
