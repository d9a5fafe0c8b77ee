"""A cell of bodies in pieces: what is one name, and where the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from normalize.bodies.cores import Bodies
from normalize.bodies.names import own_level, take_apart
from normalize.bodies.places import Place


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a cell without the white space between them, and where they are.

    ``after`` is what separates it from the piece before.
    """

    text: str
    at: tuple[int, ...]
    after: str

    def part(self, start: int, end: int) -> Piece:
        """The piece between two of its characters."""
        return Piece(self.text[start:end], self.at[start:end], self.after)


_PIECE: Final = re.compile(r"(?:（[^（）]*）|[^\s、，；。/|])+")
LEAD: Final = "牵头|主办|主责|主要责任|总牵头|主体责任|承办"
SUPPORT: Final = "配合|(?<!政)协办|协助|参与|支持|协同|会办|协作"
SORT: Final = "(?:责任)?(?:单位|部门|科室)?"
#: What a cell calls the bodies after it: 牵头单位：
LABEL: Final = f"(?:(?P<lead>{LEAD})|(?P<support>{SUPPORT})|责任|落实|实施){SORT}"
BARE_LABEL: Final = re.compile(
    f"(?:(?P<lead>{LEAD})|(?P<support>{SUPPORT})|责任)(?:责任)?(?:单位|部门)"
)
_LABELLED_BRACKET: Final = re.compile(f"（(?=(?:{LABEL})：)[^（）]*）")
_MARKER: Final = re.compile(r"(?:（?[0-9]{1,2}[）.．]|[①-⑳])(?![0-9])")
_NOTHING: Final = re.compile(r"无|[^\w一-鿿]+|[0-9]{1,2}|_+")
_SORTS: Final = "部门|单位|科室|企业|乡镇|街道|村|社区|成员单位|方面"
GROUP: Final = re.compile(
    f"(?:全?[省市县区旗镇]?直?(?:各|其他|其它|其余).*"
    f"|[^局委办]{{0,6}}(?:相关|有关|责任|成员|所属|直属|所辖|辖区|涉及|属地)(?:{_SORTS})(?:（.*）)?"
    "|(?:乡镇?|镇|街道)(?:（(?:乡镇?|镇|街道|办事处)）|、?(?:街道|乡|镇|办))"
    "(?:办事处|党委|人民政府|政府|办)?|全[省市县区](?:各?级)?(?:部门|单位).*"
    "|[市县区]直(?:部门|单位|机关|各?部门单位))"
)
_AND_OTHERS: Final = re.compile("等(?P<rest>(?:相关|有关)?(?:部门|单位)?)$")


def is_group(name: str) -> bool:
    """Whether a name is a class of bodies.

    >>> is_group("各相关部门"), is_group("乡镇（街道）"), is_group("县乡村振兴局")
    (True, True, False)
    """
    return GROUP.fullmatch(name) is not None


def pieces(shown: str, place: Place | None, bodies: Bodies) -> Iterator[Piece]:
    """What separators tell apart, with names that white space cut in two joined."""
    for bracket in _LABELLED_BRACKET.finditer(shown):
        start, end = bracket.span()
        shown = f"{shown[:start]}；{shown[start + 1 : end - 1]}；{shown[end:]}"
    held: Piece | None = None
    last = 0
    for match in _PIECE.finditer(shown):
        marker = _MARKER.match(match[0])
        start = match.start() + (marker.end() if marker else 0)
        after, last = shown[last : match.start()], match.end()
        text = shown[start:last]
        if not text or _NOTHING.fullmatch(text):
            continue
        piece = Piece(text, tuple(range(start, last)), after)
        if held is not None and _continues(held, piece, place, bodies):
            held = Piece(held.text + text, held.at + piece.at, held.after)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _continues(held: Piece, piece: Piece, place: Place | None, bodies: Bodies) -> bool:
    """Whether white space stands inside a name, not between two."""
    if piece.text.startswith("（"):
        return not piece.after.strip()
    if piece.after.strip() or not piece.after or held.text.endswith("："):
        return False
    if len(piece.text) == 1 and len(held.text) < bodies.longest:
        return piece.text not in "各" and not _ends(held.text, bodies)
    if len(held.text) > bodies.longest or BARE_LABEL.fullmatch(held.text):
        return False
    if is_group(held.text):
        return False
    if take_apart(held.text + piece.text, place, bodies) is not None:
        front = own_level(held.text, place)
        return len(front) < 3 or not _ends(held.text, bodies)
    if _ends(held.text, bodies) or _NAMES_PERSON.fullmatch(held.text):
        return False
    return _starts(place, bodies).match(piece.text) is None and _ends(
        piece.text, bodies
    )


