"""Who may do what is what the policy table says, for every operation and every role."""

from dataclasses import replace
from typing import Any

import pytest
from fastapi import APIRouter

from app.identity.operation_words import OPERATIONS
from app.identity.policy import POLICY, Scope
from app.labels import LABELS
from app.main import PolicyGapError, check_policy, create_app, operations_of
from app.operations.calls.read import Reading
from app.operations.operation import Operation
from app.settings import Settings
from inventory.systems.roles import SystemRole, SystemRoleKind
from record.people import Role
from tests.app.examples import Example, Register, fill, units_named, units_of, writes
from tests.app.gate.examples import STOPS
from tests.factories import TESTER, Api, Caller, make_person, make_system

SENT_AS_FILES = {"create_attachment"}
NOT_THE_REQUESTS = frozenset({"answer_inquiry", "delete_attachment"})
"""What depends on whom a question was put to, or who added the file."""
"""What has no example in JSON."""


def is_forbidden(caller: Caller, example: Example) -> bool:
    """Ask without a version, with a body that nobody could want: a 403 is about the role."""
    answer = caller.call(example.method, example.path, json={"nonsense": 1})
    assert answer.status_code in (403, 422, 428), f"{example.operation}: {answer.text}"
    if answer.status_code == 403:
        assert answer.json()["missing_permission"] == example.operation
        assert OPERATIONS[example.operation] in answer.json()["detail"]
    return bool(answer.status_code == 403)


@pytest.mark.thorough
@pytest.mark.parametrize("role", Role)
def test_a_role_that_is_held_everywhere_may_what_the_table_says(api: Api, role: Role) -> None:
    register = fill(api)
    caller = api.sign_in(role)

    for example in writes(register):
        if example.operation not in ("revoke_token", "end_session"):
            scope = POLICY[example.operation][role]
            allowed = scope in (Scope.ALL, Scope.OWN_UNIT)
            # A creating POST names nothing whose owner could be asked for before its body is read.
            unplaced = scope is Scope.OWN and "/" not in example.path
            assert is_forbidden(caller, example) is not (allowed or unplaced), example.operation


@pytest.mark.thorough
@pytest.mark.parametrize("role", Role)
def test_a_role_that_is_held_for_a_unit_reaches_that_unit_and_below(api: Api, role: Role) -> None:
    register = fill(api)
    units = units_named(api)
    for name, reaches in (("Kommunen", True), ("Skola", True), ("Omsorg", False)):
        caller = api.sign_in(role, units[name])
        for example in writes(register):
            by_unit = POLICY[example.operation][role] is Scope.OWN_UNIT
            if by_unit and of_the_school(example, register):
                assert is_forbidden(caller, example) is not reaches, (example.operation, name)


def of_the_school(example: Example, register: Register) -> bool:
    schools = (f"systems/{register.system}", f"contracts/{register.contract}")
    return example.path.startswith((*schools, f"bypasses/{register.bypass}"))


def on_the_request(register: Register) -> list[Example]:
    """Return the calls on requests that the request's own place decides, all on one."""
    stops = {f"requests/{getattr(register, name)}": name for name in STOPS}
    return [
        replace(example, path=example.path.replace(stop, f"requests/{register.request}"))
        for example in writes(register)
        for stop in stops
        if example.path.startswith(stop) and example.operation not in NOT_THE_REQUESTS
    ]


@pytest.mark.parametrize("role", Role)
def test_a_request_is_hidden_from_who_holds_a_role_elsewhere_and_open_to_who_holds_it_here(
    api: Api, role: Role
) -> None:
    register = fill(api)
    units = units_named(api)
    sees_all = role in (Role.AUDITOR, Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE)
    for name, reaches in (("Kommunen", True), ("Skola", True), ("Omsorg", False)):
        caller = api.sign_in(role, units[name])
        for example in on_the_request(register):
            if not (reaches or sees_all):
                hidden = caller.call(example.method, example.path, json={"nonsense": 1})
                assert hidden.status_code == 404, (example.operation, name)
            else:
                scope = POLICY[example.operation][role]
                allowed = scope is Scope.ALL or (scope is Scope.OWN_UNIT and reaches)
                assert is_forbidden(caller, example) is not allowed, (example.operation, name)


