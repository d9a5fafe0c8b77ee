"""What the prose states of the whole: no count of a part may pass for one of all."""

import pytest

from normalize.bodies import load_bodies, place_of
from parse.scopes import Scope
from parse.statements import read_statements

BODIES, PLACE = load_bodies(), place_of("云溪区人民政府督查室")
PLAIN = ("已完成", "正常推进", "进展缓慢", "未启动")
GRADES = ("积极", "正常", "一般", "滞后")
LIGHTS = ("绿灯", "黄灯", "红灯")
PACE = ("已完工", "超序时进度", "达到序时进度", "未达到序时进度")
CLOSED = ("已办结", "正在办理", "未办结")
SHORT = ("完成", "推进中", "滞后")
SCHEDULE = ("超序时", "达到序时", "基本达到序时", "滞后")


def counted(words: tuple[str, ...], prose: str) -> set[tuple[str, str | None, str]]:
    """Claims with numbers: claim, status, value."""
    found = read_statements(
        prose,
        (Scope(0, len(prose), 1, {word: word for word in words}),),
        place=PLACE,
        bodies=BODIES,
    )
    for one in found:
        assert prose[one.start : one.end] == one.text
    return {
        (one.claim.value.removeprefix("status_"), one.status, str(one.value))
        for one in found
        if one.value is not None
    }


COUNTS = [
    (PLAIN, "共48项重点任务，其中已完成12项、正常推进30项、进展缓慢5项、未启动1项。",
     {("tasks", None, "48"), ("count", "已完成", "12"), ("count", "正常推进", "30"), ("count", "进展缓慢", "5"), ("count", "未启动", "1")}),
    (PLAIN, "48项任务中，已完成12项，占25%；进展缓慢6项，占12.5%。",
     {("tasks", None, "48"), ("count", "已完成", "12"), ("share", "已完成", "25"), ("count", "进展缓慢", "6"), ("share", "进展缓慢", "12.5")}),
    (PLAIN, "10项已完成，30项正常推进，5项进展缓慢。", {("count", "已完成", "10"), ("count", "正常推进", "30"), ("count", "进展缓慢", "5")}),
    (PLAIN, "已完成、正常推进、进展缓慢的分别有12项、30项、5项。", {("count", "已完成", "12"), ("count", "正常推进", "30"), ("count", "进展缓慢", "5")}),
    (PLAIN, "任务总数四十八项，已完成三十五项（占72.9％）。", {("tasks", None, "48"), ("count", "已完成", "35"), ("share", "已完成", "72.9")}),
    (PACE, "45项达到序时进度，占比75%；10项超序时进度；5项未达到序时进度。",
     {("count", "达到序时进度", "45"), ("share", "达到序时进度", "75"), ("count", "超序时进度", "10"), ("count", "未达到序时进度", "5")}),
    (LIGHTS, "亮绿灯的有30项，亮黄灯的有5项，亮红灯的有3项。", {("count", "绿灯", "30"), ("count", "黄灯", "5"), ("count", "红灯", "3")}),
    (LIGHTS, "绿灯、黄灯、红灯事项分别为30项、5项、3项。", {("count", "绿灯", "30"), ("count", "黄灯", "5"), ("count", "红灯", "3")}),
    (LIGHTS, "亮“黄灯”（慢于序时进度10个百分点以内）的7项，占25.0%。", {("count", "黄灯", "7"), ("share", "黄灯", "25.0")}),
    (GRADES, "积极推进事项22件，占比39%；进展“滞后”事项10件，占比18%。",
     {("count", "积极", "22"), ("share", "积极", "39"), ("count", "滞后", "10"), ("share", "滞后", "18")}),
    (CLOSED, "全部办结7项，未办结3项。", {("count", "已办结", "7"), ("count", "未办结", "3")}),
    (SHORT, "目前有2项工作滞后，12项工作已完成。", {("count", "滞后", "2"), ("count", "完成", "12")}),
    (PLAIN, "重点推进的48大项共计56项工作任务，涉及35家主要责任单位。", {("items", None, "48"), ("tasks", None, "56"), ("units", None, "35")}),
    (PLAIN, "共有6项任务，已完成2项、占33.3%，正常推进4项。",
     {("tasks", None, "6"), ("count", "已完成", "2"), ("share", "已完成", "33.3"), ("count", "正常推进", "4")}),
    (PLAIN, "共有任务6项，已完成2项。", {("tasks", None, "6"), ("count", "已完成", "2")}),
    (PLAIN, "本次督查涉及重点任务六项，未启动一项。", {("tasks", None, "6"), ("count", "未启动", "1")}),
    # the longest word first, and several words with one count
    (SCHEDULE, "达到序时9项，基本达到序时4项。", {("count", "达到序时", "9"), ("count", "基本达到序时", "4")}),
    (SCHEDULE, "超序时3项；达到和基本达到序时13项，占76.5%。",
     {("count", "超序时", "3"), ("count", "达到序时、基本达到序时", "13"), ("share", "达到序时、基本达到序时", "76.5")}),
    (SCHEDULE, "超序时3件，达到序时进度的9件，超序时与达到序时两类合计12件。",
     {("count", "超序时", "3"), ("count", "达到序时", "9"), ("count", "超序时、达到序时", "12")}),
    # of two counts of one word, the one among the other words' is meant
    (SCHEDULE, "超序时3件，占两成；达到序时9件。有1项任务滞后。两家单位没有一项指标达到序时，1项任务超序时。",
     {("count", "超序时", "3"), ("share", "超序时", "20"), ("count", "达到序时", "9"), ("count", "滞后", "1")}),
    (LIGHTS, "评为“绿灯”的30个，“黄灯”的5个。", {("count", "绿灯", "30"), ("count", "黄灯", "5")}),
    (PLAIN, "共涉及交通、市政两大类25大项28项工作任务，牵头单位20家。", {("items", None, "25"), ("tasks", None, "28"), ("units", None, "20")}),
]  # fmt: skip

