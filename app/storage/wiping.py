"""Letting what has been erased be gone from the files as well, not only from the tables."""

import sqlite3
from typing import Any

from sqlalchemy import Engine

from record.erasing.links import tables_with_personal_text
from record.history.changes import PersonalText

PATIENCE = 1_000
"""Milliseconds."""
OWNED = (
    "SELECT pg_has_role(current_user, relowner, 'MEMBER') FROM pg_class "
    "WHERE oid = 'personal_text'::regclass"
)


def wipe(engine: Engine, *, whole: bool = False) -> bool:
    """Rewrite what still holds erased text, and return whether all of it could be.

    SQLite overwrites what it deletes (see `secure_delete`), but its log keeps it until the log is
    emptied. `whole` writes the database anew: also what was deleted before it did so is gone, and
    on PostgreSQL what else would lie there until it is vacuumed. Needs the owner's role there.
    """
    fairy = engine.raw_connection()
    connection: Any = fairy.dbapi_connection
    fairy.detach()
    try:
        if engine.dialect.name == "postgresql":
            return not whole or _rewrite_postgresql(connection)
        return _empty_log(connection, whole=whole)
    finally:
        connection.close()


def _empty_log(connection: Any, *, whole: bool) -> bool:
    try:
        if whole:
            connection.execute("VACUUM")
        # It keeps writers out while it waits for readers: better to leave it to the next time.
        connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:  # somebody else has it locked
        return False
    return not busy


def _rewrite_postgresql(connection: Any) -> bool:
    connection.autocommit = True
    (is_owner,) = connection.execute(OWNED).fetchone()
    if is_owner:  # for others it would do nothing, and say so to nobody
        connection.execute(f"VACUUM FULL {', '.join(_with_personal_text())}")
    return bool(is_owner)


def _with_personal_text() -> list[str]:
    tables = [table.name for table, _ in tables_with_personal_text()]
    return [*tables, str(PersonalText.__tablename__)]
