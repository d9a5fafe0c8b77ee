"""Real programs that make real documents.

Tests that need one skip where it is missing, but on CI, which installs them all,
they run and fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import pytest

#: A machine that is busy with other tests takes its time.
PATIENCE = 180
#: Each program's names on different systems.
LIBREOFFICE: Final = ("soffice", "libreoffice")
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")


class MissingProgramError(Exception):
    """A program that a document is made with is not installed."""


def _found(names: tuple[str, ...]) -> str | None:
    return next((path for name in names if (path := shutil.which(name))), None)


def _program(names: tuple[str, ...]) -> str:
    path = _found(names)
    if path is None:
        raise MissingProgramError(f"{names[0]} is not installed")
    return path


def _needs(names: tuple[str, ...]) -> pytest.MarkDecorator:
    may_skip = _found(names) is None and not os.environ.get("CI")
    return pytest.mark.skipif(may_skip, reason=f"{names[0]} is not installed")


needs_libreoffice = _needs(LIBREOFFICE)
needs_chromium = _needs(CHROMIUM)


def convert_with_libreoffice(data: bytes, suffix: str, target: str) -> bytes:
    """A document converted by LibreOffice: ``suffix`` of the input, target format."""
    program = _program(LIBREOFFICE)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"document.{suffix}")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        _run(
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            f"{folder}/out",
            str(source),
        )
        made = Path(folder, "out", f"document.{target.partition(':')[0]}")
        return made.read_bytes()


def print_with_chromium(page: bytes) -> bytes:
    """An HTML page printed to PDF; its style says paper and margins."""
    program = _program(CHROMIUM)
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(page)
        _run(
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={made}",
            source.as_uri(),
        )
        return made.read_bytes()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
