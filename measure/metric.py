"""What a figure measures, and of whom, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Kind
from measure.kind import Change
from measure.rank import NUMERALS, RANKED_PLACES
from measure.respectively import respectively
from measure.subject import (
    described_after,
    event_before,
    is_body,
    is_name,
    is_place,
    is_subject,
    split_subject,
)
from measure.words import (
    deed_after,
    is_light,
    is_verb,
    name_after,
    name_before,
    verb_of,
)

#: How far before a figure its name may begin, and behind it end.
_REACH: Final = 72
_REACH_BEHIND: Final = 24

#: A change and its comparison, right before the figure: what changed stands before.
_CHANGED: Final = re.compile(
    "(?:[，、□]|同比|环比|(?:较|比|与)[^，。；：、]{0,14}?(?:年|月|期|初|底|末|比|平均|水平|□)|均|都|分别|实现|净|累计|大幅|小幅|名义|年均|同期|相比"
    "|正增长|负增长|增长|增产|减产|增收|净增|压降|增加(?!值)|增幅|增速|上升|升高|上涨|提高|提升|扩大|下降|降低|降幅|减少|下滑|回落|压减|收窄|高出|低于|高于|全[省市国县区]平均(?:水平)?|(?<![一-龥])率|了|为|达|[+-])+$"
)
#: The words that place something in a ranking.
_RANKED: Final = re.compile(
    f"(?:均|都|在?全[省市国区县](?!{RANKED_PLACES})|在?全?[省市国区县]?[0-9{NUMERALS}]+个?{RANKED_PLACES}[中内里]?|(?:各|全[省市国区县])?{RANKED_PLACES}(?=排|位|名|居|列|第|最|末|倒)[中内里]?"
    "|排名?|排在|名列|位列|位居|位于|居|列|位次|为|[，、□]|并列|获得?|荣获|取得|[城郊]区组|[中内里])+$"
)

_CHANGE_ITSELF: Final = re.compile("(?:增速|增幅|降幅|增长率|完成率|占比|比重|增量)")
_SHARE: Final = re.compile("占比?|比重|比例|占总数")

_WORKS: Final = re.compile("[^，。；：]{0,30}?(?:项目|生产线|基地|工厂|产线)")
_AGAINST: Final = re.compile(
    "高于|低于|高出|快于|慢于|优于|领先|落后|滞后|超|低|高|快|慢"
)
_FUNDS: Final = re.compile(".{0,10}(?:资产|资金|贷款|债券|补贴|补助|经费|授信)")
_OUTPUT: Final = re.compile("(?:年|日|月)?(?:产|处理|加工|生产)(?:能力)?")

#: What stands before a number and leaves the name to what follows it: 由1名县级领导.
_GOVERNS: Final = re.compile(
    "(?:的|等|每|(?<![面应针])对|为|(?<!方)向|给|由|让|使|从|在|到|组织)(?:全[市区县省]|辖区内?|区内|我[市区县])?$"
)

#: The length of a thing, named before it; else a duration is of the deed behind it.
_TIME: Final = re.compile("(?:时限|时间|天数|用时|期限|工期|周期|时长|数|(?<!限)期)$")
_TIMES: Final = frozenset({"次", "场", "场次", "轮", "轮次", "回"})
_FIRST_ITEM: Final = re.compile("[^、，]+")
_JOINED: Final = re.compile("(?:[、，和及与]|以及)+")
_REST: Final = re.compile("(?:、[^，。；]{1,8})*[、和及与]")
_DONE_TO: Final = re.compile("^(?:申报|实施|谋划|建设|引进|签约)的")
_GOES_ON: Final = re.compile(
    "其(?!中|他|它|余)|该|(?:计划|概算|估算)?总?投资|□?(?:已|累计|实际)?完成|争取|获得?|到位|建筑面积|占地"
)
_LAST_DEED: Final = re.compile(".*(?:开展|举办|进行|组织)(?P<deed>.{2,})")


@dataclass(frozen=True, slots=True)
class Named:
    """What is measured, and of whom."""

    metric: str | None = None
    subject: str | None = None


def name_figures(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    kinds: Sequence[Kind],
    changes: Sequence[Change],
    totals: Sequence[Figure | None],
    role: str,
) -> list[Named]:
    """Metric and subject of each figure; ``text`` has its periods blanked out.

    What a ``task`` names is the task itself, and no narrower subject.
    """
    naming = _Naming(text, figures, places, kinds, changes, role)
    for index, total in enumerate(totals):
        naming.add(index, total)
    return naming.named


class _Naming:
    """The names given so far, for the figures that take theirs from another."""

    __slots__ = (
        "by_start",
        "changes",
        "figures",
        "is_task",
        "kinds",
        "named",
        "places",
        "shared",
        "text",
    )

    def __init__(
        self,
        text: str,
        figures: Sequence[Figure],
        places: Sequence[Place],
        kinds: Sequence[Kind],
        changes: Sequence[Change],
        role: str,
    ) -> None:
        self.text = text
        self.is_task = role == "task"
        self.figures = figures
        self.places = places
        self.kinds = kinds
        self.changes = changes
        self.shared: dict[int, Named] = {}
        self.named: list[Named] = []
        self.by_start: dict[int, Named] = {}

    def add(self, index: int, total: Figure | None) -> None:
        over = self.by_start.get(total.start) if total else None
        kind, changed = self.kinds[index], self.changes[index].direction is not None
        if "分别" in self._left(index):
            self._share(index)
        if index in self.shared:
            name = self.shared[index]
        elif changed or kind is Kind.RANK:
            name = self._of_change(index)
        else:
            name = self._of_quantity(index, over)
        self.named.append(name)
        self.by_start[self.figures[index].start] = name

    def _share(self, index: int) -> None:
        """甲、乙分别增长5%和3%: each figure has a name of its own."""
        last = index
        while last + 1 < len(self.figures) and _JOINED.fullmatch(
            self.text, self.figures[last].end, self.figures[last + 1].start
        ):
            last += 1
        many = last - index + 1
        named = respectively(self._left(index), many)
        if named is None and many <= index:
            before = self.named[index - many : index]
            same = self.places[index - many].sentence == self.places[index].sentence
            named = [(name.metric, name.subject) for name in before] if same else None
        for offset, (metric, subject) in enumerate(named or ()):
            self.shared[index + offset] = Named(metric, subject)

    def _left(self, index: int) -> str:
        """The words that lead to a figure."""
        start, place = self.figures[index].start, self.places[index]
        return self.text[max(place.left, start - _REACH) : start]

    def _right(self, index: int) -> str:
        """The words behind a figure; 13条、34公里农村公路 share them."""
        figure, place = self.figures[index], self.places[index]
        words = self.text[figure.end : min(place.right, figure.end + _REACH_BEHIND)]
        if index + 1 == len(self.figures):
            return words or ""
        after = self.figures[index + 1]
        if not words and self.text[figure.end : after.start] in ("、", ""):
            right = min(self.places[index + 1].right, after.end + _REACH_BEHIND)
            return self.text[after.end : right]
        return words

    def _before(self, index: int) -> Named:
        """The name of the figure before, where it stands in the same sentence.

        A sentence that begins with what was done goes on about the same work.
        """
        if not index:
            return Named()
        before, place = self.named[index - 1], self.places[index]
        if self.places[index - 1].sentence == place.sentence:
            return before
        same = self.places[index - 1].paragraph == place.paragraph
        if same and before.subject and is_name(before.subject):
            opens = self.text.startswith(("完成", "累计", "已完成"), place.sentence)
            return Named(None, before.subject) if opens else Named()
        return Named()

    def _of_change(self, index: int) -> Named:
        """What grew, or is ranked."""
        left, before = self._left(index), self._before(index)
        if self.kinds[index] is Kind.RANK:
            words = name_before(_RANKED.sub("", left))
            if _CHANGE_ITSELF.fullmatch(words) and before.metric:
                known = before.metric.endswith(words)
                return before if known else Named(before.metric + words, before.subject)
        else:
            words = name_before(_CHANGED.sub("", left))
        if words and not is_verb(words) and not _CHANGED.fullmatch(words):
            subject, metric = split_subject(words)
            return Named(metric, subject or self._context(index, before, None))
        before = self._same_unit_before(index) or before
        return before if before.metric else self._inherited(index, before, None)

    def _same_unit_before(self, index: int) -> Named | None:
        """优良天数156天，优良率85.7%，同比增加11天: the days grew, not their share."""
        figure = self.figures[index]
        if figure.measure is None or figure.measure.base == "%":
            return None
        for earlier in range(index - 1, max(-1, index - 5), -1):
            if self.places[earlier].sentence != self.places[index].sentence:
                return None
            if self.figures[earlier].measure == figure.measure:
                return self.named[earlier]
        return None

    def _of_quantity(self, index: int, over: Named | None) -> Named:
        kind, left, right = self.kinds[index], self._left(index), self._right(index)
        before, place = self._before(index), self.places[index]
        left = self._without_name_before(index, left)
        what = "" if left.endswith("其中") else name_before(left)
        name = name_after(right)
        if over is not None and over.metric and self._is_item(index, what, name):
            return Named(over.metric, what)
        context = self._context(index, before, over)
        if kind is Kind.DURATION and not _TIME.search(what) and (name or right):
            return Named(name or deed_after(right), context)
        if name and (
            kind is not Kind.MONEY
            or not what
            or is_verb(what)
            or _FUNDS.fullmatch(name)
        ):
            return self._counted(index, left, what, name, context)
        alone = over is not None or "剩" in left or "其" in left or not before.metric
        if not what and alone and (deed := deed_after(right)):
            return Named(deed, context)
        if not name and is_body(what):
            deed = left.rpartition(what[-1])[2].strip("已均共□")
            return Named(before.metric or deed or what, what)
        if kind is Kind.RATIO and before.metric and _AGAINST.match(what):
            return before
        if _SHARE.match(what) and before.metric:
            share = "占比" if what == "占" else what
            return Named(before.metric + share, before.subject)
        if self.figures[index].unit in _TIMES and (
            last := _LAST_DEED.match(self.text[self.figures[index].end : place.right])
        ):
            return Named(last["deed"], context)
        described = described_after(self.text, self.figures[index].end)
        subject, what = self._split(index, what, context)
        subject = described or subject or context
        if not what or (is_light(what) and before.metric):
            return self._inherited(index, before, subject)
        return Named(what, subject)

    def _is_item(self, index: int, what: str, name: str) -> bool:
        """One of the things a total is divided over: （1）桥梁工程1亿元, 东关镇3个."""
        if name or not what or is_verb(what):
            return False
        if self.places[index].bracket is not None and len(what) <= 8:
            return True
        money = self.kinds[index] in (Kind.MONEY, Kind.RATIO, Kind.AREA, Kind.LENGTH)
        return money and is_name(what)

    def _without_name_before(self, index: int, left: str) -> str:
        """19家企业共抓获123人: 企业 is the name of the figure before."""
        if not index or self.places[index].left != self.figures[index - 1].end:
            return left
        item = _FIRST_ITEM.match(left)
        named = name_after(item[0]) if item else ""
        at = left.find(named)
        if not named or at < 0:
            return left
        rest = left[at + len(named) :]
        if not rest:
            return left
        return "" if _REST.fullmatch(rest) else rest

    def _counted(
        self, index: int, left: str, what: str, name: str, context: str | None
    ) -> Named:
        """The name stands behind the number: 32个项目."""
        figure = self.figures[index]
        if self.kinds[index] is Kind.MASS and (
            works := _WORKS.match(self.text, figure.end)
        ):
            if not what or is_verb(what):
                return Named("产能", self.text[figure.start : works.end()])
            if _OUTPUT.fullmatch(what):
                begin = self.text.rfind(what, 0, figure.start)
                return Named(what, self.text[begin : works.end()])
        if not what or is_verb(what) or _GOVERNS.search(left):
            return Named(name, context)
        if is_place(what):
            return Named(name, what)
        if len(what) > 8 and what.endswith(name):
            return Named(verb_of(what) + name, context)
        subject, what = self._split(index, what, context)
        return Named(what + name, subject or context)

    def _split(
        self, index: int, what: str, context: str | None
    ) -> tuple[str | None, str]:
        """The subject in the words before a figure; a heading that names one wins."""
        subject, rest = split_subject(what)
        if subject is None:
            return None, what
        if context is not None and self._title(index) == context and is_name(context):
            return context, rest
        return subject, name_before(rest) or rest.strip("仅已共均")

    def _inherited(self, index: int, before: Named, subject: str | None) -> Named:
        """The name given by the clause before, which has no figure, or by a sibling."""
        place = self.places[index]
        same = index and self.places[index - 1].clause == place.clause
        if place.head is not None and not same:
            head = name_before(self.text[slice(*place.head)][-_REACH:])
            if head and not is_verb(head):
                of, metric = split_subject(head)
                return Named(metric, subject or of)
        return Named(before.metric, subject or before.subject)

    def _context(self, index: int, before: Named, over: Named | None) -> str | None:
        """The subject that words further away give: clause, event, heading, sentence."""
        place = self.places[index]
        if self.is_task:
            return None
        title = self._title(index)
        if title and place.title and self._is_new(place.title, index):
            return title
        if place.head not in (None, place.title) and (subject := self._of_head(place)):
            return subject
        if over is not None:
            return over.subject
        if before.subject is not None:
            return before.subject
        start = self.figures[index].start
        return event_before(self.text, place.segment, start) or title

    def _is_new(self, span: tuple[int, int], index: int) -> bool:
        """Whether the words stand behind the figure before."""
        return not index or span[0] >= self.figures[index - 1].end

    def _of_head(self, place: Place) -> str | None:
        """The work or body that the clause before is about."""
        head = self.text[slice(*place.head)] if place.head else ""
        if "、" in head:
            return None
        head = name_before(_DONE_TO.sub("", head))
        if is_name(head):
            return head
        if _GOES_ON.match(self.text, place.clause):
            return split_subject(head)[0]
        return None

    def _title(self, index: int) -> str | None:
        title = self.places[index].title
        words = self.text[slice(*title)] if title is not None else ""
        return words if is_subject(words) else None
