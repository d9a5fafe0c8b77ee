"""a；b is read as a, then b."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from measure import Indicator, Modality
from tests.test_measure_laws import PIECES, read, said

#: Clauses that name what their figure measures, and some of whom; none begins with its
#: number, which at the very beginning of a text may be a point of a list (1.3家).
NAMING = [
    *("完成投资{}亿元", "清理河道{}公里", "发放宣传手册{}份", "新建公共厕所{}座"),
    *("用电量同比增长{}%", "工业税收下降{}%", "空气优良率{}%", "引进{}家商户"),
    *("东关镇栽植苗木{}株", "滨河路改造工程铺设管网{}米", "城投公司融资到账{}万元"),
    *("搬迁{}户库区居民", "对接用工单位{}家", "水库水位回落{}米", "受理投诉{}余件"),
]
NUMBERS = st.one_of(
    st.integers(2, 9999).map(str),
    st.decimals("0.1", "999", places=1).map(str),
)
CLAUSES = st.builds(str.format, st.sampled_from(NAMING), NUMBERS)
TEXTS = st.lists(CLAUSES, min_size=1, max_size=3).map("，".join)

#: What opens in one half and closes in the other joins them, and a list's point or a
#: date is known by what stands before it.
JOINS = set("《》“”〔〕（）：\n、.1①第-~") | {"（一）", "1、", "2."}
APART = st.lists(
    st.sampled_from([piece for piece in PIECES if not JOINS & {piece, *piece}]),
    max_size=20,
).map("".join)


def own(found: Indicator, subject: str | None) -> Indicator:
    """The figure without its place, with the subject that it has or is handed.

    What is known of when and how sure runs on in a sentence (已, 截至6月底).
    """
    bare = replace(said(found), period=None, modality=Modality.ACTUAL)
    return replace(bare, subject=bare.subject or subject)


@given(TEXTS, TEXTS)
@settings(max_examples=500, deadline=None)
def test_a_semicolon_parts_two_readings(first: str, second: str) -> None:
    """Where every clause names what it measures, nothing is lost or renamed.

    A semicolon does not end the sentence, so one thing may cross it: of whom a says
    its figures, b may say its own too, until b names another (东关镇栽植苗木3株；
    清理河道2公里 is all 东关镇's). The law is: text, value, unit, kind, change,
    comparison and metric are those of a and of b; so is the subject of every figure
    that has one when b stands alone; and one that has none has none, or a's last.
    """
    both, one, two = read(f"{first}；{second}"), read(first), read(second)
    assert not both.unclaimed
    of_a, of_b = one.indicators, two.indicators
    assert len(both.indicators) == len(of_a) + len(of_b)
    assert [f.text for f in both.indicators] == [f.text for f in (*of_a, *of_b)]
    assert both.indicators[: len(of_a)] == of_a
    handed = next((f.subject for f in reversed(of_a) if f.subject), None)
    for found, alone in zip(both.indicators[len(of_a) :], of_b, strict=True):
        assert own(found, None) in (own(alone, None), own(alone, handed))
        assert found.start == alone.start + len(first) + 1


@given(APART, APART)
@settings(max_examples=300, deadline=None)
def test_no_number_reaches_over_a_semicolon(first: str, second: str) -> None:
    """Whatever stands beside it: what is a figure, and how much, does not change."""

    def amounts(text: str) -> list[tuple[object, ...]]:
        return [(f.text, f.value, f.value_max, f.unit) for f in read(text).indicators]

    assert amounts(f"{first}；{second}") == [*amounts(first), *amounts(second)]
