"""A call that changes the register: what a handler is given, and how it answers."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, TypeVar
from uuid import UUID

import orjson
from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from app.operations.calls.call import JSON, Call, given_by_operation
from app.operations.installation import Installation
from app.operations.kept.etags import Card
from app.operations.kept.idempotency import KeyedCall
from app.operations.resources import Resource
from inventory.systems.editing.catalogue import Catalogue
from record.actors import Actor
from record.recording.session import RecordedSession
from record.row import Row

R = TypeVar("R", bound=Row)


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
        self.matched: Any = None
        """The card that If-Match was held against, where the call changes what it is about."""

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
        made = resource.cards(self.connection, [row_id], self.today)
        return self.told([made[row_id]])[0]

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

    def changed(
        self, resource: Resource, row_id: UUID, members: Mapping[str, Any] | None = None
    ) -> Response:
        """Answer with a thing as it is after the change, and what is told only now."""
        return self._answer(resource, row_id, 200, {}, members)

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
        (pieces,) = self.given_out(resource, [row_id], [card])
        body = b"".join(pieces)
        if members:
            body = body[:-1] + b"," + orjson.dumps(members)[1:]
        return Response(body, status, headers | {"ETag": card.etag}, JSON)


Writing = Annotated[Write, Depends(given_by_operation)]
