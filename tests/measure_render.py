"""A reading as lines of text: one figure a line, what is usual left out."""

from datetime import date
from decimal import Decimal

from measure import Indicator, Modality, Reading, read_field
from normalize.units import load_units

ISSUED_ON = date(2022, 11, 12)


def read(text: str, role: str = "progress") -> Reading:
    return read_field(
        text, role=role, issued_on=ISSUED_ON, carried=None, units=load_units()
    )


def render(text: str, role: str = "progress") -> list[str]:
    """Text as written, value and unit, kind, metric, then what else is said.

    >>> render("截至6月底，东关镇完成投资约3万元。")
    ['约3万元 = 3 万元 money 完成投资 subject:东关镇 approx:约 period:截至6月底']
    """
    reading = read(text, role)
    return [line(found, text) for found in reading.indicators]


def line(found: Indicator, text: str) -> str:
    value = f"{plain(found.value)}"
    if found.value_max is not None:
        value += f"~{plain(found.value_max)}"
    said = {
        "subject": found.subject,
        "change": found.direction,
        "against": found.compare,
        "modality": None if found.modality is Modality.ACTUAL else found.modality,
        "approx": found.approx,
        "of": found.rank_of,
        "period": found.period and found.period.text,
        "part_of": None if found.part_of is None else total(found, text),
    }
    head = (
        f"{found.text} = {value} {found.unit or '-'} {found.kind} {found.metric or '-'}"
    )
    return " ".join([head, *(f"{key}:{what}" for key, what in said.items() if what)])


def plain(value: Decimal | None) -> str:
    return "-" if value is None else f"{value.normalize():f}"


def total(found: Indicator, text: str) -> str:
    starts = {other.start: other.text for other in read(text).indicators}
    return starts[found.part_of or 0]
