"""Rates that are named by the deed of the part: 解决率 of what was 解决."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.amount import Amount
from audit.check import Check
from audit.passage import Passage, squeezed
from audit.quotient import divided, share
from audit.settle import settle
from audit.transitions import transitions
from audit.wholes import NO_QUANTITY, best, whole_of, wholes
from measure import Kind

#: 解决率98.8%, 完成率达到95%, 开工率分别为82.6%、56.1%: a rate as it stands.
_RATE: Final = re.compile(
    "率(?:已|均|分别|仅|只|约|也|就)*(?:达到|达|为|是|有|高达)?(?:了)?[“（：:]?$"
)
_LISTED: Final = re.compile("[、和及与]")
#: A rate of these is told right behind its part, whatever the deed of that is called.
_PLAIN: Final = re.compile("(?:^|[^的])(?:任务|目标|计划|总体|工程)?(?:完成|覆盖)率$")
_RIGHT_BEHIND: Final = re.compile(
    "[^，。；：、0-9]{0,8}[，（](?:任务|目标|计划|总体|总)?(?:完成|覆盖)率[^，。；]{0,4}"
)
#: The stem of a rate that says no more than "done": 整改完成率 is of what was 整改.
_DONE: Final = re.compile("(?<=..)完成$")
#: 超年度目标18座, 低于计划3亿元: what is over or short is no part.
_BEYOND: Final = re.compile("(?:超|多于|高于|低于|少于|[比较距])[^，。；]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A figure that a rate is told of, and the deed of the rate's name that it has."""

    amount: Amount
    deed: str | None


def check_rates(passage: Passage) -> Iterator[Check]:
    """Every rate of a passage whose part and whole are told before it."""
    for rate in passage.amounts:
        if _is_rate(passage, rate):
            check = _check(passage, rate)
            if check is not None:
                yield check


def _is_rate(passage: Passage, rate: Amount) -> bool:
    if rate.unit != "%" or rate.one.kind is not Kind.RATIO or "分之" in rate.text:
        return False
    if not (rate.one.metric or "").endswith("率") or rate.one.compare:
        return False
    lead = squeezed(passage.before(rate))
    return bool(_RATE.search(lead) or _LISTED.fullmatch(lead))


def _is_in_sentence(passage: Passage, whole: Amount, part: Amount) -> bool:
    """The prose goes from one thing to the next: a whole of another sentence is none."""
    return whole.one.start >= passage.sentence(part.one.start)


def _check(passage: Passage, rate: Amount) -> Check | None:
    part = part_of(passage, rate)
    if part is None:
        return None
    moved = _moved(passage, part.amount)
    if moved is not None:
        return _settled(passage, rate, part.amount, moved, ())
    found = [
        a
        for a in wholes(passage, part.amount)
        if not (part.deed and _names(passage, a, part.deed))
        and (passage.task_id is not None or _is_in_sentence(passage, a, part.amount))
    ]
    done = (rate.one.metric or "").endswith("完成率")
    whole = whole_of(passage, part.amount, found, to_goal=done)
    if whole is None or _is_told_again(passage, rate, whole):
        return None  # what the words leave open, the numbers must not decide
    fits = best(rate, part.amount, found)
    if fits is not None:
        return _settled(passage, rate, part.amount, fits, ())
    begin = passage.segment(part.amount.one.start)
    rivals = [a for a in found if a is not whole and a.one.start >= begin]
    return _settled(passage, rate, part.amount, whole, rivals[:2])


def _moved(passage: Passage, part: Amount) -> Amount | None:
    """从43.94亿元下降到26.41亿元，清退17.53亿元: what was cleared is of the first."""
    at = passage.amounts.index(part)
    for one in transitions(passage):
        if one.after.unit == part.unit and passage.amounts[at - 1] is one.after:
            return one.before
    return None


def part_of(passage: Passage, rate: Amount) -> Part | None:
    """The figure of a rate's sentence that its word names, or the one right before."""
    stem = (rate.one.metric or "").removesuffix("率")
    deed = _DONE.sub("", stem)[-2:]
    begin = passage.sentence(rate.one.start)
    earlier = [
        a
        for a in passage.amounts
        if begin <= a.one.start < rate.one.start and a.one.kind not in NO_QUANTITY
    ]
    # 集中供养率 is of 集中供养, not of the 分散供养 told behind it.
    for name in (stem, deed):
        for amount in reversed(earlier):
            if len(name) > 1 and _names(passage, amount, name):
                return Part(amount, name)
    at = passage.amounts.index(rate)
    if not at or passage.amounts[at - 1] not in earlier:
        return None
    last = passage.amounts[at - 1]
    if "分别" in passage.between(last, rate):
        return None
    if _BEYOND.search(squeezed(passage.before(last))):
        return None
    right_behind = _RIGHT_BEHIND.fullmatch(squeezed(passage.between(last, rate)))
    if right_behind and _PLAIN.search(rate.one.metric or ""):
        return Part(last, None)
    return None


def _names(passage: Passage, amount: Amount, deed: str) -> bool:
    """Whether the clause that leads to a figure has the deed, and has it as done."""
    lead = re.split("[，。；：]", squeezed(passage.before(amount)))[-1]
    at = lead.rfind(deed)
    if at < 0 or _BEYOND.search(lead):
        return False
    return not lead[:at].endswith(("未", "不", "待", "需", "应", "拟"))


def _is_told_again(passage: Passage, rate: Amount, whole: Amount) -> bool:
    """Whether the same rate of something else stands between: a new account."""
    return any(
        whole.one.start < a.one.start < rate.one.start
        and a.one.metric == rate.one.metric
        for a in passage.amounts
        if a.unit == "%"
    )


def _settled(
    passage: Passage,
    rate: Amount,
    part: Amount,
    whole: Amount,
    rivals: Sequence[Amount],
) -> Check:
    either = "".join(f"或“{a.text}”" for a in rivals)
    return settle(
        "rate",
        passage,
        rate,
        share(rate, part, whole),
        claim=f"“{rate.one.metric}”为{rate.text}，按“{part.text}”与“{whole.text}”{either}计算",
        sum_of=divided(part, whole),
        others=(part, whole, *rivals),
    )
