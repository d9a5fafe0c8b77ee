"""The words around a figure, and the names that stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from measure.clause import Place
from measure.figure import Figure
from measure.indicator import Kind
from measure.lexicon import Lexicon
from measure.subject import event_before, is_body, is_name, is_subject, split_subject
from measure.words import is_verb, name_after, name_before
from normalize.value import value

#: How far before a figure its name may begin, and behind it end.
_REACH: Final = 72

_REACH_BEHIND: Final = 24

_FIRST_ITEM: Final = re.compile("[^、，]+")

_REST: Final = re.compile("(?:、[^，。；、]{1,8})*[、和及与]")

#: 涉及4个村687户: the number behind is of what they are counted in.
_PLACES: Final = frozenset("村 镇 乡 县 区 街道 社区 乡镇 行政村 自然村".split())

_GOAL: Final = re.compile("(?:年度|全年)?总?(?:目标|任务|计划)(?:任务)?数?$")
_DONE_TO: Final = re.compile("^(?:申报|实施|谋划|建设|引进|签约)的")

#: 落后序时进度 is ranked nowhere, and 占年度预算 does not grow.
_SCHEDULE: Final = re.compile("[快慢低高超落滞前].{0,3}进度|^比.*进度")
_OF_GOAL: Final = re.compile(
    f"{_SCHEDULE.pattern}|占(?:全年|年度)|(?:完成)?(?:全年|年度)"
)

_GOES_ON: Final = re.compile(
    "其(?!中|他|它|余)|该|(?:计划|概算|估算)?总?投资|□?(?:已|累计|实际)?完成|争取|获得?|到位|建筑面积|占地"
)


@value
class Named:
    """What is measured, and of whom."""

    metric: str | None = None
    subject: str | None = None


@value
class Around:
    """What a rule may ask about one figure.

    ``left`` are the words that lead to it, ``what`` the name in them, ``name`` the
    name behind the figure. ``before`` is how the figure before is named, ``over``
    the total that this one is a part of; ``context`` is the subject that words
    further away give, ``title`` the heading's.
    """

    text: str
    figure: Figure
    place: Place
    kind: Kind
    left: str
    right: str
    what: str
    name: str
    before: Named
    over: Named | None
    context: str | None
    title: str | None
    same_clause: bool
    lexicon: Lexicon

    def inherited(self, subject: str | None) -> Named:
        """The name given by the clause before, which has no figure, or by a sibling."""
        if self.place.head is not None and not self.same_clause:
            head = self.text[slice(*self.place.head)][-_REACH:]
            words = name_before(head, self.lexicon)
            if is_body(words, self.lexicon):
                deed = self.left.strip("已均共，□（") or None
                return Named(self.before.metric or deed, words.rpartition("、")[2])
            if (
                words
                and not is_verb(words, self.lexicon)
                and not words.endswith("情况")
            ):
                of, metric = split_subject(words, self.lexicon)
                return Named(metric, subject or of)
        return Named(self.before.metric, subject or self.before.subject)


class Neighbours:
    """The figures of a field and the names given to them so far."""

    __slots__ = (
        "event",
        "figures",
        "is_task",
        "kinds",
        "lexicon",
        "named",
        "places",
        "text",
        "titles",
    )

    def __init__(
        self,
        text: str,
        figures: Sequence[Figure],
        places: Sequence[Place],
        kinds: Sequence[Kind],
        role: str,
        lexicon: Lexicon,
    ) -> None:
        self.lexicon = lexicon
        self.text = text
        self.is_task = role == "task"
        self.figures = figures
        self.places = places
        self.kinds = kinds
        self.named: list[Named] = []
        self.event: tuple[int, int, str | None] = (-1, 0, None)
        self.titles: dict[tuple[int, int], str | None] = {}

    def around(self, index: int, lead: str, over: Named | None) -> Around:
        """The words around a figure whose predecessors all have names.

        ``lead`` are those on its :meth:`left`.
        """
        figure, place = self.figures[index], self.places[index]
        left = self._without_name_before(index, lead)
        right = self._right(index)
        before = self._set_out(index) or self._before(index)
        title = self._title(place)
        return Around(
            text=self.text,
            figure=figure,
            place=place,
            kind=self.kinds[index],
            left=left,
            right=right,
            what="" if left.endswith("其中") else name_before(left, self.lexicon),
            name=name_after(right, self.lexicon),
            before=before,
            over=over,
            context=self._context(index, before, over, title),
            title=title,
            same_clause=bool(index) and self.places[index - 1].clause == place.clause,
            lexicon=self.lexicon,
        )

    def left(self, index: int) -> str:
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
        place, last = self.places[index], index - 1
        while last > index - 9 and last and self._is_aside(last, place):
            last -= 1
        before = self.named[last]
        if self.places[last].sentence == place.sentence:
            return before
        same = self.places[index - 1].paragraph == place.paragraph
        if same and before.subject and is_name(before.subject, self.lexicon):
            opens = self.text.startswith(("完成", "累计", "已完成"), place.sentence)
            return Named(None, before.subject) if opens else Named()
        return Named()

    def _set_out(self, index: int) -> Named | None:
        """What the text set out with, where a heading goes on to how far it got.

        全市入库目标69家。1.乡镇完成情况：东关镇预计完成11家.
        """
        place, figure = self.places[index], self.figures[index]
        if not index or not place.title or not self.text.endswith("情况", *place.title):
            return None
        done = "完成" in self.text[place.left : figure.start]
        if not done or figure.measure != self.figures[0].measure:
            return None
        return Named(_GOAL.sub("", self.named[0].metric or "") or None)

    def _is_aside(self, index: int, place: Place) -> bool:
        """Whether a figure stands in brackets that ``place`` is not in."""
        bracket = self.places[index].bracket
        return bracket is not None and bracket != place.bracket

    def _without_name_before(self, index: int, left: str) -> str:
        """19家企业共抓获123人: 企业 is the name of the figure before."""
        if not index or self.places[index].left != self.figures[index - 1].end:
            return left
        item = _FIRST_ITEM.match(left)
        named = name_after(item[0], self.lexicon) if item else ""
        at = left.find(named)
        if not named or at < 0:
            return left
        rest = left[at + len(named) :]
        if not rest:
            if named in _PLACES:
                return ""
            twice = left[0] != "的" and name_after(self._right(index), self.lexicon)
            return "" if twice else left
        return "" if _REST.fullmatch(rest) else rest

    def _context(
        self, index: int, before: Named, over: Named | None, title: str | None
    ) -> str | None:
        """The subject that words further away give: clause, event, heading, sentence."""
        place = self.places[index]
        if self.is_task:
            return None
        if title and place.title and self._is_new(place.title, index):
            return title
        if place.head not in (None, place.title) and (subject := self._of_head(place)):
            return subject
        if over is not None:
            return over.subject
        if before.subject is not None:
            return before.subject
        return self._event(place, self.figures[index].start) or title

    def _event(self, place: Place, start: int) -> str | None:
        """The meeting or activity named since the segment began, looked for once."""
        segment, done, event = self.event
        if segment != place.segment:
            done, event = place.segment, None
        if event is None:
            begin = max(place.segment, done - 40)
            event = event_before(self.text, begin, start, self.lexicon)
        self.event = (place.segment, start, event)
        return event

    def _is_new(self, span: tuple[int, int], index: int) -> bool:
        """Whether the words stand behind the figure before."""
        return not index or span[0] >= self.figures[index - 1].end

    def _of_head(self, place: Place) -> str | None:
        """The work or body that the clause before is about."""
        head = self.text[slice(*place.head)] if place.head else ""
        if "、" in head:
            return None
        head = name_before(_DONE_TO.sub("", head), self.lexicon)
        if is_name(head, self.lexicon) and (
            len(head) <= 10 or head.endswith(("项目", "工程"))
        ):
            return head
        if _GOES_ON.match(self.text, place.clause):
            return split_subject(head, self.lexicon)[0]
        return None

    def _title(self, place: Place) -> str | None:
        title = place.title
        if title is None:
            return None
        if title not in self.titles:
            words = self.text[slice(*title)]
            self.titles[title] = words if is_subject(words, self.lexicon) else None
        return self.titles[title]

    def past_shares(self, index: int, *, rank: bool) -> Named | None:
        """完成5.2亿元，占年度预算54%，同比增长9%: what was completed grew."""
        passing = _SCHEDULE if rank else _OF_GOAL
        for earlier in range(index - 1, max(-1, index - 5), -1):
            if self.places[earlier].sentence != self.places[index].sentence:
                return None
            named = self.named[earlier]
            if named.metric and not passing.search(named.metric):
                return named if earlier < index - 1 else None
        return None

    def same_unit_before(self, index: int) -> Named | None:
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
