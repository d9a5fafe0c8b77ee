"""Which characters of a Word document its readers see, as its XML goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.office.docx_content import Standing

Attributes = Mapping[str, str]


@dataclass(slots=True)
class Standings:
    """What is open around the characters that come next; one scan owns it.

    ``aside`` and ``deleted`` count the elements that are; ``codes`` the fields whose
    result has not begun.
    """

    aside: int = 0
    deleted: int = 0
    codes: int = 0
    _runs: list[bool] = field(default_factory=list)
    _fields: list[bool] = field(default_factory=list)
    _chosen: list[bool] = field(default_factory=list)
    _left_out: list[bool] = field(default_factory=list)

    def now(self) -> Standing:
        """How characters stand here."""
        if self.aside or self.codes:
            return Standing.ASIDE
        if self.deleted:
            return Standing.DELETED
        return Standing.HIDDEN if self._runs and self._runs[-1] else Standing.SHOWN

    def saw(self, text: str) -> None:
        """Text is shown here: of alternatives around it, no other is needed."""
        if self._chosen and not self._chosen[-1] and not text.isspace():
            self._chosen[:] = [True] * len(self._chosen)

    def begin_run(self, is_hidden: bool | None) -> None:
        """A run begins, hidden or not by its paragraph's style."""
        self._runs.append(bool(is_hidden))

    def hide_run(self, is_hidden: bool | None) -> None:
        """What the open run says of itself; None for nothing."""
        if self._runs and is_hidden is not None:
            self._runs[-1] = is_hidden

    def end_run(self) -> None:
        """The run that began last ends."""
        self._runs.pop()

    def turn_field(self, kind: str | None) -> None:
        """A field begins with its code, goes on with its result, or ends."""
        match kind:
            case "begin":
                self._fields.append(False)
                self.codes += 1
            case "separate" if self._fields and not self._fields[-1]:
                self._fields[-1] = True
                self.codes -= 1
            case "end" if self._fields:
                self.codes -= not self._fields.pop()

    def end_codes(self) -> None:
        """No field that is still in its code goes on."""
        self._fields = [shows for shows in self._fields if shows]
        self.codes = 0

    def begin_alternatives(self) -> None:
        """One of the elements inside is to be read (ISO/IEC 29500-3, 10.2)."""
        self._chosen.append(False)

    def end_alternatives(self) -> None:
        """The alternatives that began last end."""
        self._chosen.pop()

    def begin_alternative(self) -> None:
        """An alternative; it is left out where one before had text to show."""
        is_left_out = bool(self._chosen) and self._chosen[-1]
        self._left_out.append(is_left_out)
        self.aside += is_left_out

    def end_alternative(self) -> None:
        """The alternative that began last ends."""
        self.aside -= self._left_out.pop()
