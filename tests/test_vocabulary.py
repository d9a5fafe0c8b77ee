"""Vocabulary files of one's own: what is wrong with one is said, never passed over."""

from pathlib import Path

import pytest

from normalize.vocabulary import VocabularyError
from pipeline import load_tools

SCHEME = '[[scheme]]\nname = "上中下"\napplies = "云岭县"\nsource = "通报"\n'
TERM = '[[scheme.term]]\nname = "上"\nstage = "in_progress"\n'
WRONG = [
    ('[[bodies]]\nname = "低空办"', "bodies"),
    ("body = 3", "tables"),
    ("body = [3]", "tables"),
    ('[[column]]\nname = "村居"\nexample = "村居"', "村居"),
    ('[[column]]\nname = "村居"\nroles = "lead:1"\nexample = "村居"', "村居.*list"),
    ('[[column]]\nname = "村居"\nroles = ["lead:1"]\nexample = "责任人"', "责任人"),
    ('[[column]]\nname = "村居"\nrole = ["lead:1"]\nexample = "村居"', "role"),
    (SCHEME + "term = 3", "上中下"),
    (SCHEME + TERM, "example"),
    (SCHEME + TERM + 'example = "下"', "上.*example"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_is_told(text: str, told: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, "utf-8")
    with pytest.raises(VocabularyError, match=told):
        load_tools(own)


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(SCHEME + TERM + 'example = "上"', "utf-8")
    assert load_tools(own).sha256 != load_tools().sha256
