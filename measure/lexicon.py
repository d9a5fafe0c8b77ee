"""The words of the field that the rules ask for.

Content words - what is done, what things are called, what is money, which way it
went - are open: every county has some of its own. They stand in ``verbs.toml``,
``names.toml`` and ``changes.toml``, and a user's own file adds to them. Particles
(已, 均, 的, 其中, 同比), levels of government and the shapes of numbers are grammar:
a closed set, each with conditions of its own on what stands around it, which only
the rule beside it can state; they stay in the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from normalize.fold import fold
from normalize.vocabulary import entries_by_kind, refusal

_ROOM: Final = Path(__file__).parent

#: The kinds of entries in each file.
FILES: Final = MappingProxyType(
    {
        "verbs.toml": ("verb", "deed", "thing"),
        "names.toml": (
            "name_ending", "topic", "work", "part", "general", "heading", "event", "group",
        ),
        "changes.toml": ("money", "change", "pull"),
    }
)  # fmt: skip
#: What an entry may say of its word.
_OPTIONS: Final[Mapping[str, Mapping[str, type]]] = {
    "verb": {"light": bool},
    "deed": {"at": str, "not_before": list},
    "name_ending": {"body": bool, "not_after": list, "not_before": list},
    "topic": {"part": bool, "not_after": list, "not_before": list},
    "heading": {"at": str},
    "event": {"quoted": bool},
    "change": {"by_itself": bool, "in_name": bool, "not_before": list},
}
_PLACES: Final = {"deed": ("number", "name"), "heading": ("start",)}

#: What an entry may state of the last figure in its example.
READS: Final = ("metric", "subject", "kind", "direction")
_DIRECTED: Final = ("change", "pull")
_WORD: Final = re.compile("[一-龥A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Word:
    """An entry as it was written; ``reads`` is what its example must be read as."""

    kind: str
    name: str
    options: Mapping[str, Any]
    example: str
    reads: Mapping[str, str]

    def has(self, option: str) -> bool:
        """Whether a yes-or-no option is set."""
        return self.options.get(option) is True

    @property
    def source(self) -> str:
        """Regex for the word where it is not a part of a longer one."""
        after = "".join(f"(?<!{other})" for other in self.options.get("not_after", ()))
        longer = "|".join(self.options.get("not_before", ()))
        return f"{after}{self.name}" + (f"(?!{longer})" if longer else "")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The open lists: sources of regexes (each an alternation), and ends of words.

    ``no_name`` is what right behind a number begins no name, ``name_end`` what ends
    one there; ``changed`` are the changes that are no part of what changed.
    """

    verbs: str
    light: str
    no_name: str
    name_end: str
    things: str
    kinds: tuple[str, ...]
    name_endings: str
    topics: str
    topic_parts: str
    bodies: str
    works: str
    parts: str
    general: str
    headings: str
    openings: str
    events: tuple[str, ...]
    announced: str
    groups: tuple[str, ...]
    money: str
    up: str
    down: str
    changed: str
    by_itself: frozenset[str]
    pulls_up: str
    pulls_down: str


@cache
def packaged_lexicon() -> Lexicon:
    """The words that come with the tool; what holds of their examples, tests say."""
    return make_lexicon(read_words())


def read_words(own: Path | None = None) -> tuple[Word, ...]:
    """Entries of the packaged files and the user's own, each checked by itself."""
    return tuple(
        _word(kind, entry)
        for file, kinds in FILES.items()
        for kind, rows in entries_by_kind(kinds, _ROOM / file, own).items()
        for entry in rows
    )


