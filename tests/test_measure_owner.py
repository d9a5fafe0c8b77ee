"""Whose a figure is not: the task's own body, undertaking and work."""

import pytest

from measure import read_field
from normalize.units import load_units
from tests.measure_render import ISSUED_ON


def subjects(
    text: str, task: str = "", lead: str = "", role: str = "progress"
) -> list[str | None]:
    reading = read_field(
        text,
        role=role,
        issued_on=ISSUED_ON,
        carried=None,
        units=load_units(),
        task=task,
        lead=lead,
    )
    return [found.subject for found in reading.indicators]


@pytest.mark.parametrize("lead", ["县应急局", "应急局", "市应急局"])
def test_the_body_that_has_the_lead_is_no_subject(lead: str) -> None:
    text = "县应急局印发提醒函33份；县应急局查处李庄村一民房内存放的油漆60桶。"
    assert subjects(text, lead=lead) == [None, "李庄村"]


def test_another_body_is() -> None:
    assert subjects("县交警大队查处违停30起。", lead="县城管局") == ["县交警大队"]


def test_the_undertaking_that_is_the_task_is_no_subject() -> None:
    text = "在人居环境整治行动中，清理垃圾30处。"
    assert subjects(text, task="推进人居环境集中整治行动、抓好绿化") == [None]
    assert subjects(text, task="增加农民收入") == ["人居环境整治行动"]


def test_a_bare_park_is_the_one_that_the_task_names() -> None:
    text = "园区30家企业运营良好。"
    assert subjects(text, task="支持泰和物流园发展壮大") == [None]


def test_a_size_in_a_name_is_of_its_own_work_even_in_the_task() -> None:
    task = "推进4万吨切片、7000吨气囊丝和1万吨气囊布项目落地"
    found = subjects(task, task=task, role="task")
    assert [subject and subject[:5] for subject in found] == [
        "4万吨切片",
        "7000吨",
        "1万吨气囊",
    ]
