"""How a program sets type and breaks tables over pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.documents.look import LANDSCAPE, Look
from tests.documents.typesetting import WHOLE, WHOLE_WITH_NUMBERS


@dataclass(frozen=True, slots=True)
class Manner:
    """How a program breaks tables over pages.

    ``closes_cells`` draws a rule where a page cuts a row (LibreOffice, Word), and
    short cells then stand at the row's top; without it (Chromium) they stand in the
    middle of the whole row, wherever that is cut. ``rules_header`` draws one below a
    header that is repeated above a cut row.
    """

    closes_cells: bool
    rules_header: bool = True
    keeps_numbers: bool = False


LIBREOFFICE = Manner(closes_cells=True, keeps_numbers=True)
WORD = Manner(closes_cells=True)
CHROMIUM = Manner(closes_cells=False)
FUSING = Manner(closes_cells=False, rules_header=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """Paper, type and manner of a layout; ``padding`` is a cell's, in points."""

    look: Look = LANDSCAPE
    manner: Manner = LIBREOFFICE
    padding: float = 5.0
    leading: float = 1.5

    @property
    def pitch(self) -> float:
        return self.look.size * self.leading

    @property
    def whole(self) -> re.Pattern[str]:
        """What is kept on one line."""
        return WHOLE_WITH_NUMBERS if self.manner.keeps_numbers else WHOLE

    @property
    def bottom(self) -> float:
        return self.look.height - self.look.margin
