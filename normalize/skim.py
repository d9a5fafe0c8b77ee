"""Long patterns found in long texts: a look at one character first, then the rest.

``re`` skips at once to a class of characters that a pattern begins with. One that
begins with a look around or with several words is tried at every character instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def places_of(first: str, begins: str) -> re.Pattern[str]:
    """A pattern for the first character of each place where ``begins`` matches.

    ``first`` are the characters that it may begin with, as in a class.

    >>> [found.start() for found in places_of("上下", "上年|下半年").finditer("上下半年")]
    [1]
    """
    return re.compile(rf"[{first}](?<=(?={begins})[\s\S])")


def skim(
    pattern: re.Pattern[str], places: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """``pattern.finditer(text)``, looked for only where ``places`` says."""
    done = 0
    for place in places.finditer(text):
        at = place.start()
        if at >= done and (found := pattern.match(text, at)) is not None:
            done = found.end()
            yield found
