"""Reading back what was published."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from extract.errors import UnreadableError
from publish.arrow import pa, parquet
from publish.contract import BULLETIN_TABLES, CONTRACT, NO_ISSUER, NO_YEAR
from publish.records import Records
from publish.store import file_of, read_stored, rows_of, store_of
from publish.tables import PART, shown_partitions


def load(tables_dir: Path, name: str) -> Any:
    """One table as a pandas ``DataFrame`` of Arrow's types, with issuer and year.

    Raises ``KeyError`` for a table that the contract does not know, and
    ``UnreadableError`` for a folder without tables.
    """
    table = CONTRACT[name]
    _require_tables(tables_dir)
    # Here, since it takes longer to import than a bulletin to read.
    pandas: Any = import_module("pandas")
    frame = pandas.read_parquet(tables_dir / name, dtype_backend="pyarrow")
    # Names of folders come as categories, of which analysts have no use.
    return frame.astype({c.name: f"{c.type}[pyarrow]" for c in table.partitions})


def list_bulletins(tables_dir: Path) -> list[dict[str, object]]:
    """Rows of ``bulletins``, with issuer and year, by issuer, year and number.

    Issuer and year are null where the bulletin states none. Raises
    ``UnreadableError`` for a folder without tables.
    """
    _require_tables(tables_dir)
    found: list[dict[str, object]] = []
    for partition in sorted(shown_partitions(tables_dir)):
        path = tables_dir / "bulletins" / partition / PART
        table = parquet.ParquetFile(pa.BufferReader(path.read_bytes())).read()
        place = _place_of(partition)
        found.extend({**row, **place} for row in rows_of("bulletins", table))
    return found


def read_bulletin(tables_dir: Path, bulletin_id: str) -> Records:
    """A bulletin's records, as they were published, numbers as floats.

    Raises ``UnreadableError`` for a bulletin that the tables do not hold.
    """
    _require_tables(tables_dir)
    paths = store_of(tables_dir).glob(f"issuer=*/year=*/{file_of(bulletin_id)}")
    path = next(paths, None)
    if path is None:
        message = f"数据表中没有这期通报：{bulletin_id}；用 tongbao show 查看已有的通报"
        raise UnreadableError("publish", "unknown_bulletin", message)
    stored = read_stored(path)
    return Records(
        stored.bulletin_id,
        stored.issuer,
        stored.year,
        {name: rows_of(name, stored.tables[name]) for name in BULLETIN_TABLES},
        stored.source_text,
        stored.key,
    )


def _place_of(partition: str) -> dict[str, object]:
    issuer, year = (unquote(name.partition("=")[2]) for name in partition.split("/"))
    return {
        "issuer": None if issuer == NO_ISSUER else issuer,
        "year": None if int(year) == NO_YEAR else int(year),
    }


def _require_tables(tables_dir: Path) -> None:
    if not (tables_dir / "bulletins").is_dir():
        message = f"文件夹中没有数据表：{tables_dir}；请先用 tongbao add 添加通报"
        raise UnreadableError("publish", "no_tables", message)
