"""Vocabularies are TOML files of entries; a user's own file adds to them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

#: What files of entries may hold.
KINDS: Final = ("body", "column", "ending", "head", "part", "rule", "scheme", "unit")


class VocabularyError(ValueError):
    """An entry that cannot be used; the message names file and entry."""


def entries(kind: str, packaged: Path, own: Path | None = None) -> list[dict[str, Any]]:
    """``[[kind]]`` entries of the packaged file, then of the user's own.

    An own entry with the ``name`` of a packaged one takes its place. Raises
    ``VocabularyError`` for a file that is not TOML or an entry without a name.
    """
    found: dict[str, dict[str, Any]] = {}
    for path in (packaged, own):
        if path is None:
            continue
        for entry in _listed(path, _read(path).get(kind, [])):
            name = entry.get("name")
            if not isinstance(name, str) or not name:
                raise VocabularyError(f"{path.name}: a [[{kind}]] entry has no name")
            found[name] = entry
    return list(found.values())


def _listed(path: Path, value: object) -> list[dict[str, Any]]:
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        return value
    raise VocabularyError(f"{path.name}: entries are written as tables, like [[body]]")


def _read(path: Path) -> dict[str, Any]:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise VocabularyError(f"{path}: not a readable TOML file: {error}") from error
    if unknown := read.keys() - set(KINDS):
        raise VocabularyError(
            f"{path}: no such kind of entry: {', '.join(sorted(unknown))};"
            f" there are {', '.join(KINDS)}"
        )
    return read
