"""When a call may be made again, and how long to wait before it is."""

from collections.abc import Callable
from dataclasses import dataclass
from time import sleep

import httpx

TRY_AGAIN = frozenset({429, 503})
"""The server says that nothing was done, and when it may be asked again."""

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
KEY = "Idempotency-Key"


@dataclass(frozen=True)
class Patience:
    """How often a call is made, and how long the waits between are, in seconds."""

    attempts: int = 5
    first_wait: float = 0.25
    longest_wait: float = 30.0
    sleep: Callable[[float], None] = sleep

    def wait(self, attempt: int, answer: httpx.Response | None) -> None:
        """Wait as long as the server asks for, else twice as long each time."""
        asked = _seconds(answer)
        doubled: float = self.first_wait * 2 ** (attempt - 1)
        self.sleep(min(doubled if asked is None else asked, self.longest_wait))


def may_repeat(request: httpx.Request, failure: httpx.TransportError) -> bool:
    """Return whether a call that failed can be made again without being done twice.

    A change with If-Match alone would not be done twice either, but the second answer would say
    that somebody else has changed it, who is oneself. An address that is none stays none.
    """
    if isinstance(failure, httpx.UnsupportedProtocol):
        return False
    is_harmless = request.method == "GET" or KEY in request.headers
    return is_harmless or isinstance(failure, NEVER_SENT)


def _seconds(answer: httpx.Response | None) -> float | None:
    told = "" if answer is None else answer.headers.get("Retry-After", "")
    return float(told) if told.isascii() and told.isdecimal() else None
