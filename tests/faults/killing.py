"""After a process has been killed: what its database still does for it."""

import time

from sqlalchemy import text

from app.database import Database


def wait_for_the_server(database: Database) -> None:
    """Let PostgreSQL finish what the killed process asked for last: it may be the commit."""
    if database.engine.dialect.name == "sqlite":
        return
    busy = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND state <> 'idle'"
    )
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with database.reading() as connection:
            if not connection.scalar(busy):
                return
        time.sleep(0.02)
