"""``python -m publish > DICTIONARY.md`` writes the data dictionary anew."""

from publish.dictionary import dictionary

print(dictionary(), end="")
