"""Whether a token is the provider's, for Samsyn, and in force."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError

from app.identity.provider.configuration import Configuration
from app.identity.provider.errors import UntrustedTokenError
from app.identity.provider.keys import FAMILIES, Keys

ALGORITHMS = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519"}
)
HEADERS = frozenset({"alg", "kid", "typ", "x5t", "x5t#S256"})
"""What a header may say; never where to find a key (jku, x5u), or the key itself (jwk, x5c)."""

ACCESS_TOKEN_TYPES = frozenset({"jwt", "at+jwt", "application/at+jwt"})
OF_OTHER_TOKENS = ("nonce", "at_hash", "c_hash", "s_hash", "events", "cnf")
"""What ID tokens and logout tokens say; `cnf` binds a token to a key whose proof is not asked."""
OTHER_TYPES = frozenset({"ID", "Refresh", "Offline", "Logout"})
"""What Keycloak calls its other tokens, in the claim `typ`."""

LONGEST = 16 * 1024
LEEWAY = 30
"""How many seconds the provider's clock may differ."""

Claims = Mapping[str, Any]


class Verifying:
    """Verifies the tokens of one provider."""

    def __init__(
        self, configuration: Configuration, keys: Keys, clock: Callable[[], datetime]
    ) -> None:
        self._configuration = configuration
        self._keys = keys
        self._clock = clock

    def access_token(self, text: str) -> Claims:
        """Return the claims of an access token."""
        header, claims = self._signed(text)
        if str(header.get("typ", "JWT")).lower() not in ACCESS_TOKEN_TYPES:
            raise UntrustedTokenError("typ")
        if any(name in claims for name in OF_OTHER_TOKENS) or claims.get("typ") in OTHER_TYPES:
            raise UntrustedTokenError("no access token")
        self._check(claims, self._configuration.audience)
        return claims

    def id_token(self, text: str, nonce: str, access_token: str) -> Claims:
        """Return the claims of the ID token that answers a sign-in."""
        from authlib.oidc.core import CodeIDToken  # noqa: PLC0415 - half a second, seldom needed

        header, claims = self._signed(text)
        self._check(claims, self._configuration.client_id)
        asked = {
            "nonce": nonce,
            "client_id": self._configuration.client_id,
            "access_token": access_token,
        }
        try:
            CodeIDToken(claims, header, params=asked).validate(self._now(), LEEWAY)
        except JoseError as error:
            raise UntrustedTokenError(str(error)) from error
        return claims

    def _signed(self, text: str) -> tuple[Claims, Claims]:
        if len(text) > LONGEST or not text.isascii():
            raise UntrustedTokenError("size")
        try:
            header = jws.extract_compact(text.encode()).headers()
            algorithm, kid = _named(header)
            key = self._keys.find(kid, algorithm)
            return header, jwt.decode(text, key, algorithms=[algorithm]).claims
        except (JoseError, ValueError, TypeError, RecursionError) as error:
            raise UntrustedTokenError(type(error).__name__) from error

    def _check(self, claims: Claims, audience: str) -> None:
        demanded = jwt.JWTClaimsRegistry(
            self._now(),
            LEEWAY,
            iss={"essential": True, "value": self._configuration.issuer},
            aud={"essential": True, "value": audience},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            demanded.validate(dict(claims))
        except JoseError as error:
            raise UntrustedTokenError(str(error)) from error

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _named(header: Claims) -> tuple[str, str | None]:
    """Return the algorithm and the key that a header names, if those are all that matters in it."""
    algorithm, kid = header.get("alg"), header.get("kid")
    if not header.keys() <= HEADERS or algorithm not in ALGORITHMS:
        raise UntrustedTokenError("header")
    if kid is not None and not isinstance(kid, str):
        raise UntrustedTokenError("kid")
    assert algorithm[:2] in FAMILIES  # noqa: S101 - two tables that belong together
    return algorithm, kid
