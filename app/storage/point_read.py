"""One select that is asked again and again, straight of the driver: no transaction, no ORM."""

from collections import deque
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, Select

from app.errors import OverloadedError


class PointRead:
    """A select with parameters; SQLAlchemy makes its text once, and is not asked again.

    Each caller takes an idle cursor, with a connection of its own, or opens one: there are as many
    as have ever asked at once.
    """

    def __init__(self, engine: Engine, select: Select[Any]) -> None:
        compiled = select.compile(dialect=engine.dialect)
        self._engine = engine
        self._sql = str(compiled)
        self._order = compiled.positiontup
        self._idle: deque[Any] = deque()
        self._failure = engine.dialect.loaded_dbapi.OperationalError

    def ask(self, values: Mapping[str, Any]) -> list[Any]:
        """Return the rows."""
        given = values if self._order is None else [values[name] for name in self._order]
        try:
            try:
                return self._ask(self._idle.pop(), given)
            except (IndexError, self._failure):
                # None is idle, or the server has been restarted and none of them is of any use.
                self._idle.clear()
                return self._ask(self._open(), given)
        except self._failure as error:
            raise OverloadedError from error

    def close(self) -> None:
        """Let go of the connections."""
        while self._idle:
            self._idle.pop().connection.close()

    def _ask(self, cursor: Any, given: Any) -> list[Any]:
        cursor.execute(self._sql, given)
        # All of them: an SQLite cursor that has rows left holds on to its snapshot.
        rows: list[Any] = cursor.fetchall()
        self._idle.append(cursor)
        return rows

    def _open(self) -> Any:
        fairy = self._engine.raw_connection()
        fairy.detach()
        connection: Any = fairy.dbapi_connection
        if self._engine.dialect.name == "postgresql":
            connection.autocommit = True
            connection.prepare_threshold = 0
        return connection.cursor()
