"""What the reading itself was unsure of, each doubt a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from audit.check import Check, Outcome
from measure import Reading
from parse.bulletin import Bulletin
from parse.doubt import Place
from parse.frame import date_in, line_date, squeeze

#: A field of a row (or of the prose: task id None) and what measuring made of it.
Readings = Mapping[tuple[str | None, str], tuple[str, Reading]]


#: Characters that are told of those lost on the way.
TOLD_CHARACTERS: Final = 20


def check_reading(bulletin: Bulletin, readings: Readings) -> Iterator[Check]:
    """The frame, names, every doubt of parsing, digits that nothing claimed."""
    yield from _frame(bulletin)
    yield from _characters(bulletin)
    for slip in bulletin.slips:
        yield Check(
            check="similar_names",
            outcome=Outcome.DOUBT,
            message=f"“{slip.name}”与“{slip.suggestion}”只差一字，疑为笔误，"
            f"是否应为“{slip.suggestion}”？（未作改动）",
            task_id=_first_task(bulletin, slip.name),
        )
    yield from _notes(bulletin)
    for doubt in bulletin.doubts:
        yield Check(
            check=doubt.code,
            outcome=Outcome.DOUBT,
            message=doubt.message,
            task_id=doubt.task_id,
            places=doubt.places,
        )
    yield from _digits(readings)


def _notes(bulletin: Bulletin) -> Iterator[Check]:
    """What extracting was unsure of, with the line and the row it stands in."""
    document = bulletin.document
    if not document.notes:
        return
    rows = [
        (document.source_span(task.row.span), task.row.task_id)
        for task in bulletin.tasks
    ]
    for note in document.notes:
        at = note.source.start
        inside = (row for span, row in rows if span.start <= at < span.end)
        yield Check(
            check=note.code,
            outcome=Outcome.DOUBT,
            message=f"源文件{document.source.place(at)}：{note.message}",
            task_id=next(inside, None),
        )


def _frame(bulletin: Bulletin) -> Iterator[Check]:
    header = bulletin.header
    if header.masthead and header.signature:
        agrees = header.masthead.text == header.signature.text
        yield Check(
            check="issuer_agrees",
            outcome=Outcome.HOLDS if agrees else Outcome.DOUBT,
            message=f"版头“{header.masthead.text}”与落款“{header.signature.text}”"
            + ("一致。" if agrees else "不一致，以落款为准，请核对。"),
        )
    if len(header.dates) > 1:
        days = {squeeze(mention.text) for mention in header.dates}
        same = len({line_date(text) for text in days}) == 1 or header.issued_on is None
        yield Check(
            check="date_agrees",
            outcome=Outcome.HOLDS if same else Outcome.DOUBT,
            message=f"版头与落款日期（{'、'.join(sorted(map(date_in, days)))}）"
            + (
                "一致。"
                if same
                else f"不一致，以落款 {header.issued_on} 为准，请核对。"
            ),
        )
    fields = (
        ("发文单位", header.issuer),
        ("期号", header.issue_no),
        ("印发日期", header.issued_on),
    )
    missing = "、".join(name for name, value in fields if value is None)
    if missing:
        yield Check(
            check="header_missing",
            outcome=Outcome.DOUBT,
            message=f"没有读到{missing}，相应各栏留空。",
        )


def _characters(bulletin: Bulletin) -> Iterator[Check]:
    """Law 2: every character of the source is in the document or is mark-up."""
    document = bulletin.document
    covered = sum(len(run.source) for run in document.runs)
    markup = sum(len(span) for span in document.source.markup)
    blank = _blank(document.source.text) - _blank_covered(bulletin)
    total = len(document.source.text)
    lost = total - covered - markup - blank
    yield Check(
        check="characters_accounted",
        outcome=Outcome.HOLDS if lost == 0 else Outcome.FAILS,
        message=f"源文件{total}字：正文与表格{covered}字，标记{markup}字，"
        f"其余空白{blank}字，遗漏{lost}字。",
        stated=Decimal(total),
        computed=Decimal(covered + markup + blank),
        expression=f"{covered}+{markup}+{blank} = {covered + markup + blank}",
    )
    if document.source.characters is not None:
        yield _conserved(document.source.characters, document.source.text)


def _conserved(listed: str, transcript: str) -> Check:
    """What the file lists against what was read of it, each character as often."""
    there, here = Counter("".join(listed.split())), Counter("".join(transcript.split()))
    lost, added = there - here, here - there
    faults = "".join(
        f"，{what}{total}字（{''.join(characters)[:TOLD_CHARACTERS]}）"
        for what, characters in (("缺", lost), ("多", added))
        if (total := characters.total())
    )
    return Check(
        check="characters_conserved",
        outcome=Outcome.DOUBT if faults else Outcome.HOLDS,
        message=f"文件中共{there.total()}字，读入{here.total()}字"
        + (f"{faults}，请对照原件核对。" if faults else "，逐字相符。"),
        stated=Decimal(there.total()),
        computed=Decimal(here.total()),
    )


def _blank(text: str) -> int:
    return len(text) - len("".join(text.split()))


def _blank_covered(bulletin: Bulletin) -> int:
    """White space of the source that is kept in the text or inside mark-up."""
    source = bulletin.document.source
    spans = (*(run.source for run in bulletin.document.runs), *source.markup)
    return sum(_blank(source.text[span.start : span.end]) for span in spans)


def _first_task(bulletin: Bulletin, name: str) -> str | None:
    for task in bulletin.tasks:
        if any(
            body.name == name for body in (*task.parties.leads, *task.parties.supports)
        ):
            return task.row.task_id
    return None


def _digits(readings: Readings) -> Iterator[Check]:
    for (task_id, field), (text, reading) in readings.items():
        for start, end in reading.unclaimed:
            around = text[max(0, start - 8) : end + 8].replace("\n", " ")
            where = f"第{task_id}项" if task_id else "正文"
            yield Check(
                check="digits_unclaimed",
                outcome=Outcome.DOUBT,
                message=f"{where}“…{around}…”中的数字“{text[start:end]}”未能识别，请人工核对。",
                task_id=task_id,
                places=(Place(task_id, field, start, end),),
            )
