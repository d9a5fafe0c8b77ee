"""What must be read in what bulletins say, subject by subject.

A case is a text and its figures, one a line, as ``measure_render`` writes them; a
text that begins with @ says which field it stands in.
"""

import pytest

from tests.measure_cases_agriculture import CASES as AGRICULTURE
from tests.measure_cases_comparison import CASES as COMPARISON
from tests.measure_cases_credit import CASES as CREDIT
from tests.measure_cases_district import CASES as DISTRICT
from tests.measure_cases_education import CASES as EDUCATION
from tests.measure_cases_environment import CASES as ENVIRONMENT
from tests.measure_cases_finance import CASES as FINANCE
from tests.measure_cases_governance import CASES as GOVERNANCE
from tests.measure_cases_inherited import CASES as INHERITED
from tests.measure_cases_numbers import CASES as NUMBERS
from tests.measure_cases_order import CASES as ORDER
from tests.measure_cases_other_fields import CASES as OTHER_FIELDS
from tests.measure_cases_plain import CASES as PLAIN
from tests.measure_cases_reach import CASES as REACH
from tests.measure_cases_subject import CASES as SUBJECT
from tests.measure_cases_transport import CASES as TRANSPORT
from tests.measure_cases_urban import CASES as URBAN
from tests.measure_render import render

READ = [
    *DISTRICT,
    *FINANCE,
    *CREDIT,
    *COMPARISON,
    *URBAN,
    *ORDER,
    *TRANSPORT,
    *EDUCATION,
    *ENVIRONMENT,
    *AGRICULTURE,
    *GOVERNANCE,
    *OTHER_FIELDS,
    *INHERITED,
    *REACH,
    *PLAIN,
    *NUMBERS,
    *SUBJECT,
]

#: What a careful analyst would write and the rules do not yet.
NOT_YET = [
    # An average is of what the sentence is about.
    (
        "发放贷款2.3亿元，户均183万元",
        "183万元 = 183 万元 money 户均贷款",
    ),
    # The work of the sentence before the last named part of it.
    (
        "望山路工程东路段路缘石完成90%。完成产值约8500万元。",
        "约8500万元 = 8500 万元 money 完成产值 subject:望山路工程 approx:约",
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_text_is_read(text: str, expected: list[str]) -> None:
    role = "progress"
    if text.startswith("@"):
        role, _, text = text[1:].partition(" ")
    assert render(text, role) == expected


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "expected"), NOT_YET)
def test_a_text_is_not_read_yet(text: str, expected: str) -> None:
    assert expected in render(text)
