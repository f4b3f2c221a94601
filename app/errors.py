"""What the API itself refuses or cannot do; the domain has errors of its own."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import SQLAlchemyError


class PreconditionRequiredError(Exception):
    """A change of an existing object came without If-Match."""


class PreconditionFailedError(Exception):
    """The object has changed since the caller read it."""

    def __init__(self, current: Mapping[str, Any], etag: str) -> None:
        super().__init__(etag)
        self.current = current
        self.etag = etag


class UnreadableJsonError(Exception):
    """The body is not JSON."""


class IdempotencyMismatchError(Exception):
    """An Idempotency-Key came back with another content."""


class RateExceededError(Exception):
    """The caller asks more often than the installation allows."""


class BodyTooLargeError(Exception):
    """The body is larger than the limit, in bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class TooSlowError(Exception):
    """The body did not come in time."""


class StatusError(Exception):
    """What the framework itself refuses: no such address, method or media type."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class OverloadedError(Exception):
    """The database is busy or out of reach."""


class StorageFullError(Exception):
    """The database has no room left."""


class OutcomeUnknownError(SQLAlchemyError):
    """The database went away while it was asked to keep a change: it has done so, or not."""
