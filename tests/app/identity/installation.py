"""An installation that people sign in to, at a time that tests decide, and their browsers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Self

import httpx2

from app.database import Database
from app.identity.recognising.identification import Identification
from app.main import create_app
from app.operations.installation import Installation
from app.settings import Settings
from record.row import now
from tests.app.identity.mock import Mock
from tests.client import Client
from tests.factories import Api, Caller

OURS = "http://127.0.0.1:8000"
GROUPS: dict[str, str | list[str]] = {
    "sektor-digitalisering": "register_editor",
    "it-chef": ["head_of_it", "requester"],
    "admin": "administrator",
    "skolan": "business_contact:skola",
    "nedlagd": "auditor:finns-inte",
}
SECRET = "k3Jd8sPq0ZxW7vRt"


class Clock:
    """The time, as tests have it."""

    def __init__(self) -> None:
        self.passed = timedelta()

    def __call__(self) -> datetime:
        return now() + self.passed

    def pass_by(self, **time: float) -> None:
        """Let time pass."""
        self.passed += timedelta(**time)


def settings_with(issuer: str, **others: Any) -> Settings:
    """Return the settings of an installation with a provider."""
    given = {"oidc_groups": GROUPS, "rate_reads": 0, "rate_writes": 0, "read_ahead": False}
    client = {"oidc_issuer": issuer, "oidc_client_id": "samsyn", "oidc_client_secret": SECRET}
    return Settings.model_validate(given | client | {"public_url": OURS} | others)


@dataclass
class Installed(Api):
    """An installation, as its callers see it."""

    clock: Clock
    identification: Identification
    mock: Mock | None = None

    @classmethod
    def with_provider(
        cls, database: Database, issuer: str, mock: Mock | None = None, **settings: Any
    ) -> Self:
        """Return an installation whose people sign in at a provider."""
        clock, stated = Clock(), settings_with(issuer, **settings)
        identification = Identification.of(stated, clock=clock)
        app = create_app(stated, database, identification=identification)
        return cls(Client(app), database, clock, identification, mock)

    def browser(self) -> "Browser":
        """Return somebody's browser, in which nobody has signed in."""
        assert self.mock is not None
        return Browser(self.client, None, self.mock)

    def signed_in(self, sub: str, *groups: str, **claims: Any) -> "Browser":
        """Return the browser of somebody who is in some groups and has just signed in."""
        assert self.mock is not None
        self.mock.know(sub, groups=list(groups), **claims)
        browser = self.browser()
        assert browser.sign_in(sub).status_code == 303
        return browser

    def settle(self) -> None:
        """Wait until the use of sessions has been noted."""
        installation: Installation = self.client.app.state.installation  # type: ignore[attr-defined]
        installation.credentials.touching.wait()

    def bearer(self, token: str) -> Caller:
        """Return somebody who calls with a token."""
        return Caller(self.client, token)


@dataclass
class Browser(Caller):
    """A browser: it keeps cookies, and Samsyn's own pages run in it."""

    mock: Mock
    cookies: dict[str, str] = field(default_factory=dict)
    page_token: str = ""

    def call(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """Make a call, as Samsyn's own pages do."""
        own = {"Origin": OURS, "X-CSRF-Token": self.page_token}
        headers = (own if method != "GET" else {}) | dict(options.pop("headers", {}))
        return self.send(method, path, headers, **options)

    def send(
        self, method: str, path: str, headers: dict[str, str], **options: Any
    ) -> httpx2.Response:
        """Make a call with the cookies and these headers, whoever's page it comes from."""
        kept = "; ".join(f"{name}={text}" for name, text in self.cookies.items())
        answer = super().call(method, path, headers={"Cookie": kept} | headers, **options)
        for given in answer.headers.get_list("set-cookie"):
            name, _, text = given.partition(";")[0].partition("=")
            self.cookies.pop(name, None)
            if "Max-Age=0" not in given:
                self.cookies[name] = text
        return answer

    def go_out(self, query: str = "") -> str:
        """Go and sign in; return the provider's address that the browser is sent to."""
        return self.get(f"/sign-in{query}").headers["location"]

    def sign_in(self, sub: str, query: str = "") -> httpx2.Response:
        """Sign in as somebody; return Samsyn's answer to who comes back."""
        answer = self.get(self.mock.authorize(self.go_out(query), sub))
        if answer.status_code == 303:
            self.page_token = self.get("/session").json()["csrf_token"]
        return answer
