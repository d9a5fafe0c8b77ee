"""Whose a figure is by those before it: the whole it is a part of, what was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from measure.around import Named
from measure.clause import Place
from measure.figure import Figure
from measure.lexicon import Lexicon
from measure.words import name_after, verb_of
from normalize.units import Dimension

#: How many figures back those are looked for who are paid.
_NEAR: Final = 8

#: 立案3起，其中涉及建筑领域2起; 产值19亿元，其中油茶8亿元; 任务320公里：凉沙县95公里.
_FIELD: Final = re.compile("涉及([^，。；]{2,8}(?:领域|行业|系统))")
_PART: Final = re.compile("小学|初中|高中|重点人群|[一-龥]{2}县")
_PRODUCT: Final = re.compile("[一-龥]{2,4}")
_LAND: Final = re.compile("[一-龥]{2}[县区](?<![全城片园社地辖市院病山校小县心]区)")
_SHORT: Final = 10
_RESPECTIVELY: Final = "分别为"
_ITEM: Final = re.compile("[^，。；：、0-9]{2,20}(?:项目|工程|[县市区镇乡村]|街道)")

_LISTED: Final = re.compile("[^，。；：、（）]{4,30}")

_INVESTED: Final = re.compile("(?:完成|总|计划)?(?:总)?投资额?")
_FOR: Final = frozenset("为对给")

#: What a thing that was counted can do, or is used for.
_USED: Final = re.compile(
    "[，（□]*(?:可|能|设计|达产后|建成后|累计)?"
    "(?:[年日]?[^，。；]{0,2}(?:能力|库容|容量)|日均|每[餐次日天]|(?:单[条台座])?[年日]产|服务|助餐|就餐|[^，。；]{0,8}每餐)"
)
_FACILITY: Final = re.compile(
    "(?P<name>[^，。；建成]{2,14}(?:中心|[站点厂库场]|车间|生产线))"
)
_PAID: Final = re.compile("(?:低保|供养|救助|生活)(?:金|资金|补贴)$")
_COVERED: Final = re.compile("([^，。；]{2,10}?)(?:保障|(?<=对象))")


class Counted:
    """The figures of a field, with what has been made of those passed."""

    __slots__ = (
        "begins",
        "figures",
        "found",
        "lexicon",
        "places",
        "respectively",
        "text",
        "totals",
    )

    def __init__(
        self,
        text: str,
        figures: Sequence[Figure],
        places: Sequence[Place],
        totals: Sequence[Figure | None],
        lexicon: Lexicon,
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.figures = figures
        self.places = places
        self.totals = totals
        self.respectively = _RESPECTIVELY in text
        self.begins = {figure.start: at for at, figure in enumerate(figures)}
        self.found: list[Named] = []

    def part(self, index: int, metric: str) -> Named | None:
        """The name of a figure whose words say whose part of the whole it is."""
        over = self._over(index)
        if over and (field := _FIELD.fullmatch(metric)):
            return Named(over, field[1])
        begins, start = self.places[index].left, self.figures[index].start
        if start - begins > _SHORT:
            return self._respectively(index)
        words = self.text[begins:start].strip("、和及，□").removeprefix("其中")
        made = bool(over) and (over or "").endswith("产值")
        if over and (_PART.fullmatch(words) or (made and _PRODUCT.fullmatch(words))):
            return Named(over, words)
        if self._follows(index) and _LAND.fullmatch(words):
            return Named(self.found[index - 1].metric or metric, words)
        return self._respectively(index)

    def _respectively(self, index: int) -> Named | None:
        """资金滞留90天，分别为甲项目3万元、乙项目2万元."""
        if not self.respectively or not self._follows(index):
            return None
        before = index - 1
        while (
            before
            and self._follows(before)
            and index - before < _NEAR
            and _RESPECTIVELY not in self._between(before + 1)
        ):
            before -= 1
        words = self._between(before + 1)
        if _RESPECTIVELY not in words:
            return None
        item = self._between(index).rpartition(_RESPECTIVELY)[2].lstrip("、和")
        if not _ITEM.fullmatch(item):
            return None
        return Named(self.found[before].metric, item)

    def point(self, index: int) -> Named | None:
        """（1）灌区配套2个、1.2亿元: the points of a list are whose parts they are."""
        total, marker, over = (
            self.totals[index],
            self.places[index].marker,
            self._over(index),
        )
        if total is None or marker is None or total.start > marker.start or not over:
            return None
        if self.places[index].segment > marker.end:
            return None
        if _LISTED.match(self.text, marker.end) is None:
            return None
        first = index
        while first and self.figures[first - 1].start >= marker.end:
            first -= 1
        words = self.text[marker.end : self.figures[first].start]
        if _LISTED.fullmatch(words) and not words.endswith(self.lexicon.kinds):
            return Named(over, words)
        return None

    def owner(self, index: int, metric: str) -> str | None:
        """Those counted before, where this is of them; or the group divided."""
        if metric.startswith("占") and metric != "占比" and self._follows(index):
            return self.found[index - 1].subject
        if self._follows(index):
            owner = (
                self._works(index, metric)
                or self._recipients(index)
                or self._facility(index)
                or self._covered(index, metric)
            )
            if owner:
                return owner
        over = self._over(index)
        return (
            over
            if over and over != metric and over.endswith(self.lexicon.groups)
            else None
        )

    def _works(self, index: int, metric: str) -> str | None:
        """省级项目4个，完成投资9.3亿元: the works counted are whose money it is."""
        last = self.figures[index - 1]
        if self.figures[index].dimension is not Dimension.MONEY or last.unit != "个":
            return None
        if not self.totals[index] and not _INVESTED.fullmatch(metric):
            return None
        counted = self.found[index - 1].metric
        if counted and self.totals[index - 1] and counted.endswith(("项目", "重点")):
            return counted
        return None

    def _recipients(self, index: int) -> str | None:
        """为286名劳动力发放补助17万元: those counted are who receives."""
        last = self.figures[index - 1]
        if self.places[index - 1].clause != self.places[index].clause:
            return None
        if self.figures[index].dimension is Dimension.COUNT:
            return None
        if self.text[last.start - 1 : last.start] not in _FOR:
            return None
        return name_after(self._between(index)[:24], self.lexicon) or None

    def _facility(self, index: int) -> str | None:
        """建成处理站4座，日处理能力320吨: of those counted, or of whose they are."""
        start = self.figures[index].start
        if not _USED.match(self.text, self.figures[index - 1].end, start):
            return None
        before = self.found[index - 1]
        metric = before.metric or ""
        found = _FACILITY.search(metric.removeprefix(verb_of(metric, self.lexicon)))
        return before.subject or (found["name"] if found else None)

    def _covered(self, index: int, metric: str) -> str | None:
        """城市低保保障320户，发放低保金16万元: those covered are who is paid."""
        if not _PAID.search(metric):
            return None
        first = index
        while first and index - first < _NEAR and self._follows(first):
            first -= 1
        found = _COVERED.fullmatch(self.found[first].metric or "")
        return found[1] if found and first < index else None

    def _follows(self, index: int) -> bool:
        """Whether the figure before is in the same stretch."""
        if not index:
            return False
        return self.places[index - 1].segment == self.places[index].segment

    def _between(self, index: int) -> str:
        return self.text[self.figures[index - 1].end : self.figures[index].start]

    def _over(self, index: int) -> str | None:
        """The name of the whole that the figure is a part of."""
        total = self.totals[index]
        if total is None:
            return None
        at = self.begins[total.start]
        return self.found[at].metric if at < len(self.found) else None
