"""What a recognition is not sure of, said once a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from extract.pages.page import Line, PageNote

#: Below this a character is worth a look.
SURE: Final = 0.6
#: So many places are named; of more it is said how many.
MOST_NAMED: Final = 8


def doubts(
    lines: Sequence[Line], left_out: Sequence[str], number: int
) -> Iterator[PageNote]:
    """A note on a page's doubtful lines, and one on what was taken for dirt."""
    doubtful = sorted(
        (
            line
            for line in lines
            if line.confidence is not None and line.confidence < SURE
        ),
        key=lambda line: line.confidence or 0.0,
    )
    if doubtful:
        named = "；".join(
            f"“{line.text}”（{line.confidence:.2f}）" for line in doubtful[:MOST_NAMED]
        )
        more = f"等 {len(doubtful)} 行" if len(doubtful) > MOST_NAMED else ""
        message = f"第{number}页识别把握不大，请对照原件核对：{named}{more}。"
        yield PageNote("low_confidence", message)
    if left_out:
        named = "、".join(f"“{text}”" for text in left_out[:MOST_NAMED])
        message = f"第{number}页有字迹辨认不清，没有采用：{named}。"
        yield PageNote("illegible", message)
