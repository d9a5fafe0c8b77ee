"""Cells of a row to the columns of the ledger, also when some are missing or shifted."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from typing import Final

from normalize.fold import fold
from normalize.status import plain
from parse.columns import TEXTS, Role

NUMBER_CELL: Final = re.compile(
    r"[（〔]?(?:\d{1,4}(?:[.\-]\d{1,3}){0,2}|[一二三四五六七八九十]{1,3})[）〕、.]?"
)
FIGURE_CELL: Final = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?|[-/—]+|无")
PEOPLE_CELL: Final = re.compile(
    r"[一-鿿·]{1,12}(?:（[^）]{1,20}）)?(?:[\s、，/]+(?:[一-鿿·]{1,12})?(?:（[^）]{1,20}）)?)*"
)
BODY_END: Final = re.compile(
    r"(?:局|委|办|部|院|中心|公司|指挥部|街道|办事处|镇|乡|政府|会|队|集团|站|所|分局|处|社|校|单位|部门|）)(?=[\s、，；]|$)"
)
TIME: Final = re.compile(r"[年月日底前]|长期|持续|\d{4}")
#: Headings of groups are shorter than this.
MAX_HEADING: Final = 40
#: Costs of leaving a column without a cell, and a cell without a column.
MISSING, SPARE_BLANK, SPARE_TEXT = -0.15, -0.2, -8.0


def align(
    texts: Sequence[str],
    roles: Sequence[Role],
    words: Set[str],
    unfinished: Set[int] = frozenset(),
) -> tuple[int | None, ...]:
    """The column of each cell, in order; None for a blank cell that has none.

    Cells stand in the columns they are counted out to, unless that puts text where
    it can't belong; then the assignment that suits the cells best is taken, as two
    sequences are aligned. ``unfinished`` are columns whose text above was cut.
    """
    straight = tuple(range(len(texts)))
    filled = [text for text in texts if text]
    if len(texts) == len(roles) and len(filled) == 1 and len(filled[0]) <= MAX_HEADING:
        return straight  # a group's heading stands where it likes
    fits = [
        [_fit(text, role, words) + (0.5 if at in unfinished and text else 0.0)
         for at, role in enumerate(roles)]
        for text in texts
    ]  # fmt: skip
    if len(texts) == len(roles) and all(
        fits[at][at] > -3 or not texts[at] for at in straight
    ):
        return straight
    best = _best(texts, fits, len(roles))
    if len(texts) == len(roles):
        gain = _score(texts, fits, best) - _score(texts, fits, straight)
        return best if gain >= 3 else straight
    if (
        len(texts) < len(roles)
        and _score(texts, fits, best) - _score(texts, fits, straight) < 1
    ):
        return straight  # cells that are only missing at the end of the row
    return best


def _score(
    texts: Sequence[str], fits: list[list[float]], placed: Sequence[int | None]
) -> float:
    return sum(
        (fits[at][column] if column is not None else _spare(texts[at]))
        for at, column in enumerate(placed)
    )


def _spare(text: str) -> float:
    return SPARE_TEXT if text else SPARE_BLANK


def _best(
    texts: Sequence[str], fits: list[list[float]], width: int
) -> tuple[int | None, ...]:
    """Needleman and Wunsch's alignment of the cells with the columns."""

    @cache
    def best(cell: int, column: int) -> tuple[float, tuple[int | None, ...]]:
        if cell == len(texts):
            return MISSING * (width - column), ()
        spared, rest = best(cell + 1, column)
        options = [(spared + _spare(texts[cell]), (None, *rest))]
        if column < width:
            after, rest = best(cell + 1, column + 1)
            options.append((after + fits[cell][column], (column, *rest)))
            options.append(_skip(best(cell, column + 1)))
        return max(options, key=lambda option: option[0])

    return best(0, 0)[1]


def _skip(
    option: tuple[float, tuple[int | None, ...]],
) -> tuple[float, tuple[int | None, ...]]:
    return option[0] + MISSING, option[1]


def _fit(text: str, role: Role, words: Set[str]) -> float:
    """How well a text suits a column: 0 says nothing, -3 and below that it can't."""
    if not text:
        return 0.0
    folded = fold(text).strip()
    length = len(folded)
    is_word = plain(folded) in words
    match role:
        case Role.NUMBER:
            return 3.0 if NUMBER_CELL.fullmatch(folded) else -min(4.0, 1 + length / 4)
        case Role.STATUS:
            return 3.0 if is_word else (0.5 if length <= 6 else -min(5.0, length / 5))
        case Role.PERSON:
            looks_so = PEOPLE_CELL.fullmatch(folded) and not BODY_END.search(folded)
            return 1.5 if looks_so and not is_word else -min(5.0, length / 8)
        case Role.LEAD | Role.SUPPORT:
            return (
                2.0
                if BODY_END.search(folded) and length < 60
                else -min(4.0, length / 15)
            )
        case Role.DEADLINE:
            return (
                1.5 if TIME.search(folded) and length < 25 else -min(4.0, length / 10)
            )
        case Role.OTHER | Role.SECTION:
            return 0.0 if FIGURE_CELL.fullmatch(folded) else -min(2.0, length / 40)
        case _:
            return _fit_text(folded, role, is_word)


def _fit_text(folded: str, role: Role, is_word: bool) -> float:
    if is_word or FIGURE_CELL.fullmatch(folded):
        return -3.0
    length = len(folded)
    most = {Role.PROGRESS: 1.6, Role.TASK: 1.2}.get(role, 1.3)
    return most if length > 15 and role in TEXTS else 0.4
