"""The provider's access tokens: verified once, and then remembered until they no longer hold."""

import structlog
from sqlalchemy.exc import IntegrityError

from app.database import Database
from app.identity.accounts.admitting import take_note
from app.identity.provider.errors import SignInRefusedError, UntrustedTokenError
from app.identity.provider.statements import Statement
from app.identity.recognising.identification import Identification
from app.identity.tokens import UnauthenticatedError
from record.actors import identity_provider

log = structlog.get_logger()


class AccessTokens:
    """The access tokens of one installation; without a provider there are none."""

    def __init__(self, database: Database, identification: Identification) -> None:
        self._database = database
        self._provider = identification.provider

    def known(self, text: str) -> Statement | None:
        """Return what a token says, if it has been verified lately and still holds."""
        return None if self._provider is None else self._provider.remembered(text)

    def learn(self, text: str) -> Statement:
        """Return what a token says; the provider may have to be asked, so this may take time."""
        if self._provider is None:
            raise UnauthenticatedError
        try:
            said = self._provider.verify(text)
            self._take_note(said)
        except (UntrustedTokenError, SignInRefusedError) as error:
            log.info("access token refused", why=str(error))
            raise UnauthenticatedError from error
        self._provider.remember(text, said)
        return said

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
                raise SignInRefusedError("unknown, and without a role")
