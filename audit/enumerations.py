"""Names that are listed beside a count: as many of them as the count says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from audit.amount import Amount
from audit.check import Check, Outcome
from audit.name_lists import are_names, counted_names, is_sure
from audit.passage import Passage, squeezed
from audit.veil import veiled
from measure import Kind
from parse.doubt import Place

#: Lists are for readers; longer ones than this are not told in a cell.
_MOST: Final = 40
_STOPS: Final = re.compile("[，。；：！？\n（）]")
_AND_SO_ON: Final = re.compile("等(?:地)?$")
#: What is counted stands behind the measure word: 4所学校, 6个城市.
_NOUN: Final = re.compile("[一-龥]{1,8}")
#: 7座。（…）, 已封顶4栋（…）: at most the noun between the figure and its list.
_OPENS: Final = re.compile("(?P<noun>[^，。；：、（）0-9]{0,12})[。]?\\s*（")
_SPELT: Final = re.compile(
    "(?P<noun>[^，。；：、（）0-9]{0,8})，?分别(?:为|是|位于)：?"
)
#: Brackets that say something of the count instead of spelling it out.
_REMARK: Final = re.compile("不?含|其中|包[括含]|详?见|不?包|以|按|由|涉及|如|即")
_DATE: Final = r"(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
#: 1月4日、4月6日举行2次: the days on which it was done.
_DAYS: Final = re.compile(
    f"(?P<days>{_DATE}(?:(?:[、和及与]|以及){_DATE})+)"
    "，?(?:分别|先后|共|集中)*(?:举行|举办|召开|组织召开|组织|开展)了?$"
)
_TIMES: Final = frozenset("次场期批轮届")


@dataclass(frozen=True, slots=True)
class _Listing:
    """A count and the stretch of text that lists what it counts."""

    amount: Amount
    start: int
    end: int
    names: int
    open_ended: bool
    sure: bool


def check_enumerations(passage: Passage) -> Iterator[Check]:
    """6个城市 behind six names, 7座（seven names）, 4次 behind four days."""
    for amount in passage.amounts:
        if not _is_count(amount):
            continue
        for found in (_before, _behind, _days):
            listing = found(passage, amount)
            if listing is not None:
                yield from _settled(passage, listing)
                break


def _is_count(amount: Amount) -> bool:
    return (
        amount.one.kind is Kind.COUNT
        and amount.one.approx is None
        and amount.range.is_exact
        and 1 < amount.value <= _MOST
        and amount.value == amount.value.to_integral_value()
    )


def _before(passage: Passage, amount: Amount) -> _Listing | None:
    """甲小学、乙中学等4所学校: the list runs up to the figure, the noun is behind it."""
    text = veiled(passage.text)
    end = amount.one.start
    stops = (match.end() for match in _STOPS.finditer(text, 0, end))
    start = max([0, *stops, *(a.one.end for a in passage.amounts if a.one.end <= end)])
    listed = text[start:end]
    etc = _AND_SO_ON.search(listed)
    if etc is not None:
        listed = listed[: etc.start()]
    noun = _NOUN.match(text, amount.one.end)
    if noun is None:
        return None
    found = counted_names(squeezed(listed), noun[0])
    if found is None:
        return None
    cut = found.is_cut or etc is not None
    if found.is_cut:
        start += len(listed) - len("、".join(listed.split("、")[-found.parts :]))
    return _Listing(
        amount, start, end - len(etc[0] if etc else ""), found.names, cut, True
    )


def _behind(passage: Passage, amount: Amount) -> _Listing | None:
    """7座（甲驿站、乙驿站…）, 3座，分别为甲、乙、丙: the count is spelt out."""
    text = veiled(passage.text, brackets=False)
    opened = _OPENS.match(text, amount.one.end)
    spelt = opened or _SPELT.match(text, amount.one.end)
    if spelt is None:
        return None
    start = spelt.end()
    closed = re.compile("[（）\n]" if opened else "[，。；（）\n]").search(text, start)
    end = closed.start() if closed else len(text)
    if opened and (closed is None or closed[0] != "）"):
        return None
    listed = text[start:end]
    etc = re.search("等[一-龥]{0,4}$", listed)
    if etc is not None:
        listed = listed[: etc.start()]
    if _REMARK.match(squeezed(listed)) or _figures(passage, start, end):
        return None
    what = squeezed(f"{amount.one.metric or ''}{spelt['noun']}")
    found = are_names(squeezed(listed), (what, _counted_before(passage, amount)))
    if found is None:
        return None
    sure = is_sure(squeezed(listed))
    return _Listing(amount, start, start + len(listed), found, etc is not None, sure)


def _counted_before(passage: Passage, amount: Amount) -> str:
    """8个示范村已验收5个: what is counted was said with the figure before."""
    at = passage.amounts.index(amount)
    if not at or passage.amounts[at - 1].unit != amount.unit:
        return ""
    words = passage.between(passage.amounts[at - 1], amount)
    return "" if _STOPS.search(words) else words[:6]


def _days(passage: Passage, amount: Amount) -> _Listing | None:
    """Two meetings can be held on one day; a full diary of them says otherwise."""
    if amount.text[-1:] not in _TIMES:
        return None
    found = _DAYS.search(passage.text, 0, amount.one.start)
    if found is None:
        return None
    days = len(re.findall(_DATE, found["days"]))
    start, end = found.span("days")
    return _Listing(amount, start, end, days, False, days > 2)


def _figures(passage: Passage, start: int, end: int) -> bool:
    """Whether the list has figures of its own: then they are parts, to be added up."""
    return any(start <= a.one.start < end for a in passage.amounts)


def _settled(passage: Passage, listing: _Listing) -> Iterator[Check]:
    amount, names = listing.amount, Decimal(listing.names)
    if listing.open_ended and names < amount.value:
        return
    agrees = names == amount.value
    wrong = Outcome.FAILS if listing.sure else Outcome.DOUBT
    listed = squeezed(passage.text[listing.start : listing.end])
    place = Place(passage.task_id, passage.field, listing.start, listing.end)
    verdict = (
        "一致"
        if agrees
        else "不一致，请核对原文"
        if listing.sure
        else "请核对是否漏列或多列？"
    )
    yield Check(
        check="enumeration",
        outcome=Outcome.HOLDS if agrees else wrong,
        message=f"{passage.where}称“{_counted(passage, amount)}”，所列“{listed}”为{names}个，{verdict}"
        + ("" if verdict.endswith("？") else "。"),
        task_id=passage.task_id,
        stated=amount.one.value,
        computed=names,
        expression=f"count(names) = {names}",
        places=(amount.place, place),
    )


def _counted(passage: Passage, amount: Amount) -> str:
    noun = _NOUN.match(passage.text, amount.one.end)
    return amount.text + (noun[0][:4] if noun else "")
