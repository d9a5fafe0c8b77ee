"""The generator's command: a sample in any format, written to a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.documents.content import Content, content_of
from tests.documents.look import LANDSCAPE, Look
from tests.documents.programs import MissingProgramError

#: Points of the papers' longer and shorter side.
PAPERS: Final[Mapping[str, tuple[float, float]]] = {
    "A4": (841.9, 595.3),
    "A3": (1190.6, 841.9),
    "8.5x11": (792.0, 612.0),
}


Render = Callable[[Content, Look], bytes]


def _text(content: Content, _look: Look) -> bytes:
    from tests.documents.text import render_text

    return render_text(content)


def _html(content: Content, look: Look) -> bytes:
    from tests.documents.html import render_html

    return render_html(content, look)


def _docx(content: Content, look: Look) -> bytes:
    from tests.documents.docx import render_docx

    return render_docx(content, look)


def _xlsx(content: Content, _look: Look) -> bytes:
    from tests.documents.xlsx import render_xlsx

    return render_xlsx(content)


def _pdf_libreoffice(content: Content, look: Look) -> bytes:
    from tests.documents.programs import convert_with_libreoffice

    return convert_with_libreoffice(_docx(content, look), "docx", "pdf")


def _pdf_chromium(content: Content, look: Look) -> bytes:
    from tests.documents.programs import print_with_chromium

    return print_with_chromium(_html(content, look))


def _pdf_borderless(content: Content, look: Look) -> bytes:
    return _pdf_chromium(content, replace(look, is_ruled=False))


#: Formats by name; each renderer is imported when it is asked for.
FORMATS: Final[Mapping[str, Render]] = {
    "text": _text,
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "pdf-chromium": _pdf_chromium,
    "pdf-libreoffice": _pdf_libreoffice,
    "pdf-borderless": _pdf_borderless,
}


#: Of what Chromium prints; ``--dpi`` and the like are for it.
SCAN: Final = "scan"


def _scan(pdf: bytes, arguments: argparse.Namespace) -> bytes:
    """A PDF of pictures, without a text layer."""
    from tests.documents.scan import Scanner, as_pdf, scan_pdf

    scanner = Scanner(
        dpi=arguments.dpi,
        skew=arguments.skew,
        noise=arguments.noise,
        jpeg=arguments.jpeg,
    )
    return as_pdf(scan_pdf(pdf, scanner), scanner)


def main(argv: Sequence[str] | None = None) -> int:
    """Render one sample; 1 where a program that it takes is missing."""
    arguments = _parser().parse_args(argv)
    content = content_of(arguments.sample, merged=not arguments.unmerged)
    try:
        if arguments.format == SCAN:
            made = _scan(_pdf_chromium(content, _look(arguments)), arguments)
        else:
            made = FORMATS[arguments.format](content, _look(arguments))
    except MissingProgramError as error:
        print(f"{arguments.format}: {error}", file=sys.stderr)
        return 1
    arguments.out.write_bytes(made)
    return 0


def _look(arguments: argparse.Namespace) -> Look:
    longer, shorter = PAPERS[arguments.paper]
    width, height = (shorter, longer) if arguments.portrait else (longer, shorter)
    return replace(
        LANDSCAPE,
        width=width,
        height=height,
        font=arguments.font,
        size=arguments.size,
        is_ruled=not arguments.no_rules,
        repeats_header=not arguments.header_once,
        splits_rows=not arguments.whole_rows,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.documents", description="A sample as offices send it."
    )
    add = parser.add_argument
    add(
        "sample", type=Path, help="a text bulletin, such as samples/yunling-2023-06.txt"
    )
    add("format", choices=(*FORMATS, SCAN))
    add("out", type=Path)
    look = parser.add_argument_group("how it looks")
    add = look.add_argument
    add("--paper", choices=PAPERS, default="A4")
    add("--portrait", action="store_true", help="upright; landscape without")
    add("--font", default=LANDSCAPE.font)
    add("--size", type=float, default=LANDSCAPE.size, help="of the type, in points")
    add("--no-rules", action="store_true", help="a table without lines")
    add("--header-once", action="store_true", help="not again on every page")
    add("--whole-rows", action="store_true", help="no page break goes through a row")
    add("--unmerged", action="store_true", help="empty cells instead of merged ones")
    scan = parser.add_argument_group("how it is scanned")
    add = scan.add_argument
    add("--dpi", type=int, default=200)
    add("--skew", type=float, default=0.4, help="degrees, clockwise")
    add("--noise", type=float, default=8.0, help="deviation of grey levels")
    add("--jpeg", type=int, default=85, metavar="QUALITY")
    return parser


if __name__ == "__main__":
    sys.exit(main())
