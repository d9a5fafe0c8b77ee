"""The ledgers of a document, with ids, text and doubts of every row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from extract import Document, Span
from parse.assign import Content, assign_roles
from parse.columns import (
    Columns,
    Role,
    header_unit,
    plain_header,
    wishes_of,
)
from parse.contents import read_contents
from parse.doubt import Doubt
from parse.draft import Draft, name_of, to_doubt
from parse.drafting import Drafting
from parse.field import Field
from parse.ledger import Column, Ledger, Row
from parse.numbering import Numbered, Numbering
from parse.region import Region, caption_unit, is_furniture
from parse.together import shared_columns, split


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
    by_role: dict[Role, int] = {
        column.role: at
        for at, column in enumerate(described)
        if column.role is not Role.OTHER
    }
    titles = {plain_header(document[paragraph.span]) for paragraph in region.titles}
    drafting = Drafting(document, described, by_role, words, titles)
    for entry in region.body:
        drafting.take(entry)
    items, doubts = numbering.number(drafting.items)
    shared = shared_columns(described, columns, _texts(items, described))
    return Ledger(
        number=number,
        title=_title(document, region),
        columns=described,
        rows=tuple(
            row for item in items for row in _rows(item, number, described, shared)
        ),
        totals=tuple(drafting.totals),
        doubts=(
            *_by_content(described, columns),
            *(to_doubt(document, described, remark) for remark in drafting.remarks),
            *(
                to_doubt(document, described, remark, draft, task_id)
                for item in items
                for task_id, draft in item.rows()
                for remark in draft.remarks
            ),
            *doubts,
        ),
    )


def _columns(
    document: Document, region: Region, columns: Columns, words: Set[str]
) -> tuple[Column, ...]:
    contents = read_contents(document, region, words)
    width = len(contents)
    # A wider table on the same sheet leaves blank columns beside this one.
    while (
        width
        and contents[width - 1] is Content.BLANK
        and not region.paths[width - 1][-1]
    ):
        width -= 1
    paths = region.paths[:width]
    roles = assign_roles(paths, columns, contents[:width])
    caption = caption_unit(document, region.titles)
    return tuple(
        Column(
            path, role, next(filter(None, map(header_unit, reversed(path))), caption)
        )
        for path, role in zip(paths, roles, strict=True)
    )


def _by_content(described: tuple[Column, ...], columns: Columns) -> Iterator[Doubt]:
    """A doubt for a status that only its cells tell: its header asks for none."""
    for column in described:
        asked = {wish.role for name in column.path for wish in wishes_of(name, columns)}
        if column.role is Role.STATUS and Role.STATUS not in asked:
            message = (
                f"表头“{column.name}”不在已知的列名之列，但各格多为评价用语，"
                "已作完成情况读取，请核对。"
            )
            yield Doubt("status_by_content", message)


def _title(document: Document, region: Region) -> str | None:
    """The ledger's title lines put together, captions of units left out."""
    lines = [document[paragraph.span].strip() for paragraph in region.titles]
    return " ".join(line for line in lines if not is_furniture(line)) or None


def _texts(
    items: Sequence[Numbered], columns: tuple[Column, ...]
) -> Mapping[int, list[str]]:
    """The texts of each column that its rows have of their own."""
    drafts = [draft for item in items for draft in item.drafts]
    return {
        at: [draft.text(at) for draft in drafts if at in draft.own and draft.text(at)]
        for at in range(len(columns))
    }


def _rows(
    item: Numbered,
    ledger: int,
    columns: tuple[Column, ...],
    shared: Mapping[int, Role],
) -> Iterator[Row]:
    several = len(item.drafts) > 1
    for at, (task_id, draft) in enumerate(item.rows(), start=1):
        yield Row(
            task_id=task_id,
            ledger=ledger,
            item_no=item.item_no,
            sub_no=at if several else None,
            section=_section(draft, columns),
            fields=_fields(draft, columns, shared),
            other=_other(draft, columns),
            handed_down=frozenset(
                {
                    *draft.handed_down,
                    *(
                        second
                        for place, second in shared.items()
                        if columns[place].role in draft.handed_down
                    ),
                }
            ),
            span=_span(draft),
        )


def _fields(
    draft: Draft, columns: tuple[Column, ...], shared: Mapping[int, Role]
) -> dict[Role, Field]:
    """What the row says by role; a cell that holds two roles is shared out."""
    fields: dict[Role, Field] = {}
    for place, column in enumerate(columns):
        if column.role is Role.OTHER or not draft.text(place):
            continue
        whole = draft.fields[place]
        second = shared.get(place)
        fields |= split(whole, column.role, second) if second else {column.role: whole}
    return fields


def _section(draft: Draft, columns: tuple[Column, ...]) -> str | None:
    """The group heading above the row, or its column of groups."""
    for place, column in enumerate(columns):
        if column.role is Role.SECTION and draft.text(place):
            return draft.text(place)
    return draft.section


def _other(draft: Draft, columns: tuple[Column, ...]) -> dict[str, Field]:
    """Columns of no known role by header; a header that stands twice is numbered."""
    other: dict[str, Field] = {}
    for place in sorted(draft.fields):
        known = place < len(columns) and columns[place].role is not Role.OTHER
        if not known and draft.text(place):
            other[name_of(columns, place)] = draft.fields[place]
    return other


def _span(draft: Draft) -> Span:
    """From the first to the last character of the row's own cells."""
    spans = [
        span
        for column in draft.own - draft.aligned.shared
        for span in draft.fields[column].spans
    ]
    return Span(min(s.start for s in spans), max(s.end for s in spans))
