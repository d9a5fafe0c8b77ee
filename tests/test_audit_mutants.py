"""A slip of one digit, in any number of a relation that holds, makes a check fail."""

from __future__ import annotations

from bench.mutants import SAMPLES, judge_file
from pipeline import load_tools

#: Mutants of each sample, chosen the same way in every run.
OF_EACH = 18
LEAST, SHARE = 200, 0.95


def test_slips_are_found() -> None:
    tools = load_tools()
    judged = [
        one
        for path in sorted(SAMPLES.glob("*.txt"))
        for one in judge_file(path, OF_EACH, tools)
    ]
    told = [one for one in judged if one.verdict != "equal"]
    missed = [one.mutant for one in told if one.verdict == "missed"]
    assert len(told) >= LEAST
    assert len(missed) <= (1 - SHARE) * len(told), missed
