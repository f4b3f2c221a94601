"""Asking the provider: what it publishes about itself, kept for a while."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import cache
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit

import httpx2
import orjson

from app.identity.origins import is_loopback
from app.identity.provider.errors import ProviderUnavailableError

TIMEOUT = httpx2.Timeout(5, connect=3)
LARGEST_ANSWER = 512 * 1024
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
        if not isinstance(address, str) or not self._is_safe(address):
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
            with _stream(address, headers) as answer:
                answer.raise_for_status()
                return _object(_limited(answer))
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

    def _is_safe(self, address: str) -> bool:
        parts = urlsplit(address)
        here = is_loopback(urlsplit(self.issuer).hostname) and is_loopback(parts.hostname)
        return parts.scheme == "https" or (parts.scheme == "http" and here)


@cache
def trust() -> SSLContext:
    """Return whom TLS connections trust: read once, as that takes longer than an answer."""
    return httpx2.create_ssl_context()


def _stream(address: str, headers: Mapping[str, str]) -> AbstractContextManager[httpx2.Response]:
    return httpx2.stream("GET", address, headers=headers, timeout=TIMEOUT, verify=trust())


def _limited(answer: httpx2.Response) -> bytes:
    content = b""
    for part in answer.iter_bytes():
        content += part
        if len(content) > LARGEST_ANSWER:
            raise ProviderUnavailableError("too much")
    return content


def _object(content: bytes) -> Published:
    found = orjson.loads(content)
    if not isinstance(found, dict):
        raise ProviderUnavailableError("no object")
    return found
