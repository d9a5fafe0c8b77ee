"""Bodies named in running prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from normalize.bodies.cells import Body
from normalize.bodies.cores import MARKS, Bodies, Where
from normalize.bodies.names import canonical
from normalize.bodies.pieces import ending_source, is_group
from normalize.bodies.places import Place
from normalize.fold import fold

#: What a sentence puts round a name that is not in the vocabulary.
_LEFT: Final = '[、，；：。（“"\\s]|^'
_RIGHT: Final = '(?=[、，；：。）”"\\s]|等|$)'
#: Words that lead up to the first of several names.
_LEAD_IN: Final = "其中|包括|以及|分别为|[由与向经及和对给请按如以]"
#: Endings that are too common as words to carry an unknown name in a sentence.
_WEAK: Final = frozenset([*"部会处所队社科股室联校院委厅组", "会议"])
_WITHIN: Final = "[^\\W\\d的了在对将已到把被为并是不和与]"
_NOT_A_BODY: Final = re.compile(
    "^[省市县区旗](?:[域级内外划管民]|场)|领导|政府|干部|部门|单位|人员|[各全]"
)


def find_bodies(text: str, *, place: Place | None, bodies: Bodies) -> tuple[Body, ...]:
    """Bodies that running prose names, in order.

    A known body is found wherever it stands; one that is not in the vocabulary only
    between marks of punctuation, with its level or its place in front (a town or a
    street without). Classes of bodies (各部门) are whom a bulletin speaks to, and are
    left out.

    >>> from normalize.bodies import load_bodies
    >>> text = "县委组织部、县殡葬服务中心、商务局等部门推进有力，政府办事效率提高。"
    >>> found = find_bodies(text, place=Place("云岭县", "县"), bodies=load_bodies())
    >>> [body.name for body in found]
    ['县委组织部', '县殡葬服务中心', '县商务局']
    """
    shown = fold(text)
    spans = list(_known(shown, place, bodies))
    taken = [False] * (len(shown) + 1)
    for start, end in spans:
        taken[start:end] = [True] * (end - start)
    for match in _unknown_names(place, bodies).finditer(shown):
        start, end = match.span("name")
        if any(taken[start:end]) or _NOT_A_BODY.search(match["name"]):
            continue
        if not is_group(match["name"]):
            spans.append((start, end))
    return tuple(_body(text, span, place, bodies) for span in sorted(spans))


def _body(
    text: str, span: tuple[int, int], place: Place | None, bodies: Bodies
) -> Body:
    written = text[slice(*span)]
    name, how, score = canonical(written, place, bodies)
    return Body(written, span, name, False, how, score)


@lru_cache(maxsize=8)
def _last_characters(bodies: Bodies) -> re.Pattern[str]:
    """A character that ends a known name, where it does not begin another word."""
    last = sorted({word[-1] for word in bodies.spellings})
    return re.compile("|".join(ending_source(one, bodies) for one in last))


@lru_cache(maxsize=8)
def _lengths(bodies: Bodies) -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in bodies.spellings}, reverse=True))


_BRANCH: Final = re.compile("[一-鿿]{2,3}分局")
_FRONT: Final = re.compile(
    f"(?:中共)?(?:国家|[{MARKS}])?(?:委员会|委|人民政府|政府|直)?$"
)


def _known(
    shown: str, place: Place | None, bodies: Bodies
) -> Iterator[tuple[int, int]]:
    """Spans of known names, from the last to the first: the longest one wins."""
    ends = [match.end() for match in _last_characters(bodies).finditer(shown)]
    free = len(shown)
    for end in reversed(ends):
        if end > free:
            continue
        for length in _lengths(bodies):
            start = end - length
            if start < 0 or shown[start:end] not in bodies.spellings:
                continue
            core, inside = bodies.spellings[shown[start:end]]
            front = _front(shown, start, place)
            if front == start and not inside and core.where is not Where.ANYWHERE:
                continue
            if core.where is Where.CELL:
                continue
            branch = _BRANCH.match(shown, end, free)
            free = front
            yield front, branch.end() if branch and shown[end - 1] == "局" else end
            break


def _front(shown: str, start: int, place: Place | None) -> int:
    """Where the level or the place in front of a core begins."""
    before = shown[max(0, start - 12) : start]
    front = _FRONT.search(before)
    at = start - len(front[0] if front else "")
    if place is not None and place.name:
        for name in (place.name, place.stem):
            if name and shown.endswith(name, 0, max(at, start)):
                return start - len(name)
            whole = name[:-1] if name == place.name else name
            if whole and at < start and shown.endswith(whole, 0, at):
                return at - len(whole)
    return at


@lru_cache(maxsize=64)
def _unknown_names(place: Place | None, bodies: Bodies) -> re.Pattern[str]:
    strong = sorted(set(bodies.endings) - _WEAK, key=len, reverse=True)
    fronts = [f"[{MARKS[:5]}]"]
    if place is not None and place.stem:
        fronts.append(re.escape(place.stem))
    town = "[一-鿿]{2,3}(?:街道办事处|街道|[镇乡])"
    ending = "|".join(map(re.escape, strong))
    named = f"(?:{'|'.join(fronts)}){_WITHIN}{{1,12}}?(?:{ending})"
    left = f"(?:(?:{_LEFT})(?:{_LEAD_IN})?(?={named}{_RIGHT})|(?<=[、：（]))"
    return re.compile(f"{left}(?P<name>{named}|{town}){_RIGHT}")
