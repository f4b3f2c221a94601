"""What the policy table promises of whole roles, whatever operations there come to be."""

from typing import Any

import pytest

from app.identity.policy import POLICY, Scope
from app.main import operations_of
from app.operations.operation import Operation
from record.people import Role
from tests.factories import TESTER, Api, make_person

DECISIONS = ("create_decision", "record_board_decision")
DECIDERS = {Role.HEAD_OF_IT, Role.CHIEF_EXECUTIVE}


def writing_operations(api: Api) -> list[str]:
    app: Any = api.client.app
    routes = (route for route in operations_of(app) if isinstance(route, Operation))
    return [route.name for route in routes if route.handling.writes]


def test_an_auditor_reads_and_writes_nothing_at_all(api: Api) -> None:
    for operation in writing_operations(api):
        assert POLICY[operation][Role.AUDITOR] is Scope.NO, operation


def test_an_auditor_reads_all_that_there_is_to_read(api: Api) -> None:
    for operation in POLICY.keys() - set(writing_operations(api)):
        own = operation.endswith(("_token", "_tokens", "_session", "_sessions"))
        wanted = Scope.OWN if own else Scope.ALL
        assert POLICY[operation][Role.AUDITOR] in (wanted, Scope.ALL), operation


@pytest.mark.parametrize("role", Role)
def test_nobody_but_the_deciders_decides(role: Role) -> None:
    assert (POLICY["create_decision"][role] is not Scope.NO) is (role in DECIDERS)


def test_an_administrator_never_decides() -> None:
    for operation in DECISIONS:
        assert POLICY[operation][Role.ADMINISTRATOR] is Scope.NO


def test_only_an_administrator_makes_people_and_keys() -> None:
    for operation in ("create_person", "change_person", "create_token"):
        allowed = {role for role, scope in POLICY[operation].items() if scope is not Scope.NO}
        assert allowed == {Role.ADMINISTRATOR}, operation


@pytest.mark.parametrize("role", sorted(DECIDERS))
def test_who_keeps_the_accounts_can_neither_be_nor_speak_for_who_decides(
    api: Api, role: Role
) -> None:
    with api.database.writing(TESTER) as session:
        keeper, other = make_person(session, "Anna"), make_person(session, "Ivar")
    administrator = api.sign_in(Role.ADMINISTRATOR, person=keeper.id)
    api.sign_in(role, person=other.id)

    key = administrator.post("tokens", json={"name": "x", "person": str(other.id), "role": role})
    own, others = (
        administrator.patch(f"people/{person.id}", json={"roles": [{"role": role}]})
        for person in (keeper, other)
    )

    assert [answer.status_code for answer in (key, own, others)] == [422, 422, 200]
    assert "samsyn token create" in key.json()["errors"][0]["detail"]
    assert "någon annan" in own.json()["errors"][0]["detail"]
