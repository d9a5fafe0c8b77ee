"""Totals and the parts that the text says they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval, agreement, is_same
from audit.check import Check, Outcome
from audit.complements import are_complements
from audit.passage import Passage, squeezed
from audit.settle import in_unit, number, settle
from measure import Kind

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
#: The words between the last part and the sum: nothing that begins a new account.
_SUM: Final = re.compile(
    "[^，。；：0-9年月日]{0,8}[，、）]*(?:合计|共计|总计|一共|(?<!公)共)(?:为|有|达|约)?"
)
#: One list: nouns and 、 between its figures.
_LISTED: Final = re.compile("[^，。；：\n]*、[^，。；：\n]*")
#: 12家，其中规上: nothing but the total's own name before 其中, no new account behind it.
_WITHIN: Final = re.compile(
    "[^，。；：（）]{0,12}[，（]其中(?![^，。；]*(?:累计|总|共|达))[^，。；：、]{0,12}"
)
#: 较年初净增5家，其中投产9家: the parts are of all, not of what was added.
_CHANGE: Final = re.compile("[较比]|同比|环比|新增|净增|[增减]|多$")
_NO_SUMS: Final = frozenset({Kind.RATIO, Kind.GROWTH, Kind.RANK, Kind.CONCENTRATION})


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total and parts of it; ``complete`` where the text says these are all."""

    total: Amount
    parts: tuple[Amount, ...]
    complete: bool


def check_sums(passage: Passage) -> Iterator[Check]:
    """Every breakdown of a passage: parts that are all must add up, some must fit in."""
    for group in (*breakdowns(passage), *sum_ups(passage)):
        held = _held(passage, group)
        if held is not None:
            yield _settled(passage, held)
        elif group.complete:
            yield _settled(passage, group)
    yield from _too_large(passage)


def _held(passage: Passage, group: Breakdown) -> Breakdown | None:
    """The breakdown, or the same parts under another total of the sentence, if it adds up.

    118个项目已开工104个…。按层级分，省级4个，市级19个，县级95个: which of the two is
    divided, the numbers tell.
    """
    begin = passage.sentence(group.total.one.start)
    rivals = [
        amount
        for amount in passage.amounts
        if begin <= amount.one.start < group.parts[0].one.start
        and amount.unit == group.total.unit
        and amount.one.part_of is None
        and amount not in group.parts
    ]
    for total in (group.total, *rivals):
        of_rival = [a for a in passage.amounts if a.one.part_of == total.one.start]
        first, last = group.parts[0].one.start, group.parts[-1].one.start
        near = [
            a
            for a in passage.amounts
            if a in group.parts
            or (
                a.one.part_of is not None
                and a.unit == group.total.unit
                and passage.segment(a.one.start) == passage.segment(first)
                and begin < a.one.start <= last
            )
        ]
        for parts in (group.parts, tuple(near), (*of_rival, *group.parts)):
            tried = Breakdown(total, tuple(dict.fromkeys(parts)), group.complete)
            if _adds_up(tried):
                return tried
    return None


def _adds_up(group: Breakdown) -> bool:
    """Whether the parts are the total, approximators and rounding allowed for.

    Where it is not said that they are all, only what is exact is no coincidence.
    """
    computed = _added(group.parts)
    if not group.complete:
        return computed.is_exact and is_same(computed.low, group.total.value)
    return agreement(group.total, _as_coarse(group.total, group.parts, computed)).holds


def _settled(passage: Passage, group: Breakdown) -> Check:
    total, parts = group.total, group.parts
    listed = "、".join(part.text for part in parts)
    return settle(
        "sum",
        passage,
        total,
        _as_coarse(total, parts, _added(parts)),
        claim=f"“{total.text}”分项为{listed}",
        sum_of="+".join(number(in_unit(total, part.value)) for part in parts),
        others=parts,
    )


def _too_large(passage: Passage) -> Iterator[Check]:
    """45家企业，其中规上54家: a part, told with its total, that is more than it."""
    for total, part in zip(passage.amounts, passage.amounts[1:], strict=False):
        if part.unit != total.unit or part.one.kind != total.one.kind:
            continue
        if total.range.high is None or part.range.low <= total.range.high:
            continue
        if total.one.direction or total.one.compare or part.one.direction:
            continue
        if _CHANGE.search(passage.before(total, 12)):
            continue
        if total.one.kind in _NO_SUMS or not _WITHIN.fullmatch(
            squeezed(passage.between(total, part))
        ):
            continue
        yield Check(
            check="part_within",
            outcome=Outcome.FAILS,
            message=f"{passage.where}“{total.text}”其中的“{part.text}”大于总数，请核对原文。",
            task_id=passage.task_id,
            stated=part.one.value,
            computed=in_unit(part, total.value),
            expression=f"{number(in_unit(part, part.value))} <= {number(in_unit(part, total.value))}",
            places=(part.place, total.place),
        )


def _added(parts: Sequence[Amount]) -> Interval:
    added = Interval(Decimal(0), Decimal(0))
    for part in parts:
        added += part.range
    return added


def _as_coarse(total: Amount, parts: Sequence[Amount], computed: Interval) -> Interval:
    """The sum with the slack of parts that are written less finely than the total."""
    slack = sum(
        (part.step / 2 for part in parts if part.step > total.step and part.step > 1),
        Decimal(0),
    )
    if not slack or not computed.is_exact or is_same(computed.low, total.value):
        return computed
    return Interval(computed.low - slack, computed.low + slack)


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
    by_segment: dict[int, list[Amount]] = {}
    for part in listed:
        by_segment.setdefault(passage.segment(part.one.start), []).append(part)
    split = [group for group in by_segment.values() if len(group) > 1]
    groups = [listed]
    if len(by_segment) > 1 and split and not total.range.meets(_added(listed)):
        whole = [g for g in split if total.range.meets(_added(g))]
        if whole or any(_are_opposites(passage, group) for group in split):
            groups = split
    for group in groups:
        if len(group) > 1:
            yield Breakdown(total, tuple(group), _is_complete(passage, total, group))


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
    if _REST.search(passage.before(parts[-1], 12)):
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
