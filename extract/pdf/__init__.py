"""PDF with a text layer to pages: characters, rules, and the cells that they make."""
