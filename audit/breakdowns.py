"""Totals with the parts that a text says they are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.amount import Amount, Interval
from audit.complements import are_complements
from audit.lists import Opening, Parts, items_of, lists_of
from audit.passage import Passage, squeezed
from measure import Kind

#: Kinds that are not added up.
#: 较上年新增4000亩, 完成年度任务420辆的91.9%: no total of what follows.
_COMPARED: Final = re.compile("(?:[较比超]|同比|净增|[增减]加?)[^，。；]{0,10}$")
_OF_GOAL: Final = re.compile("(?:任务|目标|计划)(?:值|数|为)?$")
NO_SUMS: Final = frozenset({Kind.RATIO, Kind.GROWTH, Kind.RANK, Kind.CONCENTRATION})
_AND_SO_ON: Final = re.compile("[^，。；、（）0-9]{0,12}等(?![级候待于])")
_REST: Final = re.compile("(?:其余|其他|其它|剩余|余下|另外|另有|另)[^，。；]{0,8}$")
#: 由中央资金7360万元、省级资金2944万元两块构成.
_MADE_OF: Final = re.compile(
    "由(?P<parts>[^。；\n]{6,160}?)(?:[等共]?[两二三四五六七八九十0-9]+)?(?:大?块|个?部分|项|类|个?方面|笔)?(?:构成|组成)"
)
#: 亩均2700元 is no total, 6个街道各1个 no part.
_EACH: Final = re.compile("(?:[亩户人件次日月年单笔]均|各)[^，。；0-9]{0,4}$")
#: 12栋、14.2万平方米（…）, 168户168人（…）: two measures of one thing.
_JOINED: Final = re.compile("[^，。；：（）]{0,8}[、]?")
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
    """Totals with the figures of the lists that are opened behind them."""
    for listed in lists_of(passage):
        units = dict.fromkeys(
            amount.unit
            for amount in passage.amounts
            if listed.begin <= amount.one.start < listed.end
            and amount.one.kind not in NO_SUMS
        )
        for unit in units:
            parts = items_of(passage, listed, unit)
            total = _total(passage, listed, parts)
            if total is not None and len(parts) > 1:
                complete = _is_complete(passage, listed, parts)
                sure = _is_sure(passage, listed, total, parts)
                yield Breakdown(total, tuple(parts), complete, sure)


def _total(passage: Passage, listed: Parts, parts: Sequence[Amount]) -> Amount | None:
    """What the list divides: what most parts were read as parts of, else the nearest.

    A slip can make a total smaller than its parts, so that they are none to the reader.
    """
    if not parts or any(_EACH.search(passage.before(part, 10)) for part in parts):
        return None
    if listed.bracket and not _is_of_bracket(passage, listed, parts[0].unit):
        return None
    before = [
        amount
        for amount in passage.amounts
        if amount.one.start < listed.at
        and amount.unit == parts[0].unit
        and amount.one.kind == parts[0].one.kind
    ]
    starts = {amount.one.start: amount for amount in before}
    read = Counter(part.one.part_of for part in parts if part.one.part_of in starts)
    if read:
        start, times = read.most_common(1)[0]
        if 2 * times > len(parts):
            return starts[start or 0]
    near = [amount for amount in before if _may_be_divided(passage, listed, amount)]
    return near[-1] if near else None


def _is_of_bracket(passage: Passage, listed: Parts, unit: str | None) -> bool:
    """Whether the figure right before a bracket, or one joined to it, can be divided.

    较年初净增38家（新认定62家，迁出24家）: what a change is made of is no sum.
    """
    near = [amount for amount in passage.amounts if amount.one.end <= listed.at]
    after: Amount | None = None
    for amount in reversed(near):
        if after and not _JOINED.fullmatch(squeezed(passage.between(amount, after))):
            return False
        if amount.unit == unit:
            return _may_be_divided(passage, listed, amount)
        after = amount
    return False


def _may_be_divided(passage: Passage, listed: Parts, amount: Amount) -> bool:
    """Whether a figure stands where a list behind it can be of it."""
    text, at = passage.text, amount.one.start
    begin = passage.sentence(listed.at)
    if not text[begin : listed.at].strip(" 　") and begin:
        begin = passage.sentence(begin - 1)  # the list is a sentence of its own
    if at < begin or amount.one.compare or amount.one.direction:
        return False
    before = text[max(0, at - 18) : at]
    if _EACH.search(before) or _COMPARED.search(before):
        return False
    if text.startswith("的", amount.one.end) and _OF_GOAL.search(before):
        return False
    aside = text.count("（", begin, at) > text.count("）", begin, at)
    closed = text.find("）", at, listed.at) >= 0
    return not (aside and closed)


def _is_sure(
    passage: Passage, listed: Parts, total: Amount, parts: Sequence[Amount]
) -> bool:
    """Whether no other figure before the list can be its total.

    Where the list opens a sentence of its own (按层级分，…), any figure of the
    paragraph may be; where its points are numbered, those of the sentence before.
    """
    begin = passage.sentence(parts[0].one.start)
    if begin <= total.one.start:
        return True
    paragraph = passage.text.rfind("\n", 0, begin)
    return not any(
        amount.value != total.value
        and amount.unit == total.unit
        and amount.one.part_of is None
        and paragraph < amount.one.start < begin
        and (not listed.marked or _may_be_divided(passage, listed, amount))
        for amount in passage.amounts
    )


def _is_complete(passage: Passage, listed: Parts, parts: Sequence[Amount]) -> bool:
    """Whether the words say that the parts are all that the total is made of."""
    if _AND_SO_ON.match(passage.text, parts[-1].one.end):
        return False
    if listed.opening is not Opening.SOME or listed.marked:
        return True
    points = {passage.segment(part.one.start) for part in parts}
    if passage.text.startswith("：", listed.begin) and len(points) == len(parts) > 2:
        return True  # 其中：…；…；…
    last = [passage.segment(part.one.start) for part in parts[-2:]]
    if _REST.search(passage.before(parts[-1], 12)) and last[0] == last[1]:
        return True
    return _are_opposites(passage, parts)


def _are_opposites(passage: Passage, parts: Sequence[Amount]) -> bool:
    """集中供养36户，分散供养132户: between them there is no third."""
    leads = [_lead(passage, part) for part in parts]
    return are_complements(leads, passage.complements)


def _lead(passage: Passage, part: Amount) -> str:
    """The words of the list item that the figure stands in: 城市 of 城市20户30人."""
    start = part.one.start
    item = max(passage.text.rfind(stop, 0, start) for stop in "，。；：、（\n") + 1
    return squeezed(passage.text[item:start])


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
