"""Lines for a terminal: widths, colours, tables."""

import io

import pytest

from display.terminal import Terminal, cut, pad, table_lines, width_of


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("第8期", 5), ("Ａ", 2), ("…", 1), ("（一）", 6)],
)
def test_width(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize("limit", range(2, 20))
def test_cut_text_fits(limit: int) -> None:
    assert width_of(cut("推进 3.5亿元\n项目，as planned", limit)) <= limit


def test_cut_leaves_short_text_alone() -> None:
    assert cut("积极", 4) == "积极"


def test_pad_counts_columns() -> None:
    assert pad("积极", 6) == "积极  "
    assert pad("7", 3, right=True) == "  7"


def test_figures_are_flush_right_and_words_left() -> None:
    lines = table_lines(
        ("状态", "台账", "编号"),
        [("积极", "22", "甲-8"), ("一般", "6", "乙-10")],
        (9, 9, 9),
    )
    assert lines == ["状态  台账  编号", "积极    22  甲-8", "一般     6  乙-10"]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert Terminal.of(Screen()).colour
    assert not Terminal.of(io.StringIO()).colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not Terminal.of(Screen()).colour
    assert Terminal.of(Screen()).paint("存疑", "doubt") == "存疑"
