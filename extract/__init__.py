"""Bytes to Document: one text, its blocks, and where each character stood."""

from extract.document import Box, Cell, Document, Note, Paragraph, Span, Table
from extract.errors import UnreadableError
from extract.loading import load
from extract.reader import read

__all__ = [
    "Box",
    "Cell",
    "Document",
    "Note",
    "Paragraph",
    "Span",
    "Table",
    "UnreadableError",
    "load",
    "read",
]
