"""What a clerk sees of a bulletin just read: doubts first, then how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from audit import Check, Outcome
from display.terminal import Terminal, table_lines
from parse import Bulletin
from parse.statements import Claim
from publish.records import Failure, Records

#: Doubts beyond these are counted; ``tongbao show BULLETIN checks`` lists all.
MAX_DOUBTS: Final = 12


def summary_lines(
    bulletin: Bulletin, checks: Sequence[Check], records: Records, terminal: Terminal
) -> Iterator[str]:
    """The lines of a summary, of doubts no more than a screen holds."""
    header = bulletin.header
    unknown = "（未读到）"
    number = (
        f"第{header.issue_no}期" if header.issue_no is not None else "期号" + unknown
    )
    yield (
        f"{bulletin.document.source.name}  {header.issuer or '发文单位' + unknown}"
        f"  {number}  {header.issued_on or '日期' + unknown}"
    )
    yield f"  {header.title or '标题' + unknown}{_period(bulletin)}"
    yield from _found(checks, Outcome.FAILS, "不符", "bad", "✗", terminal)
    yield from _found(checks, Outcome.DOUBT, "存疑", "doubt", "？", terminal)
    for line in _statuses(bulletin):
        yield f"  {line}"
    items = len({task.row.item_id for task in bulletin.tasks})
    holds = sum(check.outcome is Outcome.HOLDS for check in checks)
    counts = (
        f"{items} 大项 {len(bulletin.tasks)} 项任务，"
        f"{len(records.tables['indicators'])} 个指标，{holds} 项核对相符"
    )
    yield f"  {terminal.paint(counts, 'good')}"
    yield terminal.paint(f"  编号 {records.bulletin_id}", "faint")


def _period(bulletin: Bulletin) -> str:
    period = bulletin.header.period
    return f"（{period.text}：{period.start} 至 {period.end}）" if period else ""


def _found(
    checks: Sequence[Check],
    outcome: Outcome,
    what: str,
    manner: str,
    mark: str,
    terminal: Terminal,
) -> Iterator[str]:
    found = [check for check in checks if check.outcome is outcome]
    if not found:
        return
    yield terminal.paint(f"  {what} {len(found)} 处：", manner)
    for check in found[:MAX_DOUBTS]:
        yield f"    {terminal.paint(mark, manner)} {check.message}"
    if len(found) > MAX_DOUBTS:
        yield f"    ……另有 {len(found) - MAX_DOUBTS} 处，用 tongbao show 编号 checks 查看"


def _statuses(bulletin: Bulletin) -> list[str]:
    """Rows by status beside what the prose says of them, worst last."""
    rows: list[tuple[str, str, str, str]] = []
    ranks = {
        task.status.term: -(task.status.rank if task.status.rank is not None else -1)
        for task in bulletin.tasks
        if task.status
    }
    counts = Counter(
        task.status.term if task.status else "（未归类）" for task in bulletin.tasks
    )
    for word in sorted(counts, key=lambda term: (ranks.get(term, 9), term)):
        stated = _stated(bulletin, Claim.STATUS_COUNT, word)
        share = _stated(bulletin, Claim.STATUS_SHARE, word)
        rows.append((word, str(counts[word]), stated, f"{share}%" if share else ""))
    if not bulletin.statements:
        return table_lines(("状态", "台账"), [row[:2] for row in rows], (24, 6))
    return table_lines(("状态", "台账", "正文", "占比"), rows, (24, 6, 6, 8))


def _stated(bulletin: Bulletin, claim: Claim, word: str) -> str:
    values = [
        statement.value
        for statement in bulletin.statements
        if statement.claim is claim
        and statement.status == word
        and statement.value is not None
    ]
    return f"{sum(values, Decimal(0)):f}" if values else ""


def failure_lines(failure: Failure, terminal: Terminal) -> Iterator[str]:
    """Why a file could not be read."""
    yield f"{terminal.paint('读取失败', 'bad')}  {failure.message}"
