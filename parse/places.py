"""Every text of a bulletin by where the tables say it stands."""

from __future__ import annotations

from collections.abc import Mapping

from parse.bulletin import Bulletin
from parse.columns import FIELD_NAMES
from parse.doubt import Place, source_place
from parse.field import Field
from parse.totals import total_fields


def texts_of(bulletin: Bulletin) -> Mapping[tuple[str | None, str], Field]:
    """Fields by task id and name; the prose and total rows have no task."""
    texts: dict[tuple[str | None, str], Field] = {(None, "prose"): bulletin.prose}
    for name, field in total_fields(bulletin.ledgers).items():
        texts[None, name] = field
    for task in bulletin.tasks:
        row = task.row
        for role, field in row.fields.items():
            if role in FIELD_NAMES:
                texts[row.task_id, FIELD_NAMES[role]] = field
        for name, field in row.other.items():
            texts[row.task_id, name] = field
    return texts


def stands_at(bulletin: Bulletin, place: Place) -> str:
    """Where in the source file a place begins: 源文件第12行."""
    field = texts_of(bulletin)[place.task_id, place.field]
    return source_place(bulletin.document, field.to_document(place.start, place.end))
