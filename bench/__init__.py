"""How long a bulletin takes, how well its figures are read, what a change does."""
