"""The process that draws pages of one PDF, as pictures to recognise text on.

``python -m extract.pdf.pdf_pictures PAGE ...`` takes the file on its standard input; for
each page it writes a header and grey levels, row by row.
"""

from __future__ import annotations

import os
import struct
import sys
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from extract.pdf.pdf_process import limit_memory

#: Resolution, width and height of a picture.
HEADER: Final = struct.Struct("<dII")
#: Finer scans are drawn at this, coarser ones as they are.
FINEST: Final = 200.0
COARSEST: Final = 100.0
#: Pixels of the largest picture: A2 at 200 dpi.
MAX_PIXELS: Final = 16_000_000
POINTS_PER_INCH: Final = 72


def main() -> None:
    """Draw the pages whose numbers, from 1, are the arguments."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # Whatever a library prints is no picture.
    limit_memory()
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    for number in sys.argv[1:]:
        page = document[int(number) - 1]
        dpi = _resolution(page)
        bitmap = page.render(
            scale=dpi / POINTS_PER_INCH,  # pyright: ignore[reportArgumentType]
            grayscale=True,
        )
        levels = bitmap.to_numpy()
        out.write(HEADER.pack(dpi, levels.shape[1], levels.shape[0]))
        out.write(levels.tobytes())
        out.flush()
        bitmap.close()
        page.close()


def _resolution(page: PdfPage) -> float:
    """The resolution of the page's largest image, as far as drawing it so has sense."""
    finest = 0.0
    for image in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        if not isinstance(image, pypdfium2.PdfImage):
            continue
        left, bottom, right, top = image.get_bounds()
        pixels = max(image.get_px_size())
        points = max(right - left, top - bottom)
        if points > 0:
            finest = max(finest, pixels * POINTS_PER_INCH / points)
    dpi = min(max(finest, COARSEST), FINEST)
    width, height = page.get_size()
    area = max(width * height, 1.0) / POINTS_PER_INCH**2
    return float(min(dpi, (MAX_PIXELS / area) ** 0.5))


if __name__ == "__main__":
    main()
