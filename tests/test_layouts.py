"""Ledgers of other places: each row as a reader would write it down by hand."""

import pytest

from extract import read
from parse import Bulletin, Role, load_vocabulary, parse

FRAME = """督查通报
第8期
云溪区政府督查室
2024年8月12日
关于2024年重点工作7月份进展情况的通报
各镇街：
现通报如下，请认真抓好落实。

"""
SHOWN = (Role.TASK, Role.LEAD, Role.SUPPORT, Role.PERSON, Role.PROGRESS, Role.PROBLEM, Role.NEXT_STEP, Role.DEADLINE, Role.STATUS)  # fmt: skip
Row = dict[str, object]

#: Status first, no numbers, supporters in brackets, titles before names.
STATUS_FIRST = """督办结论\t督办要点\t落实单位（配合单位）\t挂点县领导\t截至7月底工作成效\t堵点\t追赶计划
按期\t新建菜市场3个\t区商务局（区城管局）\t副区长张明远\t已建成2个。\t用地不足。\t8月底前建成。
略有滞后\t改造小区12个\t区住建局（区财政局、区民政局）\t区委常委、副区长李清\t开工8个。\t\t月底前开工。
已提前办结\t创建学校5所\t区教体局\t副区长张明远\t已全部创建。\t\t
"""
STATUS_FIRST_ROWS: dict[str, Row] = {
    "1": {"task": "新建菜市场3个", "lead": "区商务局", "support": "区城管局", "person": "副区长张明远", "progress": "已建成2个。", "problem": "用地不足。", "next_step": "8月底前建成。", "status": "按期", "leads": ["区商务局"], "supports": ["区城管局"], "people": ["张明远"], "rank": 4},
    "2": {"task": "改造小区12个", "lead": "区住建局", "support": "区财政局、区民政局", "person": "区委常委、副区长李清", "progress": "开工8个。", "next_step": "月底前开工。", "status": "略有滞后", "leads": ["区住建局"], "supports": ["区财政局", "区民政局"], "people": ["李清"], "rank": 3},
    "3": {"task": "创建学校5所", "lead": "区教体局", "person": "副区长张明远", "progress": "已全部创建。", "status": "已提前办结", "leads": ["区教体局"], "supports": [], "people": ["张明远"], "rank": 6},
}  # fmt: skip

#: Body and person in one cell, in five ways.
TOGETHER = """编号\t重点事项名称\t责任单位及责任人\t办理进展\t评定等次
1\t扩建污水处理厂\t区住建局 张明远\t完成土建60%。\t良好
2\t建设口袋公园6个\t区城管局（李清河）\t建成4个。\t优秀
3\t整治河道12公里\t区水利局：王树声<br>区生态环境局：赵一鸣\t整治9公里。\t一般
4\t新增公交线路3条\t区交通运输局局长孙立成\t已开通3条。\t优秀
5\t发放补贴300万元\t区财政局、区民政局 钱学文\t发放280万元。\t优秀
"""
TOGETHER_ROWS: dict[str, Row] = {
    "1": {"task": "扩建污水处理厂", "lead": "区住建局", "person": "张明远", "progress": "完成土建60%。", "status": "良好", "leads": ["区住建局"], "supports": [], "people": ["张明远"], "rank": 4},
    "2": {"task": "建设口袋公园6个", "lead": "区城管局", "person": "李清河", "progress": "建成4个。", "status": "优秀", "leads": ["区城管局"], "supports": [], "people": ["李清河"], "rank": 5},
    "3": {"task": "整治河道12公里", "lead": "区水利局\n区生态环境局", "person": "王树声\n赵一鸣", "progress": "整治9公里。", "status": "一般", "leads": ["区水利局", "区生态环境局"], "supports": [], "people": ["王树声", "赵一鸣"], "rank": 3},
    "4": {"task": "新增公交线路3条", "lead": "区交通运输局", "person": "局长孙立成", "progress": "已开通3条。", "status": "优秀", "leads": ["区交通运输局"], "supports": [], "people": ["孙立成"], "rank": 5},
    "5": {"task": "发放补贴300万元", "lead": "区财政局、区民政局", "person": "钱学文", "progress": "发放280万元。", "status": "优秀", "leads": ["区财政局", "区民政局"], "supports": [], "people": ["钱学文"], "rank": 5},
}  # fmt: skip

