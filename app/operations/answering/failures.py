"""What libraries raise, as what it means to the caller."""

import sqlite3

import structlog
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from app.errors import OverloadedError, StatusError, StorageFullError
from app.problems.table import PROBLEMS
from inventory.errors import TakenError

log = structlog.get_logger()

FULL = frozenset({"SQLITE_FULL", "SQLITE_IOERR_WRITE", "53100"})
"""SQLite's names and PostgreSQL's SQLSTATE (disk_full) for no room."""


def as_problem(error: Exception) -> Exception:
    """Return an error that the table of problems knows; what nobody foresaw is a 500, logged."""
    if isinstance(error, StatusError) or any(known in PROBLEMS for known in type(error).__mro__):
        return error
    if isinstance(error, IntegrityError) and is_twin(error):
        return TakenError("värde", "")
    if isinstance(error, DBAPIError) and _code(error) in FULL:
        log.error("storage full", code=_code(error))
        return StorageFullError()
    if isinstance(error, OperationalError | PoolTimeoutError):
        log.warning("database unavailable", error=type(error).__name__)
        return OverloadedError()
    log.error("unforeseen error", exc_info=error)
    return StatusError(500)


def is_twin(error: IntegrityError) -> bool:
    """Return whether a value that must be unique is there already."""
    return _code(error) in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505")


def is_deadlock(error: OperationalError) -> bool:
    """Return whether two calls waited for each other, so that the database gave one of them up."""
    return _code(error) == "40P01"


def _code(error: DBAPIError) -> str:
    original = error.orig
    if isinstance(original, sqlite3.Error):
        return getattr(original, "sqlite_errorname", "")
    return getattr(original, "sqlstate", None) or ""
