"""A document understood: frame, prose, ledgers, and who stands behind each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extract import Cell, Document, Table, UnreadableError
from normalize.bodies import Bodies, Place, Slip, load_bodies, place_of, slips
from normalize.status import (
    Schemes,
    Status,
    load_schemes,
    plain,
    status_words,
)
from parse.captions import is_furniture
from parse.columns import Columns, Role, load_columns
from parse.doubt import Doubt
from parse.field import Field, read_field, with_single_spaces
from parse.header import Header, read_header
from parse.ledger import Ledger, Row
from parse.ledgers import read_ledgers
from parse.parties import Parties, read_parties
from parse.region import Layout, read_layout
from parse.scopes import scopes_of
from parse.statements import Statement, read_statements
from parse.statuses import read_statuses, rows_named
from parse.wraps import part_lists


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The vocabularies that parsing looks things up in."""

    columns: Columns
    bodies: Bodies
    schemes: Schemes


@dataclass(frozen=True, slots=True)
class Task:
    """A ledger's row with its parties and its status understood."""

    row: Row
    parties: Parties
    status: Status | None

    @property
    def lead(self) -> str:
        """The body that alone leads, as written; blank where several share the row."""
        leads = self.parties.leads
        return leads[0].text if len(leads) == 1 else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the prose under its own heading; offsets into the prose."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bulletin:
    """All that parsing makes of a document."""

    document: Document
    header: Header
    place: Place | None
    prose: Field
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...]
    ledgers: tuple[Ledger, ...]
    tasks: tuple[Task, ...]
    slips: tuple[Slip, ...]
    doubts: tuple[Doubt, ...]


#: What is written in a status cell and longer than this is no word for the prose.
MAX_WRITTEN: Final = 8


def load_vocabulary(own: Path | None = None) -> Vocabulary:
    """The packaged vocabularies with the user's own file on top."""
    return Vocabulary(load_columns(own), load_bodies(own), load_schemes(own))


def parse(document: Document, vocabulary: Vocabulary) -> Bulletin:
    """Understand a document. Raises ``UnreadableError`` where it has no ledger."""
    words = status_words(vocabulary.schemes, _cell_texts(document))
    layout = read_layout(document, vocabulary.columns)
    _require_ledger(document, layout)
    ledgers = read_ledgers(document, layout.regions, vocabulary.columns, words)
    titles = [ledger.title for ledger in ledgers if ledger.title]
    frame = [p.span for p in (*layout.prose, *layout.after)]
    header = read_header(document, frame, titles)
    place = place_of(header.issuer or "") or place_of(header.title or "")
    ledgers = part_lists(document, ledgers, place, vocabulary.bodies)
    prose = _prose(document, layout)
    rows = [row for ledger in ledgers for row in ledger.rows]
    parties = read_parties(rows, place, vocabulary.bodies)
    statuses, status_doubts = read_statuses(ledgers, vocabulary.schemes)
    tasks = tuple(
        Task(row, parties[row.task_id], statuses.get(row.task_id)) for row in rows
    )
    scopes = scopes_of(
        prose.text,
        [ledger.title for ledger in ledgers],
        [_words_used(tasks, ledger.number) for ledger in ledgers],
    )
    statements = read_statements(
        prose.text, scopes, place=place, bodies=vocabulary.bodies
    )
    return Bulletin(
        document=document,
        header=header,
        place=place,
        prose=prose,
        sections=tuple(_sections(prose.text)),
        statements=statements,
        ledgers=ledgers,
        tasks=tasks,
        slips=_slips(tasks, statements, place, vocabulary.bodies),
        doubts=(
            *(doubt for ledger in ledgers for doubt in ledger.doubts),
            *(doubt for task in tasks for doubt in task.parties.doubts),
            *_tasks_missing(ledgers),
            *status_doubts,
        ),
    )


def _cell_texts(document: Document) -> Iterator[str]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    for cell in (cell for table in tables for row in table.rows for cell in row):
        yield document[cell.span]


def _require_ledger(document: Document, layout: Layout) -> None:
    name = document.source.name
    if layout.regions:
        if any(True for region in layout.regions for _ in region.body):
            return
        message = f"{name}：台账只有表头，没有任何一行任务。请检查文件是否完整。"
        raise UnreadableError("parse", "empty_ledger", message)
    rows = [row for row in layout.orphans if sum(map(_filled, row.cells)) >= 3]
    if len(rows) < 2:
        raise UnreadableError(
            "parse",
            "no_ledger",
            f"{name}：全文没有台账（没有含“序号、工作任务、牵头单位”等列的表格）。"
            "请确认这是带台账的督查通报，各格之间用制表符、竖线或 HTML 表格分开。",
        )
    filled = next(cell for row in rows for cell in row.cells if cell.span)
    place = document.place(filled.span.start)
    raise UnreadableError(
        "parse",
        "no_header",
        f"{name}：{place}起有 {len(rows)} 行 {len(rows[0].cells)} 列的表格，"
        "但没有表头行（序号、工作任务、牵头单位……），不能判断各列含义。请补上表头再导入。",
    )


def _filled(cell: Cell) -> bool:
    return len(cell.span) > 0


def _prose(document: Document, layout: Layout) -> Field:
    """The prose before the ledgers and after them, a paragraph a line.

    Page numbers stand between its paragraphs, but are none of it.
    """
    lines = [p.span for p in (*layout.prose, *layout.after)]
    spans = [span for span in lines if not is_furniture(document[span])]
    return with_single_spaces(read_field(document, spans, "\n"))


_HEADING: Final = re.compile(
    r"^\s*([一二三四五六七八九十]{1,3}、[^。，；\n]{1,30})$", re.MULTILINE
)


def _sections(prose: str) -> Iterator[Section]:
    """Parts of the prose under 一、基本情况, 二、工作要求."""
    headings = list(_HEADING.finditer(prose))
    ends = [*(match.start() for match in headings[1:]), len(prose)]
    for match, end in zip(headings, ends, strict=False):
        yield Section(match[1].strip(), match.start(), end)


def _tasks_missing(ledgers: Sequence[Ledger]) -> Iterator[Doubt]:
    """One doubt a ledger for rows without a task: it may be no ledger of tasks."""
    for ledger in ledgers:
        rows = [row.task_id for row in ledger.rows if not row.text(Role.TASK)]
        if rows:
            message = f"{rows_named(rows)}没有工作任务，请核对这张表是否任务台账。"
            yield Doubt("task_missing", message, rows[0])


def _words_used(tasks: Sequence[Task], ledger: int) -> Mapping[str, str]:
    """Status words of one ledger, each with the one form that it counts under."""
    own = [task for task in tasks if task.row.ledger == ledger]
    used = {task.status.term: task.status.term for task in own if task.status}
    for task in own:
        written = plain(task.row.text(Role.STATUS))
        if 0 < len(written) <= MAX_WRITTEN:
            used.setdefault(written, task.status.term if task.status else written)
    return used


def _slips(
    tasks: Sequence[Task],
    statements: Sequence[Statement],
    place: Place | None,
    bodies: Bodies,
) -> tuple[Slip, ...]:
    names = dict.fromkeys(
        [
            *(body.name for task in tasks for body in task.parties.leads),
            *(body.name for task in tasks for body in task.parties.supports),
            *(name for statement in statements for name in statement.names),
        ]
    )
    return slips(tuple(names), place=place, bodies=bodies)
