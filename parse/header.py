"""The frame of a bulletin: who, which issue, when, about what, of which period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from extract import Document, Span
from normalize.numerals import parse_numeral
from normalize.periods import Period, find_periods
from parse.frame import (
    ATTACHMENT,
    DOC_REF,
    ISSUE,
    RUNNING_NUMBER,
    issuer_in,
    line_date,
    squeeze,
    without_date,
)

#: Lines of the frame are short; the longest issuers seen have some thirty characters.
MAX_FRAME_LINE: Final = 48


TITLE_END: Final = re.compile(
    r"(?:通报|通知|报告|情况|专报|简报|公示|台账|一览表)(?:（[^）]*）)?$"
)
#: The name of the series, which stands over every issue.
SERIES: Final = re.compile(
    r"^(?:.{0,16}?(?:督查|督察|督办|重点工作|目标|考核|推进).{0,6}|工作|情况|政务)"
    r"(?:通报|专报|简报|快报|动态|要情|通讯)$"
)
#: What only the title of one issue says.
OF_ONE_ISSUE: Final = re.compile(r"情况|进展|进度|结果|\d月|季度|年度|半年|\d{4}年")
SALUTATION: Final = re.compile(r"^(?:各|市直|县直|区直|有关|相关).{2,80}：$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of the frame, white space aside, and where the document has it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Header:
    """What identifies a bulletin; ``None`` is "not stated".

    ``masthead`` and ``signature`` are the issuer as it stands at the head and under
    the text; ``issuer`` is the signature where both are there.
    """

    issuer: str | None
    masthead: Mention | None
    signature: Mention | None
    issue_no: int | None
    issued_on: date | None
    dates: tuple[Mention, ...]
    title: str | None
    period: Period | None
    doc_refs: tuple[str, ...]
    attachments: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """What supplies the year of a date without one: the issue, else the period."""
        return self.issued_on or (self.period.end if self.period else None)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str  # folded, white space removed
    span: Span


def read_header(
    document: Document, prose: Sequence[Span], ledger_titles: Sequence[str]
) -> Header:
    """Frame of a bulletin from its prose lines and the titles of its ledgers."""
    lines = [_line(document, span) for span in prose]
    head_end = next(
        (at for at, line in enumerate(lines) if _is_body(line.text)), len(lines)
    )
    head, tail = list(_frame(lines[:head_end])), list(_frame(lines[head_end:]))
    frame = [*head, *tail]
    masthead = next(iter(_issuers(head)), None)
    signature = _signature(document, tail)
    dates = tuple(
        Mention(line.text, line.span)
        for line in frame
        if line_date(line.text) is not None
    )
    issued_on = line_date(dates[-1].text) if dates else None
    title = _title(lines[:head_end]) or next(iter(ledger_titles), None)
    attachments = tuple(
        named for line in lines if (named := _attachment(line.text)) is not None
    )
    return Header(
        issuer=(signature or masthead or Mention("", Span(0, 0))).text or None,
        masthead=masthead,
        signature=signature,
        issue_no=_issue_no(head or frame),
        issued_on=issued_on,
        dates=dates,
        title=title,
        period=_period(
            [*attachments, *ledger_titles, title or "", *_openings(lines)], issued_on
        ),
        doc_refs=_doc_refs(_cited_in(document, lines)),
        attachments=attachments,
    )


def _line(document: Document, span: Span) -> _Line:
    """A line as the frame is read, the marks of a Markdown heading left out."""
    return _Line(squeeze(document[span]).lstrip("#"), span)


def _frame(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Short lines, and the parts of one that spaces set apart."""
    return (line for line in lines if len(line.text) <= MAX_FRAME_LINE)


def _is_body(text: str) -> bool:
    return (
        len(text) > MAX_FRAME_LINE + 12
        or text.endswith("。")
        or bool(SALUTATION.match(text))
    )


def _issuers(lines: Sequence[_Line]) -> Iterator[Mention]:
    """Lines that name who issued the bulletin, number and date aside."""
    for line in lines:
        text = issuer_in(line.text)
        if text is not None:
            yield Mention(text, line.span)


