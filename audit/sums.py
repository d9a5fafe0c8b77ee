"""Totals held against the parts that the text says they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval, agreement, is_same
from audit.breakdowns import NO_SUMS, Breakdown, added, breakdowns, made_up, sum_ups
from audit.check import Check, Outcome
from audit.passage import Passage, squeezed
from audit.settle import in_unit, in_value, number, settle

#: 12家，其中规上: nothing but the total's own name before 其中, no new account behind it.
_WITHIN: Final = re.compile(
    "[^，。；：（）]{0,12}[，（]其中(?![^，。；]*(?:累计|总|共|达))[^，。；：、]{0,12}"
)
#: 较年初净增5家，其中投产9家: the parts are of all, not of what was added.
_CHANGE: Final = re.compile("[较比超距差]|同比|环比|新增|净增|[增减高低]|多$")
#: What the classes of one division are called.
_CLASS: Final = re.compile("[类级型期批档]$")


def check_sums(passage: Passage) -> Iterator[Check]:
    """Parts that are said to be all must add up; a part told alone must fit in.

    Of a list of some parts nothing is claimed, even where they happen to add up.
    """
    for group in (*breakdowns(passage), *sum_ups(passage), *made_up(passage)):
        held = _held(passage, group) if group.complete else None
        if held is not None:
            yield _settled(passage, held)
        elif (group.complete and group.sure) or (
            _are_classes(passage, group) and _is_more(group)
        ):
            yield _settled(passage, group)
    yield from _too_large(passage)


def _are_classes(passage: Passage, group: Breakdown) -> bool:
    """产业类7个、民生类5个: classes of one division, of which nothing is in two."""
    names = [_CLASS.search(squeezed(passage.before(part))) for part in group.parts]
    return len({name[0] if name else None for name in names} - {None}) == 1 and all(
        names
    )


def _is_more(group: Breakdown) -> bool:
    high = group.total.range.high
    return high is not None and added(group.parts).low > high


def _held(passage: Passage, group: Breakdown) -> Breakdown | None:
    """The breakdown, or the same parts under another total before them, if it adds up.

    118个项目已开工104个…。按层级分，省级4个，市级19个，县级95个: which of the two is
    divided, the numbers tell.
    """
    for total in (group.total, *_rivals(passage, group)):
        tried = replace(group, total=total)
        if _adds_up(tried):
            return tried
    return None


def _rivals(passage: Passage, group: Breakdown) -> list[Amount]:
    """Other figures that may be what is divided: of the paragraph, or of the sentence."""
    text, start = passage.text, group.total.one.start
    begin = (
        text.rfind("\n", 0, start) if not group.sure else passage.sentence(start) - 1
    )
    return [
        amount
        for amount in passage.amounts
        if begin < amount.one.start < group.parts[0].one.start
        and amount.unit == group.total.unit
        and amount.one.part_of is None
        and amount not in group.parts
    ]


def _adds_up(group: Breakdown) -> bool:
    """Whether the parts are the total, approximators and rounding allowed for."""
    computed = _as_coarse(group.total, group.parts, added(group.parts))
    return agreement(group.total, computed).holds


def _settled(passage: Passage, group: Breakdown) -> Check:
    total, parts = group.total, group.parts
    listed = "、".join(part.text for part in parts)
    return settle(
        "sum",
        passage,
        total,
        _as_coarse(total, parts, added(parts)),
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
        if total.one.kind in NO_SUMS or not _WITHIN.fullmatch(
            squeezed(passage.between(total, part))
        ):
            continue
        yield Check(
            check="part_within",
            outcome=Outcome.FAILS,
            message=f"{passage.where}“{total.text}”其中的“{part.text}”大于总数，请核对原文。",
            task_id=passage.task_id,
            stated=part.one.value,
            computed=in_value(part, total.value),
            expression=f"{number(in_unit(part, part.value))} <= {number(in_unit(part, total.value))}",
            places=(part.place, total.place),
        )


def _as_coarse(total: Amount, parts: Sequence[Amount], computed: Interval) -> Interval:
    """The sum with the slack of parts that are rounded more than the total.

    Only what is written with decimals is rounded: 2亿元 beside 10.63亿元 is 2.
    """
    slack = sum(
        (
            part.step / 2
            for part in parts
            if part.step > total.step and part.step < part.scale
        ),
        Decimal(0),
    )
    if not slack or not computed.is_exact or is_same(computed.low, total.value):
        return computed
    return Interval(computed.low - slack, computed.low + slack)
