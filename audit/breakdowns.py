"""Totals with the parts that a text says they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval
from audit.complements import are_complements
from audit.passage import Passage, squeezed

#: Words that announce all of the parts, not some of them.
_ALL: Final = re.compile(
    "包括|包含|分别为|分别是|分为|分成|组成|构成|分[一-龥]{1,4}看|按[一-龥]{1,6}(?:划?分|看)"
)
#: A list whose points are marked is told to its end: （1） ① 1、 一、 一是.
_MARKED: Final = re.compile(
    r"(?:（[0-9一二三四五六七八九十]{1,2}）|[①-⑳]|[0-9]{1,2}[、.](?![0-9])|[一二三四五六七八九十]{1,2}、|[一二三四五六]是)"
)
_AND_SO_ON: Final = re.compile("[^，。；、（）0-9]{0,12}等(?![级候待于])")
_REST: Final = re.compile("(?:其余|其他|其它|剩余|余下|另外|另有|另)[^，。；]{0,8}$")
#: 由中央资金7360万元、省级资金2944万元两块构成.
_MADE_OF: Final = re.compile(
    "由(?P<parts>[^。；\n]{6,160}?)(?:[等共]?[两二三四五六七八九十0-9]+)?(?:大?块|个?部分|项|类|个?方面|笔)?(?:构成|组成)"
)
#: 亩均2700元 is no total.
_EACH: Final = re.compile("[亩户人件次日月年单笔]均[^，。；0-9]{0,4}$")
#: The words between the last part and the sum: nothing that begins a new account.
_SUM: Final = re.compile(
    "[^，。；：0-9年月日]{0,8}[，、）]*(?:合计|共计|总计|一共|(?<!公)共)(?:为|有|达|约)?"
)
#: One list: nouns and 、 between its figures.
_LISTED: Final = re.compile("[^，。；：\n]*、[^，。；：\n]*")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and parts of it.

    ``complete``: the text says that these are all. ``sure``: it leaves no doubt which
    figure is divided.
    """

    total: Amount
    parts: tuple[Amount, ...]
    complete: bool
    sure: bool = True


def added(parts: Sequence[Amount]) -> Interval:
    """The sum of amounts as a range."""
    total = Interval(Decimal(0), Decimal(0))
    for part in parts:
        total += part.range
    return total


def breakdowns(passage: Passage) -> Iterator[Breakdown]:
    """Totals with the figures that measuring found to be parts of them."""
    by_start = {amount.one.start: amount for amount in passage.amounts}
    parts: dict[int, list[Amount]] = {}
    for amount in passage.amounts:
        if amount.one.part_of in by_start:
            parts.setdefault(amount.one.part_of or 0, []).append(amount)
    for start, found in parts.items():
        total = by_start[start]
        behind = [part for part in found if part.one.start > start]
        if behind:
            yield from _groups(passage, total, behind)


def _groups(
    passage: Passage, total: Amount, parts: Sequence[Amount]
) -> Iterator[Breakdown]:
    """The parts as one list or, where each of them is whole, a list a semicolon.

    其中已签61户，未签19户；已拆10户，剩余70户: two accounts of the same 80户.
    """
    listed = [
        part
        for part in _with_strays(passage, total, parts)
        if not _is_left(passage, part)
    ]
    for group in _accounts(passage, total, listed):
        if len(group) < 2:
            continue
        alike = all(part.one.modality is total.one.modality for part in group)
        complete = alike and _is_complete(passage, total, group)
        yield Breakdown(
            total, tuple(group), complete, sure=_is_sure(passage, total, group)
        )


def _accounts(
    passage: Passage, total: Amount, parts: Sequence[Amount]
) -> list[Sequence[Amount]]:
    """Which of the parts make one account of the total."""
    by_segment: dict[int, list[Amount]] = {}
    for part in parts:
        by_segment.setdefault(passage.segment(part.one.start), []).append(part)
    if len(by_segment) < 2 or total.range.meets(added(parts)):
        return [parts]
    groups = [group for group in by_segment.values() if len(group) > 1]
    whole = [
        group
        for group in groups
        if total.range.meets(added(group)) or _are_opposites(passage, group)
    ]
    if whole:
        return list(whole)
    # A list whose points are divided by semicolons has one figure in each of them.
    return [parts] if not groups else list(groups[:1])


