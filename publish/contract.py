"""The tables that analysts rely on: the one specification of all of them.

Arrow schemas, ``datapackage.json``, ``DICTIONARY.md`` and the checks on what is
written are derived from ``CONTRACT``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from publish.column import Column, ForeignKey, Table, Type
from publish.columns_bulletin import BULLETINS, CHECKS, FAILURES, STATEMENTS
from publish.columns_indicators import INDICATORS
from publish.columns_ledger import RESPONSIBILITIES, TASKS
from publish.columns_shared import ISSUER, NO_ISSUER, NO_YEAR, YEAR

__all__ = [
    "BULLETIN_TABLES", "CONTRACT", "NO_ISSUER", "NO_YEAR", "PARTITIONS",
    "Column", "ForeignKey", "Table", "Type",
]  # fmt: skip

#: Every table of bulletins lies in folders ``issuer=.../year=...``.
PARTITIONS: Final = (ISSUER, YEAR)

_OF_BULLETIN: Final = ForeignKey(("bulletin_id",), "bulletins")
_OF_TASK: Final = ForeignKey(("bulletin_id", "task_id"), "tasks")

#: All tables, in the order in which people read them. A column that is added later
#: can be null: bulletins stored before it have no value for it.
CONTRACT: Final[Mapping[str, Table]] = MappingProxyType(
    {
        table.name: table
        for table in (
            Table(
                "bulletins",
                "通报",
                "One row a bulletin.",
                BULLETINS,
                key=("bulletin_id",),
                partitions=PARTITIONS,
            ),
            Table(
                "tasks",
                "任务",
                "The ledger's rows; an item of several units has several.",
                TASKS,
                key=("bulletin_id", "task_id"),
                foreign_keys=(_OF_BULLETIN,),
                partitions=PARTITIONS,
            ),
            Table(
                "responsibilities",
                "责任",
                "One row a task, unit and person.",
                RESPONSIBILITIES,
                foreign_keys=(_OF_BULLETIN, _OF_TASK),
                partitions=PARTITIONS,
            ),
            Table(
                "indicators",
                "指标",
                "One row a number that measures something.",
                INDICATORS,
                key=("bulletin_id", "indicator_id"),
                foreign_keys=(_OF_BULLETIN, _OF_TASK),
                partitions=PARTITIONS,
            ),
            Table(
                "statements",
                "正文陈述",
                "One row a claim that the prose makes of the whole.",
                STATEMENTS,
                foreign_keys=(_OF_BULLETIN,),
                partitions=PARTITIONS,
            ),
            Table(
                "checks",
                "核对",
                "The bulletin held against itself, and every doubt of the reading.",
                CHECKS,
                foreign_keys=(_OF_BULLETIN, _OF_TASK),
                partitions=PARTITIONS,
            ),
            Table(
                "failures",
                "读取失败",
                "One row a file that could not be read.",
                FAILURES,
                key=("source",),
            ),
        )
    }
)

#: Tables that hold a bulletin's records.
BULLETIN_TABLES: Final = tuple(name for name in CONTRACT if name != "failures")
