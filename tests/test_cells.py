"""Cells of rules: as pdfplumber finds them, on drawings that are grids, or nearly."""

from random import Random

import pytest
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from extract.pdf.cells import Quad, TooManyRulesError, find_cells, merged, tables_of
from extract.pdf.rules import Rule


def drawing(random: Random) -> list[Rule]:
    """Some sides of the cells of two grids, each a stroke of its own, a little off."""
    rules = []
    for origin in (40.0, 400.0):
        xs = [origin + 30 * at for at in range(random.randint(2, 5))]
        ys = [origin + 20 * at for at in range(random.randint(2, 6))]
        sides = [(False, y, x, x + 30) for x in xs[:-1] for y in ys]
        sides += [(True, x, y, y + 20) for x in xs for y in ys[:-1]]
        kept = random.sample(sides, round(len(sides) * random.uniform(0.6, 1)))
        for is_vertical, at, start, end in kept:
            off = [random.choice((-1.0, 0.0, 0.0, 0.5, 1.0)) for _ in range(3)]
            rules.append(Rule(is_vertical, at + off[0], start + off[1], end + off[2]))
    return rules


def edge(rule: Rule) -> dict[str, float | str]:
    """As pdfplumber has it."""
    along = {"width": rule.end - rule.start, "height": 0.0}
    if rule.is_vertical:
        return {
            **{"x0": rule.at, "x1": rule.at, "top": rule.start, "bottom": rule.end},
            **{"height": along["width"], "width": 0.0, "orientation": "v"},
        }
    return {
        **{"x0": rule.start, "x1": rule.end, "top": rule.at, "bottom": rule.at},
        **{"height": 0.0, "width": along["width"], "orientation": "h"},
    }


def rounded(tables: list[list[Quad]]) -> list[list[tuple[float, ...]]]:
    return [
        sorted(tuple(round(edge, 3) for edge in cell) for cell in table)
        for table in tables
    ]


def by_pdfplumber(rules: list[Rule]) -> list[list[Quad]]:
    edges = merge_edges([edge(rule) for rule in rules], 3, 3, 3, 3)
    meetings = edges_to_intersections(edges, 3, 3)
    return list(cells_to_tables(intersections_to_cells(meetings)))


@pytest.mark.parametrize("seed", range(300))
def test_cells_and_tables_are_those_of_pdfplumber(seed: int) -> None:
    rules = drawing(Random(seed))
    ours = tables_of(find_cells(merged(rules)))
    assert rounded(ours) == rounded(by_pdfplumber(rules))


def test_a_page_of_ten_thousand_cells_is_no_ledger() -> None:
    rules = [
        Rule(is_down, 4.0 * at, 0, 500)
        for at in range(120)
        for is_down in (False, True)
    ]
    with pytest.raises(TooManyRulesError):
        find_cells(merged(rules))


def test_rules_along_one_line_are_one_where_they_touch() -> None:
    rules = [
        Rule(False, 100, 0, 50),
        Rule(False, 101, 52, 90),
        Rule(False, 99, 200, 260),
    ]
    assert merged(rules) == [Rule(False, 100, 0, 90), Rule(False, 100, 200, 260)]
