"""Bodies: the vocabulary proves itself, and names are told apart as a reader does."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalize.bodies import (
    Bodies,
    MatchedBy,
    Place,
    canonical,
    find_bodies,
    load_bodies,
    place_of,
    read_bodies,
    same_body,
    slips,
)
from normalize.bodies.cores import BODIES_FILE
from normalize.vocabulary import VocabularyError

BODIES = load_bodies()
COUNTY = Place("云岭县", "县")
DISTRICT = Place("青禾区", "区")
CITY = Place("霖州市", "市")
ENTRIES: list[dict[str, Any]] = tomllib.loads(BODIES_FILE.read_text("utf-8"))["body"]
ENDINGS: list[dict[str, Any]] = tomllib.loads(BODIES_FILE.read_text("utf-8"))["ending"]


def name_of(text: str, place: Place | None = DISTRICT, bodies: Bodies = BODIES) -> str:
    return canonical(text, place, bodies)[0]


def names_in(cell: str, place: Place | None = DISTRICT) -> list[str]:
    return [body.name for body in read_bodies(cell, place=place, bodies=BODIES)]


def names_found(prose: str, place: Place | None = DISTRICT) -> list[str]:
    return [body.name for body in find_bodies(prose, place=place, bodies=BODIES)]


ISSUERS = [
    ("中共青禾区委区政府督查局", "青禾区", "区"),
    ("中共青禾区区委区政府督查局", "青禾区", "区"),  # 区 printed twice
    ("中共云岭县委办公室", "云岭县", "县"),
    ("中共云岭县委办公室 云岭县人民政府办公室", "云岭县", "县"),
    ("霖州市人民政府督查室", "霖州市", "市"),
    ("霖州市青禾区人民政府", "青禾区", "区"),
    ("江北省霖州市青禾区人民政府", "青禾区", "区"),
    ("沙市区人民政府", "沙市区", "区"),
    ("荆州市沙市区委", "沙市区", "区"),
    ("市中区人民政府办公室", "市中区", "区"),
    ("青禾区督查局", "青禾区", "区"),
    ("云岭县重点项目建设指挥部办公室", "云岭县", "县"),
    ("霖州高新技术产业开发区管理委员会", "霖州高新技术产业开发区", "开发区"),
    ("霖东新区管委会", "霖东新区", "新区"),
    ("高新区管委会督查办", "高新区", "开发区"),
    ("云山苗族自治县人民政府", "云山苗族自治县", "县"),
    ("达兰旗委督查室", "达兰旗", "旗"),
    ("北渡街道办事处", "北渡街道", "街道"),
    ("石桥镇人民政府", "石桥镇", "镇"),
    ("县委督查室", "", "县"),
    ("区委区政府督查局", "", "区"),
]


@pytest.mark.parametrize(("issuer", "name", "level"), ISSUERS)
def test_place_of_issuer(issuer: str, name: str, level: str) -> None:
    assert place_of(issuer) == Place(name, level)


@pytest.mark.parametrize("issuer", ["", "督查室", "督查通报", "……"])
def test_no_place(issuer: str) -> None:
    assert place_of(issuer) is None


# -- the vocabulary -----------------------------------------------------------


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_entry_reads_its_example(entry: dict[str, Any]) -> None:
    assert name_of(entry["example"], COUNTY) == entry["reads"]


@pytest.mark.parametrize("entry", ENDINGS, ids=lambda entry: entry["name"])
def test_ending_keeps_its_example(entry: dict[str, Any]) -> None:
    assert entry["example"].endswith(entry["name"])
    name, _, score = canonical(entry["example"], COUNTY, BODIES)
    assert score > 0
    assert same_body(name, entry["example"], BODIES, place=COUNTY)


@pytest.mark.parametrize("place", [COUNTY, DISTRICT, CITY, None], ids=str)
def test_every_canonical_name_is_its_own(place: Place | None) -> None:
    """Every spelling there is, read twice, reads the same."""
    for spelling in BODIES.spellings:
        once = name_of(spelling, place)
        assert name_of(once, place) == once


@pytest.mark.parametrize("place", [COUNTY, DISTRICT, CITY], ids=str)
def test_every_way_to_state_the_level_is_one(place: Place) -> None:
    for spelling, (_, inside) in BODIES.spellings.items():
        if inside:
            continue
        bare = name_of(spelling, place)
        for front in (
            place.mark,
            place.name,
            f"中共{place.name}",
            f"江州市{place.name}",
        ):
            assert name_of(front + spelling, place) == bare


def test_every_name_stays_with_another_place() -> None:
    for spelling, (core, inside) in BODIES.spellings.items():
        if not inside:
            there = core.form.format(level="柳城县", name=core.name)
            assert name_of(f"柳城县{spelling}") == there


BAD_ENTRIES = [
    ('[[body]]\nname = "甲局"\nreads = "县甲局"', "example"),
    ('[[body]]\nname = "甲局"\nexample = "甲局"\nshort = "甲"', "short"),
    ('[[body]]\nname = "甲局"\nexample = "甲局"\nkin = "乙局"', "乙局"),
    ('[[body]]\nname = "甲局"\nexample = "甲局"\nwhere = "everywhere"', "everywhere"),
    ('[[body]]\nname = "甲局"\nexample = "甲局"\nalso = ["财政局"]', "财政局"),
    ('[[body]]\nname = "甲(局"\nexample = "甲局"', "全角"),
    ("[[body]]\nname = 甲局", "TOML"),
]


@pytest.mark.parametrize(("toml", "message"), BAD_ENTRIES)
def test_a_bad_entry_is_refused_by_name(
    toml: str, message: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(toml, "utf-8")
    with pytest.raises(VocabularyError, match=message):
        load_bodies(own)


def test_own_entries_extend_the_vocabulary(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[body]]\nname = "蓝湖中心"\nalso = ["蓝色湖中心"]\nexample = "蓝湖中心"',
        "utf-8",
    )
    assert name_of("蓝色湖中心", bodies=load_bodies(own)) == "区蓝湖中心"


# -- one name -----------------------------------------------------------------

CANONICAL = [
    ("卫健委", "区卫健委", MatchedBy.CONTEXT),
    ("区卫健委", "区卫健委", MatchedBy.EXACT),
    ("区发展和改革委员会", "区发改委", MatchedBy.ALIAS),
    ("青禾区发展改革委", "区发改委", MatchedBy.ALIAS),
    ("青禾区发改委", "区发改委", MatchedBy.ALIAS),
    ("区交通局", "区交通运输局", MatchedBy.ALIAS),
    ("机关事务服务中心", "区机关事务服务中心", MatchedBy.CONTEXT),
    ("区农业农村和水利局", "区农业农村和水利局", MatchedBy.EXACT),
    ("区文化广电和旅游局", "区文广旅局", MatchedBy.ALIAS),
    ("区文旅局", "区文旅局", MatchedBy.EXACT),
    ("宣传部", "区委宣传部", MatchedBy.CONTEXT),
    ("中共青禾区委组织部", "区委组织部", MatchedBy.ALIAS),
    ("区编办", "区委编办", MatchedBy.ALIAS),
    ("区纪委区监委", "区纪委监委", MatchedBy.ALIAS),
    ("共青团青禾区委", "团区委", MatchedBy.ALIAS),
    ("区团委", "团区委", MatchedBy.ALIAS),
    ("区委办公室", "区委办", MatchedBy.ALIAS),
    ("青禾区人民政府办公室", "区政府办", MatchedBy.ALIAS),
    ("国家税务总局青禾区税务局", "区税务局", MatchedBy.ALIAS),
    ("人行青禾区支行", "区人行", MatchedBy.ALIAS),
    ("区政务服务与大数据管理局", "区政数局", MatchedBy.FUZZY),
    # the branches of a city's departments
    ("生态环境分局", "区生态环境分局", MatchedBy.CONTEXT),
    ("市生态环境局青禾分局", "区生态环境分局", MatchedBy.ALIAS),
    ("青禾自然资源和规划分局", "区自然资源和规划分局", MatchedBy.ALIAS),
    ("市自然资源和规划局柳城分局", "市自然资源和规划局柳城分局", MatchedBy.SUFFIX),
    # another level, another place
    ("市发改委", "市发改委", MatchedBy.EXACT),
    ("国家发改委", "国家发改委", MatchedBy.EXACT),
    ("柳城县发展和改革委员会", "柳城县发改委", MatchedBy.ALIAS),
    # towns, companies, headquarters
    ("北渡街道", "北渡街道", MatchedBy.SUFFIX),
    ("青禾区北渡街道办事处", "北渡街道", MatchedBy.ALIAS),
    ("北渡办事处", "北渡街道", MatchedBy.FUZZY),
    ("驻京办事处", "驻京办事处", MatchedBy.SUFFIX),
    ("石桥镇人民政府", "石桥镇", MatchedBy.ALIAS),
    ("青源公司", "青源公司", MatchedBy.SUFFIX),
    ("区城投公司", "区城投公司", MatchedBy.SUFFIX),
    ("青禾新区指挥部", "青禾新区指挥部", MatchedBy.SUFFIX),
    ("青禾经开区管委会", "青禾经开区管委会", MatchedBy.SUFFIX),
    ("柳城区", "柳城区", MatchedBy.SUFFIX),
    ("青禾区", "青禾区", MatchedBy.SUFFIX),
    ("区委区政府督查局", "区委区政府督查局", MatchedBy.SUFFIX),
    ("区棚改收储办", "区棚改收储办", MatchedBy.SUFFIX),
    ("区财政局（牵头）", "区财政局", MatchedBy.EXACT),
]


@pytest.mark.parametrize(("written", "name", "how"), CANONICAL)
def test_canonical(written: str, name: str, how: MatchedBy) -> None:
    assert canonical(written, DISTRICT, BODIES)[:2] == (name, how)


@pytest.mark.parametrize("written", ["苏子衿", "重点工作任务", "完成", "1"])
def test_no_body_at_all_is_kept_and_scored_nothing(written: str) -> None:
    assert canonical(written, DISTRICT, BODIES) == (written, MatchedBy.SUFFIX, 0.0)


def test_without_a_place_no_level_is_made_up() -> None:
    assert name_of("发改委", None) == "发改委"
    assert name_of("组织部", None) == "组织部"
    assert name_of("区委组织部", None) == "区委组织部"


SAME = [
    ("卫健委", "区卫健委"),
    ("市生态环境局青禾分局", "区生态环境局"),
    ("生态环境分局", "区生态环境局"),
    ("自然资源局", "青禾自然资源和规划分局"),
    ("区城投公司", "城投公司"),
    ("区商务局", "青禾区商务和粮食局"),
    ("北渡办事处", "北渡街道"),
]
DIFFERENT = [
    ("市发改委", "区发改委"),
    ("区委组织部", "区委宣传部"),
    ("区教体局", "区科技局"),
    ("北渡街道", "石桥街道"),
    ("青源公司", "青发公司"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_body(a: str, b: str) -> None:
    assert same_body(a, b, BODIES, place=DISTRICT)
    assert same_body(b, a, BODIES, place=DISTRICT)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_two_bodies(a: str, b: str) -> None:
    assert not same_body(a, b, BODIES, place=DISTRICT)


# -- a cell -------------------------------------------------------------------

CELLS = [
    ("区工信局 区商务局\n区发改委", ["区工信局", "区商务局", "区发改委"]),
    (
        "区工信局、区商务局，区发改委；区财政局",
        ["区工信局", "区商务局", "区发改委", "区财政局"],
    ),
    ("区发改委区住建局区财政局", ["区发改委", "区住建局", "区财政局"]),
    ("区棚改收储办区财政局", ["区棚改收储办", "区财政局"]),
    ("区委组织部区委宣传部", ["区委组织部", "区委宣传部"]),
    ("区市场监管局城管局", ["区市场监管局", "区城管局"]),
    ("团区委区妇联区残联", ["团区委", "区妇联", "区残联"]),
    ("区外事办公室区政协办", ["区外办", "区政协办"]),
    ("区委区政府", ["区委", "区政府"]),
    ("区委区政府督查局", ["区委区政府督查局"]),
    ("区住建局和区交通局", ["区住建局", "区交通运输局"]),
    ("区农业农村和水利局 教育和体育局", ["区农业农村和水利局", "区教体局"]),
    ("市公安局青禾分局市生态环境局青禾分局", ["区公安分局", "区生态环境分局"]),
    ("北渡街道九湾街道石桥镇", ["北渡街道", "九湾街道", "石桥镇"]),
    ("北渡街道办事处九湾街道办事处", ["北渡街道", "九湾街道"]),
    ("机关事务服务中心 青源公司", ["区机关事务服务中心", "青源公司"]),
    ("1.区发改委\n2.区财政局", ["区发改委", "区财政局"]),
    ("柳城区 青禾区", ["柳城区", "青禾区"]),
    ("区财政局等相关部门", ["区财政局", "相关部门"]),
    ("区财政局等单位", ["区财政局"]),
    # white space inside a name
    ("区农业农村\n和水利局 区财政局", ["区农业农村和水利局", "区财政局"]),
    ("区委 组织部 区委宣传部", ["区委组织部", "区委宣传部"]),
    ("区 财 政 局 区 发 改 委", ["区财政局", "区发改委"]),
    ("区政策咨询\n服务中心", ["区政策咨询服务中心"]),
    # nothing
    ("", []),
    ("无", []),
    ("—", []),
    ("/", []),
    # not a body, and not dropped
    ("苏子衿", ["苏子衿"]),
]


@pytest.mark.parametrize(("cell", "names"), CELLS)
def test_bodies_of_a_cell(cell: str, names: list[str]) -> None:
    assert names_in(cell) == names


GROUPS = [
    ("各乡（街道）", ["各乡（街道）"]),
    ("各乡镇人民政府、各街道办事处", ["各乡镇人民政府、各街道办事处"]),
    ("各乡（街道）、各相关部门", ["各乡（街道）", "各相关部门"]),
    ("区直有关部门各乡镇（街道）", ["区直有关部门", "各乡镇（街道）"]),
    ("乡镇（街道）", ["乡镇（街道）"]),
    ("相关部门", ["相关部门"]),
]


@pytest.mark.parametrize(("cell", "names"), GROUPS)
def test_groups_are_kept_as_groups(cell: str, names: list[str]) -> None:
    found = read_bodies(f"{cell} 区财政局", place=DISTRICT, bodies=BODIES)
    assert [body.name for body in found] == [*names, "区财政局"]
    assert [body.group for body in found] == [True] * len(names) + [False]


ROLES = [
    (
        "牵头单位：区发改委；配合单位：区财政局、区住建局",
        ["lead", "support", "support"],
    ),
    ("牵头单位\n区发改委\n配合单位\n区财政局", ["lead", "support"]),
    ("区发改委（牵头）、区财政局（配合）", ["lead", "support"]),
    ("区发改委牵头，区财政局、区住建局配合", ["lead", "support", "support"]),
    ("区发改委（配合单位：区财政局、区住建局）", [None, "support", "support"]),
    ("（牵头）区发改委", ["lead"]),
    ("责任单位：区发改委、区财政局", [None, None]),
    ("区发改委 区政协办", [None, None]),  # 协办 is not a role here
]


@pytest.mark.parametrize(("cell", "roles"), ROLES)
def test_stated_roles(cell: str, roles: list[str | None]) -> None:
    found = read_bodies(cell, place=DISTRICT, bodies=BODIES)
    assert [body.role for body in found] == roles
    assert all(body.score > 0 for body in found)


WRITTEN = sorted(w for w, (_, inside) in BODIES.spellings.items() if not inside)
#: Bare names that white space may as well have cut a longer name before.
FRAGMENTS = {"委", "政府", "人大", "政协"}
marked = st.sampled_from([f"县{word}" for word in WRITTEN if word not in FRAGMENTS])
bare = st.sampled_from([word for word in WRITTEN if word not in FRAGMENTS])


@given(st.lists(marked, min_size=1, max_size=5))
def test_names_are_told_apart_by_their_endings_alone(names: list[str]) -> None:
    assert names_in("".join(names), COUNTY) == [name_of(n, COUNTY) for n in names]


@given(
    st.lists(bare, min_size=1, max_size=5),
    st.sampled_from([" ", "、", "\n", "，", "； "]),
)
def test_a_separator_never_changes_a_name(names: list[str], separator: str) -> None:
    assert names_in(separator.join(names), COUNTY) == [
        name_of(n, COUNTY) for n in names
    ]


glue = st.sampled_from([*"（）、 \n，；：等各县和", "（牵头）", "配合单位："])
pieces = st.lists(st.one_of(marked, bare, glue, st.text(max_size=3)), max_size=8)


@given(pieces.map("".join))
@example("中共")  # alone it leads to no name
@example("中国共产党（牵头）")
def test_text_is_what_stands_at_the_place(text: str) -> None:
    for found in (
        read_bodies(text, place=COUNTY, bodies=BODIES),
        find_bodies(text, place=COUNTY, bodies=BODIES),
    ):
        last = 0
        for body in found:
            start, end = body.at
            assert last <= start < end
            assert text[start:end] == body.text
            assert body.name
            last = end


# -- prose --------------------------------------------------------------------

PROSE = [
    (
        "区委组织部、区教体局、生态环境分局、商务局等部门重点工作任务完成质量较高；",
        ["区委组织部", "区教体局", "区生态环境分局", "区商务局"],
    ),
    (
        "区交通局、青禾新区指挥部、区企业发展服务中心、区市场中心等部门存在“滞后”事项。",
        ["区交通运输局", "青禾新区指挥部", "区企业发展服务中心", "区市场中心"],
    ),
    ("由组织部牵头，区委统战部配合", ["区委组织部", "区委统战部"]),
    ("其中区财政局、石桥镇、北渡街道等进展较慢", ["区财政局", "石桥镇", "北渡街道"]),
    ("正在和市自然资源和规划局柳城分局对接", ["市自然资源和规划局柳城分局"]),
    ("已完成发改委专家评审", ["区发改委"]),
    # sentences that are no names
    ("政府办事效率提高，原组织部长同志讲话，财政局面好转", []),
    ("申请法院强制执行1起，区政府第四次常务会听取汇报", []),
    ("各部门、各单位务必把冲刺四季度作为工作重点", []),
    ("区领导开展对接，市局召开专题会议，区域医疗中心、市民中心建设加快", []),
    ("六届区委三次全会暨经济工作会议部署的重点工作", []),
    ("推动城乡、村镇建设，打造特色小镇、美丽乡村", []),
]  # fmt: skip


@pytest.mark.parametrize(("prose", "names"), PROSE)
def test_bodies_of_prose(prose: str, names: list[str]) -> None:
    assert names_found(prose) == names


# -- slips --------------------------------------------------------------------


def slips_of(*names: str) -> dict[str, str]:
    found = slips(names, place=DISTRICT, bodies=BODIES)
    return {slip.name: slip.suggestion for slip in found}


SLIPS = [
    # the one with the place's own name is right, however often the other stands
    (
        ("柳禾新区指挥部", "柳禾新区指挥部", "青禾新区指挥部"),
        {"柳禾新区指挥部": "青禾新区指挥部"},
    ),
    # the known one is right
    (("区农业衣村局", "区农业农村局"), {"区农业衣村局": "区农业农村局"}),
    # the more frequent one is right
    (
        ("区棚改收储办", "区棚改收储办", "区棚改收诸办"),
        {"区棚改收诸办": "区棚改收储办"},
    ),
    # a character printed twice
    (("中共青禾区区委区政府督查局", "中共青禾区委区政府督查局"),
     {"中共青禾区区委区政府督查局": "中共青禾区委区政府督查局"}),
]  # fmt: skip
NO_SLIPS = [
    ("区委组织部", "区委宣传部"),
    ("区司法局", "区公安局"),
    ("区发改委", "市发改委"),
    ("区生态环境局", "市生态环境局"),
    ("马湾街道", "姚湾街道"),
    ("河东片区指挥部", "河西片区指挥部"),
    ("第一项目指挥部", "第二项目指挥部"),
    ("区棚改收储办", "区棚改收诸办"),  # each once: nothing tells which
]


@pytest.mark.parametrize(("names", "found"), SLIPS)
def test_slips(names: tuple[str, ...], found: dict[str, str]) -> None:
    assert slips_of(*names) == found


@pytest.mark.parametrize("names", NO_SLIPS)
def test_differences_that_mean_something(names: tuple[str, ...]) -> None:
    assert slips_of(*names) == {}


# -- time ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit", ["区", "（", "局", "区委", "、区", "各", "石桥镇", "区财政局"]
)
def test_time_is_linear_in_a_hostile_cell(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        start = time.process_time()
        read_bodies(text, place=DISTRICT, bodies=BODIES)
        find_bodies(text, place=DISTRICT, bodies=BODIES)
        return time.process_time() - start

    seconds(100)
    assert seconds(40_000) < 0.2 + 8 * seconds(10_000)


def test_a_page_of_prose_takes_no_time() -> None:
    page = ("区发改委、区住建局等部门要把重点工作任务抓紧抓实，" * 40)[:1000]
    find_bodies(page, place=DISTRICT, bodies=BODIES)
    start = time.process_time()
    find_bodies(page, place=DISTRICT, bodies=BODIES)
    assert time.process_time() - start < 0.02
