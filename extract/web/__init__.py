"""HTML: fragments and tables in texts, and whole pages as governments publish them."""
