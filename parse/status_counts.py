"""How many tasks the prose gives to each status, and what share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit: 22件 from ``start`` to ``end``."""

    start: int
    unit_start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatusCount:
    """What is said of one status word."""

    word: str
    count: Quantity
    share: Quantity | None


DIGITS: Final = r"(?:\d{1,4}|[一二三四五六七八九十百两]{1,5})"
ONE: Final = r"(?:项|条|件|个(?!百分点|月))"
THINGS: Final = (
    r"(?:重点|工作|目标|年度|民生)?(?:任务|事项|工作|项目|实事|指标|建议|提案)"
)
_COUNT: Final = rf"(?P<n>{DIGITS})\s*(?P<unit>{ONE})"
#: 积极推进事项22件; 亮黄灯的有5项; “黄灯”（慢于序时进度10个百分点以内）的7项.
_AFTER: Final = rf"(?:推进|进展)?(?:（[^（）]{{0,60}}）)?的?{THINGS}?的?(?:分别|共计|共有|共|有|为|达|计)?\s*{_COUNT}"
#: 10项已完成; 2项工作滞后; 3项被亮红灯.
_BEFORE: Final = rf"{_COUNT}(?:的?{THINGS})?(?:均已|均|都|已经|已被|已|被|处于|属于|评为|进展|推进|进度|亮)?"
SHARE: Final = re.compile(
    r"[，、（]?\s*(?:约|均)?占(?:比|总数|全部|任务总数|总任务)?(?:的|为|达)?\s*(?P<n>\d+(?:\.\d+)?)\s*(?P<unit>%)"
)
#: Before a count: it is not of how the whole stands now.
PARTIAL: Final = re.compile(
    r"上[月期次季年]|去年|较|比上|增加|减少|新增|同比|计划|预计|力争|确保"
    r"|(?:局|委|办|院|镇|乡|街道|中心|公司|集团|单位|部门)(?:有|的)?$"
)
_ENUMERATED: Final = re.compile(rf"{DIGITS}\s*{ONE}")


def longest_first(words: Sequence[str]) -> list[str]:
    """Words so that none is taken for a part of another."""
    return sorted(set(words), key=lambda word: (-len(word), word))


def spelled(word: str, words: Sequence[str]) -> str:
    """A status word as prose may put it: 慢于序时 for 慢序时, 全部办结 for 已办结.

    It does not match at the end of a longer word of the scheme (未完成, 完成).
    """
    loose = "[于了]?".join(map(re.escape, word))
    if word.startswith("已") and len(word) > 2:
        loose = f"(?:{loose}|(?:全部|均已|都已){re.escape(word[1:])})"
    longer = {
        other[: -len(word)][-1]
        for other in words
        if other != word and other.endswith(word)
    }
    return f"(?<![{''.join(sorted(longer))}]){loose}" if longer else loose


def status_counts(
    folded: str, words: Sequence[str], totals: Sequence[tuple[int, bool]]
) -> Iterator[StatusCount]:
    """The first count of each word that is of the whole, in order of the words.

    ``totals`` are places of counts of all tasks; after one that is only of a part
    (区交通局承担的5项任务中), the counts of its sentence are of that part.
    """
    listed = {count.word: count for count in _listed(folded, words)}
    for word in longest_first(words):
        if word in listed:
            yield listed[word]
            continue
        matches = _matches(folded, word, words)
        whole = [match for match in matches if _is_whole(folded, match, totals)]
        # Two different counts of one status speak of two things.
        if len({match["n"] for match in whole}) == 1:
            yield _status_count(folded, word, whole[0])


def _matches(folded: str, word: str, words: Sequence[str]) -> list[re.Match[str]]:
    said = f'[“"]?{spelled(word, words)}[”"]?'
    return [
        *re.finditer(f"{said}{_AFTER}", folded),
        *re.finditer(f"{_BEFORE}{said}", folded),
    ]


def counted_by_status(folded: str, words: Sequence[str]) -> frozenset[int]:
    """Where numbers stand that count tasks of one status, so not all of them."""
    return frozenset(
        match.start("n")
        for word in longest_first(words)
        for match in _matches(folded, word, words)
    )


def _status_count(folded: str, word: str, match: re.Match[str]) -> StatusCount:
    share = SHARE.match(folded, match.end())
    return StatusCount(word, _quantity(match), _quantity(share) if share else None)


def _quantity(match: re.Match[str]) -> Quantity:
    return Quantity(match.start("n"), match.start("unit"), match.end("unit"))


def _is_whole(
    folded: str, match: re.Match[str], totals: Sequence[tuple[int, bool]]
) -> bool:
    start = max(folded.rfind(stop, 0, match.start()) for stop in "。；\n") + 1
    clause = max(folded.rfind(stop, 0, match.start()) for stop in "，。；：\n") + 1
    if PARTIAL.search(folded, clause, match.start()):
        return False
    before = [whole for at, whole in totals if start <= at < match.start()]
    return not before or before[-1]


def _listed(folded: str, words: Sequence[str]) -> Iterator[StatusCount]:
    """绿灯、黄灯、红灯事项分别为30项、5项、3项."""
    one = "|".join(f'[“"]?{spelled(word, words)}[”"]?' for word in longest_first(words))
    if not one:
        return
    pattern = re.compile(
        rf"(?P<words>(?:{one})(?:[、和及](?:{one})){{1,9}})(?:的)?{THINGS}?(?:的)?"
        rf"(?:分别|依次)(?:有|为|是)?(?P<counts>\s*{DIGITS}\s*{ONE}(?:[、和及，]\s*{DIGITS}\s*{ONE}){{1,9}})"
    )
    for match in pattern.finditer(folded):
        named = [
            next(w for w in longest_first(words) if re.search(spelled(w, words), part))
            for part in re.split("[、和及]", match["words"])
        ]
        counts = [
            re.compile(_COUNT).match(folded, number.start())
            for number in _ENUMERATED.finditer(folded, *match.span("counts"))
        ]
        if len(named) == len(counts):
            for word, count in zip(named, counts, strict=True):
                if count is not None:
                    yield _status_count(folded, word, count)
