"""The order in which a bulletin is held against itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from audit.changes import check_changes
from audit.check import Check
from audit.columns import check_columns
from audit.complements import Complements
from audit.enumerations import check_enumerations
from audit.passage import Passage, passages_of
from audit.prose_sums import check_prose_sums
from audit.ratios import check_ratios
from audit.reading import Readings, check_reading
from audit.restatements import check_prose_restatements, check_row_restatements
from audit.stated import check_statements
from audit.sums import check_sums
from audit.targets import check_targets, elapsed_share
from audit.told_again import check_told_again
from normalize.bodies import Bodies
from parse.bulletin import Bulletin, Task
from parse.columns import Role


def audit(
    bulletin: Bulletin,
    readings: Readings,
    bodies: Bodies,
    complements: Complements | None = None,
) -> tuple[Check, ...]:
    """Every check of a bulletin: what it states of itself, then what was doubtful.

    ``complements`` are the packaged ones unless given.
    """
    passages = tuple(passages_of(readings, complements))
    return (
        *check_statements(bulletin, bodies),
        *check_prose_sums(bulletin, passages),
        *_prose(passages),
        *check_columns(bulletin, passages),
        *chain.from_iterable(map(_passage, passages)),
        *_rows(bulletin, passages),
        *check_reading(bulletin, readings),
    )


def _prose(passages: Sequence[Passage]) -> Iterator[Check]:
    for passage in passages:
        if passage.task_id is None and passage.field == "prose":
            yield from check_ratios([passage])
            yield from check_prose_restatements(passage, passages)


def _passage(passage: Passage) -> Iterator[Check]:
    """What one text claims by itself."""
    yield from check_sums(passage)
    yield from check_changes(passage)
    yield from check_enumerations(passage)


def _rows(bulletin: Bulletin, passages: Sequence[Passage]) -> Iterator[Check]:
    """What the fields of one row say of each other; a task handed down is one of them."""
    elapsed = elapsed_share(bulletin)
    tasks: dict[str, list[Passage]] = {}
    for task in bulletin.tasks:
        row = task.row
        own = [passage for passage in passages if passage.task_id == row.task_id]
        if Role.TASK in row.handed_down:
            own = [*tasks.get(row.item_id, ()), *own]
        else:
            tasks[row.item_id] = [passage for passage in own if passage.field == "task"]
        yield from check_row_restatements(own)
        yield from check_told_again(own)
        yield from _shares_and_targets(task, own, elapsed)


def _shares_and_targets(
    task: Task, passages: Sequence[Passage], elapsed: Decimal | None
) -> Iterator[Check]:
    """Shares that the row tells, then its goals; a share of a goal is told once."""
    shares = tuple(check_ratios(passages))
    yield from shares
    told = {check.places[0] for check in shares if check.places}
    for check in check_targets(task, passages, elapsed):
        if check.check != "target_told" or check.places[0] not in told:
            yield check
