"""The reading of one field: claims, then what the words make of each figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from measure.around import Named
from measure.claims import find_claims
from measure.clause import Place, places
from measure.compared import hands_down, is_attribute
from measure.during import with_events
from measure.figure import Figure
from measure.indicator import Claim, Direction, Indicator, Kind, Modality, Reading
from measure.kind import UNCHANGED, Change, change_of, kind_of
from measure.lexicon import Lexicon, packaged_lexicon
from measure.metric import name_figures
from measure.modality import find_modality
from measure.owner import find_owners
from measure.parts import find_totals
from measure.scope import find_scope
from measure.squeeze import Squeezed, squeeze
from measure.words import BLANK
from normalize.numerals import FORMAL
from normalize.periods import Period, find_periods
from normalize.units import Units

_NUMBERS: Final = re.compile(
    f"[0-9０-９〇一二两兩三四五六七八九十百千万萬半末最首榜垫①-⑳⑴-⒇{FORMAL}]|[打按][对對]折"
)

#: The number of a point is no part of a date (3、10月中旬). A class stands first, to
#: which ``re`` skips; what is before it is looked at afterwards.
_POINT: Final = re.compile(
    r"[0-9](?<![^\n。].)[0-9]?(?:、(?![0-9]{1,2}[号日])|\.(?=(?:19|20)[0-9]{2}年))"
)

#: What a plan for a whole year is called.
_YEARS: Final = frozenset({"年度", "全年", "本年度"})
_PLANS: Final = re.compile("计划(?!投资|完成|总)|任务|目标|预算|指标")


def read_field(
    text: str,
    *,
    role: str,
    issued_on: date | None,
    carried: Period | None,
    units: Units,
    lexicon: Lexicon | None = None,
    task: str = "",
    lead: str = "",
) -> Reading:
    """The indicators of a field and the claim on each number in it.

    ``role`` is the field's name: a figure in a ``task`` is a goal. ``carried`` is a
    period that an earlier field handed down. ``task`` is what the row is about: the
    one work that it names is no narrower subject, nor is the body that alone has the
    ``lead``. ``lexicon`` is the packaged one unless given.
    """
    if not _NUMBERS.search(text):
        return Reading((), (), (), carried)
    lexicon = lexicon or packaged_lexicon()
    squeezed = squeeze(text)
    shown = squeezed.text
    masked = _POINT.sub(lambda point: "□" * (point.end() - point.start()), shown)
    dated = find_periods(masked, issued_on)
    found = find_claims(shown, with_events(masked, dated), units, lexicon)
    periods = found.periods
    spots = places(shown, found.figures, found.claims)
    bare = _without_periods(shown, periods)
    modality = find_modality(bare, found.figures, spots, role)
    scope = find_scope(
        shown,
        found.figures,
        spots,
        periods,
        modality,
        found.claims,
        issued_on,
        carried,
    )
    if shown != text:
        scope = _as_written(text, squeezed, scope, carried)
    for period in periods:
        if hands_down(shown, period):
            carried = _placed(text, squeezed, period)
    totals = find_totals(shown, found.figures, spots, modality)
    changes, kinds = _kinds(shown, found.figures, spots, lexicon)
    if any(period.text in _YEARS for period in periods):
        bare = _without_periods(shown, periods, plans=True)
    names = name_figures(
        bare, found.figures, spots, kinds, changes, totals, role, lexicon
    )
    names = find_owners(
        bare, found.figures, spots, totals, names, role, lexicon, task, lead
    )
    indicators = tuple(
        _indicator(text, squeezed, *row)
        for row in zip(
            found.figures, kinds, changes, names, modality, scope, totals, strict=True
        )
    )
    return Reading(
        indicators,
        _original(squeezed, found.claims),
        tuple(_span(squeezed, *span) for span in found.unclaimed),
        carried,
    )


def _without_periods(
    shown: str, periods: Sequence[Period], *, plans: bool = False
) -> str:
    """The text with periods blanked out, offsets unchanged.

    With ``plans`` the year of a plan stays in its name (占年度计划).
    """
    if not periods:
        return shown
    pieces: list[str] = []
    done = 0
    for period in periods:
        if is_attribute(shown, period) or (plans and _is_of_plan(shown, period)):
            continue
        start, end = period.at
        pieces += (shown[done:start], BLANK * (end - start))
        done = end
    pieces.append(shown[done:])
    return "".join(pieces)


def _is_of_plan(shown: str, period: Period) -> bool:
    """占年度计划6.8亿元的三成: the year is a part of the plan's name."""
    return period.text in _YEARS and _PLANS.match(shown, period.at[1]) is not None


