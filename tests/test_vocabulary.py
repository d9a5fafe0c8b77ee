"""Vocabulary files of one's own: what is wrong with one is said, never passed over."""

from pathlib import Path

import pytest

from audit.passage import passages_of
from audit.sums import check_sums
from measure import read_field
from normalize.vocabulary import VocabularyError
from pipeline import load_tools

SCHEME = '[[scheme]]\nname = "上中下"\napplies = "云岭县"\nsource = "通报"\n'
TERM = '[[scheme.term]]\nname = "上"\nstage = "in_progress"\n'
COMPLEMENT = '[[complement]]\nname = "牧区"\n'
VERB = '[[verb]]\nname = "纾困"\n'
WRONG = [
    ('[[bodies]]\nname = "低空办"', "bodies"),
    ("body = 3", r"\[\[body\]\]"),
    ("body = [3]", r"\[\[body\]\]"),
    ('[[column]]\nname = "村居"\nexample = "村居"', "村居"),
    (
        '[[column]]\nname = "村居"\nroles = "lead:1"\nexample = "村居"',
        r"村居.*\[\"lead:1\"\]",
    ),
    ('[[column]]\nname = "村居"\nroles = ["lead:1"]\nexample = "责任人"', "责任人"),
    ('[[column]]\nname = "村居"\nrole = ["lead:1"]\nexample = "村居"', "role"),
    (SCHEME + "term = 3", "上中下"),
    (SCHEME + TERM, "example"),
    (SCHEME + TERM + 'example = "下"', "上.*example"),
    ('[[body]]\nname = "低空办"\nexample = "县财政局"', "低空办.*财政局"),
    ('[[body]]\nname = "低空办"\nexample = "低空专班"', "低空办.*低空专班"),
    ('[[body]]\nname = "低空办"\nexample = "低空办"\nreads = "低空办"', "县低空办"),
    ('[[body]]\nname = "低空办"\nalso = "低空"\nexample = "低空办"', "also"),
    ('[[ending]]\nname = "苏木"\nexample = "苏木人"', "苏木"),
    ('[[verb]]\nexample = "纾困32家商户"', "verb.*name"),
    (VERB, "纾困.*example"),
    (VERB + 'example = "帮扶32家商户"\nmetric = "商户"', "纾困.*没有这个词"),
    (VERB + 'example = "纾困32家商户"', "纾困.*metric"),
    (VERB + 'example = "纾困多家商户"\nmetric = "商户"', "纾困.*数值"),
    (VERB + 'example = "纾困32家商户"\nmetric = "店铺"', "纾困.*“商户”.*“店铺”"),
    (VERB + 'example = "纾困32家商户"\nmetric = 3', "纾困.*metric"),
    (VERB + 'example = "纾困32家商户"\nmetric = "商户"\nheavy = true', "heavy"),
    (VERB + 'example = "纾困32家商户"\nmetric = "商户"\nlight = 1', "light.*true"),
    (2 * (VERB + 'example = "纾困32家商户"\nmetric = "商户"\n'), "纾困.*两遍"),
    ('[[verb]]\nname = "（困"\nexample = "（困3家"\nmetric = "家"', "（困"),
    ('[[change]]\nname = "蹿升"\nexample = "蹿升5%"\nkind = "growth"', "direction"),
    ('[[complement]]\nname = "牧区"\nexample = "3户"', "牧区.*words"),
    (COMPLEMENT + 'words = ["农区"]\nexample = "3户"', "牧区.*words"),
    (COMPLEMENT + 'words = ["农区", "牧区"]', "牧区.*example"),
    (COMPLEMENT + 'words = ["农区", "牧区"]\nword = 3\nexample = "3户"', "牧区.*word"),
    (COMPLEMENT + 'words = ["农区", "牧区"]\nexample = "农区3户"', "牧区.*总数"),
    ('[[deed]]\nname = "揭榜"\nat = "x"\nexample = "揭榜"\nmetric = ""', "number"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_is_told(text: str, told: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, "utf-8")
    with pytest.raises(VocabularyError, match=told) as raised:
        load_tools(own)
    told_to_a_clerk = str(raised.value)
    assert told_to_a_clerk.startswith(f"词表 {own}：")
    assert "请" in told_to_a_clerk


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(SCHEME + TERM + 'example = "上"', "utf-8")
    assert load_tools(own).sha256 != load_tools().sha256


def test_own_complements_are_held_against_a_bulletin(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    words = 'words = ["农区", "牧区"]\nexample = "定居30户，其中农区10户，牧区20户"'
    own.write_text(COMPLEMENT + words, "utf-8")
    text = "改造住房300户，其中农区120户，牧区170户。"

    def outcomes(file: Path | None) -> list[str]:
        tools = load_tools(file)
        reading = read_field(
            text,
            role="progress",
            issued_on=None,
            carried=None,
            units=tools.units,
            lexicon=tools.lexicon,
        )
        (passage,) = passages_of(
            {("1", "progress"): (text, reading)}, tools.complements
        )
        return [check.outcome.value for check in check_sums(passage)]

    assert outcomes(None) == []
    assert outcomes(own) == ["fails"]
