"""A user's own bodies, each held to its example by the reading itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from normalize.bodies import cores
from normalize.bodies.cores import BODIES_FILE, Bodies
from normalize.bodies.names import canonical, take_apart
from normalize.bodies.places import Place
from normalize.vocabulary import entries, refusal

#: Where every example stands, as the packaged file says.
COUNTY: Final = Place("云岭县", "县")


@lru_cache(maxsize=8)
def load_bodies(own: Path | None = None) -> Bodies:
    """Bodies of the packaged file and the user's own.

    Raises ``VocabularyError`` for an entry that cannot be used, and for an own one
    whose example is another body (the packaged examples are held by the tests).
    """
    bodies = cores.load_bodies(own)
    if own is None:
        return bodies
    for kind, prove in (("body", _prove_body), ("ending", _prove_ending)):
        packaged = entries(kind, BODIES_FILE)
        for row in entries(kind, BODIES_FILE, own):
            if row not in packaged:
                prove(row, bodies)
    return bodies


def _prove_body(row: Mapping[str, Any], bodies: Bodies) -> None:
    name, example = row["name"], row["example"]
    named = take_apart(example, COUNTY, bodies)
    if named is None or named.core.name not in (name, *row.get("like", ())):
        read = f"另一个单位“{named.core.name}”" if named else "不认识的单位"
        raise refusal(
            "body",
            name,
            f"例句“{example}”读成{read}",
            "换一个例句，或把例句的写法补进 also",
        )
    shown = canonical(example, COUNTY, bodies)[0]
    if "reads" in row and shown != row["reads"]:
        raise refusal(
            "body",
            name,
            f"例句“{example}”在云岭县读成“{shown}”，不是“{row['reads']}”",
            "改写 reads",
        )


def _prove_ending(row: Mapping[str, Any], bodies: Bodies) -> None:
    name, example = row["name"], row["example"]
    if not example.endswith(name) or not canonical(example, COUNTY, bodies)[2]:
        raise refusal(
            "ending", name, f"例句“{example}”不是以它结尾的单位名称", "换一个例句"
        )