#: What reads like a count of the whole and is none: nothing may be claimed.
PARTS = [
    (PLAIN, "区住建局承担的5项任务中，已完成2项，正常推进3项。"),
    (PLAIN, "区住建局有5项任务，已完成2项。"),
    (PLAIN, "其中涉及资金的任务3项，已安排专班。"),
    (PLAIN, "第一批任务共20项，已完成10项；第二批任务共28项，已完成8项。"),
    (PLAIN, "承接市级重点任务15项，已完成12项。全区安排重点任务48项，已完成20项。"),
    (PLAIN, "较上月增加3项已完成任务，减少2项进展缓慢任务。"),
    (PLAIN, "上月进展缓慢的5项任务中，2项已完成。"),
    (PLAIN, "确保12月底前完成全部30项任务的80%以上。"),
    (PLAIN, "共召开座谈会5次，查阅资料30份，督查项目12个。"),
    (SHORT, "累计完成各类整改事项126个，开展检查30次。"),
    (SHORT, "完成项目前期手续办理3项。"),
    (GRADES, "区财政局、区住建局等2家单位4项任务滞后。"),
    (SHORT, "停工和滞后的3项任务要加快推进。"),
    (SHORT, "严重滞后2项，已约谈。"),
    (SCHEDULE, "没有一项任务达到序时。"),
]


@pytest.mark.parametrize(("words", "prose", "claims"), COUNTS)
def test_counts_of_the_whole(
    words: tuple[str, ...], prose: str, claims: set[tuple[str, str | None, str]]
) -> None:
    assert counted(words, prose) == claims


@pytest.mark.parametrize(("words", "prose"), PARTS)
def test_counts_of_a_part_are_none_of_the_whole(
    words: tuple[str, ...], prose: str
) -> None:
    assert counted(words, prose) == set()


BODY_LISTS = [
    (GRADES, "区发改委、区住建局工作任务滞后。", [("滞后", ("区发改委", "区住建局"))]),
    (LIGHTS, "区水利局、区城管局牵头的任务被亮“黄灯”。", [("黄灯", ("区水利局", "区城管局"))]),
    (LIGHTS, "区水利局、区城管局承办事项中有“黄灯”结论。", [("黄灯", ("区水利局", "区城管局"))]),
    # praise, aims and other tasks are no status
    (GRADES, "区财政局、区教体局工作积极主动，值得肯定。", []),
    (GRADES, "区财政局、区税务局要保持正常增长。", []),
    (PLAIN, "区住建局未启动老旧小区改造。", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "prose", "lists"), BODY_LISTS)
def test_bodies_of_a_status(
    words: tuple[str, ...], prose: str, lists: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = read_statements(
        prose,
        (Scope(0, len(prose), 1, {word: word for word in words}),),
        place=PLACE,
        bodies=BODIES,
    )
    assert [(s.status, s.names) for s in found if s.claim == "status_units"] == lists
