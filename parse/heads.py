"""Headers by the words they are built of, where no vocabulary knows them whole."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from normalize.vocabulary import entries, refusal

HEADS_FILE: Final = Path(__file__).with_name("heads.toml")
#: What is longer is a sentence, not a header.
MAX_HEAD: Final = 16

_KEYS: Final = {"name", "form", "roles", "examples"}


@dataclass(frozen=True, slots=True)
class Head:
    """A form that headers have, and the roles that those of it ask for."""

    name: str
    form: re.Pattern[str]
    roles: tuple[str, ...]


def load_heads(own: Path | None = None) -> tuple[Head, ...]:
    """Forms of the packaged file and the user's own; raises ``VocabularyError``."""
    listed = entries("head", HEADS_FILE, own)
    heads = tuple(_head(entry) for entry in listed)
    for entry in listed:
        for example in entry["examples"]:
            found = head_of(example, heads)
            if found is None or found.name != entry["name"]:
                raise refusal(
                    "head",
                    entry["name"],
                    f"例子“{example}”读成{found.name if found else '别的'}",
                    "换一个例子，或改 form",
                )
    return heads


def _head(entry: Mapping[str, Any]) -> Head:
    if entry.keys() != _KEYS or not entry["examples"]:
        raise refusal(
            "head", entry["name"], "各键不全", f"写 {'、'.join(sorted(_KEYS))}"
        )
    try:
        form = re.compile(entry["form"])
    except re.error as error:
        raise refusal(
            "head", entry["name"], f"form 不是正则表达式（{error}）", "改 form"
        ) from error
    return Head(entry["name"], form, tuple(entry["roles"]))


def head_of(header: str, heads: Sequence[Head]) -> Head | None:
    """The form that a plain header has, the first that matches; None where none does.

    >>> head_of("县级督办结论", load_heads()).name, head_of("年度投资", load_heads())
    ('status, said as a verdict', None)
    """
    if len(header) > MAX_HEAD:
        return None
    return next((head for head in heads if head.form.fullmatch(header)), None)
