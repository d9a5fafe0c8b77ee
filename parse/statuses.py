"""How each row stands, in its ledger's scheme, and which words no scheme knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from normalize.status import (
    Scheme,
    Schemes,
    Status,
    choose_scheme,
    plain,
    read_status,
)
from parse.columns import Role
from parse.doubt import Doubt, Place
from parse.ledger import Ledger, Row

#: Rows that a doubt names before it only counts the rest.
NAMED: Final = 5


def read_statuses(
    ledgers: Sequence[Ledger], schemes: Schemes
) -> tuple[Mapping[str, Status], list[Doubt]]:
    """Status of each row by its id, and a doubt for each word that is not known.

    One scheme is chosen for the words of one ledger; see normalize.status.
    """
    statuses: dict[str, Status] = {}
    doubts: list[Doubt] = []
    for ledger in ledgers:
        texts = {row.task_id: row.text(Role.STATUS) for row in ledger.rows}
        scheme = choose_scheme([text for text in texts.values() if text], schemes)
        unknown: dict[str, list[Row]] = {}
        for row in ledger.rows:
            text = texts[row.task_id]
            status = read_status(text, scheme, schemes) if text else None
            if status is not None:
                statuses[row.task_id] = status
            elif any(texts.values()):
                unknown.setdefault(plain(text), []).append(row)
        doubts.extend(_doubts(unknown, scheme))
    return statuses, doubts


def _doubts(unknown: Mapping[str, list[Row]], scheme: Scheme | None) -> Iterator[Doubt]:
    # What a general scheme does not know, none does; its name says nothing.
    named = scheme if scheme and not scheme.general else None
    known = f"评价体系“{named.name}”" if named else "任何已知的评价体系"
    for word, rows in unknown.items():
        where = rows_named([row.task_id for row in rows])
        if not word:
            message = f"{where}没有填写完成情况，请核对原文。"
            yield Doubt("status_missing", message, rows[0].task_id)
            continue
        yield Doubt(
            "unknown_status",
            f"{where}的评价“{word}”不在{known}中，按原文保留，不作归类。",
            rows[0].task_id,
            tuple(
                Place(row.task_id, "status_text", 0, len(row.text(Role.STATUS)))
                for row in rows
            ),
        )


def rows_named(task_ids: Sequence[str]) -> str:
    """The rows a message is about, the first few by their ids.

    >>> rows_named(["5"]), rows_named([str(no) for no in range(1, 9)])
    ('第5项', '第1、2、3、4、5等8项')
    """
    shown = "、".join(task_ids[:NAMED])
    return f"第{shown}项" if len(task_ids) <= NAMED else f"第{shown}等{len(task_ids)}项"
