"""From a PDF's user space to the page as it is seen."""

from __future__ import annotations

from typing import Final, NamedTuple


class Affine(NamedTuple):
    """``x' = a x + c y + e``, ``y' = b x + d y + f``: a matrix as PDF writes it."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return (
            self.a * x + self.c * y + self.e,
            self.b * x + self.d * y + self.f,
        )

    def vector(self, x: float, y: float) -> tuple[float, float]:
        """Where a direction goes."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def then(self, after: Affine) -> Affine:
        """This map, and then another."""
        return Affine(
            *after.vector(self.a, self.b),
            *after.vector(self.c, self.d),
            *after.point(self.e, self.f),
        )


IDENTITY: Final = Affine(1, 0, 0, 1, 0, 0)


def seen(box: tuple[float, float, float, float], rotation: int) -> Affine:
    """User space to points from the top left of the page, turned as it is shown.

    ``box`` is the page's left, bottom, right and top; ``rotation`` is in degrees,
    clockwise.
    """
    left, bottom, right, top = box
    return {
        0: Affine(1, 0, 0, -1, -left, top),
        90: Affine(0, 1, 1, 0, -bottom, -left),
        180: Affine(-1, 0, 0, 1, right, -bottom),
        270: Affine(0, -1, -1, 0, top, right),
    }[rotation % 360]
