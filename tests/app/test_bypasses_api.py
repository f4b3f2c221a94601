"""Purchases that went round the process, through the API."""

from typing import Any

from record.people import Role
from tests.app.examples import units_of
from tests.factories import Api, Caller


def bought(caller: Caller, unit: Any, **fields: Any) -> Any:
    usual = {"unit": str(unit.id), "bought": "Låssystem", "found_on": "2026-03-01"}
    return caller.post("bypasses", json=usual | fields)


def test_a_bypass_is_registered_and_followed_up(api: Api) -> None:
    unit = units_of(api, "Skola")["Skola"]
    caller = api.sign_in(Role.HEAD_OF_IT)

    made = bought(caller, unit)
    contacted = {"contacted": "Förvaltningschefen", "contacted_on": "2026-03-02"}
    path = f"bypasses/{made.json()['id']}"
    changed = caller.patch(path, json=contacted | {"outcome": "denied_help"})

    assert (made.status_code, made.json()["outcome"]) == (201, "open")
    assert changed.json()["outcome"] == "denied_help"
    assert caller.get(path).json() == changed.json()


def test_bypasses_are_narrowed_down_by_unit_and_outcome(api: Api) -> None:
    units = units_of(api, "Skola", "Omsorg")
    caller = api.sign_in(Role.CHIEF_EXECUTIVE)
    bought(caller, units["Skola"], outcome="helped")
    bought(caller, units["Omsorg"])

    def named(query: str) -> list[str]:
        items = caller.get(f"bypasses{query}").json()["items"]
        return [item["unit"]["name"] for item in items]

    assert named("") == ["Omsorg", "Skola"]
    assert named(f"?unit={units['Kommunen'].id}") == ["Omsorg", "Skola"]
    assert named(f"?unit={units['Skola'].id}") == ["Skola"]
    assert named("?outcome=helped") == ["Skola"]


def test_a_kundansvarig_registers_for_their_own_department(api: Api) -> None:
    units = units_of(api, "Skola", "Omsorg")
    contact = api.sign_in(Role.BUSINESS_CONTACT, units["Skola"])

    assert bought(contact, units["Skola"]).status_code == 201
    assert bought(contact, units["Omsorg"]).json()["missing_permission"] == "create_bypass"


def test_who_bought_it_registers_nothing_and_reads_all(api: Api) -> None:
    unit = units_of(api, "Skola")["Skola"]
    bought(api.sign_in(Role.HEAD_OF_IT), unit)
    requester = api.sign_in(Role.REQUESTER)

    assert bought(requester, unit).status_code == 403
    assert requester.get("bypasses").json()["total"] == 1
