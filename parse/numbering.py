"""Item numbers: the ids of rows, and whether the ledger counts without a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from string import ascii_lowercase

from parse.doubt import Doubt
from parse.draft import Draft


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item's drafts with the number it goes by and the id it gets."""

    item_id: str
    item_no: int | None
    drafts: tuple[Draft, ...]

    def rows(self) -> Iterator[tuple[str, Draft]]:
        """The id of each row: 7, or 7.1, 7.2 where there are several."""
        several = len(self.drafts) > 1
        for at, draft in enumerate(self.drafts, start=1):
            yield f"{self.item_id}.{at}" if several else self.item_id, draft


@dataclass(slots=True)
class Numbering:
    """Counts items through the ledgers of one document.

    A part is a run of items that begins at 1: a ledger, or a group of one that
    counts anew. The ids of the first part are plain numbers, those of the second
    begin with ``2-``. A number that stands twice in a part gets ``7b``.
    """

    part: int = 0
    last: int | None = None
    used: dict[str, int] = field(default_factory=dict)

    def number(
        self, items: Sequence[Sequence[Draft]]
    ) -> tuple[tuple[Numbered, ...], tuple[Doubt, ...]]:
        """Number one ledger's items; doubts about numbers that do not run on."""
        numbered: list[Numbered] = []
        doubts: list[Doubt] = []
        section: str | None = None
        present = {drafts[0].number[0] for drafts in items if drafts[0].number}
        for at, drafts in enumerate(items):
            stated = drafts[0].number[0] if drafts[0].number else None
            fresh = at == 0 or drafts[0].section != section
            section = drafts[0].section
            counted = self._begin(stated, fresh)
            item_id = self._id(stated if stated is not None else counted)
            if (stated is not None and not fresh) or (fresh and stated != 1):
                doubts.extend(self._doubts(stated, item_id, len(drafts), present))
            self.last = counted
            numbered.append(Numbered(item_id, stated, tuple(drafts)))
        return tuple(numbered), tuple(doubts)

    def _begin(self, stated: int | None, fresh: bool) -> int:
        """Open a part where counting starts anew; the number to go on from."""
        if self.part == 0 or (fresh and stated == 1):
            self.part += 1
            if self.part > 1:
                self.last = 0
        if stated is not None:
            return stated
        return (self.last or 0) + 1

    def _id(self, number: int) -> str:
        plain = str(number) if self.part == 1 else f"{self.part}-{number}"
        count = self.used[plain] = self.used.get(plain, 0) + 1
        if count == 1:
            return plain
        return plain + ascii_lowercase[min(count, 26) - 1] * (1 + count // 27)

    def _doubts(
        self, stated: int | None, item_id: str, rows: int, present: Set[int]
    ) -> list[Doubt]:
        """A number that is not the next one; one that stands elsewhere is no gap."""
        last = self.last
        if stated is None or last is None or stated == last + 1:
            return []
        if item_id[-1].isalpha():
            code, what = (
                "item_no_repeats",
                f"序号 {stated} 重复出现，第二次记为 {item_id}。",
            )
        elif stated < last:
            code, what = "item_no_backwards", f"序号由 {last} 倒回 {stated}。"
        else:
            missing = [no for no in range(last + 1, stated) if no not in present]
            if not missing:
                return []
            shown = "、".join(map(str, missing[:5]))
            code, what = "item_no_skips", f"序号由 {last} 跳到 {stated}，缺 {shown}。"
        first_row = f"{item_id}.1" if rows > 1 else item_id
        return [Doubt(code, f"{what}请核对原文是否漏行或误编。", first_row)]
