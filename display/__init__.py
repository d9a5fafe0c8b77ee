"""What people read in a terminal: summaries, listings, a value in its source line."""

from display.checks import check_lines
from display.dictionary import schema_lines
from display.explanation import explain
from display.listing import list_rows
from display.summary import failure_lines, summary_lines
from display.terminal import Terminal

__all__ = [
    "Terminal",
    "check_lines",
    "explain",
    "failure_lines",
    "list_rows",
    "schema_lines",
    "summary_lines",
]
