"""A decision, its entry in the history, what is told of it and its answer: all kept, or none."""

from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import func, select
from sqlmodel import col

from app.operations.kept.idempotency import IdempotentAnswer
from intake.decisions.decision import Decision
from intake.requests.request import SystemRequest
from record.history.changes import Change, HistoryHead
from record.history.reading import verify_history
from record.outbox.messages import Message
from record.people import Role
from tests.app.gate.house import found
from tests.app.gate.waiting import put_in_review
from tests.app.test_commit_and_limits import failing_commits, serve
from tests.factories import TESTER, Api, Caller, make_person

KEY = {"Idempotency-Key": "beslut-1"}


@pytest.fixture
def request_id(api: Api) -> UUID:
    """A request that waits for a decision."""
    with api.database.writing(TESTER) as session:
        unit, _system = found(session)
        author = make_person(session, email="anna@kommunen.example")
    return put_in_review(api.database, unit, author, 1)[0]


def decide(caller: Caller, request_id: UUID, tag: str | None = None) -> httpx2.Response:
    address = f"requests/{request_id}"
    headers = KEY | {"If-Match": tag or caller.get(address).headers["ETag"]}
    body = {"outcome": "rejected", "reason": "Det finns redan."}
    return caller.post(f"{address}/decisions", json=body, headers=headers)


def kept(api: Api) -> dict[str, Any]:
    """Return how much there is of what belongs to a decision, and where the request is."""
    with api.database.reading() as connection:
        tables: tuple[Any, ...] = (Decision, Change, IdempotentAnswer, Message)
        counts = {
            table.__name__: connection.scalar(select(func.count()).select_from(table))
            for table in tables
        }
        state = connection.scalar(select(col(SystemRequest.state)))
        head = connection.scalar(select(col(HistoryHead.sequence)))
        assert verify_history(connection).intact
    return counts | {"state": state, "head": head}


def test_of_a_decision_whose_commit_fails_nothing_is_kept(api: Api, request_id: UUID) -> None:
    decider = Caller(serve(api), api.sign_in(Role.HEAD_OF_IT).token)
    before = kept(api)

    with failing_commits():
        failed = decide(decider, request_id)

    assert failed.status_code == 500
    assert failed.json()["detail"] == "Felet är vårt, inte ditt. Inget sparades."
    assert kept(api) == before


def test_after_a_commit_that_failed_the_same_call_decides(api: Api, request_id: UUID) -> None:
    decider = Caller(serve(api), api.sign_in(Role.HEAD_OF_IT).token)
    before = kept(api)
    with failing_commits():
        decide(decider, request_id)

    assert decide(decider, request_id).status_code == 201

    after = kept(api)
    for name in ("Decision", "IdempotentAnswer", "Message"):
        assert after[name] == before[name] + 1, name
    assert after["Change"] == before["Change"] + 2, "the decision, and the request's new state"
    assert (after["state"], after["head"]) == ("rejected", before["head"] + 2)


def test_asked_again_after_a_restart_it_is_answered_to_the_letter_and_done_no_more(
    api: Api, request_id: UUID
) -> None:
    decider = api.sign_in(Role.HEAD_OF_IT)
    first = decide(decider, request_id)
    after = kept(api)

    restarted = Caller(serve(api), decider.token)
    again = decide(restarted, request_id, tag='"older"')

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert [again.headers[name] for name in ("ETag", "Location")] == [
        first.headers[name] for name in ("ETag", "Location")
    ]
    assert kept(api) == after
