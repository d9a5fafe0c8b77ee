"""What was added to what there was: 在38家的基础上新增161家，达到199家."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audit.amount import Amount
from audit.check import Check
from audit.passage import Passage, squeezed
from audit.settle import in_unit, number, settle

_BASE: Final = re.compile("在[^，。；]*$")
_ADDED: Final = re.compile(
    "[^，。；]{0,12}的?基础上，?(?:再|又|今年|已|净)?(?:新增|增加|增)[^。；]{0,40}"
)
_REACHES: Final = re.compile(
    "(?P<of>[一-龥]{0,10}?)(?:现|已|总数|总量|累计|共)*(?:达到?|增至|增加到|升至|扩大到)$"
)


def check_additions(passage: Passage) -> Iterator[Check]:
    """Every base with what was added to it and what it came to."""
    for at, (base, added) in enumerate(
        zip(passage.amounts, passage.amounts[1:], strict=False)
    ):
        clause = passage.text[passage.segment(base.one.start) : base.one.start]
        if base.unit != added.unit or not _BASE.search(clause):
            continue
        if not _ADDED.fullmatch(squeezed(passage.between(base, added))):
            continue
        total = _total(passage, at + 2, base, added)
        if total is not None:
            yield settle(
                "addition",
                passage,
                total,
                base.range + added.range,
                claim=f"在“{base.text}”基础上增加“{added.text}”，达到“{total.text}”",
                sum_of=f"{number(in_unit(total, base.value))}+{number(in_unit(total, added.value))}",
                others=(base, added),
            )


def _total(passage: Passage, begin: int, base: Amount, added: Amount) -> Amount | None:
    """The first figure of the paragraph that is said to be reached by the same thing."""
    end = passage.text.find("\n", added.one.end)
    of_added = re.split("[，。；：\n]", passage.behind(added))[0]
    words = squeezed(passage.text[max(0, base.one.start - 12) : added.one.end])
    words += squeezed(of_added)
    for amount in passage.amounts[begin:]:
        if 0 <= end < amount.one.start or amount.unit != base.unit:
            if amount.unit != base.unit:
                continue
            return None
        found = _REACHES.search(squeezed(passage.before(amount)))
        if found and _shares_name(found["of"], words):
            return amount
    return None


def _shares_name(name: str, words: str) -> bool:
    """Whether a name, if there is one, was told with the base: 包联企业."""
    pairs = [name[at : at + 2] for at in range(len(name) - 1)]
    return not pairs or any(pair in words for pair in pairs)
