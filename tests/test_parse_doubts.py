"""Doubts about whole rows: one sentence for each word or table, not one a row."""

import pytest

from extract import read
from parse import Bulletin, load_vocabulary, parse

HEADER = "序号\t工作任务\t责任单位\t进展情况\t评价\n"


def bulletin(*rows: tuple[str, str, str]) -> Bulletin:
    lines = "".join(
        f"{number}\t{task}\t县住建局\t路基已经全部完成，正在铺设路面。\t{status}\n"
        for number, task, status in rows
    )
    document = read((HEADER + lines).encode(), "made.txt")
    return parse(document, load_vocabulary())


def told(made: Bulletin, code: str) -> list[str]:
    return [doubt.message for doubt in made.doubts if doubt.code == code]


def test_an_unknown_word_is_told_once() -> None:
    rows = [(str(no), f"修建第{no}条路", "正常") for no in range(1, 9)]
    rows += [("9", "建桥", "待议"), ("10", "建站", "待议"), ("11", "建校", "缓议")]
    messages = told(bulletin(*rows), "unknown_status")
    assert len(messages) == 2
    assert "第9、10项" in messages[0]
    assert "待议" in messages[0]


def test_a_missing_status_is_told() -> None:
    rows = [("1", "修路", "积极"), ("2", "建桥", ""), ("3", "建站", "滞后")]
    assert told(bulletin(*rows), "status_missing") == [
        "第2项没有填写完成情况，请核对原文。"
    ]


@pytest.mark.parametrize(("tasks", "doubts"), [(("修路", "建桥"), 0), (("", ""), 1)])
def test_rows_without_a_task_are_told_once(tasks: tuple[str, ...], doubts: int) -> None:
    rows = [(str(no), task, "正常") for no, task in enumerate(tasks, start=1)]
    assert len(told(bulletin(*rows), "task_missing")) == doubts