def _signature(document: Document, lines: Sequence[_Line]) -> Mention | None:
    """The last issuer, and those that stand right above and sign with it."""
    found = list(_issuers(lines))
    if not found:
        return None
    first = last = found.pop()
    while found and not document.text[found[-1].span.end : first.span.start].strip():
        first = found.pop()
        last = Mention(first.text + last.text, Span(first.span.start, last.span.end))
    return last


def _issue_no(lines: Sequence[_Line]) -> int | None:
    """The number of the issue within its year; the running number where it is alone."""
    for line in lines:
        if "关于" in line.text:
            continue
        own = RUNNING_NUMBER.sub("", line.text)
        match = ISSUE.search(own)
        number = match and (match["no"] or match["bare"] or match["ref"])
        if not number and (document := DOC_REF.fullmatch(without_date(own))):
            number = document["no"]
        value = parse_numeral(number) if number else None
        if value is not None:
            return int(value)
    running = (RUNNING_NUMBER.search(line.text) for line in lines)
    shown = next((match[0] for match in running if match), None)
    value = parse_numeral(shown.strip("（）")[2:-1]) if shown else None
    return int(value) if value is not None else None


def _title(head: Sequence[_Line]) -> str | None:
    """The lines from 关于 to 通报, or a line that ends like a title."""
    for at, line in enumerate(head):
        if "关于" not in line.text[:24]:
            continue
        title = ""
        for part in head[at : at + 4]:
            title += part.text
            if TITLE_END.search(title):
                return title
        return title or None
    candidates = [
        line.text
        for line in head
        if TITLE_END.search(line.text)
        and (not SERIES.match(line.text) or OF_ONE_ISSUE.search(line.text))
        and not ISSUE.search(line.text)
        and DOC_REF.search(line.text) is None
    ]
    return candidates[-1] if candidates else None


def _attachment(text: str) -> str | None:
    match = ATTACHMENT.match(text)
    return match["title"] or None if match else None


def _openings(lines: Sequence[_Line]) -> list[str]:
    """The first paragraphs of the body, which say what was looked at."""
    return [line.text for line in lines if _is_body(line.text)][:2]


def _period(texts: Sequence[str], issued_on: date | None) -> Period | None:
    """The period a bulletin covers: the first that is less than a whole year.

    A year alone (2022年重点工作任务) names the plan, not what was looked at, and a
    day (截至9月底) only its end: both are taken only where nothing better is said.
    """
    years: list[Period] = []
    ends: list[Period] = []
    for text in texts:
        for period in find_periods(text, issued_on or _own_year(text)):
            if period.start is None and period.end is not None:
                ends.append(period)
            if period.start is None or period.end is None:
                continue
            length = (period.end - period.start).days
            if length >= 364:
                years.append(period)
            elif length >= 27:
                return period
    return next(iter([*ends, *years]), None)


def _own_year(text: str) -> date | None:
    """The last day of the year that a title names, to read its months by."""
    year = re.search(r"(?<!\d)(20\d\d|19\d\d)年", text)
    return date(int(year[1]), 12, 31) if year else None


def _cited_in(document: Document, lines: Sequence[_Line]) -> Sequence[_Line]:
    """The prose; of a file that has none, all of it."""
    if any(_is_body(line.text) for line in lines):
        return lines
    return [_Line(squeeze(document.text), Span(0, len(document.text)))]


def _doc_refs(lines: Iterable[_Line]) -> tuple[str, ...]:
    """Documents that the prose refers to, each once: 平湛办〔2022〕6号."""
    refs = (
        f"{_code(match['code'])}〔{match['year']}〕{match['no']}号"
        for line in lines
        if not _is_own_number(line.text)
        for match in DOC_REF.finditer(line.text)
    )
    return tuple(dict.fromkeys(refs))


def _is_own_number(text: str) -> bool:
    """Whether a line is nothing but a document's number: the bulletin's own."""
    return DOC_REF.fullmatch(without_date(text)) is not None


def _code(text: str) -> str:
    """The office's code at the end of the words before the bracket."""
    return re.split(r"[和与及按照根据见的为]", text)[-1] or text
