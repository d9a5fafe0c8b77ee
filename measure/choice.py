"""Regexes of many words that fail at one look where none of the words begins."""

from __future__ import annotations

import re
from typing import Final

_BETWEEN: Final = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\\.|.", re.DOTALL)


def choice(source: str) -> str:
    """The alternation as a group behind a look at the first character.

    ``re`` tries every word at every place otherwise, which is what most of the time
    in a long text goes to. Each alternative must begin with a character, a class of
    single ones or a look behind; at most two brackets deep.

    >>> choice("已|(?<!涉)及|追[发讨]|[高低]于|(?:非)?常")
    '(?:(?=[已及追高低非常])(?:已|(?<!涉)及|追[发讨]|[高低]于|(?:非)?常))'
    """
    return f"(?:(?=[{beginnings(source)}])(?:{source}))"


def beginnings(source: str) -> str:
    """The characters that the alternatives may begin with, as in a class.

    >>> beginnings("已|(?<!涉)及|追[发讨]")
    '已及追'
    """
    first = "".join(map(_first, _split(source)))
    dash = "-" if "-" in first else ""
    return first.replace("-", "") + dash


def _split(source: str) -> list[str]:
    """The alternatives at the top of the source."""
    parts = [""]
    for piece in _BETWEEN.findall(source):
        if piece == "|":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _first(alternative: str) -> str:
    """The characters that an alternative may begin with."""
    pieces: list[str] = _BETWEEN.findall(alternative)
    found = ""
    for piece, behind in zip(pieces, [*pieces[1:], ""], strict=True):
        if piece.startswith(("(?<!", "(?<=", "(?!", "(?=")) or piece == "?":
            continue
        if piece.startswith("("):
            inner = piece.removeprefix("(?:").removesuffix(")")
            found += "".join(map(_first, _split(inner)))
        else:
            found += piece[1:-1] if piece.startswith("[") else piece
        if behind != "?":
            break
    return found
