"""Status: every word means what its scheme says, and nothing without one."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.status import (
    MORPHOLOGY,
    SCHEMES_FILE,
    Scheme,
    choose_scheme,
    load_schemes,
    plain,
    read_status,
    status_words,
)
from normalize.status_parts import PARTS_FILE, Stage, rule_of
from normalize.vocabulary import VocabularyError

SCHEMES = load_schemes()
RULES: list[dict[str, Any]] = tomllib.loads(PARTS_FILE.read_text("utf-8"))[
    "status_rule"
]
ENTRIES: list[dict[str, Any]] = tomllib.loads(SCHEMES_FILE.read_text("utf-8"))["scheme"]
TERMS = [
    pytest.param(scheme["name"], term, id=f"{scheme['name']}-{term['name']}")
    for scheme in ENTRIES
    for term in scheme["term"]
]


def scheme(name: str) -> Scheme:
    return SCHEMES.by_name[name]


@pytest.mark.parametrize(("name", "term"), TERMS)
def test_example_reads_as_its_term(name: str, term: dict[str, Any]) -> None:
    status = read_status(term["example"], scheme(name), SCHEMES)
    assert status is not None
    assert (status.term, status.scheme) == (term["name"], name)
    assert (status.stage, status.pace, status.rank) == (
        term.get("stage"),
        term.get("pace"),
        term.get("rank"),
    )


@pytest.mark.parametrize(("name", "term"), TERMS)
def test_other_words_of_a_term_mean_the_same(name: str, term: dict[str, Any]) -> None:
    for word in (*term.get("also", ()), *term.get("like", ())):
        status = read_status(word, scheme(name), SCHEMES)
        assert status is not None
        assert status.rank == term.get("rank")
        assert status.term == (term["name"] if word in term.get("also", ()) else word)


@pytest.mark.parametrize(("name", "term"), TERMS)
def test_rank_agrees_with_stage_and_pace(name: str, term: dict[str, Any]) -> None:
    """Rank sorts: what is done is 6, what is under way goes by its pace."""
    by_pace = {None: 4, -3: 1, -2: 2, -1: 3, 0: 4, 1: 5, 2: 5}
    match term.get("stage"):
        case "in_progress" | None:
            assert term["rank"] == by_pace[term.get("pace")]
        case "completed" | "closed":
            assert term["rank"] == 6
        case "continuous":
            assert term["rank"] in (4, 6)
        case "not_started":
            assert term["rank"] == (0 if "pace" not in term else by_pace[term["pace"]])
        case stage:
            assert stage in ("adjusted", "cancelled", "other")
            assert "rank" not in term


CHOICES = [
    (["积极", "正常", "一般", "滞后"], "four-words"),
    (["“积极”", "滞 后"], "four-words"),
    (["正常", "滞后"], "plain-words"),
    (["已完成", "正常推进", "推进缓慢", "未启动"], "plain-words"),
    (["达序时", "超序时", "慢序时", ""], "plain-words"),
    (["绿灯", "黄灯", "红灯"], "traffic-lights"),
    (["🟢", "🟡", "🔴"], "traffic-lights"),
    (["蓝牌激励", "黄牌提醒"], "cards-with-praise"),
    (["蓝单", "黄单"], "three-slips"),
    (["蓝", "绿", "黄", "橙", "红"], "five-colours"),
    (["红", "黑"], "two-lists"),
    (["已整改", "部分整改", "未整改"], "rectification"),
    (["优", "良", "中", "差"], "grades"),
    (["优秀", "良好", "一般"], "grades"),
    (["好", "较好", "一般", "较差", "差"], "five-grades"),
    # nothing alone, or not the same in all schemes that know it
    (["一般"], None),
    (["优"], None),
    (["一般", "差"], None),
    (["红"], None),
    (["C类"], None),
    (["蓝", "黄", "红"], None),
    (["绿", "黄", "红"], None),
    (["A类", "B类", "C类"], None),
    # unknown
    (["★", "●"], None),
    (["苏子衿"], None),
    ([""], None),
    ([], None),
]


@pytest.mark.parametrize(("words", "name"), CHOICES)
def test_choice_of_scheme(words: list[str], name: str | None) -> None:
    chosen = choose_scheme(words, SCHEMES)
    assert (chosen.name if chosen else None) == name


def test_schemes_that_agree_on_every_word_used_are_no_doubt() -> None:
    """A and B mean the same in both places; only C does not."""
    chosen = choose_scheme(["A类", "B类"], SCHEMES)
    assert chosen is not None
    status = read_status("A类", chosen, SCHEMES)
    assert status is not None
    assert status.rank == 6


READ = [
    ("积极", "积极", Stage.IN_PROGRESS, 1, 5),
    ("积极推进", "积极", Stage.IN_PROGRESS, 1, 5),
    ("“滞后”", "滞后", Stage.IN_PROGRESS, -2, 2),
    ("滞 后", "滞后", Stage.IN_PROGRESS, -2, 2),
    ("【正常】", "正常", Stage.IN_PROGRESS, 0, 4),
    ("进展“一般”", "一般", Stage.IN_PROGRESS, -1, 3),
    ("正常，已完成80%", "正常", Stage.IN_PROGRESS, 0, 4),
    ("滞后（未开工）", "滞后", Stage.IN_PROGRESS, -2, 2),
    ("目前进展正常。", "正常", Stage.IN_PROGRESS, 0, 4),
    # a word of no scale, said in a ledger with one
    ("已完成", "已完成", Stage.COMPLETED, None, 6),
    ("未完成", "未完成", Stage.IN_PROGRESS, None, 4),
    ("未完成但达到序时进度", "未完成但达到序时进度", Stage.IN_PROGRESS, 0, 4),
    ("未达到序时进度", "未达到序时进度", Stage.IN_PROGRESS, -2, 2),
    ("完成情况不够理想", "完成情况不够理想", Stage.IN_PROGRESS, -2, 2),
    ("年底前不能全部完成", "年底前不能全部完成", Stage.IN_PROGRESS, -3, 1),
    ("已经完成，长期坚持", "已经完成，长期坚持", Stage.CONTINUOUS, None, 6),
    ("尚未开工", "尚未开工", Stage.NOT_STARTED, None, 0),
]


@pytest.mark.parametrize(("cell", "term", "stage", "pace", "rank"), READ)
def test_read(cell: str, term: str, stage: Stage, pace: int | None, rank: int) -> None:
    status = read_status(cell, scheme("four-words"), SCHEMES)
    assert status is not None
    assert (status.term, status.text) == (term, cell)
    assert (status.stage, status.pace, status.rank) == (stage, pace, rank)


BUILT = [
    ("略低序时", Stage.IN_PROGRESS, -1, 3),
    ("基本达到序时。", Stage.IN_PROGRESS, 0, 4),
    ("“偏 慢”", Stage.IN_PROGRESS, -1, 3),
    ("按期（10月底前）", Stage.IN_PROGRESS, 0, 4),
    ("目前略有落后", Stage.IN_PROGRESS, -1, 3),
    ("已按期办结", Stage.COMPLETED, 0, 6),
    ("超期办结", Stage.COMPLETED, -2, 6),
    ("未实质性启动", Stage.NOT_STARTED, None, 0),
    ("常态化运行", Stage.CONTINUOUS, None, 4),
    ("严重低于计划进度", Stage.IN_PROGRESS, -3, 1),
]


@pytest.mark.parametrize(("cell", "stage", "pace", "rank"), BUILT)
def test_a_word_of_no_scheme_is_read_by_its_parts(
    cell: str, stage: Stage, pace: int | None, rank: int
) -> None:
    status = read_status(cell, None, SCHEMES)
    assert status is not None
    assert (status.stage, status.pace, status.rank) == (stage, pace, rank)
    assert status.scheme == MORPHOLOGY


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
def test_every_rule_reads_its_examples(rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        found = rule_of(example, SCHEMES.rules)
        assert found is not None
        assert (found.stage, found.pace) == (rule["stage"], rule.get("pace"))


def test_parts_and_schemes_agree_on_the_words_that_both_know() -> None:
    """Where a scheme says more of a word than its parts do, the scheme decides."""
    for scheme in SCHEMES.by_name.values():
        for word, term in scheme.terms.items() if scheme.general else ():
            rule = rule_of(word, SCHEMES.rules)
            if rule is not None:
                assert (rule.stage, rule.rank) == (term.stage, term.rank), word
                assert rule.pace in (None, term.pace), word


UNKNOWN = [
    "未滞后",
    "不慢",
    "无进展",
    "年度计划",
    "序时",
    "办理",
    "延期",
    "蓝灯",
    "",
    "黄",
    "C类",
    "★",
    "待议",
    "未正常推进",
    "不积极",
    "并非滞后",
    "已完成80%",
    "完成率95%",
    "一般项目",
    "正常值",
]


@pytest.mark.parametrize("cell", UNKNOWN)
def test_an_unknown_word_has_no_default(cell: str) -> None:
    assert read_status(cell, scheme("four-words"), SCHEMES) is None
    assert read_status(cell, None, SCHEMES) is None


def test_a_relative_word_is_not_read_without_its_scheme() -> None:
    for name in SCHEMES.by_name:
        for word, term in scheme(name).terms.items():
            status = read_status(word, None, SCHEMES)
            if term.relative:
                assert status is None
            elif scheme(name).general:
                assert status is not None


every_word = st.sampled_from(sorted(status_words(SCHEMES)))
decoration = st.sampled_from(
    ["{}", " {} ", "“{}”", "【{}】", "{}，下步加快", "{}（详见附件）"]
)


@given(every_word, decoration)
def test_decoration_never_changes_the_meaning(word: str, shape: str) -> None:
    for name in SCHEMES.by_name:
        if word not in scheme(name).terms:
            continue
        bare = read_status(word, scheme(name), SCHEMES)
        dressed = read_status(shape.format(word), scheme(name), SCHEMES)
        assert bare is not None
        assert dressed is not None
        if "，" not in word:
            assert (dressed.term, dressed.rank) == (bare.term, bare.rank)


@given(every_word)
def test_spaces_inside_a_word_are_no_part_of_it(word: str) -> None:
    assert plain(" ".join(word)) == plain(word) == word


BAD_ENTRIES = [
    ('name = "甲"', "缺 example"),
    ('name = "甲"\nexample = "甲"\ncolour = "红"', "colour"),
    ('name = "甲"\nexample = "甲"\nstage = "begun"', "stage"),
    ('name = "甲"\nexample = "甲"\npace = 3', "pace"),
    ('name = "甲"\nexample = "甲"\nrank = 7', "rank"),
    ('name = "甲"\nexample = "甲"\nalso = ["甲"]\nlike = ["甲"]', "两遍"),
    ('name = "甲 乙"\nexample = "甲乙"', "空格"),
]


def own_scheme(path: Path, term: str) -> Path:
    head = '[[scheme]]\nname = "own"\napplies = "here"\nsource = "none"\n'
    path.write_text(f"{head}[[scheme.term]]\n{term}\n", "utf-8")
    return path


@pytest.mark.parametrize(("term", "message"), BAD_ENTRIES)
def test_a_bad_entry_is_refused_by_name(
    term: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(VocabularyError, match=message):
        load_schemes(own_scheme(tmp_path / "own.toml", term))


def test_marks_are_read_by_an_own_scheme(tmp_path: Path) -> None:
    term = 'name = "★"\nstage = "completed"\nrank = 6\nexample = "★"'
    schemes = load_schemes(own_scheme(tmp_path / "own.toml", term))
    chosen = choose_scheme(["★"], schemes)
    assert chosen is not None
    status = read_status("★", chosen, schemes)
    assert status is not None
    assert (status.term, status.stage) == ("★", Stage.COMPLETED)


BAD_RULES = [
    ('form = "甲"\nexamples = ["甲"]', "各键"),
    ('form = "甲"\nstage = "begun"\nexamples = ["甲"]', "stage"),
    ('form = "甲"\nstage = "completed"\npace = 3\nexamples = ["甲"]', "pace"),
    ('form = "{unheard}"\nstage = "completed"\nexamples = ["甲"]', "unheard"),
    ('form = "甲"\nstage = "completed"\nexamples = ["乙"]', "乙"),
]


@pytest.mark.parametrize(("rest", "message"), BAD_RULES)
def test_a_bad_rule_is_refused_by_name(rest: str, message: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(f'[[status_rule]]\nname = "own"\n{rest}\n', "utf-8")
    with pytest.raises(VocabularyError, match=message):
        load_schemes(own)


def test_a_users_own_rule(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[status_rule]]\nname = "own"\nform = "挂图{goes_on}"\nstage = "in_progress"\n'
        'examples = ["挂图推进"]\n',
        "utf-8",
    )
    status = read_status("挂图施工", None, load_schemes(own))
    assert status is not None
    assert status.stage is Stage.IN_PROGRESS
