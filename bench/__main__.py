"""How long a bulletin takes: ``python -m bench [FILE]``.

Prints the whole process from the command line, the work itself in a warm process,
room by room, and what each is to one plain ``jieba.cut`` over the same text in the
same run. Times are the median of several runs; only ratios compare machines.

Then what measuring makes of 100 KB of text that patterns could be lost in: against
25 KB of it, and against 100 KB of plain text.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from audit import audit
from bench.hostile import PIECES, PLAIN, growth, measuring
from extract import load, read
from normalize.units import Units
from parse import parse
from pipeline import Tools, convert, load_tools, measure_bulletin
from publish import publish

ROOT: Final = Path(__file__).parent.parent
SAMPLE: Final = ROOT / "samples" / "yunling-2023-06.txt"
RUNS: Final = 7


def median_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median wall time of ``work``, after one run that is not counted."""
    work()
    times: list[float] = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def process_seconds(file: Path) -> float:
    """The command line from start to exit, in a folder of its own each time."""

    def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [
                    sys.executable,
                    ROOT / "cli.py",
                    "add",
                    file,
                    "--tables",
                    folder,
                    "--quiet",
                ],
                check=True,
            )

    return median_seconds(run)


def jieba_seconds(text: str) -> float:
    """One plain ``jieba.cut`` over the text, its dictionary loaded beforehand."""
    jieba = importlib.import_module("jieba")
    jieba.setLogLevel(logging.ERROR)
    return median_seconds(lambda: list(jieba.cut(text)))


def room_seconds(file: Path, tools: Tools) -> dict[str, float]:
    """Seconds of each room on one file, in a warm process."""
    data = load(file)
    document = read(data, file.name)
    bulletin = parse(document, tools.vocabulary)
    readings = dict(measure_bulletin(bulletin, tools.units, tools.lexicon))
    converted = convert(data, file.name, tools)
    with tempfile.TemporaryDirectory() as folder:
        return {
            "extract": median_seconds(lambda: read(data, file.name)),
            "parse": median_seconds(lambda: parse(document, tools.vocabulary)),
            "measure": median_seconds(
                lambda: list(measure_bulletin(bulletin, tools.units, tools.lexicon))
            ),
            "audit": median_seconds(
                lambda: audit(bulletin, readings, tools.vocabulary.bodies)
            ),
            "convert (all of these)": median_seconds(
                lambda: convert(data, file.name, tools)
            ),
            "publish": median_seconds(
                lambda: publish(Path(folder), [converted.records], [])
            ),
        }


def print_growths(units: Units) -> None:
    """What repeated pieces cost, the dearest first."""
    work = measuring(units)
    plain, grown = growth(work, PLAIN)
    print(f"\n100 KB of plain text: {plain:.3f} s, {grown:.2f} x 25 KB")
    found = {name: growth(work, piece) for name, piece in PIECES.items()}
    for name, (took, grown) in sorted(found.items(), key=lambda row: -row[1][0]):
        print(
            f"{name:38} {took:6.3f} s  {grown:5.2f} x 25 KB  {took / plain:5.2f} x plain"
        )


def main() -> None:
    """Measure one file and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SAMPLE, metavar="FILE")
    file = parser.parse_args().file
    tools = load_tools()
    text = read(load(file), file.name).text
    cut = jieba_seconds(text)
    print(f"{file.name}: {len(text)} characters")
    rows = {
        "jieba.cut": cut,
        **room_seconds(file, tools),
        "tongbao add, whole process": process_seconds(file),
    }
    for name, seconds in rows.items():
        print(f"{name:28} {seconds:8.4f} s   {seconds / cut:6.2f} x jieba.cut")
    print_growths(tools.units)


if __name__ == "__main__":
    main()