#: A header in two rows, groups with subtotals, several supporters, remarks.
TWO_ROWS = """序号\t任务内容\t责任分工\t\t\t投资（万元）\t\t推进情况\t办理状态\t备注
\t\t牵头\t协办\t责任领导\t计划\t完成\t\t\t
一、产业类（2项）\t\t\t\t\t\t\t\t\t
1\t建设食品产业园\t区工信局\t区发改委、区自然资源局\t陈立德\t12000\t8600\t主体完工，正在安装设备。\t正常推进\t省重点
2\t建设物流中心\t区商务局\t区公安局 区市场监管局\t周晓敏\t5000\t1200\t完成地勘。\t进度偏慢\t
小计\t\t\t\t\t17000\t9800\t\t\t
二、民生类（1项）\t\t\t\t\t\t\t\t\t
3\t扩建区中医院\t区卫健委\t区住建局\t吴海涛\t8000\t8000\t已竣工验收。\t已办结\t
合计\t3项\t\t\t\t25000\t17800\t\t\t
"""
TWO_ROWS_ROWS: dict[str, Row] = {
    "1": {"section": "一、产业类（2项）", "task": "建设食品产业园", "lead": "区工信局", "support": "区发改委、区自然资源局", "person": "陈立德", "progress": "主体完工，正在安装设备。", "status": "正常推进", "leads": ["区工信局"], "supports": ["区发改委", "区自然资源局"], "people": ["陈立德"], "rank": 4, "other": {"投资（万元）/计划": "12000", "投资（万元）/完成": "8600", "备注": "省重点"}},
    "2": {"section": "一、产业类（2项）", "task": "建设物流中心", "lead": "区商务局", "support": "区公安局 区市场监管局", "person": "周晓敏", "progress": "完成地勘。", "status": "进度偏慢", "leads": ["区商务局"], "supports": ["区公安局", "区市场监管局"], "people": ["周晓敏"], "rank": 3, "other": {"投资（万元）/计划": "5000", "投资（万元）/完成": "1200"}},
    "3": {"section": "二、民生类（1项）", "task": "扩建区中医院", "lead": "区卫健委", "support": "区住建局", "person": "吴海涛", "progress": "已竣工验收。", "status": "已办结", "leads": ["区卫健委"], "supports": ["区住建局"], "people": ["吴海涛"], "rank": 6, "other": {"投资（万元）/计划": "8000", "投资（万元）/完成": "8000"}},
}  # fmt: skip

#: Headers with line breaks and brackets, merged cells, last time's status beside this.
BROKEN = """<table><tr><th>序<br>号<th>【重点工程】<br>名称<th>建设<br>单位<th>包抓<br>领导<th>形象进度<br>（截至7月31日）<th>未达序时<br>原因<th>上期<br>评价<th>是否达到<br>序时进度</tr>
<tr><td>1<td>云溪大道北延<td>区交投集团<td>罗毅<td>路基完成4.2公里。<td><td>达到序时<td>达到序时</tr>
<tr><td>2<td>污泥处置中心<td>区水务公司<td>罗毅<td>完成桩基120根。<td>设备到货迟。<td>达到序时<td>略低于序时</tr>
<tr><td rowspan=2>3<td rowspan=2>全民健身中心<td>区教体局<td rowspan=2>白雪<td>主体封顶。<td><td>超序时<td>超序时</tr>
<tr><td>区城投公司<td>管网完成1.1公里。<td>雨季停工。<td>达到序时<td>明显慢于序时</tr></table>
"""
BROKEN_ROWS: dict[str, Row] = {
    "1": {"task": "云溪大道北延", "lead": "区交投集团", "person": "罗毅", "progress": "路基完成4.2公里。", "status": "达到序时", "leads": ["区交投集团"], "supports": [], "people": ["罗毅"], "rank": 4, "other": {"上期 评价": "达到序时"}},
    "2": {"task": "污泥处置中心", "lead": "区水务公司", "person": "罗毅", "progress": "完成桩基120根。", "problem": "设备到货迟。", "status": "略低于序时", "leads": ["区水务公司"], "supports": [], "people": ["罗毅"], "rank": 3, "other": {"上期 评价": "达到序时"}},
    "3.1": {"task": "全民健身中心", "lead": "区教体局", "person": "白雪", "progress": "主体封顶。", "status": "超序时", "leads": ["区教体局"], "supports": [], "people": ["白雪"], "rank": 5, "other": {"上期 评价": "超序时"}},
    "3.2": {"task": "全民健身中心", "lead": "区城投公司", "person": "白雪", "progress": "管网完成1.1公里。", "problem": "雨季停工。", "status": "明显慢于序时", "leads": ["区城投公司"], "supports": [], "people": ["白雪"], "rank": 2, "other": {"上期 评价": "达到序时"}},
}  # fmt: skip

