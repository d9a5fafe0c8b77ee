"""Lists of names: how many they are, where all of them are names of one kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

#: What a counted noun's names may end in; a noun that is not here: in itself.
_ENDINGS: Final[dict[str, tuple[str, ...]]] = {
    "学校": ("学校", "小学", "中学", "高中", "初中", "学院", "幼儿园", "中", "小", "园", "校"),
    "项目": ("项目", "工程"),
    "单位": ("局", "委", "办", "部", "厅", "行", "署", "会", "公司", "集团", "中心", "院", "政府", "街道", "镇", "乡", "社"),
    "部门": ("局", "委", "办", "部", "厅", "署", "中心", "院", "政府"),
    "企业": ("公司", "集团", "厂"),
    "公司": ("公司", "集团"),
    "银行": ("银行", "农商行", "行"),
    "街道": ("街道", "街道办事处", "街办"),
    "乡镇": ("乡", "镇", "街道"),
    "镇": ("镇",),
    "乡": ("乡",),
    "村": ("村", "社区"),
    "社区": ("社区", "村"),
    "小区": ("小区", "苑", "里", "园", "花园", "家园", "庭", "城", "府", "湾"),
    "县": ("县", "区", "市"),
    "区": ("区", "县", "市"),
    "水库": ("水库",),
    "医院": ("医院", "院", "中心"),
    "道路": ("路", "街", "大道", "巷", "线"),
    "市场": ("市场",),
    "公园": ("公园", "园"),
}  # fmt: skip
#: Names of places that need no ending: 上海、广州等6个城市.
_BARE: Final = ("城市", "省市", "地市", "省份", "国家", "市州")
#: Endings that say where or who, not what: brackets with them may tell the place.
_WHERE: Final = ("街道", "镇", "乡", "村", "县", "区", "市", "局", "委", "办", "部", "社区", "路", "公司")  # fmt: skip
#: Words that are kinds of things, not names of them.
_KINDS: Final = frozenset(
    "乡镇 各乡镇 街道 各街道 社区 各社区 单位 部门 县区 县市区 中学 小学 幼儿园 学校 高中 初中 水库 "
    "公园 游园 小游园 口袋公园 医院 企业 项目 工程 道路 市场 银行 公司 村 县 区 镇 乡".split()
)
#: Not the end of a name: kinds and grades, measures, grammar.
_NO_ENDING: Final = frozenset("类级型性化的地得了着过率量值额期次等为是在和及与项个")
_HAN: Final = re.compile("[一-龥]{2,4}")
_JOINTS: Final = re.compile("以及|[和及与]")
_WORDS: Final = re.compile("[一-龥A-Za-z0-9□“”《》·.#—（）-]+")


@dataclass(frozen=True, slots=True)
class Counted:
    """Names at the end of a clause; ``is_cut`` where what stands before is no name."""

    names: int
    parts: int
    is_cut: bool


def counted_names(listed: str, noun: str) -> Counted | None:
    """How many names end a clause before 4所``noun``; nothing where that is unsure.

    Words that are no name may lead to the first: 走访甲小学、乙中学.
    """
    head = _head(noun)
    if head is None:
        return None
    parts = listed.split("、")
    if head in _BARE:
        names = [*parts[:-1], *(p for p in _JOINTS.split(parts[-1]) if p)]
        bare = names[0] and all(_HAN.fullmatch(name) for name in names[1:])
        return (
            Counted(len(names), len(parts), False) if len(names) > 2 and bare else None
        )
    ends = _ENDINGS.get(head, (head,))
    run = 0
    for name in reversed(parts):
        if not _is_name(name, ends):
            break
        run += 1
    found = _ending_in("、".join(parts[len(parts) - run :]), ends) if run else None
    return Counted(found, run, run < len(parts)) if found else None


def are_names(listed: str, said: Sequence[str]) -> int | None:
    """How many names a bracket spells out; nothing where unsure.

    ``said`` is what the words around the figure say is counted, at their end or, for
    the words after an earlier figure, at their head.
    """
    names = listed.split("、")
    head = _known(said[0]) or _known_within(said[-1])
    if head in _BARE:
        return (
            len(names) if len(names) > 1 and all(map(_HAN.fullmatch, names)) else None
        )
    if head is not None:
        return _ending_in(listed, _ENDINGS[head])
    ending = names[0][-1:]
    if not _is_ending(ending) or names[0].endswith(_WHERE):
        return None
    return _ending_in(listed, (ending,))


def is_sure(listed: str) -> bool:
    """Whether a list can't be of kinds of things: three and more, or long names."""
    names = listed.split("、")
    return len(names) > 2 or all(len(name) > 4 for name in names)


def _head(noun: str) -> str | None:
    """The noun that is counted: 学校 of 学校师生出行."""
    for length in (3, 2, 1):
        word = noun[:length]
        if word in _ENDINGS or word in _BARE:
            return word
    return None


def _known(what: str) -> str | None:
    for length in (3, 2, 1):
        word = what[-length:]
        if word in _ENDINGS or word in _BARE:
            return word
    return None


def _known_within(words: str) -> str | None:
    """示范村已通过: a noun ends where a new word of the sentence begins."""
    noun = re.match("[一-龥]{1,6}?(?=[已中均全内均、]|$)", words)
    return _known(noun[0]) if noun else None


def _is_ending(ending: str) -> bool:
    return "一" <= ending <= "龥" and ending not in _NO_ENDING


def _ending_in(listed: str, endings: Sequence[str]) -> int | None:
    """The names of a list, the last of them split at 和, where all have an ending.

    A 和 inside a name before the last could join two: then nobody can count.
    """
    ends = tuple(endings)
    names = listed.split("、")
    if any(_split(name, ends) for name in names[:-1]):
        return None
    names[-1:] = _split(names[-1], ends) or names[-1:]
    if len(names) < 2 or not all(_is_name(name, ends) for name in names):
        return None
    return len(names)


def _is_name(name: str, endings: tuple[str, ...]) -> bool:
    if name in _KINDS or not _WORDS.fullmatch(name):
        return False
    longest = max((e for e in endings if name.endswith(e)), key=len, default=None)
    return longest is not None and len(name) > len(longest)


def _split(name: str, endings: tuple[str, ...]) -> list[str] | None:
    """甲项目和乙项目 as two, where both sides are names and only one cut does it."""
    cuts = [
        [name[: joint.start()], name[joint.end() :]]
        for joint in _JOINTS.finditer(name)
        if _is_name(name[: joint.start()], endings)
        and _is_name(name[joint.end() :], endings)
    ]
    return cuts[0] if len(cuts) == 1 else None
