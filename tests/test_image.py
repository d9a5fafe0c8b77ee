"""Image files of every kind, good and bad, without recognising anything."""

from __future__ import annotations

import io
import struct
import zlib

import pytest

pytest.importorskip("rapidocr")

import numpy as np
from PIL import Image

import extract.scans.image
from extract import UnreadableError, read
from extract.document import Strip
from extract.pages.page import Line, Page
from extract.scans import ocr
from extract.scans.image import for_reading, pages_of
from extract.scans.picture import Picture


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def half_dark(mode: str = "L") -> Image.Image:
    """The left half black, the right half white."""
    image = Image.new("L", (80, 40), 255)
    image.paste(0, (0, 0, 40, 40))
    return image.convert(mode)


def levels_of(data: bytes) -> Picture:
    ((picture, _),) = pages_of(data, "x")
    return picture


def sixteen_bits() -> Image.Image:
    deep = np.asarray(half_dark()).astype(np.uint16) * 257
    return Image.fromarray(deep)


def see_through() -> Image.Image:
    """Black everywhere; the right half is transparent."""
    image = Image.new("RGBA", (80, 40), (0, 0, 0, 255))
    image.paste((0, 0, 0, 0), (40, 0, 80, 40))
    return image


@pytest.mark.parametrize(
    "data",
    [
        *(saved(half_dark(mode)) for mode in ("1", "L", "P", "RGB", "RGBA", "LA")),
        saved(sixteen_bits()),
        saved(see_through()),
        *(saved(half_dark(mode), "TIFF") for mode in ("1", "L", "P", "RGB", "CMYK")),
        saved(sixteen_bits(), "TIFF"),
        *(saved(half_dark(mode), "JPEG", quality=95) for mode in ("L", "RGB", "CMYK")),
        *(saved(half_dark(mode), "BMP") for mode in ("1", "L", "P", "RGB")),
    ],
)
def test_every_kind_of_pixels_becomes_grey(data: bytes) -> None:
    picture = levels_of(data)
    assert picture.dtype == np.uint8
    assert picture.shape == (40, 80)
    assert picture[:, :36].max() < 12
    assert picture[:, 44:].min() > 243


def test_every_page_of_a_tiff() -> None:
    pages = [Image.new("L", (80, 40), shade) for shade in (10, 20, 30)]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert [int(one[0, 0]) for one, _ in pages_of(data, "x")] == [10, 20, 30]


@pytest.mark.parametrize(
    ("size", "said", "taken"),
    [
        ((1654, 2339), (200, 200), 200),
        ((1654, 2339), None, 200),
        ((1654, 2339), (72, 72), 200),
        ((3508, 2480), (300, 300), 300),
        ((1240, 1754), (1, 1), 150),
        ((2480, 3508), (96, 96), 300),
    ],
)
def test_resolution_makes_a_sheet_of_paper(
    size: tuple[int, int], said: tuple[int, int] | None, taken: float
) -> None:
    options = {} if said is None else {"dpi": said}
    ((_, dpi),) = pages_of(saved(Image.new("1", size, 1), "PNG", **options), "x")
    assert dpi == pytest.approx(taken, rel=0.01)


def test_a_fax_is_finer_across_than_down() -> None:
    data = saved(Image.new("1", (1728, 1100), 1), "TIFF", dpi=(204, 98))
    ((picture, dpi),) = pages_of(data, "x")
    assert (picture.shape, round(dpi)) == ((2290, 1728), 204)


@pytest.mark.parametrize(
    ("dpi", "read_at"), [(600, 200), (210, 210), (150, 150), (96, 150)]
)
def test_text_is_read_at_a_resolution_it_is_read_well_at(
    dpi: float, read_at: float
) -> None:
    picture = np.zeros((round(dpi), round(dpi * 2)), np.uint8)
    scaled, at = for_reading(picture, dpi)
    assert (at, scaled.shape) == (read_at, (round(read_at), round(read_at * 2)))


def png(width: int, height: int, *, rows: int = 1) -> bytes:
    """A PNG that says it is of a size, with so many rows of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (width // 8 + 1) * rows, 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def tiff_of(pages: int) -> bytes:
    """A TIFF of many pages that are all one pixel large."""
    one = Image.new("1", (1, 1))
    return saved(one, "TIFF", save_all=True, append_images=[one] * (pages - 1))


def looping_tiff() -> bytes:
    """A TIFF whose second page comes after itself."""
    data = bytearray(saved(Image.new("L", (8, 8)), "TIFF"))
    start = struct.unpack("<I", data[4:8])[0]
    count = struct.unpack("<H", data[start : start + 2])[0]
    end = start + 2 + 12 * count
    data[end : end + 4] = struct.pack("<I", start)
    return bytes(data)


GOOD_PNG = saved(Image.effect_noise((300, 300), 60))
GOOD_JPEG = saved(Image.effect_noise((300, 300), 60), "JPEG")
GOOD_TIFF = saved(Image.effect_noise((300, 300), 60), "TIFF")
BAD: dict[str, tuple[bytes, str]] = {
    "a bomb": (png(50_000, 50_000, rows=4), "too_large"),
    "a smaller bomb": (png(11_000, 11_000), "too_large"),
    "beyond our limit": (png(9_200, 9_200), "too_large"),
    "no width": (png(0, 100), "damaged"),
    "no rows of pixels": (png(500, 500, rows=0), "damaged"),
    "nothing behind the mark": (b"\x89PNG\r\n\x1a\n", "damaged"),
    "half a PNG": (GOOD_PNG[: len(GOOD_PNG) // 2], "damaged"),
    "half a JPEG": (GOOD_JPEG[: len(GOOD_JPEG) // 2], "damaged"),
    "half a TIFF": (GOOD_TIFF[: len(GOOD_TIFF) // 2], "damaged"),
    "a JPEG's mark": (b"\xff\xd8\xff\xe0" + b"\0" * 30, "damaged"),
    "a TIFF's mark": (b"II*\0" + b"\xff" * 40, "damaged"),
    "a BMP's mark": (b"BM" + b"\xff" * 4 + bytes(4) + b"\xff" * 40, "damaged"),
    "too many pages": (tiff_of(302), "too_large"),
}


@pytest.mark.parametrize(("data", "code"), BAD.values(), ids=BAD)
def test_bad_pictures_are_refused(
    data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        extract.scans.image, "read_scan_page", lambda *_, number: page(number)
    )
    with pytest.raises(UnreadableError) as caught:
        read(data, "通报.png")
    assert caught.value.code == code
    assert caught.value.message.startswith("通报.png：这个图片")


def test_a_tiff_that_comes_back_to_itself_ends() -> None:
    assert len(list(pages_of(looping_tiff(), "x"))) == 1


def page(number: int) -> Page:
    line = Line("一", Strip(number, 1, 2, (1.0, 2.0)), 0.9)
    return Page(number, 100, 100, (line,), "一")


@pytest.mark.parametrize(
    "data", [GOOD_PNG, GOOD_JPEG, GOOD_TIFF], ids=["PNG", "JPEG", "TIFF"]
)
def test_without_the_extra_pictures_say_what_to_install(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda _: None)
    with pytest.raises(
        UnreadableError, match=r'pip install "tongbao\[ocr\]"'
    ) as caught:
        read(data, "通报.jpg")
    assert caught.value.code == "needs_ocr"


def test_text_that_begins_with_bm_is_text() -> None:
    assert read(
        "BM项目进展通报\n一、总体情况\n已完成。".encode(), "x.txt"
    ).source.is_text
