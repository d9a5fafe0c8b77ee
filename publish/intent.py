"""What a process is about to change, written down before it does.

A process that is killed leaves its intent, and the next one finishes the work.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from publish.atomic import sync_folder, write_whole

_FILE = "intent.json"


@dataclass(frozen=True, slots=True)
class Intent:
    """Partitions to make anew, and files of the store that move between them.

    A move is the old place and the new one, in the store.
    """

    partitions: frozenset[str] = frozenset()
    moves: frozenset[tuple[str, str]] = frozenset()
    failures: bool = False

    def __or__(self, other: Intent) -> Intent:
        return Intent(
            self.partitions | other.partitions,
            self.moves | other.moves,
            self.failures or other.failures,
        )


def declare(store: Path, intent: Intent) -> None:
    """Write down what is about to be done."""
    plain = {
        "partitions": sorted(intent.partitions),
        "moves": sorted(intent.moves),
        "failures": intent.failures,
    }
    write_whole(store / _FILE, json.dumps(plain, ensure_ascii=False).encode())


def left_intent(store: Path) -> Intent:
    """What a killed process was about to do; nothing where none was."""
    path = store / _FILE
    if not path.exists():
        return Intent()
    plain = json.loads(path.read_text("utf-8"))
    moves = frozenset((old, new) for old, new in plain["moves"])
    return Intent(frozenset(plain["partitions"]), moves, plain["failures"])


def fulfil(store: Path) -> None:
    """Say that all is done."""
    (store / _FILE).unlink(missing_ok=True)
    sync_folder(store)


def move(store: Path, intent: Intent) -> None:
    """Remove files whose new place is taken: until then they are still the truth."""
    for old, new in intent.moves:
        if (store / new).exists():
            (store / old).unlink(missing_ok=True)
