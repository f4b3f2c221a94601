"""The needs of open requests, kept in memory: always what reading them anew would give."""

from uuid import UUID, uuid4

import pytest

from app.database import Database
from intake.candidates.open_needs import OpenNeeds
from intake.candidates.other_needs import Need
from intake.requests.request import SystemRequest
from intake.requests.way.moving import move
from intake.requests.way.transitions import Transition
from matching.known import read_words
from tests.app.gate.house import found
from tests.app.gate.waiting import put_in_review
from tests.factories import TESTER, make_person

BICYCLES = Need(uuid4(), "Cyklar", "Vi behöver låna ut cyklar.", ())


@pytest.fixture
def waiting(database: Database) -> list[UUID]:
    """Three requests for bicycles."""
    with database.writing(TESTER) as session:
        unit, _system = found(session)
        author = make_person(session)
    return put_in_review(database, unit, author, 3)


def alike(needs: OpenNeeds, need: Need = BICYCLES) -> set[str]:
    return {one.key for one in needs.match(need, 10).candidates}


def withdraw(database: Database, request_id: UUID) -> None:
    with database.writing(TESTER) as session:
        move(session.get_one(SystemRequest, request_id), Transition.WITHDRAW)


def test_a_request_that_is_over_is_found_no_more(database: Database, waiting: list[UUID]) -> None:
    with database.reading() as connection:
        words = read_words(connection)
        needs = OpenNeeds().at(connection, words)
    assert alike(needs) == set(map(str, waiting))

    withdraw(database, waiting[0])
    with database.reading() as connection:
        needs.at(connection, words)

    assert alike(needs) == set(map(str, waiting[1:]))


def test_a_need_is_found_among_others_and_stays_among_them(
    database: Database, waiting: list[UUID]
) -> None:
    own = Need(waiting[0], BICYCLES.title, BICYCLES.text, ())
    with database.reading() as connection:
        needs = OpenNeeds().at(connection, read_words(connection))

    assert alike(needs, own) == set(map(str, waiting[1:]))
    assert alike(needs) == set(map(str, waiting))


def test_what_is_kept_is_what_would_be_read_anew(database: Database, waiting: list[UUID]) -> None:
    with database.reading() as connection:
        words = read_words(connection)
        kept = OpenNeeds().at(connection, words)
    for request_id in waiting[:2]:
        withdraw(database, request_id)
        with database.reading() as connection:
            anew = OpenNeeds().at(connection, words)
            kept.at(connection, words)
        assert kept.match(BICYCLES, 10) == anew.match(BICYCLES, 10)


def test_what_was_rolled_back_is_not_remembered(database: Database, waiting: list[UUID]) -> None:
    with database.writing(TESTER) as session:
        needs = OpenNeeds().at(session.connection(), read_words(session.connection()))
        move(session.get_one(SystemRequest, waiting[0]), Transition.WITHDRAW)
        session.flush()
        session.rollback()

    assert alike(needs) == set(map(str, waiting))
