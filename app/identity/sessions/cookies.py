"""The cookies: what the browser holds of a session, and of a sign-in that is under way."""

from dataclasses import dataclass

from starlette.responses import Response
from starlette.types import Scope

from app.identity.recognising.presented import header

SIGN_IN_LASTS = 600
"""How many seconds somebody has at the provider."""


@dataclass(frozen=True)
class Cookies:
    """The names and terms of an installation's cookies; only demo mode has them on bare HTTP."""

    secure: bool = True

    @property
    def session(self) -> str:
        """Return the name of the cookie that says who is signed in."""
        return "__Host-samsyn" if self.secure else "samsyn"

    @property
    def sign_in(self) -> str:
        """Return the name of the cookie of a sign-in that is under way."""
        return f"{self.session}-sign-in"

    def read(self, scope: Scope, name: str) -> str:
        """Return a cookie's text, or nothing; of two by one name, neither is trusted."""
        sent = header(scope, b"cookie")
        parts = (pair.strip().partition("=") for pair in sent.split(";"))
        found = [value for named, _, value in parts if named == name]
        return found[0] if len(found) == 1 else ""

    def give(self, response: Response, name: str, text: str, seconds: int | None = None) -> None:
        """Let the browser hold a text; without a time, until it is closed."""
        response.set_cookie(
            name,
            text,
            max_age=seconds,
            path="/",
            secure=self.secure,
            httponly=True,
            samesite="lax",
        )

    def take(self, response: Response, name: str) -> None:
        """Let the browser forget a text."""
        response.delete_cookie(name, path="/", secure=self.secure, httponly=True, samesite="lax")
