"""People: who a cell names, and which body each answers for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.bodies import Body, Place, load_bodies, read_bodies
from normalize.people import PairedBy, known_pairs, pair, read_people

PLACE = Place("青禾区", "区")
BODIES = load_bodies()

NAMES = [
    ("陈知远", ["陈知远"]),
    ("陈知远 罗毅\n沈嘉禾", ["陈知远", "罗毅", "沈嘉禾"]),
    ("陈知远、罗毅，沈嘉禾；乔木", ["陈知远", "罗毅", "沈嘉禾", "乔木"]),
    ("陈知远/罗毅", ["陈知远", "罗毅"]),
    ("陈知远、罗毅等", ["陈知远", "罗毅"]),
    # a name with a space inside
    ("罗 毅", ["罗毅"]),
    ("罗\u3000毅 沈嘉禾", ["罗毅", "沈嘉禾"]),
    ("沈嘉禾 罗 毅", ["沈嘉禾", "罗毅"]),
    ("罗 毅 祁 峰", ["罗毅", "祁峰"]),
    ("陈 知 远", ["陈知远"]),
    ("陈 知 远  苏 子 衿", ["陈知远", "苏子衿"]),
    ("罗 毅、祁 峰", ["罗毅", "祁峰"]),
    ("罗 毅 马 丽娜", ["罗毅", "马丽娜"]),
    ("副区长崔\u3000明", ["崔明"]),
    # compound surnames, names of other peoples
    ("欧阳 锋", ["欧阳锋"]),
    ("诸葛 明远 罗毅", ["诸葛明远", "罗毅"]),
    ("买买提·吐尔逊", ["买买提·吐尔逊"]),
    ("买买提•吐尔逊江 罗毅", ["买买提·吐尔逊江", "罗毅"]),
    # nobody is stated
    ("", []),
    ("无", []),
    ("—", []),
    ("/", []),
    ("待定", []),
    ("N/A", []),
]


@pytest.mark.parametrize(("cell", "names"), NAMES)
def test_names(cell: str, names: list[str]) -> None:
    people = read_people(cell)
    assert [person.name for person in people] == names
    assert not any(person.unnamed for person in people)


NOTES = [
    ("陈知远（规划） 罗毅(土地)", [("陈知远", "规划"), ("罗毅", "土地")]),
    ("陈知远\n（规划）\n罗毅\n（土地）", [("陈知远", "规划"), ("罗毅", "土地")]),
    ("陈知远（规划）罗毅", [("陈知远", "规划"), ("罗毅", None)]),
    ("（规划）陈知远", [("陈知远", "规划")]),
    ("陈知远（区委常委、副区长）", [("陈知远", "区委常委、副区长")]),
    ("陈知远 13800000000", [("陈知远", "13800000000")]),
    ("陈知远13800000000、罗毅", [("陈知远", "13800000000"), ("罗毅", None)]),
    ("陈知远（规划）0371-1234567", [("陈知远", "规划 0371-1234567")]),
    ("陈知远（）", [("陈知远", None)]),
]


@pytest.mark.parametrize(("cell", "noted"), NOTES)
def test_notes(cell: str, noted: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.note) for person in read_people(cell)] == noted


TITLES = [
    ("局长陈知远", [("陈知远", "局长")]),
    ("陈知远局长", [("陈知远", "局长")]),
    ("常务副区长沈砚秋 副区长崔明", [("沈砚秋", "常务副区长"), ("崔明", "副区长")]),
    ("区委常委、副区长沈砚秋", [("沈砚秋", "区委常委、副区长")]),
    (
        "区政府党组成员、区公安分局局长罗毅",
        [("罗毅", "区政府党组成员、区公安分局局长")],
    ),
    ("四级调研员 孟晓舟", [("孟晓舟", "四级调研员")]),
    ("市委常委、副市长 沈砚秋", [("沈砚秋", "市委常委、副市长")]),
    (
        "县委常委、常务副县长 罗毅、副县长 崔明",
        [("罗毅", "县委常委、常务副县长"), ("崔明", "副县长")],
    ),
    ("党委委员、武装部部长 陈知远", [("陈知远", "党委委员、武装部部长")]),
    ("责任领导：陈知远\n责任人：罗毅", [("陈知远", "责任领导"), ("罗毅", "责任人")]),
]


@pytest.mark.parametrize(("cell", "titled"), TITLES)
def test_titles(cell: str, titled: list[tuple[str, str]]) -> None:
    assert [(person.name, person.title) for person in read_people(cell)] == titled


BARE_TITLES = [
    "各乡（街道）行政负责人",
    "各单位主要负责人",
    "分管领导",
    "分管副局长",
    "财政局局长",
    "文旅局长",
    "常务副县长",
    "党组书记",
    "李县长",
]


@pytest.mark.parametrize("title", BARE_TITLES)
def test_a_title_without_a_name_is_a_person_by_that_title(title: str) -> None:
    (person,) = read_people(title)
    assert (person.name, person.title, person.unnamed) == (title, title, True)


@given(st.text(alphabet="陈知远罗毅（）、 \n，：1380·长局各负责人等/—", max_size=30))
def test_people_stand_where_they_are_said_to_stand(cell: str) -> None:
    last = 0
    for person in read_people(cell):
        start, end = person.at
        assert last <= start < end <= len(cell)
        assert person.name
        last = end


people_names = st.sampled_from(["陈知远", "沈嘉禾", "苏子衿", "顾长林", "何静怡"])


@given(
    st.lists(people_names, max_size=6),
    st.sampled_from([" ", "、", "\n", "，", "\u3000"]),
)
def test_a_separator_never_changes_a_name(names: list[str], separator: str) -> None:
    assert [person.name for person in read_people(separator.join(names))] == names


# -- pairs --------------------------------------------------------------------

Pairs = list[tuple[str | None, str | None, PairedBy | None]]


def bodies_of(cell: str) -> tuple[Body, ...]:
    return read_bodies(cell, place=PLACE, bodies=BODIES)


def pairs(units: str, persons: str, known: dict[str, str] | None = None) -> Pairs:
    bodies, people = bodies_of(units), read_people(persons)
    return [
        (
            bodies[one.body].name if one.body is not None else None,
            people[one.person].name if one.person is not None else None,
            one.paired_by,
        )
        for one in pair(bodies, people, known or {})
    ]


def test_the_sole_body_and_the_sole_person() -> None:
    assert pairs("区财政局", "罗毅") == [("区财政局", "罗毅", PairedBy.SOLE)]


def test_equal_numbers_go_by_position() -> None:
    assert pairs("区财政局 区发改委", "罗毅 陈知远") == [
        ("区财政局", "罗毅", PairedBy.POSITION),
        ("区发改委", "陈知远", PairedBy.POSITION),
    ]


def test_what_is_known_goes_before_position() -> None:
    known = {"陈知远": "区财政局"}
    assert pairs("区财政局 区发改委", "罗毅 陈知远", known) == [
        ("区财政局", "陈知远", PairedBy.ELSEWHERE),
        ("区发改委", "罗毅", PairedBy.POSITION),
    ]


def test_what_agrees_with_position_is_position() -> None:
    known = {"罗毅": "区财政局"}
    assert pairs("区财政局 区发改委", "罗毅 陈知远", known) == [
        ("区财政局", "罗毅", PairedBy.POSITION),
        ("区发改委", "陈知远", PairedBy.POSITION),
    ]


def test_one_body_has_all_the_people() -> None:
    assert pairs("区财政局", "罗毅 陈知远") == [
        ("区财政局", "罗毅", PairedBy.ALL),
        ("区财政局", "陈知远", PairedBy.ALL),
    ]


def test_one_person_is_shared_by_all_bodies() -> None:
    assert pairs("区财政局 区发改委", "罗毅") == [
        ("区财政局", "罗毅", PairedBy.ALL),
        ("区发改委", "罗毅", PairedBy.ALL),
    ]


def test_a_title_says_whose_it_is() -> None:
    assert pairs("区统计局 各乡（街道）", "各乡（街道）行政负责人") == [
        ("区统计局", None, None),
        ("各乡（街道）", "各乡（街道）行政负责人", PairedBy.TITLE),
    ]
    assert pairs("区财政局 区发改委 区住建局", "区发改委主任陈知远 罗毅") == [
        ("区财政局", None, None),
        ("区发改委", "陈知远", PairedBy.TITLE),
        ("区住建局", None, None),
        (None, "罗毅", None),
    ]


def test_what_nothing_decides_is_left_alone() -> None:
    assert pairs("区财政局 区发改委 区住建局", "罗毅 陈知远") == [
        ("区财政局", None, None),
        ("区发改委", None, None),
        ("区住建局", None, None),
        (None, "罗毅", None),
        (None, "陈知远", None),
    ]


def test_no_people_and_no_bodies() -> None:
    assert pairs("区财政局", "") == [("区财政局", None, None)]
    assert pairs("", "罗毅") == [(None, "罗毅", None)]
    assert pairs("", "") == []


def test_pairs_of_one_row_decide_in_another() -> None:
    """Six bodies and five people: the row before and a title pair them, but one body."""
    clear = ("区工信局 区商务局 区发改委 区住建局", "苏子衿 罗毅 陈知远 顾长林")
    doubtful = (
        "区统计局 区工信局 区商务局 区发改委 区住建局 各乡（街道）",
        "苏子衿 罗毅 陈知远 顾长林 各乡（街道）行政负责人",
    )
    rows = [
        (bodies_of(units), read_people(people)) for units, people in (clear, doubtful)
    ]
    assert pairs(*doubtful, known_pairs(rows)) == [
        ("区统计局", None, None),
        ("区工信局", "苏子衿", PairedBy.ELSEWHERE),
        ("区商务局", "罗毅", PairedBy.ELSEWHERE),
        ("区发改委", "陈知远", PairedBy.ELSEWHERE),
        ("区住建局", "顾长林", PairedBy.ELSEWHERE),
        ("各乡（街道）", "各乡（街道）行政负责人", PairedBy.TITLE),
    ]


def test_whoever_is_met_with_two_bodies_is_not_known() -> None:
    rows = [
        (bodies_of("区财政局"), read_people("罗毅")),
        (bodies_of("区发改委"), read_people("罗毅")),
        (bodies_of("区住建局"), read_people("陈知远")),
        (bodies_of("各乡镇"), read_people("各乡镇主要负责人")),
    ]
    assert known_pairs(rows) == {"陈知远": "区住建局"}


units = st.lists(
    st.sampled_from(["区财政局", "区发改委", "区住建局", "各乡（街道）"]), unique=True
)
persons = st.lists(people_names, unique=True)
knowledge = st.dictionaries(
    people_names, st.sampled_from(["区财政局", "区发改委", "市财政局"])
)


@given(units, persons, knowledge)
def test_everybody_stands_in_some_pair(
    units: list[str], persons: list[str], known: dict[str, str]
) -> None:
    found = pairs(" ".join(units), " ".join(persons), known)
    assert {body for body, _, _ in found} - {None} == set(units)
    assert {person for _, person, _ in found} - {None} == set(persons)
    for body, person, how in found:
        assert (how is None) == (body is None or person is None)
