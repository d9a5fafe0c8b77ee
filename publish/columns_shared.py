"""Columns that several tables have in common."""

from __future__ import annotations

from typing import Final

from publish.column import Column, Type, int32, int64, string

#: The greatest place in a file of text; larger files are not read.
FAR: Final = 2**31 - 1

#: What a folder is named where the bulletin names no issuer or no date. A null
#: folder (`__HIVE_DEFAULT_PARTITION__`) beside others makes `pd.read_parquet` fail
#: with "Cannot yet unify dictionaries with nulls", and alone no reader of Arrow can
#: tell its type, so that what is not stated has a name here, and only here.
NO_ISSUER: Final = "未注明"
NO_YEAR: Final = 0

ISSUER: Final = string(
    "issuer",
    "发文单位",
    f"Issuer in one form; {NO_ISSUER} where the bulletin names none",
    "青岚县人民政府督查室",
    nullable=False,
)
YEAR: Final = int32(
    "year",
    "年度",
    f"Year of issue; {NO_YEAR} where the bulletin states none",
    "2022",
    nullable=False,
    bounds=(NO_YEAR, 9999),
)
BULLETIN_ID: Final = string(
    "bulletin_id",
    "通报编号",
    "Bulletin: issuer, year and issue number, else made from the content",
    "青岚县人民政府督查室-2022-8",
    nullable=False,
)
TASK_ID: Final = string(
    "task_id",
    "任务编号",
    'Row of the ledger: "7", or "8.3" where an item has several rows',
    "8.3",
    nullable=False,
)
TASK_ID_IF_ANY: Final = string(
    "task_id",
    "任务编号",
    "Row of the ledger; null where the prose or the whole bulletin is meant",
    "8.3",
)
PLACE: Final = string(
    "place",
    "位置",
    "Where in the source the row begins, as a person says it",
    "第3页第12行",
    nullable=False,
)
SOURCE_START: Final = int64(
    "source_start",
    "原文起",
    "First character in the decoded source, where that is text",
    "4210",
    unit="characters",
    bounds=(0, FAR),
)
SOURCE_END: Final = int64(
    "source_end",
    "原文止",
    "Character after the last in the decoded source",
    "4217",
    unit="characters",
    bounds=(0, FAR),
)
BOXES: Final = Column(
    Type.BOXES,
    "boxes",
    "版面位置",
    "Boxes on paper, from the page's top left, where the source is paged",
    '[{"page": 3, "x0": 72.0, "top": 140.5, "x1": 131.2, "bottom": 152.5}]',
    unit="points",
)
