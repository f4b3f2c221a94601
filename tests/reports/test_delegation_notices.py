"""Decisions by delegation that the board has yet to be told of (KL 6:40)."""

from datetime import date
from typing import Any

from app.storage.loading import DATA, PROCESS
from intake.delegation.decisions.recording import (
    change_delegation_decision,
    record_delegation_decision,
)
from intake.process.in_use import take_into_use
from intake.requests.request import SystemRequest
from intake.requests.writing.entering import begin_request
from inventory.organisation.units import Unit, UnitKind, add_unit
from inventory.systems.editing.catalogue import Catalogue
from record.actors import Actor, Grant
from record.people import Role
from record.recording.session import RecordedSession
from reports.delegation_notices import delegation_notices
from tests.factories import TESTER, make_unit

TODAY = date(2026, 11, 23)


def a_board(session: RecordedSession, name: str) -> Unit:
    board = add_unit(session, Unit(name=name, slug="", kind=UnitKind.BOARD))
    session.flush()
    return board


def a_request(session: RecordedSession, unit: Unit) -> SystemRequest:
    take_into_use(session, (DATA / PROCESS).read_text("utf-8"), PROCESS)
    fields = {"title": f"Schema till {unit.name}", "unit": unit.id}
    request = begin_request(Catalogue(session), TESTER, fields)
    session.flush()
    return request


def decide(session: RecordedSession, request: SystemRequest, on: date, **said: Any) -> Any:
    usual = {"decided_by_name": "Frida Chef", "decided_by_role": "Förvaltningschef", "on": on}
    made = record_delegation_decision(session, request, TESTER, usual | said)
    session.flush()
    return made


def notices(
    session: RecordedSession, board: str | None = None, actor: Actor = TESTER
) -> list[dict[str, Any]]:
    return delegation_notices(session.connection(), actor, board, TODAY)


def test_what_has_waited_longest_comes_first_and_says_for_how_long(
    session: RecordedSession,
) -> None:
    board = a_board(session, "Kulturnämnden")
    request = a_request(session, make_unit(session, "Biblioteket", board))
    decide(session, request, date(2026, 11, 20))
    decide(session, request, date(2026, 10, 24), paragraph="4.2", amount=80_000)

    first, second = notices(session)

    assert (first["days_since"], second["days_since"]) == (30, 3)
    assert first["board"] == {"id": board.id, "name": "Kulturnämnden"}
    assert first["request"]["reference"] == request.ref
    assert (first["decided_by_name"], first["decided_by_role"]) == (
        "Frida Chef",
        "Förvaltningschef",
    )
    assert (first["paragraph"], first["amount"]) == ("4.2", 80_000)


def test_what_is_reported_is_off_the_list(session: RecordedSession) -> None:
    request = a_request(session, a_board(session, "Kulturnämnden"))
    decision = decide(session, request, date(2026, 11, 20))
    decide(session, request, date(2026, 11, 1), reported_on=date(2026, 11, 2))

    assert [one["id"] for one in notices(session)] == [decision.id]
    reported = {"reported_on": date(2026, 11, 23)}
    change_delegation_decision(session, request, decision, reported)
    session.flush()
    assert notices(session) == []


def test_what_the_board_decided_itself_is_not_reported_to_it(session: RecordedSession) -> None:
    request = a_request(session, a_board(session, "Kulturnämnden"))
    decide(session, request, date(2026, 11, 20), decided_by_role="Nämnden")

    assert notices(session) == []


def test_each_board_has_its_own_list_by_id_or_slug(session: RecordedSession) -> None:
    boards = [a_board(session, name) for name in ("Kulturnämnden", "Vårdnämnden")]
    for board in boards:
        decide(session, a_request(session, board), date(2026, 11, 20))

    def named(board: str) -> list[str]:
        return [one["board"]["name"] for one in notices(session, board)]

    assert named("kulturnamnden") == ["Kulturnämnden"]
    assert named(str(boards[1].id)) == ["Vårdnämnden"]
    assert named("ingen-namnd") == []


def test_a_secretary_of_one_board_sees_its_list_alone(session: RecordedSession) -> None:
    boards = [a_board(session, name) for name in ("Kulturnämnden", "Vårdnämnden")]
    for board in boards:
        decide(session, a_request(session, board), date(2026, 11, 20))
    secretary = Actor("Sara", grants=(Grant(Role.BOARD_SECRETARY, boards[0].id),))

    told = notices(session, actor=secretary)

    assert [one["board"]["name"] for one in told] == ["Kulturnämnden"]


def test_a_unit_below_no_board_is_listed_without_one(session: RecordedSession) -> None:
    decide(session, a_request(session, make_unit(session)), date(2026, 11, 20))

    assert [one["board"] for one in notices(session)] == [None]
