"""How the identity provider is asked: not for ever, not without end, and nowhere else."""

import time
from collections.abc import Callable, Iterator
from functools import cache
from ssl import SSLContext
from typing import Any
from urllib.parse import urlsplit

import httpx2

from app.identity.origins import is_elsewhere, is_loopback
from app.identity.provider.errors import ProviderUnavailableError

TIMEOUT = httpx2.Timeout(5, connect=3)
LONGEST_ANSWER = 10
"""How many seconds an answer may take, although something comes all the time."""
LARGEST_ANSWER = 512 * 1024


def is_safe(address: str, issuer: str) -> bool:
    """Return whether an address that a provider declares may be asked, or led to.

    It may be at another host, as some providers have it, but not one that means this machine or
    whatever is beside it, unless the provider itself is on this machine.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if is_loopback(urlsplit(issuer).hostname) and is_loopback(parts.hostname):
        return parts.scheme in ("http", "https")
    return parts.scheme == "https" and is_elsewhere(parts.hostname)


@cache
def trust() -> SSLContext:
    """Return whom TLS connections trust: read once, as that takes longer than an answer."""
    return httpx2.create_ssl_context()


def door() -> dict[str, Any]:
    """Return how the provider is asked, whatever for: no other address is followed to."""
    return {
        "timeout": TIMEOUT,
        "verify": trust(),
        "follow_redirects": False,
        "headers": {"Accept-Encoding": "identity"},
        "event_hooks": {"response": [_bound]},
    }


def _bound(answer: httpx2.Response) -> None:
    """Refuse to be led on; let an answer be given up when it is too much.

    Of one that is packed, that would be known too late.
    """
    if answer.is_redirect:
        raise ProviderUnavailableError("it leads somewhere else")
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise ProviderUnavailableError("packed")
    assert isinstance(answer.stream, httpx2.SyncByteStream)  # noqa: S101 - narrows a type
    answer.stream = Bounded(answer.stream)


class Bounded(httpx2.SyncByteStream):
    """What somebody answers, until it is too large or has taken too long."""

    def __init__(
        self, stream: httpx2.SyncByteStream, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._clock = clock

    def __iter__(self) -> Iterator[bytes]:
        length, until = 0, self._clock() + LONGEST_ANSWER
        for part in self._stream:
            length += len(part)
            if length > LARGEST_ANSWER or self._clock() > until:
                raise ProviderUnavailableError("too much")
            yield part

    def close(self) -> None:
        """Ask for no more."""
        self._stream.close()
