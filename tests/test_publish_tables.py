"""What publishing does to tables that are there already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract import UnreadableError
from publish import load, publish, read_bulletin
from publish.arrow import pa
from publish.law import ContractError
from publish.records import Failure
from publish.store import stored_files
from tests.publish_made import as_read, changed, made

FAILURE = Failure("坏.txt", "a" * 64, "extract", "empty", "文件是空的：请检查来源文件")
OTHER = made("临川区督查室-2021-1", issuer="临川区督查室", year=2021, issue_no=1)
UNSTATED = made("0f3a", issuer=None, year=None, issue_no=None)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file's bytes, the lock aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_the_first_bulletin_takes_the_place_of_the_empty_tables(tmp_path: Path) -> None:
    publish(tmp_path, [], [])
    publish(tmp_path, [made()], [])
    publish(tmp_path / "once", [made()], [])
    assert tree(tmp_path / "once") == {
        name: data for name, data in tree(tmp_path).items() if name[:5] != "once/"
    }


def test_the_same_records_give_the_same_bytes_anywhere_in_any_order(
    tmp_path: Path,
) -> None:
    records = [made("a", issue_no=1), made("b", issue_no=2), OTHER, UNSTATED]
    publish(tmp_path / "at once", records, [FAILURE])
    publish(tmp_path / "one by one", [], [FAILURE])
    for one in reversed(records):
        publish(tmp_path / "one by one", [one], [])
    assert tree(tmp_path / "at once") == tree(tmp_path / "one by one")


def test_publishing_twice_touches_nothing(tmp_path: Path) -> None:
    def times() -> dict[Path, int]:
        files = [path for path in tmp_path.rglob("*") if path.name != ".lock"]
        return {path: path.stat().st_mtime_ns for path in files}

    publish(tmp_path, [made(), OTHER], [FAILURE])
    before, when = tree(tmp_path), times()
    publish(tmp_path, [made(), OTHER], [FAILURE])
    assert tree(tmp_path) == before
    assert times() == when


def test_a_bulletin_fed_again_is_replaced(tmp_path: Path) -> None:
    publish(tmp_path, [made(), OTHER], [])
    again = made(tasks=2, figures=5)
    publish(tmp_path, [again], [])
    publish(tmp_path / "fresh", [again, OTHER], [])
    fresh = tree(tmp_path / "fresh")
    assert fresh == {n: d for n, d in tree(tmp_path).items() if n[:6] != "fresh/"}
    assert len(load(tmp_path, "tasks")) == 5


def test_of_one_name_in_one_call_the_last_stays(tmp_path: Path) -> None:
    publish(tmp_path, [made(tasks=5), made(tasks=1)], [])
    assert len(load(tmp_path, "tasks")) == 1


def test_a_bulletin_of_another_issuer_or_year_is_not_there_twice(
    tmp_path: Path,
) -> None:
    publish(tmp_path, [made(), OTHER], [])
    moved = replace(made(), issuer="青岚县人民政府", year=2023)
    publish(tmp_path, [moved], [])
    publish(tmp_path / "fresh", [moved, OTHER], [])
    fresh = tree(tmp_path / "fresh")
    assert fresh == {n: d for n, d in tree(tmp_path).items() if n[:6] != "fresh/"}
    assert not list(tmp_path.rglob("issuer=青岚县督查室"))
    assert read_bulletin(tmp_path, moved.bulletin_id) == as_read(moved)


def test_a_failure_stays_until_its_source_is_read(tmp_path: Path) -> None:
    publish(tmp_path, [made()], [FAILURE, replace(FAILURE, source="乙.txt")])
    assert list(load(tmp_path, "failures")["source"]) == ["乙.txt", "坏.txt"]
    publish(tmp_path, [], [replace(FAILURE, error="binary")])
    errors = load(tmp_path, "failures").set_index("source")["error"].to_dict()
    assert errors == {"乙.txt": "empty", "坏.txt": "binary"}
    publish(tmp_path, [made("mended", source="坏.txt")], [])
    assert list(load(tmp_path, "failures")["source"]) == ["乙.txt"]


def test_a_failure_leaves_the_bulletin_that_was_read_before(tmp_path: Path) -> None:
    publish(tmp_path, [made(source="a.txt")], [])
    publish(tmp_path, [], [replace(FAILURE, source="a.txt")])
    assert len(load(tmp_path, "bulletins")) == 1
    assert len(load(tmp_path, "failures")) == 1


def test_unlawful_records_change_nothing(tmp_path: Path) -> None:
    publish(tmp_path, [made()], [])
    before = tree(tmp_path)
    with pytest.raises(ContractError):
        publish(tmp_path, [OTHER, changed(made(), "tasks", 0, task="")], [])
    assert tree(tmp_path) == before


def test_tables_of_another_contract_are_made_anew(tmp_path: Path) -> None:
    publish(tmp_path, [made(), OTHER], [FAILURE])
    before = tree(tmp_path)
    (tmp_path / "datapackage.json").write_text("{}")
    for part in tmp_path.glob("*/**/part.parquet"):
        part.write_bytes(b"of another version")
    publish(tmp_path, [], [])
    assert tree(tmp_path) == before


def test_a_stored_bulletin_of_an_older_contract_lacks_new_columns(
    tmp_path: Path,
) -> None:
    publish(tmp_path, [made()], [])
    (path,) = (tmp_path / "_store").rglob("*.arrow")
    table = pa.ipc.open_file(pa.BufferReader(path.read_bytes())).read_all()
    tasks = table.column("tasks").chunk(0)
    rows = pa.Table.from_struct_array(tasks.values).drop_columns(["section", "page"])
    older = pa.ListArray.from_arrays(tasks.offsets, rows.to_struct_array().chunk(0))
    at = table.schema.get_field_index("tasks")
    with pa.OSFile(str(path), "wb") as file:
        changed_table = table.set_column(at, "tasks", older)
        with pa.ipc.new_file(file, changed_table.schema) as out:
            out.write_table(changed_table)
    (tmp_path / "datapackage.json").unlink()
    publish(tmp_path, [], [])
    assert load(tmp_path, "tasks")["section"].isna().all()
    assert read_bulletin(tmp_path, made().bulletin_id) == as_read(made())


def test_lost_parts_come_back(tmp_path: Path) -> None:
    publish(tmp_path, [made(), OTHER], [])
    before = tree(tmp_path)
    for part in (tmp_path / "bulletins").rglob("*.parquet"):
        part.unlink()
    (tmp_path / "tasks/issuer=青岚县督查室/year=2022/part.parquet").unlink()
    publish(tmp_path, [made()], [])
    assert tree(tmp_path) == before


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_a_damaged_store_file_is_said_in_a_sentence(
    tmp_path: Path, share: float
) -> None:
    publish(tmp_path, [made()], [])
    (path,) = (tmp_path / "_store").rglob("*.arrow")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnreadableError, match="已损坏") as caught:
        read_bulletin(tmp_path, made().bulletin_id)
    assert caught.value.code == "store_damaged"
    publish(tmp_path, [made()], [])
    assert read_bulletin(tmp_path, made().bulletin_id) == as_read(made())


def test_the_store_is_the_truth_of_the_tables(tmp_path: Path) -> None:
    publish(tmp_path, [made(), OTHER], [])
    files = stored_files(tmp_path / "_store")
    assert files == {
        f"{made().bulletin_id}.arrow": ["issuer=青岚县督查室/year=2022"],
        f"{OTHER.bulletin_id}.arrow": ["issuer=临川区督查室/year=2021"],
    }
