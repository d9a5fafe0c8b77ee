"""The place a bulletin speaks for, read from the name of its issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

#: Level words that end a place's name, and the level they stand for; longest
#: first, so that 高新技术产业开发区 is not a 区 called 高新技术产业开发.
LEVELS: Final = {
    "高新技术产业开发区": "开发区",
    "经济技术开发区": "开发区",
    "旅游度假区": "度假区",
    "产业集聚区": "集聚区",
    "经济开发区": "开发区",
    "自治区": "自治区",
    "自治州": "州",
    "自治县": "县",
    "自治旗": "旗",
    "开发区": "开发区",
    "示范区": "示范区",
    "高新区": "开发区",
    "经开区": "开发区",
    "集聚区": "集聚区",
    "度假区": "度假区",
    "风景区": "风景区",
    "地区": "地区",
    "新区": "新区",
    "林区": "区",
    "街道": "街道",
    "省": "省",
    "市": "市",
    "州": "州",
    "盟": "盟",
    "县": "县",
    "区": "区",
    "旗": "旗",
    "镇": "镇",
    "乡": "乡",
}

#: 州 ends a name by itself only where it is not inside one: 霖州市, 霖州高新区.
LEVEL: Final = "|".join(LEVELS).replace(
    "|州|", "|州(?![市区县旗]|高新|经济|经开|开发|新区)|"
)

#: What follows a place in the name of its party committee or government.
_AUTHORITY: Final = (
    "委员会|党工委|工委|委|人民政府|政府|管理委员会|管委会|人大|政协|纪委|办事处"
)
_COMPONENT: Final = f"[一-鿿]{{1,10}}?(?:{LEVEL})"
_AT_AUTHORITY: Final = re.compile(f"(?P<path>[一-鿿]{{1,30}}?)(?:{_AUTHORITY})")
_PATH: Final = re.compile(f"(?:(?P<last>{_COMPONENT}))+")
_AT_FRONT: Final = re.compile(f"[一-鿿]{{2,5}}?(?:{LEVEL})|[一-鿿]县")
_DOUBLED: Final = re.compile("([省市县区旗州])\\1(?=委|人民政府|政府)")
_PARTY: Final = re.compile("^(?:中国共产党|中共)")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of local government; ``name`` is empty where only a level is stated."""

    name: str
    level: str

    @property
    def mark(self) -> str:
        """What its own bodies are called by: 区 in 区发改委."""
        return (
            "区" if self.level.endswith("区") and self.level != "地区" else self.level
        )

    @property
    def stem(self) -> str:
        """The name without its level: 青禾 of 青禾区, empty for 高新区.

        >>> Place("青禾区", "区").stem, Place("高新区", "开发区").stem
        ('青禾', '')
        """
        for word in LEVELS:
            if self.name.endswith(word):
                return self.name[: -len(word)]
        return self.name


def place_of(issuer: str) -> Place | None:
    """The place whose committee, government or office ``issuer`` is.

    >>> place_of("中共青禾区委区政府督查局")
    Place(name='青禾区', level='区')
    >>> place_of("霖州高新技术产业开发区管理委员会").level
    '开发区'
    >>> place_of("区委督查室")
    Place(name='', level='区')
    """
    for line in re.split(r"[\s、，,；;]+", issuer):
        place = _place_of_one(_PARTY.sub("", line))
        if place is not None:
            return place
    return None


def _place_of_one(issuer: str) -> Place | None:
    text = _DOUBLED.sub(r"\1", issuer)
    authority = _AT_AUTHORITY.match(text)
    path = authority["path"] if authority else ""
    if path in LEVELS:
        named = path in {"高新区", "经开区", "开发区", "示范区", "新区"}
        return Place(path if named else "", LEVELS[path])
    whole = _PATH.fullmatch(path)
    name = whole["last"] if whole else None
    if name is None:
        front = _AT_FRONT.match(text)
        name = front[0] if front else None
    if name is None:
        return None
    return Place(name, next(LEVELS[word] for word in LEVELS if name.endswith(word)))
