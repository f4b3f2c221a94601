"""What a handler is given: the caller, the transaction, and how to answer."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Self, TypeVar
from uuid import UUID

import orjson
from fastapi import Depends
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from app.database import Database
from app.identity.credentials import Credentials
from app.identity.permissions import Permissions, wherever
from app.operations.asked.paging import Page, PageQuery, Wanted, read_page
from app.operations.kept.answers import Answers
from app.operations.kept.etags import Card, is_known
from app.operations.kept.idempotency import KeyedCall
from app.operations.kept.memory import FOLLOWED, Memories, Memory, Moment, head_of
from app.operations.rates import Rate
from app.operations.resources import Resource
from app.serving.metrics import Metrics
from inventory.systems.editing.catalogue import Catalogue
from inventory.visibility import visibility_of
from matching.detector import Detector
from record.actors import Actor
from record.recording import RecordedSession
from record.row import Row, now

R = TypeVar("R", bound=Row)

JSON = "application/json"


@dataclass
class Installation:
    """What all calls share."""

    database: Database
    reads: Rate
    writes: Rate
    upload_limit: int
    credentials: Credentials
    answers: Answers = field(default_factory=Answers)
    memories: Memories = field(default_factory=Memories)
    detector: Detector = field(default_factory=Detector)
    metrics: Metrics = field(default_factory=Metrics)
    permissions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Which operations change a thing, by resource: what `permissions` in an answer is about."""


class Call:
    """One call: who makes it, on what, in which transaction."""

    connection: Connection

    def __init__(self, request: Request, installation: Installation, actor: Actor) -> None:
        self.request = request
        self.installation = installation
        self.actor = actor
        self.permissions = Permissions(actor, lambda: self.connection)
        self.target: UUID | None = None
        self.found: Any = None
        """What the address names, where that is worked out rather than kept."""
        self.today: date = now().date()

    def find(self, resource: Resource, ref: str) -> UUID:
        """Return the id of what an address names, if the caller may see it."""
        return resource.find(self.connection, self.actor, ref)

    def named(self) -> UUID:
        """Return the id of the thing that the address names."""
        assert self.target is not None, "the address names a thing"  # noqa: S101 - narrows a type
        return self.target

    def permissions_on(self, resource: Resource, ids: Sequence[UUID]) -> list[bytes]:
        """Return, as JSON, what the caller may do to each of some things."""
        operations = self.installation.permissions.get(resource.name, ())
        allowed = wherever(self.actor.grants, operations)
        if allowed is not None:
            return [orjson.dumps(allowed)] * len(ids)
        places = resource.places(self.connection, ids)
        return [orjson.dumps(self.permissions.among(operations, places[id_])) for id_ in ids]

    def given_out(
        self, resource: Resource, ids: Sequence[UUID], cards: Sequence[Card]
    ) -> list[bytes]:
        """Return things as JSON for this caller."""
        allowed = self.permissions_on(resource, ids)
        if resource.per_caller is None:
            return [card.for_caller(may) for card, may in zip(cards, allowed, strict=True)]
        values = [card.value for card in cards]
        members = resource.per_caller(self.connection, self.actor, values, self.today)
        return [
            card.for_caller(may, more)
            for card, may, more in zip(cards, allowed, members, strict=True)
        ]


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
        same = resource.per_caller is None
        if same and is_known(self.request.headers.get("if-none-match"), card.etag):
            return Response(status_code=304, headers=headers)
        (body,) = self.given_out(resource, [row_id], [card])
        return Response(body, headers=headers, media_type=JSON)

    def page(self, resource: Resource, wanted: Wanted, query: PageQuery) -> Response:
        """Answer with a page of things."""
        page = self._page(resource, wanted, query)
        cards = self._cards(resource, page.ids)
        items = self.given_out(resource, page.ids, cards)
        return Response(page.answer(items), media_type=JSON)

    def card(self, resource: Resource) -> dict[str, Any]:
        """Return the thing that the address names, as all see it."""
        return self._cards(resource, [self.named()])[0].value

    def values(self, resource: Resource, ids: Sequence[UUID]) -> list[dict[str, Any]]:
        """Return things, as all see them."""
        return [card.value for card in self._cards(resource, ids)]

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
        return self.memory.cards_of(lambda: self.connection, resource, ids)

    def _page(self, resource: Resource, wanted: Wanted, query: PageQuery) -> Page:
        path = self.request.url.path
        if resource.name != FOLLOWED or query.filters():
            return read_page(self.connection, wanted, query, path)
        sight = visibility_of(self.actor)
        page = self.memory.pages.get((sight, query.limit, query.cursor))
        if page is None:
            page = read_page(self.connection, wanted, query, path)
            self.memory.keep_page(sight, query.limit, query.cursor, page)
        return page


class Write(Call):
    """A call that changes the register; what it does is committed before its answer leaves."""

    def __init__(
        self, request: Request, installation: Installation, session: RecordedSession, actor: Actor
    ) -> None:
        super().__init__(request, installation, actor)
        self.session = session
        self.connection = session.connection()
        self.keyed: KeyedCall | None = None
        self.undone = False

    def target_row(self, table: type[R]) -> R:
        """Return the row that the address names."""
        return self.session.get_one(table, self.named())

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return what entries are looked up in."""
        return Catalogue(self.session)

    def card(self, resource: Resource, row_id: UUID) -> Card:
        """Return a thing as it is now, with what has been done so far."""
        self.session.flush()
        return Card(resource.read(self.connection, [row_id], self.today)[row_id])

    def created(
        self,
        resource: Resource,
        row_id: UUID,
        *,
        at: str | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> Response:
        """Answer that a thing was made, with the thing, its address, and what is told only now."""
        location = f"{self.request.url.path}/{at or row_id}"
        return self._answer(resource, row_id, 201, {"Location": location}, members)

    def made(self, value: Any, ref: str) -> Response:
        """Answer that something was made below an address, with it and where it is."""
        headers = {"Location": f"{self.request.url.path}/{ref}"}
        return Response(orjson.dumps(value), 201, headers, JSON)

    def changed(self, resource: Resource, row_id: UUID) -> Response:
        """Answer with a thing as it is after the change."""
        return self._answer(resource, row_id, 200, {})

    def below(self, value: Any, etag: str, status: int = 200, location: str = "") -> Response:
        """Answer with something below a thing, and the tag of that thing."""
        headers = {"ETag": etag} | ({"Location": location} if location else {})
        return Response(orjson.dumps(value), status, headers, JSON)

    def json(self, value: Any, status: int) -> Response:
        """Answer with a value."""
        return Response(orjson.dumps(value), status, media_type=JSON)

    def gone(self, resource: Resource) -> Response:
        """Answer that something below a thing was taken away."""
        return Response(status_code=204, headers={"ETag": self.card(resource, self.named()).etag})

    def undo(self) -> None:
        """Let nothing of what was done in this call be kept."""
        self.session.rollback()
        self.undone = True
        self.connection = self.session.connection()

    def _answer(
        self,
        resource: Resource,
        row_id: UUID,
        status: int,
        headers: dict[str, str],
        members: Mapping[str, Any] | None = None,
    ) -> Response:
        card = self.card(resource, row_id)
        (body,) = self.given_out(resource, [row_id], [card])
        if members:
            body = body[:-1] + b"," + orjson.dumps(members)[1:]
        return Response(body, status, headers | {"ETag": card.etag}, JSON)


def _given() -> None:
    """Handlers are called by `Operation`, which gives them their call itself."""


Reading = Annotated[Read, Depends(_given)]
Writing = Annotated[Write, Depends(_given)]
