"""Cells of a row to the columns of the ledger, also when some are missing or shifted."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import combinations_with_replacement
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
#: A body that alone begins a row; longer ones may be the end of a sentence.
MAX_BODY: Final = 10
#: A row that goes on with more texts than this is a row of its own.
MAX_REST: Final = 4
#: Costs of leaving a column without a cell, and a cell without a column.
MISSING, SPARE_BLANK, SPARE_TEXT = -0.15, -0.2, -8.0


@dataclass(frozen=True, slots=True)
class Above:
    """What a row may go on with: columns of text above, and those that break off.

    ``without_status`` says that the row above has none where the ledger has.
    """

    filled: Set[int] = frozenset()
    cut: Set[int] = frozenset()
    without_status: bool = False


#: Nothing stands above the first row.
TOP: Final = Above()


def align(
    texts: Sequence[str],
    roles: Sequence[Role],
    words: Set[str],
    above: Above = TOP,
) -> tuple[int | None, ...]:
    """The column of each cell, in order; None for a blank cell that has none.

    Cells stand in the columns they are counted out to, unless that puts text where
    it can't belong; then the assignment that suits the cells best is taken, as two
    sequences are aligned. A row that only goes on with texts above goes under them.
    """
    straight = tuple(range(len(texts)))
    filled = [at for at in straight if texts[at]]
    if len(texts) == len(roles):
        heading = len(filled) == 1 and len(texts[filled[0]]) <= MAX_HEADING
        # A group's heading stands where it likes.
        if heading or all(_fit(texts[at], roles[at], words) > -3 for at in filled):
            return straight
    elif len(texts) < len(roles):
        rest = _rest(texts, filled, roles, words, above)
        if rest is not None:
            return rest
    fits = [
        [_fit(text, role, words) + (0.5 if at in above.cut and text else 0.0)
         for at, role in enumerate(roles)]
        for text in texts
    ]  # fmt: skip
    best = _best(texts, fits, len(roles))
    if len(texts) > len(roles):
        return best
    gain = _score(texts, fits, best) - _score(texts, fits, straight)
    if len(texts) == len(roles):
        # Where a whole row slipped, several cells moved, or one clearly belongs there.
        slipped = sum(best[at] != at for at in filled) > 1
        return best if gain >= (3 if slipped else 5) else straight
    # Cells that are only missing at the end of a row leave the others in place.
    return best if gain >= 1 else straight


def _rest(
    texts: Sequence[str],
    filled: Sequence[int],
    roles: Sequence[Role],
    words: Set[str],
    above: Above,
) -> tuple[int | None, ...] | None:
    """Columns of a row that goes on with the row above; None where it does not."""
    if not 0 < len(filled) <= MAX_REST or NUMBER_CELL.fullmatch(fold(texts[filled[0]])):
        return None
    status = {at for at, role in enumerate(roles) if role is Role.STATUS}
    is_status = [plain(fold(texts[at])) in words for at in filled]
    if all(is_status) or any(_is_body(texts[at], roles[at]) for at in filled):
        return None
    missing = len(roles) - len(texts)
    places = [status if known else above.cut for known in is_status]
    shifts = _shifts(filled, places, roles, missing)
    if shifts is None and (len(filled) == 1 or above.without_status):
        places = [status if known else above.filled for known in is_status]
        shifts = _shifts(filled, places, roles, missing)
    if shifts is None:
        return None
    columns: list[int | None] = [
        at if at < filled[0] else None for at in range(len(texts))
    ]
    for at, shift in zip(filled, shifts, strict=True):
        columns[at] = at + shift
    return tuple(columns)


def _is_body(text: str, role: Role) -> bool:
    """Whether a name stands where bodies do: a further row, and no end of a text."""
    name = fold(text).strip()
    is_short = len(name) <= MAX_BODY
    return role is Role.LEAD and is_short and bool(BODY_END.search(name))


def _shifts(
    filled: Sequence[int],
    places: Sequence[Set[int]],
    roles: Sequence[Role],
    missing: int,
) -> tuple[int, ...] | None:
    """How far each cell must move to stand in one of its places; cells keep order.

    A task seldom ends with a full stop, so another text that breaks off is preferred.
    """

    def cost(shifts: Sequence[int]) -> tuple[bool, int, int]:
        columns = [at + shift for at, shift in zip(filled, shifts, strict=True)]
        tasks = sum(roles[column] is Role.TASK for column in columns)
        return any(shifts), tasks, sum(shifts)

    options = [
        shifts
        for shifts in combinations_with_replacement(range(missing + 1), len(filled))
        if all(
            at + shift in place
            for at, shift, place in zip(filled, shifts, places, strict=True)
        )
    ]
    return min(options, key=cost, default=None)


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
    after = [MISSING * (width - column) for column in range(width + 1)]
    steps: list[list[str]] = []
    for at in range(len(texts) - 1, -1, -1):
        spare = _spare(texts[at])
        scores, row = [0.0] * width + [after[width] + spare], ["spare"] * (width + 1)
        for column in range(width - 1, -1, -1):
            scores[column], row[column] = max(
                (after[column] + spare, "spare"),
                (after[column + 1] + fits[at][column], "take"),
                (scores[column + 1] + MISSING, "skip"),
                key=lambda option: option[0],
            )
        steps.insert(0, row)
        after = scores
    placed: list[int | None] = []
    column = 0
    while len(placed) < len(texts):
        step = steps[len(placed)][column]
        if step != "skip":
            placed.append(column if step == "take" else None)
        column += step != "spare"
    return tuple(placed)


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
    if is_word:
        # 已完成 may be all that is said of the progress; no task is called so.
        return -1.0 if role is Role.PROGRESS else -3.0
    if FIGURE_CELL.fullmatch(folded):
        return -3.0
    length = len(folded)
    most = {Role.PROGRESS: 1.6, Role.TASK: 1.2}.get(role, 1.3)
    return most if length > 15 and role in TEXTS else 0.4
