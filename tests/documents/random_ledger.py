"""Ledgers of chance: headers long and short, merged items, empty columns, every length."""

from __future__ import annotations

import random
from typing import Final

from tests.documents.content import Content, Entry, Sheet

_HEADERS: Final = (
    ("序号", "工作任务", "责任单位", "责任人", "进展情况", "完成情况"),
    ("序号", "2024年重点工作任务及年度目标", "牵头单位及配合单位", "截至9月底进展情况", "备注"),
    ("项目", "牵头单位", "进展情况", "存在的主要问题及原因分析", "下一步工作打算", "评价", "备注"),
)  # fmt: skip
_UNITS: Final = (
    "区住建局 区教体局 区卫健委 区交通运输局 区农业农村和水利局 市场监管局".split()
)
_STATUS: Final = "正常 超前 滞后 一般 达到序时".split()
_PIECES: Final = (
    "截至9月底，",
    "完成投资1.24亿元，",
    "占年度任务的62.5%；",
    "新建改造农村公路86公里、",
    "惠及群众3200户（其中脱贫户412户）；",
    "“一站式”服务平台已上线运行，",
    "实际使用外资4.8亿美元，",
    "同比增长12.3个百分点；",
    "正在办理施工许可，",
    "按照《实施方案》要求，",
    "PM2.5平均浓度38微克/立方米，",
    "3个标段全部进场施工，",
)


def random_content(chance: random.Random, rows: int) -> Content:
    """A title, some prose, a ledger with that many rows, a closing line."""
    prose = [
        "，".join(_sentence(chance, 60).rstrip("。") for _ in range(2)) + "。"
        for _ in range(chance.randrange(4))
    ]
    return ("重点工作推进台账", *prose, random_sheet(chance, rows), "特此通报。")


def random_sheet(chance: random.Random, rows: int) -> Sheet:
    """A ledger; items of one to four rows share their number and task."""
    header = chance.choice(_HEADERS)
    entries = [Entry(text, 0, at) for at, text in enumerate(header)]
    row, item = 1, 0
    while row < rows:
        item += 1
        span = min(chance.choice((1, 1, 1, 2, 3, 4)), rows - row)
        if span == 1 and chance.random() < 0.1:
            group = f"{'一二三四五六七八九十'[item % 10]}、重点工作"
            entries.append(Entry(group, row, 0, 1, len(header)))
        else:
            entries += _item(chance, header, row, span, item)
        row += span
    entries.sort(key=lambda entry: (entry.row, entry.column))
    return Sheet(rows, len(header), tuple(entries))


def _item(
    chance: random.Random, header: tuple[str, ...], row: int, span: int, item: int
) -> list[Entry]:
    shared = 2 if header[0] == "序号" else 1
    texts = [_text(chance, name, item) for name in header[:shared]]
    entries = [Entry(text, row, at, span) for at, text in enumerate(texts)]
    for own in range(row, row + span):
        entries += [
            Entry(_text(chance, name, item), own, at)
            for at, name in enumerate(header)
            if at >= shared
        ]
    return entries


def _text(chance: random.Random, header: str, item: int) -> str:
    if header == "序号":
        return str(item)
    if header == "备注":
        return "" if chance.random() < 0.95 else "新增"
    if "单位" in header:
        return "\n".join(chance.sample(_UNITS, chance.choice((1, 1, 2))))
    if header == "责任人":
        return chance.choice(("罗毅", "方　晴", "沈嘉禾", "欧阳文博"))
    if header in ("完成情况", "评价"):
        return chance.choice(_STATUS)
    if "任务" in header or header == "项目":
        return _sentence(chance, chance.choice((12, 40))).rstrip("。")
    paragraphs = chance.choice((1, 1, 2, 3)) if "进展" in header else 1
    lengths = (20, 80, 200) if "进展" in header else (0, 15, 40)
    sentences = [_sentence(chance, chance.choice(lengths)) for _ in range(paragraphs)]
    if paragraphs > 1:
        sentences = [f"{at}.{text}" for at, text in enumerate(sentences, 1)]
    return "\n".join(sentences)


def _sentence(chance: random.Random, length: int) -> str:
    text = ""
    while len(text) < length:
        text += chance.choice(_PIECES)
    return f"{text[:-1]}。" if text else ""
