"""A generator of documents: a ledger of ours in every format that offices use.

``python -m tests.documents SAMPLE FORMAT OUT`` renders one; ``--help`` lists formats.
"""
