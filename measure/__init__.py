"""The text of a ledger's field -> indicators: numbers that measure something."""

from measure.column import read_number
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
    "load_lexicon",
    "read_field",
    "read_number",
]
