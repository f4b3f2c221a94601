"""How callers say who they are in one installation."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Self

from app.identity.provider.configuration import read_configuration
from app.identity.recent import RecentSignIn
from app.identity.sessions.cookies import Cookies
from app.identity.sessions.session import Terms
from app.identity.tokens import UnauthenticatedError
from app.settings import Settings
from record.row import now

if TYPE_CHECKING:
    from app.identity.provider.provider import Provider


@dataclass(frozen=True)
class Identification:
    """How callers say who they are; without a provider, with an API token."""

    provider: "Provider | None"
    terms: Terms
    recent: RecentSignIn
    cookies: Cookies = field(default_factory=Cookies)
    clock: Callable[[], datetime] = now

    @classmethod
    def of(
        cls, settings: Settings, *, secure: bool = True, clock: Callable[[], datetime] = now
    ) -> Self:
        """Return what the settings say; refuse those that nobody could sign in safely with."""
        return cls(
            _provider(settings, clock),
            Terms.of(settings),
            RecentSignIn.of(settings),
            Cookies(secure=secure),
            clock,
        )

    def demand_provider(self) -> "Provider":
        """Return the provider; nobody signs in without one."""
        if self.provider is None:
            raise UnauthenticatedError
        return self.provider

    @property
    def own_origin(self) -> str:
        """Return the origin of Samsyn's own pages, where that is known beforehand."""
        return self.provider.configuration.public_url if self.provider else ""


def _provider(settings: Settings, clock: Callable[[], datetime]) -> "Provider | None":
    configuration = read_configuration(settings)
    if configuration is None:
        return None
    # What it brings takes as long to import as the rest of the application.
    from app.identity.provider.provider import Provider  # noqa: PLC0415

    return Provider(configuration, clock)
