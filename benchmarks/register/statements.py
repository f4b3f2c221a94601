"""How many SQL statements a list takes, for each role and whatever its length."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from app.database import Database
from app.main import create_app
from app.settings import Settings
from benchmarks.register.load.conversations import ROOT
from record.people import Role

LENGTHS = (1, 50, 200)


def statements_per_list(address: str, tokens: dict[Role, str]) -> dict[Role, list[int]]:
    """Return, by role, the statements of lists of each length, with nothing remembered."""
    return {role: list(_counted(address, token)) for role, token in tokens.items()}


def _counted(address: str, token: str) -> Iterable[int]:
    for length in LENGTHS:
        database = Database(address)
        app = create_app(Settings(rate_reads=0, rate_writes=0, read_ahead=False), database)
        statements = _statements_of(database.engine)
        headers = {"Authorization": f"Bearer {token}"}
        with TestClient(app) as client:
            client.get(f"{ROOT}/systems?limit={length}", headers=headers).raise_for_status()
        database.close()
        yield len(statements)


def _statements_of(engine: Engine) -> list[str]:
    statements: list[str] = []

    @event.listens_for(engine, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement not in ("BEGIN", "BEGIN IMMEDIATE"):
            statements.append(statement)

    return statements
