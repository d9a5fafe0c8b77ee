"""Files added to tables under limits: a line of JSON for each, then ``done``.

``python -m tests.documents.bad TABLES MEMORY PATIENCE < PATHS``, with a path a line
(JSON), megabytes of address space and seconds for each file. Whatever a reader raises
beside its own exception is told as ``crash``, and the next file is tried.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pipeline
from pipeline import Converted, Tools, load_tools
from publish.records import Failure
from tests.documents.bad.corpus import SECRET

#: Events of the interpreter that reach beyond this machine.
_REACHES = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"}


class HangError(BaseException):
    """A file took longer than its time; not an ``Exception``, lest a reader catch it."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Sockets of this machine (an address that is a path) are no network."""
    if event in _REACHES and not isinstance(arguments[-1], str | bytes):
        raise RuntimeError(f"{event}{arguments}")


@contextmanager
def _patience(seconds: int) -> Iterator[None]:
    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise HangError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def _tried(path: Path, tools: Tools, patience: int) -> Converted | Failure:
    """The pipeline's own step, with a line of JSON about what came of it."""
    begun, used = time.monotonic(), _processor_seconds()
    told: dict[str, object] = {"path": str(path)}
    result: Converted | Failure = Failure("crashed", None, "extract", "crash", "。")
    try:
        with _patience(patience):
            result = _convert_file(path, tools)
    except HangError:
        told["crash"] = "hang"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        told["crash"] = f"{type(error).__name__}: {error}"
    if isinstance(result, Converted):
        told |= {"tasks": len(result.records.tables["tasks"]), "code": "read"}
        told["ledger"] = _ledger(result)
        told["has_secret"] = SECRET in repr(result.records.tables)
    else:
        told |= {"code": result.error, "message": result.message}
        told["has_secret"] = SECRET in result.message
    told["seconds"] = round(_processor_seconds() - used, 2)
    told["elapsed"] = round(time.monotonic() - begun, 2)
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(json.dumps(told), flush=True)
    return result


def _ledger(result: Converted) -> list[list[object]]:
    names = ("task", "unit_text", "progress", "status_text")
    return [[row.get(name) for name in names] for row in result.records.tables["tasks"]]


def _processor_seconds() -> float:
    own, others = (
        resource.getrusage(who)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


_convert_file = pipeline.convert_file


def main(argv: Sequence[str]) -> None:
    """Add every path of standard input in one call."""
    tables, megabytes, patience = Path(argv[0]), int(argv[1]), int(argv[2])
    paths = [Path(json.loads(line)) for line in sys.stdin]
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    sys.addaudithook(_refuse_network)
    pipeline.convert_file = lambda path, tools: _tried(path, tools, patience)
    pipeline.add(paths, tables, load_tools())
    print("done", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
