"""One installation's identity provider: sign-ins, and the access tokens that it has made."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2

from app.identity.outbound import door
from app.identity.provider.asking import Asking
from app.identity.provider.configuration import Configuration
from app.identity.provider.errors import (
    ProviderUnavailableError,
    SignInRefusedError,
    UntrustedTokenError,
)
from app.identity.provider.flow import Flow
from app.identity.provider.keys import Keys
from app.identity.provider.statements import Statement, read_statement
from app.identity.provider.verifying import LEEWAY, Verifying
from app.identity.recent import RecentSignIn

MOST_REMEMBERED = 4096
ABOUT_PEOPLE = frozenset({"name", "preferred_username", "email"})


class Provider:
    """The provider of one installation."""

    def __init__(self, configuration: Configuration, clock: Callable[[], datetime]) -> None:
        self.configuration = configuration
        self._clock = clock
        self._asking = Asking(configuration.issuer, clock)
        self._keys = Keys(self._published_keys, clock)
        self._verifying = Verifying(configuration, self._keys, clock)
        self._verified: dict[str, tuple[Statement, int]] = {}

    def way_out(self, flow: Flow, again: RecentSignIn | None = None) -> str:
        """Return where somebody goes to sign in; `again`: although they have, for a decision."""
        with self._client() as client:
            address, _state = client.create_authorization_url(
                self._asking.address("authorization_endpoint"),
                state=flow.state,
                code_verifier=flow.verifier,
                nonce=flow.nonce,
                **({} if again is None else _once_more(again)),
            )
        return str(address)

    def way_off(self) -> str:
        """Return where somebody goes to be signed out here too, before they come back.

        It takes no ID token to say who that is: none is kept. The provider asks them.
        """
        address = self._asking.address("end_session_endpoint")
        asked = {
            "client_id": self.configuration.client_id,
            "post_logout_redirect_uri": self.configuration.front_page,
        }
        return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(asked)}"

    def way_back(self, flow: Flow, code: str) -> Statement:
        """Return what the provider says of who comes back with a code."""
        token = self._redeem(flow, code)
        try:
            access_token = str(token["access_token"])
            claims = self._verifying.id_token(str(token["id_token"]), flow.nonce, access_token)
            return read_statement(self.configuration, self._completed(claims, access_token))
        except (UntrustedTokenError, KeyError) as error:
            raise SignInRefusedError(
                "Leverantörens svar gick inte att lita på. Försök igen."
            ) from error

    def remembered(self, text: str) -> Statement | None:
        """Return what an access token says, if it has been verified and still holds."""
        said, generation = self._verified.get(_name_of(text), (None, 0))
        if said is None or generation != self._keys.generation or not self._keys.are_fresh():
            return None
        return said if self._clock() < said.expires_at + timedelta(seconds=LEEWAY) else None

    def verify(self, text: str) -> Statement:
        """Return what an access token says; the provider may have to be asked for its keys."""
        return read_statement(self.configuration, self._verifying.access_token(text))

    def remember(self, text: str, said: Statement) -> None:
        """Let an access token hold until it ends, or the provider's keys are others."""
        if len(self._verified) >= MOST_REMEMBERED:
            self._verified.clear()
        self._verified[_name_of(text)] = said, self._keys.generation

    def _redeem(self, flow: Flow, code: str) -> Mapping[str, Any]:
        from authlib.integrations.base_client import OAuthError  # noqa: PLC0415 - as in _client

        address = self._asking.address("token_endpoint")
        try:
            with self._client() as client:
                token: Mapping[str, Any] = client.fetch_token(
                    address,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=flow.verifier,
                )
        except OAuthError as error:
            raise SignInRefusedError("Leverantören godtog inte inloggningen.") from error
        except (httpx2.HTTPError, ValueError) as error:
            raise ProviderUnavailableError(type(error).__name__) from error
        return token

    def _completed(self, claims: Mapping[str, Any], access_token: str) -> Mapping[str, Any]:
        """Return the claims, with what the provider tells only to who asks (UserInfo).

        When and how somebody signed in is no part of that: only the ID token is about this sign-in.
        """
        about = {*ABOUT_PEOPLE, self.configuration.groups.claim, self.configuration.person_claim}
        asked_for = {"name", self.configuration.groups.claim}
        if asked_for <= claims.keys() or "userinfo_endpoint" not in self._asking.metadata():
            return claims
        told = self._asking.get(self._asking.address("userinfo_endpoint"), bearer=access_token)
        if told.get("sub") != claims["sub"]:
            raise UntrustedTokenError("userinfo is about somebody else")
        return {**{name: told[name] for name in about & told.keys()}, **claims}

    def _client(self) -> Any:
        from authlib.integrations.httpx_client import OAuth2Client  # noqa: PLC0415 - half a second

        methods = self._asking.metadata().get("token_endpoint_auth_methods_supported")
        in_body = isinstance(methods, list) and "client_secret_basic" not in methods
        return OAuth2Client(
            self.configuration.client_id,
            self.configuration.client_secret,
            scope=self.configuration.scopes,
            redirect_uri=self.configuration.redirect_uri,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_post" if in_body else "client_secret_basic",
            **door(),
        )

    def _published_keys(self) -> Mapping[str, Any]:
        return self._asking.get(self._asking.address("jwks_uri"))


def _once_more(demand: RecentSignIn) -> dict[str, str]:
    """Ask for a new proof, and (max_age) to be told when it was given."""
    asked = {"prompt": "login", "max_age": str(int(demand.within.total_seconds()))}
    return asked | ({"acr_values": " ".join(demand.acr)} if demand.acr else {})


def _name_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
