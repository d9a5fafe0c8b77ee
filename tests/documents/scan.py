"""Scanned pages: what a printed document looks like after a scanner had it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Scanner:
    """What a scanner does to a page.

    ``skew`` is in degrees, clockwise; ``noise`` is the deviation of grey levels and
    ``blur`` of pixels; ``shade`` is how much of the light a page's far edge lacks;
    ``specks`` are spots of dirt on a page, ``jpeg`` the quality it is stored at.
    """

    dpi: int = 200
    skew: float = 0.4
    noise: float = 8.0
    blur: float = 0.5
    shade: float = 0.08
    specks: int = 40
    jpeg: int = 85
    seed: int = 0


GOOD = Scanner()
POOR = Scanner(dpi=150, skew=1.2, noise=14.0, blur=0.6, specks=60, jpeg=45)
CLEAN = Scanner(skew=0.0, noise=0.0, blur=0.0, shade=0.0, specks=0, jpeg=95)


def scan_pdf(
    pdf: bytes, scanner: Scanner = GOOD, pages: Sequence[int] | None = None
) -> list[Picture]:
    """Grey pictures of a PDF's pages, or of those numbered from 0 in ``pages``."""
    document = pypdfium2.PdfDocument(pdf)
    numbers = range(len(document)) if pages is None else pages
    pictures = []
    for number in numbers:
        bitmap = document[number].render(
            scale=scanner.dpi / 72,  # pyright: ignore[reportArgumentType]
            grayscale=True,
        )
        pictures.append(scanned(bitmap.to_numpy().squeeze(), scanner, number))
    document.close()
    return pictures


def scanned(page: Picture, scanner: Scanner, number: int) -> Picture:
    """A page as it comes out; the same for the same scanner and page number."""
    random = np.random.default_rng((scanner.seed, number))
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -scanner.skew, 1)
    turned = cv2.warpAffine(page, turn, (width, height), borderValue=255.0)
    picture = np.asarray(turned, np.float32)
    for _ in range(scanner.specks):
        x, y = random.integers(0, width), random.integers(0, height)
        size = int(random.integers(1, max(2, scanner.dpi // 75)))
        picture[y : y + size, x : x + size] *= random.uniform(0.2, 0.8)
    if scanner.blur:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), scanner.blur))
    picture *= 1 - scanner.shade * np.linspace(0, 1, width, dtype=np.float32)
    grain = random.normal(0, scanner.noise, picture.shape)
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def as_pdf(pictures: Sequence[Picture], scanner: Scanner = GOOD) -> bytes:
    """A PDF of pictures, a page each, without a text layer."""
    return _saved(pictures, "PDF", resolution=float(scanner.dpi), quality=scanner.jpeg)


def as_tiff(pictures: Sequence[Picture], scanner: Scanner = GOOD) -> bytes:
    """A TIFF of a page a picture, which says its resolution."""
    return _saved(
        pictures, "TIFF", dpi=(scanner.dpi, scanner.dpi), compression="tiff_lzw"
    )


def as_image(picture: Picture, kind: str, scanner: Scanner = GOOD) -> bytes:
    """A PNG, JPEG or BMP, which says its resolution."""
    return _saved([picture], kind, dpi=(scanner.dpi, scanner.dpi), quality=scanner.jpeg)


def _saved(pictures: Sequence[Picture], kind: str, **options: Any) -> bytes:
    first, *rest = [Image.fromarray(picture) for picture in pictures]
    if rest:
        options |= {"save_all": True, "append_images": rest}
    out = io.BytesIO()
    first.save(out, kind, **options)
    return out.getvalue()
