"""Entering systems and changing what the register says about them."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from inventory.errors import InvalidFieldsError, SameNameError, TakenError
from inventory.systems.editing.answering import read_roles, set_roles
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import edit_entry, refuse_same_name, register_system
from inventory.systems.editing.entry import load_entry
from inventory.systems.editing.integrating import add_integration, remove_integration
from inventory.systems.editing.serving import set_finding
from inventory.systems.editing.using import edit_use, remove_use
from inventory.systems.functions import Finding
from inventory.systems.roles import SystemRoleKind
from inventory.systems.system import System
from inventory.visibility import visible_systems
from record.actors import Actor
from record.recording.session import RecordedSession
from tests.factories import (
    TESTER,
    card_of,
    make_function,
    make_person,
    make_system,
    make_unit,
    make_use,
)

NOWHERE = UUID(int=1)


def edit(session: RecordedSession, system: System, **fields: Any) -> bool:
    changed = edit_entry(Catalogue(session), load_entry(session, system), fields)
    session.flush()
    return changed


def test_each_change_makes_one_version_and_no_change_makes_none(session: RecordedSession) -> None:
    system = make_system(session, "Heroma")
    assert system.version == 1

    assert edit(session, system, purpose="Lön", note="Gemensamt", aliases=["Lönen"])
    assert system.version == 2
    assert not edit(session, system, purpose="Lön", note="Gemensamt", aliases=["Lönen"])
    assert system.version == 2


def test_a_use_and_a_role_count_as_changes_of_the_system(session: RecordedSession) -> None:
    system = make_system(session, "Heroma")
    use = make_use(session, system, make_unit(session), users=3)
    versions = [system.version]
    catalogue, entry = Catalogue(session), load_entry(session, system)
    edit_use(catalogue, entry, use, {"users": 4})
    versions.append(system.version)
    edit_use(catalogue, entry, use, {"users": 4})
    versions.append(system.version)
    remove_use(catalogue, entry, use)
    versions.append(system.version)

    assert versions == [2, 3, 3, 4]


def test_a_field_that_is_not_named_stays(session: RecordedSession) -> None:
    system = make_system(session, "Heroma", purpose="Lön", aliases=["Lönen"], vendor="CGI")

    edit(session, system, note="Gemensamt")

    card = card_of(session, system)
    assert (card["purpose"], card["aliases"], card["vendor"]) == ("Lön", ["Lönen"], "CGI")


def test_aliases_become_those_that_are_named(session: RecordedSession) -> None:
    system = make_system(session, aliases=["A", "B", "B"])

    edit(session, system, aliases=["C", "B"])

    assert card_of(session, system)["aliases"] == ["B", "C"]


def test_two_systems_may_have_one_name_but_not_one_slug(session: RecordedSession) -> None:
    slugs = {make_system(session, "Heroma").slug for _ in range(3)}

    assert slugs == {"heroma", "heroma-2", "heroma-3"}


@pytest.mark.parametrize("name", ["Heroma", " heroma ", "HEROMA"])
def test_a_name_that_is_taken_is_refused_and_the_oldest_that_has_it_is_named(
    session: RecordedSession, name: str
) -> None:
    first = make_system(session, "Heroma")
    make_system(session, "Heroma")

    with pytest.raises(SameNameError) as refused:
        refuse_same_name(Catalogue(session), name, visible_systems(TESTER))

    assert refused.value.existing_id == first.id


def test_a_name_that_only_others_see_is_not_refused(session: RecordedSession) -> None:
    make_system(session, "Heroma")

    refuse_same_name(Catalogue(session), "Heroma", visible_systems(Actor("utan roll")))


def test_an_id_of_the_source_belongs_to_one_system(session: RecordedSession) -> None:
    make_system(session, "Heroma", external_id="S001")

    with pytest.raises(TakenError):
        register_system(Catalogue(session), {"name": "Visma", "external_id": "S001"})
    session.rollback()


@pytest.mark.parametrize("field", ["parent", "replaced_by"])
def test_a_system_does_not_belong_to_or_follow_itself(session: RecordedSession, field: str) -> None:
    first = make_system(session, "Ekot")
    second = make_system(session, "Ekot Faktura", **{field: first.id})

    for other in (first, second):
        with pytest.raises(InvalidFieldsError, match="sig självt"):
            edit(session, first, **{field: other.id})


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"functions": ["okand"]}, "#/functions"),
        ({"common_for": ["okand"]}, "#/common_for"),
        ({"owner_unit": NOWHERE}, "#/owner_unit"),
        ({"parent": NOWHERE}, "#/parent"),
        ({"replaced_by": NOWHERE}, "#/replaced_by"),
    ],
)
def test_what_points_at_nothing_is_refused_by_name(
    session: RecordedSession, fields: dict[str, Any], pointer: str
) -> None:
    with pytest.raises(InvalidFieldsError) as refused:
        register_system(Catalogue(session), {"name": "Heroma"} | fields)
    session.rollback()

    assert [place for place, _ in refused.value.errors] == [pointer]


def test_a_sheet_can_be_filled_in_bit_by_bit_and_taken_away(session: RecordedSession) -> None:
    system = make_system(session, operation={"country": "Sverige"})

    edit(session, system, operation={"sign_in": "SSO"})
    operation = card_of(session, system)["operation"]
    assert (operation["country"], operation["sign_in"]) == ("Sverige", "SSO")

    edit(session, system, operation=None)
    assert card_of(session, system)["operation"] is None


def test_a_sheet_on_which_nothing_is_written_is_no_sheet(session: RecordedSession) -> None:
    system = make_system(session, operation={"country": None})
    assert card_of(session, system)["operation"] is None

    edit(session, system, operation={"country": "Sverige"})
    edit(session, system, operation={"country": None})
    assert card_of(session, system)["operation"] is None


def test_vendors_are_one_however_they_are_written(session: RecordedSession) -> None:
    first = make_system(session, "Heroma", vendor="CGI")
    second = make_system(session, "Raindance", vendor=" cgi ")

    assert first.vendor_id == second.vendor_id


def test_a_function_that_was_refused_is_remembered(session: RecordedSession) -> None:
    for code in ("payroll", "finance"):
        make_function(session, code)
    system = make_system(session, functions=["payroll"])
    set_finding(load_entry(session, system), "finance", Finding.IS_NOT)
    session.flush()

    edit(session, system, functions=[])

    card = card_of(session, system)
    assert card["functions"] == []
    assert [said["code"] for said in card["not_functions"]] == ["finance"]


def test_a_refusal_gives_way_when_the_function_is_set_again(session: RecordedSession) -> None:
    make_function(session, "payroll")
    system = make_system(session, functions=["payroll"])
    set_finding(load_entry(session, system), "payroll", Finding.IS_NOT)
    session.flush()

    edit(session, system, functions=["payroll"])

    card = card_of(session, system)
    assert [said["code"] for said in card["functions"]] == ["payroll"]
    assert card["not_functions"] == []


def test_a_use_says_for_which_functions(session: RecordedSession) -> None:
    for code in ("payroll", "finance"):
        make_function(session, code)
    system = make_system(session)
    use = make_use(session, system, make_unit(session), functions=["payroll", "payroll"], fit=4)

    edit_use(Catalogue(session), load_entry(session, system), use, {"functions": ["finance"]})

    (told,) = card_of(session, system)["uses"]
    assert (told["functions"], told["fit"]) == (["finance"], 4)


def test_a_use_of_an_unknown_unit_is_refused(session: RecordedSession) -> None:
    system = make_system(session)
    unit = make_unit(session)
    session.expunge(unit)
    nowhere = unit.model_copy(update={"id": NOWHERE})

    with pytest.raises(InvalidFieldsError, match="ingen enhet"):
        make_use(session, system, nowhere)
    session.rollback()


def test_roles_become_those_that_are_named_each_once(session: RecordedSession) -> None:
    system, anna, bo = make_system(session), make_person(session), make_person(session, "Bo")
    owner = {"kind": SystemRoleKind.SYSTEM_OWNER, "person": anna.id}
    manager = {"kind": SystemRoleKind.SYSTEM_MANAGER, "person": bo.id}

    set_roles(load_entry(session, system), [owner, owner])
    session.flush()
    set_roles(load_entry(session, system), [owner, manager])
    session.flush()

    roles = read_roles(session.connection(), system.id)
    assert [(role["kind"], role["person"]["name"]) for role in roles] == [
        ("system_manager", "Bo"),
        ("system_owner", "Anna Exempel"),
    ]


def test_a_reference_group_has_one_per_department(session: RecordedSession) -> None:
    system, person, root = make_system(session), make_person(session), make_unit(session)
    departments = [make_unit(session, name, root) for name in ("Norra", "Södra")]
    group = [
        {"kind": SystemRoleKind.REFERENCE_GROUP, "person": person.id, "unit": unit.id}
        for unit in departments
    ]

    set_roles(load_entry(session, system), group)
    session.flush()

    roles = read_roles(session.connection(), system.id)
    assert {role["unit"]["name"] for role in roles} == {"Norra", "Södra"}


def test_a_role_of_a_stranger_is_refused_and_says_which(session: RecordedSession) -> None:
    system, person = make_system(session), make_person(session)
    roles = [
        {"kind": SystemRoleKind.SYSTEM_OWNER, "person": person.id},
        {"kind": SystemRoleKind.SYSTEM_MANAGER, "person": NOWHERE},
    ]

    with pytest.raises(InvalidFieldsError) as refused:
        set_roles(load_entry(session, system), roles)

    assert refused.value.errors[0][0] == "#/roles/1/person"


def test_an_integration_is_told_at_both_ends_and_taken_away_at_its_own(
    session: RecordedSession,
) -> None:
    heroma, visma = make_system(session, "Heroma"), make_system(session, "Visma")
    entry = load_entry(session, heroma)
    given = add_integration(entry, {"to": visma.id, "what": "lönekonton"}, TESTER)

    for system in (heroma, visma):
        (told,) = card_of(session, system)["integrations"]
        assert (told["from"]["name"], told["to"]["name"]) == ("Heroma", "Visma")

    with pytest.raises(Exception, match="integration"):
        remove_integration(load_entry(session, visma), given.id)
    remove_integration(entry, given.id)
    assert card_of(session, visma)["integrations"] == []


def test_a_system_gives_itself_nothing(session: RecordedSession) -> None:
    heroma = make_system(session, "Heroma")

    with pytest.raises(InvalidFieldsError, match="sig självt"):
        add_integration(load_entry(session, heroma), {"to": heroma.id}, TESTER)


def test_systems_are_sorted_anew_when_they_are_renamed(session: RecordedSession) -> None:
    first, second = make_system(session, "Ådra"), make_system(session, "Bo")

    edit(session, first, name="Adra")

    in_order = session.scalars(select(col(System.id)).order_by(col(System.sort_key))).all()
    assert in_order == [first.id, second.id]
