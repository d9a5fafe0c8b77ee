"""How many tasks the prose gives to each status, and what share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    """What is said of one status word, or of several together (达到序时、超序时)."""

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
_AFTER: Final = rf"(?:推进|进展|进度|状态)?(?:（[^（）]{{0,60}}）)?的?{THINGS}?的?(?:分别|共计|共有|共|有|为|达|计)?\s*{_COUNT}"
#: 10项已完成; 2项工作滞后; 3项被亮红灯.
_BEFORE: Final = rf"{_COUNT}(?:的?{THINGS})?(?:均已|均|都|已经|已被|已|被|处于|属于|评为|进展|推进|进度|亮)?"
SHARE: Final = re.compile(
    r"[，、（]?\s*(?:约|均)?占(?:比|总数|全部|任务总数|总任务)?(?:的|为|达)?\s*(?P<n>\d+(?:\.\d+)?(?=\s*%)|[1-9一二两三四五六七八九](?=成))\s*(?P<unit>%|成(?!员))"
)
#: What makes another word of a status word: 基本达到序时 is not 达到序时.
_NOT_BEFORE: Final = "".join(
    f"(?<!{word})"
    for word in (
        *(
            "未",
            "不",
            "没有",
            "未能",
            "基本",
            "严重",
            "明显",
            "部分",
            "略",
            "略有",
            "稍",
        ),
        *("稍有", "接近", "提前", "超额", "按期", "如期", "按时", "逾期", "并非"),
    )
)
#: Before a word: another that shares its count (优和良共12项).
_SHARES_COUNT: Final = re.compile(
    r"[^，。；、：）\d%项条件个][”\"]?(?:[和与及或]|以及)[“\"]?$"
)
_TOGETHER: Final = (
    r"(?:[两二三四]类)?(?:任务|事项|项目|工作)?(?:总共|共计|合计|一共|共有|共|总计|计)?"
)
#: Before a count: it is not of how the whole stands now.
PARTIAL: Final = re.compile(
    r"上[月期次季年]|去年|较|比上|增加|减少|新增|同比|计划|预计|力争|确保"
    r"|没有$|无$|未有$|每$|不少于$|至少$|(?:局|委|办|院|镇|乡|街道|中心|公司|集团|单位|部门)(?:有|的)?$"
)
_ENUMERATED: Final = re.compile(rf"{DIGITS}\s*{ONE}")


def longest_first(words: Sequence[str]) -> list[str]:
    """Words so that none is taken for a part of another."""
    return sorted(set(words), key=lambda word: (-len(word), word))


def spelled(word: str, words: Sequence[str]) -> str:
    """A status word as prose may put it: 慢于序时 for 慢序时, 全部办结 for 已办结.

    It does not match at the end of a longer word of the scheme (未完成, 完成), nor
    behind what would make it another word (基本达到序时).
    """
    loose = "[于了]?".join(map(re.escape, word)).replace("达[于了]?到", "达到?")
    if word.startswith("已") and len(word) > 2:
        loose = f"(?:{loose}|(?:全部|均已|都已){re.escape(word[1:])})"
    longer = {
        other[: -len(word)][-1]
        for other in words
        if other != word and other.endswith(word)
    }
    guard = f"(?<![{''.join(sorted(longer))}])" if longer else ""
    return f"{guard}{_NOT_BEFORE}{loose}"


def status_counts(
    folded: str, words: Sequence[str], totals: Sequence[tuple[int, bool]]
) -> Iterator[StatusCount]:
    """The count of each word that is of the whole, in order of the words.

    ``totals`` are places of counts of all tasks; after one that is only of a part
    (区交通局承担的5项任务中), the counts of its sentence are of that part.
    """
    together = [
        (count, match)
        for count, match in _together(folded, words)
        if _is_whole(folded, match, totals)
    ]
    yield from (count for count, _ in together)
    shared = {match.start("n") for _, match in together}
    listed = {count.word: count for count in _listed(folded, words)}
    found = {
        word: [
            match
            for match in _matches(folded, word, words)
            if match.start("n") not in shared and _is_whole(folded, match, totals)
        ]
        for word in longest_first(words)
        if word not in listed
    }
    for word in longest_first(words):
        if word in listed:
            yield listed[word]
        elif match := _of_the_whole(folded, word, found):
            yield _status_count(folded, word, match)


def _of_the_whole(
    folded: str, word: str, found: Mapping[str, list[re.Match[str]]]
) -> re.Match[str] | None:
    """The match that counts all tasks of a word: two numbers speak of two things.

    Of several, the one is meant that stands where the other words are counted too.
    """
    matches = found[word]
    if len({match["n"] for match in matches}) < 2:
        return matches[0] if matches else None

    def company(match: re.Match[str]) -> int:
        sentence = _sentence(folded, match)
        return sum(
            any(_sentence(folded, other) == sentence for other in others)
            for others in found.values()
        )

    most = max(map(company, matches))
    meant = [match for match in matches if company(match) == most]
    alone = most < 2 or len({match["n"] for match in meant}) > 1
    return None if alone else meant[0]


def _sentence(folded: str, match: re.Match[str]) -> int:
    """Where the sentence of a match begins."""
    return max(folded.rfind(stop, 0, match.start()) for stop in "。\n") + 1


def _matches(folded: str, word: str, words: Sequence[str]) -> list[re.Match[str]]:
    said = f'[“"]?{spelled(word, words)}[”"]?'
    return [
        *(
            match
            for match in re.finditer(f"{said}{_AFTER}", folded)
            if not _SHARES_COUNT.search(
                folded, max(0, match.start() - 6), match.start()
            )
        ),
        *re.finditer(f"{_BEFORE}{said}", folded),
    ]


def _together(
    folded: str, words: Sequence[str]
) -> Iterator[tuple[StatusCount, re.Match[str]]]:
    """超序时与达到序时两类合计14件; 达到和基本达到序时9项."""
    forms = _forms(words)
    if not forms:
        return
    one = "|".join(forms)
    pattern = re.compile(
        rf"(?P<words>[“\"]?(?:{one})[”\"]?(?:(?:[、和与及或]|以及)[“\"]?(?:{one})[”\"]?){{1,5}})"
        rf"的?{_TOGETHER}的?{_COUNT}(?!\s*[、和及]\s*{DIGITS}\s*{ONE})"
    )
    for match in pattern.finditer(folded):
        parts = re.split("[、和与及或]|以及", match["words"])
        named = [
            next((w for form, w in forms.items() if re.fullmatch(form, part)), None)
            for part in (part.strip('“”"') for part in parts)
        ]
        if None not in named and len(set(named)) == len(named) > 1:
            joined = "、".join(word for word in named if word)
            yield _status_count(folded, joined, match), match


def _forms(words: Sequence[str]) -> dict[str, str]:
    """Patterns of each word, whole or without the end that the next word repeats."""
    forms = {spelled(word, words): word for word in longest_first(words)}
    for word in longest_first(words):
        for at in range(len(word) - 2, 1, -1):
            end, rest = word[at:], word[:at]
            repeated = any(o != word and o.endswith(end) for o in words)
            if repeated and rest not in words:
                forms.setdefault(re.escape(rest), word)
    return forms


def counted_by_status(folded: str, words: Sequence[str]) -> frozenset[int]:
    """Where numbers stand that count tasks of one status, so not all of them."""
    single = (
        match
        for word in longest_first(words)
        for match in _matches(folded, word, words)
    )
    together = (match for _, match in _together(folded, words))
    return frozenset(match.start("n") for match in (*single, *together))


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
