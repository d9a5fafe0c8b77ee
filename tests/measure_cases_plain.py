"""Goals, bounds, changes and shares as officials put them in plain words."""

CASES: list[tuple[str, list[str]]] = [
    # A rate held to a bound is a goal, a deed of so many is planned.
    (
        "@next_step 推动开工率提高到65%以上，走访企业3家以上。",
        [
            "65%以上 = 65 % ratio 推动开工率 modality:target approx:以上",
            "3家以上 = 3 家 count 走访企业 modality:planned approx:以上",
        ],
    ),
    # How large a work is to be is no goal of the year.
    (
        "@task 加快年产4万吨切片项目开工，收储土地900亩。",
        [
            "4万吨 = 40000 吨 mass 年产 subject:年产4万吨切片项目 modality:planned",
            "900亩 = 900 亩 area 收储土地 modality:target",
        ],
    ),
    (
        "@task 实际利用外资800万美元。",
        [
            "800万美元 = 800 万美元 money 实际利用外资 modality:target",
        ],
    ),
    # Short of the goal is not the goal.
    (
        "使用率41%，低于省定目标8.7个百分点。",
        [
            "41% = 41 % ratio 使用率",
            "8.7个百分点 = 8.7 个百分点 ratio 使用率目标",
        ],
    ),
    # What a multiple or a share is of.
    (
        "包联企业199家，是2021年的5倍；游客恢复至2019年同期的82%。",
        [
            "199家 = 199 家 count 包联企业",
            "5倍 = 5 倍 ratio 包联企业 against:2021年",
            "82% = 82 % ratio 游客恢复 against:2019年同期",
        ],
    ),
    # 突破 blurs a large number; what is broken through is counted.
    (
        "旅客吞吐量突破40万人次，突破3项技术难题。",
        [
            "突破40万人次 = 400000 人次 count 旅客吞吐量 approx:突破",
            "3项 = 3 项 count 技术难题",
        ],
    ),
    # A word before the verb blurs the number too.
    (
        "四季度至少再入规5家，约占总数的8%。",
        [
            "5家 = 5 家 count 入规 approx:至少 period:四季度",
            "8% = 8 % ratio 入规占总数 approx:约 period:四季度",
        ],
    ),
    # Changes in plain words.
    (
        "价格较年初跌了近30%，就诊率同比升2.2个百分点，大班额比例比春季少了0.9个百分点，日均收运比去年多出3吨。",
        [
            "近30% = 30 % growth 价格 change:down against:较年初 approx:近",
            "2.2个百分点 = 2.2 个百分点 growth 就诊率 change:up against:同比",
            "0.9个百分点 = 0.9 个百分点 growth 大班额比例 change:down against:比春季",
            "3吨 = 3 吨 mass 日均收运 change:up against:比去年",
        ],
    ),
    # Money goes on as money.
    (
        "到位资金1.3亿元（中央8120万、省3190万）。",
        [
            "1.3亿元 = 1.3 亿元 money 到位资金",
            "8120万 = 8120 万 money 中央",
            "3190万 = 3190 万 money 省",
        ],
    ),
    # Days told apart by what they were like are counted.
    (
        "优良天数198天，连续3天降雨。",
        [
            "198天 = 198 天 count 优良天数",
            "3天 = 3 天 count 连续降雨",
        ],
    ),
    # What is ranked, among cities of the coast.
    (
        "水质优良率88%，在沿海6个设区市中排名第4位。",
        [
            "88% = 88 % ratio 水质优良率",
            "第4位 = 4 位 rank 水质优良率 of:6",
        ],
    ),
    # A plan for what was done so far.
    (
        "完成投资4亿元，预计年底可完成6亿元。",
        [
            "4亿元 = 4 亿元 money 完成投资",
            "6亿元 = 6 亿元 money 完成投资 modality:planned period:年底",
        ],
    ),
    # Per whom, of what was named before.
    (
        "发放养育补贴31万元，提高到每人每月1950元。",
        [
            "31万元 = 31 万元 money 发放养育补贴",
            "1950元 = 1950 元 money 每人每月发放养育补贴",
        ],
    ),
    # A share of the goal, and how far beside the schedule.
    (
        "累计清淤4.9公里，为年度任务的57%，快于时序进度6个百分点。",
        [
            "4.9公里 = 4.9 公里 length 清淤",
            "57% = 57 % ratio 年度任务",
            "6个百分点 = 6 个百分点 ratio 快于时序进度",
        ],
    ),
]
