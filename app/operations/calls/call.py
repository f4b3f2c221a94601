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
from inventory.visibility import (
    PUBLIC,
    Visibility,
    hidden_systems,
    sees_restricted,
    visibility_of,
)
from matching.known import hidden_from
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

    def look(self, sight: Visibility = PUBLIC) -> Look:
        """Look at the register with the detector; before anything is written.

        What is rolled back must not be remembered. What is kept of it is for all to see.
        """
        detector = self.installation.detector
        known = detector.look(self.connection, self.today)
        hidden = hidden_from(self.connection, known, sight)
        others = self.installation.open_needs.at(self.connection, known.words)
        return Look(self.connection, detector, known, hidden, others)

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
        cards = self.shown(resource, cards)
        allowed = self.permissions_on(resource, ids)
        if resource.per_caller is None:
            return [card.for_caller(may) for card, may in zip(cards, allowed, strict=True)]
        values = [card.value for card in cards]
        members = resource.per_caller(self.connection, self.actor, values, self.today)
        return [
            card.for_caller(may, more)
            for card, may, more in zip(cards, allowed, members, strict=True)
        ]

    def told(self, cards: list[Card]) -> list[Card]:
        """Return cards with what is restricted, where this caller is told it."""
        return [card.in_full() for card in cards] if sees_restricted(self.actor) else cards

    def shown(self, resource: Resource, cards: Sequence[Card]) -> Sequence[Card]:
        """Return cards as this caller sees them: most are the same to all."""
        if resource.veil is None or not any(card.whole for card in cards):
            return cards
        sight = visibility_of(self.actor)
        if sight == PUBLIC:
            return cards
        if sight.hides_nothing:
            return [card.all_of_it() for card in cards]
        hidden = hidden_systems(self.connection, sight)
        return [
            card if card.whole is None else card.told_as(resource.veil(card.whole, hidden))
            for card in cards
        ]


def given_by_operation() -> None:
    """Stand where FastAPI expects a dependency: `Operation` gives handlers their call itself."""
