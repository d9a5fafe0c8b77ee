"""Paths at which there is no file, or none that a program should read to its end."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from tests.documents.bad.made import docx, text

#: Larger than any file that is read, without a byte on the disk.
_SPARSE: Final = 10 << 30


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


def _sparse(path: Path, head: bytes) -> None:
    with path.open("wb") as file:
        file.write(head)
        file.truncate(_SPARSE)


def _unreadable(path: Path) -> None:
    path.write_bytes(text())
    path.chmod(0)


def _link_to_good(path: Path) -> None:
    path.with_suffix(".txt").write_bytes(text())
    path.symlink_to(path.with_suffix(".txt"))


#: What is put at the path; True where a bulletin may be read there.
PLACES: Final[Mapping[str, tuple[Callable[[Path], object], bool]]] = {
    "missing": (lambda path: None, False),
    "pipe": (lambda path: os.mkfifo(path), False),
    "socket": (_socket, False),
    "folder": (lambda path: path.mkdir(), False),
    "unreadable": (_unreadable, True),
    "link-dangling": (lambda path: path.symlink_to(path.with_name("nowhere")), False),
    "link-to-itself": (lambda path: path.symlink_to(path), False),
    "link-to-zeros": (lambda path: path.symlink_to("/dev/zero"), False),
    "link-to-noise": (lambda path: path.symlink_to("/dev/urandom"), False),
    "link-to-null": (lambda path: path.symlink_to("/dev/null"), False),
    "link-to-folder": (lambda path: path.symlink_to(path.parent), False),
    "link-to-good": (_link_to_good, True),
    "sparse": (lambda path: _sparse(path, b""), False),
    "sparse-text": (lambda path: _sparse(path, text()), False),
    "sparse-docx": (lambda path: _sparse(path, docx()), False),
    "sparse-pdf": (lambda path: _sparse(path, b"%PDF-1.7\n"), False),
}


def places(folder: Path) -> Iterator[tuple[Path, bool]]:
    """The paths in a folder, each with what is put there, and some with nothing."""
    for name, (put, may_be_read) in PLACES.items():
        path = folder / name
        put(path)
        yield path, may_be_read
    yield folder / ("长" * 300), False
    yield folder / "a\x00b", False
    yield folder / "missing" / "b", False
    yield Path("/dev/zero"), False
