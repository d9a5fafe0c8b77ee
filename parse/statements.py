"""What the prose states of the whole: how many, how they stand, who lags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from normalize.bodies import Bodies, Body, Place, find_bodies
from normalize.fold import fold
from normalize.numerals import parse_numeral
from parse.scopes import Scope
from parse.status_counts import (
    StatusCount,
    counted_by_status,
    longest_first,
    spelled,
    status_counts,
)


class Claim(StrEnum):
    """The kinds of statement that are held against the ledger."""

    ITEMS = "items"
    TASKS = "tasks"
    UNITS = "units"
    STATUS_COUNT = "status_count"
    STATUS_SHARE = "status_share"
    STATUS_UNITS = "status_units"
    UNITS_AHEAD = "units_ahead"
    UNITS_BEHIND = "units_behind"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; ``start`` and ``end`` are in the prose.

    ``names`` are canonical.
    """

    claim: Claim
    status: str | None
    value: Decimal | None
    unit: str | None
    names: tuple[str, ...]
    text: str
    start: int
    end: int
    ledger: int | None = None


_DIGITS: Final = r"\d{1,4}|[一二三四五六七八九十百两]{1,5}"
_N: Final = rf"(?P<n>{_DIGITS})\s*"
_ONE: Final = r"项|条|件|个(?!百分点|月)"
_THINGS: Final = r"(?:任务|事项|工作|项目|实事|指标|建议|提案)"
#: 48大项共计56项工作任务; 14项，分解为16条任务; 10件民生实事，细化为11条任务.
PAIR: Final = re.compile(
    rf"(?P<n>{_DIGITS})\s*(?P<unit>大项|大类|{_ONE})[^。；\d]{{0,14}}?"
    rf"(?:(?<=大项)|(?<=大类)|分解[为成]|细[化分][为成]|拆分[为成]|共计|合计|[共计])"
    rf"\s*(?P<n2>{_DIGITS})\s*(?P<unit2>{_ONE})"
)
TASKS: Final = re.compile(
    rf"{_N}(?P<unit>{_ONE})[^，。；、：\d]{{0,8}}?{_THINGS}"
    rf"|(?:{_THINGS}(?:总数|总共|共计|合计|共有|共)(?:为|有)?"
    rf"|(?:涉及|共有|共计|共)(?:重点|工作)?{_THINGS})(?P<n2>{_DIGITS})\s*(?P<unit2>{_ONE})"
)
#: Before a count of tasks: it is of a part, of another time, or an aim.
PARTIAL: Final = re.compile(
    r"上[月期次季年]|去年|较|比|增加|减少|新增|第[一二三四五六\d]+批|[承负][担办责]的?|牵头的?|等|对|(?<![共计])有$"
    r"|确保|力争|市级|省级|国家级|其中|[快慢后常般极结动成缓灯]的?[”\"]?的?$"
)
UNITS: Final = re.compile(
    rf"(?:涉及|共有|分解到|由|明确|落实到)\s*{_N}(?P<unit>家|个)[^，。；、\d]{{0,10}}?(?:单位|部门)"
    rf"|(?:牵头|责任|承办|主责|主要责任)(?:单位|部门)\s*(?P<n2>{_DIGITS})\s*(?P<unit2>家|个)"
)
AHEAD: Final = re.compile(
    r"质量较高|成效明显|成效显著|成效突出|走在前列|推进有力|表现突出|进展较快|完成较好|效果较好|力度较大|推进较快|予以表扬|提出表扬|通报表扬"
)
BEHIND: Final = re.compile(
    r"进展缓慢|推进缓慢|推进不力|拖后腿|进展较慢|推进较慢|力度不够|重视不够|效果不佳|通报批评|提出批评|进度滞后|进展滞后|工作滞后"
)
#: What is asked of bodies is no finding about them.
AIM: Final = re.compile(r"保持|确保|力争|务必|要(?!求)|应当|争取")
ENDS_HERE: Final = r"(?=$|[的等项任事工，、（）\n]|结论|评价|等次|状态)"
#: What stands between two bodies of one list, a name that is not known included.
LISTED: Final = re.compile(r"(?:（[^（）]*）)?(?:[、和与及]|以及)[^，。；：]{0,16}")
SENTENCE: Final = re.compile(r"[^。；\n]+")


def read_statements(
    prose: str, scopes: Sequence[Scope], *, place: Place | None, bodies: Bodies
) -> tuple[Statement, ...]:
    """Statements in reading order."""
    found: dict[tuple[object, ...], Statement] = {}
    for scope in scopes:
        text = prose[scope.start : scope.end]
        folded = fold(text)
        words = tuple(scope.words)
        parts = counted_by_status(folded, words)
        counts = status_counts(folded, words, _totals(folded, parts))
        for statement in (
            *_counts(folded, text, parts),
            *(statement for count in counts for statement in _of_status(count, text)),
            *_of_bodies(folded, text, words, place, bodies),
        ):
            whole = replace(
                statement,
                ledger=scope.ledger,
                status=scope.term(statement.status),
                start=statement.start + scope.start,
                end=statement.end + scope.start,
            )
            # Two spellings of one status may both be found in one place.
            key = (whole.start, whole.end, whole.claim, whole.status)
            found.setdefault(key, whole)
    return tuple(sorted(found.values(), key=lambda s: (s.start, s.end, s.claim)))


