"""Records to tables that analysts can rely on."""

from publish.contract import CONTRACT
from publish.publishing import publish
from publish.reading import list_bulletins, load, read_bulletin

__all__ = ["CONTRACT", "list_bulletins", "load", "publish", "read_bulletin"]
