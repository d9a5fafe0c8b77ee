"""Characters recognised on a picture, by PP-OCR through RapidOCR.

The models are in RapidOCR's wheel: nothing is fetched, nothing is sent. The engine is
onnxruntime, told to keep no record; OpenVINO takes three quarters of its time and
reports to its maker each time that it is imported.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from extract.scans.picture import Picture

#: Found text is a line of it, or a part of one.
DETECTION: Final = "PP-OCRv6_det_small.onnx"
RECOGNITION: Final = "PP-OCRv6_rec_small.onnx"
DIRECTION: Final = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
#: Threads of the engine: beyond four, lines are too short to share.
MOST_THREADS: Final = 4
#: Text this much higher than wide runs down the page; RapidOCR's own measure.
UPRIGHT: Final = 1.5
#: How much of its height the engine's box adds above a line, and below.
MARGIN: Final = 0.12
#: Longest side of a picture that the engine takes as it is.
MOST_PIXELS: Final = 6000


@dataclass(frozen=True, slots=True)
class Recognised:
    """Text where it was found, in pixels, with an edge more than characters.

    ``confidences`` are of each character, from 0 to 1. ``is_upright`` is false of text
    that runs down the page.
    """

    text: str
    edges: tuple[float, ...]
    top: float
    bottom: float
    confidences: tuple[float, ...]
    is_upright: bool = True

    @property
    def confidence(self) -> float:
        """What the least certain character has, of marks only where there is no other.

        Whether a mark is Western or Chinese is all that engines doubt in marks.
        """
        marked = zip(self.text, self.confidences, strict=True)
        sure = [value for character, value in marked if character.isalnum()]
        return min(sure or self.confidences)

    @property
    def mean_confidence(self) -> float:
        """What its characters have on average."""
        return sum(self.confidences) / len(self.confidences)

    @property
    def middle(self) -> tuple[float, float]:
        """Its place across and down the page."""
        return (self.edges[0] + self.edges[-1]) / 2, (self.top + self.bottom) / 2

    def spelled(self, text: str) -> Recognised:
        """The same with other characters, one for one."""
        return replace(self, text=text)

    def moved(self, right: float, down: float) -> Recognised:
        """The same elsewhere on the page."""
        edges = tuple(edge + right for edge in self.edges)
        return replace(
            self, edges=edges, top=self.top + down, bottom=self.bottom + down
        )

    def cut(self, start: int, end: int) -> Recognised:
        """Characters from ``start`` to ``end``, blanks at its ends aside."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip())
        return replace(
            self,
            text=self.text[start:end],
            edges=self.edges[start : end + 1],
            confidences=self.confidences[start:end],
        )

    def before(self, other: Recognised, blank: str) -> Recognised:
        """One line of this and another to its right, with a blank between or none."""
        edges = (*self.edges[: -1 if not blank else None], *other.edges)
        return replace(
            self,
            text=self.text + blank + other.text,
            edges=tuple(accumulate(edges, max)),
            top=min(self.top, other.top),
            bottom=max(self.bottom, other.bottom),
            confidences=(*self.confidences, *(1.0 for _ in blank), *other.confidences),
        )


def recognise(picture: Picture) -> list[Recognised]:
    """All text of a level picture, from the top."""
    found = _engine()(
        cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR),
        use_det=True,
        use_cls=False,
        use_rec=True,
        return_word_box=True,
        return_single_char_box=True,
        text_score=0.0,
    )
    if found.boxes is None:
        return []
    lines = zip(found.boxes, found.txts, found.word_results, strict=True)
    return [
        line
        for box, text, characters in lines
        if text.strip()
        for line in _recognised(np.asarray(box), text.strip(), characters)
    ]


