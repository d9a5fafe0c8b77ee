"""What holds of every document, whatever reader made it."""

from itertools import pairwise

from extract import Document, Paragraph, Span, Table


def texts(document: Document) -> list[object]:
    """Blocks as text: a paragraph is a string, a table a list of rows."""
    return [
        document[block.span]
        if isinstance(block, Paragraph)
        else [[document[cell.span] for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def hold_every_source_character_claimed_once(document: Document) -> None:
    """By the text or as mark-up; white space may be nobody's."""
    source = document.source.text
    claims = [0] * len(source)
    for span in (*(run.source for run in document.runs), *document.source.markup):
        for at in range(span.start, span.end):
            claims[at] += 1
    assert max(claims, default=0) <= 1
    lost = [source[at] for at, count in enumerate(claims) if count == 0]
    assert "".join(lost).strip() == ""


def hold_one_for_one_says_the_same(document: Document) -> None:
    """What stands one for one in the source says what the source says."""
    for run in document.runs:
        assert len(run.text) > 0
        assert len(run.source) > 0
        if len(run.text) == len(run.source):
            source = document.source.text[run.source.start : run.source.end]
            assert document[run.text] == source


def hold_every_character_finds_its_source(document: Document) -> None:
    """Each character of a run, within the run's stretch of the source."""
    for run in document.runs:
        for at in range(run.text.start, run.text.end):
            place = document.source_span(Span(at, at + 1))
            assert run.source.start <= place.start < place.end <= run.source.end


def hold_blocks_in_order_and_apart(document: Document) -> None:
    """And the cells of a table within it."""
    at = 0
    for block in document.blocks:
        assert at <= block.span.start <= block.span.end <= len(document.text)
        at = block.span.end
        if isinstance(block, Table):
            cells = {cell.span for row in block.rows for cell in row}
            assert all(
                block.span.start <= c.start <= c.end <= block.span.end for c in cells
            )
            assert all(a.end <= b.start for a, b in pairwise(sorted(cells)))


def hold_text_only_in_blocks(document: Document) -> None:
    """Between blocks there are only the reader's own line ends and tabs."""
    outside, at = "", 0
    for block in document.blocks:
        outside += document.text[at : block.span.start]
        at = block.span.end
    assert (outside + document.text[at:]).strip() == ""
