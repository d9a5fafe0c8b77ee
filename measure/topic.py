"""What a sentence speaks of: named once, and meant until something else is named.

Of a figure a reader asks 'whose?' and finds the answer in the words before it: the
work, body or people that a clause begins with (柳湾隧道累计掘进…), those who were
counted and then act (19家企业共…), the place where something was found or built
(查处李庄村…), the event at which it happened (在…活动中，…), those to whom it was done
(对无证机构进行…). Each is meant for the figures behind it, to the end of its stretch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from measure.clause import Place
from measure.figure import Figure
from measure.lexicon import Lexicon
from measure.opening import is_stage, name_begins, opening_name
from measure.setting import found_at, setting_of
from measure.words import BLANK, begins_with_verb, name_after

_MARKS: Final = re.compile("[，：；（）。]")
#: Further back than this nobody looks for the words a figure belongs to.
_WINDOW: Final = 160

#: What is spoken of beyond a semicolon, and beyond its sentence.
_WIDE: Final = ("项目", "工程", "断面", "片区", "集团", "专案", "专案”")
_AREA: Final = "片区"
_LEADS: Final = 16
_ACTORS: Final = ("大队", "支队", "法院", "检察院", "公司", "集团", "银行")

#: A sum is of all that was listed, and 另1处 of none of it.
_SUMS: Final = re.compile("合计|总计|共计|另(?!有)|其余")

#: The event that 此次 or 现场 goes back to.
_JOINED: Final = re.compile(
    "参加(?:了)?(?P<event>[^，。；：]{4,40}?(?:活动|大会|推介会|博览会|招聘会))(?=[。，；])"
)
_THERE: Final = re.compile("(?:此次|本次|会上|[^，。；：]{0,5}现场)[^，。；：]{0,14}")
_TIMES: Final = frozenset({"场", "次", "期", "场次"})

#: Those who act once they are counted, and what is theirs.
_MEMBERS: Final = frozenset("家名户所人")
_THEIRS: Final = re.compile(
    "[^，。；：]{0,8}?(?:企业|单位|学校)(?=融资|贷款|资产|债务|营业收入|产值|利润)"
)

#: A name with a number in it, and a list of names before their number.
_LONGEST: Final = 40
_COUNTED: Final = frozenset({"个", "家", "项", "处", "座", "条", "%"})
_HAN: Final = re.compile("[一-龥]{2,12}")
_SIZED: Final = re.compile(
    "[^，。；：（）0-9]{2,24}?(?:项目|工程)(?![一-龥]{0,2}[资数])"
)
_LISTED: Final = re.compile(
    "(?:成功)?(?:签约了?|受[^，。]{2,20}影响)?(?P<names>(?!另)[^，。；：、0-9]{2,20}(?:[、和][^，。；：、和0-9]{2,20}?)+?)等?"
)
_AND: Final = re.compile("、|(?<=[一-龥]{2})和")
_BARE: Final = 2


@cache
def _held(events: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        f'(?:举办|召开|开展|组织)(?P<event>[^，。；：、0-9]{{0,8}}[“"][^”"，。]{{2,12}}[”"][^，。；：、0-9]{{0,8}}(?:{"|".join(events)}))\\Z'
    )


@cache
def _they_act(verbs: str) -> re.Pattern[str]:
    return re.compile(f"(?:共同?|累计|各|每[家户人月周])?(?:{verbs}|接访)|融资|贷款")


@dataclass(frozen=True, slots=True)
class Topic:
    """What is spoken of while the figures' ``level`` of place begins at ``since``."""

    name: str
    level: str
    since: int | None
    sentence: int


def _level(name: str) -> str:
    """How far the name is meant: those who act until others do."""
    if name.endswith(_ACTORS):
        return "paragraph"
    return "sentence" if name.endswith(_WIDE) else "segment"


