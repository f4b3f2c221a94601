"""A confidential system is there for those who are cleared for it, and for nobody else."""

from typing import Any
from uuid import UUID

import pytest

from inventory.organisation.units import Unit
from inventory.systems.editing.catalogue import Catalogue
from inventory.systems.editing.entering import edit_entry
from inventory.systems.editing.entry import load_entry
from inventory.systems.roles import SystemRole, SystemRoleKind
from inventory.systems.system import System
from record.people import Role
from tests.app.examples import units_of
from tests.factories import (
    TESTER,
    Api,
    Caller,
    make_contract,
    make_function,
    make_person,
    make_system,
)

CLEARED = [Role.REGISTER_EDITOR, Role.INFORMATION_SECURITY, Role.HEAD_OF_IT]
CLEARED += [Role.CHIEF_EXECUTIVE, Role.AUDITOR]


def enter(api: Api, name: str, owner: Unit | None = None, **fields: Any) -> str:
    with api.database.writing(TESTER) as session:
        owned = {"owner_unit": owner.id} if owner else {}
        return str(make_system(session, name, **owned, **fields).id)


def sees(caller: Caller, system: str) -> bool:
    """Return whether a system is there for somebody: by itself, in the list, and in the count."""
    by_itself = caller.get(f"systems/{system}").status_code == 200
    listed = caller.get("systems").json()
    in_list = system in {item["id"] for item in listed["items"]}
    assert by_itself is in_list
    assert listed["total"] == len(listed["items"])
    return by_itself


@pytest.mark.parametrize("role", Role)
def test_those_see_it_who_are_cleared_for_everything(api: Api, role: Role) -> None:
    hidden = enter(api, "Larmet", confidential=True)

    assert sees(api.sign_in(role), hidden) is (role in CLEARED)


def test_who_is_cleared_for_a_unit_sees_what_it_and_those_below_own(api: Api) -> None:
    units = units_of(api, "Skola", "Omsorg")
    hidden = enter(api, "Larmet", units["Skola"], confidential=True)
    ownerless = enter(api, "Jouren", confidential=True)

    for role in (Role.REGISTER_EDITOR, Role.INFORMATION_SECURITY):
        seen = {name: sees(api.sign_in(role, unit), hidden) for name, unit in units.items()}
        assert seen == {"Kommunen": True, "Skola": True, "Omsorg": False}
        assert not sees(api.sign_in(role, units["Kommunen"]), ownerless)


def test_a_system_manager_sees_their_own_from_the_moment_that_it_is_theirs(api: Api) -> None:
    hidden = enter(api, "Larmet", confidential=True)
    with api.database.writing(TESTER) as session:
        person = make_person(session)
    manager = api.sign_in(Role.SYSTEM_MANAGER, person=person.id)
    other = api.sign_in(Role.SYSTEM_MANAGER)
    assert not sees(manager, hidden)

    with api.database.writing(TESTER) as session:
        kind = SystemRoleKind.SYSTEM_MANAGER
        role = SystemRole(system_id=UUID(hidden), person_id=person.id, kind=kind)
        session.add(role)
    assert sees(manager, hidden)
    assert not sees(other, hidden)

    with api.database.writing(TESTER) as session:
        session.delete(session.get_one(SystemRole, role.id))
    assert not sees(manager, hidden)


def test_a_unit_that_is_moved_takes_its_systems_out_of_sight(api: Api) -> None:
    units = units_of(api, "Skola", "Omsorg")
    hidden = enter(api, "Larmet", units["Skola"], confidential=True)
    editor = api.sign_in(Role.REGISTER_EDITOR, units["Skola"])
    assert sees(editor, hidden)

    api.sign_in().patch(f"systems/{hidden}", json={"owner_unit": str(units["Omsorg"].id)})

    assert not sees(editor, hidden)