def _totals(folded: str, parts: Set[int]) -> tuple[tuple[int, bool], ...]:
    """Where counts of tasks stand, and whether each is of the whole."""
    pairs = ((match.start(), True) for match in _pairs(folded, parts))
    tasks = (
        (match.start(), match.start("n") not in parts and _is_whole(folded, match))
        for match in TASKS.finditer(folded)
        if match.start("n") not in parts or folded.startswith("中", match.end())
    )
    return tuple(sorted((*pairs, *tasks)))


def _pairs(folded: str, parts: Set[int]) -> Iterator[re.Match[str]]:
    """Items and rows of the whole; two counts by status side by side are none."""
    return (
        match
        for match in PAIR.finditer(folded)
        if parts.isdisjoint((match.start("n"), match.start("n2")))
    )


def _of_status(count: StatusCount, prose: str) -> Iterator[Statement]:
    for claim, at in (
        (Claim.STATUS_COUNT, count.count),
        (Claim.STATUS_SHARE, count.share),
    ):
        if at is not None:
            unit = prose[at.unit_start : at.end]
            tenths = unit == "成"
            yield Statement(
                claim=claim,
                status=count.word,
                value=_value(prose[at.start : at.unit_start], tenths),
                unit="%" if tenths else unit,
                names=(),
                text=prose[at.start : at.end],
                start=at.start,
                end=at.end,
            )


def _value(text: str, tenths: bool) -> Decimal | None:
    """A number as it counts; 两成 are 20 of a hundred."""
    value = parse_numeral(fold(text).strip())
    return value * 10 if value is not None and tenths else value


def _counts(folded: str, prose: str, parts: Set[int]) -> Iterator[Statement]:
    """How many items, tasks and bodies the whole has."""
    pair = next(_pairs(folded, parts), None)
    if pair is not None:
        yield _number(Claim.ITEMS, None, pair, prose)
        yield _number(Claim.TASKS, None, pair, prose, "2")
    else:
        totals = [
            match
            for match in TASKS.finditer(folded)
            if _is_whole(folded, match) and match.start("n") not in parts
        ]
        if len({parse_numeral(_count_in(match)) for match in totals}) == 1:
            number = "" if totals[0]["n"] else "2"
            yield _number(Claim.TASKS, None, totals[0], prose, number)
    units = UNITS.search(folded)
    if units is not None:
        yield _number(Claim.UNITS, None, units, prose, "" if units["n"] else "2")


def _count_in(match: re.Match[str]) -> str:
    return match["n"] or match["n2"]


def _is_whole(folded: str, match: re.Match[str]) -> bool:
    """Whether a count of tasks is not that of one body, batch, status or month."""
    return not PARTIAL.search(_clause_before(folded, match.start()))


def _clause_before(folded: str, at: int) -> str:
    """The words from the last stop up to a place."""
    start = max(folded.rfind(stop, 0, at) for stop in "，。；：、\n")
    return folded[max(start + 1, at - 40) : at]


def _number(
    claim: Claim, status: str | None, match: re.Match[str], prose: str, which: str = ""
) -> Statement:
    number, unit = "n" + which, "unit" + which
    start, end = match.start(number), match.end(unit)
    return Statement(
        claim=claim,
        status=status,
        value=parse_numeral(match[number]),
        unit=match[unit],
        names=(),
        text=prose[start:end],
        start=start,
        end=end,
    )


def _of_bodies(
    folded: str,
    prose: str,
    words: Sequence[str],
    place: Place | None,
    bodies: Bodies,
) -> Iterator[Statement]:
    """Lists of bodies that lag, do well, or have tasks of one status."""
    for sentence in SENTENCE.finditer(folded):
        named = find_bodies(prose[slice(*sentence.span())], place=place, bodies=bodies)
        for run, rest in _runs(sentence[0], named):
            claim, status = _judgement(rest, words)
            if claim is None:
                continue
            start, end = (sentence.start() + at for at in (run[0].at[0], run[-1].at[1]))
            yield Statement(
                claim=claim,
                status=status,
                value=None,
                unit=None,
                names=tuple(dict.fromkeys(body.name for body in run)),
                text=prose[start:end],
                start=start,
                end=end,
            )


def _runs(sentence: str, named: Sequence[Body]) -> Iterator[tuple[list[Body], str]]:
    """Bodies listed one after the other, and what the sentence then says of them."""
    run: list[Body] = []
    for at, body in enumerate(named):
        run.append(body)
        after = named[at + 1].at[0] if at + 1 < len(named) else len(sentence)
        between = sentence[body.at[1] : after]
        if at + 1 < len(named) and LISTED.fullmatch(between):
            continue
        yield run, between
        run = []


def _judgement(rest: str, words: Sequence[str]) -> tuple[Claim | None, str | None]:
    """What a sentence says of the bodies it has just named.

    A status word says so only where it ends what is said: 工作积极主动 is praise.
    """
    if AIM.search(rest):
        return None, None
    for word in longest_first(words):
        said = re.search(rf"{spelled(word, words)}[”\"]?{ENDS_HERE}", rest)
        if said and len(word) > 1:
            return Claim.STATUS_UNITS, word
    if AHEAD.search(rest):
        return Claim.UNITS_AHEAD, None
    if BEHIND.search(rest):
        return Claim.UNITS_BEHIND, None
    return None, None
