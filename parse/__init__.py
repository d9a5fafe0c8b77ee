"""Document to Bulletin: frame, statements of the prose, rows of the ledgers."""

from parse.bulletin import Bulletin, Task, Vocabulary, load_vocabulary, parse
from parse.columns import Role

__all__ = ["Bulletin", "Role", "Task", "Vocabulary", "load_vocabulary", "parse"]
