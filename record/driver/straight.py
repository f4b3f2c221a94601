"""Statements straight to the driver: SQLAlchemy's account of a result costs more than its rows."""

from typing import Any

from sqlalchemy import Connection


def fetch(connection: Connection, sql: str, parameters: Any) -> list[Any]:
    """Return all rows that a statement answers with."""
    cursor = _execute(connection, sql, parameters, many=False)
    rows: list[Any] = cursor.fetchall()
    cursor.close()
    return rows


def run(connection: Connection, sql: str, parameters: Any, *, many: bool = False) -> None:
    """Execute a statement that answers with nothing, once or for each of many rows."""
    _execute(connection, sql, parameters, many=many).close()


def _execute(connection: Connection, sql: str, parameters: Any, *, many: bool) -> Any:
    """Execute a statement: whoever listens sees it, and errors are those of SQLAlchemy."""
    if not connection.in_transaction():
        connection.begin()
    cursor = connection.connection.cursor()
    for listen in connection.dispatch.before_cursor_execute:
        sql, parameters = listen(connection, cursor, sql, parameters, None, many)
    try:
        (cursor.executemany if many else cursor.execute)(sql, parameters)
    except Exception as error:  # noqa: BLE001 - it is told as SQLAlchemy tells it, and raised
        connection._handle_dbapi_exception(error, sql, parameters, cursor, None)  # noqa: SLF001
    return cursor
