"""Pages to a document, whoever printed or scanned them: lines unwrapped, tables joined."""
