"""Image files: the pages that they hold, as grey pictures of a known resolution."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageOps

from extract.document import Document
from extract.errors import UnreadableError
from extract.pages.paged import document_of_pages
from extract.scans.picture import Picture
from extract.scans.scan import read_scan_page

READER: Final = "ocr"
FORMATS: Final = ("PNG", "JPEG", "TIFF", "BMP")
#: An A3 page at 600 dpi has 70 million.
MAX_PIXELS: Final = 80_000_000
#: How many times as long as wide a page may be: a screen's picture of a long one.
MAX_SHAPE: Final = 20
#: Hours of recognition, and three times the longest bulletin seen.
MAX_PAGES: Final = 300
MAX_BYTES: Final = 200_000_000
#: Resolutions at which text is read: finer is slower and no surer, coarser unsure.
FINEST: Final = 200.0
COARSEST: Final = 120.0
RAISED: Final = 150.0
#: Longer side of A4, and of the largest sheet that offices print, in inches.
A4_LONG: Final = 11.69
LARGEST: Final = 24.0
SMALLEST: Final = 3.0

#: What Pillow raises for pictures that are cut off or garbled.
_DAMAGED: Final = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


def read_image(data: bytes, name: str) -> Document:
    """Document of the recognised pages of an image file."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) // 1_000_000} MB，超过上限 {MAX_BYTES // 1_000_000} MB"
        raise _unreadable(name, "too_large", f"有 {size}。请压缩或分开保存")
    media_type = Image.MIME[_opened(data, name).format or "PNG"]
    pages = [
        read_scan_page(*for_reading(picture, dpi), number=number)
        for number, (picture, dpi) in enumerate(pages_of(data, name), 1)
    ]
    return document_of_pages(pages, name, data, media_type, READER)


def for_reading(picture: Picture, dpi: float) -> tuple[Picture, float]:
    """The picture at a resolution that text is read well at, and that resolution."""
    wanted = FINEST if dpi > FINEST * 1.1 else RAISED if dpi < COARSEST else dpi
    if wanted == dpi:
        return picture, dpi
    height, width = picture.shape
    size = max(1, round(width * wanted / dpi)), max(1, round(height * wanted / dpi))
    how = cv2.INTER_AREA if wanted < dpi else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=how), np.uint8), wanted


def _opened(data: bytes, name: str) -> Image.Image:
    try:
        with _quietly():
            return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except _DAMAGED as error:
        raise _damaged(name, "") from error


def pages_of(data: bytes, name: str) -> Iterator[tuple[Picture, float]]:
    """Each page's grey picture, and its resolution."""
    image = _opened(data, name)
    number = 0
    while _seek(image, number, name):
        number += 1
        where = f"第 {number} 页" if image.format == "TIFF" else ""
        if number > MAX_PAGES:
            reason = f"超过上限 {MAX_PAGES} 页。请分开保存"
            raise _unreadable(name, "too_large", reason)
        if image.width * image.height > MAX_PIXELS:
            raise _too_many_pixels(name)
        sides = sorted((image.width, image.height))
        if sides[1] > MAX_SHAPE * sides[0]:
            reason = "长宽相差太多，不是扫描的页面。请确认是否选错文件，或按页扫描"
            raise _unreadable(name, "not_a_page", reason)
        try:
            with _quietly():
                page = _grey(image)
        except _DAMAGED as error:
            raise _damaged(name, where) from error
        yield page


@contextmanager
def _quietly() -> Iterator[None]:
    """Pillow warns of odd metadata, which nobody here reads; of bombs it raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def _seek(image: Image.Image, number: int, name: str) -> bool:
    """Go to a page, from 0; false where there are no more."""
    try:
        with _quietly():
            image.seek(number)
    except EOFError:
        return False
    except _DAMAGED as error:
        raise _damaged(name, f"第 {number + 1} 页") from error
    return True


def _grey(image: Image.Image) -> tuple[Picture, float]:
    across, down = _resolution(image)
    picture = _levels(ImageOps.exif_transpose(image))
    if abs(across - down) > 0.05 * down:  # Fax machines scan finer across than down.
        height, width = picture.shape
        size = width, max(1, round(height * across / down))
        picture = np.asarray(cv2.resize(picture, size), np.uint8)
    return picture, across


def _levels(image: Image.Image) -> Picture:
    """Grey levels of any kind of pixels; what is transparent is paper."""
    if image.mode.startswith("I") or image.mode == "F":
        deep = np.asarray(image).astype(np.float64)
        most = max(float(deep.max()), 255.0)
        full = 65535.0 if 255 < most <= 65535 else most
        return np.clip(deep * (255.0 / full), 0, 255).astype(np.uint8)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    return np.asarray(image.convert("L"), np.uint8)


def _resolution(image: Image.Image) -> tuple[float, float]:
    """Pixels in an inch, across and down.

    What a file says is taken where it makes a sheet of paper; screens' 72 and phones'
    300 make none, and the page is taken for A4.
    """
    said = image.info.get("dpi")
    if said is not None:
        across, down = (float(value) for value in said)
        if across > 0 and down > 0:
            longer = max(image.width / across, image.height / down)
            if SMALLEST <= longer <= LARGEST:
                return across, down
    guessed = max(image.width, image.height) / A4_LONG
    return guessed, guessed


def _damaged(name: str, where: str) -> UnreadableError:
    reason = f"{where}已损坏或不完整，打不开。请重新扫描或下载"
    return _unreadable(name, "damaged", reason)


def _too_many_pixels(name: str) -> UnreadableError:
    reason = f"超过上限 {MAX_PIXELS // 1_000_000} 百万像素。请按 300 dpi 重新扫描"
    return _unreadable(name, "too_large", reason)


def _unreadable(name: str, code: str, reason: str) -> UnreadableError:
    return UnreadableError("extract", code, f"{name}：这个图片{reason}，再导入。")