def _kinds(
    shown: str,
    figures: Sequence[Figure],
    spots: Sequence[Place],
    lexicon: Lexicon,
) -> tuple[list[Change], list[Kind]]:
    changes: list[Change] = []
    kinds: list[Kind] = []
    change, kind = UNCHANGED, None
    for figure, spot in zip(figures, spots, strict=True):
        change = change_of(shown, figure, spot, change, lexicon)
        kind = kind_of(shown, figure, spot, change, kind, lexicon)
        changes.append(change)
        kinds.append(kind)
    return changes, kinds


def _indicator(
    text: str,
    squeezed: Squeezed,
    figure: Figure,
    kind: Kind,
    change: Change,
    name: Named,
    modality: Modality,
    period: Period | None,
    total: Figure | None,
) -> Indicator:
    start, end = _span(squeezed, figure.start, figure.end)
    value, value_max, unit = figure.value, figure.value_max, figure.unit
    factor = figure.factor
    if kind is Kind.COUNT and figure.rule == "number with scale" and value is not None:
        value, unit, factor = value * factor, None, Decimal(1)
    sign = -1 if change.direction is Direction.DOWN or figure.sign < 0 else 1
    return Indicator(
        start=start,
        end=end,
        text=text[start:end],
        value=value,
        value_max=value_max,
        unit=unit,
        base_value=None if value is None else value * factor * sign,
        base_unit=_base(figure, kind),
        kind=kind,
        metric=name.metric,
        subject=name.subject,
        direction=change.direction,
        compare=change.compare,
        modality=modality,
        approx=figure.approx,
        rank_of=figure.rank_of,
        period=period,
        part_of=squeezed.origin(total.start) if total else None,
        rule=figure.rule,
    )


def _base(figure: Figure, kind: Kind) -> str | None:
    if figure.measure is not None:
        return figure.measure.base
    if kind is Kind.RANK:
        return "位"
    if kind is Kind.MONEY:
        return "元"
    return "%" if figure.rule in ("percent in words", "fraction") else None


def _span(squeezed: Squeezed, start: int, end: int) -> tuple[int, int]:
    if not squeezed.cuts:
        return start, end
    return squeezed.origin(start), squeezed.origin(end - 1) + 1


def _original(squeezed: Squeezed, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if not squeezed.cuts:
        return claims
    return tuple(
        Claim(*_span(squeezed, claim.start, claim.end), claim.kind, claim.rule)
        for claim in claims
    )


def _as_written(
    text: str,
    squeezed: Squeezed,
    scope: Sequence[Period | None],
    carried: Period | None,
) -> list[Period | None]:
    """The periods as they stand in the field's own text; one handed down stays."""
    placed: dict[tuple[int, int], Period] = {}
    written: list[Period | None] = []
    for period in scope:
        if period is None or period is carried:
            written.append(period)
            continue
        if period.at not in placed:
            placed[period.at] = _placed(text, squeezed, period)
        written.append(placed[period.at])
    return written


def _placed(text: str, squeezed: Squeezed, period: Period) -> Period:
    """The period as it stands in the field's own text."""
    start, end = _span(squeezed, *period.at)
    return Period(text[start:end], period.start, period.end, (start, end))
