"""The vocabulary of bodies: cores, their spellings, and what names end in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from normalize.fold import fold
from normalize.vocabulary import entries, refusal

BODIES_FILE: Final = Path(__file__).with_name("bodies.toml")

#: What bodies are called by in front: 区 in 区发改委.
MARKS: Final = "省市县区旗州盟镇乡"


class Where(StrEnum):
    """Where a name without its level is taken for the body."""

    ANYWHERE = "anywhere"
    NAMED = "named"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Core:
    """A body without its level; ``kin`` is the name that its equals share."""

    name: str
    form: str
    kin: str
    where: Where


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """The vocabulary of bodies, ready for use.

    ``spellings`` holds the level too where a spelling has it inside: 团县委.
    ``skeletons`` are spellings without their fillers (和, 管理, 服务).
    """

    spellings: Mapping[str, tuple[Core, str]]
    skeletons: Mapping[str, Core]
    above: tuple[str, ...]
    endings: Mapping[str, str]
    longest: int


_BODY_KEYS: Final = {
    "name", "also", "like", "form", "kin", "above", "where", "example", "reads",
}  # fmt: skip
_ENDING_KEYS: Final = {"name", "not_before", "example"}
_LISTS: Final = {"also", "like", "above", "not_before"}
FILLER: Final = re.compile("[和与及、]|管理|工作|服务|事业|事务|监督")


@lru_cache(maxsize=8)
def load_bodies(own: Path | None = None) -> Bodies:
    """Bodies of the packaged file and the user's own; raises ``VocabularyError``."""
    rows = entries("body", BODIES_FILE, own)
    kin = {row["name"]: row.get("kin", row["name"]) for row in rows}
    spellings: dict[str, tuple[Core, str]] = {}
    above: set[str] = set()
    for row in rows:
        _check_keys("body", row, _BODY_KEYS)
        core = _core(row, kin)
        above.update(row.get("above", ()))
        named = [(core, (core.name, *row.get("also", ())))]
        named += [(replace(core, name=name), (name,)) for name in row.get("like", ())]
        for one, words in named:
            for word, meant, level in _written(one, words):
                if word in spellings or word != fold(word):
                    raise refusal(
                        "body",
                        core.name,
                        f"“{word}”已是“{spellings[word][0].name}”的写法"
                        if word in spellings
                        else f"“{word}”里有全角字符",
                        "删去重复的写法"
                        if word in spellings
                        else f"写成“{fold(word)}”",
                    )
                spellings[word] = meant, level
    endings = _endings(own)
    return Bodies(
        spellings,
        _skeletons(spellings),
        tuple(sorted(above, key=len, reverse=True)),
        endings,
        max(map(len, spellings)) + 12,
    )


def _check_keys(kind: str, row: Mapping[str, Any], keys: set[str]) -> None:
    if unknown := row.keys() - keys:
        raise refusal(
            kind,
            row["name"],
            f"不认识 {'、'.join(sorted(unknown))}",
            f"只写 {'、'.join(sorted(keys))}",
        )
    if not isinstance(row.get("example"), str):
        raise refusal(kind, row["name"], "没有 example", "写上一个例子")
    for key in _LISTS & row.keys():
        if not isinstance(row[key], list):
            raise refusal(
                kind, row["name"], f"{key} 的写法不对", f'写成 {key} = ["……"]'
            )


def _core(row: Mapping[str, Any], kin: Mapping[str, str]) -> Core:
    try:
        family = kin[kin[row["name"]]]
        where = Where(row.get("where", "anywhere"))
    except (KeyError, ValueError) as error:
        raise refusal(
            "body",
            row["name"],
            f"kin 或 where 不能是 {error}",
            f"把 kin 写成另一条目的 name，where 写 {'、'.join(Where)} 之一",
        ) from error
    return Core(row["name"], row.get("form", "{level}{name}"), family, where)


def _written(core: Core, words: Iterable[str]) -> Iterator[tuple[str, Core, str]]:
    """Each way to write a body, with the level where it stands inside the name.

    A city's department (局) may have a branch in a district instead: 分局.
    """
    for word in words:
        if "{level}" in word:
            for mark in MARKS:
                yield word.format(level=mark), core, mark
            continue
        yield word, core, ""
        if word.endswith("局"):
            yield _branch(word), replace(core, name=_branch(core.name)), ""


def _branch(department: str) -> str:
    return f"{department.removesuffix('局')}分局"


def _skeletons(spellings: Mapping[str, tuple[Core, str]]) -> dict[str, Core]:
    """Cores by skeleton, where a skeleton is one core's alone and says enough."""
    found: dict[str, set[Core]] = {}
    for word, (core, _) in spellings.items():
        found.setdefault(FILLER.sub("", word), set()).add(core)
    return {
        bones: next(iter(cores))
        for bones, cores in found.items()
        if len(cores) == 1 and len(bones) > 3
    }


def _endings(own: Path | None) -> dict[str, str]:
    endings: dict[str, str] = {}
    for row in entries("ending", BODIES_FILE, own):
        _check_keys("ending", row, _ENDING_KEYS)
        endings[row["name"]] = "|".join(map(re.escape, row.get("not_before", ())))
    return endings