#: A column of groups first, short progress, a status that only its cells tell.
UNHEADED = """类别\t任务清单\t完成时限\t牵头部门\t参与部门\t月度动态\t七月份\t说明
乡村振兴\t新建高标准农田2万亩\t11月底\t区农业农村局\t区水利局、区财政局\t完成1.4万亩。\t快于序时\t
乡村振兴\t改造户厕1200座\t10月底\t区农业农村局\t各镇街\t完成700座。\t滞后序时\t连续两月
城市更新\t打通断头路4条\t12月底\t区住建局\t区自然资源局\t打通3条。\t基本达到序时\t
城市更新\t新建停车泊位800个\t9月底\t区城管局\t区公安局\t新建810个。\t已完成\t
"""
UNHEADED_ROWS: dict[str, Row] = {
    "1": {"section": "乡村振兴", "task": "新建高标准农田2万亩", "lead": "区农业农村局", "support": "区水利局、区财政局", "progress": "完成1.4万亩。", "deadline": "11月底", "status": "快于序时", "leads": ["区农业农村局"], "supports": ["区水利局", "区财政局"], "people": [], "rank": 5},
    "2": {"section": "乡村振兴", "task": "改造户厕1200座", "lead": "区农业农村局", "support": "各镇街", "progress": "完成700座。", "deadline": "10月底", "status": "滞后序时", "leads": ["区农业农村局"], "supports": ["各镇街"], "people": [], "rank": 2, "other": {"说明": "连续两月"}},
    "3": {"section": "城市更新", "task": "打通断头路4条", "lead": "区住建局", "support": "区自然资源局", "progress": "打通3条。", "deadline": "12月底", "status": "基本达到序时", "leads": ["区住建局"], "supports": ["区自然资源局"], "people": [], "rank": 4},
    "4": {"section": "城市更新", "task": "新建停车泊位800个", "lead": "区城管局", "support": "区公安局", "progress": "新建810个。", "deadline": "9月底", "status": "已完成", "leads": ["区城管局"], "supports": ["区公安局"], "people": [], "rank": 6},
}  # fmt: skip

#: Markdown, a header repeated on the next page, people with telephones and titles.
REPEATED = """| 任务序号 | 承诺内容 | 主责单位 | 责任人及联系电话 | 目前进展 | 困难和问题 | 下一阶段安排 | 亮灯 |
|---|---|---|---|---|---|---|---|
| 1 | 建成幼儿园2所 | 区教体局、各镇街 | 副区长张三丰 13800000000 | 建成1所，另1所在装修。 | 无 | 9月开园。 | 绿灯 |
| 2 | 救助群众3000人次 | 区民政局<br>区残联 | 沈清秋<br>顾长安 | 救助2100人次。 | 资金不足。 | 争取资金。 | 黄灯 |
| 任务序号 | 承诺内容 | 主责单位 | 责任人及联系电话 | 目前进展 | 困难和问题 | 下一阶段安排 | 亮灯 |
| 3 | 新增就业4500人 | 区人社局 | 吴远 | 新增2980人。 | / | 举办招聘会。 | 红灯 |
| 合计 | 3项 | | | | | | |
"""
REPEATED_ROWS: dict[str, Row] = {
    "1": {"task": "建成幼儿园2所", "lead": "区教体局、各镇街", "person": "副区长张三丰 13800000000", "progress": "建成1所，另1所在装修。", "problem": "无", "next_step": "9月开园。", "status": "绿灯", "leads": ["区教体局", "各镇街"], "supports": [], "people": ["张三丰"], "rank": 4},
    "2": {"task": "救助群众3000人次", "lead": "区民政局\n区残联", "person": "沈清秋\n顾长安", "progress": "救助2100人次。", "problem": "资金不足。", "next_step": "争取资金。", "status": "黄灯", "leads": ["区民政局", "区残联"], "supports": [], "people": ["沈清秋", "顾长安"], "rank": 2},
    "3": {"task": "新增就业4500人", "lead": "区人社局", "person": "吴远", "progress": "新增2980人。", "problem": "/", "next_step": "举办招聘会。", "status": "红灯", "leads": ["区人社局"], "supports": [], "people": ["吴远"], "rank": 1},
}  # fmt: skip

