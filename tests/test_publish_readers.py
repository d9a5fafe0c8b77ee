"""Tables as analysts read them, in every tool that they use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars
import pytest

from extract import UnreadableError
from publish import CONTRACT, list_bulletins, load, publish, read_bulletin
from publish.arrow import parquet
from publish.contract import BULLETIN_TABLES, NO_ISSUER, NO_YEAR
from publish.names import quoted
from publish.records import Failure, Records
from publish.schema import arrow_schema
from tests.publish_made import as_read, changed, made

pandas: Any = pytest.importorskip("pandas")
dataset: Any = pytest.importorskip("pyarrow.dataset")

FAILURE = Failure("坏.txt", "a" * 64, "extract", "empty", "文件是空的：请检查来源文件")
OTHER = made("临川区督查室-2021-1", issuer="临川区督查室", year=2021, issue_no=1)
UNSTATED = made("0f3a", issuer=None, year=None, issue_no=None)


def by_pandas(folder: Path) -> list[dict[str, Any]]:
    frame = pandas.read_parquet(folder)
    return list(frame.to_dict("records"))


def by_pandas_arrow(folder: Path) -> list[dict[str, Any]]:
    frame = pandas.read_parquet(folder, dtype_backend="pyarrow")
    return list(frame.to_dict("records"))


def by_polars(folder: Path) -> list[dict[str, Any]]:
    frame = polars.scan_parquet(f"{folder}/**/*.parquet", hive_partitioning=True)
    return frame.collect().to_dicts()


def by_polars_folder(folder: Path) -> list[dict[str, Any]]:
    return polars.scan_parquet(folder, hive_partitioning=True).collect().to_dicts()


def by_duckdb(folder: Path) -> list[dict[str, Any]]:
    found = duckdb.execute("select * from read_parquet(?)", [f"{folder}/**/*.parquet"])
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def by_arrow(folder: Path) -> list[dict[str, Any]]:
    table = dataset.dataset(folder, partitioning="hive").to_table()
    return list(table.to_pylist())


READERS: list[Callable[[Path], list[dict[str, Any]]]] = [
    by_pandas,
    by_pandas_arrow,
    by_polars,
    by_polars_folder,
    by_duckdb,
    by_arrow,
]
HOLDINGS: dict[str, list[Records]] = {
    "one": [made()],
    "two issuers": [made(), OTHER],
    "unstated": [UNSTATED],
    "unstated beside others": [UNSTATED, OTHER, made()],
    "no tasks": [made(tasks=0, figures=0)],
}


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("holding", HOLDINGS)
def test_every_reader_finds_every_table(
    tmp_path: Path, holding: str, read: Callable[[Path], list[dict[str, Any]]]
) -> None:
    records = HOLDINGS[holding]
    publish(tmp_path, records, [])
    for name in BULLETIN_TABLES:
        rows = read(tmp_path / name)
        found = sorted((r["issuer"], int(r["year"]), r["bulletin_id"]) for r in rows)
        assert found == sorted(
            (one.issuer or NO_ISSUER, one.year or NO_YEAR, one.bulletin_id)
            for one in records
            for _ in one.tables[name]
        )
        columns = {column.name for column in CONTRACT[name].columns}
        assert all(set(row) == columns | {"issuer", "year"} for row in rows)
    assert read(tmp_path / "failures") == []


def test_polars_reads_a_glob_without_options(tmp_path: Path) -> None:
    publish(tmp_path, [made(), OTHER], [])
    frame = polars.scan_parquet(f"{tmp_path}/indicators/**/*.parquet").collect()
    assert frame.height == 16
    assert frame.schema["value"] == polars.Float64
    assert frame.schema["period_end"] == polars.Date


@pytest.mark.parametrize("name", CONTRACT)
def test_tables_can_be_read_before_the_first_bulletin(
    tmp_path: Path, name: str
) -> None:
    publish(tmp_path, [], [FAILURE])
    expected = 1 if name == "failures" else 0
    for read in READERS:
        assert len(read(tmp_path / name)) == expected
    columns = [column.name for column in CONTRACT[name].columns]
    assert list(load(tmp_path, name).columns)[: len(columns)] == columns


def test_rows_stand_in_document_order_and_bulletins_in_order_of_issue(
    tmp_path: Path,
) -> None:
    days = changed(made("c", issue_no=None), "bulletins", 0, issued_on=None)
    late = changed(made("b", issue_no=9), "bulletins", 0, issued_on=date(2022, 12, 1))
    records = [days, made("z", issue_no=10), late, made("d", issue_no=9), made("a")]
    publish(tmp_path, records, [])
    rows = by_arrow(tmp_path / "tasks")
    order = ["a", "d", "b", "z", "c"]
    assert [(r["bulletin_id"], r["task_id"]) for r in rows] == [
        (one, task) for one in order for task in ("1", "2", "3")
    ]
    assert [row["bulletin_id"] for row in list_bulletins(tmp_path)] == order


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    publish(tmp_path, [made(), OTHER, UNSTATED], [])
    for one in (made(), OTHER, UNSTATED):
        assert read_bulletin(tmp_path, one.bulletin_id) == as_read(one)


def test_files_carry_the_contract_s_schema(tmp_path: Path) -> None:
    publish(tmp_path, [made()], [FAILURE])
    for name in CONTRACT:
        for part in (tmp_path / name).rglob("*.parquet"):
            schema = parquet.read_schema(part)
            assert schema.equals(arrow_schema(name))
            for field, column in zip(schema, CONTRACT[name].columns, strict=True):
                assert field.metadata[b"label"].decode() == column.label_zh
                assert field.metadata[b"description"].decode() == column.description


def test_load_gives_arrow_types_and_plain_partitions(tmp_path: Path) -> None:
    publish(tmp_path, [made(), UNSTATED], [FAILURE])
    frame = load(tmp_path, "indicators")
    assert len(frame) == 16
    assert str(frame.dtypes["value"]) == "double[pyarrow]"
    assert str(frame.dtypes["issuer"]) == "string"
    assert str(frame.dtypes["year"]) == "int32[pyarrow]"
    assert set(frame["issuer"]) == {"青岚县督查室", NO_ISSUER}
    assert list(load(tmp_path, "failures")["source"]) == ["坏.txt"]
    with pytest.raises(KeyError):
        load(tmp_path, "findings")


def test_listing_says_null_for_what_is_not_stated(tmp_path: Path) -> None:
    publish(tmp_path, [made(), UNSTATED], [])
    found = {row["bulletin_id"]: row for row in list_bulletins(tmp_path)}
    assert (found["0f3a"]["issuer"], found["0f3a"]["year"]) == (None, None)
    stated = found[made().bulletin_id]
    assert (stated["issuer"], stated["year"]) == ("青岚县督查室", 2022)
    assert stated["doc_refs"] == ["青办〔2022〕6号"]


HOSTILE = ["..", "/", "../../x", "CON", "a=b", "100%", "😀", "x" * 255, "督" * 300]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_stay_inside_and_come_back(tmp_path: Path, text: str) -> None:
    one = made(text, issuer=text, source=text)
    publish(tmp_path / "tables", [one], [replace(FAILURE, source=text + "x")])
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]
    assert read_bulletin(tmp_path / "tables", text) == as_read(one)
    shown = text if len(quoted(text).encode()) < 200 else quoted(text)
    for read in READERS:
        (row,) = read(tmp_path / "tables" / "bulletins")
        assert (row["bulletin_id"], row["issuer"]) == (text, shown)


@pytest.mark.parametrize(
    ("folder", "code"), [("nothing", "no_tables"), ("tables", "unknown_bulletin")]
)
def test_what_is_not_there_is_said_in_a_sentence(
    tmp_path: Path, folder: str, code: str
) -> None:
    publish(tmp_path / "tables", [made()], [])
    with pytest.raises(UnreadableError, match=r"[一-鿿]") as caught:
        read_bulletin(tmp_path / folder, "没有这期")
    assert (caught.value.stage, caught.value.code) == ("publish", code)
