"""Texts that a pattern slower than linear would be lost in, and how long they take."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from measure import read_field
from normalize.units import Units

#: What is said over and over, by what it tries. Bytes are counted as UTF-8.
PIECES: Final[Mapping[str, str]] = {
    "digits": "1",
    "grouped digits": "1,234,",
    "decimals": "1.2.",
    "Chinese numerals": "三千",
    "tens of tens": "三十",
    "Chinese figures": "三十个",
    "fractions": "三分之",
    "shares in words": "百分之",
    "chains of 至": "1至",
    "chains of 到": "3万到",
    "dashes": "5-",
    "open brackets": "（",
    "brackets in brackets": "（1（项目",
    "closed brackets": "（项目）",
    "open quotes": "“项目",
    "open titles": "《1项目",
    "parts": "其中1个",
    "其中 without figures": "其中",
    "lists": "项目、",
    "lists of figures": "1个、",
    "list markers": "\n1、（一）",
    "circled markers": "①1个",
    "a clause without stops": "推进重点项目建设工作",
    "a clause without stops, with figures": "推进3个重点项目建设工作",
    "commas": "已完成，",
    "pieces of dates": "10月1",
    "pieces of years": "2022年至",
    "as of": "截至今年",
    "seasons": "上半年前",
    "plans": "计划目标拟",
    "comparisons": "较上年同期",
    "comparisons with figures": "同比增长1%、",
    "rankings": "8个县区中，排名第1",
    "respectively": "分别为1个、",
    "owners": "甲项目受乙影响，",
    "lists before a figure": "项目、" * 24 + "1个",
    "comparisons before a figure": "较上年同期" * 14 + "增长1%",
    "deeds before a figure": "抽调" * 36 + "1个",
    "shares before a figure": "高于目标" * 18 + "1%",
    "blanks": "1 ",
    "letters": "A1-",
    "clocks": "12：",
}

#: A page as bulletins have it, to hold the others against.
PLAIN: Final = (
    "截至6月底，完成投资3.2亿元，占年度计划的58%，同比增长8.6%；新增规上企业12家，"
    "其中工业8家、贸易4家。滨河路改造工程已铺设管网588米，预计10月底前完工。\n"
)

#: Sizes in bytes: four times the text may take four times the time.
QUARTER, WHOLE = 25_000, 100_000


def of_size(piece: str, size: int) -> str:
    """The piece over and over, to so many bytes, between two figures.

    Without them the text would not be looked at.
    """
    return f"新增1个{piece * (size // len(piece.encode()))}共2个"


def measuring(units: Units) -> Callable[[str], object]:
    """What is timed: the measuring of a text as a field of a ledger."""
    return partial(
        read_field, role="progress", issued_on=None, carried=None, units=units
    )


def seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of the work on a text.

    Without the collector of garbage, as ``timeit`` has it: what it takes depends on
    all that was made before.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        begun = time.process_time()
        work(text)
        return time.process_time() - begun
    finally:
        if collects:
            gc.enable()


def growth(
    work: Callable[[str], object], piece: str, runs: int = 2
) -> tuple[float, float]:
    """Seconds for 100 KB of a piece, and how many times as long as for 25 KB.

    The least of several times, taken by turns, so that a busy spell of the machine
    meets both.
    """
    texts = of_size(piece, QUARTER), of_size(piece, WHOLE)
    times = [[seconds(work, text) for text in texts] for _ in range(runs)]
    quarter, whole = map(min, zip(*times, strict=True))
    return whole, whole / quarter
