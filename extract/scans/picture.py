"""A page as a grey picture: how far it is turned, and where its ink is.

Lengths are in points; a picture's resolution turns them into its own.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

#: Grey levels, 0 black, a row of the array a row of the page.
Picture = npt.NDArray[np.uint8]

#: A page lies in a scanner no further askew than this, in degrees.
MOST_SKEW: Final = 3.5
#: Turning a page by less than this moves nothing by a line's width.
LEAST_SKEW: Final = 0.02
#: Resolution at which skew is looked for: lines of text stand apart, pixels are few.
SKEW_DPI: Final = 100
POINTS_PER_INCH: Final = 72


def pixels(points: float, dpi: float) -> int:
    """Whole pixels of a length in points, one at the least."""
    return max(1, round(points * dpi / POINTS_PER_INCH))


def straightened(picture: Picture, dpi: float) -> tuple[Picture, float]:
    """The page with its lines level, and by how many degrees it was turned."""
    angle = skew(picture, dpi)
    if abs(angle) < LEAST_SKEW:
        return picture, 0.0
    return _turned(picture, angle), angle


def skew(picture: Picture, dpi: float) -> float:
    """Degrees by which lines fall to the right; 0 of a page without any.

    Rows that are all text or all blank differ most where lines are level. Rules, where
    there are some, say it more exactly.
    """
    small = _resized(_framed(picture), SKEW_DPI / dpi)
    ink = ink_depth(small, SKEW_DPI)
    coarse = _most_level(_resized(ink, 0.5), 0.0, MOST_SKEW, 0.5)
    fine = _most_level(ink, coarse, 0.5, 0.1)
    by_rules = _skew_of_rules(_turned(ink, fine, 0))
    return fine + by_rules if by_rules is not None else fine


def ink_depth(picture: Picture, dpi: float) -> Picture:
    """How much darker than the paper around it each pixel is, in uneven light too."""
    side = 2 * pixels(4, dpi) + 1
    square = np.ones((side, side), np.uint8)
    depth = cv2.morphologyEx(picture, cv2.MORPH_BLACKHAT, square)
    return np.asarray(depth, np.uint8)


def contrast(depth: Picture) -> float:
    """How dark ink is on this page: what its darkest hundredth is darker by."""
    return float(np.percentile(depth, 99))


def _framed(picture: Picture) -> Picture:
    """The page without the outermost strip, where scanners leave black borders."""
    height, width = picture.shape
    y, x = height // 40, width // 40
    return picture[y : height - y, x : width - x]


def _resized(picture: Picture, factor: float) -> Picture:
    if factor >= 1:
        return picture
    height, width = picture.shape
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _turned(picture: Picture, angle: float, beyond: int | None = None) -> Picture:
    """Turned about its middle; ``beyond`` is the grey of what was not on the picture."""
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    mode = cv2.BORDER_REPLICATE if beyond is None else cv2.BORDER_CONSTANT
    turned = cv2.warpAffine(
        picture,
        turn,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=mode,
        borderValue=float(beyond or 0),
    )
    return np.asarray(turned, np.uint8)


def _most_level(ink: Picture, around: float, reach: float, step: float) -> float:
    """The angle whose rows differ most from their neighbours."""
    angles = np.arange(around - reach, around + reach + step / 2, step)
    scores = [_levelness(_turned(ink, angle, 0)) for angle in angles]
    best = int(np.argmax(scores))
    return float(angles[best]) if scores[best] > 0 else 0.0


def _levelness(ink: Picture) -> float:
    rows = ink.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _skew_of_rules(ink: Picture) -> float | None:
    """What long rules still fall by on a page that is nearly level, in degrees."""
    long = pixels(18, SKEW_DPI)
    dark = (ink > contrast(ink) / 3).astype(np.uint8)
    rules = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    rules = cv2.dilate(rules, np.ones((3, 5), np.uint8))
    count, labels, sizes, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    found: list[tuple[float, int]] = []
    for number in range(1, count):
        x, y, width, height, _ = sizes[number]
        if width > ink.shape[1] // 12 and height < width // 5:
            part = labels[y : y + height, x : x + width] == number
            slope = _slope(part)
            if slope is not None:
                found.append((slope, int(width)))
    return _weighted_median(found) if found else None


def _slope(part: npt.NDArray[np.bool_]) -> float | None:
    """Degrees by which a rule's pixels fall; None where they are no straight rule."""
    ys, xs = np.nonzero(part)
    slope, height = np.polyfit(xs, ys, 1)
    if np.abs(ys - (slope * xs + height)).mean() > 2:
        return None
    return float(np.degrees(np.arctan(slope)))


def _weighted_median(values: list[tuple[float, int]]) -> float:
    values = sorted(values)
    weights = np.cumsum([weight for _, weight in values])
    return values[int(np.searchsorted(weights, weights[-1] / 2))][0]
