"""Purchases that went round the process, as the audit tells of them (F16)."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.storage.loading import DATA, PROCESS
from intake.bypasses.bypasses import Bypass, BypassOutcome
from intake.bypasses.reading import read_bypasses
from intake.bypasses.registering import change_bypass, register_bypass
from intake.process.in_use import take_into_use
from intake.requests.request import RequestState, SystemRequest
from inventory.errors import InvalidFieldsError
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.merging.merging import merge_into
from record.recording.session import RecordedSession
from tests.factories import TESTER, make_system, make_unit

FOUND = date(2026, 3, 1)


def make_bypass(session: RecordedSession, **fields: Any) -> Bypass:
    """Register that a unit bought a lock system by itself."""
    stated = {"unit": make_unit(session).id, "bought": "Låssystem", "found_on": FOUND}
    bypass = register_bypass(Catalogue(session), TESTER, stated | fields)
    session.flush()
    return bypass


def read(session: RecordedSession, bypass: Bypass) -> dict[str, Any]:
    session.flush()
    return read_bypasses(session.connection(), [bypass.id], FOUND)[bypass.id]


def test_what_was_bought_is_known_before_anybody_has_been_contacted(
    session: RecordedSession,
) -> None:
    told = read(session, make_bypass(session))

    assert (told["bought"], told["found_on"]) == ("Låssystem", FOUND)
    assert (told["outcome"], told["contacted"], told["system"]) == (BypassOutcome.OPEN, None, None)


def test_the_chief_is_contacted_and_help_may_be_denied(session: RecordedSession) -> None:
    bypass = make_bypass(session)
    told = {"contacted": "Förvaltningschefen", "contacted_on": date(2026, 3, 2)}

    told |= {"outcome": BypassOutcome.DENIED_HELP}
    change_bypass(Catalogue(session), bypass, TESTER, told)

    assert read(session, bypass)["outcome"] == BypassOutcome.DENIED_HELP
    assert read(session, bypass)["contacted"] == "Förvaltningschefen"


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"contacted_on": date(2026, 2, 28)}, "#/contacted_on"),
        ({"request": uuid4()}, "#/request"),
        ({"unit": uuid4()}, "#/unit"),
        ({"system": uuid4()}, "#/system"),
    ],
)
def test_what_cannot_be_is_refused(
    session: RecordedSession, fields: dict[str, Any], pointer: str
) -> None:
    with pytest.raises(InvalidFieldsError) as refused:
        make_bypass(session, **fields)

    assert [where for where, _ in refused.value.errors] == [pointer]


def test_to_apply_afterwards_begins_a_request_for_what_was_bought(
    session: RecordedSession,
) -> None:
    begin_to_use_the_process(session)

    bypass = make_bypass(session, outcome=BypassOutcome.APPLIED_AFTERWARDS)

    request = session.get_one(SystemRequest, bypass.request_id)
    assert (request.title, request.unit_id) == ("Låssystem", bypass.unit_id)
    assert request.state is RequestState.DRAFT
    assert read(session, bypass)["request"] == {"id": request.id, "reference": request.ref}


def test_one_that_is_applied_for_already_begins_no_other(session: RecordedSession) -> None:
    begin_to_use_the_process(session)
    first = make_bypass(session, outcome=BypassOutcome.APPLIED_AFTERWARDS)
    applied = {"outcome": BypassOutcome.APPLIED_AFTERWARDS}

    change_bypass(Catalogue(session), first, TESTER, applied)
    also = applied | {"request": first.request_id, "unit": first.unit_id}
    second = make_bypass(session, **also)

    assert second.request_id == first.request_id
    assert session.scalar(select(func.count()).select_from(SystemRequest)) == 1


def test_who_applies_later_has_a_request_begun_then(session: RecordedSession) -> None:
    begin_to_use_the_process(session)
    bypass = make_bypass(session)
    applied = {"outcome": BypassOutcome.APPLIED_AFTERWARDS}

    change_bypass(Catalogue(session), bypass, TESTER, applied)

    assert read(session, bypass)["request"] is not None


def begin_to_use_the_process(session: RecordedSession) -> None:
    take_into_use(session, (DATA / PROCESS).read_text("utf-8"), PROCESS)
    session.flush()


def test_it_follows_its_system_when_two_entries_become_one(session: RecordedSession) -> None:
    bought, other = make_system(session, "Salto"), make_system(session, "SALTO KS")
    bypass = make_bypass(session, system=bought.id)

    merge_into(Catalogue(session), bought, other)

    assert read(session, bypass)["system"]["id"] == other.id
