"""The door to recognition, which is an extra: without it pictures are refused."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Final, cast

from extract.document import Document
from extract.errors import UnreadableError

#: Modules that ``tongbao[ocr]`` installs.
MODULES: Final = ("rapidocr", "onnxruntime", "cv2", "numpy", "PIL")


def is_installed() -> bool:
    """Whether pictures can be read here."""
    return all(find_spec(module) is not None for module in MODULES)


def needs_ocr(name: str, what: str) -> UnreadableError:
    """What to say of a picture where recognition is not installed."""
    return UnreadableError(
        "extract",
        "needs_ocr",
        f"{name}：这是{what}，要识别文字才能读取。"
        '请先安装识别组件：pip install "tongbao[ocr]"，再导入。',
    )


def read_image(data: bytes, name: str) -> Document:
    """Document of a PNG, JPEG, BMP, or of all pages of a TIFF.

    Raises ``UnreadableError`` without the extra, and for a picture that is damaged,
    empty or beyond the limits.
    """
    if not is_installed():
        raise needs_ocr(name, "图片")
    return cast(Document, import_module("extract.scans.image").read_image(data, name))
