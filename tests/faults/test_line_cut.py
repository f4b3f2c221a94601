"""A line to the database that is cut, wherever: who called is told the truth, and can ask again."""

import time
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from app.database import Database
from app.main import create_app
from app.settings import Settings
from inventory.vocabulary.functions import Function
from record.history.reading import verify_history
from record.people import Role
from tests.client import Client
from tests.factories import TESTER, Caller, make_token
from tests.faults.cut_lines import Cut, Line, committing, line_to, nth

pytestmark = pytest.mark.server

NOTHING_SAVED, UNKNOWN = "/problems/overloaded", "/problems/outcome-unknown"
SOON = 5
"""Seconds until who called has been answered."""


@pytest.fixture
def line(database: Database, database_url: str) -> Iterator[tuple[Line, Caller]]:
    """A line to the database that can be cut, and who calls what is at its end."""
    if database.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no line that could be cut")
    with database.writing(TESTER) as session:
        token = make_token(session, Role.REGISTER_EDITOR)
    with line_to(database_url) as (line, address):
        beyond = Database(address)
        settings = Settings(rate_reads=0, rate_writes=0, read_ahead=False)
        yield line, Caller(Client(create_app(settings, beyond)), token)
        beyond.close()


def functions(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.scalars(select(col(Function.code))))


def add(caller: Caller, code: str) -> Any:
    """Add a function, with its code as the key of the call; the answer comes soon."""
    asked, key = time.monotonic(), {"Idempotency-Key": code}
    answer = caller.post("functions", json={"code": code, "label": "A"}, headers=key)
    assert time.monotonic() - asked < SOON
    return answer


@pytest.mark.parametrize("how", list(Cut))
def test_wherever_the_line_is_cut_the_truth_is_told_and_a_second_call_does_it_once(
    database: Database, line: tuple[Line, Caller], how: Cut
) -> None:
    cable, caller = line
    told: set[tuple[str, bool]] = set()
    for number in count(1):
        add(caller, "warm")
        code = f"f{number}"
        cable.break_at(nth(number), how)
        answer = add(caller, code)
        was_cut, there = cable.hold(), code in functions(database)
        told.add(("done" if answer.status_code == 201 else answer.json()["type"], there))
        assert add(caller, code).status_code == 201
        if not was_cut:
            break

    assert told >= {(NOTHING_SAVED, False), ("done", True)}
    assert told <= {(NOTHING_SAVED, False), ("done", True), (UNKNOWN, False), (UNKNOWN, True)}
    assert functions(database) == {"warm", *(f"f{done}" for done in range(1, number + 1))}
    with database.reading() as connection:
        assert verify_history(connection).intact


@pytest.mark.parametrize("how", list(Cut))
def test_whether_a_commit_got_there_nobody_knows_and_a_second_call_finds_out(
    database: Database, line: tuple[Line, Caller], how: Cut
) -> None:
    cable, caller = line
    cable.break_at(committing, how)

    answer = add(caller, "f")

    assert (answer.status_code, answer.json()["type"]) == (504, UNKNOWN)
    assert functions(database) == ({"f"} if how is Cut.AFTER else set())
    assert add(caller, "f").status_code == 201
    assert functions(database) == {"f"}


def test_who_reads_while_the_line_is_cut_is_told_to_ask_again(line: tuple[Line, Caller]) -> None:
    cable, caller = line
    statuses = []
    for number in count(1):
        add(caller, f"f{number}")  # what was read before is read anew
        cable.break_at(nth(number), Cut.AFTER)
        statuses.append(caller.get("functions").status_code)
        if not cable.hold():
            break

    assert set(statuses) <= {200, 503}
    assert statuses[-1] == 200
