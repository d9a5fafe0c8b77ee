"""The rules that are drawn on a level page, found in its picture.

A rule is dark along its length and has blank on both sides. So has a line of text,
which has gaps between its characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from extract.scans.picture import Picture, contrast, ink_depth, pixels

Profile = npt.NDArray[np.bool_]

#: Shortest rules, in points: across, longer than the strokes of any heading; down,
#: as high as the lowest row of small type.
LEAST_ACROSS: Final = 24.0
LEAST_DOWN: Final = 11.0
#: A rule is averaged along this much: noise goes, gaps of half of it are bridged.
ALONG: Final = 13.0
#: Thickest of rules.
MOST_THICK: Final = 5.0
#: How dark a rule averages, against the page's darkest ink.
LEAST_DARK: Final = 0.14
#: How much of a rule's length has ink; strokes of characters have more gaps.
LEAST_SOLID: Final = 0.85
#: What of a rule's own darkness counts as ink, on it and beside it.
INK_ON_RULE: Final = 0.4
#: How much of the strips on both sides of a rule can have ink: a line of text has
#: strokes beside each of its strokes. Measured: 0.03 of rules, 0.25 and more of text.
MOST_BESIDE: Final = 0.22
#: A solid rule that text touches from one side has this on the other.
MOST_BEYOND: Final = 0.08
#: A stroke of text further than this from a rule's end, in its line, is not its.
GAP: Final = 0.6
#: Where those strips begin and end, from the middle of the rule.
BESIDE: Final = (1.2, 2.2)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: where it lies across its direction, and from where to where.

    In pixels. ``inked`` says of each pixel of its length whether there is ink.
    """

    at: float
    start: int
    inked: Profile

    @property
    def end(self) -> int:
        """Pixel after the last."""
        return self.start + len(self.inked)


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules across the page, from the top, and down the page, from the left."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def find_rules(picture: Picture, dpi: float) -> Rules:
    """All rules of a level page."""
    depth = ink_depth(picture, dpi)
    least = LEAST_DARK * contrast(depth)
    across = _rules(depth, dpi, LEAST_ACROSS, least)
    down = _rules(np.ascontiguousarray(depth.T), dpi, LEAST_DOWN, least)
    return Rules(across, down)


def _rules(
    depth: Picture, dpi: float, least_long: float, least_dark: float
) -> tuple[Rule, ...]:
    """Rules along the rows of the picture."""
    candidates = _candidates(depth, dpi, least_long, least_dark)
    count, _, sizes, _ = cv2.connectedComponentsWithStats(candidates, connectivity=8)
    found = []
    for number in range(1, count):
        x, y, width, height, _ = (int(value) for value in sizes[number])
        part = depth[y : y + height, x : x + width]
        at = y + int(part.sum(axis=1, dtype=np.int64).argmax())
        rule = _rule(depth[:, x : x + width], at, dpi, least_long, least_dark)
        if rule is not None:
            found.append(Rule(rule.at, x + rule.start, rule.inked))
    return tuple(sorted(found, key=lambda rule: rule.at))


def _candidates(
    depth: Picture, dpi: float, least_long: float, least_dark: float
) -> Picture:
    """Pixels that may lie on a rule: dark along, and darker than what is beside."""
    along = cv2.blur(depth, (pixels(min(ALONG, least_long), dpi), 1))
    thick = np.ones((pixels(MOST_THICK, dpi) + 1, 1), np.uint8)
    narrow = cv2.morphologyEx(along, cv2.MORPH_TOPHAT, thick)
    dark = (narrow > least_dark).astype(np.uint8)
    # A rule that is not quite level changes rows: they are one before length counts.
    level = cv2.dilate(dark, np.ones((3, 1), np.uint8))
    length = np.ones((1, pixels(least_long * 0.9, dpi)), np.uint8)
    return np.asarray(cv2.morphologyEx(level, cv2.MORPH_OPEN, length), np.uint8)


def _rule(
    stretch: Picture, at: int, dpi: float, least_long: float, least_dark: float
) -> Rule | None:
    """The rule at a row of a stretch of the page, if it is solid with blank beside."""
    reach = pixels(0.8, dpi)
    strip = stretch[max(0, at - reach) : at + reach + 1].max(axis=0)
    ink = max(least_dark, INK_ON_RULE * float(np.median(strip)))
    inked = strip >= ink
    first, last = _solid(inked, pixels(least_long, dpi), pixels(GAP, dpi))
    if first == last:
        return None
    solid = float(inked[first:last].mean())
    beside = _beside(stretch[:, first:last], at, dpi, ink)
    is_touched = solid > 0.95 and min(beside) <= MOST_BEYOND
    if solid < LEAST_SOLID or (max(beside) > MOST_BESIDE and not is_touched):
        return None
    return Rule(float(at), first, inked[first:last])


def _solid(inked: Profile, least_long: int, gap: int) -> tuple[int, int]:
    """From the first to the last stretch that is long without a gap.

    Strokes of text may stand in one line with a rule.
    """
    on = np.flatnonzero(inked)
    if not len(on):
        return 0, 0
    breaks = np.flatnonzero(np.diff(on) > gap)
    firsts = on[np.concatenate(([0], breaks + 1))]
    lasts = on[np.concatenate((breaks, [len(on) - 1]))] + 1
    long = np.flatnonzero(lasts - firsts >= least_long)
    if not len(long):
        return 0, 0
    return int(firsts[long[0]]), int(lasts[long[-1]])


def _beside(stretch: Picture, at: int, dpi: float, ink: float) -> tuple[float, float]:
    """How much of the strips before and behind a rule has ink."""
    near, far = (pixels(distance, dpi) for distance in BESIDE)
    before = stretch[max(0, at - far) : max(0, at - near)]
    behind = stretch[at + near + 1 : at + far + 1]
    return _share_inked(before, ink), _share_inked(behind, ink)


def _share_inked(strip: Picture, ink: float) -> float:
    return float((strip.max(axis=0) >= ink).mean()) if strip.size else 0.0
