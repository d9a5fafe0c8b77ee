"""Spaces of lists that pages do not print at their lines' ends.

Cells are written as their lines stand, a bar where a line ends with nothing after it.
"""

import pytest

from normalize.bodies import Body, Place, load_bodies, read_bodies
from normalize.parted_names import parted_names
from parse.unprinted import Wrapped, spaces_of_bodies, spaces_of_people

PLACE = Place("青禾区", "区")
BODIES = load_bodies()


def read(text: str) -> tuple[Body, ...]:
    return read_bodies(text, place=PLACE, bodies=BODIES)


def wrapped(cell: str) -> Wrapped:
    lines = cell.split("|")
    ends = [sum(map(len, lines[:count])) for count in range(1, len(lines))]
    return Wrapped("".join(lines), tuple(ends))


def filled(cell: Wrapped, spaces: dict[int, str]) -> str:
    return "".join(
        spaces.get(at, "") + character for at, character in enumerate(cell.text)
    )


OF_BODIES = [
    # a column with spaces, and names that end where lines do
    (
        ["区住建局 区水利局", "区发改委|区财政局"],
        ["区住建局 区水利局", "区发改委 区财政局"],
    ),
    # a column so narrow that no space of it is printed
    (["区发|改委|区财|政局"], ["区发改委 区财政局"]),
    # a line ends within a name
    (["区住建局 区水利局", "区农业|农村局"], ["区住建局 区水利局", "区农业农村局"]),
    # names of the column follow each other with nothing between
    (
        ["区住建局区水利局区信访局", "区发改委|区财政局"],
        ["区住建局区水利局区信访局", "区发改委区财政局"],
    ),
    # so do those of the one cell
    (
        ["区住建局 区水利局", "区发改委|区财政局区审计局"],
        ["区住建局 区水利局", "区发改委区财政局区审计局"],
    ),
    # where line ends part names, so they do here
    (
        ["区住建局\n区水利局", "区发改委|区财政局"],
        ["区住建局\n区水利局", "区发改委\n区财政局"],
    ),
    # no vocabulary has the company, but another cell
    (
        ["清湾公司 区水利局", "清湾公司|区财政局"],
        ["清湾公司 区水利局", "清湾公司 区财政局"],
    ),
    # a part of a name that is a name
    (["人行|青禾区支行"], ["人行青禾区支行"]),
]


@pytest.mark.parametrize(("cells", "expected"), OF_BODIES)
def test_bodies(cells: list[str], expected: list[str]) -> None:
    column = [wrapped(cell) for cell in cells]
    found = spaces_of_bodies(column, read)
    assert [
        filled(cell, dict(spaces)) for cell, spaces in zip(column, found, strict=True)
    ] == expected


OF_PEOPLE = [
    (["陈知远|沈嘉禾|罗清平"], ["陈知远 沈嘉禾 罗清平"]),
    (["陈知远 沈|嘉禾 罗清平"], ["陈知远 沈嘉禾 罗清平"]),
    (["副区长陈知远|财政局局长沈嘉禾"], ["副区长陈知远 财政局局长沈嘉禾"]),
    (["副区长|陈知远"], ["副区长陈知远"]),
    (["陈知远（规划）|沈嘉禾"], ["陈知远（规划） 沈嘉禾"]),
    # a name of two that the column fills up wherever it stands on one line
    (["罗\u3000毅 陈知远", "方|晴"], ["罗\u3000毅 陈知远", "方\u3000晴"]),
    (["罗毅 陈知远", "方|晴"], ["罗毅 陈知远", "方晴"]),
    # notes stand after a space, or after none
    (["陈知远 （规划）", "沈嘉禾|（土地）"], ["陈知远 （规划）", "沈嘉禾 （土地）"]),
    (["陈知远（规划）", "沈嘉禾|（土地）"], ["陈知远（规划）", "沈嘉禾（土地）"]),
    # no note, but a title that goes on
    (
        ["陈知远 （规划）", "各乡|（街道）负责人"],
        ["陈知远 （规划）", "各乡（街道）负责人"],
    ),
]


@pytest.mark.parametrize(("cells", "expected"), OF_PEOPLE)
def test_people(cells: list[str], expected: list[str]) -> None:
    column = [wrapped(cell) for cell in cells]
    found = spaces_of_people(column)
    assert [
        filled(cell, dict(spaces)) for cell, spaces in zip(column, found, strict=True)
    ] == expected


def test_a_name_is_not_parted_where_a_part_is_none() -> None:
    assert parted_names("欧阳知远", [2]) == ()
    assert parted_names("陈知远沈嘉禾", [1, 2, 3, 5]) == (3,)
