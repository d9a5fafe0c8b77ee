"""Whose a figure is: the second look at subjects, at the sentence around the figure.

What a figure's own words say comes first, then what was counted before it, then what
the sentence speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from measure.around import Named
from measure.choice import choice
from measure.clause import Place
from measure.counted import Counted
from measure.figure import Figure
from measure.lexicon import Lexicon
from measure.subject import is_event, is_name
from measure.topic import Topics
from measure.words import begins_with_verb
from normalize.units import Dimension

#: Further back than this nobody looks for where a subject was named.
_WINDOW: Final = 240

#: What no owner begins with: 项目位于城东街道, 由县金融服务中心, 日均进村.
_NO_OWNER: Final = re.compile(
    choice(
        "(?:该?项目|工程)?(?:位于|坐落|由)|实施|投用|按|集中|分散|日均|月均|人均|保障|完成|累计|□|通过|项目"
    )
)
#: Who finds something is not where it was found (县城管局查处李庄村…).
_FINDS: Final = re.compile("查处|查获|取缔")
#: A sum is of all its parts.
_SUMS: Final = re.compile("[，□]*(?:合计|总计|共计)")
#: All whom a government serves are no group.
_PUBLIC: Final = re.compile("(?:广大|市民)?(?:群众|居民|市民|百姓|消费者|家长)")
_BY_MEANS: Final = ("通过", "依托", "借助")
#: A task of several works has subjects narrower than itself.
_SEVERAL: Final = frozenset("、和及与")
_WORKS: Final = ("工程", "项目", "厂", "园", "水库", "管网", "中心", "平台", "期")

#: A level of government is often left out, or put in, before a body's name.
_LEVELS: Final = "省市县区"
#: What a task names without being a work, and how much of it is to be said again.
_UNDERTAKINGS: Final = ("行动", "活动", "平台")
_SAME: Final = 0.6
_BARE: Final = 2

#: Those who act are spoken of beyond a semicolon.
_ACTORS: Final = tuple("银行 大队 支队 局 公司 集团 人员 对象 企业 医院".split())

#: What works and events are counted in.
_WORKS_IN: Final = frozenset("处 座 个 条 所".split())
_TIMES: Final = frozenset("场 次 场次".split())

#: 规上企业研发活动覆盖率: the rate is of a group.
_RATE_OF: Final = re.compile(
    "([^，。；：的]{1,10}(?:企业|行业|制造业|产业|学校|场所|人群|系统)|老年?人)"
    "(?:[^，。；企业]{2,16}(?:率仍?|比重|比例|面积)|[^，。；]{1,8}占[^，。；]{2,10})"
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
    lead: str = "",
) -> list[Named]:
    """The names with the subjects that sentences give; ``text`` has no periods.

    A ``task`` is about itself, and so is what is said of the one work it names or of
    the body that alone has the ``lead``.
    """
    if role == "task":
        return [
            name if _is_sized(text, figure, name) else Named(name.metric)
            for figure, name in zip(figures, names, strict=True)
        ]
    walk = _Walk(text, figures, places, totals, lexicon, task, lead)
    return [walk.of(index, name) for index, name in enumerate(names)]


def _is_sized(text: str, figure: Figure, name: Named) -> bool:
    """年产4万吨切片项目: the figure is a part of the name of its own work."""
    return name.subject is not None and text[figure.start : figure.end] in name.subject


class _Walk:
    """The figures of a field one by one, with the topics in force."""

    __slots__ = (
        "counted",
        "figures",
        "lead",
        "lexicon",
        "means",
        "places",
        "task",
        "tells_one",
        "text",
        "topics",
    )

    def __init__(
        self,
        text: str,
        figures: Sequence[Figure],
        places: Sequence[Place],
        totals: Sequence[Figure | None],
        lexicon: Lexicon,
        task: str,
        lead: str,
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.figures = figures
        self.places = places
        self.task = task
        self.tells_one = bool(task) and _SEVERAL.isdisjoint(task)
        self.means = [means for means in _BY_MEANS if means in text]
        self.lead = lead.lstrip(_LEVELS)
        self.topics = Topics(text, figures, places, lexicon, self._is_own)
        self.counted = Counted(text, figures, places, totals, lexicon)

    def of(self, index: int, name: Named) -> Named:
        """The next figure's name, with a subject where its sentence gives one."""
        if name.subject and self._is_none(index, name.subject):
            name = Named(name.metric)
        topic = self.topics.at(index)
        if topic and name.subject and self._is_weak(index, name.subject):
            name = Named(name.metric, topic)
        elif topic and name.subject and name.subject != topic:
            self.topics.give_way()
        name = self.counted.part(index, name.metric or "") or name
        if name.subject is None:
            name = self._owned(index, name, topic)
        self.counted.found.append(name)
        if name.subject and self._is_tasks_work(name.subject):
            return Named(name.metric)
        return name

    def _owned(self, index: int, name: Named, topic: str | None) -> Named:
        """The name with an owner from outside of the figure's own words."""
        if point := self.counted.point(index):
            return point
        metric = name.metric or ""
        owner = self.counted.owner(index, metric)
        if owner is None and (group := _RATE_OF.fullmatch(metric)):
            owner = group[1]
        if owner is None and topic and not self._counts(index, topic, metric):
            owner = topic
        return Named(name.metric, owner) if owner else name

    def _is_none(self, index: int, subject: str) -> bool:
        """Whether the words are no subject, the task's own or no longer meant."""
        if subject.count("“") != subject.count("”"):
            return True
        if _NO_OWNER.match(subject) or _FINDS.search(subject):
            return True
        if (
            begins_with_verb(subject, self.lexicon)
            and not is_event(subject, self.lexicon)
            and subject[-1] != "业"
        ):
            return True
        if any(f"{means}{subject}" in self.text for means in self.means):
            return True
        return self._is_own(subject) or self._is_past(index, subject)

    def _is_own(self, subject: str) -> bool:
        """Whether it is the row's own body or undertaking, its 园区, or the public."""
        if _PUBLIC.fullmatch(subject):
            return True
        if self.lead and subject.lstrip(_LEVELS) == self.lead:
            return True
        if len(subject) == _BARE and subject[1] == "区" and subject[0] in self.task:
            return True
        if not subject.endswith(_UNDERTAKINGS):
            return False
        pairs = [subject[at : at + 2] for at in range(len(subject) - 1)]
        return sum(pair in self.task for pair in pairs) >= _SAME * len(pairs)

    def _is_tasks_work(self, subject: str) -> bool:
        """Whether it is the one work that the task names.

        As much of a name counts as tells it from others; the rest is put in two ways.
        """
        if not self.tells_one or not subject.endswith(_WORKS):
            return False
        opening = subject[: max(6, len(subject) * 2 // 3)]
        return opening in self.task

    def _is_past(self, index: int, subject: str) -> bool:
        """Whether it was named before a semicolon or a sum, and is no heading."""
        place, start = self.places[index], self.figures[index].start
        if index and _SUMS.match(self.text, self.figures[index - 1].end, start):
            return True
        if place.title is not None or place.segment == place.sentence:
            return False
        if subject.endswith(_ACTORS):
            return False
        begins = max(place.sentence, start - _WINDOW)
        return 0 <= self.text.rfind(subject, begins, start) < place.segment

    def _is_weak(self, index: int, subject: str) -> bool:
        """A mere place (“甲”示范区建设，在乙乡选定…), or a heading that is no name."""
        place, start = self.places[index], self.figures[index].start
        begins = max(place.segment, start - _WINDOW)
        if self.text.find(f"在{subject}", begins, start) >= 0:
            return True
        if place.title is None or is_name(subject, self.lexicon):
            return False
        return self.text[slice(*place.title)] == subject

    def _counts(self, index: int, topic: str, metric: str) -> bool:
        """换电站完成选址2处: whether the topic itself is what is counted."""
        figure, done = self.figures[index], metric.removeprefix(topic)
        if not done:
            return figure.dimension is not Dimension.LENGTH or topic[-1] != "段"
        if done == metric:
            return False
        if figure.unit in _TIMES:
            return True
        return figure.unit in _WORKS_IN and begins_with_verb(done, self.lexicon)
