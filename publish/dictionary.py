"""``DICTIONARY.md``: the contract for people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from audit.amount import BLUR
from audit.codes import CODES
from publish.column import Column, Table
from publish.contract import CONTRACT, NO_ISSUER, NO_YEAR
from publish.examples import example_lines

_HEAD = f"""\
# Data dictionary · 数据字典

Generated from `publish/contract.py` by `python -m publish > DICTIONARY.md`.

Tables of bulletins lie in `<table>/issuer=<issuer>/year=<year>/part.parquet`, so that
`pd.read_parquet("tables/tasks")`, `pl.scan_parquet("tables/tasks/**/*.parquet")` and
DuckDB's `read_parquet('tables/tasks/**/*.parquet')` read them as they are. `issuer` and
`year` are columns that the folders' names hold, {NO_ISSUER} and {NO_YEAR} where the
bulletin states none; polars shows them with `hive_partitioning=True`.

Null is "not stated" (未载明); an empty string, list or map never occurs. Columns marked
\\* are never null. Offsets count characters from 0, the end not included.
"""


_CHECKS = (
    "",
    "## Codes of checks · 核对代码",
    "",
    "What `checks.check` can say. A relation holds or fails, or is a question where",
    "offices differ in how they count; whatever the reading was unsure of is a doubt.",
    "",
    "| check | what is held against what |",
    "|---|---|",
)
_AGREEMENT = (
    "",
    "### How numbers agree · 怎样算相符",
    "",
    "What is computed must round, halves up, to the number as it is written; one whose",
    "last digits were cut off instead fails, and the message says so. Sums and",
    "differences are exact in decimals: parts that are written more finely than their",
    "total are rounded to its last place, parts with fewer decimals leave half of their",
    "last place open. In shares and growth, amounts with decimals may have been rounded",
    "before. An approximator makes a number a range:",
    "",
    "| as written | the value lies from | to |",
    "|---|---|---|",
    "| 120余, 120多 | 120 | 130: one more in the last place that is not nought |",
)
_EXAMPLES = (
    "",
    "## Examples of indicators · 指标示例",
    "",
    "Sentences as a bulletin of 8 November 2023 might have them, and what is read; the",
    "program makes this table.",
    "",
)


def dictionary() -> str:
    """All tables and columns, with label, type, meaning, unit and example; examples."""
    lines = [line for table in CONTRACT.values() for line in _lines(table)]
    checks = (*_CHECKS, *_codes(), *_AGREEMENT, *_ranges())
    parts = (*lines, *checks, *_EXAMPLES, *example_lines())
    return _HEAD + "\n".join(parts) + "\n"


def _codes() -> Iterator[str]:
    return (f"| `{code}` | {meaning} |" for code, meaning in CODES.items())


def _ranges() -> Iterator[str]:
    """The approximators that make a number a range, by the shares of it."""
    words: dict[tuple[Decimal, Decimal | None], list[str]] = {}
    for word, shares in BLUR.items():
        words.setdefault(shares, []).append(word)
    for (low, high), alike in words.items():
        most = "no bound" if high is None else f"{high * 100:f} %"
        yield f"| {', '.join(alike)} | {low * 100:f} % | {most} |"


def _lines(table: Table) -> Iterator[str]:
    yield ""
    yield f"## {table.name} · {table.label_zh}"
    yield ""
    yield table.description
    if table.key:
        yield f"Key: {_names(table.key)}."
    for key in table.foreign_keys:
        yield f"Foreign key: {_names(key.columns)}, to `{key.table}`."
    yield ""
    yield "| column | 名称 | type | what it says | unit | example |"
    yield "|---|---|---|---|---|---|"
    yield from map(_row, (*table.columns, *table.partitions))


def _row(column: Column) -> str:
    means = column.description
    if column.values:
        means += f": {_names(column.values)}"
    example = column.example.replace("\n", "\\n")
    cells = (
        f"`{column.name}`" + ("" if column.nullable else "\\*"),
        column.label_zh,
        f"`{column.type}`",
        means,
        column.unit or "",
        f"`{example}`",
    )
    return f"| {' | '.join(cells)} |"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
