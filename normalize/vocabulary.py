"""Vocabularies are TOML files of entries; a user's own file adds to them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

#: What files of entries may hold.
KINDS: Final = (
    "body", "change", "column", "complement", "deed", "ending", "event", "general", "group", "head",
    "heading", "money", "name_ending", "part", "pull", "scheme", "status_part",
    "status_rule", "thing", "topic", "unit", "verb", "work",
)  # fmt: skip


class VocabularyError(ValueError):
    """An entry that cannot be used: which, what is wrong, what to do, for a clerk."""


def refusal(kind: str, name: str, wrong: str, remedy: str) -> VocabularyError:
    """The error for one entry; who knows the file puts it in front.

    >>> print(refusal("verb", "纾困", "没有 example", "写一句例句"))
    [[verb]]“纾困”：没有 example。请写一句例句。
    """
    return VocabularyError(f"[[{kind}]]“{name}”：{wrong}。请{remedy}。")


def entries(kind: str, packaged: Path, own: Path | None = None) -> list[dict[str, Any]]:
    """``[[kind]]`` entries of the packaged file, then of the user's own.

    An own entry with the ``name`` of a packaged one takes its place. Raises
    ``VocabularyError`` for a file that is not TOML, an entry without a name or twice.
    """
    return entries_by_kind((kind,), packaged, own)[kind]


def entries_by_kind(
    kinds: Sequence[str], packaged: Path, own: Path | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The ``entries`` of several kinds that share a packaged file."""
    found: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in kinds}
    for path in (packaged, own):
        if path is None:
            continue
        read = _read(path)
        for kind in kinds:
            found[kind] |= _named(kind, read.get(kind, []))
    return {kind: list(named.values()) for kind, named in found.items()}


def _named(kind: str, value: object) -> dict[str, dict[str, Any]]:
    named: dict[str, dict[str, Any]] = {}
    for entry in _listed(kind, value):
        name = _name(kind, entry)
        if name in named:
            raise refusal(kind, name, "写了两遍", "删去其中一条")
        named[name] = entry
    return named


def _name(kind: str, entry: dict[str, Any]) -> str:
    name = entry.get("name")
    if isinstance(name, str) and name:
        return name
    raise VocabularyError(f'有一个 [[{kind}]] 条目没有 name。请补上 name = "……"。')


def _listed(kind: str, value: object) -> list[dict[str, Any]]:
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        return value
    raise VocabularyError(f"{kind} 不是条目。每个条目请以 [[{kind}]] 开头，另起一行。")


def _read(path: Path) -> dict[str, Any]:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise VocabularyError(
            f"打不开这个文件（{error.strerror}）。请检查路径。"
        ) from error
    except UnicodeDecodeError as error:
        raise VocabularyError("文件不是 UTF-8 编码。请另存为 UTF-8。") from error
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(
            f"不合 TOML 写法（{error}）。请对照 README 的例子修改。"
        ) from error
    if unknown := read.keys() - set(KINDS):
        raise VocabularyError(
            f"没有 {'、'.join(sorted(unknown))} 这种条目。请改用：{'、'.join(KINDS)}。"
        )
    return read
