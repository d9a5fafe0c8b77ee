"""Names of a document that look like misprints of other names in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from normalize.bodies.cores import Bodies, load_bodies
from normalize.bodies.names import own_level, take_apart
from normalize.bodies.places import Place

#: Classes of characters that tell two names apart on purpose.
_MEANINGFUL: Final = (
    "省市县区旗州盟乡镇村",
    "东西南北中上下左右前后内外",
    "一二三四五六七八九十甲乙丙丁0123456789",
    "新老旧大小",
)
#: Fewest characters of a name that must agree: 柳禾新区指挥部, not 马湾街道.
_AGREEING: Final = 3
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True)
class Slip:
    """A name one character away from ``suggestion``, which the document uses too."""

    name: str
    suggestion: str


def slips(
    names: Sequence[str], *, place: Place | None = None, bodies: Bodies | None = None
) -> tuple[Slip, ...]:
    """Misprints among all the names of a document, each use of a name counted.

    Of two names the suggestion is the one in the vocabulary, else the one with the
    place's own name in it, else the one used more often. Nothing is reported where
    none of these tells which is right, or where the difference has a meaning.

    >>> names = ["松涛新区指挥部", "松滔新区指挥部", "县财政局"]
    >>> slips(names, place=Place("松涛县", "县"))
    (Slip(name='松滔新区指挥部', suggestion='松涛新区指挥部'),)
    """
    vocabulary = bodies or load_bodies()
    used = Counter(names)
    found: list[Slip] = []
    for one, other in _neighbours(used):
        if not _is_slip(one, other, place, vocabulary):
            continue
        marks = [
            _standing(name, used[name], place, vocabulary) for name in (one, other)
        ]
        if marks[0] != marks[1]:
            wrong, right = (one, other) if marks[0] < marks[1] else (other, one)
            found.append(Slip(wrong, right))
    return tuple(found)


def _neighbours(used: Counter[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names one character apart, each once, without comparing all with all."""
    by_gap: dict[tuple[str, str], list[str]] = {}
    for name in used:
        if len(name) < _SHORTEST:
            continue
        for at in range(len(name)):
            changed = (name[:at], name[at + 1 :])
            for other in by_gap.setdefault(changed, []):
                yield other, name
            by_gap[changed].append(name)
            if at and name[at] == name[at - 1] and name[:at] + name[at + 1 :] in used:
                yield name, name[:at] + name[at + 1 :]


def _is_slip(one: str, other: str, place: Place | None, bodies: Bodies) -> bool:
    if len(one) != len(other):
        return True
    known = [take_apart(name, place, bodies) is not None for name in (one, other)]
    if all(known):
        return False
    at = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    pair = {one[at], other[at]}
    if any(pair <= set(characters) for characters in _MEANINGFUL):
        return False
    stem = _stem(one, place, bodies)
    return len(stem) - 1 >= _AGREEING


def _stem(name: str, place: Place | None, bodies: Bodies) -> str:
    """What is particular about a name: no level in front, no ending."""
    text = own_level(name, place)
    if place is not None:
        text = text.removeprefix(place.mark)
    ending = max((e for e in bodies.endings if text.endswith(e)), key=len, default="")
    return text[: len(text) - len(ending)]


def _standing(
    name: str, uses: int, place: Place | None, bodies: Bodies
) -> tuple[bool, bool, bool, int]:
    """How well a name stands against another that is one character away."""
    doubled = any(a == b for a, b in pairwise(name))
    known = take_apart(name, place, bodies) is not None
    own = place is not None and bool(place.stem) and place.stem in name
    return known, own, not doubled, uses
