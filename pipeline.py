"""The whole story on one page: a file's bytes in, records out, tables written.

``python pipeline.py FILE...`` is ``tongbao add FILE...``.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from audit import Check, Complements, Outcome, audit, load_complements
from extract import UnreadableError, load, read
from measure import (
    Lexicon,
    Reading,
    is_of_goals,
    load_lexicon,
    read_field,
    read_number,
)
from normalize.periods import Period
from normalize.units import Units, load_units
from normalize.vocabulary import VocabularyError
from parse import Bulletin, Role, Vocabulary, load_vocabulary, parse
from parse.columns import FIELD_NAMES
from parse.draft import name_of
from parse.ledger import Column, Row
from parse.totals import named_totals
from publish import publish
from publish.records import Failure, Records, record_key
from publish.rows import bulletin_id, issue_year, make_rows

VERSION: Final = "0.1.0"

#: Fields that figures are looked for in; the deadline's are dates.
MEASURED: Final = (Role.TASK, Role.PROGRESS, Role.PROBLEM, Role.NEXT_STEP)


@dataclass(frozen=True, slots=True)
class Tools:
    """Vocabularies, and the digest that says which they are."""

    vocabulary: Vocabulary
    units: Units
    lexicon: Lexicon
    complements: Complements
    sha256: str


@dataclass(frozen=True, slots=True)
class Converted:
    """One file understood, measured and audited, with its records for the tables."""

    bulletin: Bulletin
    checks: tuple[Check, ...]
    records: Records

    @property
    def has_fails(self) -> bool:
        """Whether any check came out wrong; doubts do not count."""
        return any(check.outcome is Outcome.FAILS for check in self.checks)


@lru_cache(maxsize=8)
def load_tools(own: Path | None = None) -> Tools:
    """The packaged vocabularies, with the user's own file of entries on top.

    Raises ``VocabularyError``, naming the file, for entries that can't be used.
    """
    # First of all, so that a file that can't be read is told as any other fault of it.
    try:
        vocabulary, units = load_vocabulary(own), load_units(own)
        lexicon, complements = load_lexicon(own), load_complements(own)
    except VocabularyError as error:
        raise VocabularyError(f"词表 {own}：{error}") from error
    digest = hashlib.sha256()
    for path in (*vocabulary_files(), *([own] if own else [])):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return Tools(vocabulary, units, lexicon, complements, digest.hexdigest())


def vocabulary_files() -> list[Path]:
    """The packaged vocabularies, which decide what is read as much as the code does."""
    root = Path(__file__).parent
    rooms = ("normalize", "parse", "measure", "audit")
    return sorted(path for room in rooms for path in (root / room).rglob("*.toml"))


def convert(data: bytes, name: str, tools: Tools) -> Converted:
    """Everything that is made of one file's bytes; depends on nothing else.

    Raises ``UnreadableError`` for what is not a bulletin with a ledger.
    """
    document = read(data, name)
    bulletin = parse(document, tools.vocabulary)
    readings = dict(measure_bulletin(bulletin, tools.units, tools.lexicon))
    checks = audit(bulletin, readings, tools.vocabulary.bodies, tools.complements)
    records = Records(
        bulletin_id=bulletin_id(bulletin),
        issuer=bulletin.header.issuer,
        year=issue_year(bulletin),
        tables=make_rows(bulletin, readings, checks),
        source_text=document.source.text if document.source.is_text else None,
        key=record_key(document.source.sha256, VERSION, tools.sha256),
    )
    return Converted(bulletin, checks, records)


def measure_bulletin(
    bulletin: Bulletin, units: Units, lexicon: Lexicon
) -> Iterator[tuple[tuple[str | None, str], tuple[str, Reading]]]:
    """Readings of the prose and of every field that stands in its own row.

    A period that a row hands on (前三季度，下同) goes to the item's later rows.
    """
    day = bulletin.header.day
    if bulletin.prose.text:
        text = bulletin.prose.text
        reading = read_field(
            text,
            role="prose",
            issued_on=day,
            carried=None,
            units=units,
            lexicon=lexicon,
        )
        yield (None, "prose"), (text, reading)
    yield from _measure_totals(bulletin, units, lexicon)
    carried: dict[Role, Period | None] = {}
    item: str | None = None
    for task in bulletin.tasks:
        row = task.row
        if item != row.item_id:
            item, carried = row.item_id, {}
        for role in MEASURED:
            text = row.text(role)
            if not text or role in row.handed_down:
                continue
            reading = read_field(
                text,
                role=role.value,
                issued_on=day,
                carried=carried.get(role),
                units=units,
                lexicon=lexicon,
                task=row.text(Role.TASK),
                lead=task.lead,
            )
            carried[role] = reading.carried or carried.get(role)
            yield (row.task_id, FIELD_NAMES[role]), (text, reading)
        columns = bulletin.ledgers[row.ledger - 1].columns
        yield from _measure_other(row, columns, day, units, lexicon)


def _measure_other(
    row: Row,
    columns: tuple[Column, ...],
    day: date | None,
    units: Units,
    lexicon: Lexicon,
) -> Iterator[tuple[tuple[str | None, str], tuple[str, Reading]]]:
    """Columns of no known role: bare numbers by their headers, the rest as text."""
    if not row.other:
        return
    by_name = {name_of(columns, at): column for at, column in enumerate(columns)}
    for name, field in row.other.items():
        reading = _read_cell(field.text, by_name.get(name), day, units, lexicon)
        yield (row.task_id, name), (field.text, reading)


def _measure_totals(
    bulletin: Bulletin, units: Units, lexicon: Lexicon
) -> Iterator[tuple[tuple[str | None, str], tuple[str, Reading]]]:
    """Cells of total rows, which belong to no task."""
    for named in named_totals(bulletin.ledgers):
        columns = named.ledger.columns
        by_name = {name_of(columns, at): column for at, column in enumerate(columns)}
        for name, field in named.total.other.items():
            day = bulletin.header.day
            reading = _read_cell(field.text, by_name.get(name), day, units, lexicon)
            yield (None, named.field(name)), (field.text, reading)


def _read_cell(
    text: str, column: Column | None, day: date | None, units: Units, lexicon: Lexicon
) -> Reading:
    """A cell of a column of no known role."""
    if column is None or any("一" <= c <= "鿿" for c in text):
        goals = column is not None and is_of_goals("".join(column.path))
        return read_field(
            text,
            role="task" if goals else "other",
            issued_on=day,
            carried=None,
            units=units,
            lexicon=lexicon,
        )
    header = column.path
    if column.unit and column.unit not in header[-1]:
        header = (*header[:-1], f"{header[-1]}（{column.unit}）")
    return read_number(text, header=header, issued_on=day, units=units, lexicon=lexicon)


def convert_file(path: Path, tools: Tools) -> Converted | Failure:
    """One file converted, or why it can't be."""
    data: bytes | None = None
    name = _storable(path.name)
    try:
        data = load(path)
        return convert(data, name, tools)
    except UnreadableError as error:
        digest = hashlib.sha256(data).hexdigest() if data is not None else None
        return Failure(name, digest, error.stage, error.code, _storable(error.message))


def _storable(text: str) -> str:
    """A file's name as tables can hold it: bytes that are no characters as escapes."""
    return os.fsencode(text).decode("utf-8", "backslashreplace")


def add(
    paths: Sequence[Path], tables: Path, tools: Tools
) -> list[tuple[Path, Converted | Failure]]:
    """Convert files and publish what came of them; the tables are written once."""
    results = [(path, convert_file(path, tools)) for path in paths]
    publish(
        tables,
        [result.records for _, result in results if isinstance(result, Converted)],
        [result for _, result in results if isinstance(result, Failure)],
    )
    return results


if __name__ == "__main__":
    from cli import main

    sys.exit(main(["add", *sys.argv[1:]]))
