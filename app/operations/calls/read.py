"""A call that changes nothing: what a handler is given, and how it answers."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import Annotated, Any, Self
from uuid import UUID

import orjson
from fastapi import Depends
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from app.operations.asked.paging import Page, PageQuery, Place, Wanted, page_among, read_page
from app.operations.calls.call import JSON, Call, given_by_operation
from app.operations.installation import Installation
from app.operations.kept.etags import Card, is_known
from app.operations.kept.memory import FOLLOWED, Memory, Moment, head_of
from app.operations.kept.narrowed import Narrowing
from app.operations.resources import Resource
from inventory.visibility import visibility_of
from record.actors import Actor


class MovedOnError(Exception):
    """The register changed between what a read remembered and what it then had to look up."""


class Read(Call):
    """A call that changes nothing: all that it says is of one moment.

    What is remembered of that moment is not read again, so a connection may never be needed.
    """

    def __init__(
        self, request: Request, installation: Installation, actor: Actor, moment: Moment | None
    ) -> None:
        """Begin a read; with a moment, what is remembered of it will do."""
        super().__init__(request, installation, actor)
        self._opened = ExitStack()
        self._memory = moment and installation.memories.of(moment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._opened.close()

    @cached_property
    def connection(self) -> Connection:  # type: ignore[override]
        """Return a connection that sees the moment which this read is of."""
        connection = self._opened.enter_context(self.installation.database.reading())
        if self._memory is not None and self._memory.moment[0] != head_of(connection):
            raise MovedOnError
        return connection

    @property
    def memory(self) -> Memory:
        """Return what is known of the moment which this read is of."""
        if self._memory is None:
            connection = self.connection
            self._memory = self.installation.memories.behind(connection, self.today)
        return self._memory

    def find(self, resource: Resource, ref: str) -> UUID:
        """Return the id of what an address names, if the caller may see it."""
        if resource.name != FOLLOWED:
            return super().find(resource, ref)
        sight = visibility_of(self.actor)
        found = self.memory.found.get((sight, ref))
        if found is None:
            found = super().find(resource, ref)
            self.memory.keep_found(sight, ref, found)
        return found

    def one(self, resource: Resource) -> Response:
        """Answer with the thing that the address names."""
        row_id = self.named()
        (card,) = self._cards(resource, [row_id])
        headers = {"ETag": card.etag}
        # What differs between callers is no part of the version, so it may be news all the same.
        (seen,) = self.shown(resource, [card])
        same = resource.per_caller is None and seen is card
        if same and is_known(self.request.headers.get("if-none-match"), card.etag):
            return Response(status_code=304, headers=headers)
        (pieces,) = self.given_out(resource, [row_id], [seen])
        return Response(b"".join(pieces), headers=headers, media_type=JSON)

    def page(self, resource: Resource, wanted: Wanted, query: PageQuery) -> Response:
        """Answer with a page of things."""
        page = self._page(resource, wanted, query)
        cards = self._cards(resource, page.ids)
        items = self.given_out(resource, page.ids, cards)
        return Response(page.answer(items), media_type=JSON)

    def card(self, resource: Resource) -> dict[str, Any]:
        """Return the thing that the address names, as the caller sees it."""
        return self.values(resource, [self.named()])[0]

    def values(self, resource: Resource, ids: Sequence[UUID]) -> list[dict[str, Any]]:
        """Return things, as the caller sees them."""
        return [card.value for card in self.shown(resource, self._whole(resource, ids))]

    def json(self, value: Any, headers: Mapping[str, str] | None = None) -> Response:
        """Answer with a value."""
        return Response(orjson.dumps(value), headers=headers, media_type=JSON)

    def computed(self, value: dict[str, Any]) -> Response:
        """Answer with something that is worked out rather than kept; it has a version too."""
        card = Card(value)
        headers = {"ETag": card.etag}
        if is_known(self.request.headers.get("if-none-match"), card.etag):
            return Response(status_code=304, headers=headers)
        return Response(card.body, headers=headers, media_type=JSON)

    def tag(self, resource: Resource) -> dict[str, str]:
        """Return, as a header, the version that things below the named thing are changed from."""
        return {"ETag": self._cards(resource, [self.named()])[0].etag}

    def _cards(self, resource: Resource, ids: Sequence[UUID]) -> list[Card]:
        cards = self.memory.cards_of(lambda: self.connection, resource, ids)
        return self.told(cards)

    def _whole(self, resource: Resource, ids: Sequence[UUID]) -> list[Card]:
        """Return cards with their values: of systems, the JSON alone is kept."""
        if resource.name != FOLLOWED:
            return self._cards(resource, ids)
        made = resource.cards(self.connection, ids, self.today)
        return self.told([made[row_id] for row_id in ids])

    def _page(self, resource: Resource, wanted: Wanted, query: PageQuery) -> Page:
        path = self.request.url.path
        if resource.name != FOLLOWED:
            return read_page(self.connection, wanted, query, path)
        sight = visibility_of(self.actor)
        if filters := query.filters():
            return page_among(self._places(Narrowing(sight, tuple(filters.items()))), query, path)
        page = self.memory.pages.get((sight, query.limit, query.cursor))
        if page is None:
            page = read_page(self.connection, wanted, query, path)
            self.memory.keep_page(sight, query.limit, query.cursor, page)
        return page

    def _places(self, narrowing: Narrowing) -> Sequence[Place]:
        lists = self.memory.narrowed
        known = lists.find(narrowing)
        return lists.look_up(self.connection, narrowing) if known is None else known


Reading = Annotated[Read, Depends(given_by_operation)]
