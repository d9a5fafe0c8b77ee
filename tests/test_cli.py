"""The command line as a clerk meets it: what is shown, what is written, exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli import main
from publish import publish

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
YUNLING = SAMPLES / "yunling-2023-06.txt"
XISHAN = SAMPLES / "xishan-city-2024-08.txt"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    return tmp_path / "tables"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def test_add_says_what_was_read_doubts_first(tables: Path, capsys: Capture) -> None:
    assert run("add", XISHAN, "--tables", tables) == 0
    shown = capsys.readouterr().out
    assert "第11期" in shown
    assert shown.index("不符") < shown.index("存疑") < shown.index("状态")
    assert "正在办理" in shown
    assert "\x1b[" not in shown


def test_a_deadline_without_a_year_is_in_the_year_of_the_title(
    tables: Path, tmp_path: Path, capsys: Capture
) -> None:
    ledger = tmp_path / "x.txt"
    rows = ["云溪镇2023年重点工作台账", "序号\t任务\t责任单位\t完成时限", "1\t修路\t镇政府\t6月底"]  # fmt: skip
    ledger.write_text("\n".join(rows), "utf-8")
    run("add", ledger, "--tables", tables, "--quiet")
    capsys.readouterr()
    run("show", "--tables", tables, "--json")
    bulletin = json.loads(capsys.readouterr().out)["bulletin_id"]
    run("show", bulletin, "--tables", tables, "--json")
    assert json.loads(capsys.readouterr().out)["deadline"] == "2023-06-30"


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_file_name_in_another_encoding(tables: Path, tmp_path: Path) -> None:
    name = os.fsdecode("通报".encode("gb18030") + b".txt")
    (tmp_path / name).write_bytes(YUNLING.read_bytes())
    assert run("add", tmp_path / name, "--tables", tables, "--quiet") == 0
    assert run("add", tmp_path / f"no{name}", "--tables", tables, "--quiet") == 1


@pytest.mark.parametrize("name", ["nosuch.toml", "."])
def test_a_vocabulary_that_cannot_be_read(
    name: str, tables: Path, tmp_path: Path, capsys: Capture
) -> None:
    own = tmp_path / name
    assert run("add", YUNLING, "--tables", tables, "--vocabulary", own) == 1
    assert str(own) in capsys.readouterr().err
    assert not tables.exists()


def test_a_terminal_without_chinese(tables: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "cli",
        "add",
        str(YUNLING),
        "--tables",
        str(tables),
    ]
    plain = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, env=plain, cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_quiet_says_nothing(tables: Path, capsys: Capture) -> None:
    assert run("add", YUNLING, "--tables", tables, "--quiet") == 0
    assert capsys.readouterr().out == ""


def test_strict_fails_on_a_contradiction(tables: Path) -> None:
    assert run("add", XISHAN, "--tables", tables, "--quiet", "--strict") == 1
    assert run("add", YUNLING, "--tables", tables, "--quiet", "--strict") == 0


def test_adding_twice_changes_nothing(tables: Path) -> None:
    run("add", YUNLING, "--tables", tables, "--quiet")
    before = snapshot(tables)
    run("add", YUNLING, "--tables", tables, "--quiet")
    assert snapshot(tables) == before


def test_two_folders_hold_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("add", YUNLING, XISHAN, "--tables", tmp_path / name, "--quiet")
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    run("add", YUNLING, "--tables", tmp_path / "one", "--quiet")
    run("add", XISHAN, "--tables", tmp_path / "one", "--quiet")
    run("add", XISHAN, YUNLING, "--tables", tmp_path / "two", "--quiet")
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_show_lists_bulletins_and_rows(tables: Path, capsys: Capture) -> None:
    run("add", YUNLING, "--tables", tables, "--quiet")
    assert run("show", "--tables", tables, "--json") == 0
    (bulletin,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert bulletin["issue_no"] == 6
    assert bulletin["issued_on"] == "2023-07-10"
    for what in ("tasks", "indicators", "checks"):
        assert (
            run("show", bulletin["bulletin_id"], what, "--tables", tables, "--json")
            == 0
        )
        rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert all(row["bulletin_id"] == bulletin["bulletin_id"] for row in rows)
        assert run("show", bulletin["bulletin_id"], what, "--tables", tables) == 0
        assert len(capsys.readouterr().out.splitlines()) == len(rows) + 1


def test_explain_marks_the_value_in_its_line(tables: Path, capsys: Capture) -> None:
    run("add", YUNLING, "--tables", tables, "--quiet")
    run(
        "show",
        "云岭县人民政府督查室-2023-6",
        "indicators",
        "--tables",
        tables,
        "--json",
    )
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    one = next(row for row in rows if row["text"] == "86.42亿元")
    assert run("explain", one["indicator_id"], "--tables", tables) == 0
    shown = capsys.readouterr().out
    assert "86.42亿元" in shown
    assert "^^" in shown
    assert one["rule"] in shown
    line = YUNLING.read_text("utf-8")[: one["source_start"]].count("\n") + 1
    assert f"第{line}行" in shown


def test_explain_an_unknown_id(tables: Path, capsys: Capture) -> None:
    run("add", YUNLING, "--tables", tables, "--quiet")
    assert run("explain", "999:progress:0", "--tables", tables) == 1
    assert "999:progress:0" in capsys.readouterr().err


def test_schema_names_every_column(capsys: Capture) -> None:
    assert run("schema") == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in ("indicators", "status_pace", "指标"))
    assert run("schema", "--json") == 0
    assert json.loads(capsys.readouterr().out)["resources"]
    assert run("schema", "nonsense") == 2


@pytest.mark.parametrize(
    "arguments", [(), ("add",), ("add", "x", "--tables"), ("nonsense",)]
)
def test_wrong_usage_is_2(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(*arguments)
    assert stop.value.code == 2


def _folder(path: Path) -> None:
    path.mkdir()


def _text(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


HEADER = "序号\t工作任务\t牵头单位\t责任人\t进展情况\t完成情况\n"
BAD = [
    ("missing", lambda path: None, "找不到"),
    ("a folder", _folder, "文件夹"),
    ("empty", _bytes(b""), "空"),
    ("white space", _bytes(b" \n\t\r\n"), "空"),
    ("binary", _bytes(bytes(range(256)) * 40), "不是文本"),
    ("bad bytes", _bytes("督查通报，进展正常。\n".encode() * 50 + b"\xff\xfe\xff"), "第 51 行"),
    ("truncated UTF-16", _bytes("督查通报".encode("utf-16") + b"\x00"), "UTF-16"),
    ("a PDF", _bytes(b"%PDF-1.7\n"), "PDF"),
    ("no ledger", _text("督查通报\n今年以来各项工作有序推进。\n"), "没有台账"),
    ("no header", _text("1\t修路\t区住建局\t张三\t已完成\n2\t建校\t区教体局\t李四\t正在建\n"), "表头"),
    ("only a header", _text(HEADER), "表头"),
    ("huge rowspan", _text("<table><tr><td rowspan=100000000>序号</td></tr></table>"), "rowspan"),
    ("a line of 50 MB", _bytes(b"a" * 50_000_000), "MB"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "says"), [case[1:] for case in BAD], ids=[c[0] for c in BAD]
)
def test_bad_input_is_one_sentence_and_one_row(
    tables: Path,
    tmp_path: Path,
    capsys: Capture,
    make: Callable[[Path], object],
    says: str,
) -> None:
    run("add", YUNLING, "--tables", tables, "--quiet")
    before = snapshot(tables / "tasks")
    bad = tmp_path / "bad.txt"
    make(bad)
    assert run("add", bad, "--tables", tables) == 1
    captured = capsys.readouterr()
    assert says in captured.err
    assert "bad.txt" in captured.err
    assert len(captured.err.strip().splitlines()) == 1
    assert "Traceback" not in captured.err
    assert snapshot(tables / "tasks") == before
    import pyarrow.parquet as pq

    (failure,) = pq.read_table(tables / "failures" / "part.parquet").to_pylist()
    assert failure["source"] == "bad.txt"
    assert says in failure["message"]


def test_good_files_beside_a_bad_one_are_read(tables: Path, tmp_path: Path) -> None:
    assert (
        run("add", tmp_path / "missing.txt", YUNLING, "--tables", tables, "--quiet")
        == 1
    )
    assert (tables / "tasks").is_dir()


def test_no_right_to_write(
    tables: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables.mkdir(mode=0o500)
    monkeypatch.setattr("pipeline.publish", as_nobody(publish))
    assert run("add", YUNLING, "--tables", tables) == 1
    assert "写" in capsys.readouterr().err


def as_nobody(write: Callable[..., None]) -> Callable[..., None]:
    """An administrator may write anywhere: not while this runs."""

    def written(*arguments: object) -> None:
        before = os.geteuid()
        if before == 0:
            os.seteuid(65534)
        try:
            write(*arguments)
        finally:
            os.seteuid(before)

    return written


def test_a_file_where_the_tables_should_be(tables: Path, capsys: Capture) -> None:
    tables.write_text("not a folder")
    assert run("add", YUNLING, "--tables", tables, "--quiet") == 1
    assert str(tables) in capsys.readouterr().err
    assert tables.read_text() == "not a folder"


def test_a_vocabulary_of_ones_own(
    tables: Path, tmp_path: Path, capsys: Capture
) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[[column]]\nname = 1\n", encoding="utf-8")
    assert run("add", YUNLING, "--tables", tables, "--vocabulary", own) == 1
    assert "own.toml" in capsys.readouterr().err
    assert not tables.exists()


def shell(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


def test_pipeline_py_adds(tables: Path) -> None:
    done = shell("pipeline.py", str(YUNLING), "--tables", str(tables))
    assert done.returncode == 0, done.stderr
    assert "第6期" in done.stdout


def test_a_closed_pipe_is_not_an_error(tables: Path) -> None:
    run("add", YUNLING, "--tables", tables, "--quiet")
    show = [sys.executable, "cli.py", "show", "云岭县人民政府督查室-2023-6", "indicators",
            "--tables", str(tables), "--json"]  # fmt: skip
    with subprocess.Popen(
        show, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as p:
        assert p.stdout is not None
        assert p.stderr is not None
        p.stdout.readline()
        p.stdout.close()
        assert b"Traceback" not in p.stderr.read()


def test_help_does_not_wait_for_heavy_imports() -> None:
    done = shell("-X", "importtime", "cli.py", "--help")
    assert done.returncode == 0
    assert not {"pyarrow", "pandas", "bs4", "jieba"} & {
        line.rpartition("|")[2].strip() for line in done.stderr.splitlines()
    }
