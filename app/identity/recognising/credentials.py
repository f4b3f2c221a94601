"""Recognising callers: one statement per call, so that a revocation bites on the next one.

Every call passes here, so the statement goes straight to the driver.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy.exc import IntegrityError
from starlette.types import Scope

from app.database import Database
from app.identity.accounts.admitting import take_note
from app.identity.provider.errors import SignInRefusedError, UntrustedTokenError
from app.identity.provider.statements import Statement
from app.identity.recent import Proof
from app.identity.recognising.holders import ASKED, actor_of, parameters, session_of
from app.identity.recognising.identification import Identification
from app.identity.recognising.presented import Kind, Presented, bearer_of
from app.identity.sessions.forgery import demand_own_page
from app.identity.sessions.touching import Touching
from app.identity.tokens import UnauthenticatedError, hash_of
from record.actors import Actor, identity_provider

log = structlog.get_logger()


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
        self._database = database
        self._identification = identification
        self._provider = identification.provider
        self._reads = {kind: database.point_read(asked) for kind, asked in ASKED.items()}
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

    def unverified(self, scope: Scope) -> Presented | None:
        """Return the access token that a call brings, if `verify` has not seen it lately."""
        if self._provider is None:
            return None
        bearer = bearer_of(scope)
        if bearer is None or bearer.kind is not Kind.JWT or self._remembered(bearer) is not None:
            return None
        return bearer

    def verify(self, presented: Presented) -> None:
        """Take in an access token; the provider may have to be asked, so this may take time."""
        if self._provider is None:
            raise UnauthenticatedError
        try:
            said = self._provider.verify(presented.text)
            self._take_note(said)
        except (UntrustedTokenError, SignInRefusedError) as error:
            log.info("access token refused", why=str(error))
            raise UnauthenticatedError from error
        self._provider.remember(presented.text, said)

    def recognise(self, presented: Presented, address: str | None) -> Recognised:
        """Return whom it speaks for, or refuse it."""
        return self.recognised(presented, self.holders(presented), address)

    def recognised(
        self, presented: Presented, rows: Sequence[Any], address: str | None
    ) -> Recognised:
        """Return whom some rows are about, calling from an address; refuse where there are none."""
        if not rows:
            raise UnauthenticatedError
        proof = None
        if presented.kind is Kind.COOKIE:
            used = session_of(rows[0])
            self.touching.note(used, self._identification.clock())
            proof = used.proof
        elif said := self._remembered(presented):
            proof = said.proof
        return Recognised(actor_of(rows, address), rows[0][0], proof)

    def holders(self, presented: Presented) -> list[Any]:
        """Return the rows of whom it speaks for now, if it speaks for anybody."""
        name, issuer = hash_of(presented.text), ""
        if presented.kind is Kind.JWT:
            said = self._remembered(presented)
            if said is None:
                return []
            name, issuer = said.subject, said.issuer
        asked = parameters(name, self._identification.clock(), issuer)
        return self._reads[presented.kind].ask(asked)

    def holders_of_each(self, asked: Sequence[Presented]) -> list[list[Any]]:
        """Return the same for several."""
        return [self.holders(presented) for presented in asked]

    def _remembered(self, presented: Presented) -> Statement | None:
        if presented.kind is not Kind.JWT or self._provider is None:
            return None
        return self._provider.remembered(presented.text)

    def _take_note(self, said: Statement) -> None:
        try:
            self._introduce(said)
        except IntegrityError:
            self._introduce(said)  # the same person came by another call at the same time

    def _introduce(self, said: Statement) -> None:
        assert self._provider is not None  # noqa: S101 - it is what said so
        groups = self._provider.configuration.groups
        with self._database.writing(identity_provider(said.issuer)) as session:
            if take_note(session, said, groups) is None:
                raise SignInRefusedError("Logga in i Samsyn en första gång.")
