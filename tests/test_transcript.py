"""Documents of formats that are no text: laws that every such reader gets for free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.document import Document, Paragraph, Span, Strip
from extract.errors import UnreadableError
from extract.transcript import Origin, Transcript
from tests import document_laws as laws

TEXTS = st.text(alphabet="督查通报１2a，", max_size=6)
#: Steps of a reader: what is written, what is left out, where a paragraph ends.
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), TEXTS),
        st.tuples(st.just("skip"), TEXTS),
        st.tuples(st.just("end"), st.just("")),
    ),
    max_size=30,
)


def strip(text: str, line: int) -> Strip:
    edges = tuple(float(10 * at) for at in range(len(text) + 1))
    return Strip(1, 20.0 * line, 20.0 * line + 10, edges)


def document(steps: list[tuple[str, str]]) -> Document:
    transcript = Transcript()
    start = 0
    for line, (step, text) in enumerate([*steps, ("write", "尾"), ("end", "")]):
        transcript.stand_at(f"第{line + 1}步")
        match step:
            case "write":
                transcript.write(text, strip(text, line))
            case "skip":
                transcript.skip(text, strip(text, line))
            case _:
                transcript.end_paragraph(start)
                start = transcript.length
    characters = "".join(text for _, text in steps) + "尾"
    return transcript.document(Origin("x", b"", "x/x", "x", characters, pages=1))


@given(STEPS)
def test_every_character_is_read_or_left_out(steps: list[tuple[str, str]]) -> None:
    got = document(steps)
    laws.hold_every_source_character_claimed_once(got)
    assert "".join(got.source.text.split()) == got.source.characters


@given(STEPS)
def test_a_character_is_found_where_it_was_written(
    steps: list[tuple[str, str]],
) -> None:
    got = document(steps)
    written = [
        (f"第{line + 1}步", character, 10.0 * at, 20.0 * line)
        for line, (step, text) in enumerate([*steps, ("write", "尾")])
        if step == "write"
        for at, character in enumerate(text)
    ]
    spans = [block.span for block in got.blocks if isinstance(block, Paragraph)]
    offsets = [at for span in spans for at in range(span.start, span.end)]
    found = []
    for at in offsets:
        (box,) = got.boxes(Span(at, at + 1))
        found.append((got.place(at), got.text[at], box.x0, box.top))
    assert found == written


def test_what_is_left_out_has_no_box_in_a_span() -> None:
    got = document([("write", "督查"), ("skip", "— 3 —"), ("write", "通报")])
    boxes = got.boxes(Span(1, 3))
    assert [(box.x0, box.top, box.x1) for box in boxes] == [
        (10.0, 0.0, 20.0),
        (0.0, 40.0, 10.0),
    ]


def test_edges_are_one_more_than_characters() -> None:
    with pytest.raises(ValueError, match="edges"):
        Transcript().write("督查", Strip(1, 0, 10, (0.0, 10.0)))


def test_nothing_but_what_is_left_out_is_empty() -> None:
    transcript = Transcript()
    transcript.skip("— 3 —")
    with pytest.raises(UnreadableError) as refused:
        transcript.document(Origin("空.pdf", b"", "application/pdf", "pdf", "— 3 —"))
    assert refused.value.code == "empty"
    assert "空.pdf" in refused.value.message
