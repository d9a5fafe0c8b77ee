"""A file's bytes, had from wherever a path leads."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Final

from extract.errors import UnreadableError

#: No format is read beyond it: a hundred pages scanned in colour are under it.
MAX_FILE: Final = 200_000_000


def load(path: Path) -> bytes:
    """A file's bytes. Raises ``UnreadableError`` when it can't be had."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _no_file(path, stat.S_ISDIR(status.st_mode))
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1) if status.st_size <= MAX_FILE else None
    except FileNotFoundError as error:
        raise _not_had(path, "missing", "找不到这个文件，请检查路径") from error
    except PermissionError as error:
        reason = "没有读取权限，请检查文件属性"
        raise _not_had(path, "not_permitted", reason) from error
    except OSError as error:
        raise _not_had(path, "io", f"读取失败（{error.strerror}）") from error
    except ValueError as error:
        # What the interpreter says of a NUL in a path.
        raise _not_had(path, "missing", "路径中有不能用的字符") from error
    if data is None or len(data) > MAX_FILE:
        reason = f"文件超过 {MAX_FILE // 1_000_000} MB，不像是通报，请确认是否选错文件"
        raise _not_had(path, "too_large", reason)
    return data


def _no_file(path: Path, is_folder: bool) -> UnreadableError:
    """Pipes would be waited for, and devices read, without end."""
    if is_folder:
        return _not_had(path, "directory", "这是文件夹，请给出通报文件")
    return _not_had(path, "not_a_file", "这是管道或设备，不是文件，请给出通报文件")


def _not_had(path: Path, code: str, reason: str) -> UnreadableError:
    return UnreadableError("extract", code, f"{path}：{reason}。")
