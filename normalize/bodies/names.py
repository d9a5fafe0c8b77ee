"""One name of a body: whose it is, which body, and the form that ledgers use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from normalize.bodies.cores import FILLER, MARKS, Bodies, Core
from normalize.bodies.places import LEVEL, Place
from normalize.fold import fold


class MatchedBy(StrEnum):
    """How a canonical name was arrived at."""

    EXACT = "exact"
    ALIAS = "alias"
    SUFFIX = "suffix"
    CONTEXT = "context"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Named:
    """A name taken apart: ``level`` is a mark, another place's name, or empty."""

    level: str
    core: Core
    matched_by: MatchedBy
    score: float


_AUTHORITY: Final = "委员会|委|党工委|工委|人民政府|政府|管委会|管理委员会|直"
#: A place in a name; what names of offices end in does not stand inside it.
OTHER_PLACE: Final = (
    "(?![省市县区旗]|[一-鿿]{1,8}(?:中心|[工协合员]会))"
    f"[^委局办处司队院部\\W]{{1,9}}?(?:{LEVEL})"
)
_FRONT: Final = re.compile(
    f"(?P<level>国家|[{MARKS}]|{OTHER_PLACE})?"
    f"(?:{_AUTHORITY}|委[{MARKS}](?:人民)?政府)?"
)
#: In front of a name; alone it is all that there is of one.
_PARTY: Final = re.compile("^(?:中国共产党|中共)(?=.)")
#: What may stand in front of the place in a name: the places above it.
_UPPER: Final = re.compile("共青团|(?:[一-鿿]{1,8}(?:省|市|州|自治区|盟))?")
_DOUBLED: Final = re.compile(f"^([{MARKS}])\\1")
_BRACKET: Final = re.compile("（[^（）]*）$")
_SPACE: Final = re.compile(r"\s+")
_TOWN: Final = re.compile(
    "(?P<name>[一-鿿]{1,6}?(?:街道|[镇乡]))(?:办事处|办|党工委|党委|人民政府|政府)?"
)
_OFFICE: Final = re.compile("(?P<name>[一-鿿]{2,4})办事处")
_PLACE: Final = re.compile(OTHER_PLACE)


def own_level(name: str, place: Place | None) -> str:
    """The name with its own place, in whatever length, as the mark of its level.

    >>> own_level("中共霖州市青禾区委组织部", Place("青禾区", "区"))
    '区委组织部'
    """
    text = _PARTY.sub("", name)
    if place is not None and place.name:
        at = text.find(place.name)
        upper = text[:at]
        if at >= 0 and text != place.name and _UPPER.fullmatch(upper):
            kept = "共青团" if upper.endswith("共青团") else ""
            text = kept + place.mark + text[at + len(place.name) :]
    return _DOUBLED.sub(r"\1", text)


def take_apart(name: str, place: Place | None, bodies: Bodies) -> Named | None:
    """The known body that ``name`` is, or ``None``; see :func:`canonical`."""
    text = name
    for above in bodies.above:
        text = text.removeprefix(above)
    text = own_level(text, place)
    for candidate in (text, *_without_branch(text, place, bodies)):
        found = _known(candidate, place, bodies)
        if found is not None:
            return found
    return None


def _known(text: str, place: Place | None, bodies: Bodies) -> Named | None:
    mark = place.mark if place else ""
    stem = place.stem if place else ""
    for at in range(max(0, len(text) - bodies.longest), len(text)):
        core, inside = bodies.spellings.get(text[at:], (None, ""))
        front = _FRONT.fullmatch(text[:at])
        if core is None and at and front:
            core = bodies.skeletons.get(FILLER.sub("", text[at:]))
            how, score = MatchedBy.FUZZY, 0.8
        else:
            how, score = MatchedBy.ALIAS, 0.95
        if core is None:
            continue
        if stem and text[:at] == stem:
            return Named(mark, core, how, score)
        if front is None:
            continue
        stated = inside or front["level"] or ""
        if not stated:
            return Named(mark, core, MatchedBy.CONTEXT, 0.9)
        return Named(stated, core, how, score)
    return None


