"""Tasks, next steps and problems: cases made up for it."""

CASES: list[tuple[str, list[str]]] = [
    (
        "@task 力争全年引进亿元以上项目10个，到位资金30亿元，新增规上企业15家以上。",
        [
            "10个 = 10 个 count 引进亿元以上项目 modality:target period:全年",
            "30亿元 = 30 亿元 money 到位资金 modality:target period:全年",
            "15家以上 = 15 家 count 新增规上企业 modality:target approx:以上 period:全年",
        ],
    ),
    (
        "@next_step 计划7月底前完成剩余3个村庄的改造，新增停车位200个。",
        [
            "3个 = 3 个 count 完成剩余村庄的改造 modality:planned period:7月底前",
            "200个 = 200 个 count 新增停车位 modality:planned",
        ],
    ),
    (
        "@problem 资金缺口较大，尚有1.2亿元未落实；部分项目进度滞后，5个项目未开工。",
        [
            "1.2亿元 = 1.2 亿元 money 未落实",
            "5个 = 5 个 count 项目",
        ],
    ),
    (
        "@task 年内新建高标准农田5万亩以上，改造提升2万亩，建设日光温室500座，培育市级以上龙头企业3—5家。",
        [
            "5万亩以上 = 50000 亩 area 新建高标准农田 modality:target approx:以上 period:年内",
            "2万亩 = 20000 亩 area 改造提升 modality:target period:年内",
            "500座 = 500 座 count 建设日光温室 modality:target period:年内",
            "3—5家 = 3~5 家 count 培育市级以上龙头企业 modality:target period:年内",
        ],
    ),
    (
        "@task 确保一般公共预算收入增长8%以上，城镇新增就业6000人，城镇登记失业率控制在4.5%以内。",
        [
            "8%以上 = 8 % growth 一般公共预算收入 change:up modality:target approx:以上",
            "6000人 = 6000 人 count 城镇新增就业 modality:target",
            "4.5%以内 = 4.5 % ratio 城镇登记失业率 modality:target approx:以内",
        ],
    ),
    (
        "@task 开工建设G107改线工程（城区段），完成投资3亿元；加快推进4条断头路建设。",
        [
            "3亿元 = 3 亿元 money 完成投资 modality:target",
            "4条 = 4 条 count 断头路建设 modality:target",
        ],
    ),
    (
        "@next_step 一是力争7月中旬完成剩余8公里路面铺设；二是加大招商力度，下半年签约亿元以上项目5个，到位资金10亿元。",
        [
            "8公里 = 8 公里 length 完成剩余路面铺设 modality:target period:7月中旬",
            "5个 = 5 个 count 签约亿元以上项目 modality:planned period:下半年",
            "10亿元 = 10 亿元 money 到位资金 modality:planned period:下半年",
        ],
    ),
    (
        "@problem 一是资金不足。项目总投资1.2亿元，目前到位4500万元，缺口7500万元。二是征迁滞后，仍有13户、26亩未完成征收。",
        [
            "1.2亿元 = 1.2 亿元 money 项目总投资",
            "4500万元 = 4500 万元 money 到位 period:目前",
            "7500万元 = 7500 万元 money 缺口 period:目前",
            "13户 = 13 户 count 未完成征收",
            "26亩 = 26 亩 area 未完成征收",
        ],
    ),
    (
        "@task 全年空气质量优良天数达到300天以上，PM2.5年均浓度控制在40微克/立方米以下；完成造林2万亩。",
        [
            "300天以上 = 300 天 count 空气质量优良天数 modality:target approx:以上 period:全年",
            "40微克/立方米以下 = 40 微克/立方米 concentration PM2.5年均浓度 modality:target approx:以下 period:全年",
            "2万亩 = 20000 亩 area 完成造林 modality:target period:全年",
        ],
    ),
    (
        "@task 新建改建农村公路100公里，实施危桥改造8座，打通断头路2条；6月底前完成县城公交站亭改造60个。",
        [
            "100公里 = 100 公里 length 新建改建农村公路 modality:target",
            "8座 = 8 座 count 实施危桥改造 modality:target",
            "2条 = 2 条 count 打通断头路 modality:target",
            "60个 = 60 个 count 完成县城公交站亭改造 modality:target period:6月底前",
        ],
    ),
    (
        "@next_step 下一步，加快剩余12公里管网建设，确保9月底前全面完工；对未整改到位的5家企业，限期15日内整改。",
        [
            "12公里 = 12 公里 length 管网建设 modality:planned",
            "5家 = 5 家 count 企业 modality:planned",
            "15日内 = 15 日 duration 整改 modality:planned approx:内",
        ],
    ),
    (
        "@problem 部分镇街任务完成率偏低，其中南山镇仅完成23%，北河镇完成31.5%，低于全县平均水平20个百分点以上。",
        [
            "23% = 23 % ratio 仅完成 subject:南山镇",
            "31.5% = 31.5 % ratio 仅完成 subject:北河镇",
            "20个百分点以上 = 20 个百分点 ratio 仅完成 subject:北河镇 approx:以上",
        ],
    ),
]
