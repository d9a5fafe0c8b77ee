"""The text of a ledger's field -> indicators: numbers that measure something."""

from measure.column import is_of_goals, read_number
from measure.field import read_field
from measure.indicator import (
    Claim,
    ClaimKind,
    Direction,
    Indicator,
    Kind,
    Modality,
    Reading,
)
from measure.lexicon import Lexicon
from measure.proof import load_lexicon

__all__ = [
    "Claim",
    "ClaimKind",
    "Direction",
    "Indicator",
    "Kind",
    "Lexicon",
    "Modality",
    "Reading",
    "is_of_goals",
    "load_lexicon",
    "read_field",
    "read_number",
]
