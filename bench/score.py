"""How well the figures of the samples are read: ``python -m bench.score [NAME...]``.

One row a bulletin: records marked by hand, F1 of finding, and the share right of each
field. ``--show N`` lists the first differences of every kind.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from bench.annotations import FIELDS, Scored, read_gold, score
from pipeline import convert, load_tools

SAMPLES: Final = Path(__file__).parent.parent / "samples"


def score_sample(bulletin: Path, gold: Path) -> Scored:
    """A bulletin's figures against its annotations."""
    tables = convert(bulletin.read_bytes(), bulletin.name, load_tools()).records.tables
    return score(read_gold(gold), tables["tasks"], tables["indicators"])


def differences(scored: Scored, most: int) -> list[str]:
    """The first ``most`` differences of each kind, a line each."""
    lines = [
        f"missed   {g['cell']} {g['text']} ({g['metric']})"
        for g in scored.missed[:most]
    ]
    lines += [
        f"wrong    {g['cell']} {g['text']} -> {one['text']} {one['value']} {one['unit']}"
        for g, one in scored.wrong[:most]
    ]
    lines += [
        f"extra    {one['task_id']}:{one['field']} {one['text']} {one['kind']}"
        for one in scored.extra[:most]
    ]
    for name, same in FIELDS.items():
        column = "period_text" if name == "period" else name
        bad = [pair for pair in scored.found if not same(*pair)]
        lines += [
            f"{name:9}{g['cell']} {g['text']}: {g[name]!r} is read as {one[column]!r}"
            for g, one in bad[:most]
        ]
    return lines


def main() -> None:
    """Score the samples named, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench.score", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    columns = ("records", "f1", *FIELDS)
    print(f"{'':28}" + "".join(f"{column:>10}" for column in columns))
    for gold in sorted(SAMPLES.glob("*.gold.jsonl")):
        name = gold.name.removesuffix(".gold.jsonl")
        if arguments.names and name not in arguments.names:
            continue
        scored = score_sample(SAMPLES / f"{name}.txt", gold)
        figures = scored.figures()
        shown = [
            f"{figures[c]:.0f}" if c == "records" else f"{figures[c]:.3f}"
            for c in columns
        ]
        print(f"{name:28}" + "".join(f"{text:>10}" for text in shown))
        for line in differences(scored, arguments.show):
            print(f"    {line}")


if __name__ == "__main__":
    main()
