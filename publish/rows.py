"""What the rooms below have read, as rows of the contract's tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from audit import Check, Outcome, Readings
from extract import Document, Span
from measure import Indicator
from normalize.periods import parse_period
from normalize.status import plain
from parse import Bulletin, Task
from parse.columns import FIELD_NAMES
from parse.field import Field
from parse.parties import Responsibility
from parse.places import texts_of
from parse.totals import total_fields
from publish.records import Row


def bulletin_id(bulletin: Bulletin) -> str:
    """Issuer, year and issue number; where one is not stated, made from the text.

    The text counts without white space, so that the same bulletin in another
    encoding or with other line ends is the same bulletin.
    """
    header = bulletin.header
    if header.issuer and header.issued_on and header.issue_no is not None:
        return f"{header.issuer}-{header.issued_on.year}-{header.issue_no}"
    content = "".join(bulletin.document.text.split())
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def issue_year(bulletin: Bulletin) -> int | None:
    """Year of issue; where no date is stated, the year of the period covered."""
    header = bulletin.header
    if header.issued_on is not None:
        return header.issued_on.year
    if header.period is not None and header.period.end is not None:
        return header.period.end.year
    return None


def make_rows(
    bulletin: Bulletin, readings: Readings, checks: Sequence[Check]
) -> Mapping[str, Sequence[Row]]:
    """Rows of all tables of one bulletin."""
    own_id = bulletin_id(bulletin)
    tables: dict[str, list[Row]] = {
        "tasks": [_task(bulletin, task) for task in bulletin.tasks],
        "responsibilities": [
            _responsibility(task, one)
            for task in bulletin.tasks
            for one in task.parties.responsibilities
        ],
        "indicators": list(_indicators(bulletin, readings)),
        "statements": list(_statements(bulletin)),
        "checks": [_check(check) for check in checks],
    }
    tables["bulletins"] = [_bulletin(bulletin, tables)]
    return {
        name: [{"bulletin_id": own_id, **row} for row in rows]
        for name, rows in tables.items()
    }


def _bulletin(bulletin: Bulletin, tables: Mapping[str, Sequence[Row]]) -> Row:
    header, source = bulletin.header, bulletin.document.source
    items = {task.row.item_id for task in bulletin.tasks}
    period = header.period
    return {
        "issuer_text": header.issuer,
        "title": header.title,
        "issue_no": header.issue_no,
        "issued_on": header.issued_on,
        "period_text": period.text if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "doc_refs": list(header.doc_refs),
        "source": source.name,
        "source_sha256": source.sha256,
        "media_type": source.media_type,
        "reader": source.reader,
        "encoding": source.encoding,
        "pages": source.pages,
        "items": len(items),
        "tasks": len(bulletin.tasks),
        "indicators": len(tables["indicators"]),
        "checks_failed": sum(
            row["outcome"] == Outcome.FAILS for row in tables["checks"]
        ),
        "prose": bulletin.prose.text or None,
        "totals": {
            name: field.text for name, field in total_fields(bulletin.ledgers).items()
        },
    }


def _task(bulletin: Bulletin, task: Task) -> Row:
    row, status = task.row, task.status
    ledger = bulletin.ledgers[row.ledger - 1]
    texts = {column: row.text(role) or None for role, column in FIELD_NAMES.items()}
    status_text = texts["status_text"]
    return {
        "task_id": row.task_id,
        "item_no": row.item_no,
        "sub_no": row.sub_no,
        "ledger": row.ledger,
        "ledger_title": ledger.title,
        "section": row.section,
        **texts,
        "units": [body.name for body in task.parties.leads],
        "persons": [person.name for person in task.parties.people],
        "deadline": _deadline(texts["deadline_text"], bulletin.header.day),
        "status": status.term if status else _own_word(status_text),
        "status_stage": status.stage if status else None,
        "status_pace": status.pace if status else None,
        "status_rank": status.rank if status else None,
        "status_scheme": status.scheme if status else None,
        "other": {name: field.text for name, field in row.other.items()},
        **_place(bulletin.document, row.span, with_page=True),
    }


def _place(document: Document, span: Span, *, with_page: bool = False) -> Row:
    """Where a value stands: characters of a text, boxes on paper, and in words."""
    boxes = document.boxes(span)
    source = document.source_span(span) if document.source.is_text else None
    page = {"page": boxes[0].page if boxes else None} if with_page else {}
    return {
        **page,
        "place": document.place(span.start),
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
        "boxes": [asdict(box) for box in boxes],
    }


def _own_word(status_text: str | None) -> str | None:
    """A status that no scheme knows, in one form; None for nothing but quotes."""
    return (plain(status_text) or None) if status_text else None


def _deadline(text: str | None, day: date | None) -> date | None:
    period = parse_period(text, day) if text else None
    return period.end if period else None


def _responsibility(task: Task, one: Responsibility) -> Row:
    body, person = one.body, one.person
    return {
        "task_id": task.row.task_id,
        "unit": body.name if body else None,
        "unit_text": body.text if body else None,
        "role": one.role,
        "person": person.name if person else None,
        "person_note": person.note if person else None,
        "paired_by": one.paired_by,
        "matched_by": body.matched_by if body else None,
        "score": body.score if body else None,
    }


def _indicators(bulletin: Bulletin, readings: Readings) -> Iterator[Row]:
    texts = texts_of(bulletin)
    for (task_id, name), (_, reading) in readings.items():
        field = texts[task_id, name]
        for indicator in reading.indicators:
            yield _indicator(bulletin.document, field, task_id, name, indicator)


def _indicator(
    document: Document, field: Field, task_id: str | None, name: str, one: Indicator
) -> Row:
    period = one.period
    return {
        "indicator_id": f"{task_id or 'prose'}:{name}:{one.start}",
        "task_id": task_id,
        "field": name,
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "value": one.value,
        "value_max": one.value_max,
        "unit": one.unit,
        "base_value": one.base_value,
        "base_unit": one.base_unit,
        "kind": one.kind,
        "metric": one.metric,
        "subject": one.subject,
        "direction": one.direction,
        "compare": one.compare,
        "modality": one.modality,
        "approx": one.approx,
        "rank_of": one.rank_of,
        "period_text": period.text if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "part_of": one.part_of,
        "rule": one.rule,
        **_place(document, field.to_document(one.start, one.end)),
    }


def _statements(bulletin: Bulletin) -> Iterator[Row]:
    for one in bulletin.statements:
        yield {
            "claim": one.claim,
            "status": one.status,
            "value": one.value,
            "unit": one.unit,
            "names": list(one.names),
            "text": one.text,
            "start": one.start,
            "end": one.end,
        }


def _check(check: Check) -> Row:
    return {
        "task_id": check.task_id,
        "check": check.check,
        "outcome": check.outcome,
        "stated": check.stated,
        "computed": check.computed,
        "expression": check.expression,
        "message": check.message,
        "spans": [
            {
                "task_id": place.task_id,
                "field": place.field,
                "start": place.start,
                "end": place.end,
            }
            for place in check.places
        ],
    }
