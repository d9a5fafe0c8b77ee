"""Real programs that make real documents; tests that need one skip without it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

#: A machine that is busy with other tests takes its time.
PATIENCE = 180


def _needs(*names: str) -> pytest.MarkDecorator:
    missing = not any(shutil.which(name) for name in names)
    return pytest.mark.skipif(missing, reason=f"{names[0]} is not installed")


needs_libreoffice = _needs("soffice")
needs_chromium = _needs("chromium", "chromium-browser", "google-chrome")


def convert_with_libreoffice(data: bytes, suffix: str, target: str) -> bytes:
    """A document converted by LibreOffice: ``suffix`` of the input, target format."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"document.{suffix}")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        _run(
            "soffice",
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
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(path for name in names if (path := shutil.which(name)))
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