LAYOUTS = {
    "status first, no numbers": (STATUS_FIRST, STATUS_FIRST_ROWS, set()),
    "bodies and people in one cell": (TOGETHER, TOGETHER_ROWS, {"body_without_person"}),
    "a header in two rows": (TWO_ROWS, TWO_ROWS_ROWS, set()),
    "headers with line breaks": (BROKEN, BROKEN_ROWS, {"body_without_person"}),
    "a status without a header": (UNHEADED, UNHEADED_ROWS, {"status_by_content"}),
    "a header repeated": (REPEATED, REPEATED_ROWS, set()),
}


def bulletin(ledger: str) -> Bulletin:
    return parse(read((FRAME + ledger).encode(), "x.txt"), load_vocabulary())


def rows(got: Bulletin) -> dict[str, Row]:
    """What a reader sees of each row, what is blank left out."""
    shown: dict[str, Row] = {}
    for task in got.tasks:
        texts: Row = {
            str(role): task.row.text(role) for role in SHOWN if task.row.text(role)
        }
        if task.row.section:
            texts["section"] = task.row.section
        other = {name: field.text for name, field in task.row.other.items()}
        shown[task.row.task_id] = {
            **texts,
            **({"other": other} if other else {}),
            "leads": [body.name for body in task.parties.leads],
            "supports": [body.name for body in task.parties.supports],
            "people": [person.name for person in task.parties.people],
            "rank": task.status.rank if task.status else None,
        }
    return shown


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_row_is_read_as_by_hand(name: str) -> None:
    text, wanted, _ = LAYOUTS[name]
    assert rows(bulletin(text)) == wanted


@pytest.mark.parametrize("name", LAYOUTS)
def test_only_what_is_doubtful_is_doubted(name: str) -> None:
    text, _, doubts = LAYOUTS[name]
    assert {doubt.code for doubt in bulletin(text).doubts} <= doubts


@pytest.mark.parametrize("name", LAYOUTS)
def test_fields_are_what_their_spans_say(name: str) -> None:
    got = bulletin(LAYOUTS[name][0])
    for task in got.tasks:
        for field in task.row.fields.values():
            said = [got.document[span] for span in field.spans]
            assert "".join(said).replace("\n", "") == field.text.replace("\n", "")
            for span, start in zip(field.spans, field.starts, strict=True):
                assert field.text[start : start + len(span)] == got.document[span]


def test_a_status_that_only_its_cells_tell_is_a_doubt() -> None:
    doubts = bulletin(UNHEADED).doubts
    (doubt,) = [one for one in doubts if one.code == "status_by_content"]
    assert "七月份" in doubt.message


def test_a_numbered_row_of_words_like_headers_is_a_row() -> None:
    got = bulletin(
        "序号\t工作任务\t责任单位\t进展情况\t完成情况\n"
        "1\t推进重点工作\t各成员单位\t已完成整改任务\t持续推进\n"
        "2\t落实问题清单\t牵头部门\t下步措施\t已完成\n"
    )
    assert [task.row.task_id for task in got.tasks] == ["1", "2"]