def recognise_line(picture: Picture) -> Recognised | None:
    """The one line of text that a picture of it shows."""
    found = _engine()(
        cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR),
        use_det=False,
        use_cls=False,
        use_rec=True,
        return_word_box=False,
    )
    text = found.txts[0].strip() if found.txts else ""
    if not text:
        return None
    height, width = picture.shape
    edges = tuple(float(edge) for edge in np.linspace(0, width, len(text) + 1))
    sure = (float(found.scores[0]),) * len(text)
    return Recognised(text, edges, 0.0, float(height), sure)


def is_upside_down(picture: Picture, lines: Sequence[Recognised]) -> bool:
    """Whether most of some long lines of a picture stand on their heads."""
    longest = sorted(lines, key=lambda line: line.edges[-1] - line.edges[0])[-9:]
    turned = 0
    for line in longest:
        crop = picture[
            max(0, int(line.top)) : int(line.bottom) + 1,
            max(0, int(line.edges[0])) : int(line.edges[-1]) + 1,
        ]
        said = _engine()(
            cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR),
            use_det=False,
            use_cls=True,
            use_rec=False,
        )
        turned += said.cls_res[0][0] == "180"
    return turned * 2 > len(longest)


@cache
def _engine() -> Any:
    """One engine a process; it takes half a second to load.

    onnxruntime, from 1.32 on, keeps and sends a record of its use unless told not to
    before it is loaded.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR

    models = _models()
    threads = min(MOST_THREADS, os.cpu_count() or 1)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": MOST_PIXELS,
            "Det.model_path": str(models / DETECTION),
            "Rec.model_path": str(models / RECOGNITION),
            "Cls.model_path": str(models / DIRECTION),
            # Lines in one batch are padded to the longest: alone they are faster.
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )


def _models() -> Path:
    """Where RapidOCR's wheel has its models."""
    package = importlib.util.find_spec("rapidocr")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("rapidocr")
    return Path(package.origin).parent / "models"


def _recognised(
    box: npt.NDArray[np.float32],
    text: str,
    characters: Sequence[tuple[str, float, Sequence[tuple[int, int]]]],
) -> list[Recognised]:
    """A line of RapidOCR's, whose characters leave out spaces.

    Text that runs down the page is a line a character.
    """
    left, top = (float(value) for value in box.min(axis=0))
    right, bottom = (float(value) for value in box.max(axis=0))
    if len(characters) != sum(not character.isspace() for character in text):
        raise ValueError(f"{len(characters)} places of the characters of {text!r}")
    if bottom - top >= UPRIGHT * (right - left):
        return _down(characters)
    middles = [_middle(corners, 0) for _, _, corners in characters]
    confidences = [confidence for _, confidence, _ in characters]
    spaces = [at for at, character in enumerate(text) if character.isspace()]
    for at in spaces:
        middles.insert(at, (middles[at - 1] + middles[at]) / 2)
        confidences.insert(at, 1.0)
    edges = _edges(middles, bottom - top)
    margin = MARGIN * (bottom - top)
    return [Recognised(text, edges, top + margin, bottom - margin, tuple(confidences))]


def _down(
    characters: Sequence[tuple[str, float, Sequence[tuple[int, int]]]],
) -> list[Recognised]:
    lines = []
    for character, confidence, corners in characters:
        xs, ys = zip(*corners, strict=True)
        edges = float(min(xs)), float(max(xs))
        top, bottom = float(min(ys)), float(max(ys))
        lines.append(Recognised(character, edges, top, bottom, (confidence,), False))
    return lines


def _middle(corners: Sequence[tuple[int, int]], axis: int) -> float:
    return sum(corner[axis] for corner in corners) / len(corners)


def _edges(middles: Sequence[float], height: float) -> tuple[float, ...]:
    """Edges halfway between characters; the outer ones are as wide as their place."""
    between = [(one + other) / 2 for one, other in pairwise(middles)]
    half = height * (1 - 2 * MARGIN) / 2
    first = min(half, middles[1] - middles[0]) if between else half
    last = min(half, middles[-1] - middles[-2]) if between else half
    return (middles[0] - first, *between, middles[-1] + last)
