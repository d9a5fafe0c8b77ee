"""The ledgers of a document, with ids, text and doubts of every row."""

from __future__ import annotations

from collections.abc import Iterator, Set

from extract import Document, Span
from parse.columns import Columns, Role, assign_roles, header_unit, plain_header
from parse.contents import read_contents
from parse.drafting import Draft, Drafting
from parse.field import Field
from parse.ledger import Column, Ledger, Row
from parse.numbering import Numbered, Numbering
from parse.region import Region, caption_unit, is_furniture


def read_ledgers(
    document: Document, regions: list[Region], columns: Columns, words: Set[str]
) -> tuple[Ledger, ...]:
    """Every ledger; ``words`` are the status words of all schemes."""
    numbering = Numbering()
    return tuple(
        _ledger(document, region, number, columns, words, numbering)
        for number, region in enumerate(regions, start=1)
    )


def _ledger(
    document: Document,
    region: Region,
    number: int,
    columns: Columns,
    words: Set[str],
    numbering: Numbering,
) -> Ledger:
    described = _columns(document, region, columns, words)
    by_role = {
        column.role: at
        for at, column in enumerate(described)
        if column.role is not Role.OTHER
    }
    titles = {plain_header(document[paragraph.span]) for paragraph in region.titles}
    drafting = Drafting(document, described, by_role, words, titles)
    for entry in region.body:
        drafting.take(entry)
    items, doubts = numbering.number(drafting.items)
    return Ledger(
        number=number,
        title=_title(document, region),
        columns=described,
        rows=tuple(
            row for item in items for row in _rows(item, number, described)
        ),
        totals=tuple(drafting.totals),
        doubts=(*drafting.doubts, *doubts),
    )  # fmt: skip


def _columns(
    document: Document, region: Region, columns: Columns, words: Set[str]
) -> tuple[Column, ...]:
    contents = read_contents(document, region, words)
    roles = assign_roles(region.paths, columns, contents)
    caption = caption_unit(document, region.titles)
    return tuple(
        Column(
            path, role, next(filter(None, map(header_unit, reversed(path))), caption)
        )
        for path, role in zip(region.paths, roles, strict=True)
    )


def _title(document: Document, region: Region) -> str | None:
    """The ledger's title lines put together, captions of units left out."""
    lines = [document[paragraph.span].strip() for paragraph in region.titles]
    return " ".join(line for line in lines if not is_furniture(line)) or None


def _rows(item: Numbered, ledger: int, columns: tuple[Column, ...]) -> Iterator[Row]:
    several = len(item.drafts) > 1
    for at, draft in enumerate(item.drafts, start=1):
        yield Row(
            task_id=f"{item.item_id}.{at}" if several else item.item_id,
            ledger=ledger,
            item_no=item.item_no,
            sub_no=at if several else None,
            section=_section(draft, columns),
            fields={
                column.role: draft.fields[place]
                for place, column in enumerate(columns)
                if column.role is not Role.OTHER and _text(draft, place)
            },
            other=_other(draft, columns),
            handed_down=frozenset(draft.handed_down),
            span=_span(draft),
        )


def _text(draft: Draft, place: int) -> str:
    return draft.fields[place].text if place in draft.fields else ""


def _section(draft: Draft, columns: tuple[Column, ...]) -> str | None:
    """The group heading above the row, or its column of groups."""
    for place, column in enumerate(columns):
        if column.role is Role.SECTION and _text(draft, place):
            return _text(draft, place)
    return draft.section


def _other(draft: Draft, columns: tuple[Column, ...]) -> dict[str, Field]:
    """Columns of no known role by header; a header that stands twice is numbered."""
    other: dict[str, Field] = {}
    for place, column in enumerate(columns):
        if column.role is Role.OTHER and _text(draft, place):
            name = column.name or f"第{place + 1}列"
            if name in other:
                name = f"{name}（第{place + 1}列）"
            other[name] = draft.fields[place]
    return other


def _span(draft: Draft) -> Span:
    """From the first to the last character of the row's own cells."""
    spans = [
        span
        for column, text in draft.fields.items()
        if column not in draft.aligned.shared
        for span in text.spans
        if column in draft.own
    ]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
