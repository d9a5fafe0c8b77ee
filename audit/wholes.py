"""What a figure may be a part of, nearest claim first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audit.amount import Agreement, Amount, agreement
from audit.passage import Passage, squeezed
from audit.quotient import share
from audit.transitions import transitions
from measure import Kind

#: Figures that are no quantity one could have a part of.
NO_QUANTITY: Final = frozenset(
    {Kind.RATIO, Kind.GROWTH, Kind.RANK, Kind.CONCENTRATION, Kind.DURATION}
)
#: 较年初净增5家, 同比多3件: an amount of change, not of what there is.
_CHANGE: Final = re.compile("[较比][^，。；]*$|同比|环比|净增")
_GOAL: Final = re.compile(
    "目标|任务|(?:年度|全年|今年)计划|计划[^，。；]{0,8}$|应[^，。；]{0,4}$"
)
_SENTENCE: Final = re.compile("[。！？]")


def wholes(passage: Passage, part: Amount) -> tuple[Amount, ...]:
    """What ``part`` may be a part of, in the order in which a reader would think of it.

    Figures of its unit in its paragraph: the total that measuring found, then from
    the nearest on, those that are no parts themselves before those that are.
    """
    chain = list(_totals(passage, part))
    earlier = list(_earlier(passage, part))
    sentence = passage.sentence(part.one.start)
    inside = [a for a in earlier if a.one.start >= sentence]
    inside.sort(key=lambda a: _is_beside(passage, a, part))
    before = [a for a in earlier if a.one.start < sentence]
    ordered = (
        *chain[:1],
        *(a for a in inside if a.one.part_of is None),
        *inside,
        *chain[1:],
        *(a for a in before if a.one.part_of is None),
        *before,
    )
    return tuple(dict.fromkeys(ordered))


def whole_of(
    passage: Passage, part: Amount, found: Sequence[Amount], *, to_goal: bool = False
) -> Amount | None:
    """The figure of ``found`` that ``part`` must be of, if the words leave no doubt.

    ``to_goal``: the part is of a goal, so that one told before it goes first, and
    a sentence before it that has none says nothing.
    """
    if to_goal:
        goals = [a for a in found if _GOAL.search(squeezed(passage.before(a)))]
        if goals:
            return goals[0]
    segment = passage.segment(part.one.start)
    if found and (
        found[0].one.start == part.one.part_of or found[0].one.start >= segment
    ):
        return found[0]
    clause = re.split("[，；。]", squeezed(passage.text[: part.one.start]))[-1]
    begins = segment == passage.sentence(part.one.start)
    if to_goal or not (begins or clause.startswith(("已", "目前已"))):
        return None
    return _only_one_before(passage, part, found)


def _only_one_before(
    passage: Passage, part: Amount, found: Sequence[Amount]
) -> Amount | None:
    """受理437件，包括…。已办结428件: the one figure of what stands before this one."""
    sentence = passage.segment(part.one.start)
    before = passage.segment(max(0, sentence - 1))
    if sentence == passage.sentence(part.one.start):
        before = passage.sentence(before)
    near = [a for a in found if before <= a.one.start < sentence]
    named = [a for a in near if _is_named_again(passage, a, part)]
    if len(named) == 1:
        return named[0]
    totals = [a for a in near if a.one.part_of is None]
    return totals[0] if len(totals) == 1 else None


def _is_named_again(passage: Passage, amount: Amount, part: Amount) -> bool:
    """（专项债6.8亿元…）。专项债已支出4.42亿元: the sentence begins with its name."""
    name = squeezed(passage.before(amount)).strip("，（、：其中")[-4:]
    begin = passage.sentence(part.one.start)
    return len(name) > 1 and name in squeezed(passage.text[begin : part.one.start])


def best(stated: Amount, part: Amount, found: Sequence[Amount]) -> Amount | None:
    """The first whole that ``part`` is the stated share of; one cut off goes last."""
    told = [a for a in found if a.value]
    ways = [agreement(stated, share(stated, part, a)) for a in told]
    for a, how in zip(told, ways, strict=True):
        if how.holds:
            return a
    for a, how in zip(told, ways, strict=True):
        if how is Agreement.CUT:
            return a
    return None


def _totals(passage: Passage, part: Amount) -> Iterator[Amount]:
    """The total that a part belongs to, the total of that, and so on."""
    by_start = {a.one.start: a for a in passage.amounts}
    total = by_start.get(part.one.part_of or -1)
    while total is not None and total.unit == part.unit:
        yield total
        total = by_start.get(total.one.part_of or -1)


def _is_beside(passage: Passage, amount: Amount, part: Amount) -> bool:
    """到货32套、安装28套: parts of one list, of which the first is no whole at first."""
    between = passage.between(amount, part)
    return "、" in between and not any(stop in between for stop in "，。；：（）")


def _earlier(passage: Passage, part: Amount) -> Iterator[Amount]:
    """Figures of the unit before the part, back to the start of the paragraph."""
    results = {t.after.one.start for t in transitions(passage)}
    line = passage.text.rfind("\n", 0, part.one.start) + 1
    for amount in reversed(passage.amounts):
        if not line <= amount.one.start < part.one.start:
            continue
        if amount.unit != part.unit or amount.one.kind in NO_QUANTITY:
            continue
        if amount.one.start in results or is_change(passage, amount):
            continue
        yield amount


def is_change(passage: Passage, amount: Amount) -> bool:
    """Whether a figure is by how much something changed, not how much there is."""
    return _CHANGE.search(squeezed(passage.before(amount))) is not None
