"""LibreOffice as a converter: on its own, in a folder that is thrown away."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extract.errors import UnreadableError

if sys.platform == "linux":
    import resource

#: Seconds that a conversion may take; one of a hundred pages takes five.
PATIENCE: Final = 120
#: Bytes of address space and of each file it writes; LibreOffice maps some 2 GB to
#: begin with. Only Linux can bound another process.
MAX_ROOM: Final = 6_000_000_000
MAX_FILE: Final = 500_000_000
_PROGRAMS: Final = ("soffice", "libreoffice")
_SCRIPTING: Final = "/org.openoffice.Office.Common/Security/Scripting"
#: No macro runs, and nothing that a document links to is fetched.
_SETTINGS: Final = (
    ("DisableMacrosExecution", "true"),
    ("MacroSecurityLevel", "3"),
    ("BlockUntrustedRefererLinks", "true"),
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """A file to convert: ``suffix`` is its own, ``target`` LibreOffice's filter.

    The filter's name begins with the suffix of what it writes.
    """

    data: bytes
    suffix: str
    target: str


def find_libreoffice() -> str | None:
    """Path of the program; None where it is not installed."""
    found = (shutil.which(program) for program in _PROGRAMS)
    return next((path for path in found if path), None)


def convert(conversion: Conversion, program: str, name: str) -> list[bytes]:
    """The files that come of it, in the order of their names.

    Raises ``UnreadableError`` when none comes, or not in time.
    """
    with tempfile.TemporaryDirectory(
        prefix="tongbao-", ignore_cleanup_errors=True
    ) as folder:
        home = Path(folder)
        source = home / f"document.{conversion.suffix}"
        source.write_bytes(conversion.data)
        _write_settings(home / "profile")
        _run(_command(program, home, source, conversion.target), home, name)
        suffix = conversion.target.partition(":")[0]
        made = [path.read_bytes() for path in sorted(home.glob(f"out/*.{suffix}"))]
    if not made:
        message = f"{name}：LibreOffice 不能打开这个文件，可能已损坏或加了密码。请用 Office、WPS 另存为 DOCX、XLSX 再导入。"
        raise UnreadableError("extract", "not_converted", message)
    return made


def _command(program: str, home: Path, source: Path, target: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        *"--headless --norestore --nologo --nodefault --nolockcheck".split(),
        "--convert-to",
        target,
        "--outdir",
        str(home / "out"),
        str(source),
    ]


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{_SCRIPTING}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for key, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor='
        f'"http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: list[str], home: Path, name: str) -> None:
    """Run it in a group of its own: it is a script that starts others."""
    kept = {key: value for key, value in os.environ.items() if key[:4] != "XDG_"}
    environment = {**kept, "HOME": str(home), "TMPDIR": str(home), "TMP": str(home)}
    try:
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        message = f"{name}：LibreOffice 启动失败（{error.strerror}）。请检查安装，或另存为 DOCX、XLSX 再导入。"
        raise UnreadableError("extract", "not_converted", message) from error
    _bound(process.pid)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired as error:
        message = f"{name}：LibreOffice 转换超过 {PATIENCE} 秒，已停止。请用 Office、WPS 另存为 DOCX、XLSX 再导入。"
        raise UnreadableError("extract", "too_slow", message) from error
    finally:
        _end(process)


def _bound(pid: int) -> None:
    """Bound the room of a program that has just begun, and of what it starts."""
    if sys.platform == "linux":
        for kind, most in (
            (resource.RLIMIT_AS, MAX_ROOM),
            (resource.RLIMIT_FSIZE, MAX_FILE),
        ):
            _, hard = resource.getrlimit(kind)
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.prlimit(pid, kind, (bound, bound))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, where it still runs."""
    if process.poll() is not None:
        return
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
