"""Times known by what went on (疫情期间, “7·23”强降雨期间), beside dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from normalize.periods import Period

_DURING: Final = re.compile("期间(?!的)")
#: The words from a stop, or from 在, on. 此期间 and 同期间 name no time by themselves.
_EVENT: Final = re.compile(
    "(?:\n|.*[\n，。；：（）！？在自])"
    "(?P<event>(?!上述)(?=..)(?:“[^“”，。；]{1,12}”|第[0-9]{1,3}[号届次轮]|(?![在自])[一-龥、]){1,12})",
    re.DOTALL,
)
_REACH: Final = 18


def with_events(text: str, periods: Sequence[Period]) -> Sequence[Period]:
    """The periods and the times of events, in order; a date in one says more.

    >>> [found.text for found in with_events("疫情期间检查12次，县局在试点期间办结3件", ())]
    ['疫情期间', '试点期间']
    """
    if "期间" not in text:
        return periods
    apart = [
        event
        for event in _events(text)
        if not any(p.at[0] < event.at[1] and event.at[0] < p.at[1] for p in periods)
    ]
    return sorted([*periods, *apart], key=lambda period: period.at)


def _events(text: str) -> Iterator[Period]:
    for during in _DURING.finditer(text):
        reach = max(0, during.start() - _REACH)
        words = text[reach : during.start()]
        found = _EVENT.fullmatch(words if reach else f"\n{words}")
        if found is not None:
            start = during.start() - len(found["event"])
            yield Period(text[start : during.end()], None, None, (start, during.end()))