def make_lexicon(words: Iterable[Word]) -> Lexicon:
    """The lists as the rules look at them."""
    by_kind: dict[str, list[Word]] = {}
    # The longest first, so that none is hidden by what it begins with.
    for word in sorted(words, key=lambda word: -len(word.name)):
        by_kind.setdefault(word.kind, []).append(word)

    def some(kind: str, condition: Callable[[Word], bool] = lambda _: True) -> str:
        chosen = [word.source for word in by_kind.get(kind, ()) if condition(word)]
        return "|".join(chosen) or "(?!)"

    def names(kind: str) -> tuple[str, ...]:
        return tuple(word.name for word in by_kind.get(kind, ()))

    return Lexicon(
        verbs=some("verb"),
        light=some("verb", lambda word: word.has("light")),
        no_name="|".join(
            word.name
            for word in by_kind.get("deed", ())
            if word.options.get("at") != "name"
        )
        or "(?!)",
        name_end=some("deed", lambda word: word.options.get("at") != "number"),
        things=some("thing"),
        kinds=names("thing"),
        name_endings=some("name_ending"),
        topics="|".join((some("topic"), some("name_ending"))),
        topic_parts=some("topic", lambda word: word.has("part")),
        bodies=some("name_ending", lambda word: word.has("body")),
        works=some("work"),
        parts=some("part"),
        general=some("general"),
        headings=some("heading", lambda word: "at" not in word.options),
        openings=some("heading", lambda word: "at" in word.options),
        events=names("event"),
        announced=some("event", lambda word: not word.has("quoted")),
        groups=names("group"),
        money=some("money"),
        up=some("change", lambda word: word.reads["direction"] == "up"),
        down=some("change", lambda word: word.reads["direction"] == "down"),
        changed=some("change", lambda word: not word.has("in_name")),
        by_itself=frozenset(
            word.name for word in by_kind.get("change", ()) if word.has("by_itself")
        ),
        pulls_up=some("pull", lambda word: word.reads["direction"] == "up"),
        pulls_down=some("pull", lambda word: word.reads["direction"] == "down"),
    )


def _word(kind: str, raw: Mapping[str, Any]) -> Word:
    name = str(raw["name"])
    options = _OPTIONS.get(kind, {})
    known = {"name": str, "example": str, **dict.fromkeys(READS, str), **options}
    for key, value in raw.items():
        if key not in known:
            raise refusal(kind, name, f"不认识 {key}", f"只写 {'、'.join(known)}")
        if not isinstance(value, known[key]):
            raise refusal(kind, name, f"{key} 的写法不对", _HOW[known[key]])
    reads = {key: raw[key] for key in READS if key in raw}
    _check_example(kind, name, raw, reads)
    for word in (name, *raw.get("not_after", ()), *raw.get("not_before", ())):
        if not isinstance(word, str) or not _WORD.fullmatch(fold(word)):
            raise refusal(kind, name, f"{word!r} 不是一个词", "只写汉字、字母和数字")
        if fold(word) != word:
            raise refusal(kind, name, f"{word} 是全角", f"写成半角的 {fold(word)}")
    at = raw.get("at")
    if at is not None and at not in _PLACES[kind]:
        raise refusal(kind, name, f"at 不能是 {at}", f"写 {'、'.join(_PLACES[kind])}")
    said = {key: raw[key] for key in options if key in raw}
    return Word(kind, name, MappingProxyType(said), raw["example"], reads)


_HOW: Final = {
    str: "写成引号里的文字",
    bool: "写 true 或 false",
    list: '写成 ["……", "……"]',
}


def _check_example(
    kind: str, name: str, raw: Mapping[str, Any], reads: Mapping[str, str]
) -> None:
    """An entry says what its example is read as, so that it can be held to it."""
    if "example" not in raw:
        raise refusal(kind, name, "没有 example", "写一句带数字的例句")
    if name not in raw["example"]:
        raise refusal(kind, name, "example 里没有这个词", "写一句用到它的例句")
    if not reads:
        raise refusal(
            kind, name, "没有写例句应读成什么", f"至少写 {'、'.join(READS)} 之一"
        )
    if kind in _DIRECTED and reads.get("direction") not in ("up", "down"):
        raise refusal(kind, name, "没有写升降方向", '写 direction = "up" 或 "down"')
