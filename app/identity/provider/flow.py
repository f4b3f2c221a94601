"""Signing in with OpenID Connect: out to the provider, and back with a code."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from app.identity.origins import own_path

PARTED_BY = "."


@dataclass(frozen=True)
class Flow:
    """One sign-in that is under way: a random secret that only this browser holds, and whereto.

    State, nonce and PKCE verifier are made of the secret, so the server need not remember them.
    """

    secret: str
    whereto: str

    @classmethod
    def begin(cls, whereto: str) -> "Flow":
        """Return a new one."""
        return cls(secrets.token_urlsafe(32), own_path(whereto))

    @classmethod
    def read(cls, cookie: str) -> "Flow | None":
        """Return the one that a browser holds, if it does."""
        secret, _, whereto = cookie.partition(PARTED_BY)
        return cls(secret, own_path(_unwrapped(whereto))) if secret else None

    def written(self) -> str:
        """Return what the browser is to hold."""
        return f"{self.secret}{PARTED_BY}{_wrapped(self.whereto.encode())}"

    @property
    def state(self) -> str:
        """Return what the provider has to send back."""
        return self._made("state")

    @property
    def nonce(self) -> str:
        """Return what the ID token has to hold."""
        return self._made("nonce")

    @property
    def verifier(self) -> str:
        """Return what the code is worth nothing without (PKCE)."""
        return self._made("verifier")

    def _made(self, purpose: str) -> str:
        return _wrapped(hmac.new(self.secret.encode(), purpose.encode(), hashlib.sha256).digest())


def _wrapped(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _unwrapped(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(text + "==").decode()
    except ValueError:
        return ""
