"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place by one rename, its content on the disk before its name.

    One process at a time may do so: the file in the making always has one name, so
    that what a killed process left is written over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    making = _in_the_making(path)
    try:
        with making.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_changed(path: Path, data: bytes) -> None:
    """Like ``write_whole``, but a file that is so already is left alone."""
    if not has_content(path, data):
        write_whole(path, data)


def has_content(path: Path, data: bytes) -> bool:
    """Whether the file is there with just that content."""
    return path.is_file() and path.read_bytes() == data


def sweep(folder: Path) -> None:
    """Remove what a killed process was making there."""
    for left in folder.glob(".*.tmp"):
        left.unlink()


def sync_folder(folder: Path) -> None:
    """See that names that came and went in a folder are so on the disk."""
    if os.name == "nt":
        return  # Windows opens no folders, and its renames need no such thing.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _in_the_making(path: Path) -> Path:
    return path.with_name(f".{path.name}.tmp")
