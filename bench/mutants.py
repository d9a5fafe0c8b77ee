"""Whether the audit notices a slip: ``python -m bench.mutants [FILE...] [--most N]``.

Every number that takes part in a relation that holds is changed in one digit, in the
bytes of the file, and the file is read anew. The mutant is *found* when a check fails
that names that number. Where every relation that the number took part in is found
again and still true with the new digit - 4.38 of 6 is 73 %, and so is 4.39 - it is no
contradiction, and is counted apart as *equal*.

Samples unless files are given; ``--show`` lists the mutants that are missed.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audit import Check, Outcome
from audit.codes import ARITHMETIC
from parse.doubt import Place
from parse.places import texts_of
from pipeline import Converted, Tools, convert, load_tools

SAMPLES: Final = Path(__file__).parent.parent / "samples"
#: The same slips in every run.
SEED: Final = 20241125


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file with one digit changed: ``at`` is the character of the source."""

    place: Place
    at: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a mutant: found, missed or equal (still true)."""

    mutant: Mutant
    verdict: str
    new_fails: int


def mutants_of(read: Converted, chosen: random.Random) -> Iterator[Mutant]:
    """One slip for every number of every relation that holds."""
    texts = texts_of(read.bulletin)
    document = read.bulletin.document
    seen: set[tuple[str | None, str, int]] = set()
    for check in read.checks:
        if check.outcome is not Outcome.HOLDS or check.check not in ARITHMETIC:
            continue
        for place in check.places:
            key = (place.task_id, place.field, place.start)
            field = texts[place.task_id, place.field]
            digits = [
                at
                for at in range(place.start, place.end)
                if field.text[at].isascii() and field.text[at].isdecimal()
            ]
            if key in seen or not digits:
                continue
            seen.add(key)
            at = chosen.choice(digits)
            was = field.text[at]
            spared = {was, "0"} if at == digits[0] else {was}
            now = chosen.choice(sorted(set("0123456789") - spared))
            source = document.source_span(field.to_document(at, at + 1))
            yield Mutant(place, source.start, was, now)


def judge(data: bytes, read: Converted, mutant: Mutant, tools: Tools) -> Judged:
    """Read the file with the slip in it and look for a check that names it."""
    source = read.bulletin.document.source
    text = source.text[: mutant.at] + mutant.now + source.text[mutant.at + 1 :]
    again = convert(text.encode(), source.name, tools)
    failed = [check for check in again.checks if check.outcome is Outcome.FAILS]
    were = sum(check.outcome is Outcome.FAILS for check in read.checks)
    if any(_names(check, mutant.place) for check in failed):
        return Judged(mutant, "found", len(failed) - were)
    still = _relations(again, mutant.place) >= _relations(read, mutant.place)
    return Judged(mutant, "equal" if still else "missed", len(failed) - were)


def _names(check: Check, place: Place) -> bool:
    return any(
        (one.task_id, one.field) == (place.task_id, place.field)
        and one.start < place.end
        and place.start < one.end
        for one in check.places
    )


def _relations(read: Converted, place: Place) -> set[tuple[str, tuple[Place, ...]]]:
    """The relations that hold and name a number, by their code and their numbers."""
    return {
        (check.check, check.places)
        for check in read.checks
        if check.outcome is Outcome.HOLDS
        and check.check in ARITHMETIC
        and _names(check, place)
    }


def judge_file(path: Path, most: int | None, tools: Tools) -> list[Judged]:
    """The verdict on the mutants of one file, ``most`` of them at random."""
    data = path.read_bytes()
    read = convert(data, path.name, tools)
    chosen = random.Random(SEED)
    mutants = list(mutants_of(read, chosen))
    if most is not None and len(mutants) > most:
        mutants = chosen.sample(mutants, most)
    return [judge(data, read, mutant, tools) for mutant in mutants]


def main(argv: Sequence[str] | None = None) -> None:
    """Print a line a file, and the whole."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.mutants", description=__doc__
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--most", type=int, metavar="N", help="mutants of each file")
    parser.add_argument("--show", action="store_true", help="list what is missed")
    arguments = parser.parse_args(argv)
    tools, every = load_tools(), list[Judged]()
    print(f"{'':36}{'mutants':>9}{'found':>7}{'missed':>8}{'equal':>7}{'share':>8}")
    for path in arguments.files or sorted(SAMPLES.glob("*.txt")):
        judged = judge_file(path, arguments.most, tools)
        every += judged
        print(_line(path.stem, judged))
        for one in judged if arguments.show else ():
            if one.verdict == "missed":
                where = one.mutant.place
                print(f"    {where} {one.mutant.was} -> {one.mutant.now}")
    print(_line("all", every))


def _line(name: str, judged: Sequence[Judged]) -> str:
    counts = [
        sum(one.verdict == verdict for one in judged)
        for verdict in ("found", "missed", "equal")
    ]
    share = counts[0] / max(1, counts[0] + counts[1])
    numbers = f"{len(judged):>9}{counts[0]:>7}{counts[1]:>8}{counts[2]:>7}"
    return f"{name:36}{numbers}{share:>8.1%}"


if __name__ == "__main__":
    main()
