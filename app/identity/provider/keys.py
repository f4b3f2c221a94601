"""The provider's keys: asked for seldom, anew when it signs with one that is not known."""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, KeySet, OKPKey, RSAKey

from app.identity.provider.errors import ProviderUnavailableError, UntrustedTokenError

PublicKey = RSAKey | ECKey | OKPKey
FAMILIES: Mapping[str, type[PublicKey]] = {
    "RS": RSAKey,
    "PS": RSAKey,
    "ES": ECKey,
    "Ed": OKPKey,
}
"""Which kind of key an algorithm takes: never a shared secret."""

SHORTEST_MODULUS = 342
"""2,048 bits, as a key set writes them."""
KEPT_FOR = timedelta(minutes=10)
"""How long a key that the provider has withdrawn can still be believed."""
ASKED_AGAIN_AFTER = timedelta(seconds=30)
"""However many unknown keys are named: the provider is not asked more often."""


class Keys:
    """The keys that a provider signs with."""

    def __init__(
        self, fetch: Callable[[], Mapping[str, Any]], clock: Callable[[], datetime]
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._known: tuple[PublicKey, ...] = ()
        self._fetched_at: datetime | None = None
        self._asking = threading.Lock()
        self.generation = 0
        """Another number each time that the keys are others."""

    def are_fresh(self) -> bool:
        """Return whether the keys were asked for a short while ago."""
        at = self._fetched_at
        return at is not None and self._clock() - at <= KEPT_FOR

    def find(self, kid: str | None, algorithm: str) -> PublicKey:
        """Return the key that a token says it is signed with."""
        if not self.are_fresh():
            self._refresh(KEPT_FOR)
        found = self._fitting(kid, algorithm)
        if not found:
            self._refresh(ASKED_AGAIN_AFTER)
            found = self._fitting(kid, algorithm)
        if len(found) != 1:
            raise UntrustedTokenError("no such key")
        return found[0]

    def _fitting(self, kid: str | None, algorithm: str) -> list[PublicKey]:
        """Return the keys that fit; who names none has to have only one."""
        family = FAMILIES[algorithm[:2]]
        return [
            key
            for key in self._known
            if isinstance(key, family)
            and (kid is None or key.kid == kid)
            and key.get("alg") in (None, algorithm)
        ]

    def _refresh(self, older_than: timedelta) -> None:
        with self._asking:
            at = self._clock()
            if self._fetched_at is not None and at - self._fetched_at <= older_than:
                return
            known = tuple(_usable(self._fetch()))
            if [key.as_dict() for key in known] != [key.as_dict() for key in self._known]:
                self.generation += 1
            self._known, self._fetched_at = known, at


def _usable(published: Mapping[str, Any]) -> list[PublicKey]:
    given = published.get("keys")
    if not isinstance(given, list):
        raise ProviderUnavailableError("no keys")
    keys = [key for one in given if (key := _public_key(one)) is not None]
    KeySet(list(keys))  # gives a name to those that have none
    return keys


def _public_key(given: Any) -> PublicKey | None:
    """Return a key that signatures are checked with; others are published beside it."""
    if not isinstance(given, dict) or given.get("use", "sig") != "sig":
        return None
    if given.get("kty") == "RSA" and len(str(given.get("n"))) < SHORTEST_MODULUS:
        return None
    try:
        key = JWKRegistry.import_key(given)
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return key if isinstance(key, PublicKey) else None
