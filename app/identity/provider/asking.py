"""Asking the provider: what it publishes about itself, kept for a while."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import httpx2
import orjson

from app.identity.outbound import door, is_safe
from app.identity.provider.errors import ProviderUnavailableError

KEPT_FOR = timedelta(hours=1)
SILENT_FOR = timedelta(seconds=5)
WELL_KNOWN = "/.well-known/openid-configuration"

Published = Mapping[str, Any]


class Asking:
    """Asks one provider; its addresses are those that it publishes itself."""

    def __init__(self, issuer: str, clock: Callable[[], datetime]) -> None:
        self.issuer = issuer
        self._clock = clock
        self._metadata: Published = {}
        self._asked_at: datetime | None = None
        self._silent_since: datetime | None = None

    def address(self, name: str) -> str:
        """Return the address of one of the provider's services; refuse one that is not safe."""
        address = self.metadata().get(name)
        if not isinstance(address, str) or not is_safe(address, self.issuer):
            raise ProviderUnavailableError(f"no safe {name}")
        return address

    def metadata(self) -> Published:
        """Return what the provider publishes about itself."""
        at = self._clock()
        if self._asked_at is None or at - self._asked_at > KEPT_FOR:
            found = self.get(self.issuer.rstrip("/") + WELL_KNOWN)
            if found.get("issuer") != self.issuer:
                raise ProviderUnavailableError("it calls itself something else")
            self._metadata, self._asked_at = found, at
        return self._metadata

    def get(self, address: str, bearer: str | None = None) -> Published:
        """Return the JSON object at an address; no other address is followed to."""
        self._spare_who_is_silent()
        headers = {"Accept": "application/json"}
        if bearer is not None:
            headers["Authorization"] = f"Bearer {bearer}"
        try:
            with httpx2.Client(**door()) as client:
                answer = client.get(address, headers=headers)
            return _object(answer.raise_for_status().content)
        except httpx2.TransportError as error:
            self._silent_since = self._clock()
            raise ProviderUnavailableError(type(error).__name__) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, orjson.JSONDecodeError) as error:
            raise ProviderUnavailableError(type(error).__name__) from error

    def _spare_who_is_silent(self) -> None:
        """Refuse at once for a while: those who wait in vain would keep others waiting."""
        since = self._silent_since
        if since is not None and self._clock() - since < SILENT_FOR:
            raise ProviderUnavailableError("it did not answer a moment ago")


def _object(content: bytes) -> Published:
    found = orjson.loads(content)
    if not isinstance(found, dict):
        raise ProviderUnavailableError("no object")
    return found
