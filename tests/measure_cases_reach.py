"""How far a period reaches over a row."""

CASES: list[tuple[str, list[str]]] = [
    # A dash is written as the bulletin has it.
    (
        "1—9月，外贸进出口86亿元。",
        [
            "86亿元 = 86 亿元 money 外贸进出口 period:1—9月",
        ],
    ),
    # What is handed down holds from there on, not before.
    (
        "3名干部包片。二季度（下同）完成抽检620批次。\n不合格的8批次。",
        [
            "3名 = 3 名 count 干部包片",
            "620批次 = 620 批次 count 完成抽检 period:二季度",
            "8批次 = 8 批次 count 不合格 period:二季度",
        ],
    ),
    # A period that opens the row holds for the points of its list.
    (
        "1. 1-8月新增经营主体920户。\n2. 企业开办时间压缩至4个工作日。",
        [
            "920户 = 920 户 count 新增经营主体 period:1-8月",
            "4个工作日 = 4 个工作日 duration 企业开办时间 period:1-8月",
        ],
    ),
    (
        "2022年全县入库目标40家，1-10月已入库12家。\n1、乡镇完成情况：东关镇预计完成6家。",
        [
            "40家 = 40 家 count 入库目标 modality:target period:2022年",
            "12家 = 12 家 count 入库 period:1-10月",
            "6家 = 6 家 count 入库 subject:东关镇 modality:planned period:2022年",
        ],
    ),
    # 一是, 二是 are sentences of one report.
    (
        "一是改造有序推进。截至9月底，完工12处。二是保障到位。争取资金2亿元。",
        [
            "12处 = 12 处 count 完工 period:截至9月底",
            "2亿元 = 2 亿元 money 争取资金 period:截至9月底",
        ],
    ),
    # 截止目前 says less than the year behind it; a part may have its own year.
    (
        "截止目前，2022年共收集问题64个。",
        [
            "64个 = 64 个 count 收集问题 period:2022年",
        ],
    ),
    (
        "截至9月底，累计完成投资28亿元，其中今年完成9亿元。",
        [
            "28亿元 = 28 亿元 money 完成投资 period:截至9月底",
            "9亿元 = 9 亿元 money 完成投资 period:今年 part_of:28亿元",
        ],
    ),
    # Times known by what went on.
    (
        "台风影响期间，转移群众460人。在册船只83艘。",
        [
            "460人 = 460 人 count 转移群众 period:台风影响期间",
            "83艘 = 83 艘 count 在册船只",
        ],
    ),
    (
        "在“6·18”强降雨期间转移群众46人，在此期间无伤亡。",
        [
            "46人 = 46 人 count 转移群众 period:“6·18”强降雨期间",
        ],
    ),
    (
        "国庆假期古城接待游客3万人次。",
        [
            "3万人次 = 30000 人次 count 古城接待游客 period:国庆假期",
        ],
    ),
    # A period in brackets is of what they are about.
    (
        "1-9月，投资增长3.2%（1-8月为-1.5%）。民间投资占比38%。",
        [
            "3.2% = 3.2 % growth 投资 change:up period:1-9月",
            "1.5% = 1.5 % growth 投资 change:down period:1-8月",
            "38% = 38 % ratio 民间投资占比 period:1-9月",
        ],
    ),
    # When it came to that stands behind.
    (
        "今年建设校舍，2所已于8月20日完工。",
        [
            "2所 = 2 所 count 完工 period:8月20日",
        ],
    ),
    (
        "@next_step 拟于12月中旬赴苏州招商，计划拜访企业20家。",
        [
            "20家 = 20 家 count 拜访企业 modality:planned period:12月中旬",
        ],
    ),
    (
        "@next_step 推动年底前开工率提高到65%以上。",
        [
            "65%以上 = 65 % ratio 推动开工率 modality:target approx:以上 period:年底前",
        ],
    ),
    (
        "年内把剩下的3万亩任务啃下来。",
        [
            "3万亩 = 30000 亩 area 任务啃下来 period:年内",
        ],
    ),
    # The budget is that of the year's beginning, the income is not.
    (
        "收入24亿元，占年初预算的72%。",
        [
            "24亿元 = 24 亿元 money 收入",
            "72% = 72 % ratio 收入占年初预算",
        ],
    ),
    # A span of time, not the last two months.
    (
        "进场施工推迟近两个月。",
        [
            "近两个月 = 2 个月 duration 进场施工推迟 approx:近",
        ],
    ),
]
