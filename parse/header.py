"""The frame of a bulletin: who, which issue, when, about what, of which period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from extract import Document, Span
from normalize.fold import fold
from normalize.numerals import parse_numeral
from normalize.periods import Period, find_periods, parse_date

#: Lines of the frame are short; the longest issuers seen have some thirty characters.
MAX_FRAME_LINE: Final = 48
MAX_ISSUER: Final = 40

_NUMERAL: Final = r"[0-9〇零一二三四五六七八九十百]{1,5}"
ISSUE: Final = re.compile(
    rf"(?:(?P<year>\d{{4}}|[〇零一二三四五六七八九]{{4}})年(?:度)?)?"
    rf"(?:第\s*(?P<no>{_NUMERAL})\s*[期号]|(?<![\d总])(?P<bare>\d{{1,3}})\s*期)"
    rf"|(?:^|[^一-鿿])〔(?P<bracket>\d{{4}})〕\s*(?:第)?(?P<ref>\d{{1,4}})\s*[号期]"
)
ISSUER_END: Final = re.compile(
    r"(?:督查局|督查室|督察室|督查考核局|督查考核办公室|督查和绩效考核局|督查专班|办公室|政府办|委办"
    r"|政府|委员会|管委会|领导小组|指挥部|局|室|中心|专班)$"
)
TITLE_END: Final = re.compile(
    r"(?:通报|通知|报告|情况|专报|简报|公示|台账|一览表)(?:（[^）]*）)?$"
)
SERIES: Final = re.compile(
    r"^.{0,16}?(?:督查|督察|督办|重点工作|目标|考核|推进).{0,6}(?:通报|专报|简报|快报|动态|要情|通讯)$"
)
DOC_REF: Final = re.compile(
    r"(?P<code>[一-鿿]{2,12})〔(?P<year>\d{4})〕\s*第?(?P<no>\d{1,4})\s*号"
)
ATTACHMENT: Final = re.compile(
    r"^附(?:件|表)?\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[：.．、]\s*(?P<title>.*)$"
)
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


@dataclass(frozen=True, slots=True)
class _Line:
    text: str  # folded, white space removed
    span: Span


def read_header(
    document: Document, prose: Sequence[Span], ledger_titles: Sequence[str]
) -> Header:
    """Frame of a bulletin from its prose lines and the titles of its ledgers."""
    lines = [_Line(squeeze(document[span]), span) for span in prose]
    frame = list(_frame(lines))
    head_end = next(
        (at for at, line in enumerate(lines) if _is_body(line.text)), len(lines)
    )
    head = [line for line in frame if line in lines[:head_end]]
    tail = [line for line in frame if line not in head]
    masthead = _first_issuer(head)
    signature = _first_issuer(reversed(tail))
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


def squeeze(text: str) -> str:
    """Text folded and without white space, as frame lines are compared.

    >>> squeeze("第 ８ 期 ")
    '第8期'
    """
    return re.sub(r"\s+", "", fold(text))


def _frame(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Short lines, and the parts of one that spaces set apart."""
    return (line for line in lines if len(line.text) <= MAX_FRAME_LINE)


def _is_body(text: str) -> bool:
    return (
        len(text) > MAX_FRAME_LINE + 12
        or text.endswith("。")
        or bool(SALUTATION.match(text))
    )


def _first_issuer(lines: Iterator[_Line] | Sequence[_Line]) -> Mention | None:
    for line in lines:
        text = _without_date(_without_issue(line.text))
        if _is_issuer(text):
            return Mention(text, line.span)
    return None


def _is_issuer(text: str) -> bool:
    return (
        4 <= len(text) <= MAX_ISSUER
        and ISSUER_END.search(text) is not None
        and not re.search(
            r"关于|通报|[，。：；《》]|^附|^[一二三四五六七八九十（]", text
        )
    )


def _without_issue(text: str) -> str:
    return ISSUE.sub("", text).strip("（）·")


_TRAILING_DATE: Final = re.compile(
    r"(?:\d{4}|[〇零一二三四五六七八九]{4})年.{1,3}月.{1,3}日(?:印发|印)?$"
)


def _without_date(text: str) -> str:
    return _TRAILING_DATE.sub("", text)


def line_date(text: str) -> date | None:
    """The date a frame line is, or ends with."""
    match = _TRAILING_DATE.search(text)
    shown = re.sub(r"印发?$", "", match[0]) if match else text.strip("（）")
    return parse_date(shown) if len(shown) <= 16 else None


def _issue_no(lines: Sequence[_Line]) -> int | None:
    for line in lines:
        match = ISSUE.search(line.text)
        if match is None or _is_body(line.text) or "关于" in line.text:
            continue
        if DOC_REF.search(line.text) and match["no"] is None:
            return int(match["ref"]) if match["ref"] else None
        number = parse_numeral(match["no"] or match["bare"] or match["ref"])
        return int(number) if number is not None else None
    return None


def _title(head: Sequence[_Line]) -> str | None:
    """The lines from 关于 to 通报, or a line that ends like a title."""
    for at, line in enumerate(head):
        if not (line.text.startswith("关于") or "关于" in line.text[:24]):
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
        and not SERIES.match(line.text)
        and not ISSUE.search(line.text)
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

    A year alone (2022年重点工作任务) names the plan, not what was looked at, and
    is taken only where nothing narrower is said.
    """
    years: list[Period] = []
    for text in texts:
        for period in find_periods(text, issued_on or _own_year(text)):
            if period.start is None or period.end is None:
                continue
            length = (period.end - period.start).days
            if length >= 364:
                years.append(period)
            elif length >= 27:
                return period
    return years[0] if years else None


def _own_year(text: str) -> date | None:
    """The last day of the year that a title names, to read its months by."""
    year = re.search(r"(?<!\d)(20\d\d|19\d\d)年", text)
    return date(int(year[1]), 12, 31) if year else None


def _cited_in(document: Document, lines: Sequence[_Line]) -> Sequence[_Line]:
    """The prose; of a file that has none, all of it."""
    if any(_is_body(line.text) for line in lines):
        return lines
    return [_Line(squeeze(document.text), Span(0, len(document.text)))]


def _doc_refs(lines: Sequence[_Line]) -> tuple[str, ...]:
    """Documents that the prose refers to, each once: 平湛办〔2022〕6号."""
    refs = (
        f"{_code(match['code'])}〔{match['year']}〕{match['no']}号"
        for line in lines
        for match in DOC_REF.finditer(line.text)
    )
    return tuple(dict.fromkeys(refs))


def _code(text: str) -> str:
    """The office's code at the end of the words before the bracket."""
    return re.split(r"[和与及按照根据见的为]", text)[-1] or text
