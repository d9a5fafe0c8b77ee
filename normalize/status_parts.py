"""Status words that no scheme lists, read by the parts that they are built of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from normalize.vocabulary import VocabularyError, entries

PARTS_FILE: Final = Path(__file__).with_name("status_parts.toml")
#: What is longer is a sentence about the task, not a word for how it stands.
MAX_WORD: Final = 14
PACES: Final = range(-3, 3)


class Stage(StrEnum):
    """How far a task has come."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CLOSED = "closed"
    CONTINUOUS = "continuous"
    ADJUSTED = "adjusted"
    CANCELLED = "cancelled"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rule:
    """What words of one form mean; ``pace`` is None where the form does not say."""

    name: str
    form: re.Pattern[str]
    stage: Stage
    pace: int | None
    rank: int


_RULE_KEYS: Final = {"name", "form", "stage", "pace", "rank", "examples"}
_MAY_LACK: Final = {"pace", "rank"}


@lru_cache(maxsize=8)
def load_rules(own: Path | None = None) -> tuple[Rule, ...]:
    """Rules of the packaged file and the user's own; raises ``VocabularyError``."""
    parts = {
        entry["name"]: _any_of(entry) for entry in entries("part", PARTS_FILE, own)
    }
    listed = entries("rule", PARTS_FILE, own)
    rules = tuple(_rule(entry, parts) for entry in listed)
    for entry in listed:
        for example in entry["examples"]:
            found = rule_of(example, rules)
            if found is None or found.name != entry["name"]:
                raise VocabularyError(
                    f"rule {entry['name']}: example {example} is read by"
                    f" {found.name if found else 'none'}"
                )
    return rules


def _any_of(entry: Mapping[str, Any]) -> str:
    if entry.keys() != {"name", "words"} or not entry["words"]:
        raise VocabularyError(f"part {entry['name']}: its keys are name, words")
    return f"(?:{'|'.join(entry['words'])})"


def _rule(entry: Mapping[str, Any], parts: Mapping[str, str]) -> Rule:
    name, stages = entry["name"], {stage.value: stage for stage in Stage}
    if entry.keys() | _MAY_LACK != _RULE_KEYS or not entry["examples"]:
        raise VocabularyError(f"rule {name}: its keys are {sorted(_RULE_KEYS)}")
    pace = entry.get("pace")
    if entry["stage"] not in stages or (pace is not None and pace not in PACES):
        raise VocabularyError(f"rule {name}: no such stage or pace")
    try:
        form = re.compile(entry["form"].format(**parts))
    except (re.error, KeyError, IndexError, ValueError) as error:
        raise VocabularyError(f"rule {name}: {error!r}") from error
    stage = stages[entry["stage"]]
    return Rule(name, form, stage, pace, entry.get("rank", rank_of(stage, pace)))


def rank_of(stage: Stage, pace: int | None) -> int:
    """The rank that stage and pace come to, as schemes.toml tells ranks.

    >>> rank_of(Stage.COMPLETED, -2), rank_of(Stage.IN_PROGRESS, -2)
    (6, 2)
    """
    match stage:
        case Stage.COMPLETED | Stage.CLOSED:
            return 6
        case Stage.NOT_STARTED:
            return 0
        case _:
            return min(4 + (pace or 0), 5)


def rule_of(word: str, rules: tuple[Rule, ...]) -> Rule | None:
    """The rule that reads a whole word, the first that does; None where none does.

    >>> rules = load_rules()
    >>> rule_of("略低序时", rules).pace, rule_of("略低", rules), rule_of("未滞后", rules)
    (-1, None, None)
    """
    if len(word) > MAX_WORD:
        return None
    return next((rule for rule in rules if rule.form.fullmatch(word)), None)
