"""How often one identity may call: a bucket that fills with time."""

import threading
import time
from uuid import UUID

from app.errors import RateExceededError

KEPT_IDENTITIES = 10_000


class Rate:
    """So many calls per second and identity, with a second's worth saved up; 0: no limit."""

    def __init__(self, per_second: int) -> None:
        self._per_second = per_second
        self._buckets: dict[UUID | None, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def spend(self, identity: UUID | None) -> None:
        """Count one call, or refuse it."""
        if not self._per_second:
            return
        at = time.monotonic()
        with self._lock:
            left, since = self._buckets.get(identity, (float(self._per_second), at))
            left = min(left + (at - since) * self._per_second, self._per_second)
            if left < 1:
                raise RateExceededError
            if len(self._buckets) >= KEPT_IDENTITIES:
                self._buckets.clear()
            self._buckets[identity] = (left - 1, at)