def test_marking_is_for_three_roles_and_bites_at_once(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    requester = api.sign_in(Role.REQUESTER)
    for role in Role:
        system = enter(api, f"System {role}", unit)
        assert sees(requester, system)
        marked = api.sign_in(role).change(
            "PUT",
            f"systems/{system}/confidentiality",
            f"systems/{system}",
            json={"confidential": True},
        )
        may = role in (Role.REGISTER_EDITOR, Role.INFORMATION_SECURITY, Role.HEAD_OF_IT)
        assert marked.status_code == (200 if may else 403), role
        assert sees(requester, system) is not may


def test_a_department_cannot_hide_what_it_enters(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    contact = api.sign_in(Role.BUSINESS_CONTACT)
    entered = {"name": "Larmet", "owner_unit": str(unit.id), "confidential": True}

    assert contact.post("systems", json=entered).json()["missing_permission"] == "mark_confidential"
    assert api.sign_in().post("systems", json=entered).status_code == 201


def test_what_is_no_longer_confidential_is_there_for_all_again(api: Api) -> None:
    hidden = enter(api, "Larmet", vendor="Securitas", confidential=True)
    requester, editor = api.sign_in(Role.REQUESTER), api.sign_in()
    assert requester.get("vendors").json()["total"] == 0

    shown = editor.patch(f"systems/{hidden}", json={"confidential": False}).json()

    assert (shown["slug"], shown["vendor"]) == ("larmet", "Securitas")
    assert sees(requester, hidden)
    assert requester.get("systems/larmet").status_code == 200
    assert [one["name"] for one in requester.get("vendors").json()["items"]] == ["Securitas"]


def test_what_a_hidden_system_has_taken_can_be_taken_by_others(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    enter(api, "Larmet", vendor="Securitas", external_id="L-1", confidential=True)
    contact = api.sign_in(Role.BUSINESS_CONTACT)
    same = {"name": "Larmet", "vendor": "SECURITAS", "external_id": "L-1"}

    entered = contact.post("systems", json=same | {"owner_unit": str(unit.id)})

    assert entered.status_code == 201
    told = entered.json()
    assert (told["slug"], told["vendor"], told["warnings"]) == ("larmet", "SECURITAS", [])


def test_a_system_is_not_shown_again_beside_another_with_its_id(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    hidden = enter(api, "Larmet", external_id="L-1", confidential=True)
    taken = {"name": "Jouren", "external_id": "L-1", "owner_unit": str(unit.id)}
    assert api.sign_in(Role.BUSINESS_CONTACT).post("systems", json=taken).status_code == 201

    refused = api.sign_in().patch(f"systems/{hidden}", json={"confidential": False})

    assert refused.status_code == 409


def test_what_names_a_hidden_system_has_one_version_for_all_and_names_it_for_some(
    api: Api,
) -> None:
    hidden = enter(api, "Larmet", confidential=True)
    shown = enter(api, "Lönen", parent=UUID(hidden))
    requester, head = api.sign_in(Role.REQUESTER), api.sign_in(Role.HEAD_OF_IT)

    for_all, for_some = (caller.get(f"systems/{shown}") for caller in (requester, head))

    assert for_all.json()["parent"] is None
    assert for_some.json()["parent"]["name"] == "Larmet"
    assert for_all.headers["ETag"] == for_some.headers["ETag"]
    assert "Larmet" not in requester.get("exports/systems.csv").text
    assert "Larmet" in head.get("exports/systems.csv").text


def test_marking_takes_a_name_at_once_out_of_all_that_has_been_read(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        make_function(session)
    named = enter(api, "Larmet", functions=["payroll"], common_for=["payroll"])
    other = enter(api, "Jouren", replaced_by=UUID(named))
    enter(api, "Lönen", parent=UUID(named), functions=["payroll"])
    editor, requester = api.sign_in(), api.sign_in(Role.REQUESTER)
    flow = {"to": named, "what": "Larm"}
    assert editor.post(f"systems/{other}/integrations", json=flow).status_code == 201
    reads = ["systems", "systems?q=larmet", "systems?function=payroll", f"systems/{other}"]
    reads += ["overlaps", "functions/payroll", "exports/systems.csv", "systems/lonen"]
    before = [requester.get(path) for path in reads]
    assert all("Larmet" in answer.text for answer in before if "functions/" not in str(answer.url))

    for confidential in (True, False, True):
        editor.patch(f"systems/{named}", json={"confidential": confidential})
        told = [requester.get(path).text for path in reads]
        assert ["Larmet" in text for text in told] == [
            "Larmet" in answer.text and not confidential for answer in before
        ]


def test_shares_of_what_is_hidden_survive_whoever_changes_the_rest(api: Api) -> None:
    hidden, shown = enter(api, "Larmet", confidential=True), enter(api, "Lönen")
    with api.database.writing(TESTER) as session:
        systems = [session.get_one(System, UUID(one)) for one in (hidden, shown)]
        contract = str(make_contract(session, *systems).id)
    buyer, head = api.sign_in(Role.PROCUREMENT), api.sign_in(Role.HEAD_OF_IT)

    changed = buyer.patch(
        f"contracts/{contract}", json={"systems": [{"system": shown, "share": 100}]}
    )

    assert [one["system"]["name"] for one in changed.json()["systems"]] == ["Lönen"]
    everything = head.get(f"contracts/{contract}").json()["systems"]
    assert sorted(one["system"]["name"] for one in everything) == ["Larmet", "Lönen"]


def test_what_is_hidden_and_what_is_not_are_not_merged(api: Api) -> None:
    hidden, shown = enter(api, "Larmet", confidential=True), enter(api, "Lönen")

    refused = api.sign_in().change(
        "POST", f"systems/{hidden}/merge", f"systems/{hidden}", json={"into": shown}
    )

    assert refused.status_code == 409


def test_overlaps_are_found_among_what_is_seen(api: Api) -> None:
    with api.database.writing(TESTER) as session:
        make_function(session)
    for name, confidential in (("Heroma", False), ("Personec", False), ("Larmet", True)):
        enter(api, name, functions=["payroll"], confidential=confidential)

    def members(role: Role) -> list[str]:
        overlap = api.sign_in(role).get("overlaps/function:payroll").json()
        return sorted(member["system"]["name"] for member in overlap["members"])

    assert members(Role.REQUESTER) == ["Heroma", "Personec"]
    assert members(Role.HEAD_OF_IT) == ["Heroma", "Larmet", "Personec"]


def test_the_history_and_the_past_keep_it_too(api: Api) -> None:
    hidden = enter(api, "Larmet", confidential=True)
    administrator, auditor = api.sign_in(Role.ADMINISTRATOR), api.sign_in(Role.AUDITOR)

    assert "Larmet" not in administrator.get("changes?limit=200").text
    assert administrator.get(f"changes?object={hidden}").json()["total"] == 0
    assert auditor.get(f"changes?object={hidden}").json()["total"] > 0
    assert "Larmet" not in administrator.get("register/2999-01-01").text
    assert "Larmet" in auditor.get("register/2999-01-01").text


def test_a_file_does_not_find_what_its_sender_may_not_see(api: Api) -> None:
    enter(api, "Larmet", confidential=True)
    table = "Systemnamn;Beskrivning\nLarmet;Något annat\n"
    file = {"file": ("s.csv", table.encode())}

    taken = api.sign_in(Role.ADMINISTRATOR).post("imports", files=file, data={"kind": "systems"})

    assert (taken.json()["created"], taken.json()["warnings"]) == (1, [])


def test_a_file_keeps_the_mark_and_takes_it_only_from_who_sees_what_it_marks(api: Api) -> None:
    enter(api, "Larmet", vendor="Securitas", confidential=True)
    editor, administrator = api.sign_in(), api.sign_in(Role.ADMINISTRATOR)
    exported = editor.get("exports/systems.csv").content

    def take(caller: Caller, table: bytes) -> Any:
        file = {"file": ("s.csv", table)}
        return caller.post("imports", files=file, data={"kind": "systems"})

    marked = "Systemnamn;Sekretess;Leverantör\nJouren;ja;Falck\n".encode()
    assert take(editor, exported).json()["unchanged"] == 1
    assert take(administrator, marked).status_code == 422
    assert take(editor, marked).json()["created"] == 1
    requester = api.sign_in(Role.REQUESTER)
    assert requester.get("systems").json()["items"] == []
    assert requester.get("vendors").json()["items"] == []


def test_marking_leaves_no_trace_in_slugs_and_vendors(api: Api) -> None:
    system = enter(api, "Larmet", vendor="Securitas")
    with api.database.writing(TESTER) as session:
        entry = load_entry(session, session.get_one(System, UUID(system)))
        edit_entry(Catalogue(session), entry, {"confidential": True})
    requester, contact = api.sign_in(Role.REQUESTER), api.sign_in(Role.BUSINESS_CONTACT)

    assert requester.get("systems/larmet").status_code == 404
    assert requester.get("vendors").json()["items"] == []
    unit = units_of(api)["Kommunen"]
    again = {"name": "LARMET", "vendor": "SECURITAS", "owner_unit": str(unit.id)}
    told = contact.post("systems", json=again).json()
    assert (told["slug"], told["vendor"]) == ("larmet", "SECURITAS")
