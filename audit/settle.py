"""From a relation that the text claims to a row of checks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from typing import Final

from audit.amount import Agreement, Amount, Interval, agreement, in_steps
from audit.check import Check, Outcome
from audit.passage import Passage

#: More digits than anybody writes; fewer than units like 亩 leave behind the comma.
_SHOWN: Final = Context(prec=12)
_VERDICTS: Final = {
    Agreement.EQUAL: "一致",
    Agreement.ROUNDED: "四舍五入后一致",
    Agreement.BLURRED: "在约数范围内，一致",
    Agreement.CUT: "系舍去尾数所致，四舍五入应为{computed}，请核对原文",
    Agreement.NONE: "不一致，请核对原文",
}


def settle(
    code: str,
    passage: Passage,
    stated: Amount,
    computed: Interval,
    *,
    claim: str,
    sum_of: str,
    others: Sequence[Amount],
) -> Check:
    """The check of a stated number against what the others give.

    ``claim`` says in Chinese what the text states, ``sum_of`` is the expression
    without its result (``6.8+0.4``); both are completed here. ``computed`` is in base
    units; it is shown in the unit of ``stated``.
    """
    how = agreement(stated, computed)
    shown = show(stated, computed) + ("%" if stated.one.unit == "%" else "")
    verdict = _VERDICTS[how].format(computed=shown)
    return Check(
        check=code,
        outcome=Outcome.HOLDS if how.holds else Outcome.FAILS,
        message=f"{passage.where}{claim}，{sum_of} = {shown}，{verdict}。",
        task_id=passage.task_id,
        stated=stated.one.value,
        computed=in_value(stated, computed.low),
        expression=f"{sum_of} = {shown}",
        places=(stated.place, *(other.place for other in others)),
    )


def in_unit(stated: Amount, value: Decimal) -> Decimal:
    """A value in base units as a number written as ``stated`` is: 2.83 for 2.93万亩."""
    return _SHOWN.plus(value / stated.scale)


def in_value(stated: Amount, value: Decimal) -> Decimal:
    """A value in base units as ``stated.one.value`` is counted."""
    whole = stated.one.value
    return _SHOWN.plus(value * whole / stated.value) if whole else value


def number(value: Decimal) -> str:
    """A number as people write it: 12.6, 120000, no exponent and no idle noughts.

    >>> number(Decimal("1.2E+5")), number(Decimal("12.60"))
    ('120000', '12.6')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(stated: Amount, computed: Interval) -> str:
    """A computed range in the unit and one place finer than ``stated`` is written."""
    step = stated.step / 10 if not computed.is_exact else min(stated.step, Decimal(1))
    low = _shown(stated, computed.low, step)
    if computed.high is None:
        return f"{low}以上"
    high = _shown(stated, computed.high, step)
    return low if low == high else f"{low}～{high}"


def _shown(stated: Amount, value: Decimal, step: Decimal) -> str:
    exact = in_unit(stated, value)
    rounded = in_unit(stated, in_steps(value, step))
    return number(exact if len(number(exact)) <= len(number(rounded)) else rounded)
