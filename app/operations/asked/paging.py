"""Lists: a page at a time, in a fixed order, with a cursor that no insertion moves."""

import base64
import binascii
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, Connection, Select, String, and_, cast, func, or_, select
from sqlalchemy.orm import Mapped

from inventory.errors import invalid

LONGEST_PAGE = 200


class PageQuery(BaseModel):
    """Which page of a list; each list adds its filters."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(default=50, ge=1, le=LONGEST_PAGE)
    cursor: str | None = None

    def filters(self) -> dict[str, Any]:
        """Return the filters that were given."""
        return self.model_dump(exclude={"limit", "cursor"}, exclude_none=True)


class Page:
    """The ids of one page, how many there are in all, and the address of the next page."""

    def __init__(self, ids: Sequence[UUID], total: int, following: str | None) -> None:
        self.ids = ids
        self.total = total
        self.next = following

    def answer(self, items: Iterable[Iterable[bytes]]) -> bytes:
        """Return the list as JSON, made of the pieces of the items' JSON."""
        pieces: list[bytes] = []
        for item in items:
            pieces += (b",", *item)
        pieces[:1] = [b'{"items":[']
        pieces.append(b'],"total":%d,"next":%b}' % (self.total, orjson.dumps(self.next)))
        return b"".join(pieces)


@dataclass(frozen=True)
class Wanted:
    """The rows of a list, and what they are ordered by before their ids."""

    rows: Select[UUID]
    row_id: Mapped[UUID]
    order: Mapped[str]


Place = tuple[str, str]
"""Where a row stands in a list: by what the list is ordered, and then by its id's digits."""


def places_of(wanted: Wanted) -> Select[str, str]:
    """Return the select of where rows stand, in order.

    Of the ids only the digits are taken: to make thousands of ids takes longer than to read them.
    """
    digits = func.replace(cast(wanted.row_id, String), "-", "")
    places = wanted.rows.with_only_columns(wanted.order, digits)
    return places.order_by(wanted.order, wanted.row_id)


def page_among(places: Sequence[Place], query: PageQuery, path: str) -> Page:
    """Return a page of a list whose rows are known."""
    start = 0
    if query.cursor is not None:
        last, last_id = _read_cursor(query.cursor)
        start = bisect_right(places, (last, last_id.hex))
    shown = [(order, _row_id(digits)) for order, digits in places[start : start + query.limit]]
    following = None
    if start + query.limit < len(places):
        following = _address(path, query, _cursor(*shown[-1]))
    return Page([row_id for _, row_id in shown], len(places), following)


_row_id = lru_cache(16_384)(UUID)


def read_page(connection: Connection, wanted: Wanted, query: PageQuery, path: str) -> Page:
    """Return a page of the wanted rows; two selects."""
    order, row_id = wanted.order, wanted.row_id
    total = connection.scalar(select(func.count()).select_from(wanted.rows.subquery())) or 0
    page = wanted.rows.with_only_columns(row_id, order).order_by(order, row_id)
    if query.cursor is not None:
        page = page.where(_after(order, row_id, query.cursor))
    rows = connection.execute(page.limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    following = None
    if len(rows) > query.limit:
        last_id, last = shown[-1]
        following = _address(path, query, _cursor(last, last_id))
    return Page([row[0] for row in shown], total, following)


def _after(order: Mapped[str], row_id: Mapped[UUID], cursor: str) -> ColumnElement[bool]:
    last, last_id = _read_cursor(cursor)
    return or_(order > last, and_(order == last, row_id > last_id))


def _read_cursor(cursor: str) -> tuple[str, UUID]:
    try:
        last, last_id = map(str, orjson.loads(base64.urlsafe_b64decode(cursor.encode())))
        if "\x00" in last:
            raise ValueError("NUL")
        return last, UUID(last_id)
    except (ValueError, TypeError, AttributeError, binascii.Error) as error:
        raise invalid("?cursor", "Markören går inte att läsa; börja om från listans början.") from (
            error
        )


def _cursor(last: str, last_id: UUID) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([last, str(last_id)])).decode()


def _address(path: str, query: PageQuery, cursor: str) -> str:
    kept: Mapping[str, Any] = query.filters() | {"limit": query.limit, "cursor": cursor}
    return f"{path}?{urlencode({name: _written(value) for name, value in kept.items()})}"


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