def _without_branch(text: str, place: Place | None, bodies: Bodies) -> Iterator[str]:
    """A branch office of the place, without the place: each way it may be named.

    市生态环境局云岭分局 and 生态环境云岭分局 are 云岭's 生态环境分局.
    """
    if not text.endswith(("分局", "支行")):
        return
    mark = place.mark if place else ""
    rest = text.removesuffix("分局").removesuffix("支行")
    if place and place.stem:
        rest = rest.replace(place.name, "", 1).replace(place.stem, "", 1)
    rest = re.sub(f"^[一-鿿]{{0,4}}?[{MARKS}](?=[一-鿿]{{2}})", "", rest)
    if text.endswith("分局"):
        rest = f"{rest.removesuffix('局')}分局"
    if rest in bodies.spellings:
        yield mark + rest


@lru_cache(maxsize=1 << 14)
def canonical(
    name: str, place: Place | None, bodies: Bodies
) -> tuple[str, MatchedBy, float]:
    """The form that ledgers use, how it was found, and how surely.

    A known body gets its short form and, where it states none, the level of
    ``place``. Any other name with a known ending stays as written (score 0.5), and
    so does one without (score 0): nothing is turned into what it may not be.

    >>> from normalize.bodies import load_bodies
    >>> canonical("卫健委", Place("云岭县", "县"), load_bodies())[0]
    '县卫健委'
    """
    whole = _SPACE.sub("", fold(name))
    written = _BRACKET.sub("", whole) or whole.strip("（）") or whole
    town = _town(written, place)
    if town is not None:
        return town
    named = take_apart(written, place, bodies)
    if named is not None:
        shown = named.core.form.format(level=named.level, name=named.core.name)
        if not named.level:
            shown = named.core.name
        if shown == written:
            return shown, MatchedBy.EXACT, 1.0
        return shown, named.matched_by, named.score
    return _unknown(written, place, bodies)


def _town(written: str, place: Place | None) -> tuple[str, MatchedBy, float] | None:
    """A town or a street by its own name, without its office or government."""
    mark = place.mark if place else ""
    text = own_level(written, place)
    text = text.removeprefix(mark) if text != written else text
    town = _TOWN.fullmatch(text)
    if town is not None:
        shown = town["name"]
        return shown, MatchedBy.SUFFIX if shown == written else MatchedBy.ALIAS, 0.9
    office = _OFFICE.fullmatch(text)
    if office is not None and not office["name"].startswith("驻"):
        return f"{office['name']}街道", MatchedBy.FUZZY, 0.8
    return None


def _unknown(
    written: str, place: Place | None, bodies: Bodies
) -> tuple[str, MatchedBy, float]:
    text = own_level(written, place)
    known_ending = text.endswith(tuple(bodies.endings)) or _PLACE.fullmatch(text)
    return text, MatchedBy.SUFFIX, 0.5 if known_ending else 0.0


def same_body(a: str, b: str, bodies: Bodies, *, place: Place | None = None) -> bool:
    """Whether two names are of one body; a level that is not stated is no difference.

    >>> from normalize.bodies import load_bodies
    >>> same_body("县自然资源局", "自然资源和规划局", load_bodies())
    True
    """
    one, other = (take_apart(_SPACE.sub("", fold(x)), place, bodies) for x in (a, b))
    if one is None or other is None:
        return _bare(a, place, bodies) == _bare(b, place, bodies)
    levels = {one.level, other.level} - {""}
    return one.core.kin == other.core.kin and len(levels) < 2


def _bare(name: str, place: Place | None, bodies: Bodies) -> str:
    """The canonical name; a company's without its level, which is often left out."""
    shown = canonical(name, place, bodies)[0]
    return shown.lstrip(MARKS) if shown.endswith(("公司", "集团")) else shown
