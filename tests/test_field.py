"""The text of cells: spaces that print alike are one, and every offset still holds."""

from hypothesis import given
from hypothesis import strategies as st

from extract import read
from parse.field import read_field, with_single_spaces

TEXTS = st.text(alphabet=" \u00a0甲乙1。\n", min_size=1, max_size=30)

SINGLE = [
    ("1.\u00a0新建\u00a0\u00a0改建", "1. 新建 改建"),
    ("浔海市      2024年", "浔海市 2024年"),
    ("罗\u3000毅", "罗\u3000毅"),
    ("一段\n二段", "一段\n二段"),
]


def test_spaces_that_print_alike() -> None:
    for text, expected in SINGLE:
        assert single(text) == expected


def single(text: str) -> str:
    document = read(f"序号\t任务\n1\t甲\n\n{text}".encode(), "通报.txt")
    spans = [block.span for block in document.blocks][-len(text.split("\n")) :]
    return with_single_spaces(read_field(document, spans, "\n")).text


@given(TEXTS)
def test_offsets_point_at_the_same_characters(text: str) -> None:
    document = read(f"甲{text}乙".encode(), "通报.txt")
    spans = [block.span for block in document.blocks]
    field = with_single_spaces(read_field(document, spans, "\n"))
    assert "  " not in field.text
    assert "\u00a0" not in field.text
    for at, character in enumerate(field.text):
        if not character.isspace():
            assert document[field.to_document(at, at + 1)] == character
