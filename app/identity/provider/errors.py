"""What can go wrong between Samsyn and the identity provider."""

from app.errors import OverloadedError


class ProviderUnavailableError(OverloadedError):
    """The identity provider does not answer, or not as OpenID Connect says."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class UntrustedTokenError(Exception):
    """A token that the provider has not made for Samsyn, or that does not hold (any more)."""


class SignInRefusedError(Exception):
    """A sign-in that came to nothing; the message is a Swedish sentence that says why."""
