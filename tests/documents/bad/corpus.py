"""What a bad file is: its name, its bytes, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

#: It is read as the good bulletin it was made of.
READ: Final = "read"
#: It is read or refused, as the damage has it; never anything else.
EITHER: Final = "either"
#: It is refused, for a reason that depends on the reader.
REFUSED: Final = "refused"

#: What a file that documents reach for holds; the test puts it there.
SECRET: Final = "杜鹃花开的秘密"


@dataclass(frozen=True, slots=True)
class BadFile:
    """``comes_to`` is READ, EITHER, REFUSED, or the code of the failure."""

    kind: str
    name: str
    make: Callable[[], bytes]
    comes_to: str = EITHER


Case = tuple[str, Callable[[], bytes], str]


def of_kind(kind: str, cases: Iterable[Case]) -> Iterator[BadFile]:
    """Cases of one class: a name, what makes the bytes, what must come of it."""
    for name, make, comes_to in cases:
        yield BadFile(kind, name, make, comes_to)
