"""Whatever the rows are like: a bulletin, or one sentence that says why not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from audit import Outcome, audit
from extract import UnreadableError, read
from parse import Bulletin, load_vocabulary, parse
from parse.columns import FIELD_NAMES
from parse.doubt import Place

VOCABULARY = load_vocabulary()
PIECES = st.sampled_from(
    """督查通报 第8期 云溪区政府督查室 2024年8月12日 附件1： 附件2：台账 序号 工作任务 1 2 3-2
    一、交通 合计 正常 滞后 区财政局 区财政局、区住建局 罗毅 截至10月底完成投资3.5万元， 1、完成5项。
    （责任单位：区统计局） — <p>甲 </p> <br> <td\u00a0rowspan=2> <td\u00a0colspan=3> <tr> <td> <table>
    </table> <script> &nbsp; " --- 共48项任务，已完成12项，占25% 注：说明 —3— \u200b abc\n<b>def""".split(
        " "
    )
)
ENDS = st.sampled_from([*["\t"] * 9, *["\n"] * 3, "\n\n", "|", "", "\r\n", "\f"])
LINES = st.lists(st.tuples(PIECES, ENDS), max_size=50).map(
    lambda pairs: "".join(a + b for a, b in pairs).replace("\u00a0", " ")
)
HEADERS = st.sampled_from(
    [
        "\n序号\t工作任务\t牵头单位\t责任人\t进展情况\t完成情况\n",
        "<table><tr><td>序号<td>工作任务<td>牵头单位<td>责任人<td>进展情况<td>完成情况",
    ]
)


@settings(max_examples=300, deadline=None)
@given(LINES, HEADERS, LINES)
def test_any_text_is_a_bulletin_or_refused(before: str, header: str, rows: str) -> None:
    try:
        bulletin = parse(read((before + header + rows).encode(), "x"), VOCABULARY)
    except UnreadableError as refused:
        told = refused.message
    else:
        told = "。"
        for check in audit(bulletin, {}, VOCABULARY.bodies):
            accounted = check.check == "characters_accounted"
            assert not accounted or check.outcome is Outcome.HOLDS
            assert all(_lies_in_text(bulletin, place) for place in check.places)
    assert told.endswith("。")


def _lies_in_text(bulletin: Bulletin, place: Place) -> bool:
    if place.task_id is None:
        return 0 <= place.start < place.end <= len(bulletin.prose.text)
    (row,) = [t.row for t in bulletin.tasks if t.row.task_id == place.task_id]
    texts = {name: row.text(role) for role, name in FIELD_NAMES.items()}
    texts |= {name: field.text for name, field in row.other.items()}
    return 0 <= place.start < place.end <= len(texts[place.field])
