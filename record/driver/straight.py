"""Statements straight to the driver: SQLAlchemy's account of a result costs more than its rows."""

from collections.abc import Callable, Iterable
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


def copy(connection: Connection, sql: str, rows: Iterable[Any]) -> None:
    """Let PostgreSQL copy rows into a table."""

    def copy_each(cursor: Any, sql: str, rows: Any) -> None:
        with cursor.copy(sql) as copying:
            for row in rows:
                copying.write_row(row)

    _told(connection, sql, rows, copy_each, many=True).close()


def _execute(connection: Connection, sql: str, parameters: Any, *, many: bool) -> Any:
    def execute(cursor: Any, sql: str, parameters: Any) -> None:
        (cursor.executemany if many else cursor.execute)(sql, parameters)

    return _told(connection, sql, parameters, execute, many=many)


def _told(
    connection: Connection,
    sql: str,
    parameters: Any,
    do: Callable[[Any, str, Any], None],
    *,
    many: bool,
) -> Any:
    """Do something with a cursor: whoever listens sees it, and errors are those of SQLAlchemy."""
    if not connection.in_transaction():
        connection.begin()
    cursor = connection.connection.cursor()
    for listen in connection.dispatch.before_cursor_execute:
        sql, parameters = listen(connection, cursor, sql, parameters, None, many)
    try:
        do(cursor, sql, parameters)
    except Exception as error:  # noqa: BLE001 - it is told as SQLAlchemy tells it, and raised
        connection._handle_dbapi_exception(error, sql, parameters, cursor, None)  # noqa: SLF001
    return cursor
