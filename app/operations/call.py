"""One call: who makes it, on what, in which transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection
from starlette.requests import Request

from app.identity.permissions import Permissions, wherever
from app.operations.installation import Installation
from app.operations.kept.etags import Card, Pieces
from app.operations.resources import Resource
from intake.candidates.seeking import Look
from inventory.visibility import visibility_of
from matching.known import seen_by
from record.actors import Actor
from record.row import now

JSON = "application/json"


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

    def look(self) -> Look:
        """Look at the register with the detector, by the caller's eyes; before anything is written.

        What is rolled back must not be remembered.
        """
        detector = self.installation.detector
        known = detector.look(self.connection, self.today)
        seen = seen_by(self.connection, known, visibility_of(self.actor))
        others = self.installation.open_needs.at(self.connection, known.words)
        return Look(self.connection, detector, known, seen, others)

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
    ) -> list[Pieces]:
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


def given_by_operation() -> None:
    """Stand where FastAPI expects a dependency: `Operation` gives handlers their call itself."""
