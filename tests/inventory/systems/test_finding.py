"""Finding systems by what is asked for."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from inventory.errors import NotFoundError
from inventory.systems.editing.answering import set_roles
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.confirming import confirm_entry
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.serving import set_finding
from inventory.systems.editing.using import edit_use, remove_use
from inventory.systems.functions import Finding
from inventory.systems.reading.filters import systems_matching
from inventory.systems.reading.finding import find_system
from inventory.systems.roles import SystemRoleKind
from inventory.systems.system import SystemKind, SystemStatus
from record.actors import Actor
from record.recording.session import RecordedSession
from tests.factories import (
    TESTER,
    make_contract,
    make_function,
    make_person,
    make_system,
    make_unit,
    make_use,
)


def found(session: RecordedSession, **filters: Any) -> set[Any]:
    session.flush()
    return set(session.scalars(systems_matching(TESTER, filters)))


def test_a_system_is_found_by_name_alias_local_name_vendor_purpose_and_source_id(
    session: RecordedSession,
) -> None:
    system = make_system(
        session,
        "Raindance",
        aliases=["Ekot"],
        vendor="CGI Sverige",
        purpose="Bokföring och reskontra",
        external_id="S-17",
    )
    make_use(session, system, make_unit(session), local_name="Kassan")
    make_system(session, "Heroma")

    for text in ("rain", "EKOT", "kassan", "cgi", "bokföring", "S-17", "ekot cgi reskontra"):
        assert found(session, q=text) == {system.id}, text
    assert found(session, q="raindance heroma") == set()


def test_a_name_that_is_no_longer_used_does_not_find(session: RecordedSession) -> None:
    system = make_system(session, "Raindance", aliases=["Ekot"])
    use = make_use(session, system, make_unit(session), local_name="Kassan")
    catalogue, entry = Catalogue(session), load_entry(session, system)

    edit_use(catalogue, entry, use, {"local_name": "Reskontran"})
    assert (found(session, q="kassan"), found(session, q="reskontran")) == (set(), {system.id})

    remove_use(catalogue, entry, use)
    assert found(session, q="reskontran") == set()


def test_by_function_finds_what_people_set_and_what_units_use_it_for(
    session: RecordedSession,
) -> None:
    for code in ("payroll", "finance"):
        make_function(session, code)
    said = make_system(session, "Sagd", functions=["payroll"])
    used = make_system(session, "Använd")
    make_use(session, used, make_unit(session), functions=["payroll"])
    refused = make_system(session, "Nekad", functions=["finance"])
    set_finding(load_entry(session, refused), "payroll", Finding.IS_NOT)

    assert found(session, function="payroll") == {said.id, used.id}


def test_by_unit_finds_what_is_owned_or_used_there_or_below(session: RecordedSession) -> None:
    root = make_unit(session)
    department = make_unit(session, "Förvaltningen", root)
    sector = make_unit(session, "Sektorn", department)
    owned = make_system(session, "Ägd", owner_unit=sector.id)
    used = make_system(session, "Använd", owner_unit=root.id)
    make_use(session, used, sector)
    above = make_system(session, "Ovanför", owner_unit=root.id)

    for ref in (department.slug, str(department.id), sector.slug):
        assert found(session, unit=ref) == {owned.id, used.id}
    assert found(session, unit=root.slug) == {owned.id, used.id, above.id}
    assert found(session, unit="okand") == found(session, unit=str(uuid4())) == set()


def test_by_owner_finds_what_a_unit_or_a_person_owns(session: RecordedSession) -> None:
    unit, person = make_unit(session), make_person(session)
    by_unit = make_system(session, "Enhetens", owner_unit=unit.id)
    by_person, managed = make_system(session, "Annas"), make_system(session, "Förvaltat")
    for system, kind in (
        (by_person, SystemRoleKind.OPERATIONAL_OWNER),
        (managed, SystemRoleKind.SYSTEM_MANAGER),
    ):
        set_roles(load_entry(session, system), [{"kind": kind, "person": person.id}])

    assert found(session, owner=unit.slug) == found(session, owner=str(unit.id)) == {by_unit.id}
    assert found(session, owner=str(person.id)) == {by_person.id}


def test_by_role_that_is_missing(session: RecordedSession) -> None:
    person, with_owner = make_person(session), make_system(session, "Med")
    without = make_system(session, "Utan")
    owner = {"kind": SystemRoleKind.SYSTEM_OWNER, "person": person.id}
    set_roles(load_entry(session, with_owner), [owner])

    assert found(session, role_missing=SystemRoleKind.SYSTEM_OWNER) == {without.id}


def test_by_status_kind_and_vendor_and_all_at_once(session: RecordedSession) -> None:
    wanted = make_system(
        session, "A", status=SystemStatus.IN_USE, kind=SystemKind.MODULE, vendor="CGI"
    )
    make_system(session, "B", status=SystemStatus.RETIRED, kind=SystemKind.MODULE, vendor="CGI")
    make_system(session, "C", status=SystemStatus.IN_USE, vendor="CGI Sverige")

    assert (
        found(session, status=SystemStatus.IN_USE, kind=SystemKind.MODULE, vendor=" cgi")
        == found(session, status=SystemStatus.IN_USE, vendor="CGI")
        == {wanted.id}
    )


def test_by_contract_that_ends_before_a_day(session: RecordedSession) -> None:
    ending, lasting = make_system(session, "Slutar"), make_system(session, "Består")
    make_contract(session, ending, lasting, title="Öppet")
    make_contract(session, ending, title="Kort", ends_on=date(2026, 12, 31))
    make_contract(session, lasting, title="Långt", ends_on=date(2027, 1, 1))

    assert found(session, contract_ends_before=date(2027, 1, 1)) == {ending.id}


def test_by_confirmation_before_a_day_finds_those_never_confirmed_too(
    session: RecordedSession,
) -> None:
    fresh, stale, never = (make_system(session, name) for name in ("Ny", "Gammal", "Aldrig"))
    for system, at in (
        (fresh, datetime(2026, 11, 23, 0, 0, tzinfo=UTC)),
        (stale, datetime(2026, 11, 22, 23, 59, tzinfo=UTC)),
    ):
        confirm_entry(load_entry(session, system), {"still_needed": True}, None)
        system.confirmed_at = at

    assert found(session, confirmed_before=date(2026, 11, 23)) == {stale.id, never.id}


def test_a_system_is_named_by_id_or_slug(session: RecordedSession) -> None:
    system = make_system(session, "Åhlöv")

    for ref in (str(system.id), str(system.id).upper(), "ahlov"):
        assert find_system(session.connection(), TESTER, ref) == system.id
    for ref in (str(uuid4()), "okand", ""):
        with pytest.raises(NotFoundError):
            find_system(session.connection(), TESTER, ref)


def test_whoever_holds_no_role_sees_no_system(session: RecordedSession) -> None:
    system = make_system(session, "Heroma")
    nobody = Actor("utan roll")

    assert session.scalars(systems_matching(nobody, {})).all() == []
    with pytest.raises(NotFoundError):
        find_system(session.connection(), nobody, str(system.id))
