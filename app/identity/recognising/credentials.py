"""Recognising callers: one statement per call, so that a revocation bites on the next one.

Every call passes here, so the statement goes straight to the driver.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.types import Scope

from app.database import Database
from app.identity.recent import Proof
from app.identity.recognising.access_tokens import AccessTokens
from app.identity.recognising.holders import ASKED, actor_of, parameters, session_of
from app.identity.recognising.identification import Identification
from app.identity.recognising.presented import Kind, Presented, bearer_of
from app.identity.sessions.forgery import demand_own_page
from app.identity.sessions.touching import Touching
from app.identity.tokens import UnauthenticatedError, hash_of
from record.actors import Actor


@dataclass(frozen=True, slots=True)
class Recognised:
    """Who calls, and the history's head at that moment."""

    actor: Actor
    head: int
    proof: Proof | None = None
    """When and how they signed in; None: they call with an API token."""


class Credentials:
    """The credentials of one installation: API tokens, and the provider's tokens and sessions."""

    def __init__(self, database: Database, identification: Identification) -> None:
        self._identification = identification
        self._reads = {kind: database.point_read(asked) for kind, asked in ASKED.items()}
        self.access_tokens = AccessTokens(database, identification)
        self.touching = Touching(database, identification.terms)
        self.at_once = database.engine.dialect.name == "sqlite"
        """Whether asking is quicker than letting another thread ask."""

    def presented(self, scope: Scope) -> Presented:
        """Return what a call brings; refuse one that brings nothing, or was led here."""
        if (bearer := bearer_of(scope)) is not None:
            return bearer
        cookies = self._identification.cookies
        secret = cookies.read(scope, cookies.session)
        if not secret:
            raise UnauthenticatedError
        demand_own_page(scope, secret, self._identification.own_origin)
        return Presented(Kind.COOKIE, secret)

    def recognise(self, presented: Presented, address: str | None) -> Recognised:
        """Return whom it speaks for, or refuse it."""
        return self.recognised(presented, self.holders(presented), address)

    def recognised(
        self, presented: Presented, rows: Sequence[Any], address: str | None
    ) -> Recognised:
        """Return whom some rows are about, calling from an address; refuse where there are none."""
        if not rows:
            raise UnauthenticatedError
        return Recognised(actor_of(rows, address), rows[0][0], self._proof(presented, rows[0]))

    def holders(self, presented: Presented) -> list[Any]:
        """Return the rows of whom it speaks for now, if it speaks for anybody."""
        name, issuer = hash_of(presented.text), ""
        if presented.said is not None:
            name, issuer = presented.said.subject, presented.said.issuer
        asked = parameters(name, self._identification.clock(), issuer)
        return self._reads[presented.kind].ask(asked)

    def holders_of_each(self, asked: Sequence[Presented]) -> list[list[Any]]:
        """Return the same for several."""
        return [self.holders(presented) for presented in asked]

    def _proof(self, presented: Presented, row: Any) -> Proof | None:
        if presented.kind is Kind.KEY:
            return None
        if presented.said is not None:
            return presented.said.proof
        used = session_of(row)
        self.touching.note(used, self._identification.clock())
        return used.proof
