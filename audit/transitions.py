"""Quantities told before and after a change: from A down to B."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from audit.amount import Amount
from audit.passage import Passage, squeezed
from measure import Kind

#: Words of change, by which way they go; longer ones first, as the pattern tries them.
RISES: Final = "增加|增长|增至|增到|提高|提升|上升|上涨|上调|升高|扩大|扩容|扩展|扩增|延长|核增|净增|新增|拓展|攀升|回升|涨|升|增|提|扩"
FALLS: Final = "下降|降低|减少|压减|压缩|压降|缩短|缩减|缩小|精简|回落|下滑|下调|下跌|收窄|削减|跌|降|减|缩"
_FROM: Final = re.compile(r"(?:由|从|自)(?P<of>[^，。；：（）、\n]{0,16})$")
_TO: Final = re.compile(
    f"[^。；：，、]{{0,8}}?，?(?:已|逐步|大幅|进一步)?(?:(?P<rise>{RISES})|(?P<fall>{FALLS}))了?(?:到|至|为|成)"
    "[^，。；：、0-9]{0,8}"
)
_NO_QUANTITY: Final = frozenset({Kind.RANK, Kind.GROWTH})
#: 由3级提升到1级: the better has the smaller number.
_ORDERS: Final = frozenset({None, "位", "名", "级", "类", "档"})


@dataclass(frozen=True, slots=True)
class Transition:
    """A quantity as it was and as it is; ``rises`` is what the verb says."""

    before: Amount
    after: Amount
    rises: bool
    verb: str
    since: str

    @property
    def goes_as_said(self) -> bool:
        """Whether it may have gone the way that the verb says."""
        low, high = (
            (self.before, self.after) if self.rises else (self.after, self.before)
        )
        return high.range.high is None or low.range.low < high.range.high


def transitions(passage: Passage) -> tuple[Transition, ...]:
    """Every 由 A 提高到 B of a passage, in order."""
    found = (_transition(passage, a, b) for a, b in pairwise(passage.amounts))
    return tuple(one for one in found if one is not None)


def _transition(passage: Passage, before: Amount, after: Amount) -> Transition | None:
    if before.unit != after.unit or before.unit in _ORDERS:
        return None
    if {before.one.kind, after.one.kind} & _NO_QUANTITY:
        return None
    lead = _FROM.search(squeezed(passage.before(before)))
    way = _TO.fullmatch(squeezed(passage.between(before, after)))
    if lead is None or way is None:
        return None
    verb = way["rise"] or way["fall"]
    return Transition(before, after, way["rise"] is not None, verb, lead["of"])