@pytest.mark.thorough
@pytest.mark.parametrize("role", Role)
def test_the_permissions_in_an_answer_are_what_the_caller_is_let_through_with(
    api: Api, role: Role
) -> None:
    register = fill(api)
    units = units_named(api)
    callers = [api.sign_in(role), *(api.sign_in(role, units[name]) for name in ("Skola", "Omsorg"))]
    things = ["system", "contract", "exemption", "vendor"]
    addresses = {name: f"{name}s/{getattr(register, name)}" for name in things}
    addresses |= {"unit": f"units/{register.care}", "person": f"people/{register.leaver}"}
    addresses |= {"function": f"functions/{register.function}"}
    addresses |= {"delegation": f"delegations/{register.delegation}"}
    addresses |= {"bypass": f"bypasses/{register.bypass}"}
    addresses |= {"request": f"requests/{register.request}"}
    calls = [e for e in writes(register) if not e.path.startswith("requests/")]
    calls += on_the_request(register)

    for caller in callers:
        for path in addresses.values():
            read = caller.get(path)
            if read.status_code == 404:
                assert path == addresses["request"]
                continue
            told = set(read.json()["permissions"]) - SENT_AS_FILES
            below = [e for e in calls if e.path == path or e.path.startswith(f"{path}/")]
            allowed = {e.operation for e in below if not is_forbidden(caller, e)}
            assert told == allowed, path


@pytest.mark.thorough
def test_every_role_reads_what_the_table_lets_it_read(api: Api) -> None:
    register = fill(api)
    things = ("system", "contract", "exemption", "vendor")
    paths = {f"read_{name}": f"{name}s/{getattr(register, name)}" for name in things}
    paths |= {f"list_{name}s": f"{name}s" for name in (*things, "function", "unit", "token")}
    paths |= {"read_unit": f"units/{register.care}", "read_person": f"people/{register.person}"}
    paths |= {"read_delegation": f"delegations/{register.delegation}"}
    paths |= {"list_delegations": "delegations", "read_conformance": "delegations/conformance"}
    paths |= {"list_bypasses": "bypasses", "read_bypass": f"bypasses/{register.bypass}"}
    paths |= {"list_requests": "requests", "read_request": f"requests/{register.request}"}
    for part in ("candidates", "inquiries", "comments", "decisions"):
        paths[f"list_{part}"] = f"requests/{register.request}/{part}"
    paths["list_delegation_decisions"] = f"requests/{register.request}/delegation-decisions"
    paths["list_delegation_notices"] = "reports/delegation-notices"
    paths |= {"list_people": "people", "list_overlaps": "overlaps", "read_me": "me"}
    paths |= {"list_changes": "changes", "verify_changes": "changes/verify"}
    paths |= {"read_metrics": "/metrics", "read_openapi": "/openapi.json"}
    paths |= {"export_systems": "exports/systems.csv"}
    for role in Role:
        caller = api.sign_in(role)
        for operation, path in paths.items():
            allowed = POLICY[operation][role] is not Scope.NO
            assert (caller.get(path).status_code == 200) is allowed, f"{operation} {role}"


def test_every_role_imports_what_the_table_lets_it_import(api: Api) -> None:
    for role in Role:
        caller = api.sign_in(role)
        for operation, path in (("import_table", "imports"), ("undo_import", "imports/undo")):
            allowed = POLICY[operation][role] is not Scope.NO
            assert (caller.post(path).status_code == 403) is not allowed, f"{operation} {role}"


