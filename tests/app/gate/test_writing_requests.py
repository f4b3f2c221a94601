"""What is written in a request: its name, its steps, and what is said on the way."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from record.people import Role
from tests.app.gate.requests import CONSULTED, NEED, SUMMED_UP
from tests.app.gate.small import BICYCLES, PAY, Small, pointers

NOBODYS = str(UUID(int=1))


def mistakes(read: dict[str, Any]) -> list[str]:
    return [one["mistake"] for one in read["warnings"]]


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"title": "A"}, "#/unit"),
        ({"unit": "SCHOOL"}, "#/title"),
        ({"title": " ", "unit": "SCHOOL"}, "#/title"),
        ({"title": "A", "unit": "SCHOOL", "state": "approved"}, "#/state"),
        ({"title": "A", "unit": "skola"}, "#/unit"),
    ],
)
def test_a_request_has_a_title_and_a_unit(
    town: Small, fields: dict[str, Any], pointer: str
) -> None:
    body = {k: str(town.school.id) if v == "SCHOOL" else v for k, v in fields.items()}

    assert pointers(town.gate.requester.post("requests", json=body)) == [pointer]


def test_a_request_is_begun_for_ones_own_unit_which_is_there(town: Small) -> None:
    everywhere = town.api.sign_in(Role.REQUESTER)
    others = {"title": "Schema", "unit": str(town.care.id)}

    refused = town.gate.requester.post("requests", json=others)
    nobodys = everywhere.post("requests", json=others | {"unit": str(uuid4())})

    assert (refused.status_code, refused.json()["missing_permission"]) == (403, "create_request")
    assert pointers(nobodys) == ["#/unit"]


def test_requests_are_numbered_in_the_order_they_are_begun(town: Small) -> None:
    references = [town.gate.begin(town.school)["reference"] for _ in range(3)]

    assert [one.rpartition("-")[2] for one in references] == ["0001", "0002", "0003"]


def test_title_case_number_and_the_portals_reference_can_be_changed(town: Small) -> None:
    gate = town.gate
    gate.begin(town.school)
    body = {"title": "Lastcyklar", "case_number": "KS 2026-114", "external_reference": "P-7"}

    changed = gate.requester.patch(gate.address, json=body)

    assert changed.status_code == 200
    assert {name: changed.json()[name] for name in body} == body
    cleared = gate.requester.patch(gate.address, json={"external_reference": None})
    assert cleared.json()["external_reference"] is None
    assert pointers(gate.requester.patch(gate.address, json={"unit": "x"})) == ["#/unit"]
    assert pointers(gate.requester.patch(gate.address, json={"title": None})) == ["#/title"]


def test_a_step_is_filled_in_again_and_undoes_no_other(town: Small) -> None:
    gate = town.begin(**PAY)
    gate.fill_in(gate.contact, "decision_basis", **SUMMED_UP)
    gate.do(gate.requester, "submit")
    candidate = gate.read()["candidates"][0]["id"]
    gate.answer(gate.contact, candidate, answer="extend", reason="Modulen finns.")

    read = gate.fill_in(gate.contact, "needs_analysis", **(NEED | PAY | {"expected_users": 9}))

    assert read["steps"]["needs_analysis"]["content"]["expected_users"] == 9
    assert read["steps"]["needs_analysis"]["filled_in_by"]["role"] == "business_contact"
    assert read["steps"]["decision_basis"]["content"]["summary"] == SUMMED_UP["summary"]
    assert read["candidates"][0]["answer"] == "extend"


def test_the_value_is_counted_by_the_laws_rule(town: Small) -> None:
    gate = town.begin(**BICYCLES)
    value = {"one_time": 50_000, "per_month": 4_000, "months": None, "options": 10_000}

    read = gate.fill_in(
        gate.procurement, "procurement_consultation", **CONSULTED | {"value": value}
    )

    assert read["value_48_months"] == 50_000 + 10_000 + 48 * 4_000
    assert "over_direct_procurement" not in read["flags"]
    value["one_time"] = 700_000 - 10_000 - 48 * 4_000
    read = gate.fill_in(gate.procurement, "procurement_consultation", value=value)
    assert "over_direct_procurement" in read["flags"]


@pytest.mark.parametrize(
    ("step", "wrong", "pointer"),
    [
        ("needs_analysis", {"functions": ["coffee"]}, "#/functions"),
        ("needs_analysis", {"using_units": [NOBODYS]}, "#/using_units/0"),
        ("needs_analysis", {"asked_units": [{"unit": NOBODYS}]}, "#/asked_units/0/unit"),
        (
            "needs_analysis",
            {"reference_group": [{"unit": NOBODYS, "person": "Eva"}]},
            "#/reference_group/0/unit",
        ),
        ("information_classification", {"integrity": 5}, "#/integrity"),
        ("information_classification", {"integrity": "3"}, "#/integrity"),
        ("impact_assessment", {"criteria": ["gut_feeling"]}, "#/criteria/0"),
        ("procurement_consultation", {"value": {"one_time": -1}}, "#/value/one_time"),
        ("decision_basis", {"decision": "Godkänn"}, "#/decision"),
    ],
)
def test_a_step_that_is_wrong_is_refused_with_where(
    town: Small, step: str, wrong: dict[str, Any], pointer: str
) -> None:
    gate = town.begin(**BICYCLES)
    who = {"impact_assessment": gate.security}.get(step, gate.contact)

    refused = who.change("PUT", f"{gate.address}/steps/{step}", gate.address, json=wrong)

    assert [one.partition(" ")[0] for one in pointers(refused)] == [pointer]


def test_there_is_no_step_that_the_process_does_not_have(town: Small) -> None:
    gate = town.begin(**BICYCLES)

    assert gate.contact.call("PUT", f"{gate.address}/steps/coffee", json={}).status_code == 404


def test_a_product_before_the_need_is_a_common_mistake(town: Small) -> None:
    editor = town.api.sign_in()
    product = {"file": ("p.csv", "produkt;funktioner\nTimeplan Pro;payroll\n")}
    taken = editor.post("imports", data={"kind": "products"}, files=product)
    assert taken.status_code == 201, taken.text
    gate = town.gate

    begun = gate.begin(town.school, "Timeplan Pro")
    assert mistakes(begun) == ["product_before_need"]
    assert "Timeplan Pro" in begun["warnings"][0]["detail"]
    assert "common_mistake" in gate.read()["flags"]
    assert mistakes(gate.requester.patch(gate.address, json={"title": "Löner"}).json()) == []
    told = gate.fill_in(gate.requester, "needs_analysis", need="Köpa Timeplan Pro")
    assert mistakes(told) == ["product_before_need", "nobody_else_asked"]
    asked = [{"unit": str(town.care.id), "answer": "Nej"}]
    told = gate.fill_in(gate.requester, "needs_analysis", **(NEED | {"asked_units": asked}))
    assert mistakes(told) == []


def test_who_takes_part_may_say_something_and_all_who_see_the_request_read_it(
    town: Small,
) -> None:
    gate = town.submit(**BICYCLES)
    for who, text in ((gate.requester, "Hur går det?"), (gate.contact, "Snart klart.")):
        said = who.post(f"{gate.address}/comments", json={"text": text})
        assert (said.status_code, said.json()["text"]) == (201, text)

    auditor = town.api.sign_in(Role.AUDITOR)
    heard = auditor.get(f"{gate.address}/comments").json()["items"]

    assert [one["text"] for one in heard] == ["Hur går det?", "Snart klart."]
    assert all(one["said_by"] for one in heard)
    assert auditor.post(f"{gate.address}/comments", json={"text": "Jaha."}).status_code == 403
    assert pointers(gate.contact.post(f"{gate.address}/comments", json={"text": " "})) == ["#/text"]
