"""Shares that are told as such: 占总投资的60%, 其中民生支出17亿元，占81%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from audit.amount import Amount
from audit.check import Check, Outcome
from audit.named import called
from audit.passage import Passage, squeezed
from audit.quotient import divided, share
from audit.settle import settle
from audit.wholes import NO_QUANTITY, best, whole_of, wholes
from measure import Kind

_JUST: Final = "(?:仅|只|约|已|就|均|分别|目前)*"
_IS: Final = "(?:比重|比例)?(?:达到|达|为|是|仅|只有)?(?:了)?"
#: …，分别占40%、60%.
_EACH: Final = re.compile(
    "[，、（]?(?:分别)(?:占比?|占到)(?:分别)?(?:为)?|[，、（]?占比?分别为?"
)
_NEXT: Final = re.compile("[、和及]|以及")
#: ，占58%: of what was told before.
_BARE: Final = re.compile(f"[，、（]?{_JUST}(?:占比|占到|占){_IS}(?:了)?")
#: ，占总投资的60%, ，完成年度任务的57.6%, ，为年度任务的57.6%.
_NAMED: Final = re.compile(
    f"[，、（]?{_JUST}(?:占到?|完成|达到|为|是|相当于)(?:了)?(?P<name>[^，。；：、（）占]{{1,12}}?)的?{_IS}"
)
#: ，占年度任务4000户的71.5%: the words before the whole, and those behind it.
_TO_WHOLE: Final = re.compile(
    f"[，、（]?{_JUST}(?:占到?|完成|为|是)(?:了)?[^，。；：、（）]{{1,12}}"
)
_BEHIND_WHOLE: Final = re.compile(f"(?:任务|目标|计划|总数|总量|总投资|的)+{_IS}")
#: 182.4万标箱，比上年同期增加20万标箱，完成年度目标的78.6%.
_COMPARED: Final = re.compile(
    "[，（](?:[比较][^，。；]*|同比|环比)[增减多少升降]+[加少长]?$"
)
_PLAN: Final = re.compile("(?:总投资|概算|计划投资|任务|目标)[^，。；]{0,4}$")


def check_shares(passage: Passage, row: Sequence[Passage]) -> Iterator[Check]:
    """Every share of a passage whose whole the row tells."""
    for at, stated in enumerate(passage.amounts):
        if at and _EACH.fullmatch(_before(passage, at)):
            yield from _respectively(passage, at)
        if not at or stated.unit != "%" or stated.one.kind is not Kind.RATIO:
            continue
        if _is_rough(passage, stated) or stated.one.compare:
            continue
        check = _check(passage, row, at)
        if check is not None:
            yield check


def _check(passage: Passage, row: Sequence[Passage], at: int) -> Check | None:
    stated, last = passage.amounts[at], passage.amounts[at - 1]
    words = squeezed(passage.between(last, stated))
    if at > 1 and _COMPARED.search(squeezed(passage.before(last))):
        last = passage.amounts[at - 2]
    if last.one.kind in NO_QUANTITY or "分别" in words:
        return None
    if at > 1 and _BEHIND_WHOLE.fullmatch(words):
        return _of_told(passage, stated, passage.amounts[at - 2], last)
    if _BARE.fullmatch(words):
        return _of_total(passage, stated, last)
    named = _NAMED.fullmatch(words)
    if named is None:
        return None
    return _of_named(passage, row, stated, last, named["name"])


def _before(passage: Passage, at: int) -> str:
    return squeezed(passage.between(passage.amounts[at - 1], passage.amounts[at]))


def _respectively(passage: Passage, at: int) -> Iterator[Check]:
    """甲20件、乙30件，分别占40%、60%: one share a part, in their order."""
    shares = [passage.amounts[at]]
    for index in range(at + 1, len(passage.amounts)):
        stated = passage.amounts[index]
        if stated.unit != "%" or not _NEXT.fullmatch(_before(passage, index)):
            break
        shares.append(stated)
    parts = passage.amounts[max(0, at - len(shares)) : at]
    wholes_told = {part.one.part_of for part in parts}
    if len(parts) != len(shares) or len(wholes_told) != 1 or len(parts) < 2:
        return
    start = wholes_told.pop()
    for whole in (a for a in passage.amounts if a.one.start == start):
        if any(part.unit != whole.unit for part in parts):
            return
        for stated, part in zip(shares, parts, strict=True):
            yield _settled(passage, stated, part, whole)


def _of_told(
    passage: Passage, stated: Amount, part: Amount, whole: Amount
) -> Check | None:
    """A share whose whole stands between the part and the share."""
    if part.unit != whole.unit or part.one.kind in NO_QUANTITY:
        return None
    if not _TO_WHOLE.fullmatch(squeezed(passage.between(part, whole))):
        return None
    return _settled(passage, stated, _or_total(passage, stated, part, [whole]), whole)


def _or_total(
    passage: Passage, stated: Amount, part: Amount, found: Sequence[Amount]
) -> Amount:
    """The part, or the total that it ends the parts of, if that is the share.

    更新管网21.3公里，其中庭院管网14.5公里，占年度任务45公里的47.3%.
    """
    total = next((a for a in passage.amounts if a.one.start == part.one.part_of), None)
    if total is None or best(stated, part, found) is not None:
        return part
    return part if best(stated, total, found) is None else total


def _of_total(passage: Passage, stated: Amount, part: Amount) -> Check | None:
    """A share without a name for its whole: of the total that the part belongs to."""
    if passage.task_id is None:
        return None  # shares of the ledger's tasks are held against its rows
    found = wholes(passage, part)
    if not found or not _is_told_to_be(passage, part, found[0]):
        return None  # what the words leave open, the numbers must not decide
    sure = whole_of(passage, part, found)
    if sure is None:
        return None
    return _settled(passage, stated, part, best(stated, part, found) or sure)


def _is_told_to_be(passage: Passage, part: Amount, whole: Amount) -> bool:
    """Whether words make the figure the whole: 其中, or a plan and what was done."""
    if whole.one.start == part.one.part_of:
        return True
    lead, of = squeezed(passage.before(part)), squeezed(passage.before(whole))
    if "其中" in lead or (len(of) > 2 and lead.endswith(of[-2:])):
        return True
    return _PLAN.search(of) is not None


def _of_named(
    passage: Passage, row: Sequence[Passage], stated: Amount, part: Amount, name: str
) -> Check | None:
    parts = _parts(passage, part)
    told = [(one, called(name, one, passage, row)) for one in parts]
    sure = [(one, w.amount) for one, found in told[:2] for w in found if w.sure]
    open_ = [(one, w.amount) for one, found in told[:1] for w in found if w.open]
    for one, found in told:
        whole = best(stated, one, [named.amount for named in found])
        if whole is not None and sure:
            return _settled(passage, stated, one, whole)
        if whole is not None and open_:
            return replace(_settled(passage, stated, one, whole), check="target_told")
    if sure:
        return _settled(passage, stated, *sure[0])
    return _asked(passage, stated, *open_[0], name) if open_ else None


def _parts(passage: Passage, last: Amount) -> list[Amount]:
    """What a share may be told of: the last figure, its total, or one before it.

    新增14家（工业6家…），退库5家，净增9家，完成全年任务的53.8%.
    """
    begin = passage.segment(last.one.start)
    before = [
        a
        for a in reversed(passage.amounts)
        if begin <= a.one.start < last.one.start
        and a.unit == last.unit
        and a.one.part_of is None
    ]
    total = [a for a in passage.amounts if a.one.start == last.one.part_of]
    same = [a for a in total if a.unit == last.unit]
    return list(dict.fromkeys((last, *same, *before[:3])))


def _asked(
    passage: Passage, stated: Amount, part: Amount, whole: Amount, name: str
) -> Check:
    """A question: the goal that the row sets need not be the one that is meant."""
    check = _settled(passage, stated, part, whole)
    return replace(
        check,
        check="target_told",
        outcome=Outcome.DOUBT,
        message=f"{passage.where}称“{part.text}”占{name}的{stated.text}，而本行所列为“{whole.text}”，"
        f"{check.expression}，是否另有口径？",
    )


def _settled(passage: Passage, stated: Amount, part: Amount, whole: Amount) -> Check:
    return settle(
        "share",
        passage,
        stated,
        share(stated, part, whole),
        claim=f"“{part.text}”占“{whole.text}”的{stated.text}",
        sum_of=divided(part, whole),
        others=(part, whole),
    )


def _is_rough(passage: Passage, stated: Amount) -> bool:
    """Shares as people speak, 三分之一 and 五成六, are not held to their last place."""
    return "分之" in stated.text or (
        stated.one.unit != "%" and "成" in stated.text and stated.range.is_exact
    )
