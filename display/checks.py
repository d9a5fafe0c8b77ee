"""What does not agree in a bulletin, for a clerk to forward."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from audit import Check, Outcome
from display.terminal import Terminal
from parse import Bulletin
from parse.places import stands_at

#: Outcomes in the order a clerk wants them: what is wrong first.
_ORDER: Final = (
    (Outcome.FAILS, "不符", "bad", "✗"),
    (Outcome.DOUBT, "存疑", "doubt", "？"),
    (Outcome.HOLDS, "相符", "good", "✓"),
)


def check_lines(
    bulletin: Bulletin,
    checks: Sequence[Check],
    terminal: Terminal,
    *,
    everything: bool = False,
) -> Iterator[str]:
    """Fails, then doubts, each with its line in the source; then what holds, counted.

    With ``everything`` what holds is listed too.
    """
    yield bulletin.document.source.name
    for outcome, what, manner, mark in _ORDER:
        found = [check for check in checks if check.outcome is outcome]
        if outcome is Outcome.HOLDS and not everything:
            kinds = Counter(check.check for check in found)
            listed = "、".join(f"{code} {count}" for code, count in kinds.most_common())
            yield terminal.paint(f"  {what} {len(found)} 处：{listed}", manner)
            continue
        if not found:
            continue
        yield terminal.paint(f"  {what} {len(found)} 处：", manner)
        for check in found:
            line = _line(bulletin, check)
            yield f"    {terminal.paint(mark, manner)} {check.message}{line}"


def _line(bulletin: Bulletin, check: Check) -> str:
    if not check.places or "源文件" in check.message:
        return ""
    return f"（{stands_at(bulletin, check.places[0])}）"