_NAMES_PERSON: Final = re.compile("[一-鿿]{2,3}")


def _ends(text: str, bodies: Bodies) -> bool:
    return text.endswith((*bodies.endings, "）"))


@lru_cache(maxsize=64)
def _starts(place: Place | None, bodies: Bodies) -> re.Pattern[str]:
    """What the next of several names that nothing separates may start with."""
    known = sorted(bodies.spellings, key=len, reverse=True)
    starts = [
        "各[一-鿿（]|(?:相关|有关)(?:部门|单位)",
        "中共",
        "[省市县区旗州](?![域级内划]|外(?![事办侨]))[一-鿿]",
        "[一-鿿]{2,4}(?:街道|镇|乡)",
        *(re.escape(word) for word in known if len(word) > 2),
        *map(re.escape, bodies.above),
    ]
    if place is not None and place.stem:
        starts.append(f"{re.escape(place.stem)}(?![一-鿿]{{0,8}}(?:分局|支行))")
    return re.compile("|".join(starts))


@lru_cache(maxsize=64)
def _boundary(place: Place | None, bodies: Bodies) -> re.Pattern[str]:
    """The end of a name with the start of the next after it."""
    endings = sorted(bodies.endings, key=len, reverse=True)
    ends = "|".join(ending_source(ending, bodies) for ending in endings)
    starts = _starts(place, bodies).pattern
    return re.compile(
        f"(?:{ends}|部门|单位|）)(?P<and>以及|会同|[和及与])?(?={starts})"
    )


def ending_source(ending: str, bodies: Bodies) -> str:
    """Regex source of an ending where it ends a name, not begins a word (办事)."""
    guard = bodies.endings.get(ending)
    return re.escape(ending) + (f"(?!{guard})" if guard else "")


def parts(piece: Piece, place: Place | None, bodies: Bodies) -> Iterator[Piece]:
    """The names in a piece, of which only their endings tell one from the next."""
    others = _AND_OTHERS.search(piece.text)
    end = others.start() if others and others.start() else len(piece.text)
    if end:
        yield from _split(piece.part(0, end), place, bodies)
    if end < len(piece.text) and others and len(others["rest"]) > 2:
        yield piece.part(end + 1, len(piece.text))


def _split(piece: Piece, place: Place | None, bodies: Bodies) -> Iterator[Piece]:
    if take_apart(piece.text, place, bodies) is not None:
        yield piece
        return
    atoms: list[tuple[int, int]] = []
    start = 0
    for boundary in _boundary(place, bodies).finditer(piece.text):
        end = boundary.start("and") if boundary["and"] else boundary.end()
        atoms.append((start, end))
        start = boundary.end()
    atoms.append((start, len(piece.text)))
    at = 0
    while at < len(atoms):
        count = _atoms_of_one(atoms[at : at + _MOST_ATOMS], piece.text, place, bodies)
        yield piece.part(atoms[at][0], atoms[at + count - 1][1])
        at += count


#: Longest run of endings inside one name that is looked for: 区委|区政府|督查局.
_MOST_ATOMS: Final = 4
_AUTHORITY: Final = re.compile(
    "(?:[一-鿿]{0,6}?[省市县区旗镇乡])?(?:委|人民政府|政府|管委会|管理委员会|党工委)"
)
_GOVERNMENT: Final = re.compile("[省市县区旗](?:人民)?政府(?P<office>.*)")


def _atoms_of_one(
    atoms: Sequence[tuple[int, int]], text: str, place: Place | None, bodies: Bodies
) -> int:
    """How many atoms make one name, where an ending stands inside it: 区委|组织部."""
    start, end = atoms[0]
    authority = _AUTHORITY.fullmatch(text[start:end]) is not None
    for count in range(len(atoms), 1, -1):
        joined, last = text[start : atoms[count - 1][1]], text[slice(*atoms[count - 1])]
        government = _GOVERNMENT.fullmatch(last)
        if authority and government and not government["office"]:
            continue
        if take_apart(joined, place, bodies) is not None:
            return count
        if authority and count == 2 and (government or last[0] not in "省市县区旗各"):
            return count
    return 1
