"""Our readings held against a peer's cases: ``python -m bench.peers SPECS``.

SPECS is the Specs folder of microsoft/Recognizers-Text, a copy of the user's own.
Prints by row how many spans are exactly those the peer expects, how many values
agree, and every disagreement that ``peers_judged.toml`` does not judge. A judged case
that agrees by now is named, too. ``--predict OUT.jsonl`` writes what we find.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Final

from bench.peer_cases import ROWS, Case, Span, Value, read_cases
from bench.peer_readings import our_spans

JUDGED: Final = Path(__file__).with_name("peers_judged.toml")

#: Whether a reading differs for good reason, or waits to be mended.
VERDICTS: Final = ("ours", "another meaning", "known failure")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why a disagreement stands."""

    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case and what we made of it."""

    row: str
    case: Case
    found: tuple[Span, ...]

    @property
    def agrees(self) -> bool:
        """The same spans, and for each a value that the peer has."""
        return (
            len(self.found) == len(self.case.expected)
            and self.exact == len(self.found)
            and self.same_value == len(self.found)
        )

    @property
    def exact(self) -> int:
        """Expected spans that we found to the character."""
        places = {(span.start, span.end) for span in self.found}
        return sum((span.start, span.end) in places for span in self.case.expected)

    @property
    def same_value(self) -> int:
        """Expected spans whose value we read, wherever we end them."""
        return sum(
            any(_meets(span, one) and _equal(span, one) for one in self.found)
            for span in self.case.expected
        )


#: Until somebody has judged it, a disagreement is our failure.
_UNJUDGED: Final = Judgement("known failure", "")


def outcomes(specs: Path) -> list[Outcome]:
    """Every case of every row."""
    return [
        Outcome(row, case, our_spans(row, case))
        for row in ROWS
        for case in read_cases(specs, row)
    ]


def load_judged(path: Path = JUDGED) -> Mapping[str, Judgement]:
    """Judgements by case; a case that two of them judge raises ``ValueError``."""
    judged: dict[str, Judgement] = {}
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["judged"]:
        for spec, numbers in group["cases"].items():
            for number in chain.from_iterable(map(_numbers, numbers)):
                key = f"{spec} {number}"
                if key in judged or group["verdict"] not in VERDICTS:
                    raise ValueError(f"{path.name}: {key} is judged badly")
                judged[key] = Judgement(group["verdict"], group["reason"])
    return judged


def table(done: Sequence[Outcome], judged: Mapping[str, Judgement]) -> list[str]:
    """A line for each row: how much of it is found, and how much is right.

    The last two columns leave out the cases judged to have another meaning, and those
    alone: "ours" are the spans of the others, and "R %" behind it is how many of them
    are found to the character. Where we differ on purpose ("ours" as a verdict) or by
    failure, the span counts as missed.
    """
    lines = [
        f"{'row':22} cases  spans  found  exact R %    P %  value %  agree   ours    R %"
    ]
    for row in ROWS:
        of_row = [outcome for outcome in done if outcome.row == row]
        expected = sum(len(outcome.case.expected) for outcome in of_row)
        found = sum(len(outcome.found) for outcome in of_row)
        exact = sum(outcome.exact for outcome in of_row)
        value = sum(outcome.same_value for outcome in of_row)
        agree = sum(outcome.agrees for outcome in of_row)
        meant = [
            outcome
            for outcome in of_row
            if judged.get(outcome.case.key, _UNJUDGED).verdict != "another meaning"
        ]
        ours = sum(len(outcome.case.expected) for outcome in meant)
        exact_of_ours = sum(outcome.exact for outcome in meant)
        lines.append(
            f"{row:22} {len(of_row):5} {expected:6} {found:6}"
            f" {_percent(exact, expected):10} {_percent(exact, found):6}"
            f" {_percent(value, expected):8} {agree:6} {ours:6} {_percent(exact_of_ours, ours):>6}"
        )
    return lines


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _equal(expected: Span, found: Span) -> bool:
    """Whether a value that we read is one of those that the peer would take."""
    if not expected.values:
        return True
    return any(_near(one, other) for one in found.values for other in expected.values)


def _near(one: Value, other: Value) -> bool:
    """Equal; numbers but for what the peer's binary fractions lose."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one - other) <= abs(other) * Decimal("1e-9")
    return one == other


def _numbers(written: int | str) -> Iterable[int]:
    """12, or each of "12-15"."""
    first, _, last = str(written).partition("-")
    return range(int(first), int(last or first) + 1)


def predictions(done: Sequence[Outcome]) -> list[str]:
    """A line of JSON for each case: its input and the spans we find in it."""
    return [
        json.dumps(
            {
                "input": outcome.case.text,
                "model": outcome.row,
                "reference": outcome.case.reference,
                "spans": [_written(outcome, span) for span in outcome.found],
            },
            ensure_ascii=False,
        )
        for outcome in done
    ]


#: What a span of a row is, in the words of those who score predictions.
_KINDS: Final = {
    "currency": "money",
    "percent": "percent",
    "percent in tenths": "percent",
    "dimension": "unit",
    "temperature": "temperature",
    "number whole": "number",
    "number range": "range",
    "ordinal": "ordinal",
    "date period": "time",
    "date period extractor": "time",
    "duration": "duration",
}


def _written(outcome: Outcome, span: Span) -> dict[str, object]:
    value: object = None
    for read in span.values[:1]:
        value = {"start": read[0], "end": read[1]} if isinstance(read, tuple) else read
        value = float(read) if isinstance(read, Decimal) else value
    return {
        "start": span.start,
        "end": span.end,
        "text": outcome.case.text[span.start : span.end],
        "value": value,
        "unit": span.unit,
        "kind": _KINDS[outcome.row],
    }


def _shown(case: Case, spans: tuple[Span, ...]) -> str:
    return (
        "; ".join(
            f"{case.text[span.start : span.end]} = {span.values[0] if span.values else '?'}"
            for span in spans
        )
        or "nothing"
    )


def report(done: Sequence[Outcome], judged: Mapping[str, Judgement]) -> list[str]:
    """The table, the verdicts counted, and what is neither agreed on nor judged."""
    differing = [outcome for outcome in done if not outcome.agrees]
    unjudged = [one for one in differing if one.case.key not in judged]
    disagreed = {one.case.key for one in differing}
    lines = [*table(done, judged), ""]
    for verdict in VERDICTS:
        keys = [key for key in judged if judged[key].verdict == verdict]
        lines.append(f"judged {verdict}: {len(disagreed.intersection(keys))}")
    lines += [f"judged, but agrees: {key}" for key in judged if key not in disagreed]
    lines.append(f"disagreements not judged: {len(unjudged)}")
    for one in unjudged:
        lines.append(f"  {one.case.key} {one.case.text}")
        lines.append(f"    expected {_shown(one.case, one.case.expected)}")
        lines.append(f"    found    {_shown(one.case, one.found)}")
    return lines


def main(argv: Sequence[str] | None = None) -> int:
    """Read all cases and print how we do; 1 where a disagreement is not judged."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("specs", type=Path, metavar="SPECS")
    parser.add_argument("--predict", type=Path, metavar="OUT.jsonl")
    arguments = parser.parse_args(argv)
    done = outcomes(arguments.specs)
    lines = report(done, load_judged())
    print(*lines, sep="\n")
    if arguments.predict:
        written = "".join(f"{line}\n" for line in predictions(done))
        arguments.predict.write_text(written, encoding="utf-8")
    return 0 if "disagreements not judged: 0" in lines else 1


if __name__ == "__main__":
    sys.exit(main())
