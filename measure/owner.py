"""Whom a figure is about, by the sentence it stands in: the second look at subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from measure.around import Named
from measure.choice import choice
from measure.clause import Place
from measure.figure import Figure
from measure.lexicon import Lexicon
from measure.subject import is_event
from measure.words import begins_with_verb, name_after
from normalize.units import Dimension

#: Who or what a sentence begins with, and speaks of until it ends.
_TOPIC: Final = re.compile(
    "(?P<work>[^，。；：、（）□0-9]{4,40}?(?:项目|工程))(?=(?:概算|计划|估算)?总投资)"
    "|(?P<spot>[^，。；：、（）□0-9]{2,24}?(?:[河湖江桥库渠坝][^，。；：、（）□0-9]{0,8}断面|片区|集团(?!有)|工程治理))(?![0-9])"
    "|(?P<part>[^，。；：、（）□0-9]{2,24}?(?:泵站|[东西南北中]段))(?![0-9])"
    "|(?P<stage>[一二三]期)(?=[一-龥])"
    "|(?P<road>[一-龥]{2,5}[路街])(?=（)"
    "|(?P<struck>[^，。；：、（）□0-9]{3,12})受[^，。；]{2,20}影响，"
)
_WIDE: Final = frozenset({"work", "spot", "struck"})
#: What no owner begins with: 项目位于城东街道, 由县金融服务中心, 日均进村.
_NO_OWNER: Final = re.compile(
    choice(
        "(?:该?项目|工程)?(?:位于|坐落|由)|日均|月均|人均|保障|完成|累计|□|通过|项目"
    )
)
_BY_MEANS: Final = ("通过", "依托", "借助")
#: A task of several works has subjects narrower than itself.
_SEVERAL: Final = frozenset("、和及与")
_WORKS: Final = ("工程", "项目", "厂", "园", "水库", "管网", "中心", "平台", "期")
_FOR: Final = frozenset("为对给")
_LISTED: Final = re.compile("[^，。；：、（）]{4,30}")


#: 举办“春风行动”招聘会18场，提供岗位: what the rest of the sentence came of.
@cache
def _held(events: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        f'(?:举办|召开|开展|组织)(?P<subject>[^，。；：、0-9]{{0,8}}[“"][^”"，。]{{2,12}}[”"][^，。；：、0-9]{{0,8}}(?:{"|".join(events)}))[0-9]{{1,4}}[场次期]，'
        "|发挥(?P<means>[^，。；：]{3,16}(?:平台|系统))[^，。；]{0,4}作用，"
    )


def find_owners(
    text: str,
    figures: Sequence[Figure],
    places: Sequence[Place],
    totals: Sequence[Figure | None],
    names: Sequence[Named],
    role: str,
    lexicon: Lexicon,
    task: str = "",
) -> list[Named]:
    """The names with the subjects that sentences give; ``text`` has no periods.

    A ``task`` is about itself, and so is what is said of the one work it names.
    """
    if role == "task":
        return [Named(name.metric) if name.subject else name for name in names]
    walk = _Walk(text, figures, places, totals, lexicon)
    owned = [walk.of(index, name) for index, name in enumerate(names)]
    if not task or not _SEVERAL.isdisjoint(task):
        return owned
    return [
        Named(n.metric)
        if n.subject and n.subject.endswith(_WORKS) and _opening(n.subject) in task
        else n
        for n in owned
    ]


def _opening(subject: str) -> str:
    """As much of a work's name as tells it from others; the rest is put in two ways."""
    return subject[: max(6, len(subject) * 2 // 3)]


class _Walk:
    """The topic of the sentence, from figure to figure."""

    __slots__ = (
        "area",
        "figures",
        "found",
        "lexicon",
        "looked",
        "places",
        "reach",
        "searched",
        "text",
        "topic",
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
        self.found: dict[int, Named] = {}
        self.searched = self.looked = -1
        self.topic: str | None = None
        self.reach = (-1, -1)
        self.area: tuple[int, str] | None = None

    def of(self, index: int, name: Named) -> Named:
        """The next figure's name, with a subject where its sentence gives one."""
        place = self.places[index]
        self._look(index, place)
        if name.subject and self._is_no_owner(name.subject):
            name = Named(name.metric)
        if name.subject is None:
            name = self._owned(index, place, name)
        self.found[self.figures[index].start] = name
        return name

    def _owned(self, index: int, place: Place, name: Named) -> Named:
        if listed := self._listed(index, place):
            return listed
        subject = self._counted_before(index, place) or self._for_whom(index, place)
        over = self._over(index)
        if (
            subject is None
            and over
            and over.endswith(self.lexicon.groups)
            and over != name.metric
        ):
            subject = over
        if subject is None and self.topic and self._in_reach(place):
            subject = self.topic
        if subject is None and self.area and self.area[0] == place.paragraph:
            subject = self.area[1]
        return Named(name.metric, subject) if subject else name

    def _over(self, index: int) -> str | None:
        """特困供养对象168户，其中集中供养36户: the group that is divided."""
        total = self.totals[index]
        over = self.found.get(total.start) if total else None
        return over.metric if over else None

    def _in_reach(self, place: Place) -> bool:
        sentence, segment = self.reach
        return place.sentence == sentence and segment in (-1, place.segment)

    def _look(self, index: int, place: Place) -> None:
        """The topic named since the last look, in this sentence."""
        start = self.figures[index].start
        begins = max(self.searched, place.segment, start - 72)
        self.searched = start
        marker = place.marker
        if marker and begins < marker.end <= start:
            begins = marker.end
        while begins < start and self.text[begins] in "□，":
            begins += 1
        if self._held(place, start):
            return
        if self._struck(place):
            return
        if place.segment == self.looked:
            return
        self.looked = place.segment
        opens = begins <= max(place.segment, marker.end if marker else 0) + 12
        found = _TOPIC.match(self.text, begins) if opens else None
        if found is None and "受" in self.text[place.clause - 40 : place.clause]:
            found = _TOPIC.match(
                self.text, self.text.rfind("，", 0, place.clause - 1) + 1
            )
        if found is None or not found.lastgroup:
            return
        topic = found[found.lastgroup]
        if begins_with_verb(topic, self.lexicon) or found.end() > start:
            return
        self.topic = topic
        self.reach = (place.sentence, -1 if found.lastgroup in _WIDE else place.segment)
        if topic.endswith("片区") and begins == place.paragraph:
            self.area = (place.paragraph, topic)

    def _struck(self, place: Place) -> bool:
        """恒昌纺织受订单减少影响，出口…: the clause before says of whom this is."""
        if not self.text.endswith("影响，", 0, place.clause):
            return False
        begins = self.text.rfind("，", 0, place.clause - 1) + 1
        found = _TOPIC.match(self.text, begins)
        if found and found["struck"]:
            self.topic, self.reach = found["struck"], (place.sentence, -1)
        return True

    def _held(self, place: Place, start: int) -> bool:
        """Whether a meeting was held, or a means used, before the figure."""
        window = self.text[max(place.segment, start - 72) : start]
        if "“" not in window and '"' not in window and "发挥" not in window:
            return False
        found = _held(self.lexicon.events).search(window)
        if found is None:
            return False
        self.topic = found["subject"] or found["means"]
        self.reach = (place.sentence, place.segment)
        return True

    def _is_no_owner(self, subject: str) -> bool:
        if _NO_OWNER.match(subject):
            return True
        if (
            begins_with_verb(subject, self.lexicon)
            and not is_event(subject, self.lexicon)
            and subject[-1] != "业"
        ):
            return True
        return any(f"{means}{subject}" in self.text for means in _BY_MEANS)

    def _listed(self, index: int, place: Place) -> Named | None:
        """（1）灌区配套2个、1.2亿元: the points of a list are whose parts they are."""
        total, marker = self.totals[index], place.marker
        if total is None or marker is None or total.start > marker.start:
            return None
        item = _LISTED.match(self.text, marker.end)
        if item is None:
            return None
        first = next(f for f in self.figures if f.start >= marker.end)
        words = self.text[marker.end : first.start]
        if (
            not _LISTED.fullmatch(words)
            or words.endswith(self.lexicon.kinds)
            or place.segment > marker.end
        ):
            return None
        over = self.found.get(total.start)
        return Named(over.metric, words) if over and over.metric else None

    def _counted_before(self, index: int, place: Place) -> str | None:
        """省级项目4个，完成投资9.3亿元: the parts counted are whose money it is."""
        if not index or self.figures[index].dimension is not Dimension.MONEY:
            return None
        last = self.figures[index - 1]
        if self.totals[index] is None or self.totals[index - 1] is None:
            return None
        if self.places[index - 1].segment != place.segment or last.unit != "个":
            return None
        metric = self.found[last.start].metric
        return metric if metric and metric.endswith("项目") else None

    def _for_whom(self, index: int, place: Place) -> str | None:
        """为286名劳动力发放补助17万元: those counted are who receives."""
        if not index or self.places[index - 1].clause != place.clause:
            return None
        if self.figures[index].dimension is Dimension.COUNT:
            return None
        last = self.figures[index - 1]
        if self.text[last.start - 1 : last.start] not in _FOR:
            return None
        words = self.text[last.end : self.figures[index].start][:24]
        return name_after(words, self.lexicon) or None
