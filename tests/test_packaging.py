"""The root's names are common ones: nobody else's package may own them here."""

import ast
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import pipeline

ROOT = Path(__file__).parent.parent
ROOMS = ("extract", "parse", "normalize", "measure", "audit", "publish", "display",
         "pipeline", "cli")  # fmt: skip
#: Arrows of the house: a room may import these, and no other.
MAY_IMPORT = {
    "extract": set[str](),
    "normalize": set[str](),
    "parse": {"extract", "normalize"},
    "measure": {"normalize"},
    "audit": {"extract", "normalize", "parse", "measure"},
    "publish": {"extract", "normalize", "parse", "measure", "audit"},
    "display": {"extract", "normalize", "parse", "measure", "audit", "publish"},
    "pipeline": {"extract", "normalize", "parse", "measure", "audit", "publish", "cli"},
    "cli": {"extract", "normalize", "publish", "display", "pipeline"},
}


@pytest.mark.parametrize("name", ROOMS)
def test_root_name_is_ours_alone(name: str) -> None:
    """Other distributions of the package index install these very names."""
    assert set(packages_distributions().get(name, [])) <= {"tongbao"}


def sources(room: str) -> list[Path]:
    path = ROOT / room
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def imported(path: Path) -> set[str]:
    """Rooms that a file imports, lazily or not."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names & set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_arrows_run_one_way(room: str) -> None:
    for path in sources(room):
        assert imported(path) - {room} <= MAY_IMPORT[room], path.relative_to(ROOT)


@pytest.mark.parametrize("room", ROOMS)
def test_files_stay_short(room: str) -> None:
    for path in sources(room):
        assert len(path.read_text("utf-8").splitlines()) <= 320, path.relative_to(ROOT)


def test_everything_that_ships_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shipped = project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    assert {name.removesuffix(".py") for name in shipped} == set(ROOMS)


def test_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["version"]["path"] == "pipeline.py"
    assert pipeline.VERSION
