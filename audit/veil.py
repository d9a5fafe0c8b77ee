"""What stands in quotes and brackets of its own, hidden from who looks for stops."""

from __future__ import annotations

import re
from typing import Final

_QUOTED: Final = re.compile("“[^“”]*”|《[^《》]*》|‘[^‘’]*’|「[^「」]*」")
_BRACKETED: Final = re.compile("（[^（）]*）|\\([^()]*\\)")
#: Neither a letter nor a stop.
_VEIL: Final = "□"


def veiled(text: str, *, brackets: bool = True) -> str:
    """The text, as long as it was, with what is inside quotes (and brackets) hidden.

    >>> veiled("“甲、乙”项目、丙（一、二期）项目")
    '□□□□□项目、丙□□□□□□项目'
    """
    for pattern in (_QUOTED, *([_BRACKETED] if brackets else [])):
        text = pattern.sub(lambda match: _VEIL * len(match[0]), text)
    return text
