"""Figures of operation, per operation and status."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """How many calls, how they ended, and how long they took."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._calls = Counter(
            "samsyn_calls", "Calls answered", ("operation", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "samsyn_call_seconds",
            "Time from call to answer",
            ("operation",),
            buckets=SECONDS,
            registry=self._registry,
        )

    def count(self, operation: str, status: int, seconds: float) -> None:
        """Count one call."""
        self._calls.labels(operation, str(status)).inc()
        self._seconds.labels(operation).observe(seconds)

    def expose(self) -> bytes:
        """Return the figures in Prometheus' form."""
        return generate_latest(self._registry)
