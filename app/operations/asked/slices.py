"""Pages of lists that are computed rather than stored."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from app.operations.asked.paging import PageQuery
from inventory.errors import invalid


def slice_of(items: Sequence[Any], query: PageQuery, path: str) -> dict[str, Any]:
    """Return a page of a list; the cursor is how many came before."""
    if query.cursor is not None and not (query.cursor.isascii() and query.cursor.isdigit()):
        raise invalid("?cursor", "Markören går inte att läsa; börja om från listans början.")
    start = int((query.cursor or "0")[:9])
    end = start + query.limit
    following = None
    if end < len(items):
        kept = query.filters() | {"limit": query.limit, "cursor": end}
        following = f"{path}?{urlencode(kept)}"
    return {"items": items[start:end], "total": len(items), "next": following}
