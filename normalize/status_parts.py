"""Status words that no scheme lists, read by the parts that they are built of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from normalize.vocabulary import entries, refusal

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
        entry["name"]: _any_of(entry)
        for entry in entries("status_part", PARTS_FILE, own)
    }
    listed = entries("status_rule", PARTS_FILE, own)
    rules = tuple(_rule(entry, parts) for entry in listed)
    for entry in listed:
        for example in entry["examples"]:
            found = rule_of(example, rules)
            if found is None or found.name != entry["name"]:
                raise refusal(
                    "status_rule",
                    entry["name"],
                    f"例子“{example}”读成{found.name if found else '别的'}",
                    "换一个例子，或改 form",
                )
    return rules


def _any_of(entry: Mapping[str, Any]) -> str:
    if entry.keys() != {"name", "words"} or not entry["words"]:
        raise refusal("status_part", entry["name"], "各键不全", "写 name、words")
    return f"(?:{'|'.join(entry['words'])})"


def _rule(entry: Mapping[str, Any], parts: Mapping[str, str]) -> Rule:
    name, stages = entry["name"], {stage.value: stage for stage in Stage}
    if entry.keys() | _MAY_LACK != _RULE_KEYS or not entry["examples"]:
        raise refusal(
            "status_rule", name, "各键不全", f"写 {'、'.join(sorted(_RULE_KEYS))}"
        )
    pace = entry.get("pace")
    if entry["stage"] not in stages or (pace is not None and pace not in PACES):
        raise refusal(
            "status_rule",
            name,
            "stage 或 pace 不在范围内",
            f"stage 写 {'、'.join(stages)} 之一，pace 写 -3 至 2",
        )
    try:
        form = re.compile(entry["form"].format(**parts))
    except (re.error, KeyError, IndexError, ValueError) as error:
        raise refusal(
            "status_rule", name, f"form 有误（{error}）", "改 form"
        ) from error
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