def _is_sure(passage: Passage, total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether no other figure before the list can be its total.

    Where the list opens a sentence of its own (按层级分，…), any figure of the
    paragraph may be.
    """
    begin = passage.sentence(parts[0].one.start)
    if begin <= total.one.start:
        return True
    paragraph = passage.text.rfind("\n", 0, begin)
    marked = _MARKED.search(passage.before(parts[0], 40)) is not None
    return marked or not any(
        amount.value != total.value
        and amount.unit == total.unit
        and amount.one.part_of is None
        and paragraph < amount.one.start < begin
        for amount in passage.amounts
    )


def _with_strays(
    passage: Passage, total: Amount, parts: Sequence[Amount]
) -> list[Amount]:
    """The parts and what stands between them in the same unit.

    A slip can make a part larger than its total, so that it is none to the reader.
    """
    first, last = parts[0].one.start, parts[-1].one.end
    return [
        amount
        for amount in passage.amounts
        if amount in parts
        or (
            first < amount.one.start < last
            and amount.one.part_of is None
            and amount.unit == total.unit
            and amount.one.kind == total.one.kind
            and amount.one.metric == parts[0].one.metric
        )
    ]


def _is_left(passage: Passage, part: Amount) -> bool:
    return re.search("剩余|余下|还剩|尚余", passage.before(part, 6)) is not None


def _is_complete(passage: Passage, total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the words say that the parts are all that the total is made of."""
    if _AND_SO_ON.match(passage.text, parts[-1].one.end):
        return False
    lead = squeezed(passage.text[total.one.end : parts[0].one.start])
    if _ALL.search(lead):
        return True
    if "（" in lead and "其中" not in lead and "）" not in lead.partition("（")[2]:
        return True
    if _MARKED.search(lead) and all(
        _MARKED.search(passage.before(part, 40)) for part in parts
    ):
        return True
    last = [passage.segment(part.one.start) for part in parts[-2:]]
    if _REST.search(passage.before(parts[-1], 12)) and last[0] == last[1]:
        return True
    return _are_opposites(passage, parts)


def _are_opposites(passage: Passage, parts: Sequence[Amount]) -> bool:
    """集中供养36户，分散供养132户: between them there is no third."""
    if len(parts) != 2:
        return False
    return are_complements(*(squeezed(passage.before(part)) for part in parts))


def sum_ups(passage: Passage) -> Iterator[Breakdown]:
    """C级132户、D级47户，共179户: figures that the words before a total add up."""
    amounts = passage.amounts
    for at, total in enumerate(amounts):
        if not at or total.unit is None:
            continue
        if not _SUM.fullmatch(squeezed(passage.between(amounts[at - 1], total))):
            continue
        parts = list(_joined(passage, amounts[:at], total))
        if len(parts) > 1:
            yield Breakdown(total, tuple(reversed(parts)), complete=True)


def _joined(
    passage: Passage, earlier: Sequence[Amount], total: Amount
) -> Iterator[Amount]:
    """The figures of one list that ends before the total, the last first."""
    after: Amount | None = None
    for part in reversed(earlier):
        if part.unit != total.unit or part.one.kind != total.one.kind:
            return
        if after is not None and not _LISTED.fullmatch(passage.between(part, after)):
            return
        yield part
        after = part


def made_up(passage: Passage) -> Iterator[Breakdown]:
    """概算1.2亿元，由中央资金7000万元、县级资金5000万元两块构成."""
    for said in _MADE_OF.finditer(passage.text):
        begin = passage.sentence(said.start())
        parts = [
            amount
            for amount in passage.amounts
            if said.start("parts") <= amount.one.start < said.end("parts")
        ]
        totals = [
            amount
            for amount in passage.amounts
            if begin <= amount.one.start < said.start()
            and parts
            and amount.unit == parts[0].unit
            and not _EACH.search(passage.before(amount))
        ]
        parts = [part for part in parts if part.unit == parts[0].unit]
        if totals and len(parts) > 1:
            yield Breakdown(totals[-1], tuple(parts), complete=True)
