"""What a change does to the figures: ``python -m bench.changes [REVISION]``.

Reads every sample with the code of a git revision (``HEAD`` unless given) and with
the code of the working tree, and lists each record gained, lost or changed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
#: Run in the code under test, whatever its age: the command line is what stays.
READ: Final = """
import sys
from cli import main
sys.exit(main(["add", *sys.argv[2:], "--tables", sys.argv[1], "--quiet"]))
"""

Key = tuple[str, str]
Figures = Mapping[Key, Mapping[str, Any]]


def figures_of(code: Path, bulletins: Sequence[Path]) -> Figures:
    """Indicators as the code in a folder reads them, by bulletin and id."""
    with tempfile.TemporaryDirectory() as tables:
        subprocess.run(
            [sys.executable, "-c", READ, tables, *map(str, bulletins)],
            cwd=code,
            check=True,
        )
        rows: dict[Key, Mapping[str, Any]] = {}
        for bulletin in _show(tables):
            for row in _show(tables, bulletin["bulletin_id"], "indicators"):
                rows[row["bulletin_id"], row["indicator_id"]] = row
        return rows


def _show(tables: str, *what: str) -> list[dict[str, Any]]:
    command = [
        sys.executable,
        str(ROOT / "cli.py"),
        "show",
        *what,
        "--tables",
        tables,
        "--json",
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def changes(before: Figures, after: Figures) -> list[str]:
    """A line for each record gained, lost or changed, in the order of their places."""
    lines: list[str] = []
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        name = " ".join(key)
        if old is None and new is not None:
            lines.append(f"+ {name}  {new['text']}  {new['kind']}  {new['metric']}")
        elif new is None and old is not None:
            lines.append(f"- {name}  {old['text']}  {old['kind']}  {old['metric']}")
        elif old is not None and new is not None:
            differing = [c for c in new if old.get(c) != new[c]]
            shown = "; ".join(f"{c}: {old.get(c)!r} -> {new[c]!r}" for c in differing)
            lines += [f"~ {name}  {new['text']}  {shown}"] if differing else []
    return lines


def main() -> None:
    """Compare a revision with the working tree."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.changes", description=__doc__
    )
    parser.add_argument("revision", nargs="?", default="HEAD")
    revision = parser.parse_args().revision
    bulletins = sorted((ROOT / "samples").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "before"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run(
            [*git, "add", "--quiet", "--detach", str(old), revision], check=True
        )
        try:
            before = figures_of(old, bulletins)
        finally:
            subprocess.run([*git, "remove", "--force", str(old)], check=True)
    after = figures_of(ROOT, bulletins)
    lines = changes(before, after)
    print(*lines, sep="\n")
    counts = {sign: sum(line[0] == sign for line in lines) for sign in "+-~"}
    print(
        f"{counts['+']} gained, {counts['-']} lost, {counts['~']} changed, {len(after)} in all"
    )


if __name__ == "__main__":
    main()
