"""However many decide at once, a request gets one decision, on what its decider has seen."""

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import Connection, Engine, func, select, text
from sqlmodel import col

from app.database import Database
from intake.decisions.decision import Decision
from record.history.changes import Change
from record.history.reading import verify_history
from record.people import Role
from tests.app.gate.house import found
from tests.app.gate.requests import NEED
from tests.app.gate.waiting import put_in_review
from tests.factories import TESTER, Api, Caller, make_person

REQUESTS = int(os.environ.get("SAMSYN_TEST_SOAK", "5"))
FEW = 5
OUTCOMES = ("approved", "rejected", "referred_to_board")


@pytest.fixture
def waiting(api: Api) -> list[UUID]:
    """Requests of one author that wait for a decision; all ask for the same."""
    with api.database.writing(TESTER) as session:
        unit, _system = found(session)
        author = make_person(session)
    return put_in_review(api.database, unit, author, REQUESTS)


def at_once(calls: Sequence[Callable[[], httpx2.Response]]) -> list[httpx2.Response]:
    """Make calls at the same moment, and return their answers."""
    start = Barrier(len(calls))

    def call(one: Callable[[], httpx2.Response]) -> httpx2.Response:
        start.wait()
        return one()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(call, calls))


def deciding(caller: Caller, request: UUID, tag: str, at: int) -> Callable[[], httpx2.Response]:
    body = {"outcome": OUTCOMES[at % 3], "reason": f"Beslut {at}"}
    path, headers = f"requests/{request}/decisions", {"If-Match": tag}
    return lambda: caller.post(path, json=body, headers=headers)


def decided(api: Api, request: UUID) -> tuple[Any, int]:
    """Return the one decision on a request, and how many entries the history has of it."""
    with api.database.reading() as connection:
        (decision,) = connection.execute(
            select(Decision.__table__).where(col(Decision.request_id) == request)  # type: ignore[attr-defined]
        ).all()
        told = select(func.count()).where(col(Change.object_type) == "decision")
        entries = connection.scalar(told.where(col(Change.about) == request))
        assert verify_history(connection).intact
    return decision, entries or 0


@pytest.mark.parametrize("deciders", [2, 16])
def test_of_those_who_decide_at_once_one_does(api: Api, waiting: list[UUID], deciders: int) -> None:
    callers = [api.sign_in((Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE)[n % 2]) for n in range(deciders)]
    for request in waiting:
        tag = callers[0].get(f"requests/{request}").headers["ETag"]

        answers = at_once([deciding(one, request, tag, n) for n, one in enumerate(callers)])

        statuses = Counter(answer.status_code for answer in answers)
        assert statuses == {201: 1, 412: deciders - 1}
        decision, entries = decided(api, request)
        (winner,) = (answer.json() for answer in answers if answer.status_code == 201)
        for loser in (answer.json() for answer in answers if answer.status_code == 412):
            (known,) = loser["current"]["decisions"]
            assert (known["id"], known["decided_by"]) == (winner["id"], winner["decided_by"])
        assert (str(decision.id), decision.reason) == (winner["id"], winner["reason"])
        assert entries == 1
        state = callers[0].get(f"requests/{request}").json()["state"]
        assert state == {"referred_to_board": "referred"}.get(decision.outcome, decision.outcome)


def test_who_decides_on_different_requests_at_once_waits_for_nobody_in_vain(
    api: Api, waiting: list[UUID]
) -> None:
    waiting = waiting[:FEW]
    callers = [api.sign_in(Role.HEAD_OF_IT) for _ in waiting]
    tags = [callers[0].get(f"requests/{request}").headers["ETag"] for request in waiting]

    given = zip(callers, waiting, tags, strict=True)
    answers = at_once([deciding(*one, n) for n, one in enumerate(given)])

    assert {answer.status_code for answer in answers} == {201}
    assert {decided(api, request)[1] for request in waiting} == {1}


def test_those_who_describe_the_same_need_at_once_wait_for_nobody_in_vain(
    api: Api, waiting: list[UUID]
) -> None:
    contact, waiting = api.sign_in(Role.BUSINESS_CONTACT), waiting[:FEW]
    tags = [contact.get(f"requests/{request}").headers["ETag"] for request in waiting]

    def describe(request: UUID, tag: str) -> httpx2.Response:
        step = f"requests/{request}/steps/needs_analysis"
        return contact.call("PUT", step, json=NEED, headers={"If-Match": tag})

    given = zip(waiting, tags, strict=True)
    answers = at_once([partial(describe, *one) for one in given])

    assert {answer.status_code for answer in answers} <= {200, 412}


def test_nobody_decides_on_a_content_that_they_have_not_seen(api: Api, waiting: list[UUID]) -> None:
    contact, decider = api.sign_in(Role.BUSINESS_CONTACT), api.sign_in(Role.HEAD_OF_IT)
    for number, request in enumerate(waiting):
        address = f"requests/{request}"
        seen = decider.get(address)
        tag = seen.headers["ETag"]
        need = NEED | {"need": f"Vi behöver låna ut cyklar, nu {number} fler."}
        step = f"{address}/steps/needs_analysis"

        edit = partial(contact.call, "PUT", step, json=need, headers={"If-Match": tag})
        edited, answer = at_once([edit, deciding(decider, request, tag, number)])

        assert (edited.status_code, answer.status_code) in ((200, 412), (412, 201), (409, 201))
        if answer.status_code == 201:
            decision, _entries = decided(api, request)
            frozen = json.loads(decision.shown)
            assert frozen["steps"]["needs_analysis"]["content"]["need"] == seen.json()["need"]
            assert decision.content_hash == answer.json()["content_hash"]


def naive_decisions(engine: Engine, request: int) -> int:
    """Decide as one would think of first: read, check, write; return how many decisions it got."""
    start = Barrier(2)

    def decide(_at: int) -> None:
        with engine.begin() as connection:
            state = _state(connection, request)
            start.wait()
            if state == "in_review":
                said = {"request": request}
                connection.execute(text("INSERT INTO naive_decision VALUES (:request)"), said)
                update = "UPDATE naive_request SET state = 'approved' WHERE id = :request"
                connection.execute(text(update), said)

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(decide, range(2)))
    with engine.connect() as connection:
        counted = text("SELECT count(*) FROM naive_decision WHERE request = :request")
        return int(connection.execute(counted, {"request": request}).scalar_one())


def _state(connection: Connection, request: int) -> str:
    asked = text("SELECT state FROM naive_request WHERE id = :request")
    return str(connection.execute(asked, {"request": request}).scalar_one())


def test_what_one_would_think_of_first_decides_twice(database: Database) -> None:
    if database.engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time, and refuses the other")
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE naive_request (id int, state text)"))
        connection.execute(text("CREATE TABLE naive_decision (request int)"))
        for request in range(FEW):
            row = text("INSERT INTO naive_request VALUES (:id, 'in_review')")
            connection.execute(row, {"id": request})

    assert {naive_decisions(database.engine, request) for request in range(FEW)} == {2}
