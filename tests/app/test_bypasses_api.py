"""Purchases that went round the process, through the API."""

from typing import Any

from app.storage.loading import DATA, PROCESS
from intake.process.in_use import take_into_use
from record.people import Role
from tests.app.examples import units_of
from tests.factories import TESTER, Api, Caller


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


def test_who_applies_afterwards_has_a_draft_begun_for_the_unit(api: Api) -> None:
    unit = units_of(api, "Skola")["Skola"]
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text("utf-8"), PROCESS)
    contact = api.sign_in(Role.BUSINESS_CONTACT, unit)

    made = bought(contact, unit, outcome="applied_afterwards")

    assert made.status_code == 201
    request = contact.get(f"requests/{made.json()['request']['reference']}").json()
    assert (request["title"], request["state"]) == ("Låssystem", "draft")
    assert request["unit"]["id"] == str(unit.id)
    again = bought(contact, unit, outcome="applied_afterwards", request=request["id"])
    assert again.json()["request"] == made.json()["request"]
    assert contact.get("requests").json()["total"] == 1


def test_a_request_belongs_to_a_bypass_that_is_applied_for_and_is_one_that_can_be_seen(
    api: Api,
) -> None:
    units = units_of(api, "Skola", "Omsorg")
    with api.database.writing(TESTER) as session:
        take_into_use(session, (DATA / PROCESS).read_text("utf-8"), PROCESS)
    school, care = (api.sign_in(Role.BUSINESS_CONTACT, units[n]) for n in ("Skola", "Omsorg"))
    hidden = bought(care, units["Omsorg"], outcome="applied_afterwards").json()["request"]["id"]
    own = bought(school, units["Skola"], outcome="applied_afterwards").json()["request"]["id"]

    wrong = {"outcome": "helped", "request": own}
    unseen = {"outcome": "applied_afterwards", "request": hidden}
    for fields in (wrong, unseen):
        refused = bought(school, units["Skola"], **fields)
        assert [one["pointer"] for one in refused.json()["errors"]] == ["#/request"]
