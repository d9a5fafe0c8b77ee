"""What measuring a field's text yields."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from normalize.periods import Period
from normalize.value import value


class Kind(StrEnum):
    """The kinds of number that measure something."""

    MONEY = "money"
    GROWTH = "growth"
    RATIO = "ratio"
    RANK = "rank"
    COUNT = "count"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    POWER = "power"
    CONCENTRATION = "concentration"
    DURATION = "duration"
    OTHER = "other"


class Modality(StrEnum):
    """Whether a figure is a fact, an intention or a set goal."""

    ACTUAL = "actual"
    PLANNED = "planned"
    TARGET = "target"


class Direction(StrEnum):
    """Which way a quantity changed."""

    UP = "up"
    DOWN = "down"


class ClaimKind(StrEnum):
    """What a stretch of text with a number in it is."""

    FIGURE = "figure"
    PERIOD = "period"
    MARKER = "marker"
    REFERENCE = "reference"
    NAME = "name"


@value
class Claim:
    """A stretch of the field's text, claimed once; ``rule`` says by what."""

    start: int
    end: int
    kind: ClaimKind
    rule: str


@value
class Indicator:
    """One number that measures something; offsets count the field's text.

    ``value`` is without sign and in ``unit`` as written; counts carry 万 and 亿 in
    the value. ``base_value`` is signed and in ``base_unit``. ``part_of`` is the
    start of the total in the same text; ``rank_of`` the size of the ranking.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    base_value: Decimal | None
    base_unit: str | None
    kind: Kind
    metric: str | None
    subject: str | None
    direction: Direction | None
    compare: str | None
    modality: Modality | None
    approx: str | None
    rank_of: int | None
    period: Period | None
    part_of: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that measuring makes of one field.

    ``claims`` are disjoint and in order, and every indicator is one of them;
    ``unclaimed`` are the (start, end) of digits that no rule claimed. ``carried``
    is the period that the text hands down to the fields after it (前三季度，下同).
    """

    indicators: tuple[Indicator, ...]
    claims: tuple[Claim, ...]
    unclaimed: tuple[tuple[int, int], ...]
    carried: Period | None
