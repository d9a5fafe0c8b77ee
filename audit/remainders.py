"""What is left of a whole once a part of it is done: 80户，已拆除10户，剩余70户."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval, agreement, is_same
from audit.check import Check
from audit.passage import Passage, squeezed
from audit.settle import in_unit, number, settle
from audit.wholes import NO_QUANTITY, whole_of, wholes

_LEFT: Final = re.compile(
    "(?:其余|剩余|剩下|余下|还剩|尚余|仅剩|尚有|还有|另外|另)(?:的|下|仍有|还有)?(?:[^，。；：0-9]{0,4})$"
)
_NOT_YET: Final = re.compile("未(?P<deed>[一-龥]{2,8}?)的?$")
#: 还有 and 另 may begin a new account; what they count must be said not to be done.
_WEAK: Final = re.compile("(?:尚有|还有|另外|另)(?:[^，。；：0-9]{0,4})$")
_UNDONE: Final = re.compile("[^，。；]{0,12}(?:未|没有|尚|正在|待|拟|列入|在建)")
_DONE: Final = re.compile(
    "已|完成|完工|竣工|拆除|整改|整治|办结|销号|开工|签约|建成|投产|通过|投用|解决|化解|交付|复耕|投运|封顶|验收|供气|其中|达标"
)
_NOT_DONE: Final = re.compile("未|不|拟|待|计划|预计|确保|力争|争取|加快")


def check_remainders(passage: Passage) -> Iterator[Check]:
    """Every remainder of a passage whose whole and part are told before it."""
    for left in passage.amounts:
        if left.one.kind in NO_QUANTITY or not _is_left(passage, left):
            continue
        check = _check(passage, left)
        if check is not None:
            yield check


def _is_left(passage: Passage, left: Amount) -> bool:
    lead = squeezed(passage.before(left))
    if not _LEFT.search(lead):
        return _is_undone(passage, left, lead)
    return not _WEAK.search(lead) or bool(_UNDONE.match(squeezed(passage.behind(left))))


def _is_undone(passage: Passage, left: Amount, lead: str) -> bool:
    """已消除风险287户，…，未消除风险的135户: what has not been done is what is left."""
    undone = _NOT_YET.search(lead)
    if undone is None:
        return False
    begin = passage.sentence(left.one.start)
    return any(
        squeezed(passage.before(done)).endswith(f"已{undone['deed']}")
        for done in passage.amounts
        if begin <= done.one.start < left.one.start and done.unit == left.unit
    )


def _check(passage: Passage, left: Amount) -> Check | None:
    """The whole less the last part done, or less all parts that are told."""
    parts = _parts(passage, left)
    if not parts:
        return None
    first, last = parts[-1], parts[0]
    found = [
        whole
        for whole in wholes(passage, first)
        if whole not in parts and whole.one.start < first.one.start
    ]
    sure = whole_of(passage, first, found)
    if sure is None or sure.one.start < passage.sentence(first.one.start):
        return None  # what the words leave open, the numbers must not decide
    tries = [
        (whole, tuple(some)) for whole in found for some in ([last], [first], parts)
    ]
    for whole, some in tries:
        if agreement(left, _less(whole, some)).holds:
            return _settled(passage, left, whole, some)
    if _is_of_list(passage, left, parts, sure) or _goes_on(passage, left, parts, sure):
        return None
    return _settled(passage, left, sure, tuple(parts) if len(parts) == 1 else (last,))


def _is_of_list(
    passage: Passage, left: Amount, parts: Sequence[Amount], whole: Amount
) -> bool:
    """其中C级20栋、D级8栋，已整治25栋，剩余3栋: of what lies between, not of all."""
    between = [
        a
        for a in passage.amounts
        if whole.one.start < a.one.start < parts[-1].one.start and a.unit == left.unit
    ]
    listed = sum((a.value for a in between), Decimal(0))
    done = sum((a.value for a in parts), Decimal(0))
    return bool(between) and is_same(listed - done, left.value)


def _goes_on(
    passage: Passage, left: Amount, parts: Sequence[Amount], whole: Amount
) -> bool:
    """55人，已到岗50人，其余4人办理手续，1人退休: what is left is told to its end."""
    at = passage.amounts.index(left)
    segment = passage.segment(left.one.start)
    told = left.value + sum((a.value for a in parts), Decimal(0))
    for amount in passage.amounts[at + 1 : at + 4]:
        if passage.segment(amount.one.start) != segment or amount.unit != left.unit:
            return False
        told += amount.value
        if is_same(told, whole.value):
            return True
    return False


def _parts(passage: Passage, left: Amount) -> list[Amount]:
    """The figures of its unit before the remainder that say what was done, last first."""
    begin = passage.segment(left.one.start)
    earlier = [
        a
        for a in reversed(passage.amounts)
        if a.one.start < left.one.start and a.unit == left.unit
    ]
    if not any(a.one.start >= begin for a in earlier):
        begin = passage.segment(max(0, begin - 1))
    found = []
    for amount in earlier:
        lead = re.split("[，。；：]", squeezed(passage.before(amount)))[-1]
        if amount.one.start < begin or amount.one.kind in NO_QUANTITY:
            break
        done = _DONE.search(lead) or re.match(
            "[^，。；、（]{0,8}(?:完成|完工|建成|投用|开工|封顶|架梁)",
            squeezed(passage.behind(amount)),
        )
        if not done or _NOT_DONE.search(lead):
            break
        found.append(amount)
    return found


def _less(whole: Amount, parts: Sequence[Amount]) -> Interval:
    low, high = whole.range.low, whole.range.high
    for part in parts:
        low -= part.range.high if part.range.high is not None else low
        high = None if high is None else high - part.range.low
    return Interval(low, high)


def _settled(
    passage: Passage, left: Amount, whole: Amount, parts: Sequence[Amount]
) -> Check:
    done = "、".join(part.text for part in parts)
    shown = "-".join(number(in_unit(left, a.value)) for a in (whole, *parts))
    return settle(
        "remainder",
        passage,
        left,
        _less(whole, parts),
        claim=f"“{whole.text}”减去“{done}”，剩余“{left.text}”",
        sum_of=shown,
        others=(whole, *parts),
    )
