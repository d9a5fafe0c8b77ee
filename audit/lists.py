"""Lists of parts in a text, by what opens them and by the stops between their items.

Where a list begins and ends is told by its marks and words alone, never by its
numbers: a slip in one of them must not change what is added up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from audit.amount import Amount
from audit.passage import Passage, squeezed


class Opening(StrEnum):
    """What says that parts follow, and whether it says all of them."""

    ALL = "all"
    SOME = "some"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class Parts:
    """A list: where it is opened, how, and the text from its first item to its end."""

    opening: Opening
    at: int
    begin: int
    end: int
    marked: bool


#: Words that announce all of the parts, and those that announce some.
_OPENING: Final = re.compile(
    "(?P<all>包括|包含|分别为|分别是|分为|分成|分[一-龥]{1,4}看|按[一-龥]{1,6}(?:划?分|看))"
    "|(?P<some>其中(?![心])|(?<![其集心央])中，)"
    "|(?P<bracket>（)"
)
_MARK: Final = re.compile(
    r"[，：:]?\s*(?P<mark>（[0-9一二三四五六七八九十]{1,2}）|[①-⑳]|[0-9]{1,2}[、.](?![0-9])|[一二三四五六七八九十]{1,2}、|[一二三四五六]是)"
)
#: What begins another account behind a list: 已支付, 拉动消费, 剩余.
_ANEW: Final = re.compile(
    "(?:已|累计|共|占|较|比|同比|完成|支付|拨付|拉动|带动|惠及|剩余|其余|尚|还|缺口|发放|到位|实现|可|预计|计划|拟|为|使|年|日|另)"
)
_STOPS: Final = "。！？\n"


def lists_of(passage: Passage) -> Iterator[Parts]:
    """Every list that a passage opens, in order."""
    text = passage.text
    for opened in _OPENING.finditer(text):
        kind = Opening(opened.lastgroup or "some")
        begin = opened.end()
        if kind is Opening.BRACKET:
            if not _is_behind_name(passage, opened.start()):
                continue
            inner = _OPENING.match(text, begin)
            kind = Opening(inner.lastgroup or "some") if inner else kind
            end = closing(text, opened.start())
            yield Parts(kind, opened.start(), begin, end, marked=False)
            continue
        if text[opened.start() - 1 : opened.start()] == "（":
            continue  # opened by its bracket
        marked = _MARK.match(text, begin)
        end = _end_of_points(text, marked) if marked else _end(text, begin)
        yield Parts(kind, opened.start(), begin, end, marked is not None)


def closing(text: str, at: int) -> int:
    """Where the bracket that opens at ``at`` is closed, or the paragraph ends."""
    depth = 0
    for place in range(at, len(text)):
        if text[place] == "（":
            depth += 1
        elif text[place] == "）":
            depth -= 1
            if not depth:
                return place
        elif text[place] == "\n":
            return place
    return len(text)


def _is_behind_name(passage: Passage, at: int) -> bool:
    """Whether a bracket stands behind a figure and its name: 14家企业（工业6家…）."""
    before = [amount for amount in passage.amounts if amount.one.end <= at]
    if not before:
        return False
    between = passage.text[before[-1].one.end : at]
    return len(between) <= 12 and not re.search("[，。；：（）\n]", between)


def _end(text: str, begin: int) -> int:
    """The end of the sentence; a bracket around the opening ends it sooner."""
    depth = 0
    for place in range(begin, len(text)):
        if text[place] == "（":
            depth += 1
        elif text[place] == "）":
            depth -= 1
            if depth < 0:
                return place
        elif text[place] in _STOPS and not depth:
            return place
    return len(text)


def _end_of_points(text: str, first: re.Match[str]) -> int:
    """The end of a list of marked points: the next mark of another look, or the paragraph."""
    look = _look(first["mark"])
    paragraph = text.find("\n", first.end())
    end = len(text) if paragraph < 0 else paragraph
    for mark in re.finditer(r"(?<=[。；，：）\s])" + _MARK.pattern, text[:end]):
        other = _look(mark["mark"])
        outer = mark.start() > first.end() and other != look
        if outer and other in _looks_before(text, first.start()):
            return mark.start()
    return end


def _looks_before(text: str, at: int) -> set[str]:
    return {_look(mark["mark"]) for mark in _MARK.finditer(text[:at])}


def _look(mark: str) -> str:
    return re.sub(
        "[①-⑳]",
        "①",
        re.sub("[0-9]+", "1", re.sub("[一二三四五六七八九十]+", "一", mark)),
    )


def items_of(passage: Passage, parts: Parts, unit: str | None) -> list[Amount]:
    """The figures of a unit that are items of the list, brackets within it aside."""
    text = passage.text
    amounts = [
        amount
        for amount in passage.amounts
        if parts.begin <= amount.one.start < parts.end
        and amount.unit == unit
        and not amount.one.compare
        and not _is_inside(text, parts.begin, amount.one.start)
    ]
    if parts.marked:
        return _one_a_point(passage, parts, amounts)
    first = [a for a in amounts if "；" not in _open(text, parts.begin, a.one.start)]
    if len(first) == 1:
        return _one_a_segment(passage, parts, amounts)
    return _of_segment(passage, first)


def _open(text: str, begin: int, end: int) -> str:
    """Text without what stands in brackets."""
    kept, depth = [], 0
    for character in text[begin:end]:
        depth += (character == "（") - (character == "）")
        if depth <= 0:
            kept.append(character)
    return "".join(kept)


def _is_inside(text: str, begin: int, at: int) -> bool:
    return text.count("（", begin, at) > text.count("）", begin, at)


def _one_a_point(
    passage: Passage, parts: Parts, amounts: Sequence[Amount]
) -> list[Amount]:
    """The first figure of each marked point."""
    look = _look(_MARK.match(passage.text, parts.begin)["mark"])  # type: ignore[index]
    marks = [
        mark.start("mark")
        for mark in re.finditer(_MARK.pattern, passage.text[: parts.end])
        if mark.start() >= parts.begin - 1 and _look(mark["mark"]) == look
    ]
    found: list[Amount] = []
    for begin, end in zip(marks, [*marks[1:], parts.end], strict=True):
        inside = [a for a in amounts if begin <= a.one.start < end]
        found += inside[:1]
    return found


def _one_a_segment(
    passage: Passage, parts: Parts, amounts: Sequence[Amount]
) -> list[Amount]:
    """The first figure of each part between semicolons, as long as each has one."""
    found: list[Amount] = []
    begin = parts.begin
    while begin < parts.end:
        end = _segment_end(passage.text, begin, parts.end)
        inside = [a for a in amounts if begin <= a.one.start < end]
        if not inside:
            break
        found.append(inside[0])
        begin = end + 1
    return found


def _segment_end(text: str, begin: int, limit: int) -> int:
    for place in range(begin, limit):
        if text[place] == "；" and not _is_inside(text, begin, place):
            return place
    return limit


def _of_segment(passage: Passage, amounts: Sequence[Amount]) -> list[Amount]:
    """Items told one after the other, up to what begins another account."""
    if len(amounts) < 2:
        return list(amounts)
    text = passage.text
    close = "，" not in _open(text, amounts[0].one.end, amounts[1].one.start)
    begins = _ANEW.match(_words(passage, amounts[0])) is not None
    found = [amounts[0]]
    for amount in amounts[1:]:
        between = _open(text, found[-1].one.end, amount.one.start)
        if close and "，" in between:
            break
        if not begins and _ANEW.match(_words(passage, amount)):
            break
        found.append(amount)
    return found


def _words(passage: Passage, amount: Amount) -> str:
    """The words of the item before its figure."""
    start = amount.one.start
    stops = (passage.text.rfind(stop, 0, start) for stop in "，。；：、（\n")
    return squeezed(passage.text[max(stops) + 1 : start])