def test_lists_tell_the_same_permissions_as_the_things_themselves(api: Api) -> None:
    register = fill(api)
    contact = api.sign_in(Role.BUSINESS_CONTACT, units_named(api)["Skola"])

    listed = {item["id"]: item["permissions"] for item in contact.get("systems").json()["items"]}

    assert listed[register.other] == []
    assert (
        listed[register.system] == contact.get(f"systems/{register.system}").json()["permissions"]
    )
    assert "change_system" in listed[register.system]


def test_the_kundansvarig_of_one_department_changes_nothing_of_anothers(api: Api) -> None:
    register = fill(api)
    contact = api.sign_in(Role.BUSINESS_CONTACT, units_named(api)["Omsorg"])

    own = contact.patch(f"systems/{register.other}", json={"purpose": "Lön"})
    others = contact.patch(f"systems/{register.system}", json={"purpose": "Lön"})

    assert (own.status_code, others.status_code) == (200, 403)
    assert others.json()["missing_permission"] == "change_system"


def test_a_department_enters_systems_for_itself_alone(api: Api) -> None:
    register = fill(api)
    contact = api.sign_in(Role.BUSINESS_CONTACT, units_named(api)["Omsorg"])

    own = contact.post("systems", json={"name": "A", "owner_unit": register.care})
    others = contact.post("systems", json={"name": "B", "owner_unit": register.school})
    given_away = contact.patch(f"systems/{register.other}", json={"owner_unit": register.school})

    assert (own.status_code, others.status_code, given_away.status_code) == (201, 403, 403)
    assert contact.get(f"systems/{register.other}").json()["owner_unit"]["id"] == register.care


def test_a_contract_covers_only_systems_of_who_enters_it(api: Api) -> None:
    register = fill(api)
    contact = api.sign_in(Role.BUSINESS_CONTACT, units_named(api)["Omsorg"])

    own, others = (
        contact.post("contracts", json={"title": "Avtal", "systems": [{"system": system}]})
        for system in (register.other, register.system)
    )

    assert (own.status_code, others.status_code) == (201, 403)


def test_a_system_manager_changes_the_systems_that_they_manage_and_no_others(api: Api) -> None:
    unit = units_of(api)["Kommunen"]
    with api.database.writing(TESTER) as session:
        person = make_person(session)
        mine, others = (make_system(session, name, owner_unit=unit.id) for name in ("A", "B"))
        kind = SystemRoleKind.SYSTEM_MANAGER
        session.add(SystemRole(system_id=mine.id, person_id=person.id, kind=kind))
    manager = api.sign_in(Role.SYSTEM_MANAGER, person=person.id)

    done = manager.patch(f"systems/{mine.id}", json={"purpose": "Lön"})
    refused = manager.patch(f"systems/{others.id}", json={"purpose": "Lön"})
    handed_on = manager.change("PUT", f"systems/{mine.id}/roles", f"systems/{mine.id}", json={})

    assert [answer.status_code for answer in (done, refused, handed_on)] == [200, 403, 403]


def test_who_may_do_nothing_to_a_thing_may_still_read_it(api: Api) -> None:
    register = fill(api)
    requester = api.sign_in(Role.REQUESTER)

    read = requester.get(f"systems/{register.system}")

    assert (read.status_code, read.json()["permissions"]) == (200, [])


def test_the_application_does_not_start_with_an_operation_that_the_table_lacks(api: Api) -> None:
    router = APIRouter(route_class=Operation)

    @router.get("/secret")
    def read_secret(read: Reading) -> None: ...

    app = create_app(Settings(), api.database)
    app.router.routes.extend(router.routes)

    with pytest.raises(PolicyGapError, match="read_secret"):
        check_policy(app)


def test_every_operation_and_every_word_of_a_closed_list_has_a_swedish_one(api: Api) -> None:
    app: Any = api.client.app

    assert {route.name for route in operations_of(app)} == set(POLICY) == set(OPERATIONS)
    for words, labels in LABELS.items():
        assert set(labels) == set(words), words
        assert all(labels.values())