class Topics:
    """The topics in force, the latest last, from figure to figure.

    What the task ``is_own`` says nothing narrower than the task.
    """

    __slots__ = ("figures", "is_own", "joins", "lexicon", "places", "text", "topics")

    def __init__(
        self,
        text: str,
        figures: Sequence[Figure],
        places: Sequence[Place],
        lexicon: Lexicon,
        is_own: Callable[[str], bool],
    ) -> None:
        self.text = text
        self.is_own = is_own
        self.lexicon = lexicon
        self.figures = figures
        self.places = places
        self.joins = _JOINED.search(text) is not None
        self.topics: list[Topic] = []

    def at(self, index: int) -> str | None:
        """What is spoken of at the next figure."""
        place = self.places[index]
        if self.topics:
            self.topics = [t for t in self.topics if getattr(place, t.level) == t.since]
        if index and (event := self._held(index - 1, place)):
            self._speak_of(event, place, "segment", 0)
        for begin, end, fresh in self._clauses(index):
            if _SUMS.match(self.text, begin, end):
                self.topics.clear()
            if fresh:
                self._begin(index, begin, end)
            elif name := self._go_on(index, begin, end):
                self._speak_of(name, place, "segment", begin)
        for topic in reversed(self.topics):
            if topic.sentence == place.sentence or self._goes_on(topic, place):
                return topic.name
        return None

    def give_way(self) -> None:
        """Another is named: who was spoken of beyond a semicolon is no more.

        All of a paragraph that begins with an area is told of that area.
        """
        self.topics = [
            topic
            for topic in self.topics
            if topic.level in ("segment", "bracket") or topic.name.endswith(_AREA)
        ]

    def _goes_on(self, topic: Topic, place: Place) -> bool:
        """Whether a sentence without a subject goes on about those who act."""
        if not topic.name.endswith(_ACTORS):
            return True
        begins = self.text[place.sentence : place.sentence + _LEADS].lstrip(
            "□，同时并还共"
        )
        return begins_with_verb(begins, self.lexicon)

    def _clauses(self, index: int) -> Iterator[tuple[int, int, bool]]:
        """Clauses since the figure before, and whether each begins there."""
        place, stop = self.places[index], self.figures[index].start
        before = self.figures[index - 1].end if index else 0
        marker = place.marker.end if place.marker else 0
        marker = marker if marker <= stop else 0
        at = max(before, place.segment, marker, stop - _WINDOW)
        fresh = at > before or not index
        aside = self.text.rfind("）", at, stop)
        if aside > at and "（" not in self.text[at:aside]:
            at, fresh = aside + 1, False
        for mark in _MARKS.finditer(self.text, at, stop):
            if mark.start() > at:
                yield at, mark.start(), fresh
            at, fresh = mark.end(), mark[0] != "）"
        if at < stop:
            yield at, stop, fresh

    def _begin(self, index: int, begin: int, end: int) -> None:
        """A clause from its beginning; of a heading there are rules of its own."""
        if self.text.startswith("：", end):
            return
        place = self.places[index]
        begin = name_begins(self.text, begin, end)
        counts = end == self.figures[index].start and self._counts_behind(index)
        name = opening_name(self.text, begin, end, self.lexicon, counts=counts)
        if name and self.is_own(name):
            name = None
        if name and not is_stage(name):
            self.give_way()
        level = _level(name) if name else "segment"
        if level == "sentence" and name and name.endswith(_AREA):
            level = "paragraph" if begin == place.paragraph else level
        name = (
            name
            or self._there(begin, end, place)
            or setting_of(self.text, begin, end, self.lexicon)
        )
        if name:
            self._speak_of(name, place, level, begin)
        if spot := found_at(self.text, begin, end):
            self._speak_of(spot, place, "segment", begin)

    def _go_on(self, index: int, begin: int, end: int) -> str | None:
        """The rest of a clause, behind a figure."""
        if begin == self.figures[index - 1].end:
            if whole := self._whole(index - 1):
                return whole
            if who := self._counted(index, begin, end):
                return who
        return setting_of(self.text, begin, end, self.lexicon)

    def _speak_of(self, name: str, place: Place, level: str, at: int) -> None:
        if (self.topics and is_stage(name)) or self.is_own(name):
            return
        if place.bracket is not None and at > place.bracket:
            level = "bracket"
        self.topics.append(Topic(name, level, getattr(place, level), place.sentence))

    def _held(self, index: int, place: Place) -> str | None:
        """举办“春风行动”招聘会18场，提供岗位: what the rest of the sentence came of."""
        times = self.figures[index]
        if times.unit not in _TIMES or times.start < place.segment:
            return None
        if not self.text.startswith("，", times.end):
            return None
        begins = max(place.segment, times.start - _WINDOW)
        found = _held(self.lexicon.events).search(self.text, begins, times.start)
        return found["event"] if found else None

    def _there(self, begin: int, end: int, place: Place) -> str | None:
        """此次招聘, 现场: the event that was named in the sentences before."""
        if not self.joins or not _THERE.match(self.text, begin, end):
            return None
        events = _JOINED.findall(
            self.text, max(place.paragraph, begin - 4 * _WINDOW), begin
        )
        return events[-1] if events else None

    def _counts_behind(self, index: int) -> bool:
        """Whether the figure counts what is behind it, not what stands before."""
        behind = self.text[self.figures[index].end :][:1]
        return "一" <= behind <= "龥" and behind not in "均分"

    def _whole(self, index: int) -> str | None:
        """甲、乙两家企业, 龙湾20万头养殖项目: a number that is a part of the name."""
        figure = self.figures[index]
        opens = self._opens(index)
        words = self.text[opens : figure.start]
        if not words or len(words) > _LONGEST or BLANK in words:
            return None
        if figure.unit not in _COUNTED and not begins_with_verb(words, self.lexicon):
            sized = _SIZED.match(self.text, figure.end)
            if sized and _HAN.fullmatch(words):
                return self.text[opens : sized.end()]
        several = _LISTED.fullmatch(words)
        if several is None or figure.unit not in (*_MEMBERS, "个"):
            return None
        names, value = _AND.split(several["names"]), figure.value or 0
        more = words.endswith("等") and len(names) < value
        if min(map(len, names)) > _BARE and (more or len(names) == value):
            return several["names"]
        return None

    def _opens(self, index: int) -> int:
        """Where the clause of a figure begins, its list marker aside."""
        place = self.places[index]
        return max(place.clause, place.marker.end if place.marker else 0)

    def _counted(self, index: int, begin: int, end: int) -> str | None:
        """19家企业共抓获: those counted at the head of a sentence act."""
        last, place = self.figures[index - 1], self.places[index - 1]
        if last.unit not in _MEMBERS or end < self.figures[index].start:
            return None
        if index > 1 and self.figures[index - 2].start >= place.segment:
            return None
        if self.text[self._opens(index - 1) : last.start].strip(f"{BLANK}在由"):
            return None
        if theirs := _THEIRS.match(self.text, begin, end):
            return theirs[0]
        who = name_after(self.text[begin:end], self.lexicon)
        at = self.text.find(who, begin, end) + len(who)
        act = _they_act(self.lexicon.verbs)
        return who if who and act.match(self.text, at, end) else None
